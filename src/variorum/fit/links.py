"""Fit how the collation links points: `python -m variorum.fit.links PAIR_FOLDER...` writes
weights/links.json.

A pair folder holds a.md, b.md and gold.json (the answer key of `tools/score_collation.py`). Both decisions
are logistic regressions with an L2 penalty of 1 on standardised features: "link" on all candidate pairs of
points, "join" on the points left over, scored by links that were fitted without their pair. Each pair is
used both ways round. Prints pair_f1 and row_exact of every pair under weights fitted on the other pairs
alone.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from variorum.collate import align
from variorum.collate.change_features import CHANGE_FEATURES, change_features
from variorum.collate.differences import find_differences
from variorum.collate.evidence import FEATURES, Comparison, compare
from variorum.collate.semantic import load_encoder
from variorum.collate.sides import join_units
from variorum.collate.weights_file import PATH
from variorum.extract.points import read_draft

Floats = npt.NDArray[np.float64]
Bound = tuple[float | None, float | None]
PENALTY = 1.0
SPEAKS_FOR_SAME = frozenset({"figures_shared", "cover_low"})
SPEAKS_FOR_EITHER = frozenset({"bias", "alike", "cover_high"})


@dataclass(frozen=True)
class Example:
    """One pair of drafts, measured: which cells of the grid the key links, and the rows of the key."""

    name: str
    comparison: Comparison
    linked: frozenset[tuple[int, int]]
    rows: frozenset[tuple[frozenset[int], frozenset[int]]]
    changes: tuple[tuple[Floats, float], ...]

    def table(self) -> tuple[Floats, Floats]:
        """(features of the candidates, 1 where the key links them)."""
        pairs = list(self.comparison.features)
        return np.stack([self.comparison.features[p] for p in pairs]), np.array(
            [float(p in self.linked) for p in pairs]
        )


def fit_logistic(
    features: Floats, wanted: Floats, penalty: float = PENALTY, bounds: Sequence[Bound] | None = None
) -> Floats:
    """Weights of a logistic regression; the first feature is the constant and is not shrunk.

    `bounds` fixes signs that hold by definition (a figure that differs never speaks for "same").
    """
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    mean[0], spread[0] = 0.0, 1.0
    scaled = (features - mean) / spread

    def loss(weights: Floats) -> tuple[float, Floats]:
        score, shrunk = scaled @ weights, np.concatenate([[0.0], weights[1:]])
        chance = 1 / (1 + np.exp(-score))
        value = float((np.logaddexp(0, score) - wanted * score).sum() + penalty / 2 * shrunk @ shrunk)
        return value, scaled.T @ (chance - wanted) + penalty * shrunk

    found = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x / spread
    found[0] -= float((found[1:] * mean[1:]).sum())
    return np.asarray(found)


def read_example(folder: Path, turned: bool) -> Example:
    """The pair in this folder, measured with every pair of points a candidate."""
    sides = [read_draft(_body(folder / f"{side}.md"), side.upper()) for side in "ab"]
    rows = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["rows"]
    names = ["a", "b"]
    if turned:
        sides.reverse()
        names.reverse()
    comparison = compare(sides[0], sides[1], load_encoder(), nearest=1000)
    places = [
        {plain(u.point.number): k for k, u in enumerate(units)} for units in (comparison.a, comparison.b)
    ]
    keyed = frozenset(
        (
            frozenset(places[0][plain(n)] for n in row[names[0]]),
            frozenset(places[1][plain(n)] for n in row[names[1]]),
        )
        for row in rows
    )
    linked = frozenset((i, j) for a, b in keyed for i in a for j in b)
    return Example(folder.name, comparison, linked, keyed, tuple(_changes(comparison, rows, places, names)))


def _changes(
    comparison: Comparison,
    rows: Sequence[dict[str, list[str]]],
    places: Sequence[dict[str, int]],
    names: Sequence[str],
) -> Iterable[tuple[Floats, float]]:
    """(features, 1 if modified) of every row of the key that has both sides and differs at all."""
    for row in rows:
        if row["a"] and row["b"]:
            units = (comparison.a, comparison.b)
            left, right = (join_units([units[k][places[k][plain(n)]] for n in row[names[k]]]) for k in (0, 1))
            gaps = find_differences(left, right)
            if gaps:
                yield change_features(left, right, gaps), float(str(row["change"]) == "modified")


def fit_changes(examples: Iterable[Example]) -> Floats:
    """The weights of "change"."""
    table = [change for example in examples for change in example.changes]
    bounds = [_bound(feature) for feature in CHANGE_FEATURES]
    return fit_logistic(np.stack([x for x, _ in table]), np.array([y for _, y in table]), PENALTY, bounds)


def _bound(feature: str) -> Bound:
    if feature in SPEAKS_FOR_EITHER:
        return None, None
    return (None, 0.0) if feature in SPEAKS_FOR_SAME else (0.0, None)


def change_accuracy(example: Example, weights: Floats) -> float:
    """Share of the key's two-sided rows (that differ at all) judged right under these weights."""
    return float(np.mean([(x @ weights > 0) == bool(y) for x, y in example.changes]))


