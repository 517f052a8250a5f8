"""The synopsis: issues as rows, drafts as columns in order of date, every cell led to its sentence."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass

from variorum.model import Cell, Difference, Draft, Provision, Row
from variorum.publish.context import Info, Selection
from variorum.publish.evidence import READING, Segment, shorten
from variorum.publish.index import RANKS, Index
from variorum.publish.views.figures import Figure, figures_of
from variorum.publish.views.frame import kicker, origins
from variorum.publish.views.signs import SIGNS, Stated

STATES = ("same", "modified", "added", "dropped", "silent", "open", "unknown")
MEANINGS = {
    "same": "as in the base",
    "modified": "a slot was changed",
    "added": "nothing of it is known of the base",
    "dropped": "taken out by name",
    "silent": "text held, nothing there",
    "open": "bracketed or deferred",
    "unknown": "text not held",
}
DIFFERS = ("modified", "added", "dropped")
KINDS = ("differ", "open", "disputed", "number", "new")  # the filters of the table
MANY, BRIEF = 8, 56  # beyond so many drafts a cell shows two lines of its reading
FEW = 4  # drafts that fit beside one another at 1440 px, held or not
SPOKEN = {"obligor": "who", "modality": "force", "counterpart": "to whom"}  # slots, as people call them
NUMBERS = frozenset({"quantity", "deadline"})


@dataclass(frozen=True, slots=True)
class Basis:
    """What a cell rests on: the best form, its rank (4 text to 1 rumour), outlets and independent origins."""

    form: str = ""
    rank: int = 0
    outlets: int = 0
    origins: int = 0

    @property
    def words(self) -> str:
        """The line under a cell, without its rank: `one outlet`, `6 outlets, 3 origins`."""
        if self.outlets == 1:
            return "one outlet"
        origins = f", {self.origins} origin{'s' if self.origins != 1 else ''}" if self.origins else ""
        return f"{self.outlets} outlets{origins}"


@dataclass(frozen=True, slots=True)
class CellView(Stated):
    """One draft on one issue, as the table shows it; `anchor` names its evidence.

    `in_base` says that the column is the base's, `base` that the cell shows its point instead of a state.
    `struck` is what the base reads where the draft drops it by name. `mark` changes when what the cell says
    does, and `new` says that it did since the reader's last visit. `doubt` says of what is added that the
    base's text is not held here, so that it may have stood there.
    """

    draft: str
    siglum: str
    state: str
    base: bool
    in_base: bool
    points: tuple[str, ...]
    differences: tuple[Difference, ...]
    reading: tuple[Segment, ...]
    struck: tuple[Segment, ...]
    basis: Basis
    anchor: str
    confidence: float
    provisions: tuple[str, ...]
    mark: str
    new: bool
    doubt: str

    @property
    def slots(self) -> str:
        """The names of the slots that differ, as people say them."""
        return ", ".join(dict.fromkeys(slot_name(one.slot) for one in self.differences))

    @property
    def point(self) -> str:
        """Where in its draft it stands: `point 6`, `points 21a, 21b`, or that the number is not given."""
        if not self.points:
            return "number not given"
        return f"point{'s' if len(self.points) > 1 else ''} {', '.join(self.points)}"


@dataclass(frozen=True, slots=True)
class RowView:
    """One issue; `disputes` are the ids of contested facts that touch it."""

    id: str
    slug: str
    label: str
    part: str
    group: str
    cells: tuple[CellView, ...]
    disputes: tuple[str, ...]
    kinds: tuple[str, ...]
    outlets: tuple[str, ...]
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading of the pack."""

    label: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head: who made the draft, when, how much of it is held, and its counts by state."""

    id: str
    slug: str
    siglum: str
    name: str
    makers: tuple[str, ...]
    dated: str
    held: str
    against: str
    relation: str
    base: bool
    tally: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Synopsis:
    """The front page; `unheld` are the drafts (slug, siglum, name) of which no provision is held.

    `new` counts the cells that changed since the reader's last visit, on the day `seen_on`.
    """

    kicker: str
    heads: tuple[Head, ...]
    unheld: tuple[tuple[str, str, str], ...]
    groups: tuple[Group, ...]
    figures: tuple[Figure, ...]
    counts: dict[str, int]
    outlets: tuple[str, ...]
    actors: tuple[str, ...]
    legend: tuple[tuple[str, str, str], ...]
    new: int
    seen_on: str

    @property
    def rows(self) -> tuple[RowView, ...]:
        """All rows in order."""
        return tuple(row for group in self.groups for row in group.rows)


def synopsis(index: Index, info: Info, selection: Selection) -> Synopsis:
    """The table of issues by drafts with its heads and the figures counted from it."""
    drafts = columns(index, selection)
    rows = tuple(_row(index, info, selection, row, drafts) for row in ordered_rows(index, info))
    heads = tuple(_head(index, selection, draft, rows) for draft in drafts)
    counts = {"all": len(rows)}
    counts |= {kind: sum(kind in row.kinds for row in rows) for kind in KINDS}
    noun = "draft" if len(index.drafts) == 1 else "drafts"
    return Synopsis(
        kicker=kicker(index, f"Dossier · {len(index.drafts)} {noun}"),
        heads=heads,
        unheld=tuple(
            (index.slugs[one.id], index.sigla[one.id], one.name) for one in index.drafts if one not in drafts
        ),
        groups=_groups(info, rows),
        figures=figures_of(index, info, [cell.state for row in rows for cell in row.cells], counts),
        counts=counts,
        outlets=tuple(sorted({one for row in rows for one in row.outlets})),
        actors=tuple(sorted({one for row in rows for one in row.actors})),
        legend=tuple((state, SIGNS[state], MEANINGS[state]) for state in STATES),
        new=sum(cell.new for row in rows for cell in row.cells),
        seen_on=selection.seen_on,
    )


def slot_name(slot: str) -> str:
    """A slot as people call it: the record's own name is for programs."""
    return SPOKEN.get(slot, slot)


