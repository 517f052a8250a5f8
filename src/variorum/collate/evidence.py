"""What speaks for a link between two points: `Comparison` measures wording, meaning, names and amounts
together.

Meaning is compared word by word as well as whole: every word looks for its best counterpart in the other
point (as in BERTScore, Zhang et al. 2020), weighted by what it is worth in its draft. So a paraphrase finds
its words again, and of two lookalike neighbours the one that keeps the telling word wins.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from variorum.collate.lexicon import Lexicon, Word, build_lexicon, find_words
from variorum.collate.semantic import Encoder, Meaning
from variorum.drafted import DraftText, Fill, Point

Floats = npt.NDArray[np.float64]
WordsAndVectors = tuple[tuple[Word, ...], npt.NDArray[np.float32]]

# Cosine of two unrelated words and of two synonyms in context, on the development pairs: the scale is 0 to
# 1 between.
UNRELATED, SYNONYM = 0.35, 0.85
OTHER_NAME = 0.4  # two names that mean much the same ("the League", "the Council") are still two names
ROOT = 5  # letters that a name and its adjective share
LIKE = 0.9  # what a synonym counts at most; the same stem counts 1
# What the best rival reaches in a draft of twenty points (lower quartile on the development pairs): a short
# draft
# has few rivals, and beating those proves little.
TYPICAL_RIVAL = {"meaning": 0.38, "cover_high": 0.41}
LOOKALIKE, MOST_SIBLINGS = 0.5, 3  # cosine of weighted stems from which two points of one draft look alike
FEATURES = (
    "bias", "meaning", "cover_low", "cover_high", "wording", "names", "names_apart", "amounts",
    "amounts_apart",
    "contrast", "place", "number", "row_margin", "column_margin", "cover_margin_row",
    "cover_margin_column", "length",
)  # fmt: skip


@dataclass(frozen=True)
class Unit:
    """One point as the collation sees it: its words, their vectors and weights, its slots."""

    point: Point
    text: str
    fills: tuple[Fill, ...]
    words: tuple[Word, ...]
    vectors: npt.NDArray[np.float32]
    whole: npt.NDArray[np.float32]
    weights: Floats


@dataclass(frozen=True)
class Comparison:
    """Two drafts ready to be linked: their units, the lexicon, and for every candidate pair its features."""

    a: tuple[Unit, ...]
    b: tuple[Unit, ...]
    lexicon: Lexicon
    features: dict[tuple[int, int], Floats]
    cover_a: dict[tuple[int, int], Floats]
    cover_b: dict[tuple[int, int], Floats]


def units_of(draft: DraftText) -> list[tuple[Point, str, tuple[Fill, ...]]]:
    """The points that commit to something: no headings, no deletions, no lead-ins above sub-points."""
    leads = {p.parent for p in draft.points if p.kind == "subpoint"}
    return [
        (point, draft.words(point), fills)
        for point, fills in zip(draft.points, draft.fills, strict=True)
        if point.kind in ("point", "subpoint") and point.number not in leads
    ]


def compare(a: DraftText, b: DraftText, encoder: Encoder, nearest: int = 16) -> Comparison:
    """Every point of `a` with its `nearest` points of `b` in meaning and wording (and the other way round),
    measured.
    """
    sides = [units_of(a), units_of(b)]
    words = [[find_words(text) for _, text, _ in side] for side in sides]
    lexicon = build_lexicon(words)
    meanings = encoder.encode([text for side in sides for _, text, _ in side])
    split = len(sides[0])
    units_a = _units(sides[0], words[0], meanings[:split], lexicon, 0)
    units_b = _units(sides[1], words[1], meanings[split:], lexicon, 1)
    if not units_a or not units_b:
        return Comparison(units_a, units_b, lexicon, {}, {}, {})
    return _measure(units_a, units_b, lexicon, nearest)


def _units(
    side: Sequence[tuple[Point, str, tuple[Fill, ...]]],
    words: Sequence[tuple[Word, ...]],
    meanings: Sequence[Meaning],
    lexicon: Lexicon,
    which: int,
) -> tuple[Unit, ...]:
    marked = [tuple(replace(w, name=w.stem in lexicon.names) for w in found) for found in words]
    return tuple(
        Unit(
            point,
            text,
            fills,
            found,
            _word_vectors(found, meaning),
            meaning.whole,
            np.array([lexicon.weight(which, w.stem) for w in found]),
        )
        for (point, text, fills), found, meaning in zip(side, marked, meanings, strict=True)
    )


def _word_vectors(words: Sequence[Word], meaning: Meaning) -> npt.NDArray[np.float32]:
    """One vector a word: the mean of its pieces (zero for words past the encoder's end)."""
    vectors = np.zeros((len(words), meaning.pieces.shape[1]), dtype=np.float32)
    starts = np.array([s for s, _ in meaning.offsets] or [0])
    ends = np.array([e for _, e in meaning.offsets] or [0])
    for row, word in enumerate(words):
        inside = np.nonzero((starts < word.end) & (ends > word.start))[0]
        if len(inside) and len(meaning.offsets):
            mean = meaning.pieces[inside].mean(axis=0)
            vectors[row] = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return vectors


def _measure(a: tuple[Unit, ...], b: tuple[Unit, ...], lexicon: Lexicon, nearest: int) -> Comparison:
    meaning = np.stack([u.whole for u in a]) @ np.stack([u.whole for u in b]).T
    lexical = wording(a, b)
    pairs = _candidates(meaning + lexical, nearest)
    keys = _key_weights(a, b)
    contrast = _Contrast(a, b)
    cover_a: dict[tuple[int, int], Floats] = {}
    cover_b: dict[tuple[int, int], Floats] = {}
    rows: dict[tuple[int, int], list[float]] = {}
    for i, j in pairs:
        cover_a[i, j], cover_b[i, j] = word_cover(a[i], b[j])
        shares = _share(cover_a[i, j], a[i].weights), _share(cover_b[i, j], b[j].weights)
        place = abs((i + 0.5) / len(a) - (j + 0.5) / len(b))
        rows[i, j] = [
            1.0,
            float(meaning[i, j]),
            min(shares),
            max(shares),
            float(lexical[i, j]),
            *_names(a[i], b[j], lexicon),
            *_amounts(a[i], b[j], keys),
            contrast(i, j),
            place,
            float(a[i].point.number == b[j].point.number),
        ]
    _add_margins(rows, len(a), len(b))
    for (i, j), row in rows.items():
        row.append(abs(math.log((len(a[i].words) + 3) / (len(b[j].words) + 3))))
    return Comparison(a, b, lexicon, {pair: np.array(row) for pair, row in rows.items()}, cover_a, cover_b)


def word_cover(a: Unit, b: Unit) -> tuple[Floats, Floats]:
    """For every word of each unit, how well the other unit says it (0 to 1; 1 for the same stem)."""
    near = match_words((a.words, a.vectors), (b.words, b.vectors))
    return near.max(axis=1, initial=0.0), near.max(axis=0, initial=0.0)


def match_words(a: WordsAndVectors, b: WordsAndVectors) -> Floats:
    """How well each word of `a` (rows) is said by each of `b` (columns)."""
    if not a[0] or not b[0]:
        return np.zeros((len(a[0]), len(b[0])))
    near = np.clip(((a[1] @ b[1].T).astype(np.float64) - UNRELATED) / (SYNONYM - UNRELATED), 0, LIKE)
    stems = {stem: k for k, stem in enumerate({w.stem for w in (*a[0], *b[0])})}
    named = [np.array([w.name for w in words]) for words in (a[0], b[0])]
    near[named[0][:, None] | named[1][None, :]] *= OTHER_NAME
    for row in np.nonzero(named[0])[0]:
        for column in np.nonzero(named[1])[0]:
            if same_root(a[0][row].stem, b[0][column].stem):
                near[row, column] = 1.0
    left, right = (np.array([stems[w.stem] for w in words]) for words in (a[0], b[0]))
    near[left[:, None] == right[None, :]] = 1.0
    return near


def same_root(a: str, b: str) -> bool:
    """True for a name and its adjective ("Kestria", "Kestrian")."""
    shortest = min(len(a), len(b))
    return shortest >= ROOT and a[: max(ROOT, shortest - 1)] == b[: max(ROOT, shortest - 1)]


def _share(cover: Floats, weights: Floats) -> float:
    total = float(weights.sum())
    return float((cover * weights).sum()) / total if total else 0.0


def wording(a: Sequence[Unit], b: Sequence[Unit]) -> Floats:
    """Cosine of the weighted stems, all pairs."""
    index: dict[str, int] = {}
    for unit in (*a, *b):
        for word in unit.words:
            index.setdefault(word.stem, len(index))
    tables = []
    for side in (a, b):
        table = np.zeros((len(side), len(index)), dtype=np.float32)
        for row, unit in enumerate(side):
            for word, weight in zip(unit.words, unit.weights, strict=True):
                table[row, index[word.stem]] = weight
        tables.append(table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9))
    return np.asarray(tables[0] @ tables[1].T, dtype=np.float64)


