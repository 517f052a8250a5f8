"""How far apart the drafts of a collation are: `measure`, for each draft against the base."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from variorum.collate.collation import Cell, Collation, Row

_FIGURES = frozenset({"quantity", "deadline"})


@dataclass(frozen=True, slots=True)
class Distance:
    """Counts for one draft against the base: clauses by state, slots apart by slot, and the issues they
    concern.

    `by_number_only` are the rows (their issues, or the base's points) where nothing but a figure or day is
    apart.
    """

    draft: str
    states: dict[str, int]
    slots_apart: dict[str, int]
    open_rows: tuple[str, ...]
    by_number_only: tuple[str, ...]


def measure(collation: Collation) -> tuple[Distance, ...]:
    """One distance for every draft but the base, in the order of the drafts."""
    return tuple(_distance(collation, at) for at in range(1, len(collation.drafts)))


def _distance(collation: Collation, at: int) -> Distance:
    known = [row for row in collation.rows if row.cells[0].state != "unknown"]
    rows = [row for row in known if row.cells[0].numbers or row.cells[at].numbers]
    cells = [row.cells[at] for row in rows]
    states = Counter(cell.state for cell in cells)
    slots = Counter(d.slot for cell in cells for d in cell.differences)
    unsettled = [row for row, cell in zip(rows, cells, strict=True) if cell.state not in ("same", "unknown")]
    numeric = [row for row, cell in zip(rows, cells, strict=True) if _by_number_only(cell)]
    return Distance(
        collation.drafts[at].siglum,
        dict(sorted(states.items())),
        dict(sorted(slots.items())),
        tuple(row_name(row) for row in unsettled),
        tuple(row_name(row) for row in numeric),
    )


def _by_number_only(cell: Cell) -> bool:
    both = all(d.from_ and d.to for d in cell.differences)
    return bool(cell.differences) and both and {d.slot for d in cell.differences} <= _FIGURES


def row_name(row: Row) -> str:
    """What to call a row: its issues, else the points of the first draft that has any."""
    numbers = next((cell.numbers for cell in row.cells if cell.numbers), ())
    return ", ".join(row.issues) or ", ".join(numbers)