def columns(index: Index, selection: Selection) -> tuple[Draft, ...]:
    """The drafts that get a column: those with a provision, and the base; all of them where they are few."""
    if len(index.drafts) <= FEW:
        return index.drafts
    return tuple(
        draft
        for draft in index.drafts
        if index.provisions_of.get(draft.id) or not index.base_of(draft, selection.base)
    )


def ordered_rows(index: Index, info: Info) -> list[Row]:
    """The rows in the order of the pack's issues; issues the pack does not know come last, as they came."""
    place = {issue: number for number, issue in enumerate(info.labels)}
    rows = list(index.records.rows)
    return sorted(rows, key=lambda row: place.get(row.issues[0] if row.issues else "", len(place)))


def row_label(info: Info, row: Row) -> str:
    """The issue or issues of a row in words."""
    return " · ".join(info.label(issue) for issue in row.issues) or "No issue of the pack"


def group_label(info: Info, row: Row) -> str:
    """The heading a row stands under; empty where the pack has no groups."""
    first = next((info.groups[issue] for issue in row.issues if issue in info.groups), "")
    return first or ("Other issues" if info.groups else "")


def cell_provisions(index: Index, cell: Cell) -> list[Provision]:
    """The provisions of a cell, those of the best form first, then by day."""
    known = [index.provisions[one] for one in cell.provisions if one in index.provisions]
    return sorted(known, key=lambda one: (-_rank(index, one), index.first_published(one.evidence), one.id))


def _rank(index: Index, provision: Provision) -> int:
    return max(
        (RANKS.get(index.forms.get((provision.draft, span.article), ""), 0) for span in provision.evidence),
        default=0,
    )


def basis(index: Index, info: Info, provisions: list[Provision]) -> Basis:
    """What provisions rest on, counted over the articles of their evidence."""
    articles = tuple(dict.fromkeys(span.article for one in provisions for span in one.evidence))
    forms = [index.forms.get((one.draft, span.article), "") for one in provisions for span in one.evidence]
    best = max(forms, key=lambda form: RANKS.get(form, 0), default="")
    outlets = len({index.outlet(article) for article in articles})
    return Basis(best, RANKS.get(best, 0), outlets, origins(index, info, articles) if info.origins else 0)


def reading(index: Index, provision: Provision, limit: int = READING) -> tuple[Segment, ...]:
    """The provision's own words, cut to a table cell, with the slot that holds a number marked."""
    runs: list[Segment] = []
    left = limit
    number = provision.quantity.span if provision.quantity else None
    for span in provision.evidence[:2]:
        if left < 40:
            break
        text = shorten(span.exact, left)
        left -= len(text)
        runs += [Segment(" … ")] if runs else []
        runs += _number_marked(text, number.exact if number and number.article == span.article else "")
    return tuple(runs)


def _number_marked(text: str, number: str) -> list[Segment]:
    before, found, after = text.partition(number) if number else (text, "", "")
    parts = [Segment(before), Segment(found, True, "quantity"), Segment(after)]
    return [part for part in parts if part.text]


def _row(index: Index, info: Info, selection: Selection, row: Row, drafts: tuple[Draft, ...]) -> RowView:
    cells = tuple(_cell(index, info, selection, row, draft) for draft in drafts)
    held = [one for cell in cells for one in cell.provisions]
    touching = [
        *(one for issue in row.issues for one in index.disputes_of_issue.get(issue, ())),
        *(one for provision in held for one in index.disputes_of_provision.get(provision, ())),
    ]
    disputes = tuple(dict.fromkeys(one.id for one in touching))
    spans = [span for one in held for span in index.provisions[one].evidence]
    return RowView(
        id=row.id,
        slug=index.row_slugs[row.id],
        label=row_label(info, row),
        part=index.row_parts[row.id],
        group=group_label(info, row),
        cells=cells,
        disputes=disputes,
        kinds=_kinds(cells, disputes),
        outlets=tuple(sorted({index.outlet(span.article) for span in spans})),
        actors=tuple(sorted({name for one in held for name in index.provisions[one].obligor})),
    )


