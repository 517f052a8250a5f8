"""Links: each content to its cue, each cue to its source, by the products of the vectors of their pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from variorum.extract.attribution.decoding import Floats, Span, log_softmax

LINK_SIZE = 96  # numbers in each of the four vectors of a piece
DISTANCES = 12  # buckets on either side: two for each doubling, the last for 45 pieces and more

_FORBIDDEN = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class LinkWeights:
    """What the links need beside the vectors: a score per distance, and one for being linked to nothing."""

    distances: Floats  # (2, 2 * DISTANCES + 1): contents to cues, cues to sources
    none: Floats  # (2,)


@dataclass(frozen=True, slots=True)
class Link:
    """The choice made for one span: the number of the span it belongs to (or None), and its probability."""

    target: int | None
    score: float


def distance_buckets(apart: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return the bucket of each signed distance in pieces; the logarithm's step is half a doubling."""
    size = (2 * np.log2(np.maximum(np.abs(apart), 1))).astype(np.int64)
    buckets: npt.NDArray[np.int64] = np.sign(apart) * (np.minimum(size, DISTANCES - 1) + 1) + DISTANCES
    return buckets


def link_spans(
    spans: Sequence[Span],
    targets: Sequence[Span],
    vectors: tuple[Floats, Floats],
    weights: tuple[Floats, np.float32],
    paragraphs: npt.NDArray[np.int64],
) -> list[Link]:
    """Return for each span which target it belongs to: the one most of its pieces point into.

    `vectors` are those of the pieces that point and of those pointed at (pieces, LINK_SIZE); `weights` the
    score per distance bucket and that of none. Spans in another paragraph are out of reach.
    """
    if not spans or not targets:
        return [Link(None, 1.0) for _ in spans]
    rows, row_starts = _pieces_of(spans)
    columns, column_starts = _pieces_of(targets)
    scores = vectors[0][rows] @ vectors[1][columns].T / np.sqrt(np.float32(LINK_SIZE))
    scores += weights[0][distance_buckets(columns[None, :] - rows[:, None])]
    scores[paragraphs[rows][:, None] != paragraphs[columns][None, :]] = _FORBIDDEN
    pooled = np.logaddexp.reduceat(scores, column_starts, axis=1)
    with_none = np.concatenate([pooled, np.full((len(rows), 1), weights[1])], axis=1)
    chances = np.exp(log_softmax(with_none))
    lengths = np.diff([*row_starts, len(rows)])
    means = np.add.reduceat(chances, row_starts, axis=0) / lengths[:, None]
    best = means.argmax(axis=1)
    return [
        Link(None if at == len(targets) else int(at), float(mean[at]))
        for at, mean in zip(best, means, strict=True)
    ]


def _pieces_of(spans: Sequence[Span]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The pieces of all the spans in a row, and where each span's begin there."""
    pieces = np.concatenate([np.arange(span.start, span.end) for span in spans])
    lengths = [span.end - span.start for span in spans]
    return pieces, np.cumsum([0, *lengths[:-1]])
