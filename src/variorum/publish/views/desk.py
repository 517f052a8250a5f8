"""The review desk: the queue, one record in its sentence with its slots, and what was decided about it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from variorum.corrections import Review
from variorum.model import Actor, AnyRecord, Draft
from variorum.publish.apart import ArticlePieces, listed, pieces_of
from variorum.publish.context import Info
from variorum.publish.corrections import Field, Options, fields_of
from variorum.publish.evidence import Proof, proofs, shorten
from variorum.publish.index import Index
from variorum.publish.review import (
    DECIDED,
    Item,
    Reviewed,
    Reviews,
    item_of,
    queue,
    standing,
    target_of,
    words_of,
)

SHOWN = 60  # lines of the queue on the page


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One review as the desk shows it; `undone` where it was taken back, `apart` counts what it split off."""

    id: str
    at: str
    reviewer: str
    verdict: str
    words: str
    kind: str
    changes: tuple[tuple[str, str, str], ...]
    note: str
    labels: tuple[str, ...]
    undone: bool
    apart: int = 0


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one reviewer last decided about a record."""

    reviewer: str
    verdict: str
    at: str


@dataclass(frozen=True, slots=True)
class DeskView:
    """The desk with one record on it; `record` is empty when nothing is left to review."""

    items: tuple[Item, ...]
    left_out: int
    done: int
    total: int
    item: Item | None
    record: str
    kind: str
    fields: tuple[Field, ...]
    into: Options
    apart: tuple[ArticlePieces, ...]
    apart_left: int
    proofs: tuple[Proof, ...]
    method: str
    history: tuple[HistoryLine, ...]
    opinions: tuple[Opinion, ...]
    next: str
    previous: str
    undo: str
    alike: int
    both: int
    kappa: float | None
    conflicts: int
    decisions: int
    reviewer: str
    message: str


@dataclass(frozen=True, slots=True)
class HistoryView:
    """All reviews, newest first, with the conflicts and the notes by label."""

    lines: tuple[HistoryLine, ...]
    conflicts: tuple[tuple[HistoryLine, str], ...]
    labels: tuple[tuple[str, int], ...]
    label: str


def desk_view(
    index: Index, info: Info, reviews: Reviews, asked: str, reviewer: str, message: str = ""
) -> DeskView:
    """The desk with the record that was asked for, or the riskiest that is not decided."""
    history = reviews.history()
    items = queue(index, history)
    item, place = _opened(index, items, asked, history)
    record = index.by_id.get(item.record) if item else None
    alike, both, kappa = reviews.agreement()
    pieces = pieces_of(index, record)
    first = max(0, min(place - 5, len(items) - SHOWN))
    return DeskView(
        items=items[first : first + SHOWN],
        left_out=len(items) - len(items[first : first + SHOWN]),
        done=sum(one.verdict in DECIDED for one in items),
        total=len(items),
        item=item,
        record=item.record if item else "",
        kind=item.kind if item else "",
        fields=fields_of(index, info, record) if record else (),
        into=_into(index, record),
        apart=listed(pieces),
        apart_left=len(pieces) - len(listed(pieces)),
        proofs=proofs(index, record, Index.spans_of(record)) if record else (),
        method=record.method if record else "",
        history=_of_record(index, record, history),
        opinions=_opinions(index, record, history),
        next=items[place + 1].record if place + 1 < len(items) else "",
        previous=items[place - 1].record if place > 0 else "",
        undo=last_of(history, reviewer),
        alike=alike,
        both=both,
        kappa=kappa,
        conflicts=len(reviews.conflicts()),
        decisions=len(standing(history)),
        reviewer=reviewer,
        message=message,
    )


def _opened(
    index: Index, items: tuple[Item, ...], asked: str, history: tuple[Review, ...]
) -> tuple[Item | None, int]:
    """The line that is open and its place: the one asked for, else the first; -1 for one beside the queue."""
    place = next((number for number, item in enumerate(items) if item.record == asked), -1)
    if place >= 0:
        return items[place], place
    # An actor whose name nobody shares is in no queue, and is opened from what it said.
    record = index.by_id.get(asked)
    if isinstance(record, Reviewed) and target_of(index, record):
        return item_of(index, record, history), -1
    return (items[0], 0) if items else (None, 0)


def history_view(reviews: Reviews, label: str = "") -> HistoryView:
    """All reviews, newest first; with a label, the notes that carry it."""
    history = reviews.history()
    undone = {review.undoes for review in history if review.verdict == "undo"}
    lines = [history_line(review, undone) for review in reversed(history)]
    counted = Counter(one for review in history for one in review.labels)
    return HistoryView(
        lines=tuple(line for line in lines if not label or label in line.labels),
        conflicts=tuple((history_line(one.review, undone), one.reason) for one in reviews.conflicts()),
        labels=tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))),
        label=label,
    )


def history_line(review: Review, undone: set[str | None]) -> HistoryLine:
    """One review as a line."""
    names = dict.fromkeys((*review.before, *review.after))
    return HistoryLine(
        id=review.id,
        at=review.made_at,
        reviewer=review.reviewer,
        verdict=review.verdict,
        words=shorten(review.target.evidence[0].exact, 120) if review.target.evidence else "",
        kind=review.target.kind,
        changes=tuple(
            (name, in_short(review.before.get(name)), in_short(review.after.get(name))) for name in names
        ),
        note=review.note,
        labels=review.labels,
        undone=review.id in undone,
        apart=len(review.apart),
    )


def in_short(value: object) -> str:
    """A field's value in a few words: its parts without the spans they rest on."""
    if isinstance(value, dict):
        told = [
            str(part) for name, part in value.items() if name not in ("span", "evidence") and part is not None
        ]
        return " ".join(told)
    if isinstance(value, list | tuple):
        return ", ".join(in_short(one) for one in value)
    return "" if value is None else str(value)


def last_of(history: tuple[Review, ...], reviewer: str) -> str:
    """The id of this reviewer's last decision that still stands; empty where there is none."""
    own = [review for review in standing(history) if review.reviewer == reviewer]
    return own[-1].id if own else ""


def _into(index: Index, record: AnyRecord | None) -> Options:
    """What an actor or a draft can be merged into."""
    if isinstance(record, Draft):
        named = ((one.id, f"{index.sigla[one.id]}, {one.name[:40]}") for one in index.drafts)
    elif isinstance(record, Actor):
        others = [one for one in index.records.actors if one.evidence]
        named = ((one.id, one.name[:60]) for one in sorted(others, key=lambda one: one.name.casefold()))
    else:
        return ()
    return tuple(option for option in named if option[0] != record.id)


def _reviews_of(index: Index, record: AnyRecord | None, history: tuple[Review, ...]) -> list[Review]:
    target = target_of(index, record) if record else None
    if target is None:
        return []
    return [review for review in history if words_of(review.target) == words_of(target)]


def _of_record(
    index: Index, record: AnyRecord | None, history: tuple[Review, ...]
) -> tuple[HistoryLine, ...]:
    undone = {review.undoes for review in history if review.verdict == "undo"}
    return tuple(history_line(review, undone) for review in reversed(_reviews_of(index, record, history)))


def _opinions(index: Index, record: AnyRecord | None, history: tuple[Review, ...]) -> tuple[Opinion, ...]:
    last: dict[str, Opinion] = {}
    for review in standing(_reviews_of(index, record, history)):
        if review.verdict in DECIDED:
            last[review.reviewer] = Opinion(review.reviewer, review.verdict, review.made_at)
    return tuple(last.values())
