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
    weights = _weights([_words(event) for event in ordered])
    by_day: dict[str, list[int]] = defaultdict(list)
    for n, event in enumerate(ordered):
        by_day[(event.when or "").partition("T")[0]].append(n)
    joined: dict[int, Event] = dict(enumerate(ordered))
    into: dict[str, str] = {}
    for day, places in by_day.items():
        for first, *later in _groups([ordered[n] for n in places], weights) if day else ():
            home = places[first]
            for other in (places[n] for n in later):
                joined[home] = _with(joined[home], joined.pop(other))
                into[ordered[other].id] = ordered[home].id
    return tuple(_pointed(event, into) for event in joined.values())


def _weights(words: Sequence[frozenset[str]]) -> Mapping[str, float]:
    """How much a word tells: squared for the cosine, the rarer in all events the more (Spärck Jones 1972)."""
    counts = Counter(word for one in words for word in one)
    return {word: math.log(1 + len(words) / n) ** 2 for word, n in counts.items()}


def _groups(events: Sequence[Event], weights: Mapping[str, float]) -> list[list[int]]:
    """The places of the events of one day that are one, each group in order; single link."""
    groups: list[list[int]] = []
    for n, event in enumerate(events):
        met = [group for group in groups if any(_are_one(event, events[m], weights) for m in group)]
        groups = [group for group in groups if group not in met]
        groups.append(sorted([n, *(m for group in met for m in group)]))
    return sorted(groups)


def _are_one(one: Event, other: Event, weights: Mapping[str, float]) -> bool:
    words = _words(one), _words(other)
    apart = bool(one.actors) and bool(other.actors) and not set(one.actors) & set(other.actors)
    if apart or one.type != other.type or one.type == "other":
        return _alike(*words, weights) >= ALIKE
    return one.type == "meeting" or bool(words[0] & words[1])


def _alike(one: frozenset[str], other: frozenset[str], weights: Mapping[str, float]) -> float:
    both = sum(weights[word] for word in one & other)
    whole = math.sqrt(sum(weights[w] for w in one) * sum(weights[w] for w in other))
    return both / whole if whole else 0.0


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
