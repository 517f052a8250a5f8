"""From text to attributions: windows, tags, spans, links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from variorum.extract.attribution.decoding import Floats, Span, best_tags, read_spans
from variorum.extract.attribution.linking import LINK_SIZE, Link, link_spans
from variorum.extract.attribution.tagger import Tagger, load_tagger
from variorum.extract.attribution.windows import Pieces, cut_windows, read_pieces

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
    windows = [pieces.part(start, end) for start, end in cut_windows(pieces)]
    return _assemble(windows, [tagger.read(window) for window in windows], tagger, text)


def find_attributions_in(texts: Iterable[str]) -> Iterator[list[Attribution]]:
    """Yield the attributions of each text, as `find_attributions` finds them, one after the other."""
    yield from map(find_attributions, texts)


def _assemble(
    windows: Sequence[Pieces], readings: Sequence[tuple[Floats, Floats]], tagger: Tagger, text: str
) -> list[Attribution]:
    found: list[Attribution] = []
    tags = best_tags([scores for scores, _ in readings], [_starts(window) for window in windows])
    for window, (scores, vectors), chosen in zip(windows, readings, tags, strict=True):
        spans = read_spans(chosen, scores)
        found += _attributions(window, spans, vectors, tagger)
    return sorted(found, key=lambda one: min(one.source + one.cue + one.content))


def _starts(window: Pieces) -> npt.NDArray[np.bool_]:
    """Where a paragraph begins: no span reaches over that."""
    begins: npt.NDArray[np.bool_] = np.diff(window.paragraphs, prepend=-1) != 0
    return begins


def _attributions(
    window: Pieces, spans: Sequence[Span], vectors: Floats, tagger: Tagger
) -> list[Attribution]:
    sources, cues, contents = (
        [span for span in spans if span.role == role] for role in ("source", "cue", "content")
    )
    parts = [vectors[:, at * LINK_SIZE : (at + 1) * LINK_SIZE] for at in range(4)]
    weights = [(tagger.links.distances[at], tagger.links.none[at]) for at in range(2)]
    to_cue = link_spans(contents, cues, (parts[0], parts[1]), weights[0], window.paragraphs)
    to_source = link_spans(cues, sources, (parts[2], parts[3]), weights[1], window.paragraphs)
    found = []
    for number, cue in enumerate(cues):
        pairs = [(c, link) for c, link in zip(contents, to_cue, strict=True) if link.target == number]
        if pairs:
            source = to_source[number]
            who = [] if source.target is None else [sources[source.target]]
            found.append(_attribution(window, who, [cue], pairs, source))
    return found


def _attribution(
    window: Pieces, source: list[Span], cue: list[Span], contents: list[tuple[Span, Link]], link: Link
) -> Attribution:
    chances = [span.score for span in (*source, *cue)] + [span.score * to.score for span, to in contents]
    score = float(np.exp(np.mean(np.log([*chances, link.score]))))
    return Attribution(
        source=_offsets(window, source),
        cue=_offsets(window, cue),
        content=_offsets(window, [span for span, _ in contents]),
        score=round(score, 4),
    )


def _offsets(window: Pieces, spans: Sequence[Span]) -> Spans:
    return tuple((int(window.starts[span.start]), int(window.ends[span.end - 1])) for span in spans)
