"""Quotations in a text: where they stand, and whether a clause is spoken inside one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from variorum.annotated import Annotated

Ranges = tuple[tuple[int, int], ...]  # of code points
# A quotation goes on over a paragraph's end only where the next one opens with its mark again; some outlets
# close “ with a straight mark, or type two apostrophes.
QUOTED = re.compile(
    r"“(?:[^”\"\n]|\n(?!\n)|\n\n(?=“)){1,1500}[”\"]?|\"[^\"\n]{1,1500}\"|(?:``|'')[^\n]{1,1500}?''"
)
# A quotation of fewer words is a phrase that the reporter lifts into a sentence of their own ("“de facto”").
SPOKEN = 5


def quoted_ranges(annotated: Annotated) -> Ranges:
    """Code points of every quotation that is long enough to be spoken, marks included."""
    text = annotated.reading.article.text
    found = [(m.start(), m.end()) for m in QUOTED.finditer(text)]
    return tuple((start, end) for start, end in found if len(text[start:end].split()) >= SPOKEN)


def is_quoted(quotes: Sequence[tuple[int, int]], doc: Doc, first: int, last: int) -> bool:
    """Whether the tokens from `first` to `last` begin inside a quotation, or lie mostly in one."""
    if last <= first:
        return False
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    return any(a <= start < b - 1 or min(end, b) - max(start, a) > 0.6 * (end - start) for a, b in quotes)