def _candidates(score: Floats, nearest: int) -> list[tuple[int, int]]:
    """The `nearest` columns of every row and rows of every column."""
    pairs: set[tuple[int, int]] = set()
    for table, swap in ((score, False), (score.T, True)):
        keep = min(nearest, table.shape[1])
        best = np.argpartition(-table, keep - 1, axis=1)[:, :keep]
        for row, columns in enumerate(best):
            pairs.update((int(c), row) if swap else (row, int(c)) for c in columns)
    return sorted(pairs)


class _Contrast:
    """How well a pair agrees in just those words that tell each point from its lookalikes in its own
    draft.
    """

    def __init__(self, a: Sequence[Unit], b: Sequence[Unit]) -> None:
        self._a, self._b = a, b
        self._siblings = (_siblings(a), _siblings(b))

    def __call__(self, i: int, j: int) -> float:
        """From -2 (each is the other's lookalike) to 2; 0 for points without lookalikes."""
        mine = [_tells(self._a[i], self._a[k], self._b[j]) for k in self._siblings[0][i]]
        yours = [_tells(self._b[j], self._b[k], self._a[i]) for k in self._siblings[1][j]]
        return min(mine, default=0.0) + min(yours, default=0.0)


def _siblings(units: Sequence[Unit]) -> list[list[int]]:
    """For every unit the (at most three) units of its own draft that share half their wording with it."""
    table = wording(units, units)
    np.fill_diagonal(table, 0.0)
    keep = min(MOST_SIBLINGS, len(units))
    nearest = np.argsort(-table, axis=1, kind="stable")[:, :keep]
    return [[int(k) for k in row if table[i, k] >= LOOKALIKE] for i, row in enumerate(nearest)]


