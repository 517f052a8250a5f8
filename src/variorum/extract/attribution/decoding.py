"""From tag scores to spans: the best sequence of tags that makes sense."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ROLES = ("source", "cue", "content")
BEGIN = {role: LABELS.index(f"B-{role}") for role in ROLES}
INSIDE = {role: LABELS.index(f"I-{role}") for role in ROLES}

# From one piece to the next: FRESH at the start of a paragraph (no I-x), NEXT to another word (I-x after
# B-x or I-x alone), SAME within a word (O after O, I-x after B-x or I-x, nothing else).
FRESH, NEXT, SAME = range(3)
_FORBIDDEN = -1e4
TRANSITIONS = np.zeros((3, len(LABELS), len(LABELS)), np.float32)
TRANSITIONS[FRESH][:, list(INSIDE.values())] = _FORBIDDEN
TRANSITIONS[SAME] = _FORBIDDEN
TRANSITIONS[SAME, 0, 0] = 0
for _role in ROLES:
    TRANSITIONS[NEXT, :, INSIDE[_role]] = _FORBIDDEN
    TRANSITIONS[NEXT:, [BEGIN[_role], INSIDE[_role]], INSIDE[_role]] = 0


@dataclass(frozen=True, slots=True)
class Span:
    """A run of pieces with one role; `score` is the mean probability of its tags."""

    role: str
    start: int
    end: int
    score: float


def log_softmax(scores: Floats) -> Floats:
    """Return the logarithms of the probabilities, over the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


def best_tags(scores: Sequence[Floats], steps: Sequence[Ints]) -> list[Ints]:
    """Return the best tags for each run's log scores (pieces, labels).

    `steps` say for each piece how it follows the one before: FRESH, NEXT or SAME. Viterbi (1967), all runs
    at once, under the constraints of TRANSITIONS.
    """
    lengths = [len(window) for window in scores]
    if not lengths:
        return []
    padded = np.zeros((max(lengths), len(scores), len(LABELS)), np.float32)
    follows = np.full(padded.shape[:2], FRESH)
    for number, (run, step) in enumerate(zip(scores, steps, strict=True)):
        padded[: len(run), number] = run
        padded[len(run) :, number, 1:] = _FORBIDDEN  # nothing but O after the end
        follows[: len(run), number] = step
    return [tags[:length] for tags, length in zip(_viterbi(padded, follows).T, lengths, strict=True)]


def _viterbi(scores: Floats, follows: Ints) -> Ints:
    """The best tags (pieces, runs) for scores (pieces, runs, labels)."""
    best, paths = scores[0] + TRANSITIONS[FRESH, 0], TRANSITIONS[follows]
    for steps, score in zip(paths[1:], scores[1:], strict=True):
        steps += best[:, :, None]
        best = np.maximum.reduce(steps, axis=1) + score
    tags = [best.argmax(axis=1).tolist()]
    for back in reversed(paths[1:].argmax(axis=2).tolist()):
        tags.append([before[tag] for before, tag in zip(back, tags[-1], strict=True)])
    return np.array(tags[::-1], np.int64)


def read_spans(tags: Ints, scores: Floats) -> list[Span]:
    """Return the spans that the tags make, in order, each with the mean probability of its tags."""
    spans, start = [], -1
    begins = set(BEGIN.values())
    insides = set(INSIDE.values())
    chances = np.exp(scores[np.arange(len(tags)), tags])
    for at, tag in enumerate([*tags.tolist(), 0]):
        if start >= 0 and tag not in insides:
            role = LABELS[tags[start]][2:]
            mean = np.add.reduce(chances[start:at]) / np.float32(at - start)
            spans.append(Span(role, start, at, float(mean)))
            start = -1
        if tag in begins:
            start = at
    return spans
