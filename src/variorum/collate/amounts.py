"""Whether two drafts commit to the same figures and days: `unmatched` finds the slots that the other side
lacks.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.drafted import Fill

SAME_STRETCH = 0.02  # 30 days and a month, 90 days and three months, are meant to be the same
SAME_SIZE = 0.005
ONE_DAY = datetime.timedelta(days=1)
SMALL_COUNT = 3  # "the three Parties", "two copies": said or left unsaid without a change of substance


@dataclass(frozen=True, slots=True)
class Atom:
    """One value of a slot: its dimension and either a number or an ISO day or clock time."""

    dimension: str
    number: float
    text: str


def atoms(fill: Fill) -> list[Atom]:
    """The values that a quantity or deadline comes to."""
    found = []
    for part in fill.value.split(";")[0].split():
        dimension, _, value = part.partition("=")
        plain = re.fullmatch(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?", value)
        found.append(Atom(dimension, float(value) if plain and dimension != "date" else 0.0, value))
    return found


def unmatched(fills: Sequence[Fill], others: Sequence[Fill]) -> list[Fill]:
    """The quantities and deadlines with a value that no quantity or deadline of the other side has."""
    theirs = [atom for fill in others if fill.slot in ("quantity", "deadline") for atom in atoms(fill)]
    found = []
    for fill in fills:
        if fill.slot in ("quantity", "deadline"):
            own = atoms(fill)
            if own and not all(any(same_value(a, b) for b in theirs) for a in own):
                found.append(fill)
    return found


def same_value(a: Atom, b: Atom) -> bool:
    """True if the two come to the same: days within a day or of less precision, stretches within 2 per
    cent.
    """
    if a.dimension == "date" or b.dimension == "date":
        return a.dimension == b.dimension and same_day(a.text, b.text)
    if a.dimension == "clock" or b.dimension == "clock":
        return a.dimension == b.dimension and a.text == b.text
    if a.dimension != b.dimension and "count" not in (a.dimension, b.dimension):
        return False
    if "days" in (a.dimension, b.dimension) and a.dimension != b.dimension:
        return False
    slack = SAME_STRETCH if a.dimension in ("days", "every") else SAME_SIZE
    return abs(a.number - b.number) <= slack * max(abs(a.number), abs(b.number))


def same_day(a: str, b: str) -> bool:
    """True for one day, for days that touch ("by the end of 2033", "before 2034"), and for "2033" beside one
    of its days.
    """
    year_a, rest_a = _split(a)
    year_b, rest_b = _split(b)
    if not year_a or not year_b:
        return bool(rest_a and rest_b) and (rest_a.startswith(rest_b) or rest_b.startswith(rest_a))
    if a.startswith(b) or b.startswith(a):
        return True
    try:
        return abs(datetime.date.fromisoformat(a) - datetime.date.fromisoformat(b)) <= ONE_DAY
    except ValueError:
        return False


def _split(day: str) -> tuple[str, str]:
    """(year or nothing, month and day)."""
    if day.startswith("-"):
        return "", day.lstrip("-")
    year, _, rest = day.partition("-")
    return year, rest


def is_small(fill: Fill) -> bool:
    """True for a small number of things that are only counted."""
    return all(a.dimension in ("count", "times") and a.number <= SMALL_COUNT for a in atoms(fill))
