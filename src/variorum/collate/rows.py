"""The lines of the collation: provisions of rival drafts that speak of the same thing share a row.

First the renderings of one point by several publications are put together, the most alike first. Then
drafts are taken in the order in which they came; the points of each are matched with the rows that stand by
then, all at once (linear assignment), by issue, wording, who is bound and unit of quantity.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import numpy as np

from variorum.collate.assignment import assign_pairs
from variorum.collate.cells import cell_of, held_drafts
from variorum.collate.row_facts import APART, Facts, Likeness
from variorum.model import Cell, Draft, Provision, Row, Witness, identity

LEAST_LIKENESS = 1.0
EPSILON = 1e-6  # a match at the least likeness is still better than none
# Two renderings of one draft are one provision from here on: the same issue and a third of the wording, or
# the same issue and figure.
SAME_PROVISION = 1.35

# What a point's standing adds in the choice of its row, never in whether it may have one.
PRINTED, TOLD, MOST_TOLD = 0.2, 0.1, 0.3

# A summary of a point has its issue and some word of it.
SUMMARY = 1.08

Point = list[Facts]


class _Line:
    """A row in the making: the provisions of each draft that share it."""

    def __init__(self, first: Sequence[Facts]) -> None:
        self.facts = list(first)

    @property
    def provisions(self) -> list[Provision]:
        return [facts.provision for facts in self.facts]

    @property
    def issues(self) -> tuple[str, ...]:
        firsts = Counter(p.issues[0] for p in self.provisions if p.issues)
        return tuple(sorted(firsts, key=lambda issue: (issue == "other", -firsts[issue], issue)))


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
    ordered = [Facts(p) for p in sorted(provisions, key=lambda p: (p.number is None, p.id))]
    likeness = Likeness(ordered)
    lines: list[_Line] = []
    for draft in drafts:
        points = _same_points([facts for facts in ordered if facts.provision.draft == draft.id], likeness)
        taken = _assign(points, lines, likeness)
        for n, point in enumerate(points):
            if n in taken:
                lines[taken[n]].facts.extend(point)
            else:
                lines.append(_Line(point))
    return _spread(_folded(lines))


def _folded(lines: Sequence[_Line]) -> list[_Line]:
    """The lines, with "in three instalments" told apart put to the sum that others pay in two instalments."""
    kept = list(lines)
    for line in lines:
        drafts = {p.draft for p in line.provisions}
        nouns = {f"{f.figure[1]}s" for f in line.facts if f.figure and f.figure[1]}
        if len(drafts) > 1 or any(p.number for p in line.provisions) or not nouns:
            continue
        home = next((m for m in kept if m is not line and _counts(m, line, nouns, drafts)), None)
        if home is not None:
            home.facts.extend(line.facts)
            kept.remove(line)
    return kept


def _counts(line: _Line, other: _Line, nouns: set[str], drafts: set[str]) -> bool:
    """Whether another draft counts such things beside its figure in this line, and these drafts do not."""
    beside = {f.provision.draft for f in line.facts if nouns & f.counts.keys()}
    return line.issues[:1] == other.issues[:1] and bool(beside) and not beside & drafts


def _spread(lines: list[_Line]) -> list[_Line]:
    """The lines, with a limit that binds all sides at once beside each limit that others set for one side."""
    added = [(line, facts) for line in lines for facts in _joint_limits(line, lines)]
    for line, facts in added:
        line.facts.extend(facts)
    return lines


def _joint_limits(line: _Line, lines: Sequence[_Line]) -> list[Point]:
    """The points of other lines that bind all sides to a figure of this line's kind."""
    single = [f for f in line.facts if f.figure and f.obligors and not f.binds_all]
    kinds = {(f.provision.issues[:1], f.figure[1]) for f in single if f.figure}
    who = frozenset(word for f in single for word in f.obligors)
    here = {p.draft for p in line.provisions}
    found: dict[str, Point] = {}
    for other in lines:
        for f in other.facts:
            kind = (f.provision.issues[:1], f.figure[1] if f.figure else "")
            if (
                other is line
                or not f.binds_all
                or kind not in kinds
                or f.provision.draft in here | found.keys()
            ):
                continue
            found[f.provision.draft] = [
                g
                for g in other.facts
                if g.provision.draft == f.provision.draft and (not g.obligors or g.obligors & who)
            ]
    return list(found.values())