def _kinds(cells: tuple[CellView, ...], disputes: tuple[str, ...]) -> tuple[str, ...]:
    """Which filters a row passes: differ, open, disputed, number (apart by a number and nothing else)."""
    others = [cell for cell in cells if not cell.in_base]
    slots = {one.slot for cell in others for one in cell.differences}
    found = {
        "differ": any(cell.state in DIFFERS for cell in others),
        "open": any(cell.state == "open" for cell in cells),
        "disputed": bool(disputes),
        "number": bool(slots) and slots <= NUMBERS,
        "new": any(cell.new for cell in cells),
    }
    return tuple(kind for kind, holds in found.items() if holds)


def _cell(index: Index, info: Info, selection: Selection, row: Row, draft: Draft) -> CellView:
    cell = row.cells.get(draft.id) or Cell(state="unknown")
    provisions = cell_provisions(index, cell)
    in_base = not index.base_of(draft, selection.base)
    limit = READING if len(index.drafts) <= MANY else BRIEF
    read = reading(index, provisions[0], limit) if provisions else ()
    mark = _mark(index.slugs[draft.id], row, cell, read)
    return CellView(
        draft=draft.id,
        siglum=index.sigla[draft.id],
        state=cell.state,
        base=in_base and cell.state not in ("open", "silent", "unknown", "dropped"),
        in_base=in_base,
        points=tuple(dict.fromkeys(one.number for one in provisions if one.number)),
        differences=cell.differences,
        reading=read,
        struck=_struck(index, selection, row, draft) if cell.state == "dropped" else (),
        basis=basis(index, info, provisions),
        anchor=f"ev-{index.row_slugs[row.id]}-{index.slugs[draft.id]}",
        confidence=min((one.confidence for one in provisions), default=1.0),
        provisions=tuple(one.id for one in provisions),
        mark=mark,
        doubt=_doubt(index, selection, row, draft) if cell.state == "added" else "",
        new=selection.seen is not None and cell.state != "unknown" and mark not in selection.seen,
    )


def _doubt(index: Index, selection: Selection, row: Row, draft: Draft) -> str:
    base = index.base_of(draft, selection.base)
    held = row.cells.get(base)
    return f"text of {index.sigla[base]} not held" if base and (not held or held.state == "unknown") else ""


def cell_marks(view: Synopsis) -> frozenset[str]:
    """The marks of all cells: what a later visit is compared with."""
    return frozenset(cell.mark for row in view.rows for cell in row.cells)


def _mark(draft: str, row: Row, cell: Cell, read: tuple[Segment, ...]) -> str:
    """What a cell says, in eight hex digits: in one of 10,000 dossiers two of a thousand cells share them."""
    told = [draft, *row.issues, cell.state, *(run.text for run in read)]
    told += [part for one in cell.differences for part in (one.slot, one.from_, one.to)]
    return hashlib.blake2b("\x1f".join(told).encode("utf-8", "replace"), digest_size=4).hexdigest()


def _struck(index: Index, selection: Selection, row: Row, draft: Draft) -> tuple[Segment, ...]:
    parent = row.cells.get(index.base_of(draft, selection.base))
    held = cell_provisions(index, parent) if parent else []
    return reading(index, held[0]) if held else ()


def _groups(info: Info, rows: tuple[RowView, ...]) -> tuple[Group, ...]:
    by_id: dict[str, list[RowView]] = {}
    for row in rows:
        by_id.setdefault(row.group, []).append(row)
    return tuple(Group(label, tuple(several)) for label, several in by_id.items())


def _head(index: Index, selection: Selection, draft: Draft, rows: tuple[RowView, ...]) -> Head:
    cells = [cell for row in rows for cell in row.cells if cell.draft == draft.id]
    tally = Counter(cell.state for cell in cells)
    base = not index.base_of(draft, selection.base)
    against = index.base_of(draft, selection.base)
    return Head(
        id=draft.id,
        slug=index.slugs[draft.id],
        siglum=index.sigla[draft.id],
        name=draft.name,
        makers=index.makers(draft),
        dated=draft.dated or "",
        held=held_words(index, draft),
        against=index.sigla.get(against, ""),
        relation=_relation(draft, against),
        base=base,
        tally=() if base else tuple((state, tally[state]) for state in STATES if tally[state]),
    )


def _relation(draft: Draft, against: str) -> str:
    """How the draft stands to the one it is read against: `counters`; empty where that is not its parent."""
    parent = draft.parent
    return parent.relation.replace("-", " ") if parent and parent.draft == against else ""


def held_words(index: Index, draft: Draft) -> str:
    """How much of a draft is held, in words: `18 of 28 points held`, `known by report`."""
    numbers = {one.number for one in index.provisions_of.get(draft.id, ()) if one.number}
    textual = any(witness.form == "text" for witness in index.witnesses.get(draft.id, ()))
    if draft.points and textual:
        return f"{min(len(numbers), draft.points)} of {draft.points} points held"
    if draft.points:
        return f"{draft.points} points, known by report"
    if textual:
        return f"{len(numbers)} points held" if numbers else "text held in part"
    return "known by report"
