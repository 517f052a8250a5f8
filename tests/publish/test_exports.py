"""The exports: JSON Lines, tables with a codebook, a Markdown report."""

import csv
import io

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.publish.story import INFO, RECORDS
from tests.publish.test_site import hostile_records
from variorum.model import AnyRecord
from variorum.publish.context import Info
from variorum.publish.export_csv import codebook, csv_files
from variorum.publish.export_jsonl import jsonl_text
from variorum.publish.export_md import markdown_report, plain
from variorum.publish.tables import Table, inert, write_csv


def test_jsonl_gives_the_records_back() -> None:
    lines = jsonl_text(RECORDS).splitlines()
    assert [msgspec.json.decode(line, type=AnyRecord) for line in lines] == list(RECORDS)


def test_each_kind_is_a_table_and_the_codebook_explains_every_column() -> None:
    files = csv_files(RECORDS, INFO)
    columns = {
        (name, column)
        for name, text in files.items()
        if name != "codebook.csv"
        for column in next(csv.reader(io.StringIO(text)))
    }
    assert columns == {(line[0], line[1]) for line in codebook().lines}
    assert all(line[2] for line in codebook().lines)


def test_a_provision_is_one_line_with_its_slots_and_words() -> None:
    lines = list(csv.DictReader(io.StringIO(csv_files(RECORDS, INFO)["provisions.csv"])))
    assert {key: lines[0][key] for key in ("draft", "number", "obligor", "quantity", "value", "words")} == {
        "draft": "FP2",
        "number": "1",
        "obligor": "Ostrava Lines",
        "quantity": "at most 12 ferries",
        "value": "12",
        "words": "Ostrava Lines shall run at most 12 ferries a day.",
    }


def test_no_cell_is_run_as_a_formula() -> None:
    assert [inert(text) for text in ("=1+1", "@x", "-5", "+3", "-five", "plain")] == [
        "'=1+1",
        "'@x",
        "-5",
        "+3",
        "'-five",
        "plain",
    ]


@given(st.lists(st.tuples(st.text(), st.text()), min_size=1))
def test_csv_is_read_back_as_it_was_written(lines: list[tuple[str, str]]) -> None:
    lines = [tuple(text.replace("\0", "") for text in line) for line in lines]  # type: ignore[misc]
    text = write_csv(Table(("a", "b"), tuple(lines)))
    assert list(csv.reader(io.StringIO(text, newline="")))[1:] == [
        [inert(one) for one in line] for line in lines
    ]


def test_the_report_tells_the_whole_dossier() -> None:
    report = markdown_report(RECORDS, INFO)
    assert report.startswith("# The ferry talks\n\nAs of 8 Mar 2041, from 3 articles.\n\n## Synopsis\n")
    assert (
        "| Number of ferries | point 1; “Ostrava Lines shall run at most 12 ferries a day.”"
        " (text, one outlet) | ≠ modified; quantity: 12 ferries → 18 ferries;" in report
    )
    headings = [line for line in report.splitlines() if line.startswith("## ")]
    assert headings == [
        "## Synopsis",
        "## Drafts",
        "## Statements on the drafts",
        "## Timeline",
        "## Contested",
        "## Sources",
        "## Limits",
    ]


def test_nothing_that_was_read_is_markup_in_the_report() -> None:
    report = markdown_report(hostile_records(), Info(title="<script>"))
    assert "<script>" not in report
    assert "<img" not in report
    assert plain("a | b\n*c* [d](e)") == "a \\| b \\*c\\* \\[d\\](e)"
