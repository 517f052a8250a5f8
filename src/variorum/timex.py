"""What a TIMEX3 value covers: its first and last day, and how precise it is."""

import datetime
import re
from typing import Literal

Precision = Literal[
    "time", "day", "weekend", "week", "month", "quarter", "season", "half",
    "year", "decade", "century", "duration", "set", "vague",
]  # fmt: skip

# Meteorological seasons of the northern half: month the season starts in. Winter runs into the next year.
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(T.*)?$")
_WEEK = re.compile(r"(\d{4})-W(\d{1,2})(?:-(WE|[1-7]))?(T.*)?$")
_MONTHS = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI|\d\d)$")
_YEARS = re.compile(r"\d{2,4}$|\d{3}X$|\d{2}XX$")


def value_to_range(value: str) -> tuple[datetime.date, datetime.date] | None:
    """Return the first and the last day that a TIMEX3 value covers, or None where it names no days.

    Durations, sets, values with an unknown year (``XXXX-11-23``) and vague references give None.
    A winter counts from December of its year to the end of the next February.
    """
    try:
        return _day_range(value) or _week_range(value) or _months_range(value) or _years_range(value)
    except ValueError:  # no such day, such as 2025-02-30
        return None


def precision(value: str) -> Precision:
    """Return how precise a TIMEX3 value is: the smallest unit it names."""
    if match := _DAY.match(value):
        return "time" if match[4] else "day"
    if match := _WEEK.match(value):
        if match[4]:
            return "time"
        return "week" if match[3] is None else "weekend" if match[3] == "WE" else "day"
    if match := _MONTHS.match(value):
        return (
            _MONTH_PRECISION.get(match[2][0], "month")
            if match[2][0] in "QH"
            else ("season" if match[2] in SEASON_STARTS else "month")
        )
    if _YEARS.match(value):
        return _YEAR_PRECISION[len(value.rstrip("X"))]
    if value.startswith("P") and not value.endswith("_REF"):
        return "duration"
    return "set" if value.startswith("XXXX") else "vague"


_MONTH_PRECISION: dict[str, Precision] = {"Q": "quarter", "H": "half"}
_YEAR_PRECISION: dict[int, Precision] = {4: "year", 3: "decade", 2: "century"}


def _day_range(value: str) -> tuple[datetime.date, datetime.date] | None:
    match = _DAY.match(value)
    if not match:
        return None
    day = datetime.date(int(match[1]), int(match[2]), int(match[3]))
    return day, day


def _week_range(value: str) -> tuple[datetime.date, datetime.date] | None:
    match = _WEEK.match(value)
    if not match:
        return None
    monday = datetime.date.fromisocalendar(int(match[1]), int(match[2]), 1)
    first, last = {None: (0, 6), "WE": (5, 6)}.get(match[3]) or (int(match[3]) - 1, int(match[3]) - 1)
    return monday + datetime.timedelta(first), monday + datetime.timedelta(last)


def _months_range(value: str) -> tuple[datetime.date, datetime.date] | None:
    match = _MONTHS.match(value)
    if not match:
        return None
    year, part = int(match[1]), match[2]
    if part in SEASON_STARTS:
        month, length = SEASON_STARTS[part], 3
    elif part[0] == "Q":
        month, length = 3 * int(part[1]) - 2, 3
    elif part[0] == "H":
        month, length = 6 * int(part[1]) - 5, 6
    else:
        month, length = int(part), 1
    return datetime.date(year, month, 1), _first_of_month(year, month + length) - datetime.timedelta(1)


def _years_range(value: str) -> tuple[datetime.date, datetime.date] | None:
    if not _YEARS.match(value):
        return None
    digits = value.rstrip("X")
    first, last = int(digits.ljust(4, "0")), int(digits.ljust(4, "9"))
    return datetime.date(first, 1, 1), datetime.date(last, 12, 31)


def _first_of_month(year: int, month: int) -> datetime.date:
    return datetime.date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
