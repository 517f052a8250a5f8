"""Days in words, and the days a TIMEX3 value can mean."""

from datetime import date

import pytest

from variorum.publish.days import Reach, in_words, reach, short, weekday


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2041-03-04", "4 Mar 2041"),
        ("2041-03-04TEV", "4 Mar 2041, evening"),
        ("2041-03-04T09:30", "4 Mar 2041, 09:30"),
        ("2041-W10", "week of 4 Mar 2041"),
        ("2041-03", "Mar 2041"),
        ("2041-SU", "summer 2041"),
        ("2041-Q2", "quarter 2 of 2041"),
        ("2041", "2041"),
        ("P100D", "P100D"),
        (None, ""),
    ],
)
def test_values_are_put_in_words(value: str | None, words: str) -> None:
    assert in_words(value) == words


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2041-03-04", Reach(date(2041, 3, 4), date(2041, 3, 4), "day")),
        ("2041-03-04T09:30", Reach(date(2041, 3, 4), date(2041, 3, 4), "time")),
        ("2041-W10", Reach(date(2041, 3, 4), date(2041, 3, 10), "week")),
        ("2041-W10-WE", Reach(date(2041, 3, 9), date(2041, 3, 10), "weekend")),
        ("2041-02", Reach(date(2041, 2, 1), date(2041, 2, 28), "month")),
        ("2041-WI", Reach(date(2041, 12, 1), date(2042, 2, 28), "season")),
        ("2041-H2", Reach(date(2041, 7, 1), date(2041, 12, 31), "half")),
        ("2041", Reach(date(2041, 1, 1), date(2041, 12, 31), "year")),
        ("P10D", None),
        ("PAST_REF", None),
        ("2041-13-40", None),
        ("2041-XX-04", None),
    ],
)
def test_a_value_covers_the_days_it_can_mean(value: str, expected: Reach | None) -> None:
    assert reach(value) == expected


def test_short_days_leave_the_year_out_and_weekdays_have_names() -> None:
    assert (short("2041-03-04"), short("2041-03"), weekday("2041-03-04"), weekday("2041-03")) == (
        "4 Mar",
        "Mar 2041",
        "Monday",
        "",
    )
