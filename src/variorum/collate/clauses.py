"""The clauses of one side of a row, and which clause of the other side answers each: `find_clauses`,
`pair_clauses`.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

import numpy as np

from variorum.collate.assignment import assign_pairs
from variorum.collate.evidence import Floats, WordsAndVectors, match_words
from variorum.collate.sides import Side, share

_EDGE = re.compile(
    r"[.;:]\s+|\n+|,\s+(?=(?:and|but|or|nor|which|who|whose|while|where|unless|if|except|save|provided|"
    r"the|its|half|of|without|"
    r"against|so|as|on|in|by|for|up|with|at|no|not|only|subject|once|until|being|each|both|all|those|"
    r"whether|free)\b|"
    r"(?:\w+\s+){1,6}(?:excepted|excluded|included|permitting|being)\b)|\s+(?=and\s+(?:shall|may|will|"
    r"must|should|is|are|the|its|no|each)\b)"
)
ANSWERED = 0.3  # cover from which one clause counts as the other's answer


@dataclass(frozen=True, slots=True)
class Clause:
    """side.text[start:end] and the words of the side that lie in it."""

    start: int
    end: int
    words: tuple[int, ...]


def find_clauses(side: Side) -> list[Clause]:
    """The side cut at full stops, semicolons and the commas before a new clause; pieces without a word are
    left out.
    """
    edges = [0, *(m.end() for m in _EDGE.finditer(side.text)), len(side.text)]
    found = []
    for start, end in itertools.pairwise(edges):
        words = tuple(k for k, w in enumerate(side.words) if start <= w.start < end)
        if words:
            stripped = side.text[start:end].rstrip(" ,.;:\n")
            found.append(Clause(start, start + len(stripped), words))
    return found


def likeness(side: Side, other: Side, clause: Clause, answer: Clause) -> float:
    """How far two clauses say the same, word by word, from 0 to 1 (the better of both directions)."""
    near = match_words(_part(side, clause), _part(other, answer))
    forward = share(near.max(axis=1, initial=0.0), side.weights[list(clause.words)])
    back = share(near.max(axis=0, initial=0.0), other.weights[list(answer.words)])
    return max(forward, back) * 0.7 + min(forward, back) * 0.3


def _part(side: Side, clause: Clause) -> WordsAndVectors:
    at = list(clause.words)
    return tuple(side.words[k] for k in at), side.vectors[at]


def pair_clauses(a: Side, b: Side) -> tuple[list[Clause], list[Clause], dict[int, int]]:
    """The clauses of both sides and which answers which (one to one, of largest total likeness)."""
    left, right = find_clauses(a), find_clauses(b)
    if not left or not right:
        return left, right, {}
    table: Floats = np.array([[likeness(a, b, x, y) for y in right] for x in left])
    pairs = {i: j for i, j in assign_pairs(table) if table[i, j] >= ANSWERED}
    return left, right, pairs
