"""What became of a clause: the slots that differ, what is only put in other words, and which way it went."""

import pytest

from tests.collate.drafts import differences, draft
from variorum.collate.amounts import Atom, same_day, same_value
from variorum.collate.collation import collate_texts

BASE = "Each island shall deploy 60 boats within 21 days of signature."


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (
            "Each island shall deploy 25 boats within 21 days of signature.",
            ("quantity", "60 boats", "25 boats"),
        ),
        (
            "Each island shall deploy 60 boats within 45 days of signature.",
            ("deadline", "within 21 days of signature", "within 45 days of signature"),
        ),
        (
            "Each island should deploy 60 boats within 21 days of signature.",
            ("modality", "shall deploy", "should deploy"),
        ),
        (
            "Each island may deploy 60 boats within 21 days of signature.",
            ("modality", "shall deploy", "may deploy"),
        ),
        (
            "Each island shall deploy 60 boats within 21 days of signature, unless the ice lies thicker "
            "than usual.",
            ("condition", "", "unless the ice lies thicker than usual"),
        ),
    ],
)
def test_one_slot_changed_is_one_difference(after, expected):
    assert differences(BASE, after) == [expected]


@pytest.mark.parametrize(
    "after",
    [
        BASE,
        "Within three weeks of signature each island shall deploy 60 boats.",
        "Each island shall deploy sixty boats within 21 days of signature.",
    ],
)
def test_the_same_slots_in_other_words_are_the_same(after):
    assert differences(BASE, after) == []


@pytest.mark.parametrize(
    ("before", "after", "label"),
    [
        ("Skerry may close the quay at night.", "Skerry shall close the quay at night.", "strengthened"),
        ("Skerry shall close the quay at night.", "Skerry should close the quay at night.", "weakened"),
        (
            "Skerry shall close the quay at night.",
            "Skerry shall close the quay at night if both harbour masters agree.",
            "conditioned",
        ),
        (
            "The fleet shall not exceed 60 boats in all.",
            "The fleet shall not exceed 40 boats in all.",
            "narrowed",
        ),
        (
            "The fleet shall not exceed 40 boats in all.",
            "The fleet shall not exceed 60 boats in all.",
            "widened",
        ),
    ],
)
def test_a_change_has_a_direction(before, after, label):
    (row,) = collate_texts([draft("A", before), draft("B", after)]).rows

    assert label in row.cells[1].labels


def test_differences_stand_where_they_say():
    drafts = [draft("A", BASE), draft("B", "Each island may deploy 25 boats within 45 days of signature.")]

    (row,) = collate_texts(drafts).rows

    for d in row.cells[1].differences:
        assert drafts[0].text[slice(*d.from_span)] == d.from_
        assert drafts[1].text[slice(*d.to_span)] == d.to


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (("volume", 6e8), ("volume", 6e8), True),
        (("days", 30), ("days", 30.4375), True),
        (("days", 21), ("days", 45), False),
        (("percent", 41), ("count", 41), True),
        (("length", 30), ("mass", 30), False),
        (("every", 7), ("days", 7), False),
    ],
)
def test_values_are_compared_by_what_they_come_to(a, b, same):
    assert same_value(Atom(a[0], a[1], ""), Atom(b[0], b[1], "")) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("2033-12-31", "2034-01-01", True),
        ("2033", "2033-05-01", True),
        ("--03-01", "2033-03-01", True),
        ("--03-01", "--04-01", False),
        ("2033", "--04-01", False),
        ("2033-03-01", "2034-03-01", False),
    ],
)
def test_days_that_touch_are_one_day(a, b, same):
    assert same_day(a, b) is same
