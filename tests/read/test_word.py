"""DOCX: printed numbers, links, tracked changes as two readings, comments as notes, and broken files."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from variorum.errors import InputError
from variorum.read import read_file
from variorum.read.numbering import written

CHANGED = (
    "<w:p {}><w:r><w:t xml:space='preserve'>The cap is </w:t></w:r>"
    "<w:del w:id='1' w:author='E'><w:r><w:delText>600</w:delText></w:r></w:del>"
    "<w:ins w:id='2' w:author='E'><w:r><w:t>800</w:t></w:r></w:ins><w:r><w:t> boats.</w:t></w:r></w:p>"
)
MERGED = (
    "<w:p {}><w:pPr><w:rPr><w:del w:id='3' w:author='E'/></w:rPr></w:pPr>"
    "<w:r><w:t>Tolls end</w:t></w:r></w:p>"
)


def save(folder, document, name="a.docx"):
    document.save(folder / name)
    return [[(b.kind, r.article.text[b.start : b.end]) for b in r.blocks] for r in read_file(folder / name)]


def test_printed_numbers_headings_tables_and_comments(tmp_path):
    document = docx.Document()
    document.add_heading("Harbour accord", 0)
    for words in ("The port opens.", "Fees fall."):
        last = document.add_paragraph(words, style="List Number")
    document.add_comment(last.runs, text="Too low?", author="Ada Lund", initials="AL")
    document.add_paragraph("no tolls", style="List Bullet")
    document.add_table(1, 2).rows[0].cells[0].text = "Fee"
    assert save(tmp_path, document) == [
        [
            ("heading", "Harbour accord"),
            ("item", "1. The port opens."),
            ("item", "2. Fees fall."),
            ("note", "Ada Lund: Too low?"),
            ("item", "no tolls"),
            ("item", "Fee"),
        ]
    ]


def test_tracked_changes_are_two_readings(tmp_path):
    """As changed, and as it stood: a number replaced, and two paragraphs made one."""
    document = docx.Document()
    body = document.element.body
    for xml in (CHANGED, MERGED, "<w:p {}><w:r><w:t>in June.</w:t></w:r></w:p>"):
        body.insert(len(body) - 1, parse_xml(xml.format(nsdecls("w"))))
    after, before = save(tmp_path, document)
    assert after == [("paragraph", "The cap is 800 boats."), ("paragraph", "Tolls end in June.")]
    assert before[0] == ("paragraph", "The cap is 600 boats.")
    assert [r.article.path.rsplit("/")[-1] for r in read_file(tmp_path / "a.docx")] == [
        "a.docx",
        "a.docx#before",
    ]


def test_links_are_kept(tmp_path):
    document = docx.Document()
    paragraph = document.add_paragraph("See ")
    rid = document.part.relate_to(
        "https://quay.example/1", docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, True
    )
    link = f"<w:hyperlink {nsdecls('w', 'r')} r:id='{rid}'><w:r><w:t>the Quay</w:t></w:r></w:hyperlink>"
    paragraph._p.append(parse_xml(link))
    document.save(tmp_path / "a.docx")
    reading = read_file(tmp_path / "a.docx")[0]
    assert [(reading.article.text[x.start : x.end], x.href) for x in reading.links] == [
        ("the Quay", "https://quay.example/1")
    ]


def test_a_broken_or_swollen_file_is_named(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04 nonsense")
    with pytest.raises(InputError, match="is not a DOCX that can be read"):
        read_file(tmp_path / "a.docx")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 61_000_000)
    (tmp_path / "a.docx").write_bytes(out.getvalue())
    with pytest.raises(InputError, match="unpacks to more than a document has"):
        read_file(tmp_path / "a.docx")


@pytest.mark.parametrize(
    ("number", "style", "said"),
    [
        (2, "decimal", "2"),
        (28, "lowerLetter", "bb"),
        (3, "upperLetter", "C"),
        (14, "lowerRoman", "xiv"),
        (7, "decimalZero", "07"),
    ],
)
def test_numbers_are_written_as_word_does(number, style, said):
    assert written(number, style) == said
