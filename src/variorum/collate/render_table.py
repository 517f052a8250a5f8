"""A collation as a table for the terminal."""

from __future__ import annotations

from io import StringIO

from rich import box
from rich.console import Console
from rich.table import Table

from variorum.collate.collation import Cell, Collation, Row
from variorum.collate.sheet import numbers, phrase, state_of

_SIGNS = {
    "same": "=",
    "modified": "≠",
    "added": "+",
    "dropped": "−",
    "silent": "·",
    "unknown": "?",
    "open": "[ ]",
}
WORDS_SHOWN = 14  # of each point; the whole text is in the other formats


def render_table(collation: Collation, width: int = 120) -> str:
    """The table as plain text, `width` columns wide; a sign stands beside every state, so colour is never
    needed.
    """
    console = Console(file=StringIO(), width=width, color_system=None, legacy_windows=False)
    console.print(table(collation))
    assert isinstance(console.file, StringIO)
    return "\n".join(line.rstrip() for line in console.file.getvalue().splitlines()) + "\n"


def table(collation: Collation) -> Table:
    """The same as a rich table, for callers that print in colour."""
    found = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    if any(row.issues for row in collation.rows):
        found.add_column("issue", style="dim", ratio=2)
    base, *others = collation.drafts
    found.add_column(base.siglum, ratio=4)
    for draft in others:
        found.add_column(draft.siglum, ratio=4)
        found.add_column("what changed", ratio=4)
    for row in collation.rows:
        cells = [_shown(row.cells[0])]
        for cell in row.cells[1:]:
            cells += [_shown(cell), _changed(row, cell)]
        found.add_row(*([", ".join(row.issues)] if len(found.columns) > len(cells) else []), *cells)
    return found


def _shown(cell: Cell) -> str:
    if not cell.numbers:
        return f"({numbers_of_named(cell)})" if cell.named else ""
    words = cell.text.split()
    return f"{numbers(cell)}  {' '.join(words[:WORDS_SHOWN])}{' …' if len(words) > WORDS_SHOWN else ''}"


def numbers_of_named(cell: Cell) -> str:
    """Which point says that this one is gone."""
    return f"gone, says point {cell.named.number}" if cell.named else ""


def _changed(row: Row, cell: Cell) -> str:
    lines = [
        f"{_SIGNS[cell.state]} {state_of(row, cell)}" + (f": {', '.join(cell.labels)}" if cell.labels else "")
    ]
    return "\n".join([*lines, *(phrase(d) for d in cell.differences)]).strip(" ·")
