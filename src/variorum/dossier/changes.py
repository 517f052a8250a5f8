"""What is new, changed or withdrawn between two states of a dossier: two days, or two builds.

Records are matched by id, and where an id moved (a draft joined with another) by the words they rest on. More
evidence for the same thing is no change; another reading of it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import msgspec

from variorum.model import AnyRecord, Article, Cell, Dispute, Draft, Event, Provision, Row, Span
from variorum.records import Records

Status = Literal["new", "changed", "withdrawn"]

# The fields of each kind that say something; the others are evidence, bookkeeping or follow from these.
TELLING: Mapping[str, tuple[str, ...]] = {
    "article": ("title", "content_digest"),
    "draft": ("name", "made_by", "dated", "points"),
    "provision": ("draft", "issues", "status", "modality", "obligor", "counterpart"),
    "statement": ("speaker", "directness", "said_on", "about", "issues", "stance", "hedged"),
    "event": ("when", "text"),
    "dispute": ("about", "type"),
}
ORDER = ("article", "draft", "cell", "provision", "statement", "dispute", "event")


class FieldChange(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """One field of a record that reads otherwise now; empty text where it held nothing."""

    field: str
    from_: str
    to: str


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is new, changed or withdrawn; `published` is the day that brought it into print."""

    status: Status
    kind: str
    id: str
    text: str
    published: str = ""
    fields: tuple[FieldChange, ...] = ()
    evidence: tuple[Span, ...] = ()


def changes(before: Records, after: Records) -> tuple[Change, ...]:
    """What became of the dossier from one state to the other, articles first, each kind in its own order.

    `before` and `after` may be two days of one dossier (`as_of`) or two builds. A provision that only prints
    again what its draft was known to say is no news. The same two states give the same changes.
    """
    told = _Told(before, after)
    found = [*_records(told), *_cells(told)]
    rank = {status: n for n, status in enumerate(("new", "changed", "withdrawn"))}
    return tuple(
        sorted(found, key=lambda one: (ORDER.index(one.kind), rank[one.status], one.published, _place(one)))
    )


def _place(change: Change) -> tuple[str, int, str]:
    """Where a change stands in its article, for the order of a day."""
    first = min(change.evidence, key=lambda span: (span.article, span.start), default=None)
    return (first.article, first.start, change.id) if first else ("", 0, change.id)


class _Told:
    """Both states with their records by id and by words, and the days of their articles."""

    def __init__(self, before: Records, after: Records) -> None:
        self.before, self.after = before, after
        self.days = {
            article.id: (article.published or "")[:10] for article in (*before.articles, *after.articles)
        }
        self.names = {draft.id: draft.siglum or draft.name for draft in (*before.drafts, *after.drafts)}

    def pairs(self, field: str) -> Iterator[tuple[AnyRecord | None, AnyRecord | None]]:
        """Records of one kind before and after, None where there is none on that side."""
        old: dict[str, AnyRecord] = {record.id: record for record in getattr(self.before, field)}
        new: dict[str, AnyRecord] = {record.id: record for record in getattr(self.after, field)}
        lost = {id_: record for id_, record in old.items() if id_ not in new}
        moved = {_words(record): id_ for id_, record in lost.items()}
        for id_, record in new.items():
            known = old.get(id_) or lost.pop(moved.get(_words(record), ""), None)
            yield known, record
        yield from ((record, None) for record in lost.values())

    def day(self, evidence: Iterable[Span]) -> str:
        """The first day on which one of these words was in print."""
        return min((day for span in evidence if (day := self.days.get(span.article, ""))), default="")


def _records(told: _Told) -> Iterator[Change]:
    reprinted = _reprinted(told)
    for kind in TELLING:
        for old, new in told.pairs(f"{kind}s"):
            if old is None and new is not None and new.id not in reprinted:
                yield _change(told, "new", kind, new)
            elif old is not None and new is None:
                yield _change(told, "withdrawn", kind, old)
            elif old is not None and new is not None and (fields := _fields(told, kind, old, new)):
                yield _change(told, "changed", kind, new, fields)


def _change(
    told: _Told, status: Status, kind: str, record: AnyRecord, fields: tuple[FieldChange, ...] = ()
) -> Change:
    evidence = _evidence(record)
    return Change(
        status=status,
        kind=kind,
        id=record.id,
        text=_text(told, record),
        published=_published(told, record),
        fields=fields,
        evidence=evidence,
    )


