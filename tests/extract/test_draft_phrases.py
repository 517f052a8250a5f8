"""Which noun phrases name a text on the table, and which only look like it."""

import pytest

from tests.extract.reported import an_annotated, drafts_of
from variorum.extract.draft_commitments import find_commitments
from variorum.extract.draft_phrases import find_phrases
from variorum.extract.sentences import find_sentences


def phrases_of(*paragraphs):
    """The phrases as written, with whether each surely names a text."""
    annotated = an_annotated(*paragraphs)
    sentences = find_sentences(annotated)
    found = find_commitments(annotated, sentences, find_phrases(annotated, sentences))
    return {annotated.doc[p.first : p.last].text: p.strong for p in found}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The ministry put out a fact sheet on Monday.", "a fact sheet"),
        ("Both ministers signed a record of understanding.", "a record of understanding"),
        ("The two sides released a joint statement of 90 words.", "a joint statement"),
        ("The parties initialled heads of terms on Friday.", "heads of terms"),
        ("A letter of intent was signed in May.", "A letter of intent"),
        ("The council sent back a mark-up of the bill.", "a mark-up"),
        ("The memorandum was leaked on Friday.", "The memorandum"),
        ("The outline was two pages long.", "The outline"),
        ("The union’s claim: 9 percent over two years.", "The union’s claim"),
        ("A suggestion from Ormia would split the difference.", "A suggestion"),
        ("The measure would halve the tolls.", "The measure"),
        ("The new rule requires pilots to rest.", "The new rule"),
        ("The contract raises pay by 3%.", "The contract"),
    ],
)
def test_what_names_a_text(sentence, expected):
    assert phrases_of(sentence).get(expected) is True


@pytest.mark.parametrize(
    "sentence",
    [
        "She broke the record in May.",
        "In a statement, the ministry denied it.",
        "In a joint statement, both ministers denied it.",
        "He made a note of the letter.",
        "The heads of the two states met.",
        "He rejected the suggestion that Ormia wrote it.",
        "Its claim on the islands is old.",
        "The contract went to Ormia Mills.",
        "The council took measures as a rule.",
    ],
)
def test_what_names_no_text(sentence):
    assert drafts_of(sentence) == ()


def test_the_record_is_a_text_once_it_was_told_in_full():
    text = "Ormia posted a record of understanding on Monday. The record keeps the tolls."
    (draft,) = drafts_of(text)
    assert draft.aliases == ("a record of understanding", "the record")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The trusts’ first offer, sent in May, fell.", "The trusts’ first offer"),
        ("The drivers’ second offer is lower.", "The drivers’ second offer"),
    ],
)
def test_an_owner_goes_along_with_the_text(sentence, expected):
    assert expected in phrases_of(sentence)


def test_texts_that_are_counted_are_told_one_by_one():
    text = "Two papers are going round. The first was drafted by Ormia. The second was drafted by the League."
    found = drafts_of(text)
    assert [draft.aliases for draft in found] == [("the first",), ("the second",)]


def test_stages_are_counted_but_are_no_texts():
    assert "The first" not in phrases_of(
        "It sets out three stages. The first, of 45 days, frees 20 captives."
    )


def test_a_separate_proposal_is_one_more_text():
    text = "Ormia sent a nine-page plan on Monday. A separate proposal from Ormia would halve the tolls."
    assert len(drafts_of(text)) == 2


def test_a_reply_that_accepts_and_asks_is_a_text():
    text = "Ormia sent a nine-page plan on Monday. The League’s reply accepts the truce but asks for tolls."
    plan, reply = drafts_of(text)
    assert (reply.parent.draft, reply.parent.relation) == (plan.id, "counters")


def names_of(*paragraphs):
    """The names of the drafts of an article, in the order in which they come up."""
    return [draft.name for draft in drafts_of(*paragraphs)]


def test_the_first_version_is_a_text_of_its_own():
    told = (
        "The new draft of the treaty asks for 40 vessels. The first version, issued on Friday, asked for 60."
    )
    first, later = sorted(drafts_of(told), key=lambda draft: draft.parent is not None)

    assert (first.name, later.parent.draft) == ("first version", first.id)


def test_a_paper_of_their_own_is_one_more():
    told = "The envoys sent a 12-point plan on Monday. The islanders answered with a paper of their own."
    assert len(drafts_of(told)) == 2
    hearsay = "The envoys sent a 12-point plan. There were reports that Sarn had drafted a text of its own."
    assert len(drafts_of(hearsay)) <= 2


def test_a_title_in_capitals_names_a_text_told_once():
    assert names_of("The delegations finished a text known as the Blue Draft in May.") == ["Blue Draft"]


def test_a_statement_describing_the_talks_is_for_the_press():
    told = "The envoys have a 12-point plan. They released a joint statement describing the talks as good."
    assert names_of(told) == ["12-point plan"]