def _tells(unit: Unit, sibling: Unit, other: Unit) -> float:
    """Cover by `other` of the words only `unit` has, less that of the words only its sibling has."""
    own, theirs = {w.stem for w in unit.words}, {w.stem for w in sibling.words}
    mine = [k for k, w in enumerate(unit.words) if w.stem not in theirs]
    yours = [k for k, w in enumerate(sibling.words) if w.stem not in own]
    here, there = word_cover(unit, other)[0][mine], word_cover(sibling, other)[0][yours]
    return _share(here, unit.weights[mine]) - _share(there, sibling.weights[yours])


def _key_weights(a: Sequence[Unit], b: Sequence[Unit]) -> dict[str, float]:
    """What an amount or a day is worth: much where it stands in one point of a draft, little where in ten."""
    counts: Counter[str] = Counter(key for unit in (*a, *b) for key in set(amount_keys(unit.fills)))
    total = len(a) + len(b)
    return {key: math.log((total + 1) / (n + 0.5)) for key, n in counts.items()}


def amount_keys(fills: Sequence[Fill]) -> list[str]:
    """The values of a unit's quantities and deadlines, bounds left out.

    Sizes in base units go without their dimension: of "41 parts in a hundred, 31 for the islands" only the
    first number prints what it counts.
    """
    found = []
    for fill in fills:
        if fill.slot == "deadline" and fill.value:
            found += fill.value.split()
        elif fill.slot == "quantity" and fill.value:
            dimension, value = fill.value.split(";")[0].split("=")
            found.append(f"days={value}" if dimension == "days" else value)
    return found


def _amounts(a: Unit, b: Unit, weights: dict[str, float]) -> tuple[float, float]:
    """(weight of the shared values, weight of those that only one has), as shares of all."""
    keys_a, keys_b = set(amount_keys(a.fills)), set(amount_keys(b.fills))
    total = sum(weights[key] for key in keys_a | keys_b)
    if not total or not keys_a or not keys_b:
        return 0.0, 0.0
    shared = sum(weights[key] for key in keys_a & keys_b)
    return shared / total, 1 - shared / total


def _names(a: Unit, b: Unit, lexicon: Lexicon) -> tuple[float, float]:
    """(share of name weight in common, whether each has a name of the lexicon that the other lacks)."""
    names_a = {w.stem: x for w, x in zip(a.words, a.weights, strict=True) if w.stem in lexicon.names}
    names_b = {w.stem: x for w, x in zip(b.words, b.weights, strict=True) if w.stem in lexicon.names}
    total = sum(names_a.values()) + sum(names_b.values())
    if not total:
        return 0.0, 0.0
    shared = sum(names_a[n] + names_b[n] for n in names_a.keys() & names_b.keys())
    only_a = max((names_a[n] for n in names_a.keys() - names_b.keys()), default=0.0)
    only_b = max((names_b[n] for n in names_b.keys() - names_a.keys()), default=0.0)
    return shared / total, min(only_a, only_b)


def _add_margins(rows: dict[tuple[int, int], list[float]], height: int, width: int) -> None:
    """For meaning and cover: by how much the pair beats (or loses to) its best rival in its row and
    column.
    """
    for column in (FEATURES.index("meaning"), FEATURES.index("cover_high")):
        table = np.full((height, width), -1.0)
        for (i, j), row in rows.items():
            table[i, j] = row[column] + (row[FEATURES.index("cover_low")] if column > 1 else 0.0)
        for axis in (1, 0):
            rivals = np.maximum(_best_rival(table, axis), TYPICAL_RIVAL[FEATURES[column]])
            for (i, j), row in rows.items():
                row.append(float(table[i, j] - rivals[i, j]))


def _best_rival(table: Floats, axis: int) -> Floats:
    """For every cell the largest other value along the axis (0 where it is alone)."""
    if table.shape[axis] < 2:
        return np.zeros_like(table)
    ordered = np.sort(table, axis=axis)
    best, second = np.take(ordered, [-1], axis=axis), np.take(ordered, [-2], axis=axis)
    return np.where(table >= best, second, best)
