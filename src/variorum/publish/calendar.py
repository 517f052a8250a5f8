"""The dated deadlines and events of a dossier as an iCalendar (RFC 5545) to subscribe to.

All that the standard asks of a writer is escaped text in folded lines, so there is no library here.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from variorum.model import Article, Draft, Event, Provision, Span
from variorum.publish.days import day_of, reach
from variorum.records import Records

DAY = datetime.timedelta(days=1)
FOLD = 75  # octets in a line, its break not counted: RFC 5545, section 3.1
# A stretch longer than a month would fill a calendar without saying when.
SHOWN = frozenset({"time", "day", "weekend", "week", "month"})
_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT(\d\d):(\d\d)")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Appointment:
    """One entry of the calendar: a deadline or an event, from its first day to its last.

    `clock` is a time of day without a zone (RFC 5545 calls it floating), where the text gives one.
    """

    id: str
    kind: Literal["deadline", "event"]
    summary: str
    first: datetime.date
    last: datetime.date
    clock: datetime.time | None
    evidence: tuple[Span, ...]


def appointments(records: Records) -> tuple[Appointment, ...]:
    """The provisions with a dated deadline and the dated events, by day.

    Days, weekends, weeks and months are taken; seasons and years are too long, lengths ("within 100 days")
    have no day. A deadline stands on the last day that it names, an event on all of them.
    """
    drafts = {draft.id: draft for draft in records.drafts}
    found = [*_deadlines(records.provisions, drafts), *_events(records.events)]
    return tuple(sorted(found, key=lambda one: (one.first, one.last, one.clock or datetime.time.min, one.id)))


def write_calendar(records: Records, title: str) -> str:
    """The calendar as text with CRLF line ends; entries are stamped with their days of publication."""
    articles = {article.id: article for article in records.articles}
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Variorum//Calendar of a dossier//EN"]
    lines += ["CALSCALE:GREGORIAN", f"X-WR-CALNAME:{_escape(title)}"]
    for appointment in appointments(records):
        lines += _entry(appointment, articles)
    return "".join(f"{_fold(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def _deadlines(provisions: Iterable[Provision], drafts: dict[str, Draft]) -> Iterator[Appointment]:
    for one in provisions:
        if one.deadline and one.status != "dropped" and (days := _days(one.deadline.value)):
            draft = drafts.get(one.draft)
            words = " … ".join(span.exact for span in one.evidence)
            name = (draft.siglum or draft.name) if draft else "a draft"
            summary = f"Due under {name}: {words}"
            yield Appointment(
                one.id, "deadline", summary, days[1], days[1], _clock(one.deadline.value), one.evidence
            )


def _events(events: Iterable[Event]) -> Iterator[Appointment]:
    for one in events:
        if days := _days(one.when):
            yield Appointment(one.id, "event", one.text, days[0], days[1], _clock(one.when), one.evidence)


def _days(value: str | None) -> tuple[datetime.date, datetime.date] | None:
    found = reach(value)
    return (found.first, found.last) if found and found.precision in SHOWN else None


def _clock(value: str | None) -> datetime.time | None:
    match = _CLOCK.match(value or "")
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        return None
    return datetime.time(int(match[1]), int(match[2]))


def _entry(one: Appointment, articles: dict[str, Article]) -> Iterator[str]:
    sources = [
        articles[id_] for id_ in dict.fromkeys(span.article for span in one.evidence) if id_ in articles
    ]
    published = min(
        (day.last for source in sources if (day := reach(day_of(source.published)))),
        default=one.first,
    )
    yield "BEGIN:VEVENT"
    yield f"UID:{one.id}@variorum"
    yield f"DTSTAMP:{published:%Y%m%d}T000000Z"
    if one.clock:
        yield f"DTSTART:{one.first:%Y%m%d}T{one.clock:%H%M}00"
    else:
        yield f"DTSTART;VALUE=DATE:{one.first:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{one.last + DAY:%Y%m%d}"
    yield f"SUMMARY:{_escape(one.summary)}"
    yield f"DESCRIPTION:{_escape(_described(one, sources))}"
    yield from (f"URL:{source.url}" for source in sources[:1] if source.url and _is_plain(source.url))
    yield f"CATEGORIES:{one.kind.upper()}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _described(one: Appointment, sources: Iterable[Article]) -> str:
    """The words it rests on, and where they were printed."""
    quoted = "\n".join(f"“{span.exact}”" for span in one.evidence)
    printed = [
        f"{source.outlet or source.path}, {(source.published or 'no date')[:10]}" for source in sources
    ]
    return "\n".join((quoted, *printed))


def _is_plain(url: str) -> bool:
    return url.startswith(("https://", "http://")) and url.isascii() and not re.search(r"[\s\x00-\x1f]", url)


def _escape(text: str) -> str:
    """The text with what a TEXT value may not hold escaped (RFC 5545, section 3.3.11)."""
    plain = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _fold(line: str) -> str:
    """The line cut into pieces of at most 75 octets, never inside a character."""
    pieces, size = [""], 0
    for char in line:
        octets = len(char.encode("utf-8", "surrogatepass"))
        if size + octets > FOLD:
            pieces.append(" ")
            size = 1
        pieces[-1] += char
        size += octets
    return "\r\n".join(pieces)
