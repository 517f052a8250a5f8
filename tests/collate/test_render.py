"""A collation in every format."""

import csv
import io
import json
import zipfile
from xml.etree import ElementTree

import pytest

from tests.collate.drafts import LIGHTS, draft
from variorum.collate.collation import collate_texts
from variorum.collate.render import BINARY_FORMATS, TEXT_FORMATS, render_binary, render_text
from variorum.errors import UsageError

FLEET = "The fleet shall not exceed 60 boats."


@pytest.fixture(scope="module")
def collation():
    smaller = FLEET.replace("60", "40")
    return collate_texts(
        [draft("A", FLEET, LIGHTS, title="Offer"), draft("B", smaller, title="Reply <1>")],
        lambda text: ("fleet",) if "fleet" in text else ("lights",),
    )


def test_json_has_the_shape_of_the_records(collation):
    rows = json.loads(render_text(collation, "json"))["rows"]

    assert [(r["issues"], r["a"], r["b"], r["change"]) for r in rows] == [
        (["fleet"], ["1"], ["1"], "modified"),
        (["lights"], ["2"], [], "dropped"),
    ]
    assert rows[0]["differences"] == [
        {
            "slot": "quantity",
            "from": "not exceed 60 boats",
            "to": "not exceed 40 boats",
            "from_span": [19, 38],
            "to_span": [19, 38],
        }
    ]
    assert rows[1]["state"] == "silent"


def test_json_of_three_drafts_has_a_cell_for_each():
    three = collate_texts([draft("A", FLEET), draft("B", FLEET), draft("C", FLEET)])

    (row,) = json.loads(render_text(three, "json"))["rows"]

    assert {siglum: (cell["numbers"], cell["state"]) for siglum, cell in row["cells"].items()} == {
        "A": (["1"], "same"),
        "B": (["1"], "same"),
        "C": (["1"], "same"),
    }


def test_csv_has_whole_texts_under_named_columns(collation):
    first, *_ = csv.DictReader(io.StringIO(render_text(collation, "csv"), newline=""))

    assert (first["issue"], first["A text"], first["B state"], first["B differences"]) == (
        "fleet",
        FLEET,
        "modified",
        "quantity: not exceed 60 boats → not exceed 40 boats",
    )


def test_csv_never_begins_a_cell_with_a_formula():
    cells = collate_texts([draft("A", "=SUM(1) shall be paid."), draft("B", "=SUM(1) shall be paid.")])

    assert ",'=SUM(1) shall be paid." in render_text(cells, "csv")


def test_markdown_strikes_and_inserts(collation):
    assert "The fleet shall not exceed ~~60~~**40** boats." in render_text(collation, "md")


def test_html_marks_changes_and_escapes_what_it_prints(collation):
    page = render_text(collation, "html")

    assert "exceed <del>60</del><ins>40</ins> boats" in page
    assert "Reply &lt;1&gt;" in page
    assert "<script" not in page


def test_tei_has_an_app_for_every_row_and_a_reading_for_every_draft(collation):
    space = {"t": "http://www.tei-c.org/ns/1.0"}
    tree = ElementTree.fromstring(render_text(collation, "tei"))

    first, second = tree.findall(".//t:app", space)
    assert [(r.tag.split("}")[1], r.get("wit"), r.text) for r in first] == [
        ("lem", "#A", FLEET),
        ("rdg", "#B", FLEET.replace("60", "40")),
    ]
    assert [(r.get("wit"), r.get("ana"), r.text) for r in second][1] == ("#B", "#silent", None)


def test_the_terminal_table_says_every_state_in_words(collation):
    shown = render_text(collation, "text")

    assert "≠ modified: narrowed" in shown
    assert "not mentioned" in shown


def test_docx_is_a_redline_that_word_can_accept(collation):
    pytest.importorskip("docx")
    with zipfile.ZipFile(io.BytesIO(render_binary(collation, "docx"))) as book:
        body = book.read("word/document.xml").decode()

    assert "<w:delText>60</w:delText>" in body
    assert "<w:ins " in body


def test_xlsx_is_one_sheet_with_its_head_frozen(collation):
    openpyxl = pytest.importorskip("openpyxl")

    page = openpyxl.load_workbook(io.BytesIO(render_binary(collation, "xlsx"))).active

    assert [cell.value for cell in page[1]][:4] == ["issue", "A", "A text", "B"]
    assert page.freeze_panes == "B2"


@pytest.mark.parametrize("format_", TEXT_FORMATS)
def test_the_same_collation_gives_the_same_bytes(collation, format_):
    assert render_text(collation, format_) == render_text(collation, format_)


def test_an_unknown_format_names_those_there_are(collation):
    with pytest.raises(UsageError, match="no format 'pdf' here; choose text, json, md, html, csv, tei"):
        render_text(collation, "pdf")
    assert BINARY_FORMATS == ("xlsx", "docx")
