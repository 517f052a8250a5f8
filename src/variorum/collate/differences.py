"""Where two sides of a row differ, slot by slot: `find_differences`, each with its words on both sides.

Figures and days are compared by value, modals by their strength in clauses that answer each other, conditions and
scope by whether the other side says them at all. What is printed alike but for a few words is compared word by word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
from scipy.optimize import linear_sum_assignment

from variorum.collate.amounts import atoms, is_small, unmatched
from variorum.collate.clauses import Clause, clause_at, pair_clauses
from variorum.collate.lexicon import NUMBER_WORDS
from variorum.collate.sides import Side, cover, share
from variorum.drafted import Fill, SlotName

SAID = 0.55  # cover from which the other side counts as saying a condition
ALIKE = 0.5  # share of equal words from which two texts are compared word by word
Extent = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Gap:
    """One slot that differs: where it stands on either side (None where that side has nothing), and how."""

    slot: SlotName
    a: Extent | None
    b: Extent | None
    found_by: str


def find_differences(a: Side, b: Side) -> list[Gap]:
    """The differences between two sides, in the order of `a`; parts of an already named one are not named again."""
    gaps: list[Gap] = []
    alike = likeness_in_print(a, b) >= ALIKE
    worded = _edits(a, b) if alike else (*_conditions(a, b), *_missing(a, b, False), *_missing(b, a, True))
    for gap in (*_figures(a, b), *_modals(a, b), *worded):
        if not any(_covers(known, gap) for known in gaps):
            gaps.append(gap)
    return sorted(gaps, key=lambda g: (g.a or (len(a.text), 0), g.b or (0, 0)))


def _covers(known: Gap, gap: Gap) -> bool:
    """True if another difference of the same slot (or a figure within it) has been named on every side it has."""
    if known.slot != gap.slot:
        return False
    return all(y is None or (x is not None and _overlap(x, y)) for x, y in ((known.a, gap.a), (known.b, gap.b)))


def _overlap(x: Extent, y: Extent) -> bool:
    return x[0] < y[1] and y[0] < x[1]


def _extent(fill: Fill | None) -> Extent | None:
    return (fill.start, fill.end) if fill else None


def _figures(a: Side, b: Side) -> Iterable[Gap]:
    """Quantities and days that only one side has, paired where they measure the same thing."""
    left, right = _lacking(a, b), _lacking(b, a)
    pairs = _pair_fills(a, b, left, right)
    for i, fill in enumerate(left):
        partner = right[pairs[i]] if i in pairs else None
        if partner is not None or not is_small(fill):
            yield Gap(fill.slot, _extent(fill), _extent(partner), "value")
    for j, fill in enumerate(right):
        if j not in pairs.values() and not is_small(fill):
            yield Gap(fill.slot, None, _extent(fill), "value")


def _lacking(side: Side, other: Side) -> list[Fill]:
    """Figures that the other side has neither by value nor in print ("five miles" beside "five nautical miles")."""
    printed = {_printed(other, f) for f in other.fills if f.slot in ("quantity", "deadline")}
    return [f for f in unmatched(side.fills, other.fills) if _printed(side, f) not in printed]


def _printed(side: Side, fill: Fill) -> tuple[str, ...]:
    """The number and the last word of a figure."""
    words = re.findall(r"\d[\d.,:]*|[a-z]+", side.text[fill.start : fill.end].lower())
    numbers = [w for w in words if w[0].isdigit() or w in NUMBER_WORDS]
    return (*numbers, words[-1]) if words else ()


def _pair_fills(a: Side, b: Side, left: Sequence[Fill], right: Sequence[Fill]) -> dict[int, int]:
    if not left or not right:
        return {}
    table = np.array([[_affinity(a, b, x, y) for y in right] for x in left])
    rows, columns = linear_sum_assignment(-table)
    return {int(i): int(j) for i, j in zip(rows, columns, strict=True) if table[i, j] >= 1.0}


def _affinity(a: Side, b: Side, x: Fill, y: Fill) -> float:
    """How likely two figures are one slot: its kind, what it measures, the words around it, its place."""
    kinds = {p.dimension for p in atoms(x)}, {p.dimension for p in atoms(y)}
    same_kind = bool(kinds[0] & kinds[1]) or "count" in kinds[0] | kinds[1]
    around = _around(a, x), _around(b, y)
    context = len(around[0] & around[1]) / max(1, min(len(around[0]), len(around[1])))
    place = 1 - abs(x.start / max(1, len(a.text)) - y.start / max(1, len(b.text)))
    return 0.8 * (x.slot == y.slot) + 0.8 * same_kind + 0.8 * context + 0.3 * place


def _around(side: Side, fill: Fill, reach: int = 45) -> set[str]:
    return {w.stem for w in side.words if fill.start - reach <= w.start <= fill.end + reach}


def _modals(a: Side, b: Side) -> Iterable[Gap]:
    """Modals of different strength in clauses that answer each other; a plain present binds like "shall"."""
    left, right, pairs = pair_clauses(a, b)
    turned = {j: i for i, j in pairs.items()}
    for i, j in pairs.items():
        mine, theirs = _modal_in(a, left[i]), _modal_in(b, right[j])
        if mine and theirs and mine.value != theirs.value:
            yield Gap("modality", _extent(mine), _extent(theirs), "strength")
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
        yield Gap("modality", extent if turned else _extent(modal), _extent(modal) if turned else extent, "strength")


def _lone_modals(side: Side, other: Side, clauses: Sequence[Clause], answered: set[int], turned: bool) -> Iterable[Gap]:
    """Modals of a strength that the other side has nowhere, in clauses that nothing answers."""
    theirs = {f.value for f in other.fills if f.slot == "modality"} or {"shall"}
    for k, clause in enumerate(clauses):
        modal = _modal_in(side, clause)
        if k not in answered and modal and modal.value not in theirs | {"shall"}:
            extent = _extent(modal)
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
    near = [f for f in side.fills if f.slot == "obligor" and min(abs(modal.start - f.end), abs(f.start - modal.end)) <= 3]
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


def _conditions(a: Side, b: Side) -> Iterable[Gap]:
    """Conditions that the other side does not say, paired in the order they stand."""
    left, right = _unsaid(a, b, "condition"), _unsaid(b, a, "condition")
    for i in range(max(len(left), len(right))):
        x, y = (side[i] if i < len(side) else None for side in (left, right))
        yield Gap("condition", _extent(x), _extent(y), "words")


def _unsaid(side: Side, other: Side, slot: SlotName) -> list[Fill]:
    said = cover(side, other)
    found = []
    for fill in side.fills:
        at = [k for k, w in enumerate(side.words) if fill.start <= w.start < fill.end]
        if fill.slot == slot and at and share(said[at], side.weights[at]) < SAID:
            found.append(fill)
    return found


_SENTENCE_END = re.compile(r"[.;]\s")
_TOKEN = re.compile(r"\d[\d.,:]*\d|\w+(?:['’-]\w+)*")


def _tokens(side: Side) -> list[tuple[str, int, int]]:
    """Words with their places; a figure is one "#", so that what is compared here is what figures leave."""
    figures = [(f.start, f.end) for f in side.fills if f.slot in ("quantity", "deadline")]
    found: list[tuple[str, int, int]] = []
    for match in _TOKEN.finditer(side.text):
        inside = next((f for f in figures if f[0] <= match.start() < f[1]), None)
        if inside is None:
            found.append((match[0].lower(), match.start(), match.end()))
        elif not found or found[-1][0] != "#" or found[-1][2] < inside[0]:
            found.append(("#", match.start(), match.end()))
        else:
            found[-1] = ("#", found[-1][1], match.end())
    return found


def likeness_in_print(a: Side, b: Side) -> float:
    """Share of the words that stand in the same order on both sides."""
    left, right = _tokens(a), _tokens(b)
    return SequenceMatcher(None, [t[0] for t in left], [t[0] for t in right], autojunk=False).ratio()


def _edits(a: Side, b: Side) -> Iterable[Gap]:
    left, right = _tokens(a), _tokens(b)
    matcher = SequenceMatcher(None, [t[0] for t in left], [t[0] for t in right], autojunk=False)
    said = cover(a, b), cover(b, a)
    for i1, i2, j1, j2 in _merged(matcher.get_opcodes()):
        x = (left[i1][1], left[i2 - 1][2]) if i2 > i1 else None
        y = (right[j1][1], right[j2 - 1][2]) if j2 > j1 else None
        unsaid = _is_unsaid(a, x, said[0]), _is_unsaid(b, y, said[1])
        if x and y and unsaid[0] and unsaid[1] and (_SENTENCE_END.search(a.text, *x) or _SENTENCE_END.search(b.text, *y)):
            yield Gap(_slot_of(a, x, b, None), x, None, "print")
            yield Gap(_slot_of(a, None, b, y), None, y, "print")
        elif any(unsaid):
            yield Gap(_slot_of(a, x, b, y), x, y, "print")


def _merged(codes: Sequence[tuple[str, int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Edits with a single equal word between them taken together."""
    found: list[tuple[int, int, int, int]] = []
    for tag, i1, i2, j1, j2 in codes:
        if tag == "equal":
            continue
        if found and i1 - found[-1][1] <= 1 and j1 - found[-1][3] <= 1:
            found[-1] = (found[-1][0], i2, found[-1][2], j2)
        else:
            found.append((i1, i2, j1, j2))
    return found


