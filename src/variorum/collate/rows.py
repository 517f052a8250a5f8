"""The lines of the collation: provisions of rival drafts that speak of the same thing share a row.

Drafts are taken in the order in which they came; the provisions of each are matched with the rows that stand
by then, all at once (linear assignment), by issue, wording, who is bound and unit of quantity.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from variorum.collate.cells import cell_of, held_drafts
from variorum.model import Cell, Draft, Provision, Row, Witness, identity

# What a shared trait adds to the likeness of a provision and a row. Two provisions of one first issue meet
# even when two reporters share no word of it; two of a different issue need nearly the same words.
SAME_FIRST_ISSUE, SAME_ISSUE, WORDING, SAME_OBLIGOR, SAME_UNIT, SAME_NUMBER = 1.0, 0.6, 1.0, 0.2, 0.3, 0.2
LEAST_LIKENESS = 1.0
# Two renderings of one draft are one provision from here on: the same issue and a third of the wording.
SAME_PROVISION = 1.35

STOP = frozenset(
    "the a an of to in on for and or by with at from as its it that this be is are was were will would shall "
    "not any all their his her has have had into under also which who than more".split()
)


class _Line:
    """A row in the making: the provisions of each draft that share it."""

    def __init__(self, first: Sequence[Provision]) -> None:
        self.provisions = list(first)

    @property
    def issues(self) -> tuple[str, ...]:
        firsts = Counter(p.issues[0] for p in self.provisions if p.issues)
        return tuple(sorted(firsts, key=lambda issue: (-firsts[issue], issue)))


def collate_drafts(
    drafts: Sequence[Draft],
    provisions: Sequence[Provision],
    witnesses: Sequence[Witness],
    issue_order: Sequence[str],
    base: str | None = None,
) -> tuple[Row, ...]:
    """The rows of the collation in the vocabulary's order, with a cell for every draft.

    A cell's state is against the draft's parent; against `base` for all where the reader chose one, and
    against the first draft where none is named as parent.
    """
    ordered = in_order(drafts)
    lines = _lines(ordered, provisions)
    held = held_drafts(witnesses)
    rows = [_row(line, ordered, held, base) for line in lines]
    place = {issue: n for n, issue in enumerate(issue_order)}
    key = {row.id: _reading_order(line, ordered) for row, line in zip(rows, lines, strict=True)}
    return tuple(sorted(rows, key=lambda row: (place.get(row.issues[0], len(place)), key[row.id], row.id)))


def in_order(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts by the day they came, those without a day after their parent, then by name."""
    by_id = {draft.id: draft for draft in drafts}

    def key(draft: Draft) -> tuple[str, int, str, str]:
        depth, day, current = 0, draft.dated, draft
        while current.parent and current.parent.draft in by_id and depth < len(drafts):
            current = by_id[current.parent.draft]
            depth, day = depth + 1, day or current.dated
        return (day or "9999", depth, draft.name, draft.id)

    return sorted(drafts, key=key)


def _lines(drafts: Sequence[Draft], provisions: Sequence[Provision]) -> list[_Line]:
    lines: list[_Line] = []
    weights = _word_weights(provisions)
    for draft in drafts:
        own = [p for p in provisions if p.draft == draft.id]
        points = _same_points(own, weights)
        taken = _assign(points, lines, weights)
        for n, point in enumerate(points):
            if n in taken:
                lines[taken[n]].provisions.extend(point)
            else:
                lines.append(_Line(point))
    return lines


def _same_points(provisions: Sequence[Provision], weights: Mapping[str, float]) -> list[list[Provision]]:
    """The provisions of one draft, with the renderings of one point by several publications together."""
    points: list[list[Provision]] = []
    for provision in sorted(provisions, key=lambda p: (p.number is None, p.id)):
        for point in points:
            if any(_one_point(provision, other, weights) for other in point):
                point.append(provision)
                break
        else:
            points.append([provision])
    return points


