"""From text to attributions: windows, tags, spans, links."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from variorum.extract.attribution.decoding import Floats, Span, best_tags, read_spans
from variorum.extract.attribution.layout import complete_by_layout
from variorum.extract.attribution.linking import Found, LinkWeights, link_attributions
from variorum.extract.attribution.tagger import load_tagger
from variorum.extract.attribution.windows import Pieces, cut_windows, read_pieces

# Taken off the log score of "no part of an attribution", which the network believes too readily: annotators
# overlook more than they invent. Chosen on PolNeAR dev (docs/decisions/attribution-tagger.md).
RELUCTANCE = np.array([0.5, 0, 0, 0, 0, 0, 0], np.float32)

# It sets words at a distance and reports nobody's: annotators mark 2 of its 33 uses in PolNeAR train.
NO_CUES = ("so-called",)

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as character spans (code points) into the text: who, by what words, what."""

    source: Spans
    cue: Spans
    content: Spans
    score: float


def find_attributions(text: str) -> list[Attribution]:
    """Return the attributions of one text, in text order; their spans are verbatim pieces of it.

    `score` (0 to 1) is the engine's confidence. Raises ModelError where the weights are missing.
    """
    tagger = load_tagger()
    pieces = read_pieces(text, tagger.tokenizer)
    windows = list(cut_windows(pieces))
    if not windows:
        return []
    readings = [tagger.read(pieces.part(start, end)) for start, end in windows]
    scores, vectors = (np.concatenate(parts) for parts in zip(*readings, strict=True))
    found = assemble(pieces, windows, (scores - RELUCTANCE, vectors), tagger.links)
    made = (_attribution(pieces, one, text) for one in found)
    return [one for one in made if text[slice(*one.cue[0])].lower() not in NO_CUES]


def find_attributions_in(texts: Iterable[str]) -> Iterator[list[Attribution]]:
    """Yield the attributions of each text, as `find_attributions` finds them, one after the other."""
    yield from map(find_attributions, texts)


def assemble(
    pieces: Pieces, windows: Sequence[tuple[int, int]], reading: tuple[Floats, Floats], weights: LinkWeights
) -> list[Found]:
    """Return the attributions in pieces, in text order, from log scores of tags and link vectors."""
    scores, vectors = reading
    runs = _whole_paragraphs(pieces, windows)
    steps = pieces.steps()
    tags = best_tags([scores[s:e] for s, e in runs], [steps[s:e] for s, e in runs])
    spans = read_spans(np.concatenate(tags), scores)
    found: list[Found] = []
    firsts = [span.start for span in spans]
    for start, end in runs:
        here = spans[bisect_left(firsts, start) : bisect_left(firsts, end)]
        found += link_attributions(here, vectors, pieces.paragraphs, weights)
    return sorted(complete_by_layout(pieces, found), key=_place)


def _whole_paragraphs(pieces: Pieces, windows: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The windows, those that share a paragraph joined."""
    runs: list[tuple[int, int]] = []
    for start, end in windows:
        if runs and pieces.paragraphs[start - 1] == pieces.paragraphs[start]:
            start = runs.pop()[0]
        runs.append((start, end))
    return runs


def _place(found: Found) -> tuple[int, int]:
    return min(span.start for span in found.spans), found.spans[0].start


def _attribution(pieces: Pieces, found: Found, text: str) -> Attribution:
    source = _offsets(pieces, [found.source] if found.source else [])
    trimmed = ((start, start + len(text[start:end].rstrip(",; "))) for start, end in source)
    return Attribution(
        source=tuple((start, end) for start, end in trimmed if start < end),
        cue=_offsets(pieces, [found.cue] if found.cue else []),
        content=_offsets(pieces, _join(pieces, found.contents)),
        score=found.score,
    )


def _join(pieces: Pieces, spans: Sequence[Span]) -> list[Span]:
    """The spans in order, those joined that touch within a paragraph."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        last = joined[-1] if joined else None
        if last and last.end == span.start and pieces.paragraphs[last.start] == pieces.paragraphs[span.start]:
            joined[-1] = replace(last, end=span.end)
        else:
            joined.append(span)
    return joined


def _offsets(pieces: Pieces, spans: Sequence[Span]) -> Spans:
    return tuple((int(pieces.starts[span.start]), int(pieces.ends[span.end - 1])) for span in spans)
