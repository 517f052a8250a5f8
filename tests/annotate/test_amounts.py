"""Quantities: number, unit and bound, however they are written."""

import pytest

from tests.factory import a_reading
from variorum.annotate import annotate


def amounts_of(text):
    (read,) = annotate([a_reading(text)])
    return [(text[a.start : a.end], a.value, a.unit, a.comparator) for a in read.amounts]


@pytest.mark.parametrize(
    ("words", "value", "unit", "comparator"),
    [
        ("Keldany would cap its army at 600,000 troops.", 600000, "troop", "at-most"),
        ("The framework sets an army cap of 800,000.", 800000, "", "at-most"),
        ("They would keep no more than thirty-five boats.", 35, "boat", "at-most"),
        ("The fund gets at least $100 billion.", 1e11, "USD", "at-least"),
        ("The fund gets up to €2.5bn.", 2.5e9, "EUR", "at-most"),
        ("A vote follows within 180 days.", 180, "day", "within"),
        ("A vote follows in 100 days.", 100, "day", "within"),
        ("The guards number roughly 880,000.", 880000, "", "about"),
        ("Half a million people fled.", 500000, "people", "exactly"),
        ("It fields six hundred thousand soldiers.", 600000, "soldier", "exactly"),
        ("Wages rise 2.4 per cent at most.", 2.4, "percent", "at-most"),
        ("The toll income is shared 50:50.", 50, "percent", "exactly"),
        ("The towns get one fifth of the water.", 0.2, "share", "exactly"),
        ("The towns get 0.6 cubic kilometres.", 0.6, "cubic kilometre", "exactly"),
        ("A 60-day ceasefire follows.", 60, "day", "exactly"),
        ("Send a dozen ships.", 12, "ship", "exactly"),
        ("Inspections take 90 days or fewer.", 90, "day", "at-most"),
    ],
)
def test_a_quantity_has_number_unit_and_bound(words, value, unit, comparator):
    ((_, *found),) = amounts_of(words)
    assert found == [value, unit, comparator]


@pytest.mark.parametrize(
    "words",
    [
        "Article 5 applies to both.",
        "Talks began in 2031.",
        "One of them left on March 4.",
        "7. The parties shall meet.",
        "Point 19 voids it.",
    ],
)
def test_labels_dates_and_pronouns_count_nothing(words):
    assert amounts_of(words) == []


def test_the_quantity_takes_in_its_unit():
    assert [words for words, *_ in amounts_of("Patrols stay 25 kilometres off; $300 million is due.")] == [
        "25 kilometres",
        "$300 million",
    ]
