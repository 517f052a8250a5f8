"""The timeline: what happened on which day, how exactly that is known, and when it was first in print."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from variorum.model import Draft, Event, Provision, Span, Statement
from variorum.publish.context import Info, Selection
from variorum.publish.days import Reach, reach, weekday
from variorum.publish.evidence import Proof, proofs, shorten, speaker_name
from variorum.publish.index import Index
from variorum.publish.views.frame import kicker, last_day

PER_PAGE = 100  # entries on a page
KINDS = ("event", "draft", "statement", "due")
WORDS = re.compile(r"\W+")
TICKS = 12  # labelled days on the axis: more than this and they touch at 704 px


@dataclass(frozen=True, slots=True)
class Bar:
    """Where an entry lies on the axis, in per cent of its width."""

    x: float
    width: float
    kind: str
    published: float | None
    lag: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline: an event, draft, statement or due; `also` are records in the same words."""

    id: str
    kind: str
    when: str
    as_written: str
    text: str
    note: str
    published: str
    bar: Bar | None
    beyond: str
    actors: tuple[str, ...]
    drafts: tuple[str, ...]
    mod: str = ""
    also: tuple[str, ...] = ()
    evidence: tuple[Proof, ...] = ()

    @property
    def weekday(self) -> str:
        """The weekday's name, where it is one day."""
        return weekday(self.when)


@dataclass(frozen=True, slots=True)
class Tick:
    """One labelled day of the axis, in per cent."""

    x: float
    day: str
    weekend: bool
    today: bool


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The page of the timeline."""

    kicker: str
    entries: tuple[Entry, ...]
    background: tuple[Entry, ...]
    undated: tuple[Entry, ...]
    ticks: tuple[Tick, ...]
    now: float | None
    first: str
    last: str
    counts: dict[str, int]
    actors: tuple[str, ...]
    same_day: int
    longest_lag: int
    ahead: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Axis:
    """The days shown, first to last."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it spans."""
        return (self.last - self.first).days + 1

    def at(self, day: date, middle: bool = False) -> float:
        """Where a day begins (or its middle) in per cent; days beyond the axis lie on its edge."""
        place = ((day - self.first).days + (0.5 if middle else 0)) / self.days * 100
        return round(min(max(place, 0.0), 100.0), 2)


@dataclass(frozen=True, slots=True)
class Survey:
    """All entries of the timeline, before evidence is looked up for those that are shown."""

    dated: tuple[Entry, ...]
    background: tuple[Entry, ...]
    undated: tuple[Entry, ...]
    axis: Axis | None
    counts: dict[str, int]
    actors: tuple[str, ...]
    lags: tuple[int, ...]


