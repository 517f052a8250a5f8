"""What could be known on a day: the articles published by then, and of each record what rests on them.

Two days hold for everything: the day it speaks of and the day it was published. "As of" asks for the second.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from variorum.corrections import Review
from variorum.errors import UsageError
from variorum.model import (
    Actor,
    Article,
    Cell,
    Citation,
    Date,
    Dispute,
    Draft,
    Event,
    Origin,
    Parent,
    Provision,
    Refused,
    Role,
    Row,
    Sourcing,
    Span,
    Statement,
    Witness,
)
from variorum.records import Records
from variorum.timex import value_to_range

T = TypeVar("T", Citation, Date, Event, Refused, Provision, Sourcing, Statement)
UTC = datetime.UTC
END_OF_DAY = datetime.time(23, 59, 59, 999_999)


def moment(when: str | None) -> datetime.datetime | None:
    """The last moment that an ISO day, day and time, month, week or year covers; None where it names none.

    A time without a zone counts as Greenwich time; "2031-03" is over with the last day of the month.
    """
    if not when:
        return None
    try:
        at = datetime.datetime.fromisoformat(when)
        if len(when) > 10:
            return at if at.tzinfo else at.replace(tzinfo=UTC)
    except ValueError:
        pass
    covered = value_to_range(when[:10])
    return datetime.datetime.combine(covered[1], END_OF_DAY, UTC) if covered else None


def known_by(article: Article, day: str) -> bool:
    """Whether the article was published by the end of that day (ISO), or by that moment if it has a time.

    An article that carries no day of publication was known by no day. Raises UsageError where `day` is none.
    """
    limit, published = moment(day), moment(article.published)
    if limit is None:
        raise UsageError(f"{day!r} is no day; write it as 2031-03-04, or with a time as 2031-03-04T18:00")
    return published is not None and published <= limit


def reviews_by(reviews: Iterable[Review], day: str) -> tuple[Review, ...]:
    """The reviews that were made by the end of that day; later corrections do not rewrite earlier days."""
    limit = moment(day)
    return tuple(r for r in reviews if limit and (at := moment(r.made_at)) and at <= limit)


def as_of(records: Records, day: str) -> Records:
    """The records as far as they rest on articles published by that day; nothing else of them changes.

    Monotone: what a day knows, every later day knows. A cell whose provisions were not yet in print is
    unknown; a dispute stands once two of its sides are in print. Where the accounts are at hand, building
    again from those known by the day is exacter, as it joins and collates again.
    """
    view = _View(frozenset(article.id for article in records.articles if known_by(article, day)))
    provisions = view.whole(records.provisions)
    witnesses = tuple(w for w in records.witnesses if w.article in view.known)
    statements = view.whole(records.statements)
    events = view.trimmed(records.events)
    drafts = view.drafts(records.drafts, (*witnesses, *provisions))
    draft_ids = frozenset(draft.id for draft in drafts)
    statements = tuple(_about(statement, draft_ids) for statement in statements)
    return Records(
        articles=tuple(article for article in records.articles if article.id in view.known),
        citations=view.trimmed(records.citations),
        actors=view.actors(records.actors, _named(drafts, statements, events)),
        drafts=drafts,
        witnesses=witnesses,
        provisions=provisions,
        statements=statements,
        dates=view.trimmed(records.dates),
        events=events,
        disputes=view.disputes(records.disputes, frozenset(one.id for one in statements)),
        origins=tuple(one for origin in records.origins if (one := view.origin(origin)) is not None),
        sourcing=view.whole(records.sourcing),
        rows=_rows(records.rows, draft_ids, frozenset(one.id for one in provisions)),
        refused=view.trimmed(records.refused),
    )


@dataclass(frozen=True, slots=True)
class _View:
    """The articles known by a day, and what is left of records that rest on others too."""

    known: frozenset[str]

    def spans(self, found: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(span for span in found if span.article in self.known)

    def whole(self, records: Iterable[T]) -> tuple[T, ...]:
        """Those all of whose words were in print: half a provision is another provision."""
        return tuple(one for one in records if self.spans(one.evidence) == one.evidence)

    def trimmed(self, records: Iterable[T]) -> tuple[T, ...]:
        """Those with words in print, resting on these alone."""
        return tuple(
            msgspec.structs.replace(one, evidence=left)
            for one in records
            if (left := self.spans(one.evidence))
        )

    def origin(self, origin: Origin) -> Origin | None:
        """The report with its reprints in print; None where there is not yet anything to join."""
        left = tuple(article for article in origin.articles if article in self.known)
        return (
            msgspec.structs.replace(origin, articles=left)
            if len(left) >= min(2, len(origin.articles))
            else None
        )

    def drafts(self, drafts: Iterable[Draft], rest_on: Iterable[Witness | Provision]) -> tuple[Draft, ...]:
        """The drafts in print; one that is known only by a provision rests on the words of that."""
        words: dict[str, tuple[Span, ...]] = {}
        for one in rest_on:
            words.setdefault(one.draft, self.spans(one.evidence))
        found = [(draft, self.spans(draft.evidence) or words.get(draft.id, ())) for draft in drafts]
        ids = frozenset(draft.id for draft, evidence in found if evidence)
        return tuple(
            msgspec.structs.replace(draft, evidence=evidence, parent=self._parent(draft.parent, ids))
            for draft, evidence in found
            if evidence
        )

    def _parent(self, parent: Parent | None, drafts: frozenset[str]) -> Parent | None:
        if parent is None or parent.draft not in drafts:
            return None
        evidence = self.spans(parent.evidence)
        if parent.evidence and not evidence:
            return None  # that it is the parent was said later
        return msgspec.structs.replace(parent, evidence=evidence)

    def actors(self, actors: Iterable[Actor], named: frozenset[str]) -> tuple[Actor, ...]:
        """The actors in print, and those that a record in print names."""
        found = [(actor, self.spans(actor.evidence)) for actor in actors]
        return tuple(
            msgspec.structs.replace(actor, evidence=evidence, roles=self._roles(actor))
            for actor, evidence in found
            if evidence or actor.id in named
        )

    def _roles(self, actor: Actor) -> tuple[Role, ...]:
        return tuple(
            msgspec.structs.replace(role, evidence=self.spans(role.evidence))
            for role in actor.roles
            if self.spans(role.evidence) or not role.evidence
        )

    def disputes(self, disputes: Iterable[Dispute], statements: frozenset[str]) -> tuple[Dispute, ...]:
        """The disputes of which two sides are in print (or the one side that an uncertainty has)."""
        found = []
        for dispute in disputes:
            sides = tuple(
                msgspec.structs.replace(
                    side, evidence=left, statements=tuple(s for s in side.statements if s in statements)
                )
                for side in dispute.sides
                if (left := self.spans(side.evidence))
            )
            if len(sides) >= min(2, len(dispute.sides)) > 0:
                found.append(msgspec.structs.replace(dispute, sides=sides))
        return tuple(found)


def _about(statement: Statement, drafts: frozenset[str]) -> Statement:
    about = tuple(draft for draft in statement.about if draft in drafts)
    return statement if about == statement.about else msgspec.structs.replace(statement, about=about)


def _named(
    drafts: Iterable[Draft], statements: Iterable[Statement], events: Iterable[Event]
) -> frozenset[str]:
    """The ids of the actors that these records name."""
    makers = {actor for draft in drafts for actor in draft.made_by}
    speakers = {actor for one in statements for actor in (one.actor, one.relayed_by) if actor}
    return frozenset(makers | speakers | {actor for event in events for actor in event.actors})


def _rows(rows: Iterable[Row], drafts: frozenset[str], provisions: frozenset[str]) -> tuple[Row, ...]:
    """The rows with the drafts known, but for those of which no provision was in print."""
    found = []
    for row in rows:
        cells = {draft: _cell(cell, provisions) for draft, cell in row.cells.items() if draft in drafts}
        if any(cell.provisions for cell in cells.values()):
            found.append(msgspec.structs.replace(row, cells=cells))
    return tuple(found)


def _cell(cell: Cell, provisions: frozenset[str]) -> Cell:
    left = tuple(one for one in cell.provisions if one in provisions)
    if left == cell.provisions:
        return cell
    return Cell(state=cell.state if left else "unknown", provisions=left)
