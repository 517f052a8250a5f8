"""Numbers that no counting of units finds: "within a week", "two of the three billion"."""

from __future__ import annotations

import re

from variorum.annotated import Annotated
from variorum.extract.draft_words import read_number
from variorum.model import Quantity

MAGNITUDES = {"million": 1e6, "billion": 1e9, "trillion": 1e12}
PART_OF_SUM = re.compile(r"\b(\w+) of (?:the|its|their) \w+ (million|billion|trillion)\b", re.I)
WITHIN_ONE = re.compile(r"\bwithin (an?) (hour|day|week|fortnight|month|year|decade)\b", re.I)


def part_of_sum(annotated: Annotated, text: str, start: int, end: int) -> Quantity | None:
    """So many of a sum in text[start:end]: "two of the three billion" is two billion."""
    match = PART_OF_SUM.search(text, start, end)
    number = read_number(match[1]) if match else None
    if match is None or number is None:
        return None
    span = annotated.reading.article.span(match.start(), match.end())
    return Quantity(value=number * MAGNITUDES[match[2].lower()], unit="", comparator="exactly", span=span)


def single_time(annotated: Annotated, text: str, start: int, end: int) -> Quantity | None:
    """One of a unit of time as a limit in text[start:end]: "within a week"."""
    match = WITHIN_ONE.search(text, start, end)
    if match is None:
        return None
    span = annotated.reading.article.span(match.start(1), match.end(2))
    return Quantity(value=1.0, unit=match[2].lower(), comparator="within", span=span)
