"""First names and the pronoun that goes with them, from the lists of the `names` package (US census of 1990).

On the ground floor, because annotation (is this a person?) and extraction ("he" or "she"?) both ask. A help
and never a need: most of the world's first names, and all invented ones, are not in it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, Literal

import names  # type: ignore[import-untyped]

MUCH_MORE: Final = 4.0  # how many times commoner a name must be for one of the two to count as theirs


@cache
def given_names() -> dict[str, Literal["he", "she"] | None]:
    """Each first name in small letters with its usual pronoun; None where both bear it."""
    male, female = _shares("male"), _shares("female")
    return {name: _pronoun(male.get(name, 0.0), female.get(name, 0.0)) for name in {*male, *female}}


def _shares(sex: str) -> dict[str, float]:
    """Per cent of people with each first name."""
    path = Path(names.__file__).parent / f"dist.{sex}.first"
    rows = (line.split() for line in path.read_text(encoding="ascii").splitlines())
    return {row[0].lower(): float(row[1]) for row in rows if row}


def _pronoun(male: float, female: float) -> Literal["he", "she"] | None:
    if male > MUCH_MORE * female:
        return "he"
    return "she" if female > MUCH_MORE * male else None
