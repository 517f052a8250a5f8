"""One draft's stemma: what it was made from, what was made of it, and by which outlets it reached print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.model import Draft
from variorum.publish.days import short
from variorum.publish.index import Index

SHOWN = 24  # witnesses in the drawing, the first in print
PRINTED = 3  # the rank from which a witness has the draft's own words: quotation, text
# User units: a row a day, the draft's column, where the witnesses begin, and the lanes of other drafts.
STEP, TOP, TRUNK, FIRST, APART, LANES, LANE = 46, 26, 136, 196, 48, 566, 76
ROOM = (LANES - 30 - FIRST) // APART + 1  # witnesses of one day beside one another


@dataclass(frozen=True, slots=True)
class Seen:
    """A witness as the drawing needs it."""

    siglum: str
    article: str
    outlet: str
    published: str
    rank: int


@dataclass(frozen=True, slots=True)
class Knot:
    """One draft (`kind` here, held or open) or witness (`kind` text or told) in the drawing."""

    label: str
    kind: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of the drawing: `main` from draft to draft, `edge` to a printed text, `cites` to a report."""

    path: str
    kind: str
    relation: str = ""
    x: int = 0
    y: int = 0


@dataclass(frozen=True, slots=True)
class Descent:
    """The drawing with its size, its days, and what it says in words."""

    drafts: tuple[Knot, ...]
    witnesses: tuple[Knot, ...]
    branches: tuple[Branch, ...]
    days: tuple[tuple[str, int], ...]
    width: int
    height: int
    description: str
    left_out: int


def draw_descent(index: Index, draft: Draft, witnesses: Sequence[Seen]) -> Descent | None:
    """The drawing; None where the draft has neither kin nor two witnesses to be drawn with it."""
    parent = index.draft.get(draft.parent.draft) if draft.parent else None
    heirs = [one for one in index.drafts if one.parent and one.parent.draft == draft.id]
    seen = sorted((one for one in witnesses if one.published), key=lambda one: (one.published, one.siglum))
    shown = seen[:SHOWN]
    if not (parent or heirs or len(shown) > 1):
        return None
    kin = [*([parent] if parent else []), draft, *heirs]
    days = sorted({*(index.first_day(one)[:10] for one in kin), *(one.published for one in shown)})
    rows = _rows(days, shown)
    knots = {one.id: _knot(index, one, draft, rows, heirs) for one in kin}
    placed = _placed(shown, rows)
    branches = [
        _kinship(index, knots, one) for one in (draft, *heirs) if one.parent and one.parent.draft in knots
    ]
    branches += [_report(index, knots[draft.id], shown, placed, number) for number in range(len(shown))]
    return Descent(
        drafts=tuple(knots.values()),
        witnesses=tuple(placed),
        branches=tuple(branches),
        days=tuple((short(day) if day != "9999" else "undated", rows[day]) for day in days),
        width=LANES + LANE * max(len(heirs), 2),
        height=max([knot.y for knot in (*knots.values(), *placed)]) + 34,
        description=_description(index, draft, parent, heirs, shown),
        left_out=len(seen) - len(shown),
    )


def _rows(days: Sequence[str], shown: Sequence[Seen]) -> dict[str, int]:
    """Where each day begins; a day with more witnesses than fit beside one another takes several lines."""
    rows: dict[str, int] = {}
    y = TOP
    for day in days:
        rows[day] = y
        lines = -(-sum(one.published == day for one in shown) // ROOM)
        y += STEP * max(lines, 1)
    return rows


def _knot(index: Index, one: Draft, draft: Draft, rows: dict[str, int], heirs: Sequence[Draft]) -> Knot:
    held = any(witness.form == "text" for witness in index.witnesses.get(one.id, ()))
    kind = "here" if one is draft else "held" if held else "open"
    lane = LANES + LANE * heirs.index(one) if one in heirs else TRUNK
    return Knot(index.sigla[one.id], kind, lane, rows[index.first_day(one)[:10]])


def _placed(shown: Sequence[Seen], rows: dict[str, int]) -> list[Knot]:
    """Each witness on its day, a column further than the last, so that few lines cross a name."""
    met: dict[str, int] = {}
    placed: list[Knot] = []
    for number, one in enumerate(shown):
        line = met.get(one.published, 0) // ROOM
        met[one.published] = met.get(one.published, 0) + 1
        kind = "text" if one.rank >= PRINTED else "told"
        placed.append(
            Knot(one.siglum, kind, FIRST + APART * (number % ROOM), rows[one.published] + STEP * line)
        )
    return placed


def _kinship(index: Index, knots: dict[str, Knot], one: Draft) -> Branch:
    assert one.parent is not None
    a, b = knots[one.parent.draft], knots[one.id]
    relation = one.parent.relation.replace("-", " ")
    if a.x == b.x:
        return Branch(f"M{a.x} {a.y + 8} V{b.y - 8}", "main", relation, b.x + 12, b.y - 16)
    path = f"M{a.x + 8} {a.y} C{b.x} {a.y} {b.x} {a.y} {b.x} {max(b.y - 8, a.y + 8)}"
    return Branch(path, "main", relation, b.x + 10, b.y - 16)


def _report(index: Index, root: Knot, shown: Sequence[Seen], placed: Sequence[Knot], number: int) -> Branch:
    """From the draft to a witness, or from the earlier witness whose outlet it cites."""
    one, knot = shown[number], placed[number]
    cited = {index.cited_outlet(link) for link in index.citations_of.get(one.article, ())}
    cited |= {told.source for told in index.records.sourcing if told.article == one.article}
    earlier = [n for n in range(number) if shown[n].outlet in cited and shown[n].outlet != one.outlet]
    start = placed[earlier[-1]] if earlier else root
    kind = "edge" if knot.kind == "text" else "cites"
    if start.y == knot.y:
        middle = (start.x + knot.x) // 2
        return Branch(f"M{start.x + 6} {start.y} Q{middle} {start.y - 14} {knot.x - 6} {knot.y}", kind)
    middle = (start.y + knot.y) // 2
    turn = f"C{start.x} {middle} {knot.x} {middle} {knot.x} {knot.y - 6}"
    return Branch(f"M{start.x} {start.y + 7} {turn}", kind)


def _description(
    index: Index, draft: Draft, parent: Draft | None, heirs: Sequence[Draft], shown: Sequence[Seen]
) -> str:
    name = index.sigla[draft.id]
    told = []
    if parent and draft.parent:
        told.append(f"{name} {draft.parent.relation.replace('-', ' ')} {index.sigla[parent.id]}")
    for one in heirs:
        if one.parent:
            told.append(f"{index.sigla[one.id]} {one.parent.relation.replace('-', ' ')} {name}")
    if shown:
        printed = sum(one.rank >= PRINTED for one in shown)
        told.append(f"{len(shown)} articles tell of {name}, {printed} of them in its own words")
    return "; ".join(told) + "."
