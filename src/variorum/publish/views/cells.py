"""What stands behind one cell: the change slot by slot, and every witness with its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model import Difference, Draft, Provision, Row
from variorum.publish.context import Info, Selection
from variorum.publish.evidence import Proof, proofs
from variorum.publish.index import RANKS, Index
from variorum.publish.views.points import point_anchor
from variorum.publish.views.signs import Stated
from variorum.publish.views.synopsis import (
    Basis,
    basis,
    cell_provisions,
    ordered_rows,
    row_label,
    slot_name,
)

BOUNDS = {"at-most": "at most", "at-least": "at least", "exactly": "", "within": "within", "about": "about"}
DRAWER = 1700  # bytes of a drawer's tags, names of fields and links (measured on the harbour accord)
FORCE = {"shall": "shall", "shall-not": "shall not", "may": "may", "expected": "is expected to"}


@dataclass(frozen=True, slots=True)
class SlotLine:
    """One slot in the draft that was the base and in this one; equal where nothing changed."""

    slot: str
    before: str
    after: str

    @property
    def changed(self) -> bool:
        """Whether the two drafts fill the slot differently."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class CellEvidence(Stated):
    """One cell with everything it rests on, best witness first; `place` is its point in the draft's page."""

    anchor: str
    row: str
    slug: str
    draft: str
    draft_slug: str
    siglum: str
    label: str
    point: str
    state: str
    against: str
    lines: tuple[SlotLine, ...]
    proofs: tuple[Proof, ...]
    basis: Basis
    place: str


def cell_evidence(index: Index, info: Info, selection: Selection, row: Row, draft: Draft) -> CellEvidence:
    """Everything behind the cell of this row and draft."""
    cell = row.cells[draft.id]
    provisions = cell_provisions(index, cell)
    numbers = tuple(dict.fromkeys(one.number for one in provisions if one.number))
    return CellEvidence(
        anchor=f"ev-{index.row_slugs[row.id]}-{index.slugs[draft.id]}",
        row=row.id,
        slug=index.row_slugs[row.id],
        draft=draft.id,
        draft_slug=index.slugs[draft.id],
        siglum=index.sigla[draft.id],
        label=row_label(info, row),
        point=f"point {', '.join(numbers)}" if numbers else "",
        state=cell.state,
        against=index.sigla.get(index.base_of(draft, selection.base), ""),
        lines=_lines(provisions, cell.differences),
        proofs=_best_first(index, provisions),
        basis=basis(index, info, provisions),
        place=point_anchor(index, draft, provisions[0].id) if provisions else "",
    )


def first_cells(index: Index, info: Info, selection: Selection, room: int) -> tuple[CellEvidence, ...]:
    """The evidence of the cells from the top of the table, as many as fit into so many bytes of the page."""
    found: list[CellEvidence] = []
    for row in ordered_rows(index, info):
        for draft in index.drafts:
            if draft.id in row.cells and row.cells[draft.id].provisions:
                if room <= 0:
                    return tuple(found)
                one = cell_evidence(index, info, selection, row, draft)
                room -= weight(one)
                found.append(one)
    return tuple(found)


def weight(cell: CellEvidence) -> int:
    """About how many bytes the cell's drawer takes: its own tags, and the words in it."""
    best = cell.proofs[0]
    passage = sum(len(run.text) + (40 if run.slot else 0) for one in best.passages for run in one)
    more = sum(340 + min(len(one.exact), 230) for one in cell.proofs[1:5])
    words = len(best.citation) + 2 * len(best.href) + len(best.title) + 4 * len(cell.label)
    return DRAWER + passage + more + words + 90 * len(cell.lines)


def find_cell(index: Index, info: Info, selection: Selection, name: str) -> CellEvidence | None:
    """The evidence of the cell with this address (`row..draft`); None where there is no such cell."""
    row_slug, _, draft_slug = name.partition("..")
    rows = [row for row in index.records.rows if index.row_slugs[row.id] == row_slug]
    drafts = [draft for draft in index.drafts if index.slugs[draft.id] == draft_slug]
    if not rows or not drafts or drafts[0].id not in rows[0].cells:
        return None
    return cell_evidence(index, info, selection, rows[0], drafts[0])


def quantity_words(provision: Provision) -> str:
    """A provision's quantity for people: `at most 600,000 troops`; empty where it has none."""
    if not provision.quantity:
        return ""
    value = provision.quantity.value
    number = f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"
    return f"{BOUNDS[provision.quantity.comparator]} {number} {provision.quantity.unit}".strip()


def slot_words(provision: Provision) -> tuple[tuple[str, str], ...]:
    """The filled slots of a provision with their values in words."""
    filled = [
        ("who", ", ".join(provision.obligor)),
        ("force", FORCE.get(provision.modality or "", "")),
        ("quantity", quantity_words(provision)),
        ("deadline", provision.deadline.text if provision.deadline else ""),
        ("condition", "; ".join(span.exact for span in provision.conditions)),
        ("scope", "; ".join(span.exact for span in provision.scope)),
        ("to whom", ", ".join(provision.counterpart)),
    ]
    return tuple((name, words) for name, words in filled if words)


def _lines(provisions: list[Provision], differences: tuple[Difference, ...]) -> tuple[SlotLine, ...]:
    """The differing slots first, as collated; then what the best witness fills besides, unchanged."""
    changed = [SlotLine(slot_name(one.slot), one.from_, one.to) for one in differences]
    told = {line.slot for line in changed}
    filled = slot_words(provisions[0]) if provisions else ()
    return (*changed, *(SlotLine(name, words, words) for name, words in filled if name not in told))


def _best_first(index: Index, provisions: list[Provision]) -> tuple[Proof, ...]:
    found = [proof for one in provisions for proof in proofs(index, one, one.evidence)]
    return tuple(sorted(found, key=lambda proof: (-RANKS.get(proof.form, 0), proof.published, proof.record)))
