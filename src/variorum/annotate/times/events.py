"""Days that count from an event: "two days after the ceasefire", where the text dates the ceasefire."""

import datetime
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

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
TRIED = 8  # mentions of the noun looked at, the nearest first: a text that never dates an event stays cheap


@dataclass
class Events:
    """The nouns of a text and the days that stand beside them; ``dated`` has (first token, day), in order."""

    tokens: Tokens
    dated: Sequence[tuple[int, datetime.date]]

    def beside(self, hit: Hit, amount: int, way: int) -> tuple[int, str] | None:
        """Return where "two days after the ceasefire" ends and the value of that day, or None.

        ``hit`` is "two days" (``amount`` = 2) and ends before "after" (``way`` = 1) or "before" (-1).
        """
        unit, size = unit_of(hit.word("u"))
        if unit not in "DW" or not (told := self._told(hit.last + 1)):
            return None  # an event's month or year says little about the day it counts from
        end, day = told
        value = unit_value(day, "D", way * amount * size * (7 if unit == "W" else 1))
        return (end, value) if value else None

    def _told(self, at: int) -> tuple[int, datetime.date] | None:
        """Return where the event named from token ``at`` on ends, and its day; None where it has none.

        An event is known by a noun of its phrase; its day stands beside that noun elsewhere in the text.
        """
        words, best = self.tokens.words, None
        if at >= len(words) or words[at] not in _ARTICLES:
            return None
        for index in range(at + 1, min(at + 1 + REACH, len(words))):
            if self.tokens.classes[index] != _OTHER_CHAR or not words[index].isalpha():
                break
            is_noun = self.tokens.written(index).islower() and words[index] not in _VAGUE
            if is_noun and (day := self._day_beside(index)):
                best = index + 1, day
        return best

    def _day_beside(self, noun: int) -> datetime.date | None:
        """Return the day beside the nearest mention of the noun in another sentence; earlier ones first."""
        mentions = self._mentions.get(_stem(self.tokens.words[noun]), [])
        place = bisect_left(mentions, noun)
        near = [*reversed(mentions[max(0, place - TRIED) : place]), *mentions[place + 1 : place + 1 + TRIED]]
        days = (self._day_at(index) for index in near if self._apart(index, noun))
        return next((day for day in days if day), None)

    def _day_at(self, index: int) -> datetime.date | None:
        first = bisect_left(self.dated, (index - BESIDE, datetime.date.min))
        for at, day in self.dated[first : first + 2 * BESIDE]:
            if at > index + BESIDE:
                break
            if not self._apart(at, index):
                return day
        return None

    def _apart(self, one: int, two: int) -> bool:
        return _STOP_CHAR in self.tokens.classes[min(one, two) : max(one, two)]

    @cached_property
    def _mentions(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, word in enumerate(self.tokens.words):
            if len(word) > 3 and self.tokens.classes[index] == _OTHER_CHAR:
                found.setdefault(_stem(word), []).append(index)
        return found


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
