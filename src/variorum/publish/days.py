"""Days as people write them, and the stretch of days that a TIMEX3 value can mean."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# TimeML 1.2.1 codes for a part of the day.
PARTS = {
    "MO": "morning",
    "MI": "midday",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
    "DT": "daytime",
}
# TimeML 1.2.1 seasons and fractions of a year, as first and last month (northern; winter runs on).
STRETCHES = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14), "H1": (1, 6), "H2": (7, 12)}
STRETCHES |= {f"Q{quarter}": (3 * quarter - 2, 3 * quarter) for quarter in range(1, 5)}
STRETCH_NAMES = {
    "SP": "spring",
    "SU": "summer",
    "FA": "autumn",
    "WI": "winter",
    "H1": "first half",
    "H2": "second half",
}

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(.+))?$")
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
MONTH = re.compile(r"(\d{4})-(\d\d)$")
STRETCH = re.compile(r"(\d{4})-([A-Z][A-Z1-4])$")
YEAR = re.compile(r"(\d{4})$")


@dataclass(frozen=True, slots=True)
class Reach:
    """The days a value can mean, first to last, and its grain: hour, day, week, month, season or year."""

    first: date
    last: date
    grain: str


def reach(value: str | None) -> Reach | None:
    """The stretch of days a TIMEX3 value covers; None where it names no calendar day (as P3D, PAST_REF)."""
    try:
        return _day(value or "") or _week(value or "") or _months(value or "")
    except ValueError:
        return None


def _day(value: str) -> Reach | None:
    found = DAY.match(value)
    if not found:
        return None
    day = date(int(found[1]), int(found[2]), int(found[3]))
    hour = bool(found[4]) and found[4][:2].isdigit()
    return Reach(day, day, "hour" if hour else "day")


def _week(value: str) -> Reach | None:
    found = WEEK.match(value)
    if not found:
        return None
    monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
    return Reach(monday + timedelta(5) if found[3] else monday, monday + timedelta(6), "week")


def _months(value: str) -> Reach | None:
    if found := MONTH.match(value):
        return _between(int(found[1]), int(found[2]), int(found[2]), "month")
    if (found := STRETCH.match(value)) and found[2] in STRETCHES:
        first, last = STRETCHES[found[2]]
        return _between(int(found[1]), first, last, "season")
    if found := YEAR.match(value):
        return _between(int(found[1]), 1, 12, "year")
    return None


def _between(year: int, first: int, last: int, grain: str) -> Reach:
    end_year, end_month = (year + 1, last - 12) if last > 12 else (year, last)
    return Reach(
        date(year, first, 1), date(end_year, end_month, calendar.monthrange(end_year, end_month)[1]), grain
    )


def day_of(published: str | None) -> str:
    """The ISO day of a publication date or time; empty where it has none."""
    return (published or "")[:10]


def in_words(value: str | None) -> str:
    """A day or TIMEX3 value for people: `4 Mar 2031`, `week of 3 Mar 2031`; others stand as they are."""
    found = reach(value)
    if not value or not found:
        return value or ""
    if found.grain in ("hour", "day"):
        return f"{found.first.day} {MONTHS[found.first.month - 1]} {found.first.year}{_part(value)}"
    if found.grain == "week":
        return f"week of {in_words(found.first.isoformat())}"
    if found.grain == "month":
        return f"{MONTHS[found.first.month - 1]} {found.first.year}"
    if found.grain == "season":
        code = value[-2:]
        return f"{STRETCH_NAMES.get(code, 'quarter ' + code[-1])} {value[:4]}"
    return value


def short(value: str | None) -> str:
    """A day without its year (`4 Mar`); longer stretches as in_words has them."""
    found = reach(value)
    if not found or found.grain not in ("hour", "day"):
        return in_words(value)
    return f"{found.first.day} {MONTHS[found.first.month - 1]}"


def weekday(value: str | None) -> str:
    """The name of the weekday; empty for anything but one day."""
    found = reach(value)
    return WEEKDAYS[found.first.weekday()] if found and found.grain in ("hour", "day") else ""


def _part(value: str) -> str:
    tail = value.partition("T")[2]
    if tail in PARTS:
        return f", {PARTS[tail]}"
    return f", {tail[:5]}" if tail[:2].isdigit() else ""
