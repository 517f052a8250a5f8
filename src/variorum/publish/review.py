"""What the review desk needs of a dossier, and the queue it shows: the riskiest reading first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from variorum.corrections import Conflict, Review, Target
from variorum.model import Actor, AnyRecord, Dispute, Draft, Provision, Span, Statement
from variorum.publish.evidence import shorten, speaker_name
from variorum.publish.index import Index

Reviewed = Provision | Statement | Draft | Actor | Dispute
DECIDED = ("accept", "reject", "edit", "merge", "split")
REPORT = "report"  # the label of a note by which a reader reports a mistake
SURE = 0.75  # below this the machine's own confidence calls for a look: the median of the harbour accord
REPORTED, HIGH, MIDDLE, LOW = "reported", "high", "medium", "low"
LEVELS = {REPORTED: 0, HIGH: 1, MIDDLE: 2, LOW: 3}
MARKS = {REPORTED: "!!", HIGH: "!!", MIDDLE: "!", LOW: "·"}


class Reviews(Protocol):
    """The dossier's list of reviews: appended to, never changed, replayed on each build."""

    def append(self, review: Review) -> None:
        """Keep a review."""

    def history(self) -> tuple[Review, ...]:
        """All reviews, oldest first."""

    def conflicts(self) -> tuple[Conflict, ...]:
        """The reviews that no longer find their words."""

    def rebuild(self) -> None:
        """Build the dossier again, so that the decisions take effect."""

    def agreement(self) -> tuple[int, int, float | None]:
        """How often two reviewers decided alike, how often both decided, and Cohen's kappa (None without)."""


@dataclass(frozen=True, slots=True)
class Item:
    """One record in the queue: how risky it is and why, and what was decided about it so far."""

    record: str
    kind: str
    title: str
    reason: str
    level: str
    confidence: float
    verdict: str = ""
    reviewer: str = ""

    @property
    def mark(self) -> str:
        """The level's sign."""
        return MARKS[self.level]


def target_of(index: Index, record: AnyRecord) -> Target | None:
    """The key of a review of this record; None for records without words of their own."""
    spans = Index.spans_of(record)
    if not spans or spans[0].article not in index.articles:
        return None
    kind = type(record).__name__.lower()
    return Target(kind=kind, evidence=spans, digest=index.articles[spans[0].article].content_digest)


def standing(history: Iterable[Review]) -> list[Review]:
    """The reviews that were not taken back, oldest first."""
    several = list(history)
    undone = {review.undoes for review in several if review.verdict == "undo"}
    return [review for review in several if review.verdict != "undo" and review.id not in undone]


def words_of(target: Target) -> tuple[str, tuple[Span, ...]]:
    """What makes two targets the same, whatever became of the article's text."""
    return target.kind, target.evidence


def queue(index: Index, history: Iterable[Review]) -> tuple[Item, ...]:
    """Everything that can be reviewed: reported mistakes, then the undecided (riskiest first), then the rest.

    The rest is what was skipped, and at the end what was decided.
    """
    base, places = index.remember("queue", lambda: _survey(index))
    touched: dict[int, Item] = {}
    for review in standing(history):
        for place in places.get(words_of(review.target), ()):
            touched[place] = _after(touched.get(place, base[place]), review)
    last = sorted((item for item in touched.values() if item.level != REPORTED), key=_order)
    first = [item for item in touched.values() if item.level == REPORTED]
    return *first, *(item for place, item in enumerate(base) if place not in touched), *last


def item_of(index: Index, record: Reviewed, history: Iterable[Review]) -> Item:
    """The record as a line of the queue, whether or not it stands there."""
    item = _item(index, record, _shared_names(index))
    words = type(record).__name__.lower(), Index.spans_of(record)
    for review in standing(history):
        item = _after(item, review) if words_of(review.target) == words else item
    return item


def _survey(index: Index) -> tuple[list[Item], dict[tuple[str, tuple[Span, ...]], list[int]]]:
    """The queue before any review, and where each record's words stand in it."""
    shared = _shared_names(index)
    actors = tuple(actor for actor in index.records.actors if actor.id in shared)
    kept: tuple[Reviewed, ...] = (
        *index.records.provisions,
        *index.records.statements,
        *index.records.drafts,
        *index.records.disputes,
        *actors,
    )
    found = [(_item(index, one, shared), Index.spans_of(one)) for one in kept if Index.spans_of(one)]
    found.sort(key=lambda pair: _order(pair[0]))
    places: dict[tuple[str, tuple[Span, ...]], list[int]] = {}
    for place, (item, spans) in enumerate(found):
        places.setdefault((item.kind, spans), []).append(place)
    return [item for item, _ in found], places


