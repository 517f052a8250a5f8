"""The reading text of Markdown: marks gone, torn sentences whole, every link's anchor at its offsets."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.read import read_file, read_markdown

TORN = Path(__file__).parent.parent / "fixtures" / "read" / "torn.md"


def text_of(source: str) -> str:
    return read_markdown("a.md", source).article.text


def kinds_of(source: str) -> list[tuple[str, str]]:
    reading = read_markdown("a.md", source)
    return [(block.kind, reading.article.text[block.start : block.end]) for block in reading.blocks]


def test_an_article_torn_by_its_archive_is_mended():
    """Links, emphasis, a picture and a glued paragraph tore this one; it reads as it was written."""
    assert read_file(TORN)[0].article.text == (
        "Word of the draft came on Sunday night, as Tidewater reported that envoys of Norrland and the Lower "
        "Islands had drawn up a 12-point text. Under it:\n\n"
        "Norrland would open the harbour to 40 ships a day;\n"
        "the Lower Islands would pay a fee, below the current one, from June; and\n"
        "neither side would station patrol boats.\n\n"
        "It also holds a promise, made on a social media post of the Tidewater story, which nobody signed. "
        "There is no meeting scheduled between the two.\n\n"
        "“We will wait,” the harbour master told TMP. “But not for ever.”\n\n"
        "The envoys fly home on Friday.\n\n"
        "Picture: Ada Lund / The Quay\n\n"
        "The post-accord order (see the Annex) is the accord's weakest part."
    )


def test_every_anchor_stands_at_its_offsets():
    reading = read_file(TORN)[0]

    anchors = [(reading.article.text[link.start : link.end], link.href) for link in reading.links]

    assert anchors == [
        ("Tidewater", "https://www.tidewater.example/2031/03/09/harbour-draft"),
        ("reported", "https://www.tidewater.example/2031/03/09/harbour-draft"),
        ("current one", "https://ledger.example/fees"),
        ("promise", "https://ledger.example/promise"),
        ("meeting", "https://ledger.example/talks"),
        ("scheduled", "https://ledger.example/talks"),
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("He told\n**TMP,**\n“You cannot.”", "He told TMP, “You cannot.”"),
        ("as the\n*Quay*\n—which saw it—says.", "as the Quay—which saw it—says."),
        ("He said\n[no](http://a.example)\n. “But”", "He said no. “But”"),
        ('the text (\n*Draft A*\n) says "\n*never*\n".', 'the text (Draft A) says "never".'),
        ("an [accord\n*signed*](http://a.example)\nlast night.", "an accord signed last night."),
        ("The **2**-day pause.", "The 2-day pause."),
        ("It is **not**over.", "It is notover."),
        ("A &amp;lt;b&amp;gt; mark.", "A <b> mark."),
        ("&gt; A quoted line\n&gt;\n", "A quoted line"),
        ("[![](x.svg)\n\nMore news](/more)\n", "More news"),
        ("soft\u00adhyphen, no\u00a0break, zero\u200bwidth", "softhyphen, no break, zerowidth"),
        ("Text.\n\n\\* \\* \\*\n\nMore.", "Text.\n\nMore."),
        ("``We ``may'' sign,'' Roe said. ``See `x`.''", "``We ``may'' sign,'' Roe said. ``See x.''"),
        ("Call ``run`` and it''s done.", "Call run and it''s done."),
        ("Words <script>alert(1)</script>stay <b>bold</b>.", "Words stay bold."),
    ],
)
def test_marks_go_and_words_stay(source, text):
    assert text_of(source) == text


def test_printed_numbers_stay_and_bullets_go():
    source = "1. Open the port.\n2. Close the strait.\n   a. At night.\n\n- one\n- two\n\n"
    source += "(a) A fee.\n\nArticle 3\n\nText."
    assert kinds_of(source) == [
        ("item", "1. Open the port."),
        ("item", "2. Close the strait."),
        ("item", "a. At night."),
        ("item", "one"),
        ("item", "two"),
        ("item", "(a) A fee."),
        ("heading", "Article 3"),
        ("paragraph", "Text."),
    ]


def test_lines_of_a_page_turned_to_text_are_blocks():
    """Full lines that end where their author ended them are not one paragraph."""
    source = (
        "The port opens.\nPhoto: A. Lund\nFees fall, said the master of the harbour on Monday.\nTolls rise."
    )
    assert kinds_of(source) == [
        ("paragraph", "The port opens."),
        ("caption", "Photo: A. Lund"),
        ("paragraph", "Fees fall, said the master of the harbour on Monday."),
        ("paragraph", "Tolls rise."),
    ]


def test_lines_wrapped_to_a_width_are_one_paragraph():
    source = (
        "The port opens on Monday, said the master.\nFees will then be halved for a year, and no\n"
        "toll is due. Ships of either side may call\nat any hour of the day or night, he said."
    )
    assert text_of(source) == source.replace("\n", " ")


def test_a_headline_repeated_in_the_body_is_a_heading():
    source = "---\ntitle: \"The ‘last’ draft\"\n---\n\nThe 'last' draft\n\nIt is out."
    assert kinds_of(source) == [("heading", "The 'last' draft"), ("paragraph", "It is out.")]


def test_a_block_quote_is_kept_as_one():
    assert kinds_of("She wrote:\n\n> We will\n> *not*\n> sign.") == [
        ("paragraph", "She wrote:"),
        ("quote", "We will not sign."),
    ]


def test_script_addresses_are_not_links():
    reading = read_markdown("a.md", "[a](javascript:alert(1)) and [b](https://b.example/ü) here.")
    assert [link.href for link in reading.links] == ["https://b.example/ü"]


@given(st.text(alphabet="ab .,*_[]()“”\"'\n>-#1&;é", min_size=1, max_size=80))
def test_blocks_cover_the_text_and_links_hold(source):
    """Whatever the source, blocks follow one another with nothing but white space between them."""
    reading = read_markdown("a.md", source + "\n\nend [word](http://a.example).")
    text, position = reading.article.text, 0
    for block in reading.blocks:
        assert text[position : block.start].strip() == ""
        assert text[block.start : block.end].strip()
        position = block.end
    assert position == len(text)
    assert all(
        text[link.start : link.end].strip() == text[link.start : link.end] != "" for link in reading.links
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("One.\n\n<!-- open\n\nTwo.", "One.\n\n<!-- open\n\nTwo."),
        ("One.\n\n<!-- shut -->\n\nTwo.", "One.\n\nTwo."),
        ("<!DOCTYPE html>\n\nOne.", "One."),
        ("<!doc\n\nOne.", "<!doc\n\nOne."),
    ],
)
def test_what_nothing_closes_does_not_swallow_the_article(source, expected):
    assert text_of(source) == expected
