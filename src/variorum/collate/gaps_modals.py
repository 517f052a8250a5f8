"""Modals of different strength, and other parties bound by them, in clauses that answer each other:
`modal_gaps`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from variorum.collate.clauses import Clause, pair_clauses
from variorum.collate.gaps import Extent, Gap, extent_of
from variorum.collate.sides import Side
from variorum.drafted import Fill


def modal_gaps(a: Side, b: Side) -> Iterable[Gap]:
    """Modals of different strength in clauses that answer each other; a plain present binds like "shall"."""
    left, right, pairs = pair_clauses(a, b)
    turned = {j: i for i, j in pairs.items()}
    for i, j in pairs.items():
        mine, theirs = _modal_in(a, left[i]), _modal_in(b, right[j])
        if mine and theirs and mine.value != theirs.value:
            yield Gap("modality", extent_of(mine), extent_of(theirs), "strength")
        elif mine and not theirs and mine.value != "shall":
            yield from _against_present(a, b, mine, right[j], False)
        elif theirs and not mine and theirs.value != "shall":
            yield from _against_present(b, a, theirs, left[i], True)
        if mine and theirs:
            yield from _obligors(a, b, mine, theirs)
    yield from _lone_modals(a, b, left, set(pairs), False)
    yield from _lone_modals(b, a, right, set(turned), True)


def _against_present(side: Side, other: Side, modal: Fill, clause: Clause, turned: bool) -> Iterable[Gap]:
    """A modal beside a plain present, which binds; "not" counts only where the present has the same verb."""
    verb = _verb_of(side, other, modal, clause)
    if verb is not None or modal.value != "shall-not":
        extent = verb or _opening(other, clause)
        yield Gap(
            "modality",
            extent if turned else extent_of(modal),
            extent_of(modal) if turned else extent,
            "strength",
        )


def _lone_modals(
    side: Side, other: Side, clauses: Sequence[Clause], answered: set[int], turned: bool
) -> Iterable[Gap]:
    """Modals of a strength that the other side has nowhere, in clauses that nothing answers."""
    theirs = {f.value for f in other.fills if f.slot == "modality"} or {"shall"}
    for k, clause in enumerate(clauses):
        modal = _modal_in(side, clause)
        if k not in answered and modal and modal.value not in theirs | {"shall"}:
            extent = extent_of(modal)
            yield Gap("modality", None if turned else extent, extent if turned else None, "strength")


def _modal_in(side: Side, clause: Clause) -> Fill | None:
    found = [f for f in side.fills if f.slot == "modality" and clause.start <= f.start < clause.end]
    return found[0] if found else None


def _verb_of(side: Side, other: Side, modal: Fill, clause: Clause) -> Extent | None:
    """Where the other side says the modal's verb without a modal ("grant access" for "may grant access")."""
    verbs = {w.stem for w in side.words if modal.start <= w.start < modal.end}
    for k in clause.words:
        word = other.words[k]
        if word.stem in verbs:
            following = re.match(r"\s+\w+", other.text[word.end :])
            return word.start, word.end + (following.end() if following else 0)
    return None


def _opening(side: Side, clause: Clause) -> Extent:
    first, second = clause.words[0], clause.words[min(1, len(clause.words) - 1)]
    return side.words[first].start, side.words[second].end


def _obligors(a: Side, b: Side, mine: Fill, theirs: Fill) -> Iterable[Gap]:
    """Another party bound by the same modal."""
    x, y = _subject_of(a, mine), _subject_of(b, theirs)
    if x and y and _other_name(a, b, x, y):
        yield Gap("obligor", _with_modal(x, mine), _with_modal(y, theirs), "party")


def _subject_of(side: Side, modal: Fill) -> Fill | None:
    near = [
        f
        for f in side.fills
        if f.slot == "obligor" and min(abs(modal.start - f.end), abs(f.start - modal.end)) <= 3
    ]
    return near[0] if near else None


def _with_modal(subject: Fill, modal: Fill) -> Extent:
    return min(subject.start, modal.start), max(subject.end, modal.end)


def _other_name(a: Side, b: Side, x: Fill, y: Fill) -> bool:
    """True if both subjects are names, and not the same one."""
    names = [
        {w.stem for w in side.words if f.start <= w.start < f.end and side.text[w.start].isupper()}
        for side, f in ((a, x), (b, y))
    ]
    return bool(names[0] and names[1]) and not names[0] & names[1]
