"""Quotations that go on in the next paragraph: the first is left unclosed, the next opens again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from variorum.extract.attribution.decoding import Span
from variorum.extract.attribution.linking import Found
from variorum.extract.attribution.marks import OUTSIDE, QUOTED, UNCLOSED
from variorum.extract.attribution.windows import PLACES, Pieces

_MARK = 1000  # the id of " in the vocabulary of BERT (uncased); windows.py makes all double marks this one


def continue_quotations(pieces: Pieces, found: Sequence[Found]) -> list[Found]:
    """Return the attributions, those whose quotation goes on with its next paragraphs as further contents.

    An old rule of typesetting: a paragraph that ends inside a quotation leaves it open, and the next one
    opens it again. Nothing is added that an attribution holds already ("…" she went on.).
    """
    kept = list(found)
    places = pieces.kinds % PLACES
    edges = [*np.flatnonzero(np.diff(pieces.paragraphs, prepend=-1)).tolist(), len(pieces)]
    for begin, end in pairwise(edges[1:]):
        if places[begin - 1] != UNCLOSED or pieces.ids[begin] != _MARK:
            continue
        outside = np.flatnonzero(places[begin:end] == OUTSIDE)
        quoted = Span("content", begin, begin + int(outside[0]) if len(outside) else end, 1.0)
        holder = _holder(kept, begin - 1)
        if holder is not None and places[begin] in (QUOTED, UNCLOSED) and not _held(kept, quoted):
            contents = (*kept[holder].contents, quoted)
            kept[holder] = replace(kept[holder], contents=contents)
    return kept


def _holder(found: Sequence[Found], at: int) -> int | None:
    """The attribution whose content reaches the piece, or the last before a closing sign."""
    for number, one in enumerate(found):
        if any(span.start <= at and at - 1 < span.end for span in one.contents):
            return number
    return None


def _held(found: Sequence[Found], quoted: Span) -> bool:
    return any(span.start < quoted.end and quoted.start < span.end for one in found for span in one.spans)