def _after(item: Item, review: Review) -> Item:
    """The line after one more review: a report brings it to the front, a decision sends it to the end."""
    if review.verdict == "note":
        if REPORT not in review.labels:
            return item
        reason = f"reported by {review.reviewer}: {shorten(review.note, 60)}"
        return replace(item, level=REPORTED, reason=reason)
    level = HIGH if item.level == REPORTED else item.level
    return replace(item, level=level, verdict=review.verdict, reviewer=review.reviewer)


def _order(item: Item) -> tuple[int, int, float, str]:
    done = 2 if item.verdict in DECIDED else 1 if item.verdict == "skip" else 0
    return done, LEVELS[item.level], item.confidence, item.record


def _item(index: Index, record: Reviewed, shared: dict[str, str]) -> Item:
    level, reason = risk(index, record, shared)
    return Item(
        record=record.id,
        kind=type(record).__name__.lower(),
        title=title_of(index, record),
        reason=reason,
        level=level,
        confidence=record.confidence,
    )


def title_of(index: Index, record: Reviewed) -> str:
    """The record in a line."""
    if isinstance(record, Provision):
        number = f", point {record.number}" if record.number else ""
        return f"{index.sigla.get(record.draft, 'a draft')}{number}: {shorten(record.evidence[0].exact, 60)}"
    if isinstance(record, Statement):
        return f"{speaker_name(index, record)}: {shorten(record.content[0].exact, 60)}"
    if isinstance(record, Draft):
        return f"{index.sigla[record.id]}: {shorten(record.name, 60)}"
    return shorten(record.about if isinstance(record, Dispute) else record.name, 70)


def risk(index: Index, record: Reviewed, shared: dict[str, str]) -> tuple[str, str]:
    """How much harm a wrong reading does, and why: numbers and dropped points, then names, then the rest."""
    unsure = record.confidence < SURE
    if isinstance(record, Provision):
        return _provision_risk(index, record, unsure)
    if isinstance(record, Statement):
        return _statement_risk(record, unsure)
    if isinstance(record, Dispute):
        return MIDDLE, f"contested: {record.type}"
    if isinstance(record, Draft):
        articles = len({span.article for span in record.evidence})
        return (MIDDLE, "named by one article") if articles < 2 else (LOW, f"named by {articles} articles")
    return (MIDDLE, f"may be the same as {shared[record.id]}") if record.id in shared else (LOW, record.type)


def _provision_risk(index: Index, record: Provision, unsure: bool) -> tuple[str, str]:
    form = index.forms.get((record.draft, record.evidence[0].article), "")
    if record.id in index.disputes_of_provision:
        return HIGH, "the accounts do not agree"
    if record.status != "proposed":
        return (HIGH if form != "text" else MIDDLE), f"said to be {record.status}"
    if record.quantity:
        return (HIGH if unsure else MIDDLE), "a number"
    if unsure:
        return MIDDLE, form or "form not known"
    return LOW, form or "form not known"


def _statement_risk(record: Statement, unsure: bool) -> tuple[str, str]:
    source = " ".join(span.exact for span in record.source)
    if record.stance != "none" and record.about:
        return (HIGH if unsure else MIDDLE), "a stance on a draft"
    if record.speaker and source and record.speaker.casefold() != source.casefold():
        return MIDDLE, f"“{shorten(source, 30)}” read as {record.speaker}"
    return LOW, record.directness


def _shared_names(index: Index) -> dict[str, str]:
    """Actors of one type whose names end in the same word, each with the other's name."""
    by_last: dict[tuple[str, str], list[Actor]] = {}
    for actor in index.records.actors:
        if actor.type in ("person", "organisation") and actor.name.split() and actor.evidence:
            by_last.setdefault((actor.type, actor.name.split()[-1].casefold()), []).append(actor)
    return {
        one.id: next(other.name for other in several if other.id != one.id)
        for several in by_last.values()
        if len(several) > 1
        for one in several
    }
