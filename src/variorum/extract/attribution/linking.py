"""Links: each content to its cue, each cue to its source, by the products of the vectors of their pieces."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from variorum.extract.attribution.decoding import Floats, Ints, Span, log_softmax

LINK_SIZE = 96  # numbers in each of the four vectors of a piece
DISTANCES = 12  # buckets on either side: two for each doubling, the last for 45 pieces and more
# Pieces between a span and what it belongs to, at most. The vectors are fitted on paragraphs that a window
# holds; in longer ones what is far away looks alike. PolNeAR dev loses nothing at 90, .3 of content at 64.
REACH = 90

_FORBIDDEN = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class LinkWeights:
    """What the links need beside the vectors: a score per distance, and one for being linked to nothing."""

    distances: Floats  # (2, 2 * DISTANCES + 1): contents to cues, cues to sources
    none: Floats  # (2,)


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution in pieces of the text: one cue, what it holds, and whose it is where that is said.

    Half an attribution has no cue (a loose content) or no contents (a bare cue).
    """

    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    score: float

    @property
    def spans(self) -> tuple[Span, ...]:
        """All its spans."""
        return tuple(span for span in (self.cue, self.source, *self.contents) if span)


def link_attributions(
    spans: Sequence[Span], vectors: Floats, paragraphs: Ints, weights: LinkWeights
) -> list[Found]:
    """Return the attributions that the spans make: each cue with its contents and source, and loose contents.

    `vectors` are those of all pieces of the text (pieces, 4 * LINK_SIZE).
    """
    sources, cues, contents = (
        [span for span in spans if span.role == role] for role in ("source", "cue", "content")
    )
    parts = [vectors[:, at * LINK_SIZE : (at + 1) * LINK_SIZE] for at in range(4)]
    whose = link_chances(
        contents, cues, (parts[0], parts[1]), paragraphs, (weights.distances[0], weights.none[0])
    )
    who = link_chances(
        cues, sources, (parts[2], parts[3]), paragraphs, (weights.distances[1], weights.none[1])
    )
    chosen = whose.argmax(axis=1)
    found = []
    for number, cue in enumerate(cues):
        held = np.flatnonzero(chosen == number)
        best = int(who[number].argmax())
        source = sources[best] if best < len(sources) else None
        pieces = tuple(contents[at] for at in held)
        chances = [float(who[number, best]), *whose[held, number].tolist()]
        found.append(Found(source, cue, pieces, _score([source, cue, *pieces], chances)))
    loose = np.flatnonzero(chosen == whose.shape[1] - 1)
    return found + [Found(None, None, (contents[at],), _score([contents[at]], [])) for at in loose]


def _score(spans: Sequence[Span | None], links: Sequence[float]) -> float:
    """The geometric mean of the spans' scores and the links' chances."""
    chances = [span.score for span in spans if span] + list(links)
    return round(math.exp(sum(math.log(max(chance, 1e-6)) for chance in chances) / len(chances)), 4)


def link_chances(
    spans: Sequence[Span],
    targets: Sequence[Span],
    vectors: tuple[Floats, Floats],
    paragraphs: Ints,
    weights: tuple[Floats, np.float32],
) -> Floats:
    """Return the chance that each span belongs to each target, and to none: (spans, targets + 1).

    `vectors` are those of the pieces that point and of those pointed at; `weights` the score per distance
    bucket and that of none. A span's chances are the mean of its pieces'; a piece points at a target as
    much as at all its pieces together. Spans in another paragraph, or more than REACH away, are out of reach.
    """
    if not spans or not targets:
        return np.eye(1, len(targets) + 1, len(targets), dtype=np.float32).repeat(len(spans), axis=0)
    rows, row_starts = _pieces_of(spans)
    columns, column_starts = _pieces_of(targets)
    scores = vectors[0][rows] @ vectors[1][columns].T / np.sqrt(np.float32(LINK_SIZE))
    apart = columns[None, :] - rows[:, None]
    scores += weights[0][distance_buckets(apart)]
    scores[np.abs(apart) > REACH] = _FORBIDDEN
    scores[paragraphs[rows][:, None] != paragraphs[columns][None, :]] = _FORBIDDEN
    pooled = np.logaddexp.reduceat(scores, column_starts, axis=1)
    with_none = np.concatenate([pooled, np.full((len(rows), 1), weights[1])], axis=1)
    chances = np.exp(log_softmax(with_none))
    lengths = np.diff([*row_starts, len(rows)])
    means = np.add.reduceat(chances, row_starts, axis=0) / lengths[:, None]
    return means.astype(np.float32)


def distance_buckets(apart: Ints) -> Ints:
    """Return the bucket of each signed distance in pieces; the logarithm's step is half a doubling."""
    size = (2 * np.log2(np.maximum(np.abs(apart), 1))).astype(np.int64)
    buckets: Ints = np.sign(apart) * (np.minimum(size, DISTANCES - 1) + 1) + DISTANCES
    return buckets


def _pieces_of(spans: Sequence[Span]) -> tuple[Ints, Ints]:
    """The pieces of all the spans in a row, and where each span's begin there."""
    pieces = np.concatenate([np.arange(span.start, span.end) for span in spans])
    lengths = [span.end - span.start for span in spans]
    return pieces, np.cumsum([0, *lengths[:-1]])
