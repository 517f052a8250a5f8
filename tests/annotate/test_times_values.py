"""What a TIMEX3 value covers, and how precise it is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.timex import precision, value_to_range


@pytest.mark.parametrize(
    ("value", "first", "last", "how_precise"),
    [
        ("2036-03-09", "2036-03-09", "2036-03-09", "day"),
        ("2036-03-09TNI", "2036-03-09", "2036-03-09", "time"),
        ("2036-03-09T17:30", "2036-03-09", "2036-03-09", "time"),
        ("2036-W10", "2036-03-03", "2036-03-09", "week"),
        ("2036-W10-WE", "2036-03-08", "2036-03-09", "weekend"),
        ("2036-W10-3", "2036-03-05", "2036-03-05", "day"),
        ("2036-02", "2036-02-01", "2036-02-29", "month"),
        ("2036-Q4", "2036-10-01", "2036-12-31", "quarter"),
        ("2036-SU", "2036-06-01", "2036-08-31", "season"),
        ("2036-WI", "2036-12-01", "2037-02-28", "season"),
        ("2036-H1", "2036-01-01", "2036-06-30", "half"),
        ("2036", "2036-01-01", "2036-12-31", "year"),
        ("199", "1990-01-01", "1999-12-31", "decade"),
        ("199X", "1990-01-01", "1999-12-31", "decade"),
        ("19", "1900-01-01", "1999-12-31", "century"),
    ],
)
def test_ranges(value, first, last, how_precise):
    assert value_to_range(value) == (date.fromisoformat(first), date.fromisoformat(last))
    assert precision(value) == how_precise


@pytest.mark.parametrize(
    ("value", "how_precise"),
    [
        ("P100D", "duration"),
        ("PT2H", "duration"),
        ("PXM", "duration"),
        ("XXXX-WXX-4", "set"),
        ("PRESENT_REF", "vague"),
        ("PAST_REF", "vague"),
        ("2036-QX", "vague"),
        ("", "vague"),
    ],
)
def test_values_that_cover_no_days(value, how_precise):
    assert value_to_range(value) is None
    assert precision(value) == how_precise


def test_a_day_that_does_not_exist_covers_nothing():
    assert value_to_range("2037-02-29") is None
    assert value_to_range("2036-W60") is None


@given(st.dates(date(1, 1, 1), date(9998, 12, 31)))
def test_a_day_lies_in_its_week_month_quarter_and_year(day):
    year, week, _ = day.isocalendar()
    quarter = (day.month - 1) // 3 + 1
    for value in (
        f"{year:04d}-W{week:02d}",
        f"{day:%Y-%m}".zfill(7),
        f"{day.year:04d}-Q{quarter}",
        f"{day.year:04d}",
    ):
        covered = value_to_range(value)
        if covered is None:
            assert day - timedelta(7) < date(1, 1, 8)
        else:
            assert covered[0] <= day <= covered[1]
