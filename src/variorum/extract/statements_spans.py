"""Spans of statements: tidied, placed in sentences and quotations, and told direct from indirect."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final, Literal

from variorum.annotated import Annotated
from variorum.extract.attribution.marks import OUTSIDE, straighten
from variorum.extract.speakers import Cast
from variorum.extract.speakers_gender import learn_genders
from variorum.extract.speakers_pronouns import Place
from variorum.model import Article, Span

Spans = Sequence[tuple[int, int]]
# A statement is direct or indirect if this share of its letters stands within or without quotation marks;
# the rest is the odd word that a tagger includes at a border.
_HANGING: Final = re.compile(r"[,;]?\s+(?:and|but|or|while)$")
NEARLY_ALL, NEARLY_NONE = 0.95, 0.05


def read_quoted(annotated: Annotated) -> bytearray:
    """For each code point of the text 1 where it stands within quotation marks, else 0."""
    text = annotated.reading.article.text
    quoted = bytearray(len(text))
    for block in annotated.reading.blocks:
        part = text[block.start : block.end]
        if not any(mark in part for mark in "\"“”„«»'’‘`"):
            continue
        _, places = straighten(part)
        quoted[block.start : block.end] = bytes(place != OUTSIDE for place in places)
    return quoted


def read_places(cast: Cast, quoted: Sequence[int]) -> Place:
    """The sentence and block of each token, whether it is quoted, and who is "he" or "she"."""
    annotated = cast.annotated
    doc = annotated.doc
    starts = [block.start for block in annotated.reading.blocks] or [0]
    sentence_of: list[int] = []
    for number, sentence in enumerate(doc.sents):
        sentence_of += [number] * (sentence.end - sentence.start)
    block_of = [bisect_right(starts, token.idx) for token in doc]
    within = [bool(quoted[token.idx]) for token in doc]
    return Place(sentence_of, block_of, within, learn_genders(annotated, cast.name_at, sentence_of))


def directness(
    article: Article, content: Spans, quoted: Sequence[int]
) -> Literal["direct", "indirect", "mixed"]:
    """How much of the content stands within quotation marks: all, none, or some."""
    places = [quoted[i] for start, end in content for i in range(start, end) if article.text[i].isalnum()]
    share = sum(places) / len(places) if places else 0.0
    return "direct" if share >= NEARLY_ALL else "indirect" if share <= NEARLY_NONE else "mixed"


def tidy(text: str, spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans without white space at either end or an "and" that hangs on, in order, empty ones left out."""
    found = []
    for start, end in spans:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if hanging := _HANGING.search(text, start, end):
            end = hanging.start()
        if start < end:
            found.append((start, end))
    return tuple(sorted(set(found)))


def as_spans(article: Article, spans: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Offsets made verbatim spans of the article."""
    return tuple(article.span(start, end) for start, end in spans)
