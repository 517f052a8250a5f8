"""One event for many reports of it: what several articles, or one twice, tell of the same day."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from variorum.model import Event

WORD = re.compile(r"[^\W\d_]{3,}|\d+(?:,\d{3})*")
# What all news shares, and the words of the day itself, say nothing of which event it is.
COMMON = frozenset(
    "the and that was were had has have been with from this they their them for not did does who what said "
    "says would could which its his her are but one more than any all out into over she him you when where "
    "after before again last next late early today yesterday tomorrow tonight morning afternoon evening "
    "night monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december week month year day days".split()
)
STEM = 6  # letters that stand for a word
# Cosine of the words of two reports of one day that tell the same. On the annotated events of the harbour
# accord .2 joins .80 of the pairs, .95 of them rightly; .15 gives .80 and .93, .3 gives .74 and .97.
ALIKE = 0.2


def merge_events(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events of all articles, those that tell the same joined; the input gives the first report its rank.

    Two reports are one event where they tell of the same day (week, month) and of the same in much the same
    words, or of the same kind of event with some word in common (two meetings without), unless they name
    different people. The event keeps the id, day and words of its first report.
    """
    ordered = list({event.id: event for event in events}.values())
    likeness = _Likeness(ordered)
    by_day: dict[str, list[int]] = defaultdict(list)
    for n, event in enumerate(ordered):
        by_day[(event.when or "").partition("T")[0]].append(n)
    joined: dict[int, Event] = dict(enumerate(ordered))
    into: dict[str, str] = {}
    for day, places in by_day.items():
        for first, *later in _groups([ordered[n] for n in places], likeness) if day else ():
            home = places[first]
            for other in (places[n] for n in later):
                joined[home] = _with(joined[home], joined.pop(other))
                into[ordered[other].id] = ordered[home].id
    return tuple(_pointed(event, into) for event in joined.values())


class _Likeness:
    """How alike reports are; a word counts the more the rarer it is in all events (Spärck Jones 1972)."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._words = {event.id: _words(event) for event in events}
        counts = Counter(word for words in self._words.values() for word in words)
        self._weights = {word: math.log(1 + len(events) / n) ** 2 for word, n in counts.items()}
        self._norms = {id_: math.sqrt(self._weight(words)) for id_, words in self._words.items()}

    def are_one(self, one: Event, other: Event) -> bool:
        """Whether two reports of one day tell the same."""
        both = self._words[one.id] & self._words[other.id]
        apart = bool(one.actors) and bool(other.actors) and not set(one.actors) & set(other.actors)
        if not apart and one.type == other.type != "other":
            return one.type == "meeting" or bool(both)
        return bool(both) and self._weight(both) >= ALIKE * self._norms[one.id] * self._norms[other.id]

    def _weight(self, words: Iterable[str]) -> float:
        return sum(self._weights[word] for word in words)


def _groups(events: Sequence[Event], likeness: _Likeness) -> list[list[int]]:
    """The places of the events of one day that are one, each group in order; single link."""
    groups: list[list[int]] = []
    for n, event in enumerate(events):
        met = [group for group in groups if any(likeness.are_one(event, events[m]) for m in group)]
        groups = [group for group in groups if group not in met]
        groups.append(sorted([n, *(m for group in met for m in group)]))
    return sorted(groups)


def _words(event: Event) -> frozenset[str]:
    found = (word.casefold() for word in WORD.findall(event.text))
    return frozenset(word[:STEM] for word in found if word not in COMMON)


def _with(event: Event, other: Event) -> Event:
    return msgspec.structs.replace(
        event,
        actors=tuple(dict.fromkeys((*event.actors, *other.actors))),
        order=(*event.order, *other.order),
        evidence=(*event.evidence, *other.evidence),
        confidence=max(event.confidence, other.confidence),
    )


def _pointed(event: Event, into: Mapping[str, str]) -> Event:
    """The event with its order pointing to what the events beside it were joined into."""
    moved = tuple(msgspec.structs.replace(one, to=into.get(one.to, one.to)) for one in event.order)
    return msgspec.structs.replace(event, order=moved) if moved != event.order else event