def _same_points(facts: Sequence[Facts], likeness: Likeness) -> list[Point]:
    """The provisions of one draft, renderings of one point together: the most alike join first.

    A point is as like another as their likest renderings, unless two of them cannot be of one point.
    """
    scores = {(n, m): likeness.within(facts[n], facts[m]) for n, m in combinations(range(len(facts)), 2)}
    apart = {pair for pair, score in scores.items() if score <= APART}
    home = list(range(len(facts)))
    points = {n: [n] for n in home}
    likely = ((-score, pair) for pair, score in scores.items() if score >= SAME_PROVISION)
    for _, (n, m) in sorted(likely):
        one, other = home[n], home[m]
        if one == other or any((min(a, b), max(a, b)) in apart for a in points[one] for b in points[other]):
            continue
        for gone in points[other]:
            home[gone] = one
        points[one] += points.pop(other)
    return _with_summaries([[facts[n] for n in point] for point in points.values()], likeness)


def _with_summaries(points: Sequence[Point], likeness: Likeness) -> list[Point]:
    """The points, a summary in other words put to the one numbered point of its issue where there is one."""
    printed = [point for point in points if any(facts.provision.number for facts in point)]
    kept = list(printed)
    for point in points:
        if point in printed:
            continue
        issue = point[0].provision.issues[:1]
        homes = [p for p in printed if any(f.provision.issues[:1] == issue for f in p)]
        if len(homes) == 1 and _best(point, homes[0], likeness) >= SUMMARY:
            homes[0].extend(point)
        else:
            kept.append(point)
    return kept


def _best(point: Point, other: Point, likeness: Likeness) -> float:
    scores = [likeness.within(a, b) for a in point for b in other]
    return APART if min(scores) <= APART else max(scores)


def _assign(points: Sequence[Point], lines: Sequence[_Line], likeness: Likeness) -> dict[int, int]:
    """Which line each point joins, one to one, so that likeness beyond the least is greatest in sum."""
    if not points or not lines:
        return {}
    ours, theirs = [_distinct(point) for point in points], [_distinct(line.facts) for line in lines]
    scores = np.array(
        [[max(likeness.across(p, q) for p in point for q in told) for told in theirs] for point in ours]
    )
    told = np.array([[_standing(point) + _standing(line.facts) for line in lines] for point in points])
    worth = np.where(scores >= LEAST_LIKENESS, scores - LEAST_LIKENESS + told + EPSILON, 0.0)
    return {n: m for n, m in assign_pairs(worth) if scores[n, m] >= LEAST_LIKENESS}


def _distinct(facts: Sequence[Facts]) -> list[Facts]:
    """One of each set of renderings that rows cannot tell apart, as a reprinted story has them."""
    return list({one.traits: one for one in reversed(facts)}.values())


def _standing(point: Sequence[Facts]) -> float:
    """How well a point is told: a numbered one, or one of many outlets, goes before a summary."""
    articles = {article for facts in point for article in facts.articles}
    numbered = any(facts.provision.number for facts in point)
    return PRINTED * numbered + min(MOST_TOLD, TOLD * (len(articles) - 1))


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


def _reading_order(line: _Line, drafts: Sequence[Draft]) -> tuple[int, int, int, str, int]:
    """Where the line stands within its issue: by its number in the first draft that has it.

    Lines without one follow, first those that most drafts have, then those that most articles tell.
    """
    place = {draft.id: n for n, draft in enumerate(drafts)}
    first = min(line.provisions, key=lambda p: (place[p.draft], p.number is None, p.evidence[0].start))
    digits = re.match(r"\d+", first.number or "")
    told = len({p.draft for p in line.provisions}), len({a for facts in line.facts for a in facts.articles})
    span = first.evidence[0]
    return (int(digits[0]) if digits else 10**6, -told[0], -told[1], span.article, span.start)
