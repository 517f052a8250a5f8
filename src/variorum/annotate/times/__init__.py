"""Time expressions with TIMEX3 type and value, by rules over word classes."""

import datetime
from dataclasses import dataclass

from variorum.annotate.times import clocks, counted, days, durations, periods, relative, reports
from variorum.annotate.times.events import Events
from variorum.annotate.times.grammar import Hit, Rule
from variorum.annotate.times.lengths import amount_of
from variorum.annotate.times.lexicon import LEADS, MONTHS, ZONES
from variorum.annotate.times.story import Story
from variorum.annotate.times.tokens import CLASS_CHARS, Tokens, tokenize
from variorum.timex import precision, value_to_range

__all__ = ["TimeFound", "find_times", "precision", "value_to_range"]

RULES: list[Rule] = [
    *durations.COUPLED,
    *days.RULES,
    *clocks.RULES,
    *periods.RULES,
    *reports.RULES,
    *relative.RULES,
    *counted.RULES,
    *durations.RULES,
]
# What is published before this hour was written on the day before: that is its "today" and "last night".
# Midnight itself is a day without an hour.
NIGHT_ENDS = datetime.time(2)


@dataclass(frozen=True, slots=True)
class TimeFound:
    """One time expression: ``text[start:end]``, its TIMEX3 type and value.

    ``lead`` is where the preposition or article that leads into it starts ("on " in "on Sunday"), or
    ``start``; ``tail`` is where what goes with it ends ("Sunday's", "noon local time"), or ``end``;
    ``zone`` is the offset from Greenwich that a time of day was given in ("Z", "-05"), or ''.
    """

    start: int
    end: int
    type: str
    value: str
    rule: str
    lead: int
    tail: int
    zone: str = ""


def find_times(text: str, published: datetime.date | datetime.datetime | None) -> list[TimeFound]:
    """Return the time expressions of ``text`` in its order, none overlapping.

    Offsets count code points. ``type`` is DATE, TIME, DURATION or SET; ``value`` is TIMEX3 (2025-11-23,
    2025-W47, P100D, 2025-11-24TNI, PRESENT_REF), resolved against ``published``; without that day, what needs
    it has X for the unknown digits. The scheme is TIMEX3 of TimeML 1.2.1 (Pustejovsky et al. 2005).
    """
    tokens = tokenize(text)
    issued = published.date() if isinstance(published, datetime.datetime) else published
    day = issued
    if isinstance(published, datetime.datetime) and datetime.time() < published.time() < NIGHT_ENDS:
        day = published.date() - datetime.timedelta(1)
    story = Story(day, issued)
    read = []
    for chosen, hit in _longest(tokens):
        reading = None if _is_title(tokens, hit) else chosen.read(hit, story)
        if reading and reading[1]:
            closes = hit.near(-1) in ("ended", "ending")
            story.note(*reading, hit.first, chosen.name, closes)
            read.append(_Read(chosen.name, hit, hit.last, *reading))
    dated = [(r.hit.first, day) for r in read if r.kind == "DATE" and (day := _one_day(r.value))]
    events = Events(tokens, dated)
    return [_found(tokens, _beside_event(r, events)) for r in read]


@dataclass(frozen=True, slots=True)
class _Read:
    """A hit with its reading; ``last`` is the token after it, which an event behind it moves on."""

    rule: str
    hit: Hit
    last: int
    kind: str
    value: str


def _one_day(value: str) -> datetime.date | None:
    covered = value_to_range(value)
    return covered[0] if covered and covered[0] == covered[1] else None


def _beside_event(read: _Read, events: Events) -> _Read:
    """Return the reading; "two days after the vote" is dated by its event where the text dates the vote."""
    way = 1 if read.hit.near(1) in ("after", "following") else -1 if read.hit.near(1) == "before" else 0
    amount = amount_of(read.hit.words("n")) if read.hit.words("n") else 1
    if not way or read.rule not in ("length", "length-one") or amount is None or amount != int(amount):
        return read
    if read.hit.words()[0] in ("the", "these", "those") or read.hit.near(-1) == "and":
        return read  # "in the ten days after the vote" is a stretch of days
    beside = events.beside(read.hit, int(amount), way)
    return _Read("event", read.hit, beside[0], "DATE", beside[1]) if beside else read


