"""Two drafts side by side, issue by issue, with what changed between them."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model import Cell, Difference, Draft, Row
from variorum.publish.context import Info, Selection
from variorum.publish.evidence import Segment
from variorum.publish.index import Index
from variorum.publish.views.signs import Stated
from variorum.publish.views.synopsis import (
    Basis,
    basis,
    cell_provisions,
    ordered_rows,
    reading,
    row_label,
)

CHANGES = ("modified", "added", "dropped", "open")  # what the list above two drafts names


@dataclass(frozen=True, slots=True)
class Half(Stated):
    """One draft's reading of one issue."""

    points: tuple[str, ...]
    readings: tuple[tuple[Segment, ...], ...]
    basis: Basis
    state: str
    status: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """One issue in both drafts; `change` is empty where the two were not collated with one another."""

    slug: str
    label: str
    a: Half
    b: Half
    change: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class CompareView:
    """The page of two drafts."""

    a: str
    b: str
    a_slug: str
    b_slug: str
    a_name: str
    b_name: str
    collated: bool
    relation: str
    pairs: tuple[Pair, ...]
    unheld: int

    @property
    def changes(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """The states in which the second departs from the first, each with its issues (slug, label)."""
        found = {
            state: tuple((p.slug, p.label) for p in self.pairs if p.change == state) for state in CHANGES
        }
        return tuple((state, several) for state, several in found.items() if several)


def compare_view(index: Index, info: Info, selection: Selection, a: Draft, b: Draft) -> CompareView:
    """Both drafts by issue; issues that neither holds are counted and left out."""
    collated = index.base_of(b, selection.base) == a.id
    pairs = [_pair(index, info, row, a, b, collated) for row in ordered_rows(index, info)]
    held = [pair for pair in pairs if pair.a.readings or pair.b.readings]
    return CompareView(
        a=index.sigla[a.id],
        b=index.sigla[b.id],
        a_slug=index.slugs[a.id],
        b_slug=index.slugs[b.id],
        a_name=a.name,
        b_name=b.name,
        collated=collated,
        relation=b.parent.relation.replace("-", " ") if b.parent and b.parent.draft == a.id else "",
        pairs=tuple(held),
        unheld=len(pairs) - len(held),
    )


def _pair(index: Index, info: Info, row: Row, a: Draft, b: Draft, collated: bool) -> Pair:
    unknown = Cell(state="unknown")
    cell_a, cell_b = row.cells.get(a.id) or unknown, row.cells.get(b.id) or unknown
    return Pair(
        slug=index.row_slugs[row.id],
        label=row_label(info, row),
        a=_half(index, info, cell_a),
        b=_half(index, info, cell_b),
        change=cell_b.state if collated else "",
        differences=cell_b.differences if collated else (),
    )


def _half(index: Index, info: Info, cell: Cell) -> Half:
    provisions = cell_provisions(index, cell)
    numbers = tuple(dict.fromkeys(one.number for one in provisions if one.number))
    readings = tuple(dict.fromkeys(reading(index, one) for one in provisions[:3]))
    status = tuple(dict.fromkeys(one.status for one in provisions if one.status != "proposed"))
    return Half(numbers, readings, basis(index, info, provisions), cell.state, status)
