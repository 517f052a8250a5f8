"""The side that a lead-in gives to a quotation: "Hardliners want it torn up. “…,” said one of them"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.annotated import Annotated
from variorum.extract.stance import find_stance
from variorum.model import Block, Span, Stance

LONGEST = 260  # code points of a lead-in
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")


def frame_stance(annotated: Annotated, start: int, quoted: Sequence[int]) -> tuple[Stance, tuple[Span, ...]]:
    """The stance of the sentence before `start` in its paragraph, if that is the reporter's own."""
    article = annotated.reading.article
    block = _block_at(annotated, start)
    if block is None or start <= block.start:
        return "none", ()
    before = article.text[block.start : start].rstrip()
    offset = block.start
    for match in _SENTENCE.finditer(before):
        offset = block.start + match.end()
    end = block.start + len(before)
    if end <= offset or end - offset > LONGEST or any(quoted[offset:end]):
        return "none", ()
    leaning = find_stance(article.text[offset:end])
    if leaning.stance not in ("support", "oppose"):
        return "none", ()
    return leaning.stance, tuple(article.span(offset + a, offset + b) for a, b in leaning.words)


def _block_at(annotated: Annotated, at: int) -> Block | None:
    return next((b for b in annotated.reading.blocks if b.start <= at < b.end), None)
