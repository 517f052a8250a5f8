"""By when and how often, as a draft says it: `find_deadlines` gives each with what it comes to.

A day is ISO 8601 ("--02-15" without a year), a clock time "clock=06:00", a stretch "days=21", a rhythm
"every=7" (days). Atoms of one expression stand together: "from 06:00 on 20 March 2031" is "clock=06:00
date=2031-03-20".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.extract.slots_amounts import Amount, find_amounts, number_value, unit_of

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_YEAR = r"(?P<year>(?:19|20|21)\d\d)"
_LAST_DAY = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_EDGE = {
    "end": -1,
    "last day": -1,
    "close": -1,
    "beginning": 1,
    "start": 1,
    "first day": 1,
    "middle": 15,
    "mid": 15,
}
_DATE = re.compile(
    rf"\b(?:the\s+)?(?:(?P<edge>end|close|last\s+day|beginning|start|first\s+day|middle)\s+of\s+|"
    rf"(?P<mid>mid)-)?"
    rf"(?:(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?|"
    rf"(?:the\s+)?(?P<nth>{'|'.join(_ORDINALS)}))\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?"
    rf"|{_MONTH.replace('month', 'month2')}(?:\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|"
    rf"th)?(?!\d))?(?:,?\s+{_YEAR.replace('year', 'year2')})?"
    rf"|{_YEAR.replace('year', 'year3')}(?!-\d|\s?%))(?P<begins>\s+begins)?\b"
)
_HALF = re.compile(rf"\b(?:the\s+)?(?P<half>first|second)\s+half\s+of\s+{_YEAR}\b", re.I)
_NEW_YEAR = re.compile(rf"\b(?P<every>every\s+)?New\s+Year(?:['’]s\s+(?:Day|Eve))?(?:\s+{_YEAR})?")
_ISO = re.compile(r"\b(?:19|20|21)\d\d-\d\d-\d\d\b")
_CLOCK = re.compile(
    r"\b(?P<hour>[0-2]?\d)(?:[:.](?P<minute>[0-5]\d)(?!\d)\s?(?P<half>[ap]\.?m\.?)?|"
    r"\s?(?P<half2>[ap]\.?m\b\.?)|\s?o['’]clock)|"
    r"\b(?P<word>noon|midday|midnight)\b",
    re.I,
)
_DAYTIME = re.compile(
    r"\b(?:(?P<past>half\s+past|a\s+quarter\s+past|a\s+quarter\s+to)\s+)?"
    r"(?P<hour>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:\s+o['’]clock)?\s+"
    r"(?P<part>in\s+the\s+(?:morning|afternoon|evening)|at\s+night)\b",
    re.I,
)
_RHYTHM = re.compile(
    r"\b(?:every|each)\s+(?:(?P<every_count>\d+|[a-z-]+)\s+)?(?P<every_unit>minutes?|hours?|days?|weeks?|"
    r"months?|quarters?|years?"
    r"|spring|summer|autumn|winter|weekday)\b"
    r"|\b(?P<word>hourly|daily|weekly|fortnightly|monthly|quarterly|yearly|annually|annual|biennially|"
    r"weekdays|round\s+the\s+clock)\b"
    r"|(?<!half )\b(?:(?P<times>once|twice|\d+\s+times|[a-z]+\s+times)\s+)?(?:an?|"
    r"per)\s+(?P<per_unit>minute|hour|day|week|month|(?<=per )quarter|year|annum)\b"
    r"(?!\s+and\s+a\s+half)",
    re.I,
)
_STRETCH = re.compile(
    r"\b(?:for|within|inside|after|in|of|than|least|most|over|about|nearly|almost|lasts?|until)\s+$", re.I
)
_WORD_DAYS = {
    "hourly": 1 / 24, "daily": 1, "weekly": 7, "fortnightly": 14, "monthly": 30.4375, "quarterly": 91.3125,
    "yearly": 365.25, "annually": 365.25, "annual": 365.25, "biennially": 730.5,
}  # fmt: skip
_BEFORE = re.compile(
    r"(?:\b(?:by|before|until|till|from|since|after|on|in|at|of|for|within|inside|during|between|as\s+of|"
    r"up\s+to(?:\s+and\s+including)?|"
    r"(?:not|no)\s+(?:later|earlier|sooner|more|less|longer)\s+than|at\s+(?:the\s+)?(?:latest|most|least)|"
    r"starting|beginning|not\s+before|"
    r"prior\s+to|ends?\s+on|through|the\s+(?:first|last|next))\s+)+(?:the\s+|a\s+(?:period|term)\s+of\s+)?$",
    re.I,
)
_ANCHOR = re.compile(
    r"(?:['’]s?\s+(?:written\s+)?notice\b|\s+(?:in\s+advance|(?:after|before|of|from|following|prior\s+to|"
    r"ahead\s+of)\s+(?:the\s+|its\s+|their\s+|a\s+)?"
    r"(?!(?:age|work|leave|pay|rest)\b)[\w-]+(?:\s+(?:of|into)\s+(?:the\s+|this\s+)?[\w-]+)?))",
    re.I,
)
_DUE = re.compile(
    r"\b(?:by|before|until|till|within|inside|after|from|since|not?\s+later\s+than|as\s+of|up\s+to)\b", re.I
)
_JOIN = re.compile(
    r"[\s,–—-]*(?:\b(?:on|to|and|of|until|till|from|at|between|the|or|not|before|by|in|through|beginning|"
    r"starting|ending|inclusive|both|again)\b[\s,]*)*",
    re.I,
)  # fmt: skip
_NTH = re.compile(
    r"\b(?P<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|fifteenth|"
    r"twentieth|thirtieth|sixtieth|ninetieth)"
    r"\s+(?P<unit>day|week|month|year)\b",
    re.I,
)
_ON_THE = re.compile(r"\b(?:on|from|by|after|until|before)\s+the\s+$", re.I)
_NTH_VALUES = {
    "twelfth": 12, "fifteenth": 15, "twentieth": 20, "thirtieth": 30, "sixtieth": 60, "ninetieth": 90,
}  # fmt: skip
_EVENT = re.compile(
    r"\b(?:upon|on)\s+(?:the\s+day\s+(?:of\s+\w+|(?:that\s+)?this\s+\w+\s+is\s+\w+)|signature|"
    r"ratification|entry\s+into\s+force|expiry)\b"
    r"|\bas\s+soon\s+as\s+(?:possible|practicable)(?:\s+after\s+(?:the\s+)?\w+(?:\s+of\s+(?:the\s+|"
    r"this\s+)?(?:\w+\s+)?\w+)?)?"
    r"|\b(?:immediately|at\s+once|forthwith|without\s+delay)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class TimeAtom:
    """text[start:end] and what it comes to; a stretch ("two weeks") is `loose` until something anchors it."""

    start: int
    end: int
    key: str
    loose: bool = False


def find_deadlines(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """(start, end, atoms) of every time that binds: dates, clock times, rhythms, and anchored stretches."""
    atoms = _atoms(text, start, end)
    groups: list[list[TimeAtom]] = []
    for atom in atoms:
        if groups and _JOIN.fullmatch(text, groups[-1][-1].end, atom.start):
            groups[-1].append(atom)
        else:
            groups.append([atom])
    found = [span for group in groups if (span := _bounded(text, start, group)) is not None]
    events = [(m.start(), m.end(), "") for m in _EVENT.finditer(text, start, end)]
    found += [e for e in events if all(e[1] <= s or e[0] >= t for s, t, _ in found)]
    return sorted(found)


def _bounded(text: str, start: int, group: Sequence[TimeAtom]) -> tuple[int, int, str] | None:
    """A group of atoms with its preposition and anchor; None for a stretch that nothing anchors."""
    first, last = group[0].start, group[-1].end
    lead = _BEFORE.search(text, max(start, first - 60), first)
    after = _ANCHOR.match(text, last) if group[-1].loose else None
    if all(atom.loose for atom in group):
        due = bool(_DUE.search(lead[0] if lead else "")) or bool(_DUE.match(text, first, last))
        if not (due or after):
            return None
    begin = lead.start() if lead else first
    stop = after.end() if after else last
    return begin, stop, " ".join(_edged(atom, lead[0] if lead else "") for atom in group)


def _edged(atom: TimeAtom, lead: str) -> str:
    """A bare year after "before" is its first day, after "up to and including" its last."""
    year = re.fullmatch(r"date=(\d{4})", atom.key)
    if year and re.search(r"\bbefore\b", lead, re.I):
        return f"date={year[1]}-01-01"
    if year and re.search(r"\bincluding\b", lead, re.I):
        return f"date={year[1]}-12-31"
    return atom.key


def _atoms(text: str, start: int, end: int) -> list[TimeAtom]:
    found: list[TimeAtom] = []
    for finder in (_isos, _halves, _new_years, _dates, _daytimes, _clocks, _nths, _rhythms):
        for atom in finder(text, start, end):
            if all(atom.end <= a.start or atom.start >= a.end for a in found):
                found.append(atom)
    taken = [(a.start, a.end) for a in found]
    found += [_stretch(a) for a in find_amounts(text, start, end, taken) if a.dimension == "days"]
    return sorted(found, key=lambda a: a.start)


def _stretch(amount: Amount) -> TimeAtom:
    return TimeAtom(amount.start, amount.end, f"days={amount.value:.6g}", loose=True)


def _isos(text: str, start: int, end: int) -> list[TimeAtom]:
    return [TimeAtom(m.start(), m.end(), f"date={m[0]}") for m in _ISO.finditer(text, start, end)]


def _halves(text: str, start: int, end: int) -> list[TimeAtom]:
    return [
        TimeAtom(m.start(), m.end(), f"date={m['year']}-{'01' if m['half'].lower() == 'first' else '07'}-01")
        for m in _HALF.finditer(text, start, end)
    ]


def _new_years(text: str, start: int, end: int) -> list[TimeAtom]:
    found = []
    for m in _NEW_YEAR.finditer(text, start, end):
        key = "every=365.25" if m["every"] else f"date={m['year'] or '-'}-01-01"
        found.append(TimeAtom(m.start(), m.end(), key))
    return found


def _dates(text: str, start: int, end: int) -> list[TimeAtom]:
    found = []
    for match in _DATE.finditer(text, start, end):
        month = match["month"] or match["month2"]
        year = match["year"] or match["year2"] or match["year3"]
        day = match["day"] or match["day2"]
        nth = match["nth"]
        number = int(day) if day else (_ORDINALS.index(nth.lower()) + 1 if nth else None)
        edge = "mid" if match["mid"] else re.sub(r"\s+", " ", match["edge"] or "").lower()
        if (month == "May" and not (number or year or edge)) or (nth and not month):
            continue  # the modal
        found.append(TimeAtom(match.start(), match.end(), _iso_day(year, month, number, edge)))
    return found


def _iso_day(year: str | None, month: str | None, day: int | None, edge: str) -> str:
    side = _EDGE.get(edge, 0)
    if month is None:
        full = {1: "-01-01", 15: "-06-30", -1: "-12-31", 0: ""}[side]
        return f"date={year}{full}"
    number = _MONTHS.index(month.lower()) + 1
    if day is None and side:
        day = _LAST_DAY[number - 1] if side == -1 else side
    return f"date={year or '-'}-{number:02d}" + (f"-{day:02d}" if day else "")


def _clocks(text: str, start: int, end: int) -> list[TimeAtom]:
    found = []
    for match in _CLOCK.finditer(text, start, end):
        if match["word"]:
            hour, minute = (0 if match["word"].lower() == "midnight" else 12), "00"
        else:
            hour, minute = int(match["hour"]), match["minute"] or "00"
            half = (match["half"] or match["half2"] or "").lower()
            if not half and match["minute"] and "." in match[0]:
                continue  # "2.40" is a sum
            hour = hour % 12 + 12 * half.startswith("p") if half else hour
        found.append(TimeAtom(match.start(), match.end(), f"clock={hour:02d}:{minute}"))
    return found


def _nths(text: str, start: int, end: int) -> list[TimeAtom]:
    """A stretch named by its last part: "from the fourth month", "on the thirtieth day after"."""
    found = []
    for match in _NTH.finditer(text, start, end):
        nth = match["nth"].lower()
        count = _ORDINALS.index(nth) + 1 if nth in _ORDINALS else _NTH_VALUES[nth]
        loose = not _ON_THE.search(text, start, match.start())
        found.append(
            TimeAtom(match.start(), match.end(), f"days={count * unit_of(match['unit'])[1]:.6g}", loose)
        )
    return found


def _daytimes(text: str, start: int, end: int) -> list[TimeAtom]:
    """Clock times in words: "half past four in the morning", "ten at night"."""
    found = []
    for match in _DAYTIME.finditer(text, start, end):
        hour = int(number_value(match["hour"]) or 0)
        past = re.sub(r"\s+", " ", (match["past"] or "").lower())
        late = (
            not match["part"].lower().endswith("morning")
            and hour < 12
            and not (hour < 5 and "night" in match["part"])
        )
        minutes = 60 * (hour % 12 if not late else hour + 12)
        minutes += {"half past": 30, "a quarter past": 15, "a quarter to": -15}.get(past, 0)
        found.append(TimeAtom(match.start(), match.end(), f"clock={minutes // 60:02d}:{minutes % 60:02d}"))
    return found


def _rhythms(text: str, start: int, end: int) -> list[TimeAtom]:
    found = []
    for match in _RHYTHM.finditer(text, start, end):
        days = _rhythm_days(match)
        stretch = (
            bool(match["per_unit"])
            and not match["times"]
            and bool(_STRETCH.search(text, start, match.start()))
        )
        if days and stretch:
            found.append(TimeAtom(match.start(), match.end(), f"days={days:.6g}", loose=True))
        elif days:
            found.append(TimeAtom(match.start(), match.end(), f"every={days:.6g}"))
    return found


def _rhythm_days(match: re.Match[str]) -> float | None:
    if match["word"]:
        word = re.sub(r"\s+", " ", match["word"].lower())
        return {"weekdays": 1.4, "round the clock": 1 / 24}.get(word) or _WORD_DAYS[word]
    if match["every_unit"]:
        unit = match["every_unit"].lower()
        if unit in ("spring", "summer", "autumn", "winter"):
            return 365.25
        if unit == "weekday":
            return 1.4
        count = number_value(match["every_count"]) if match["every_count"] else 1.0
        if match["every_count"] and match["every_count"].lower() in ("other", "second"):
            count = 2.0
        return count * unit_of(unit)[1] if count else None
    times = (match["times"] or "once").lower()
    count = {"once": 1.0, "twice": 2.0}.get(times) or number_value(times.removesuffix("times"))
    return unit_of(match["per_unit"].replace("annum", "year"))[1] / count if count else None
