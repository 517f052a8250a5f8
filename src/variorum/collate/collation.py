"""Two or more drafts side by side: `collate_texts` gives rows, each with what every draft says and how it
differs.

The first draft is the base that the others are compared with. A base point that another draft lacks is
`dropped` if that draft says so by name, `silent` if its text is held whole, `unknown` where its text breaks
off before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from variorum.collate.align import align
from variorum.collate.change import Change, Difference, Label, judge
from variorum.collate.deletions import find_deleted
from variorum.collate.evidence import Comparison, Unit, compare
from variorum.collate.semantic import Encoder, load_encoder
from variorum.drafted import DraftText, Point
from variorum.errors import UsageError
from variorum.model import State

IssuesOf = Callable[[str], tuple[str, ...]]
_OPEN = re.compile(
    r"\[[^\]]*\]|\bto\s+be\s+(?:agreed|determined|negotiated|decided|settled|discussed)\b|\b(?:left|"
    r"remains?)\s+open(?=\s*[.,;\]]|\s+(?:for\s+(?:now|later|talks)|until|pending)\b|$)|"
    r"\bdeferred\s+to\b|\bTBD\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one draft has in one row: its points, its state against the base, and how it differs from the
    base.
    """

    numbers: tuple[str, ...]
    points: tuple[Point, ...]
    text: str
    state: State
    differences: tuple[Difference, ...] = ()
    labels: tuple[Label, ...] = ()
    score: float = 0.0
    reason: str = ""
    named: Point | None = None  # the point that says that this one is gone


@dataclass(frozen=True, slots=True)
class Row:
    """One clause: a cell for every draft, the base's first, and the issues it belongs to."""

    issues: tuple[str, ...]
    cells: tuple[Cell, ...]

    @property
    def change(self) -> Change:
        """What became of the base's clause in the second draft, in the four words of the answer keys (or
        unknown).
        """
        base, other = self.cells[0], self.cells[1]
        if "unknown" in (base.state, other.state):
            return "unknown"
        if not base.numbers:
            return "added"
        if not other.numbers:
            return "dropped"
        return "modified" if other.differences else "same"


@dataclass(frozen=True, slots=True)
class Collation:
    """The drafts (base first) and the rows, in the order of the base; then what only later drafts have."""

    drafts: tuple[DraftText, ...]
    rows: tuple[Row, ...] = field(default=())


def no_issues(text: str) -> tuple[str, ...]:
    """The vocabulary of nobody: every clause stands without an issue."""
    return ()


def collate_texts(
    drafts: Sequence[DraftText], issues_of: IssuesOf = no_issues, encoder: Encoder | None = None
) -> Collation:
    """The collation of two or more drafts against the first; raises UsageError for fewer or for equal sigla.

    `issues_of` names the vocabulary issues of a text. The same drafts in the same order give the same rows.
    """
    if len(drafts) < 2:
        raise UsageError("a collation needs two drafts; give another file")
    if len({d.siglum for d in drafts}) < len(drafts):
        raise UsageError("two drafts have the same siglum; give each its own")
    encoder = encoder or load_encoder()
    base, others = drafts[0], drafts[1:]
    tables = [_table(base, other, encoder) for other in others]
    rows = [*_base_rows(base, tables), *_added_rows(others, tables, encoder)]
    return Collation(tuple(drafts), tuple(_with_issues(row, issues_of) for row in rows))


@dataclass(frozen=True, slots=True)
class _Pairing:
    """One base row of a pair: units of the base and of the other draft, and the other draft's cell."""

    base: tuple[int, ...]
    cell: Cell
    other: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    """A pair of drafts: its comparison and its rows."""

    comparison: Comparison
    rows: tuple[_Pairing, ...]
    base_cut: int  # unit of the other draft from which the base is not known


def _table(base: DraftText, other: DraftText, encoder: Encoder) -> _Table:
    comparison = compare(base, other, encoder)
    links = align(comparison)
    lone = [comparison.a[link.a[0]] for link in links if not link.b]
    gone = find_deleted(lone, [p for p in other.points if p.kind == "deleted"], other, encoder)
    cut = _cut(other, [i for link in links if link.b for i in link.a], len(comparison.a))
    rows = []
    for link in links:
        left, right = [comparison.a[i] for i in link.a], [comparison.b[j] for j in link.b]
        if left and right:
            verdict = judge(left, right)
            cell = replace(_cell(right, _state(right, verdict.change)), differences=verdict.differences)
            cell = replace(cell, labels=verdict.labels, score=link.score, reason=link.reason)
        elif left:
            named = gone.get(left[0].point.number)
            state: State = "dropped" if named else "unknown" if link.a[0] >= cut else "silent"
            cell = replace(_cell([], state), score=link.score, reason=link.reason, named=named)
        else:
            cell = replace(_cell(right, _state(right, "added")), score=link.score, reason=link.reason)
        rows.append(_Pairing(link.a, cell, link.b))
    known = _cut(base, [j for link in links if link.a for j in link.b], len(comparison.b))
    return _Table(comparison, tuple(rows), known)