def _is_unsaid(side: Side, extent: Extent | None, said: np.ndarray) -> bool:  # type: ignore[type-arg]
    """True if words of weight stand there that the other side does not say."""
    if extent is None:
        return False
    at = [k for k, w in enumerate(side.words) if extent[0] <= w.start < extent[1]]
    return bool(at) and share(said[at], side.weights[at]) < SAID


def _missing(side: Side, other: Side, turned: bool) -> Iterable[Gap]:
    left, _, pairs = pair_clauses(side, other)
    said = cover(side, other)
    lacking = {(f.start, f.end) for f in _lacking(side, other)}
    for k, clause in enumerate(left):
        at = list(clause.words)
        figures = [f for f in side.fills if f.slot in ("quantity", "deadline") and clause.start <= f.start < clause.end]
        answered = any((f.start, f.end) not in lacking and not is_small(f) for f in figures)
        if k not in pairs and not answered and len(at) >= 2 and share(said[at], side.weights[at]) < SAID:
            extent = (clause.start, clause.end)
            slot = _slot_of(other, None, side, extent) if turned else _slot_of(side, extent, other, None)
            yield Gap(slot, None if turned else extent, extent if turned else None, "words")


_CONDITIONAL = re.compile(
    r"^(?:and\s+|or\s+|but\s+)?(?:if|unless|provided|except|save|subject|so\s+long|as\s+long|once|where|when|without|with\s+the|against|only|in\s+case|being)\b"
    r"|\b(?:if|unless|excepted|excluded|being|free\s+of\s+charge|consent|agree|approval)\b",
    re.I,
)
_VERBAL = re.compile(r"\b(?:is|are|be|shall|will|may|must|should|has|have|was|were|\w{3,}(?:ises|izes|ates|ends|ows))\b")


def _slot_of(a: Side, x: Extent | None, b: Side, y: Extent | None) -> SlotName:
    """The slot that an edit touches: that of the slots it overlaps, else condition if it is a clause, else scope."""
    for side, extent in ((a, x), (b, y)):
        if extent is None:
            continue
        touched = [f for f in side.fills if _overlap((f.start, f.end), extent)]
        for slot in ("quantity", "deadline", "condition", "modality", "obligor", "counterpart"):
            fill = next((f for f in touched if f.slot == slot), None)
            if fill is not None and _mostly(fill, extent):
                return fill.slot
    words = " ".join(side.text[e[0] : e[1]] for side, e in ((a, x), (b, y)) if e)
    return "condition" if _CONDITIONAL.search(words) or _VERBAL.search(words) else "scope"


def _mostly(fill: Fill, extent: Extent) -> bool:
    inside = min(fill.end, extent[1]) - max(fill.start, extent[0])
    return 2 * inside >= extent[1] - extent[0]


def gap_clause(side: Side, clauses: Sequence[Clause], extent: Extent) -> str:
    """The words of the clause around an extent, for display."""
    clause = clause_at(clauses, extent[0])
    return side.text[clause.start : clause.end] if clause else side.text[extent[0] : extent[1]]
