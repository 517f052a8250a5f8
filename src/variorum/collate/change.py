"""What became of a clause: `judge` says same or modified, with the slots that differ and which way they
went.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from variorum.collate.amounts import atoms
from variorum.collate.change_features import CHANGE_FEATURES, change_features, hangs_on_consent
from variorum.collate.differences import find_differences
from variorum.collate.evidence import Unit
from variorum.collate.gaps import Gap
from variorum.collate.gaps_words import ALIKE, likeness_in_print
from variorum.collate.lexicon import STOP, stem
from variorum.collate.sides import Side, join_units
from variorum.collate.weights_file import load_weights
from variorum.drafted import Fill, SlotName

Change = Literal["same", "modified", "added", "dropped", "unknown"]
Label = Literal["strengthened", "weakened", "conditioned", "narrowed", "widened"]
LABELS: tuple[Label, ...] = ("strengthened", "weakened", "conditioned", "narrowed", "widened")
# How far a modal binds; "shall-not" binds as firmly as "shall", the other way.
_FIRMNESS = {"may": 0, "expected": 1, "shall": 2, "shall-not": 2}


@dataclass(frozen=True, slots=True)
class Difference:
    """One slot that the drafts fill differently: the words of either side ("" for none) and where they stand.

    Spans are (start, end) in the text of their own draft. `how` says what found it: value, strength, words,
    print, party.
    """

    slot: SlotName
    from_: str
    to: str
    from_span: tuple[int, int] | None
    to_span: tuple[int, int] | None
    how: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Same or modified, the differences (none where it is the same), their direction, and the log-odds of a
    change.
    """

    change: Change
    differences: tuple[Difference, ...]
    labels: tuple[Label, ...]
    score: float


def judge(a: Sequence[Unit], b: Sequence[Unit]) -> Verdict:
    """Whether two sides of a row commit to the same; what is worded anew with the same slots counts as the
    same.
    """
    left, right = join_units(a), join_units(b)
    gaps = find_differences(left, right)
    if not gaps:
        return Verdict("same", (), (), -20.0)
    score = float(change_features(left, right, gaps) @ load_weights("change", CHANGE_FEATURES))
    if score <= 0 and not is_certain(left, right, gaps):
        return Verdict("same", (), (), score)
    found = tuple(_difference(left, right, gap) for gap in gaps)
    labels = {label for gap in gaps for label in [_direction(left, right, gap)] if label}
    return Verdict("modified", found, tuple(name for name in LABELS if name in labels), score)


def is_certain(a: Side, b: Side, gaps: Sequence[Gap]) -> bool:
    """True for texts printed alike with another figure in one place, or one verb under another modal; and
    where
    one side leaves to somebody's consent what the other settles.
    """
    if hangs_on_consent(a, b):
        return True
    if likeness_in_print(a, b) < ALIKE:
        return False
    both = [g for g in gaps if g.a and g.b]
    return any(g.found_by == "value" or (g.found_by == "strength" and _same_verb(a, b, g)) for g in both)


def _same_verb(a: Side, b: Side, gap: Gap) -> bool:
    verbs = [
        {stem(word) for word in re.findall(r"\w+", side.text[slice(*extent)].lower())} - STOP
        for side, extent in ((a, gap.a or (0, 0)), (b, gap.b or (0, 0)))
    ]
    return bool(verbs[0] & verbs[1])


def all_differences(a: Sequence[Unit], b: Sequence[Unit]) -> tuple[Difference, ...]:
    """Every slot that two readings of one clause fill differently, though they may come to the same."""
    left, right = join_units(a), join_units(b)
    return tuple(_difference(left, right, gap) for gap in find_differences(left, right))


def _difference(a: Side, b: Side, gap: Gap) -> Difference:
    return Difference(
        gap.slot,
        a.text[slice(*gap.a)] if gap.a else "",
        b.text[slice(*gap.b)] if gap.b else "",
        a.in_draft(*gap.a) if gap.a else None,
        b.in_draft(*gap.b) if gap.b else None,
        gap.found_by,
    )


def _direction(a: Side, b: Side, gap: Gap) -> Label | None:
    if gap.slot == "modality":
        return _firmer(_value(a, gap.a, "modality"), _value(b, gap.b, "modality"))
    if gap.slot == "condition":
        return "conditioned" if gap.b and not gap.a else "strengthened" if gap.a and not gap.b else None
    if gap.slot == "scope":
        return "narrowed" if gap.b and not gap.a else "widened" if gap.a and not gap.b else None
    if gap.slot == "quantity":
        return _tighter(_fill(a, gap.a, "quantity"), _fill(b, gap.b, "quantity"))
    return None


def _firmer(before: str, after: str) -> Label | None:
    step = _FIRMNESS.get(after or "shall", 2) - _FIRMNESS.get(before or "shall", 2)
    return "strengthened" if step > 0 else "weakened" if step < 0 else None


def _tighter(before: Fill | None, after: Fill | None) -> Label | None:
    """A ceiling that falls narrows, a floor that rises strengthens; a bare number goes neither way."""
    if before is None or after is None:
        return None
    left, right = atoms(before), atoms(after)
    if len(left) != 1 or len(right) != 1 or left[0].dimension != right[0].dimension:
        return None
    bound = (after.value + ";").split(";")[1] or (before.value + ";").split(";")[1]
    up = right[0].number > left[0].number
    if bound in ("at-most", "within"):
        return "widened" if up else "narrowed"
    return ("strengthened" if up else "weakened") if bound == "at-least" else None


def _fill(side: Side, extent: tuple[int, int] | None, slot: SlotName) -> Fill | None:
    if extent is None:
        return None
    return next((f for f in side.fills if f.slot == slot and f.start < extent[1] and extent[0] < f.end), None)


def _value(side: Side, extent: tuple[int, int] | None, slot: SlotName) -> str:
    fill = _fill(side, extent, slot)
    return fill.value if fill else ""
