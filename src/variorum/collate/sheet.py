"""The collation as a flat sheet, for every format that is a table: `sheet_head` and `sheet_rows`."""

from __future__ import annotations

from variorum.collate.change import Difference
from variorum.collate.collation import Cell, Collation, Row

STATE_WORDS = {
    "same": "same",
    "modified": "modified",
    "added": "added",
    "dropped": "dropped by name",
    "silent": "not mentioned",
    "unknown": "not known (the text breaks off)",
    "open": "left open",
}


def sheet_head(collation: Collation) -> list[str]:
    """The columns: issue; for the base its points and words; for every other draft points, words, state,
    differences.
    """
    base, *others = (d.siglum for d in collation.drafts)
    head = ["issue", base, f"{base} text"]
    for siglum in others:
        head += [siglum, f"{siglum} text", f"{siglum} state", f"{siglum} differences", f"{siglum} direction"]
    return head


def sheet_rows(collation: Collation) -> list[list[str]]:
    """One list of strings a row, under `sheet_head`."""
    return [_sheet_row(row) for row in collation.rows]


def _sheet_row(row: Row) -> list[str]:
    base, *others = row.cells
    found = [", ".join(row.issues), numbers(base), base.text]
    for cell in others:
        found += [
            numbers(cell),
            cell.text,
            state_of(row, cell),
            "; ".join(phrase(d) for d in cell.differences),
            ", ".join(cell.labels),
        ]
    return found


def numbers(cell: Cell) -> str:
    """The points of a cell as printed, several with commas."""
    return ", ".join(cell.numbers)


def state_of(row: Row, cell: Cell) -> str:
    """The state in words; what the base cannot be asked about, because it breaks off, is not called added."""
    if row.cells[0].state == "unknown" and cell.numbers:
        return "not known whether new (the base breaks off)"
    if not cell.numbers and not row.cells[0].numbers and cell.state == "silent":
        return ""
    return STATE_WORDS[cell.state]


def phrase(difference: Difference) -> str:
    """One difference in a line: "quantity: 60 vessels → 25 vessels"."""
    return f"{difference.slot}: {difference.from_ or '∅'} → {difference.to or '∅'}".replace("\n", " ")