def _published(told: _Told, record: AnyRecord) -> str:
    """The day that brought a record into print; a dispute stands from the day of its second side."""
    if isinstance(record, Article):
        return told.days[record.id]
    if isinstance(record, Dispute):
        return max(sorted(told.day(side.evidence) for side in record.sides)[:2], default="")
    return told.day(_evidence(record))


def _fields(told: _Told, kind: str, old: AnyRecord, new: AnyRecord) -> tuple[FieldChange, ...]:
    """The telling fields that differ; ids of drafts are told by their sigla, or else by their names."""
    found = []
    for field in TELLING[kind]:
        was, is_ = (_value(told, getattr(record, field, None)) for record in (old, new))
        if was != is_:
            found.append(FieldChange(field=field, from_=was, to=is_))
    if isinstance(old, Draft) and isinstance(new, Draft):
        was, is_ = (_value(told, record.parent.draft if record.parent else None) for record in (old, new))
        if was != is_:
            found.append(FieldChange(field="parent", from_=was, to=is_))
    if isinstance(old, Provision) and isinstance(new, Provision):
        was, is_ = (record.quantity.span.exact if record.quantity else "" for record in (old, new))
        if was != is_:
            found.append(FieldChange(field="quantity", from_=was, to=is_))
    return tuple(found)


def _value(told: _Told, value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_value(told, one) for one in value)
    return told.names.get(value, value) if isinstance(value, str) else "" if value is None else str(value)


def _reprinted(told: _Told) -> frozenset[str]:
    """The ids of new provisions whose cell was filled before: the same point in print once more."""
    old = {provision.id for provision in told.before.provisions}
    return frozenset(
        id_
        for row in told.after.rows
        for cell in row.cells.values()
        if old & set(cell.provisions)
        for id_ in cell.provisions
        if id_ not in old
    )


def _cells(told: _Told) -> Iterator[Change]:
    """The cells of the table whose state is another now; rows are the same where they share a provision."""
    rows = {id_: row for row in told.before.rows for cell in row.cells.values() for id_ in cell.provisions}
    for row in told.after.rows:
        known = [rows[id_] for cell in row.cells.values() for id_ in cell.provisions if id_ in rows]
        if known:
            yield from (
                _cell(told, row, draft, known[0]) for draft in row.cells if _moved(row, known[0], draft)
            )


def _moved(row: Row, old: Row, draft: str) -> bool:
    was = old.cells.get(draft, Cell(state="unknown"))
    return was.state != row.cells[draft].state


def _cell(told: _Told, row: Row, draft: str, old: Row) -> Change:
    was, is_ = old.cells.get(draft, Cell(state="unknown")), row.cells[draft]
    spans = {one.id: one.evidence for one in told.after.provisions}
    evidence = tuple(span for id_ in is_.provisions for span in spans.get(id_, ()))
    return Change(
        status="changed",
        kind="cell",
        id=f"{row.id}/{draft}",
        text=f"{told.names.get(draft, draft)}: {', '.join(row.issues)}",
        published=told.day(evidence),
        fields=(FieldChange(field="state", from_=was.state, to=is_.state),),
        evidence=evidence,
    )


def _evidence(record: AnyRecord) -> tuple[Span, ...]:
    sides = getattr(record, "sides", ())
    return tuple(s for side in sides for s in side.evidence) or tuple(getattr(record, "evidence", ()) or ())


def _words(record: AnyRecord) -> tuple[str, object]:
    """What a record is known by when its id moved: its kind, and its words or its own id."""
    spans = [(span.article, span.start, span.end) for span in _evidence(record)]
    return type(record).__name__, (min(spans) if spans else record.id)


def _text(told: _Told, record: AnyRecord) -> str:
    """One line that says what the record is, in its own words."""
    if isinstance(record, Article):
        return record.title or record.path
    if isinstance(record, Draft | Event):
        return record.name if isinstance(record, Draft) else record.text
    if isinstance(record, Dispute):
        about = told.names.get(record.about, record.about)
        return f"{about}: " + " / ".join(side.position for side in record.sides)
    content = getattr(record, "content", ()) or _evidence(record)
    words = " … ".join(span.exact for span in content)
    speaker, draft = getattr(record, "speaker", None), getattr(record, "draft", None)
    before = speaker or told.names.get(draft or "", "")
    return f"{before}: {words}" if before else words or record.id
