"""Which side a statement takes toward what it speaks of, and the words that show it.

Evaluative words with negation, comparison and partition ("not all", "too vague", "many, but not all"), not a
sentiment score: "this will annoy them" evaluates nobody's draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.extract.stance_words import CUES, NEGATION, OWN_NEGATION, PARTLY, SIDES, WORDS
from variorum.model import CONTEXT, Span, Stance, Statement


@dataclass(frozen=True, slots=True)
class Leaning:
    """A stance with the offsets of the words it rests on, within the text that was read."""

    stance: Stance
    words: tuple[tuple[int, int], ...] = ()


def find_stance(text: str) -> Leaning:
    """The side that a text takes by its words: "none" where no word evaluates."""
    found: list[tuple[bool, tuple[int, int]]] = []
    for match in WORDS.finditer(text):
        favours = match["for"] is not None
        found.append((favours != _negated(text, match), match.span()))
    words = tuple(span for _, span in found)
    partly = PARTLY.search(text)
    if partly and (found or not partly["weak"]):
        return Leaning("mixed", (*words, partly.span()))
    sides = {favours for favours, _ in found}
    if len(sides) == 2:
        return Leaning("mixed", words)
    return Leaning("support" if True in sides else "oppose" if sides else "none", words)


def _negated(text: str, match: re.Match[str]) -> bool:
    """Whether a negation stands before the word in its clause; words of refusal carry their own."""
    if OWN_NEGATION.match(match[0]):
        return False
    before = text[max(0, match.start() - 60) : match.start()]
    clause = re.split(r"[.;:!?,—]|\bbut\b|\band\b|\bbecause\b", before)[-1]
    return bool(NEGATION.search(clause))


def statement_stance(statement: Statement) -> tuple[Stance, tuple[Span, ...]]:
    """The stance of a statement by its content; else by its cue ("fumed") or by what its source is called."""
    for parts in (statement.content, statement.cue):
        leaning = find_stance(" … ".join(part.exact for part in parts))
        if leaning.stance != "none":
            return leaning.stance, tuple(_words(parts, leaning.words))
    for pattern, spans in ((CUES, statement.cue), (SIDES, statement.source)):
        for span in spans:
            if (match := pattern.search(span.exact)) is not None:
                side: Stance = "support" if match["for"] else "oppose"
                return side, (sub_span(span, *match.span()),)
    return "none", ()


def _words(parts: Sequence[Span], words: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """Offsets in the joined parts as spans of the article; a word over a joint is left out."""
    offset = 0
    for part in parts:
        for start, end in words:
            if offset <= start < end <= offset + len(part.exact):
                yield sub_span(part, start - offset, end - offset)
        offset += len(part.exact) + len(" … ")


def sub_span(span: Span, start: int, end: int) -> Span:
    """The words span.exact[start:end] as a span of the same article, with their context."""
    before, after = span.prefix + span.exact[:start], span.exact[end:] + span.suffix
    return Span(
        article=span.article,
        exact=span.exact[start:end],
        prefix=before[-CONTEXT:],
        suffix=after[:CONTEXT],
        start=span.start + start,
        end=span.start + end,
    )
