"""Time expressions in reports of results: quarters, and the same stretch a year before."""

import datetime

import pytest

from variorum.annotate.times import find_times

THURSDAY = datetime.date(2036, 3, 13)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The quarter ended Sept. 30 was poor.", ["2035-Q3", "2035-09-30"]),
        ("The quarter ended July 31 was poor.", ["2035-Q2", "2035-07-31"]),
        ("The quarter ended Oct. 2 was poor.", ["2035-Q3", "2035-10-02"]),
        ("Third-quarter profit rose from 3 marks a year earlier.", ["2035-Q3", "2034-Q3"]),
        ("Third-quarter sales rose to 4 million from 3 million a year earlier.", ["2035-Q3", "2034-Q3"]),
        (
            "Its first quarter was poor. Third-quarter sales at Arrel rose from $3 million a year earlier.",
            ["2036-Q1", "2035-Q3", "2034-Q3"],
        ),
        (
            "Third-quarter profit was $4 million, compared with $3 million last year.",
            ["2035-Q3", "2034-Q3"],
        ),
        ("Third-quarter profit fell. This quarter's loss includes fines.", ["2035-Q3", "2035-Q3"]),
        ("It earned 3 marks in the nine months, and 2 in the year-earlier period.", ["P9M", "P9M"]),
        ("Net for the year-earlier nine months was flat.", ["P9M"]),
        ("It earned 3 marks in the six months, and 2 in the 2034 period.", ["P6M", "2034"]),
        ("Losses will go on through the first two quarters of 2037.", ["2037-H1"]),
        ("Sales usually fall in the second and fourth quarters.", ["XXXX-Q2", "XXXX-Q4"]),
        ("in the first and second quarters of 2035", ["2035-Q1", "2035-Q2"]),
        ("The index is up since year-end.", ["2035"]),
    ],
)
def test_the_quarter_reported_on_sets_the_grain(text, expected):
    assert [time.value for time in find_times(text, THURSDAY)] == expected


def test_the_last_day_of_a_quarter_is_no_day_that_a_time_of_day_is_of():
    text = "Profit fell in the quarter ended Sept. 30. The shares had dropped by midday."

    assert [time.value for time in find_times(text, THURSDAY)][-1] == "2036-03-13T12:00"


def test_the_comparison_is_no_rate():
    text = "The quarter-to-quarter comparison; the average daily volume."

    assert find_times(text, THURSDAY) == []