def _body(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return text.split("---\n", 2)[2] if text.startswith("---\n") else text


def plain(number: str) -> str:
    """A number as printed, without case and punctuation."""
    return re.sub(r"(?<!\d)\.|\.(?!\d)|[^\w.]|_", "", number.lower())


def fit_links(examples: Iterable[Example]) -> Floats:
    """The weights of "link"."""
    tables = [example.table() for example in examples]
    return fit_logistic(np.vstack([x for x, _ in tables]), np.concatenate([y for _, y in tables]))


def fit_joins(examples: Sequence[Example]) -> Floats:
    """The weights of "join", on links fitted without the pair at hand."""
    features: list[Floats] = []
    wanted: list[float] = []
    for example in examples:
        others = [e for e in examples if e.name != example.name]
        scores = align.link_scores(example.comparison, fit_links(others))
        pairs = align.assign(scores)
        turned = {j: i for i, j in pairs.items()}
        for which, (side, partners) in enumerate(
            zip(align.sides(example.comparison, scores), (pairs, turned), strict=True)
        ):
            for whole, part in align.join_candidates(side, partners):
                features.append(align.join_features(side, whole, partners[whole], part))
                cells = [(whole, part), (whole, partners[whole])]
                cells = [(j, i) for i, j in cells] if which else cells
                wanted.append(float(all(cell in example.linked for cell in cells)))
    return fit_logistic(np.stack(features), np.array(wanted))


def figures(example: Example, link: Floats, join: Floats) -> tuple[float, float]:
    """(pair_f1, row_exact) of this pair under these weights."""
    scores = align.link_scores(example.comparison, link)
    pairs = align.assign(scores)
    joins = align.find_joins(example.comparison, scores, pairs, join)
    found = {(frozenset(x.a), frozenset(x.b)) for x in align._links(example.comparison, scores, pairs, joins)}
    want, got = _cells(example.rows), _cells(found)
    return 2 * len(want & got) / (len(want) + len(got)), len(example.rows & found) / len(example.rows)


def _cells(rows: Iterable[tuple[frozenset[int], frozenset[int]]]) -> set[tuple[int, int]]:
    return {(i, j) for a, b in rows for i in (a or {-1}) for j in (b or {-1})}


def main(folders: Sequence[str]) -> None:
    """Fit on all pairs, print the figures left one out, write the weights."""
    examples = [read_example(Path(f), turned) for f in folders for turned in (False, True)]
    scores = []
    for example in examples[::2]:
        others = [e for e in examples if e.name != example.name]
        scores.append(figures(example, fit_links(others), fit_joins(others)))
        sys.stdout.write(f"{example.name:20} pair_f1 {scores[-1][0]:.3f}  row_exact {scores[-1][1]:.3f}\n")
    f1, exact = np.mean(scores, axis=0)
    sys.stdout.write(f"{'mean, left one out':20} pair_f1 {f1:.3f}  row_exact {exact:.3f}\n")
    right = [
        change_accuracy(e, fit_changes([x for x in examples if x.name != e.name])) for e in examples[::2]
    ]
    sys.stdout.write(f"{'mean, left one out':20} same or modified {np.mean(right):.3f}\n")
    weights = {
        "link": (FEATURES, fit_links(examples)),
        "join": (align.JOIN_FEATURES, fit_joins(examples)),
        "change": (CHANGE_FEATURES, fit_changes(examples)),
    }
    table = json.loads(PATH.read_text(encoding="utf-8")) if PATH.exists() else {}
    for name, (features, values) in weights.items():
        table[name] = {f: round(float(v), 4) for f, v in zip(features, values, strict=True)}
    PATH.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
