"""What was new on which day: drafts, points, stances and contested facts as they came into print."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from variorum.model import Draft, Provision, Statement
from variorum.publish.context import Info, Selection
from variorum.publish.days import day_of
from variorum.publish.evidence import shorten, speaker_name
from variorum.publish.index import Index
from variorum.publish.views.frame import kicker
from variorum.publish.views.signs import STANCES

PER_PAGE = 14  # days on a page
EACH = 20  # lines of a kind printed for one day; the rest are counted


@dataclass(frozen=True, slots=True)
class Change:
    """One thing first in print on a day, with the page it leads to (`article` and the record in it)."""

    kind: str
    text: str
    note: str
    article: str
    record: str


@dataclass(frozen=True, slots=True)
class DayOfChanges:
    """All that one day brought; `more` counts what is not printed, by kind."""

    day: str
    articles: int
    changes: tuple[Change, ...]
    more: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The page of changes, newest day first."""

    kicker: str
    days: tuple[DayOfChanges, ...]
    page: int
    pages: int
    since: str


def changes_view(index: Index, info: Info, selection: Selection) -> ChangesView:
    """What each published day brought to the dossier, newest first, after `since` if given."""
    every = index.remember("changes", lambda: _days(index, info))
    days = tuple(day for day in every if day.day > selection.since)
    pages = max(1, -(-len(days) // PER_PAGE))
    page = min(max(selection.page, 1), pages)
    shown = days[(page - 1) * PER_PAGE : page * PER_PAGE]
    return ChangesView(kicker(index, f"Changes · {len(days)} days"), shown, page, pages, selection.since)


def _days(index: Index, info: Info) -> tuple[DayOfChanges, ...]:
    found: dict[str, list[Change]] = {}
    for day, change in (
        *_drafts(index),
        *_provisions(index, info),
        *_statements(index),
        *_disputes(index, info),
    ):
        found.setdefault(day, []).append(change)
    published = Counter(day_of(article.published) for article in index.records.articles)
    days = sorted({day for day in (*found, *published) if day}, reverse=True)
    return tuple(_day(day, published[day], found.get(day, [])) for day in days)


def _day(day: str, articles: int, changes: list[Change]) -> DayOfChanges:
    kinds = tuple(dict.fromkeys(one.kind for one in changes))
    kept = [one for kind in kinds for one in [change for change in changes if change.kind == kind][:EACH]]
    more = [(kind, sum(one.kind == kind for one in changes) - EACH) for kind in kinds]
    return DayOfChanges(day, articles, tuple(kept), tuple((kind, count) for kind, count in more if count > 0))


def _drafts(index: Index) -> list[tuple[str, Change]]:
    return [(index.first_published(draft.evidence), _draft(index, draft)) for draft in index.drafts]


def _draft(index: Index, draft: Draft) -> Change:
    span = min(draft.evidence, key=lambda one: (index.published(one.article), one.start), default=None)
    note = f"{draft.points} points" if draft.points else "number of points not known"
    text = f"{index.sigla[draft.id]}: {draft.name}"
    return Change("draft", text, note, span.article if span else "", draft.id)


def _provisions(index: Index, info: Info) -> list[tuple[str, Change]]:
    """Each point of a draft on the day it was first in print, not again with each witness."""
    seen: set[tuple[str, str]] = set()
    found: list[tuple[str, Change]] = []
    ordered = sorted(index.records.provisions, key=lambda one: (index.first_published(one.evidence), one.id))
    for one in ordered:
        rows = index.rows_of_provision.get(one.id, ())
        place = (one.draft, rows[0].id if rows else one.id)
        if place not in seen:
            seen.add(place)
            found.append((index.first_published(one.evidence), _provision(index, info, one)))
    return found


def _provision(index: Index, info: Info, provision: Provision) -> Change:
    issues = ", ".join(info.label(issue) for issue in provision.issues) or "no issue of the pack"
    words = shorten(" … ".join(span.exact for span in provision.evidence), 160)
    siglum = index.sigla.get(provision.draft, "")
    status = "" if provision.status == "proposed" else f", {provision.status}"
    return Change(
        "provision", words, f"{siglum}, {issues}{status}", provision.evidence[0].article, provision.id
    )


def _statements(index: Index) -> list[tuple[str, Change]]:
    taken = [one for one in index.records.statements if one.stance != "none" and one.about]
    return [(index.first_published(one.evidence), _statement(index, one)) for one in taken]


def _statement(index: Index, statement: Statement) -> Change:
    about = ", ".join(index.sigla[one] for one in statement.about if one in index.sigla)
    words = shorten(" … ".join(span.exact for span in statement.content), 160)
    note = f"{speaker_name(index, statement)} · {STANCES[statement.stance][1]}{' ' + about if about else ''}"
    return Change("statement", words, note, statement.evidence[0].article, statement.id)


def _disputes(index: Index, info: Info) -> list[tuple[str, Change]]:
    found: list[tuple[str, Change]] = []
    for one in index.records.disputes:
        spans = [span for side in one.sides for span in side.evidence]
        # A dispute stands from the day its second side is in print, not from the first claim.
        day = max((index.first_published(side.evidence) for side in one.sides), default="")
        about = index.sigla.get(one.about) or info.labels.get(one.about) or shorten(one.about, 120)
        found.append((day, Change("dispute", about, one.type, spans[0].article if spans else "", one.id)))
    return found
