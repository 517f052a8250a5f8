"""Days that count from an event: "two days after the ceasefire", where the text dates the ceasefire."""

import datetime
from collections.abc import Sequence

from variorum.annotate.times.arithmetic import unit_value
from variorum.annotate.times.grammar import Hit
from variorum.annotate.times.lengths import unit_of
from variorum.annotate.times.tokens import CLASS_CHARS, OTHER, STOP, Tokens

_STOP_CHAR, _OTHER_CHAR = CLASS_CHARS[STOP], CLASS_CHARS[OTHER]
_ARTICLES = frozenset("the this that".split())
# Too common to tell one event from another.
_VAGUE = frozenset(
    "event events day time thing things fact move case people man woman men women government state "
    "country group president minister officials leader leaders last first new two three other same".split()
)
REACH = 4  # tokens: an event's noun stands close behind its article ("the long-awaited prisoner exchange")
BESIDE = 8  # tokens: a day farther from the noun is more often the day somebody spoke of it

Dated = tuple[int, datetime.date]  # the first token of an expression, and the one day that it names


def event_day(tokens: Tokens, at: int, dated: Sequence[Dated]) -> tuple[int, datetime.date] | None:
    """Return where the event named from token ``at`` on ends, and its day; None where it has none.

    An event is known by a noun of its phrase; its day is the one told in a sentence with that noun.
    """
    if at >= len(tokens.words) or tokens.words[at] not in _ARTICLES:
        return None
    best = None
    for index in range(at + 1, min(at + 1 + REACH, len(tokens.words))):
        if tokens.classes[index] != _OTHER_CHAR or not tokens.words[index].isalpha():
            break
        if (
            tokens.written(index).islower()
            and tokens.words[index] not in _VAGUE
            and (day := _told_day(tokens, index, dated))
        ):
            best = index + 1, day
    return best


def _told_day(tokens: Tokens, noun: int, dated: Sequence[Dated]) -> datetime.date | None:
    """Return the day in the nearest sentence that has the word at ``noun`` and a day; earlier ones first."""
    stem = _stem(tokens.words[noun])
    if len(stem) < 4:
        return None
    here = _sentence(tokens, noun)
    found = []
    for index, word in enumerate(tokens.words):
        if index not in here and _stem(word) == stem:
            sentence = _sentence(tokens, index)
            found += [
                (index > noun, abs(index - noun), day)
                for first, day in dated
                if first in sentence and abs(first - index) <= BESIDE
            ]
    return min(found)[2] if found else None


def _sentence(tokens: Tokens, index: int) -> range:
    first = tokens.classes.rfind(_STOP_CHAR, 0, index) + 1
    last = tokens.classes.find(_STOP_CHAR, index)
    return range(first, last if last >= 0 else len(tokens.words))


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def read_beside_event(hit: Hit, amount: int, way: int, dated: Sequence[Dated]) -> tuple[int, str] | None:
    """Return where "two days after the ceasefire" ends and the value of that day, or None.

    ``hit`` is "two days" (``amount`` = 2) and ends before "after" (``way`` = 1) or "before" (-1).
    """
    told = event_day(hit.tokens, hit.last + 1, dated)
    unit, size = unit_of(hit.word("u"))
    if told is None or unit not in "DW":
        return None  # an event's month or year says little about the day it counts from
    end, day = told
    value = unit_value(day, "D", way * amount * size * (7 if unit == "W" else 1))
    return (end, value) if value else None
