"""Quantities and days that two sides of a row fill differently: `figure_gaps`, compared by what they come
to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np

from variorum.collate.amounts import atoms, is_small, unmatched
from variorum.collate.assignment import assign_pairs
from variorum.collate.gaps import EVENT_SAID, Gap, extent_of, unsaid_fills
from variorum.collate.lexicon import NUMBER_WORDS
from variorum.collate.sides import Side
from variorum.drafted import Fill


def figure_gaps(a: Side, b: Side) -> Iterable[Gap]:
    """Quantities and days that only one side has, paired where they measure the same thing."""
    left, right = lacking(a, b), lacking(b, a)
    pairs = _pair_fills(a, b, left, right)
    for i, fill in enumerate(left):
        partner = right[pairs[i]] if i in pairs else None
        if partner is not None or not is_small(fill):
            yield Gap(fill.slot, extent_of(fill), extent_of(partner), "value")
        if partner is not None:
            yield from _bounded_scope(a, b, fill, partner)
    for j, fill in enumerate(right):
        if j not in pairs.values() and not is_small(fill):
            yield Gap(fill.slot, None, extent_of(fill), "value")


def _bounded_scope(a: Side, b: Side, x: Fill, y: Fill) -> Iterable[Gap]:
    """The scope that a figure bounds on both sides ("outside 12 miles", "companies with fewer than 100
    employees").
    """
    around = [
        next((f for f in side.fills if f.slot == "scope" and f.start <= fill.start < f.end), None)
        for side, fill in ((a, x), (b, y))
    ]
    if around[0] and around[1]:
        yield Gap("scope", extent_of(around[0]), extent_of(around[1]), "scope")


def lacking(side: Side, other: Side) -> list[Fill]:
    """Figures that the other side has neither by value nor in print ("five miles" beside "five nautical
    miles").
    """
    printed = {_printed(other, f) for f in other.fills if f.slot in ("quantity", "deadline")}
    events = [f for f in unsaid_fills(side, other, "deadline", EVENT_SAID) if not f.value]
    return [f for f in unmatched(side.fills, other.fills) if _printed(side, f) not in printed] + events


def _printed(side: Side, fill: Fill) -> tuple[str, ...]:
    """The number and the last word of a figure."""
    words = re.findall(r"\d[\d.,:]*|[a-z]+", side.text[fill.start : fill.end].lower())
    numbers = [w for w in words if w[0].isdigit() or w in NUMBER_WORDS]
    return (*numbers, words[-1]) if words else ()


def _pair_fills(a: Side, b: Side, left: Sequence[Fill], right: Sequence[Fill]) -> dict[int, int]:
    if not left or not right:
        return {}
    table = np.array([[_affinity(a, b, x, y) for y in right] for x in left])
    return {i: j for i, j in assign_pairs(table) if table[i, j] >= 1.0}


def _affinity(a: Side, b: Side, x: Fill, y: Fill) -> float:
    """How likely two figures are one slot: its kind, what it measures, the words around it, its place."""
    kinds = {p.dimension for p in atoms(x)}, {p.dimension for p in atoms(y)}
    same_kind = bool(kinds[0] & kinds[1]) or "count" in kinds[0] | kinds[1] or not (kinds[0] and kinds[1])
    around = _around(a, x), _around(b, y)
    context = len(around[0] & around[1]) / max(1, min(len(around[0]), len(around[1])))
    place = 1 - abs(x.start / max(1, len(a.text)) - y.start / max(1, len(b.text)))
    return 0.8 * (x.slot == y.slot) + 0.8 * same_kind + 0.8 * context + 0.3 * place


def _around(side: Side, fill: Fill, reach: int = 45) -> set[str]:
    return {w.stem for w in side.words if fill.start - reach <= w.start <= fill.end + reach}
