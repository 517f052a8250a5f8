"""Time expressions with TIMEX3 type and value, by rules over word classes."""

import datetime
from dataclasses import dataclass

from variorum.annotate.times import dates, durations, relative
from variorum.annotate.times.grammar import Hit, Rule
from variorum.annotate.times.lexicon import LEADS
from variorum.annotate.times.story import Story
from variorum.annotate.times.tokens import Tokens, tokenize
from variorum.annotate.times.values import precision, value_to_range

__all__ = ["TimeFound", "find_times", "precision", "value_to_range"]

RULES: list[Rule] = [*dates.RULES, *relative.RULES, *durations.RULES]
COMPARISONS = frozenset({"year-ago", "year-ago-noun", "period-of-year", "last-year-quarter"})


@dataclass(frozen=True, slots=True)
class TimeFound:
    """One time expression: ``text[start:end]``, its TIMEX3 type and value.

    ``lead`` is where the preposition or article that leads into it starts ("on " in "on Sunday"), or ``start``.
    """

    start: int
    end: int
    type: str
    value: str
    rule: str
    lead: int


def find_times(text: str, published: datetime.date | datetime.datetime | None) -> list[TimeFound]:
    """Return the time expressions of ``text`` in its order, none overlapping.

    Offsets count code points. ``type`` is DATE, TIME, DURATION or SET; ``value`` is TIMEX3 (2025-11-23, 2025-W47,
    P100D, 2025-11-24TNI, PRESENT_REF), resolved against ``published``; without it what needs a reference day has X
    for the unknown digits.
    """
    tokens = tokenize(text)
    day = published.date() if isinstance(published, datetime.datetime) else published
    story = Story(day)
    found = []
    for chosen, hit in _longest(tokens):
        reading = chosen.read(hit, story)
        if reading is None:
            continue
        kind, value = reading
        story.note(kind, value, aside=chosen.name in COMPARISONS)
        start, end = tokens.starts[hit.first], tokens.ends[hit.last - 1]
        found.append(TimeFound(start, end, kind, value, chosen.name, _lead(tokens, hit.first)))
    return found


def _longest(tokens: Tokens) -> list[tuple[Rule, Hit]]:
    """Return the hits that stand, in text order: a longer one before a shorter, an earlier rule before a later."""
    hits = [
        (rule, Hit(tokens, match)) for rule in RULES for match in rule.pattern.finditer(tokens.classes) if match[0]
    ]
    hits.sort(key=lambda pair: pair[1].first - pair[1].last)
    taken = bytearray(len(tokens.words))
    kept = []
    for rule, hit in hits:
        if not any(taken[hit.first : hit.last]):
            taken[hit.first : hit.last] = b"\x01" * (hit.last - hit.first)
            kept.append((rule, hit))
    return sorted(kept, key=lambda pair: pair[1].first)


def _lead(tokens: Tokens, first: int) -> int:
    start = first
    while start and start > first - 3 and tokens.words[start - 1] in LEADS:
        start -= 1
    return tokens.starts[start]
