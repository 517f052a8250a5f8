"""Who said what: sources, cues and contents, whatever the marks and the layout."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.errors import ModelError
from variorum.extract.attribution import find_attributions, find_attributions_in
from variorum.extract.attribution.tagger import load_tagger

ARTICLE = """Ports reject cap

“We will not sign,” Orla Venn, the harbour minister, told reporters on Monday. “It is a surrender.”

Two officials briefed on the talks said the plan caps the fleet at 40 ships.

According to the union, crews want a raise. It also hopes that talks resume.
"""


def told(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution, pieces joined by a bar."""
    found = [(one.source, one.cue, one.content) for one in find_attributions(text)]
    return [tuple(" | ".join(text[s:e] for s, e in spans) for spans in one) for one in found]


def test_direct_and_indirect_speech_are_found_with_their_links():
    assert told(ARTICLE) == [
        ("Orla Venn, the harbour minister", "told", "“We will not sign,” | “It is a surrender.”"),
        (
            "Two officials briefed on the talks",
            "said",
            "the plan caps the fleet at 40 ships",
        ),
        ("the union", "According to", "crews want a raise"),
        ("It", "also hopes", "that talks resume"),
    ]


@pytest.mark.parametrize("marks", ["“”", '""', "«»", "„“", "‘’", "''"])
def test_any_quotation_marks_do(marks):
    opening, closing = marks
    text = f"{opening}We will not sign this text,{closing} the harbour minister said on Monday."
    assert told(text) == [("the harbour minister", "said", f"{opening}We will not sign this text,{closing}")]


def test_doubled_single_marks_belong_to_the_content():
    assert told("''We will not sign this text,'' the harbour minister said on Monday.") == [
        ("the harbour minister", "said", "''We will not sign this text,''")
    ]


def test_a_quotation_goes_on_over_paragraphs_that_leave_it_open():
    first = "“The text is fair,” said Tam Roe. “It gives us ten years."
    text = first + "\n\n“It gives a raise.\n\n“Nobody offered that.”"
    assert told(text) == [
        (
            "Tam Roe",
            "said",
            "“The text is fair,” | “It gives us ten years. | “It gives a raise. | “Nobody offered that.”",
        )
    ]


def test_a_colon_introduces_the_quotation_below_it():
    assert told("The union said in a statement:\n\n“The cap is too low for us. We will come back.”") == [
        ("The union", "said in a statement:", "“The cap is too low for us. We will come back.”")
    ]


def test_labels_of_a_transcript_are_sources():
    assert told("VENN: Will you sign?\nROE: No.\nVENN: Why not?\nROE: The cap is too low.") == [
        ("VENN", ":", "Will you sign?"),
        ("ROE", ":", "No."),
        ("VENN", ":", "Why not?"),
        ("ROE", ":", "The cap is too low."),
    ]


def test_a_table_with_colons_is_no_transcript():
    assert told("Venn: 1,769.\nRoe: 1,501.\nVenn: 547.\nRoe: 46.") == []


def test_a_signature_is_a_source():
    assert told("“It is a good text, and we should all be glad of it.” — Orla Venn") == [
        ("Orla Venn", "—", "“It is a good text, and we should all be glad of it.”")
    ]


@pytest.mark.parametrize("scare", ["so-called “quiet clause”", "“quiet clause”"])
def test_scare_quotes_are_no_speech(scare):
    assert told(f"The {scare} was dropped from the text.") == []


def test_half_characters_do_no_harm():
    assert told("“We \ud83d will go,” she said.") == [("she", "said", "“We \ud83d will go,”")]


def test_texts_together_read_as_they_do_alone():
    texts = [ARTICLE, "", "It rained.", ARTICLE.replace("union", "crews’ union"), "“Go,” she said."]
    assert list(find_attributions_in(texts)) == [find_attributions(text) for text in texts]
    assert list(find_attributions_in(texts)) == list(find_attributions_in(texts))


WORDS = [
    "“",
    "”",
    '"',
    "''",
    "'",
    "he said",
    "VENN:",
    "the plan",
    "— Orla",
    "Roe",
    ",",
    ".",
    ":",
    "\n",
    "\n\n",
]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_spans_are_words_of_the_text_and_every_attribution_has_cue_and_content(words):
    text = " ".join(words)
    for one in find_attributions(text):
        spans = one.source + one.cue + one.content
        assert all(0 <= start < end <= len(text) and text[start:end].strip() for start, end in spans)
        assert one.cue
        assert one.content
        assert 0 <= one.score <= 1


def test_missing_weights_are_an_error_that_says_what_to_do(tmp_path):
    with pytest.raises(ModelError, match="install variorum again"):
        load_tagger(tmp_path)
