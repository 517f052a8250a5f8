"""Words that one side of a row has and the other does not say: conditions, scope, clauses (`worded_gaps`).

Texts that are printed alike are compared word by word, and an edit counts as said only by another edit
(that is how a phrase that moved is told from a new one). Texts in other words are compared clause by
clause.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

import numpy as np

from variorum.collate.amounts import is_small
from variorum.collate.clauses import pair_clauses
from variorum.collate.evidence import Floats, match_words
from variorum.collate.gaps import Extent, Gap, extent_of, is_unsaid, overlap, unsaid_fills, words_in
from variorum.collate.gaps_figures import lacking
from variorum.collate.lexicon import STOP, stem
from variorum.collate.sides import Side, cover
from variorum.drafted import Fill, SlotName

ALIKE = 0.5  # share of equal words from which two texts are compared word by word
Token = tuple[str, int, int]
Edit = tuple[Extent | None, Extent | None]
_PLAIN_SLOTS: tuple[SlotName, ...] = ("quantity", "deadline", "condition")
_TOKEN = re.compile(r"\d[\d.,:]*\d|\w+(?:['’]\w+)*")
_CLAUSE_END = re.compile(r"[.;:,]\s+")
_CONDITIONAL = re.compile(
    r"^(?:and\s+|or\s+|but\s+)?(?:if|unless|provided|except|save|subject|so\s+long|as\s+long|once|where|"
    r"when|without|"
    r"with\s+the|against|only|in\s+case|being|in\s+time|after|following|upon)\b"
    r"|\b(?:if|unless|excepted|excluded|being|free\s+of\s+charge|consent|agree|approval)\b",
    re.I,
)
_BY = re.compile(r"\bby\s+(?:the\s+)?$", re.I)
_AFTER_PARTY = re.compile(r"\b(?:to|with|for|from|between|among|of|and|against)\s+(?:the\s+)?$", re.I)
_VERBAL = re.compile(
    r"\b(?:is|are|be|shall|will|may|must|should|has|have|was|were|\w{3,}(?:ises|izes|ates|ends|ows))\b"
)


def worded_gaps(a: Side, b: Side) -> Iterable[Gap]:
    """Edits of what is printed alike; else conditions and clauses that the other side lacks."""
    if likeness_in_print(a, b) >= ALIKE:
        yield from _edits(a, b)
    else:
        yield from _conditions(a, b)
        yield from _missing(a, b, False)
        yield from _missing(b, a, True)


def likeness_in_print(a: Side, b: Side) -> float:
    """Share of the words that stand in the same order on both sides: the mean of that of all and of the
    shorter.
    """
    left, right = _tokens(a), _tokens(b)
    same = sum(block.size for block in _matcher(left, right).get_matching_blocks())
    return same / max(1, len(left) + len(right)) + same / max(1, 2 * min(len(left), len(right)))


def _matcher(left: Sequence[Token], right: Sequence[Token]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, [t[0] for t in left], [t[0] for t in right], autojunk=False)


def _tokens(side: Side) -> list[Token]:
    """Stems with their places; a figure is one "#", so that what is compared here is what figures leave."""
    figures = [(f.start, f.end) for f in side.fills if f.slot in ("quantity", "deadline") and f.value]
    found: list[Token] = []
    for match in _TOKEN.finditer(side.text):
        inside = next((f for f in figures if f[0] <= match.start() < f[1]), None)
        if inside is None:
            found.append((stem(match[0].lower()), match.start(), match.end()))
        elif not found or found[-1][0] != "#" or found[-1][2] < inside[0]:
            found.append(("#", match.start(), match.end()))
        else:
            found[-1] = ("#", found[-1][1], match.end())
    return found


def _edits(a: Side, b: Side) -> Iterable[Gap]:
    edits = _edited(a, b)
    said = _said_by_edits(a, b, [x for x, _ in edits], [y for _, y in edits])
    for x, y in edits:
        left = [p for p in _pieces(a, x) if is_unsaid(a, p, said[0]) and not _is_modal(a, p)]
        right = [p for p in _pieces(b, y) if is_unsaid(b, p, said[1]) and not _is_modal(b, p)]
        whole = len(_pieces(a, x)) <= 1 and len(_pieces(b, y)) <= 1
        if whole and (left or right):
            yield Gap(_slot_of(a, x, b, y), x, y, "print")
        elif not whole:
            yield from (Gap(_slot_of(a, part, b, None), part, None, "print") for part in left)
            yield from (Gap(_slot_of(a, None, b, part), None, part, "print") for part in right)


def _edited(a: Side, b: Side) -> list[Edit]:
    """Where the texts part; edits with a single word of grammar between them are taken together."""
    left, right = _tokens(a), _tokens(b)
    runs: list[tuple[int, int, int, int]] = []
    for tag, i1, i2, j1, j2 in _matcher(left, right).get_opcodes():
        if tag == "equal":
            continue
        between = [t[0] for t in left[runs[-1][1] : i1]] if runs else []
        if runs and len(between) <= 1 and all(word in STOP for word in between):
            runs[-1] = (runs[-1][0], i2, runs[-1][2], j2)
        else:
            runs.append((i1, i2, j1, j2))
    return [
        (
            (left[i1][1], left[i2 - 1][2]) if i2 > i1 else None,
            (right[j1][1], right[j2 - 1][2]) if j2 > j1 else None,
        )
        for i1, i2, j1, j2 in runs
    ]


def _said_by_edits(
    a: Side, b: Side, left: Sequence[Extent | None], right: Sequence[Extent | None]
) -> tuple[Floats, Floats]:
    """For the words of both sides, how well an edited word of the other side says them."""
    near = match_words((a.words, a.vectors), (b.words, b.vectors))
    changed = [
        [k for extent in extents if extent for k in words_in(side, extent)]
        for side, extents in ((a, left), (b, right))
    ]
    by_right = near[:, changed[1]].max(axis=1, initial=0.0)
    by_left = near[changed[0], :].max(axis=0, initial=0.0)
    return np.maximum(by_right, _balanced(a, b)), np.maximum(by_left, _balanced(b, a))


def _balanced(side: Side, other: Side) -> Floats:
    """1 for every word that the other side has as often, wherever it stands: what only moved is said."""
    own, theirs = Counter(w.stem for w in side.words), Counter(w.stem for w in other.words)
    return np.array([float(theirs[w.stem] >= own[w.stem]) for w in side.words])


def _pieces(side: Side, extent: Extent | None) -> list[Extent]:
    """The extent cut at the ends of clauses."""
    if extent is None:
        return []
    cuts = [m.end() for m in _CLAUSE_END.finditer(side.text, *extent)]
    edges = [extent[0], *(c for c in cuts if c < extent[1]), extent[1]]
    pieces = [(s, s + len(side.text[s:e].rstrip(" ,.;:\n"))) for s, e in itertools.pairwise(edges)]
    return [p for p in pieces if p[1] > p[0]]


def _is_modal(side: Side, extent: Extent) -> bool:
    """True for a modal and its verb, which are compared by strength."""
    return any(f.slot == "modality" and _mostly((f.start, f.end), extent) for f in side.fills)


def _conditions(a: Side, b: Side) -> Iterable[Gap]:
    """Conditions that the other side does not say, paired in the order they stand."""
    left, right = unsaid_fills(a, b, "condition"), unsaid_fills(b, a, "condition")
    for i in range(max(len(left), len(right))):
        x, y = (fills[i] if i < len(fills) else None for fills in (left, right))
        yield Gap("condition", extent_of(x), extent_of(y), "condition")


def _missing(side: Side, other: Side, turned: bool) -> Iterable[Gap]:
    """Clauses that nothing answers and whose figures, if they have any, the other side lacks too."""
    clauses, _, pairs = pair_clauses(side, other)
    said = cover(side, other)
    foreign = {(f.start, f.end) for f in lacking(side, other)}
    for k, clause in enumerate(clauses):
        extent = (clause.start, clause.end)
        figures = [f for f in side.fills if f.slot in ("quantity", "deadline") and _starts_in(f, extent)]
        answered = any((f.start, f.end) not in foreign and not is_small(f) for f in figures)
        if k not in pairs and not answered and len(clause.words) >= 2 and is_unsaid(side, extent, said):
            slot = _slot_of(other, None, side, extent) if turned else _slot_of(side, extent, other, None)
            yield Gap(slot, None if turned else extent, extent if turned else None, "words")


def _starts_in(fill: Fill, extent: Extent) -> bool:
    return extent[0] <= fill.start < extent[1]


def _slot_of(a: Side, x: Extent | None, b: Side, y: Extent | None) -> SlotName:
    """The slot that an edit touches: that of the fills it mostly is, a named party, a clause, else the
    scope.
    """
    for side, extent in ((a, x), (b, y)):
        if extent is None:
            continue
        touched = [f for f in side.fills if overlap((f.start, f.end), extent)]
        for slot in _PLAIN_SLOTS:
            if any(f.slot == slot and _mostly((f.start, f.end), extent) for f in touched):
                return slot
        if x and y and any(f.slot == "obligor" and _mostly((f.start, f.end), extent, 4) for f in touched):
            return "obligor"
        if x and y and all(_BY.search(s.text, max(0, e[0] - 8), e[0]) for s, e in ((a, x), (b, y))):
            return "obligor"
        if x and y and _is_named(side, extent) and _AFTER_PARTY.search(side.text, 0, extent[0]):
            return "counterpart"
    words = " ".join(side.text[e[0] : e[1]] for side, e in ((a, x), (b, y)) if e)
    return "condition" if _CONDITIONAL.search(words) or _VERBAL.search(words) else "scope"


def _mostly(fill: Extent, extent: Extent, lead: int | None = None) -> bool:
    """True if the fill is half of the extent (and begins with it, but for `lead` characters)."""
    inside = min(fill[1], extent[1]) - max(fill[0], extent[0])
    return 2 * inside >= extent[1] - extent[0] and (lead is None or fill[0] >= extent[0] - lead)


def _is_named(side: Side, extent: Extent) -> bool:
    """True if names are at least half of the content words."""
    words = [side.words[k] for k in words_in(side, extent)]
    return bool(words) and 2 * sum(w.name for w in words) >= len(words)


def edit_weight(a: Side, b: Side, gaps: Sequence[Gap]) -> float:
    """The weight of the words of these gaps that no other gap says: how much was really edited."""
    said = _said_by_edits(a, b, [g.a for g in gaps], [g.b for g in gaps])
    total = 0.0
    for side, extents, known in ((a, [g.a for g in gaps], said[0]), (b, [g.b for g in gaps], said[1])):
        at = [k for extent in extents if extent for k in words_in(side, extent)]
        total += float(((1 - known[at]) * np.asarray(side.weights)[at]).sum())
    return total
