"""Days as people write them, and the stretch of days that a TIMEX3 value can mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from variorum.timex import Precision, precision, value_to_range

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FINE = ("time", "day")  # precisions that name one day

# TimeML 1.2.1 codes for parts of a day and of a year.
PARTS = {
    "MO": "morning",
    "MI": "midday",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
    "DT": "daytime",
}
STRETCHES = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
STRETCHES |= {"H1": "first half of", "H2": "second half of"}
STRETCHES |= {f"Q{number}": f"quarter {number} of" for number in range(1, 5)}


@dataclass(frozen=True, slots=True)
class Reach:
    """The days a value can mean, first to last, and how precise it is."""

    first: date
    last: date
    precision: Precision

    @property
    def one_day(self) -> bool:
        """Whether it is known to the day."""
        return self.precision in FINE


@lru_cache(maxsize=8192)  # a dossier speaks of some hundreds of days, tens of thousands of times
def reach(value: str | None) -> Reach | None:
    """The stretch of days a TIMEX3 value covers; None where it names no calendar day (as P3D, PAST_REF)."""
    found = value_to_range(value) if value else None
    return Reach(*found, precision(value)) if value and found else None


def day_of(published: str | None) -> str:
    """The ISO day of a publication date or time; empty where it has none."""
    return (published or "")[:10]


def in_words(value: str | None) -> str:
    """A day or TIMEX3 value for people: `4 Mar 2031`, `week of 3 Mar 2031`; others stand as they are."""
    found = reach(value)
    if not value or not found:
        return value or ""
    first = f"{found.first.day} {MONTHS[found.first.month - 1]} {found.first.year}"
    if found.one_day:
        return first + _part(value)
    if found.precision in ("week", "weekend"):
        return f"{found.precision} of {first}"
    if found.precision == "month":
        return f"{MONTHS[found.first.month - 1]} {found.first.year}"
    return f"{STRETCHES[value[-2:]]} {value[:4]}" if value[-2:] in STRETCHES else value


def short(value: str | None) -> str:
    """A day without its year (`4 Mar`); longer stretches as in_words has them."""
    found = reach(value)
    if not found or not found.one_day:
        return in_words(value)
    return f"{found.first.day} {MONTHS[found.first.month - 1]}"


def weekday(value: str | None) -> str:
    """The name of the weekday; empty for anything but one day."""
    found = reach(value)
    return WEEKDAYS[found.first.weekday()] if found and found.one_day else ""


def _part(value: str) -> str:
    tail = value.partition("T")[2]
    if tail in PARTS:
        return f", {PARTS[tail]}"
    return f", {tail[:5]}" if tail[:2].isdigit() else ""
