"""Events: what happened when, in the words that date it."""

import pytest

from tests.extract.reported import an_annotated
from variorum.extract.events import find_events


def events_of(*paragraphs):
    """(when, text) of each event; the article came out on Thursday, March 6, 2031."""
    return [(event.when, event.text) for event in find_events(an_annotated(*paragraphs))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The text leaked on Monday.", [("2031-03-03", "The text leaked on Monday")]),
        ("On Tuesday, the two sides met in Calder.",
         [("2031-03-04", "On Tuesday, the two sides met in Calder")]),
        ("A first round collapsed in December.", [("2030-12", "A first round collapsed in December")]),
        ("The talks are to resume on Monday.", [("2031-03-10", "The talks are to resume on Monday")]),
        ("Under the plan, the port would reopen on Monday.", []),
        ("Dahl said on Monday that it was late.", []),
        ("The port has two gates.", []),
        ("On Sunday the envoy wrote a letter.", [("2031-03-02", "On Sunday the envoy wrote a letter")]),
        ("Dahl said Friday's vote would decide it.", [("2031-03-07", "Friday's vote")]),
        ("She would propose a date of 30 April.", [("2031-04-30", "a date of 30 April")]),
        ("The plan would call for a vote on Monday.", []),
        ("Published on Monday.", []),
        ("The gates have been shut since Monday.", []),
        ("It is dated March 4.", []),
        ("The ministry praised Monday's text.", []),
        ("Sarnia wants the plan that Dahl handed over on Monday torn up.",
         [("2031-03-03", "the plan that Dahl handed over on Monday")]),
        ("The shooting off Calder on Monday night has angered the fleet.",
         [("2031-03-03TNI", "The shooting off Calder on Monday night")]),
    ],
)  # fmt: skip
def test_dated_clauses(sentence, expected):
    assert events_of(sentence) == expected


def test_two_events_of_one_sentence():
    found = events_of("The cabinet met on Monday, and parliament voted on Wednesday.")
    assert found == [
        ("2031-03-03", "The cabinet met on Monday"),
        ("2031-03-05", "parliament voted on Wednesday"),
    ]


def test_who_is_named_takes_part():
    annotated = an_annotated("Sarnia said it was ready. Sarnia left the alliance on Monday.")
    (event,) = find_events(annotated)
    names = {actor.id: actor.name for actor in annotated.actors}
    assert "Sarnia" in {names[actor] for actor in event.actors}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The two sides met in Calder on Monday.", ("meeting", None)),
        ("The council released the text on Monday.", ("publication", None)),
        ("Sarnia released 40 sailors on Monday.", ("release", None)),
        ("Parliament voted on Monday.", ("vote", None)),
        ("The envoy handed over a draft before Monday.", ("handover", "before")),
        ("The cabinet left by Friday.", ("other", "by")),
    ],
)
def test_kind_of_event_and_side_of_its_day(sentence, expected):
    (event,) = find_events(an_annotated(sentence))
    assert (event.type, event.mod) == expected
