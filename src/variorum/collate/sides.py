"""One side of a row: the points of one draft that make one clause, read as one text with one set of slots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from variorum.collate.evidence import Floats, Unit, match_words
from variorum.collate.lexicon import Word
from variorum.drafted import Fill

GAP = "\n\n"


@dataclass(frozen=True)
class Side:
    """The units' texts joined; words and slots count in `text`, `origin` leads back into the draft."""

    text: str
    words: tuple[Word, ...]
    vectors: npt.NDArray[np.float32]
    weights: Floats
    fills: tuple[Fill, ...]
    origin: tuple[
        tuple[int, int, int], ...
    ]  # (start in text, end in text, offset to add for the draft's text)

    def in_draft(self, start: int, end: int) -> tuple[int, int]:
        """Where text[start:end] stands in the draft."""
        for first, last, shift in self.origin:
            if first <= start < last:
                return start + shift, min(end, last) + shift
        raise ValueError(f"no words at {start}:{end}")


def join_units(units: Sequence[Unit]) -> Side:
    """The units as one side; a unit with sub-points above it keeps only its own words."""
    words: list[Word] = []
    fills: list[Fill] = []
    origin: list[tuple[int, int, int]] = []
    at = 0
    for unit in units:
        words += [Word(w.start + at, w.end + at, w.stem, w.name) for w in unit.words]
        shift = unit.point.body - at
        fills += [Fill(f.slot, f.start - shift, f.end - shift, f.value) for f in unit.fills]
        origin.append((at, at + len(unit.text), shift))
        at += len(unit.text) + len(GAP)
    vectors = np.concatenate([u.vectors for u in units]) if units else np.zeros((0, 1), dtype=np.float32)
    weights = np.concatenate([u.weights for u in units]) if units else np.zeros(0)
    return Side(GAP.join(u.text for u in units), tuple(words), vectors, weights, tuple(fills), tuple(origin))


def cover(side: Side, other: Side) -> Floats:
    """For every word of the side, how well the other one says it (0 to 1)."""
    near = match_words((side.words, side.vectors), (other.words, other.vectors))
    return np.asarray(near.max(axis=1, initial=0.0))


def share(values: Floats, weights: Floats) -> float:
    """The weighted mean; 1 where there is nothing to weigh."""
    total = float(weights.sum())
    return float((values * weights).sum()) / total if total else 1.0
