"""What is said of a draft inside its own noun phrase, and what only looks like content."""

import pytest

from tests.extract.reported import provisions_of, refusals_of

OPENING = "Envoys of Sarnia have drafted a 12-point peace plan."


def told(*paragraphs):
    """The words of each provision of these paragraphs."""
    return [p.evidence[0].exact for p in provisions_of(*paragraphs)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ada Bell opposes the 12-point plan to let vessels in.", ["to let vessels in"]),
        ("Ada Bell opposes the 12-point plan for the island that would cap tolls and open the port.",
         ["would cap tolls", "open the port"]),
        ("Ada Bell opposes a provision of the plan that allows vessels to enter the port.",
         ["allows vessels to enter the port"]),
        ("Ada Bell has welcomed a plan to end the war over the island.", []),
        ("Ada Bell opposes a plan that was leaked in the port.", []),
    ],
)  # fmt: skip
def test_what_hangs_on_the_noun_of_a_draft(sentence, expected):
    assert told(OPENING, sentence) == expected


def test_content_that_is_told_before_its_draft_is_named():
    found = told("Under Article 5, no vessel may enter the port.", "The draft treaty ends the vote.")
    assert found == ["Under Article 5, no vessel may enter the port", "The draft treaty ends the vote"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tolls on vessels are now growing by 4 percent a year.",
        "Ormia has calculated that tolls on vessels may fall by 4 percent.",
        "Ormia already runs a port for 40 vessels.",
        "It would create uncertainty.",
        "Most islanders would see their tolls rise by 4 marks.",
    ],
)
def test_what_is_so_already_or_comes_of_a_text(sentence):
    assert told(OPENING, f"It calls for a ceasefire. {sentence}") == ["calls for a ceasefire"]


def test_what_comes_of_a_text_is_kept_with_its_reason():
    found = refusals_of(OPENING, "Ada Bell was pale. The plan would send a strong signal.")
    assert [why for _, why in found] == ["what comes of the text, not what it says"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It would free 40 detainees, with no toll on vessels.",
         ["would free 40 detainees", "with no toll on vessels"]),
        ("It would free 40 detainees, with tolls lifted step by step.",
         ["would free 40 detainees", "with tolls lifted step by step"]),
    ],
)  # fmt: skip
def test_a_tail_with_a_matter_of_its_own(sentence, expected):
    assert told(OPENING, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The two sides agreed to open the port for 40 vessels.", ["agreed to open the port for 40 vessels"]),
        ("Ada Bell insisted that the text include a toll.", ["the text include a toll"]),
        ("The two sides agreed to meet at the port.", []),
        ("Ada Bell agreed to open the port.", []),
    ],
)  # fmt: skip
def test_what_the_parties_promise_or_want_in_a_text(sentence, expected):
    assert told(OPENING, sentence) == expected


def test_a_sentence_far_from_any_draft_tells_of_none():
    news = ["Rain fell on the town.", "Ada Bell was pale.", "Her son read a book.", "A dog barked."]
    assert told(OPENING, *news, "Troops could leave the island.") == []


def test_what_has_to_be_done_with_a_text_is_content():
    assert told(OPENING, "The plan would need to be put to a vote.") == ["would need to be put to a vote"]