def _one_point(a: Provision, b: Provision, weights: Mapping[str, float]) -> bool:
    if {span.article for span in a.evidence} & {span.article for span in b.evidence}:
        return False  # one publication words a point once; what it says besides is another point
    if a.number and b.number:
        return a.number == b.number
    return a.status == b.status and _likeness(a, b, weights) >= SAME_PROVISION


def _assign(
    points: Sequence[Sequence[Provision]], lines: Sequence[_Line], weights: Mapping[str, float]
) -> dict[int, int]:
    """Which line each point joins, one to one, so that the sum of likeness is greatest."""
    if not points or not lines:
        return {}
    scores = np.array(
        [
            [max(_likeness(p, q, weights) for p in point for q in line.provisions) for line in lines]
            for point in points
        ]
    )
    chosen = linear_sum_assignment(np.where(scores >= LEAST_LIKENESS, scores, 0.0), maximize=True)
    return {int(n): int(m) for n, m in zip(*chosen, strict=True) if scores[n, m] >= LEAST_LIKENESS}


def _likeness(a: Provision, b: Provision, weights: Mapping[str, float]) -> float:
    score = WORDING * _cosine(_words(a), _words(b), weights)
    if set(a.issues) & set(b.issues) - {"other"}:
        score += SAME_FIRST_ISSUE if a.issues[0] == b.issues[0] else SAME_ISSUE
    score += SAME_OBLIGOR * bool(set(a.obligor) & set(b.obligor))
    score += SAME_UNIT * bool(a.quantity and b.quantity and a.quantity.unit == b.quantity.unit)
    return score + SAME_NUMBER * bool(a.number and a.number == b.number)


def _words(provision: Provision) -> frozenset[str]:
    text = " ".join(span.exact for span in provision.evidence).lower()
    # The first six letters stand for the word: "withdraw" meets "withdrawal" without a stemmer.
    return frozenset(word[:6] for word in re.findall(r"[^\W\d_]{2,}", text) if word not in STOP)


def _word_weights(provisions: Sequence[Provision]) -> dict[str, float]:
    """Inverse document frequency of the words (Spärck Jones 1972), over the provisions of the dossier."""
    counts = Counter(word for provision in provisions for word in _words(provision))
    return {word: math.log(1 + len(provisions) / n) for word, n in counts.items()}


def _cosine(a: frozenset[str], b: frozenset[str], weights: Mapping[str, float]) -> float:
    both = sum(weights[word] ** 2 for word in a & b)
    norm = math.sqrt(sum(weights[w] ** 2 for w in a) * sum(weights[w] ** 2 for w in b))
    return both / norm if norm else 0.0


def _row(line: _Line, drafts: Sequence[Draft], held: frozenset[str], base: str | None) -> Row:
    cells: dict[str, Cell] = {}
    for draft in drafts:
        against = _against(draft, drafts, base)
        own = [p for p in line.provisions if p.draft == draft.id]
        theirs = [p for p in line.provisions if p.draft == against]
        cells[draft.id] = cell_of(own, theirs, draft.id in held, against is None)
    return Row(
        id=identity("row", *sorted(p.id for p in line.provisions)),
        method="collate:rows",
        issues=line.issues or ("other",),
        cells=cells,
    )


def _against(draft: Draft, drafts: Sequence[Draft], base: str | None) -> str | None:
    if base is not None:
        return None if draft.id == base else base
    if draft.parent is not None and any(other.id == draft.parent.draft for other in drafts):
        return draft.parent.draft
    return None if draft.id == drafts[0].id else drafts[0].id


def _reading_order(line: _Line, drafts: Sequence[Draft]) -> tuple[int, str, int]:
    """Where the line stands in the first draft that has it: by point number, else by place in the article."""
    place = {draft.id: n for n, draft in enumerate(drafts)}
    first = min(line.provisions, key=lambda p: (place[p.draft], p.number is None, p.evidence[0].start))
    digits = re.match(r"\d+", first.number or "")
    return (int(digits[0]) if digits else 10**6, first.evidence[0].article, first.evidence[0].start)