def _found(tokens: Tokens, read: _Read) -> TimeFound:
    first, zone = read.hit.first, ZONES.get(read.hit.word("zone"), "")
    start, end = tokens.starts[first], tokens.ends[read.last - 1]
    lead, tail = _lead(tokens, first), _tail(tokens, read.last)
    return TimeFound(start, end, read.kind, read.value, read.rule, lead, tail, zone)


def _longest(tokens: Tokens) -> list[tuple[Rule, Hit]]:
    """Return the hits that stand, in text order: the longer wins, then the earlier rule."""
    hits = [
        (rule, Hit(tokens, match))
        for rule in RULES
        for match in rule.pattern.finditer(tokens.classes)
        if match[0]
    ]
    hits.sort(key=lambda pair: pair[1].first - pair[1].last)
    taken = bytearray(len(tokens.words))
    kept = []
    for rule, hit in hits:
        if not any(taken[hit.first : hit.last]):
            taken[hit.first : hit.last] = b"\x01" * (hit.last - hit.first)
            kept.append((rule, hit))
    return sorted(kept, key=lambda pair: pair[1].first)


def _is_title(tokens: Tokens, hit: Hit) -> bool:
    """Return whether the words are part of a name: "60 Minutes", Reporter of the Year, the Sunday Post."""
    if hit.last - hit.first > 3:
        return False
    written = tokens.written
    before = written(hit.first - 1) if hit.first else "\n"
    after = written(hit.last) if hit.last < len(tokens.words) else "\n"
    if tokens.classes[hit.first] == _WDAY and before.lower() in _NAMED_DAYS and before[0].isupper():
        return True
    if tokens.classes[hit.last - 1] == _WDAY:
        return before.lower() == "the" and after[0].isupper() and after.lower() not in MONTHS
    common = [i for i in range(hit.first, hit.last) if tokens.classes[i] in _COMMON]
    if not common or not all(written(i)[0].isupper() for i in common):
        return False
    if tokens.words[hit.first] == "the" and written(hit.first) == "the":
        return True  # Reporter of the Year
    quoted = before[-1] in "\"'‘“`" and (_closes(tokens, hit.last) or after[0].isupper())
    return quoted or ((before[0].isupper() and (before.isupper() or after[0].isupper())) and before.isalpha())


def _closes(tokens: Tokens, at: int) -> bool:
    """Return whether a quotation ends at token ``at``, with or without a comma or a point before its mark."""
    marks = "".join(map(tokens.written, range(at, min(at + 2, len(tokens.words)))))
    return marks.lstrip(",.;!?")[:1] in ('"', "'", "’", "”", "")


# Words that are written small in a sentence: with a capital in mid-sentence they are part of a name.
_COMMON = frozenset(
    CLASS_CHARS[name]
    for name in "UNIT UNITS TODAY TONIGHT TOMORROW YESTERDAY POD NOW THIS LAST NEXT DAILY".split()
)
_WDAY = CLASS_CHARS["WDAY"]
# "Black Friday": days of trade, sport and mourning, of which the calendar knows nothing.
_NAMED_DAYS = frozenset("black cyber super bloody red fat giving".split())


def _lead(tokens: Tokens, first: int) -> int:
    start = first
    while start and start > first - 3 and tokens.words[start - 1] in LEADS:
        start -= 1
    return tokens.starts[start]


def _tail(tokens: Tokens, last: int) -> int:
    after = tokens.words[last : last + 2]
    if after[:1] in (["'s"], ["’s"]):
        return tokens.ends[last]
    return tokens.ends[last + 1] if after == ["local", "time"] else tokens.ends[last - 1]
