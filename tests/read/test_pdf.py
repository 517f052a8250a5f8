"""PDF: paragraphs, columns, hyphens, running heads, page numbers, and files that cannot be read."""

import io

import pypdf
import pytest

from tests.read.pdf_maker import make_pdf
from variorum.errors import InputError
from variorum.read import read_file

HEAD = (72, 760, 9, "Harbour accord – draft 2")


def column(x, top, *lines):
    return [(x, top - 14 * i, 11, line) for i, line in enumerate(lines)]


def page(number, *lines):
    return [HEAD, *lines, (300, 40, 9, str(number))]


def read(folder, data):
    (folder / "a.pdf").write_bytes(data)
    return read_file(folder / "a.pdf")[0]


def test_a_document_of_two_pages_and_columns(tmp_path):
    reading = read(
        tmp_path,
        make_pdf(
            page(
                1,
                (72, 700, 18, "Terms"),
                *column(
                    72, 660, "The parties to this accord have agree-", "d to open the harbour to all ships."
                ),
                *column(
                    72, 600, "A cease-fire holds from June on, and no", "cease-", "fire is to be broken."
                ),
                *column(320, 660, "1. The port opens.", "2. Tolls end and", "the light is lit"),
            ),
            page(2, *column(72, 660, "each night.")),
        ),
    )
    blocks = [(b.kind, reading.article.text[b.start : b.end]) for b in reading.blocks]
    assert blocks == [
        ("heading", "Terms"),
        ("paragraph", "The parties to this accord have agreed to open the harbour to all ships."),
        ("paragraph", "A cease-fire holds from June on, and no cease-fire is to be broken."),
        ("item", "1. The port opens."),
        ("item", "2. Tolls end and the light is lit each night."),
    ]
    assert reading.article.title == "Terms"
    assert [reading.article.text[start:][:10] for start in reading.pages] == ["Terms\n\nThe", "each night"]
    assert reading.links == ()


def test_a_page_without_text_begins_where_the_next_does(tmp_path):
    reading = read(tmp_path, make_pdf(page(1), page(2, *column(72, 600, "Only here.")), page(3)))
    assert (reading.article.text, reading.pages) == ("Only here.", (0, 0))


def locked():
    writer = pypdf.PdfWriter(io.BytesIO(make_pdf([(72, 700, 11, "Secret.")])))
    writer.encrypt("key", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (make_pdf([]), "has no text: it is a scan; recognise its text first (ocrmypdf)"),
        (locked(), "is locked with a password; save it without the password"),
        (b"%PDF-1.4 nonsense", "is not a PDF that can be read"),
        (b"not a PDF", "is not a PDF that can be read"),
        (make_pdf([(72, 700, 11, "Cut.")])[:300], "is "),
    ],
)
def test_a_pdf_that_cannot_be_read_is_named(tmp_path, data, reason):
    with pytest.raises(InputError) as caught:
        read(tmp_path, data)
    assert str(caught.value).removeprefix(f"{tmp_path}/a.pdf: ").startswith(reason)
