"""Evidence as the drawer shows it."""

from hypothesis import given
from hypothesis import strategies as st

from tests.publish.story import ANSWER_ARTICLE, PROVISIONS, RECORDS, STATEMENTS, article
from variorum.publish.context import Provenance
from variorum.publish.evidence import Hop, Segment, passages, proofs, shorten
from variorum.publish.index import Index

INDEX = Index(RECORDS)


def test_a_provision_is_marked_in_its_paragraph_with_its_slots_named() -> None:
    (proof,) = proofs(INDEX, PROVISIONS[0], PROVISIONS[0].evidence)
    assert proof.passages == (
        (
            Segment("1. "),
            Segment("Ostrava Lines", True, "who"),
            Segment(" shall run at most ", True),
            Segment("12 ferries", True, "quantity"),
            Segment(" a day.", True),
        ),
    )
    assert (proof.outlet, proof.author, proof.published, proof.form, proof.method, proof.confidence) == (
        "Harbour Post",
        "Ida Holm",
        "2041-03-04",
        "text",
        "numbered-point",
        0.9,
    )


def test_a_slot_inside_another_keeps_its_own_name_and_each_is_named_once() -> None:
    source = article("within", "Ships shall leave within 21 days of signing.", "Any", None)
    whole = source.span(0, len(source.text))
    deadline, number = source.span(18, 43), source.span(25, 27)
    (runs,) = passages(source, (whole,), (("deadline", deadline), ("quantity", number)))
    assert [(run.text, run.slot) for run in runs] == [
        ("Ships shall leave ", ""),
        ("within ", ""),
        ("21", "quantity"),
        (" days of signing", "deadline"),
        (".", ""),
    ]


def test_a_statement_names_speaker_role_and_directness() -> None:
    (proof,) = proofs(INDEX, STATEMENTS[0], STATEMENTS[0].evidence)
    assert (proof.speaker, proof.role, proof.directness) == ("Ada Quill", "mayor of Norra", "direct")
    assert [segment for segment in proof.passages[0] if not segment.marked] == [
        Segment(" The freeze on fares is gone.")
    ]


def test_a_link_inside_the_words_starts_the_chain() -> None:
    (proof,) = proofs(INDEX, PROVISIONS[2], PROVISIONS[2].evidence)
    assert proof.chain == (
        Hop("Harbour Post", True, "https://harbourpost.example/plan"),
        Hop("Island Times", False),
    )


def test_the_citation_can_be_copied() -> None:
    (proof,) = proofs(INDEX, PROVISIONS[0], PROVISIONS[0].evidence)
    assert proof.citation == "Ida Holm, “Plan”, Harbour Post, 4 Mar 2041, https://harbourpost.example/plan"


def test_an_address_that_is_not_http_is_no_link() -> None:
    bad = article("bad", "Words here.", "Bad", "2041-01-01", url="javascript:alert(1)")
    index = Index(RECORDS.__class__(articles=(bad,)))
    (proof,) = proofs(index, PROVISIONS[0], (bad.span(0, 5),))
    assert proof.href == ""


@given(st.text(min_size=1, max_size=300), st.data())
def test_a_passage_is_verbatim_and_marks_exactly_the_span(text: str, data: st.DataObject) -> None:
    source = article("any", text, "Any", None)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    shown = passages(source, (source.span(start, end),))
    assert all("".join(run.text for run in paragraph) in text for paragraph in shown)
    marked = "".join(run.text for paragraph in shown for run in paragraph if run.marked)
    assert marked == text[start:end] or "\n\n" in text


def test_a_long_paragraph_is_cut_where_sentences_end() -> None:
    text = "One here. " * 60 + "The cap is twelve. " + "Two there. " * 60
    source = article("long", text, "Long", None)
    start = text.index("The cap")
    (runs,) = passages(source, (source.span(start, start + 18),))
    shown = "".join(run.text for run in runs)
    assert shown.startswith("One here.")
    assert shown.endswith("Two there. ")
    assert len(shown) < 700


def test_long_words_are_cut_between_words() -> None:
    assert shorten("one two three four", 10) == "one two …"
    assert ANSWER_ARTICLE.text.startswith(shorten(ANSWER_ARTICLE.text, 30).removesuffix(" …"))


def test_evidence_says_when_it_was_retrieved_and_on_which_page_it_stands() -> None:
    start = PROVISIONS[0].evidence[0].start
    kept = {"plan": Provenance("2041-03-07T09:30:00+00:00", (0, start, start + 20))}
    (proof,) = proofs(Index(RECORDS, kept), PROVISIONS[0], PROVISIONS[0].evidence)
    assert (proof.retrieved, proof.page) == ("2041-03-07", "2 of 3")


def test_evidence_of_an_article_without_front_matter_says_nothing_of_it() -> None:
    (proof,) = proofs(INDEX, PROVISIONS[0], PROVISIONS[0].evidence)
    assert (proof.retrieved, proof.page) == ("", "")