def _cut(draft: DraftText, linked: Sequence[int], size: int) -> int:
    """The unit of the facing draft from which this one, being cut off, is not known."""
    return size if draft.complete else max(linked, default=-1) + 1


def _cell(units: Sequence[Unit], state: State) -> Cell:
    points = tuple(u.point for u in units)
    return Cell(tuple(p.number for p in points), points, "\n\n".join(u.text for u in units), state)


def _state(units: Sequence[Unit], change: Change) -> State:
    if any(_OPEN.search(u.text) for u in units):
        return "open"
    return "modified" if change == "modified" else "added" if change == "added" else "same"


def _base_rows(base: DraftText, tables: Sequence[_Table]) -> list[Row]:
    """One row for every set of base points that any pair takes together."""
    units = tables[0].comparison.a
    groups = _groups(len(units), [row.base for table in tables for row in table.rows if row.base])
    rows = []
    for group in groups:
        cells = [_cell([units[i] for i in group], "open" if _is_open(units, group) else "same")]
        for table in tables:
            cells.append(_together([row for row in table.rows if row.base and row.base[0] in group]))
        rows.append(Row((), tuple(cells)))
    return rows


def _is_open(units: Sequence[Unit], group: Sequence[int]) -> bool:
    return any(_OPEN.search(units[i].text) for i in group)


def _groups(size: int, sets: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    home = list(range(size))
    for members in sets:
        roots = {home[m] for m in members}
        home = [min(roots) if h in roots else h for h in home]
    return [tuple(i for i in range(size) if home[i] == root) for root in sorted(set(home))]


def _together(pairings: Sequence[_Pairing]) -> Cell:
    """One cell of several (where another draft made the base's points one row)."""
    cells = [p.cell for p in pairings]
    if len(cells) == 1:
        return cells[0]
    held = [c for c in cells if c.numbers] or cells[:1]
    points = sorted({p for c in held for p in c.points}, key=lambda p: p.start)
    whole = len(held) == len(cells) and all(c.state == "same" for c in held)
    state: State = "same" if whole else "modified" if held[0].numbers else held[0].state
    return Cell(
        tuple(p.number for p in points),
        tuple(points),
        "\n\n".join(c.text for c in held if c.text),
        state,
        tuple(d for c in held for d in c.differences),
        tuple(dict.fromkeys(label for c in held for label in c.labels)),
        max(c.score for c in held),
        "; ".join(c.reason for c in held),
    )


def _added_rows(others: Sequence[DraftText], tables: Sequence[_Table], encoder: Encoder) -> list[Row]:
    """What the base has not; points that several later drafts added are linked with each other."""
    rows: list[list[Cell]] = []
    owners: list[list[tuple[int, Point]]] = []
    for k, table in enumerate(tables):
        added = [row for row in table.rows if not row.base]
        homes = _homes(others, k, [row.cell.points[0] for row in added], owners, encoder)
        for row in added:
            point = row.cell.points[0]
            unknown = row.other[0] >= table.base_cut
            at = homes.get(point.number)
            if at is None:
                rows.append(_empty_cells(others, unknown))
                owners.append([])
                at = len(rows) - 1
            rows[at][k + 1] = row.cell
            owners[at].append((k, point))
    return [Row((), tuple(cells)) for cells in rows]


def _empty_cells(others: Sequence[DraftText], unknown: bool) -> list[Cell]:
    base = Cell((), (), "", "unknown" if unknown else "silent")
    return [base, *(Cell((), (), "", "silent" if other.complete else "unknown") for other in others)]


def _homes(
    others: Sequence[DraftText],
    k: int,
    points: Sequence[Point],
    owners: Sequence[Sequence[tuple[int, Point]]],
    encoder: Encoder,
) -> dict[str, int]:
    """For points that draft k added: the row where an earlier draft added the same."""
    found: dict[str, int] = {}
    for earlier in range(k):
        theirs = {p.number: at for at, owner in enumerate(owners) for d, p in owner if d == earlier}
        free = [p for p in points if p.number not in found]
        if not theirs or not free:
            continue
        a = only_points(others[earlier], [p for p in others[earlier].points if p.number in theirs])
        b = only_points(others[k], free)
        comparison = compare(a, b, encoder)
        for link in align(comparison):
            if link.a and link.b:
                at = theirs[comparison.a[link.a[0]].point.number]
                found.update({comparison.b[j].point.number: at for j in link.b[:1]})
    return found


def only_points(draft: DraftText, points: Sequence[Point]) -> DraftText:
    """The draft with these of its points alone."""
    kept = [i for i, p in enumerate(draft.points) if p in points]
    return replace(
        draft, points=tuple(draft.points[i] for i in kept), fills=tuple(draft.fills[i] for i in kept)
    )


def _with_issues(row: Row, issues_of: IssuesOf) -> Row:
    found = [issue for cell in row.cells if cell.text for issue in issues_of(cell.text)]
    return replace(row, issues=tuple(dict.fromkeys(found)))