def timeline_view(index: Index, info: Info, selection: Selection) -> TimelineView:
    """Events, drafts, dated statements with a stance, and deadlines, in order of the day they speak of."""
    survey = index.remember("timeline", lambda: _survey(index))
    pages = max(1, -(-len(survey.dated) // PER_PAGE))
    page = min(max(selection.page, 1), pages)
    as_of = selection.as_of or last_day(index, info)
    axis = survey.axis
    return TimelineView(
        kicker=kicker(index, f"Timeline · {len(survey.dated)} entries"),
        entries=_shown(index, survey.dated[(page - 1) * PER_PAGE : page * PER_PAGE]),
        background=_shown(index, survey.background[:PER_PAGE]) if page == pages else (),
        undated=_shown(index, survey.undated[:PER_PAGE]) if page == pages else (),
        ticks=_ticks(axis, as_of),
        now=_now(axis, as_of),
        first=axis.first.isoformat() if axis else "",
        last=axis.last.isoformat() if axis else "",
        counts=survey.counts,
        actors=survey.actors,
        same_day=sum(lag == 0 for lag in survey.lags),
        longest_lag=max(survey.lags, default=0),
        ahead=sum(bool(as_of) and one.kind == "due" and one.when[:10] > as_of for one in survey.dated),
        page=page,
        pages=pages,
    )


def all_entries(index: Index) -> tuple[Entry, ...]:
    """Every entry, without evidence: what lies before the axis, then what is on it, then what has no day."""
    survey = index.remember("timeline", lambda: _survey(index))
    return *survey.background, *survey.dated, *survey.undated


def _survey(index: Index) -> Survey:
    found = [*_events(index), *_drafts(index), *_deadlines(index), *_statements(index)]
    axis = _axis(index, [entry for entry in found if entry.kind != "due"])
    drawn = [_drawn(entry, axis) for entry in _once(found)]
    placed = sorted((one for one in drawn if reach(one.when)), key=_order)
    dated = tuple(one for one in placed if one.beyond != "earlier")
    return Survey(
        dated=dated,
        background=tuple(one for one in placed if one.beyond == "earlier"),
        undated=tuple(one for one in drawn if not reach(one.when)),
        axis=axis,
        counts={kind: sum(one.kind == kind for one in dated) for kind in KINDS},
        actors=tuple(sorted({actor for one in dated for actor in one.actors})),
        lags=tuple(lag for one in dated if (lag := _lag(one)) is not None),
    )


def _shown(index: Index, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries with their evidence."""
    return tuple(
        replace(
            entry,
            evidence=tuple(
                proof
                for record in (entry.id, *entry.also)
                for proof in proofs(index, index.by_id[record], Index.spans_of(index.by_id[record]))
            ),
        )
        for entry in entries
    )


def _once(entries: list[Entry]) -> list[Entry]:
    """Entries of the same day in the same words (a reprint) as one, with all their evidence."""
    found: dict[tuple[str, str, str], Entry] = {}
    for entry in sorted(entries, key=lambda one: (one.published or "9999", one.id)):
        key = (entry.kind, entry.when, WORDS.sub(" ", entry.text.casefold()).strip())
        if key in found:
            first = found[key]
            entry = replace(first, also=(*first.also, entry.id))
        found[key] = entry
    return list(found.values())


def _order(entry: Entry) -> tuple[str, str, str, str]:
    found = reach(entry.when)
    first = found.first.isoformat() if found else "9999"
    return (first, entry.when, entry.kind, entry.id)


def _lag(entry: Entry) -> int | None:
    """Days from the last day it can mean to its publication; None for what lies ahead."""
    found, published = reach(entry.when), reach(entry.published)
    if entry.kind == "due" or not found or not published:
        return None
    return max((published.first - found.last).days, 0)


def _events(index: Index) -> list[Entry]:
    return [_event(index, one) for one in index.records.events]


def _event(index: Index, event: Event) -> Entry:
    return Entry(
        id=event.id,
        kind="event",
        when=event.when or "",
        as_written=_as_written(index, event.evidence),
        text=shorten(event.text, 220),
        note=_told(event),
        mod=event.mod or "",
        published=index.first_published(event.evidence),
        bar=None,
        beyond="",
        actors=tuple(index.actor_name(actor) for actor in event.actors),
        drafts=(),
    )


def _told(event: Event) -> str:
    """How many articles report the event, and what it came before or after, in their words."""
    articles = len({span.article for span in event.evidence})
    reports = [f"{articles} articles report it"] if articles > 1 else []
    return " · ".join([*reports, *(f"“{order.span.exact}”" for order in event.order)])


def _as_written(index: Index, spans: tuple[Span, ...]) -> str:
    """The time expression inside the evidence, in the article's words."""
    dates = index.dates_of
    for span in spans:
        for found in dates.get(span.article, ()):
            if span.start <= found.start and found.end <= span.end:
                return found.exact
    return ""


def _drafts(index: Index) -> list[Entry]:
    return [_draft(index, draft) for draft in index.drafts if draft.dated]


def _draft(index: Index, draft: Draft) -> Entry:
    makers = index.makers(draft)
    return Entry(
        id=draft.id,
        kind="draft",
        when=draft.dated or "",
        as_written="",
        text=f"{index.sigla[draft.id]}: {draft.name}",
        note=f"by {', '.join(makers)}" if makers else "maker not known",
        published=index.first_published(draft.evidence),
        bar=None,
        beyond="",
        actors=makers,
        drafts=(index.slugs[draft.id],),
    )


def _deadlines(index: Index) -> list[Entry]:
    return [
        _deadline(index, one)
        for one in index.records.provisions
        if one.deadline and reach(one.deadline.value)
    ]


def _deadline(index: Index, provision: Provision) -> Entry:
    assert provision.deadline is not None
    return Entry(
        id=provision.id,
        kind="due",
        when=provision.deadline.value or "",
        as_written=provision.deadline.text,
        text=shorten(" … ".join(span.exact for span in provision.evidence), 220),
        note=f"due under {index.sigla.get(provision.draft, 'a draft')}",
        published=index.first_published(provision.evidence),
        bar=None,
        beyond="",
        actors=provision.obligor,
        drafts=(index.slugs.get(provision.draft, ""),),
    )


def _statements(index: Index) -> list[Entry]:
    return [
        _statement(index, one) for one in index.records.statements if one.said_on and one.stance != "none"
    ]


def _statement(index: Index, statement: Statement) -> Entry:
    said = " … ".join(span.exact for span in statement.content)
    return Entry(
        id=statement.id,
        kind="statement",
        when=statement.said_on or "",
        as_written=_as_written(index, statement.evidence),
        text=f"{speaker_name(index, statement)}: {shorten(said, 180)}",
        note=f"statement, {statement.directness}",
        published=index.first_published(statement.evidence),
        bar=None,
        beyond="",
        actors=(speaker_name(index, statement),),
        drafts=tuple(index.slugs[one] for one in statement.about if one in index.slugs),
    )


def _axis(index: Index, entries: list[Entry]) -> Axis | None:
    """From the first to the last day that is spoken of (to the week or finer) or published on."""
    spans: list[Reach] = []
    for entry in entries:
        found = reach(entry.when)
        if found and (found.one_day or found.precision in ("week", "weekend")):
            spans.append(found)
    spans += [found for article in index.records.articles if (found := reach(index.published(article.id)))]
    if not spans:
        return None
    published = [found for article in index.records.articles if (found := reach(index.published(article.id)))]
    first, last = min(one.first for one in spans), max(one.last for one in spans)
    if published:
        # History told in passing ("since 2019") must not squeeze the days of the talks: the axis reaches
        # beyond the articles by at most half of the days that they cover, and by a week at least.
        start, end = min(one.first for one in published), max(one.last for one in published)
        room = timedelta(days=max((end - start).days // 2, 7))
        first, last = max(first, start - room), min(last, end + room)
    return Axis(first, last)


def _drawn(entry: Entry, axis: Axis | None) -> Entry:
    found = reach(entry.when)
    if not axis or not found:
        return entry
    if found.last < axis.first or found.first > axis.last:
        return replace(entry, beyond="earlier" if found.last < axis.first else "later")
    published = reach(entry.published)
    begin, end = axis.at(found.first), axis.at(found.last + timedelta(1))
    at = axis.at(published.first, middle=True) if published else None
    kind = "due" if entry.kind == "due" else "said" if found.one_day else "vague"
    lag = None
    if at is not None and not begin <= at <= end:
        lag = (end, at) if at > end else (at, begin)
    return replace(entry, bar=Bar(begin, round(max(end - begin, 0.4), 2), kind, at, lag))


def _ticks(axis: Axis | None, as_of: str) -> tuple[Tick, ...]:
    if not axis:
        return ()
    step = -(-axis.days // TICKS)
    days = [axis.first + timedelta(number) for number in range(0, axis.days, step)]
    return tuple(
        Tick(
            axis.at(day, middle=True),
            day.isoformat(),
            step == 1 and day.weekday() > 4,
            day.isoformat() == as_of,
        )
        for day in days
    )


def _now(axis: Axis | None, as_of: str) -> float | None:
    found = reach(as_of)
    if not axis or not found or not axis.first <= found.first <= axis.last:
        return None
    return axis.at(found.first, middle=True)
