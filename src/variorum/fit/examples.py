"""Annotated texts as training examples: windows of pieces with their tags and links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from variorum.extract.attribution.decoding import BEGIN, INSIDE
from variorum.extract.attribution.windows import PLACES, Ints, Pieces, cut_windows
from variorum.fit.corpus import Annotated

NONE = -1  # linked to nothing
IGNORED = -2  # not asked for a link


@dataclass(frozen=True, slots=True)
class Gold:
    """The right answer, piece by piece: its tag, and the number of the cue or source span it belongs to.

    `cue_of` holds for contents the number of their cue, `source_of` for cues that of their source (NONE,
    IGNORED); `cues` and `sources` say for each piece which cue or source it is part of.
    """

    tags: Ints
    cue_of: Ints
    source_of: Ints
    cues: Ints
    sources: Ints

    def part(self, start: int, end: int) -> Gold:
        """The answers for the pieces from start to end."""
        cut = slice(start, end)
        return Gold(self.tags[cut], self.cue_of[cut], self.source_of[cut], self.cues[cut], self.sources[cut])


Example = tuple[Pieces, Gold]


def mark_pieces(pieces: Pieces, annotated: Annotated) -> Gold:
    """Return the tags and links of the pieces of an annotated text.

    Where spans overlap the later role of source, content, cue wins: PolNeAR's guidelines keep them apart.
    """
    tags = np.zeros(len(pieces), np.int64)
    cue_of, source_of = np.full((2, len(pieces)), IGNORED)
    cues, sources = np.full((2, len(pieces)), NONE)
    source_numbers: dict[object, int] = {}
    for role in ("source", "content", "cue"):
        for number, attribution in enumerate(annotated.attributions):
            spans = attribution[role]
            source = source_numbers.setdefault(attribution["source"], number)
            for start, end in _ranges(pieces, spans):
                tags[start], tags[start + 1 : end] = BEGIN[role], INSIDE[role]
                if role == "source":
                    sources[start:end] = source
                elif role == "cue":
                    cues[start:end] = number
                    source_of[start:end] = source if attribution["source"] else NONE
                    cue_of[start:end] = IGNORED
                else:
                    cue_of[start:end] = number if attribution["cue"] else NONE
    return Gold(tags, cue_of, source_of, cues, sources)


def _ranges(pieces: Pieces, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges of pieces that the spans touch."""
    found = []
    for start, end in spans:
        first = int(np.searchsorted(pieces.ends, start, side="right"))
        last = int(np.searchsorted(pieces.starts, end, side="left"))
        if first < last:
            found.append((first, last))
    return found


def window_examples(
    texts: Sequence[tuple[Pieces, Sequence[Gold]]], draw: np.random.Generator | None = None
) -> list[Example]:
    """Return the windows of the texts; with `draw`, cut at other places and read by any annotator."""
    examples = []
    for pieces, golds in texts:
        gold = golds[int(draw.integers(len(golds)))] if draw else golds[0]
        first = int(draw.integers(48, 255)) if draw else 0
        examples += [(pieces.part(s, e), gold.part(s, e)) for s, e in cut_windows(pieces, first=first)]
    return examples


def blur_kinds(kinds: Ints, draw: np.random.Generator) -> Ints:
    """Return the kinds, at times without case or quotations, so that the tagger can do without either."""
    if draw.random() < 0.1:
        kinds = kinds % PLACES
    if draw.random() < 0.1:
        kinds = kinds - kinds % PLACES
    return kinds
