"""Attributions that layout makes where no verb does: labels, signatures, colons, quotations that go on."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from variorum.extract.attribution.decoding import Span
from variorum.extract.attribution.linking import Found
from variorum.extract.attribution.marks import OUTSIDE, UNCLOSED
from variorum.extract.attribution.windows import PLACES, Pieces

# In the vocabulary of BERT (uncased), which MiniLM shares. windows.py makes all double marks one.
_MARK, _COLON = 1000, 1024
_DASHES = (1011, 1516, 1517, 1518)  # - – — ―
_LOWER, _CAPITALS = 1, (2, 3)  # cases of windows.py

LABEL = 10  # pieces in the longest label ("REP. ORLA VENN (Harbour Party):") or signature
COLON_REACH = 8  # pieces from the cue to the colon that ends its paragraph ("said in a statement:")


@dataclass
class Page:
    """The paragraphs of a text with what was found in each; the rules below complete that in place.

    `holders` tells for a paragraph that only goes on with a quotation where its attribution stands.
    """

    pieces: Pieces
    paragraphs: list[tuple[int, int]]
    found: list[list[Found]]
    holders: dict[int, int] = field(default_factory=dict)
    is_transcript: bool = False

    def loose(self, number: int) -> list[Found]:
        """The contents of a paragraph that have no cue."""
        return [one for one in self.found[number] if not one.cue]

    def extend(self, home: int, one: Found, contents: Sequence[Span], number: int) -> None:
        """Give an attribution contents of a later paragraph, which are no longer loose there."""
        self.found[number] = [
            other for other in self.found[number] if other.cue or not _meets(other.spans, contents)
        ]
        at = self.found[home].index(one)
        self.found[home][at] = replace(one, contents=(*one.contents, *contents))
        self.holders[number] = home


def complete_by_layout(pieces: Pieces, found: Iterable[Found]) -> list[Found]:
    """Return the attributions; those that lack a cue or a content are completed by layout, or left out."""
    edges = np.flatnonzero(np.diff(pieces.paragraphs, prepend=-1)).tolist()
    page = Page(pieces, list(pairwise([*edges, len(pieces)])), [[] for _ in edges])
    for one in found:
        page.found[bisect_right(edges, one.spans[0].start) - 1].append(one)
    page.is_transcript = _is_transcript(page)
    for number in range(len(edges)):
        any(rule(page, number) for rule in (_labelled, _signed, _introduced, _continued))
    return [one for here in page.found for one in here if one.cue and one.contents]


def _is_transcript(page: Page) -> bool:
    """Whether speakers are named by labels: three paragraphs or more have one, and some label returns."""
    labels = [_label(page.pieces, *paragraph) for paragraph in page.paragraphs]
    texts = Counter(tuple(page.pieces.ids[span.start : span.end].tolist()) for span in labels if span)
    return sum(texts.values()) >= 3 and max(texts.values()) >= 2


def _label(pieces: Pieces, begin: int, end: int) -> Span | None:
    """The label that opens a paragraph ("VENN: …"), if one does: words with capitals, a colon, then words."""
    begin += int(pieces.ids[begin] == _MARK)
    ids = pieces.ids[begin : min(begin + LABEL, end - 1)].tolist()
    if _COLON not in ids or ids[0] == _COLON:
        return None
    stop = begin + ids.index(_COLON)
    cases = (pieces.kinds[begin:end] // PLACES).tolist()
    label, rest = cases[: stop - begin], cases[stop - begin :]
    named = label[0] in _CAPITALS and _LOWER not in label and {_LOWER, *_CAPITALS} & set(rest)
    return Span("source", begin, stop, 1.0) if named else None


def _labelled(page: Page, number: int) -> bool:
    """VENN: We will sign."""
    begin, end = page.paragraphs[number]
    label = _label(page.pieces, begin, end)
    if not label:
        return False
    content = Span("content", label.end + 1, end, 1.0)
    loose = [one for one in page.loose(number) if _covers(one.contents[0], content)]
    if loose or page.is_transcript:
        cue = Span("cue", label.end, label.end + 1, 1.0)
        page.found[number] = [Found(label, cue, (content,), loose[0].score if loose else 0.5)]
        return True
    return False


def _covers(content: Span, rest: Span) -> bool:
    return content.start <= rest.start + 1 and 2 * (content.end - rest.start) > rest.end - rest.start


def _signed(page: Page, number: int) -> bool:
    """“We will sign.” — Orla Venn (in the same paragraph, or as the next)."""
    begin, end = page.paragraphs[number]
    for loose in reversed(page.loose(number)):
        if _is_signature(page.pieces, loose.contents[0].end, end):
            return _sign(page, number, (loose.contents[0].end, end))
    if number and _is_signature(page.pieces, begin, end) and page.loose(number - 1):
        page.found[number] = []
        return _sign(page, number - 1, (begin, end))
    return False


def _is_signature(pieces: Pieces, dash: int, end: int) -> bool:
    """A dash and a short name, to the end of the paragraph."""
    if not (dash + 1 < end <= dash + 1 + LABEL and pieces.ids[dash] in _DASHES):
        return False
    return bool(pieces.kinds[dash + 1] // PLACES in _CAPITALS)


def _sign(page: Page, number: int, signature: tuple[int, int]) -> bool:
    dash, end = signature
    loose = [one for one in page.loose(number) if one.contents[0].end <= dash]
    contents = tuple(one.contents[0] for one in loose)
    cue, source = Span("cue", dash, dash + 1, 1.0), Span("source", dash + 1, end, 1.0)
    kept = [one for one in page.found[number] if not _meets(one.spans, (*contents, cue, source))]
    page.found[number] = [*kept, Found(source, cue, contents, loose[-1].score)]
    return True


def _introduced(page: Page, number: int) -> bool:
    """Venn said in a statement: (and as the next paragraph) “We will sign.”"""
    begin, _ = page.paragraphs[number]
    loose = [one.contents[0] for one in page.loose(number)]
    if not number or not loose or loose[0].start > begin + 1 or page.pieces.ids[begin - 1] != _COLON:
        return False
    near = [one for one in page.found[number - 1] if one.cue and one.cue.end >= begin - COLON_REACH]
    if near:
        page.extend(number - 1, near[-1], loose, number)
    return bool(near)


def _continued(page: Page, number: int) -> bool:
    """A paragraph that ends inside a quotation leaves it open, and the next one opens it again.

    An old rule of typesetting. What an attribution holds already ("…," she went on.) stays with it.
    """
    begin, end = page.paragraphs[number]
    places = (page.pieces.kinds[begin - 1 : end] % PLACES).tolist()
    if not number or places[0] != UNCLOSED or page.pieces.ids[begin] != _MARK:
        return False
    quoted = Span("content", begin, begin + [*places[1:], OUTSIDE].index(OUTSIDE), 1.0)
    home = page.holders.get(number - 1, number - 1)
    holders = [
        one for one in page.found[home] if one.cue and any(begin - 2 < s.end <= begin for s in one.contents)
    ]
    if not holders or any(one.cue and _meets(one.spans, [quoted]) for one in page.found[number]):
        return False
    page.extend(home, holders[-1], [quoted], number)
    return True


def _meets(spans: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for span in spans for other in others)
