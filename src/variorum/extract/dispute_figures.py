"""Figures that differ for one count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from variorum.annotated import Amount, Annotated
from variorum.extract import dispute_words as words
from variorum.extract.dispute_found import Found, extent_of
from variorum.extract.sentences import Sentence

MANY = 20  # a count below this is told in passing; two of them hardly make a dispute


def numbers(annotated: Annotated, sentences: Sequence[Sentence]) -> Iterator[Found]:
    """Figures that differ for one count: "Sarn counts 214 of its people there, Orm admits to 187"."""
    text = annotated.reading.article.text
    counted = [(a, s) for s in sentences for a in _counts(annotated, s)]
    for (one, here), (other, there) in pairwise(counted):
        apart = abs(one.value - other.value) > words.LEAST_DIFFERENCE * max(one.value, other.value)
        if there.index - here.index > 1 or not apart or (one.unit and other.unit and one.unit != other.unit):
            continue
        sides = (_figure(annotated, here, one), _figure(annotated, there, other))
        told = [words.COUNTING.search(text, *side) for side in sides]
        if not all(told) and _are_at_odds(annotated, sentences, here):
            told = [words.COUNTING.search(text, *extent_of(annotated, s)) for s in (here, there)]
        joined = re.search(r"[,;.]|\b(?:while|but|and)\b", text[one.end : other.start])
        if all(told) and joined:
            yield Found("contradiction", "numbers", sides, sides[0], None, 0.6)


def retold(annotated: Annotated, sentences: Sequence[Sentence]) -> Iterator[Found]:
    """A figure told in place of the last one: "… 24 vessels, she said. The ship owner had heard 22"."""
    text = annotated.reading.article.text
    for sentence in sentences:
        start, end = extent_of(annotated, sentence)
        for match in words.RETOLD.finditer(text, start, end):
            before = [
                (a, s)
                for s in sentences[max(0, sentence.index - 1) : sentence.index + 1]
                for a in _held(annotated, s)
                if a.end <= match.start()
            ]
            if not before or before[-1][0].value == float(match["number"].replace(",", "")):
                continue
            one = _figure(annotated, before[-1][1], before[-1][0])
            clause = max((m.end() for m in re.finditer(r"[;:,]\s+", text[start : match.start()])), default=0)
            other = (start + clause, match.end())
            if one[1] <= other[0]:
                yield Found("contradiction", "retold", (one, other), one, None, 0.6)


def _held(annotated: Annotated, sentence: Sentence) -> list[Amount]:
    start, end = extent_of(annotated, sentence)
    return [a for a in annotated.amounts if start <= a.start < end and a.unit not in ("year", "day")]


def _are_at_odds(annotated: Annotated, sentences: Sequence[Sentence], sentence: Sentence) -> bool:
    """Whether the article has just said that accounts differ."""
    text = annotated.reading.article.text
    near = sentences[max(0, sentence.index - 2) : sentence.index + 1]
    return any(
        words.DIVIDED.search(text, *e) or words.DIFFERING.search(text, *e)
        for e in (extent_of(annotated, s) for s in near)
    )


def _counts(annotated: Annotated, sentence: Sentence) -> list[Amount]:
    start, end = extent_of(annotated, sentence)
    return [
        a
        for a in annotated.amounts
        if start <= a.start < end
        and a.value >= MANY
        and a.value == int(a.value)
        and a.unit not in ("USD", "percent", "%", "day", "year")
    ]


def _figure(annotated: Annotated, sentence: Sentence, amount: Amount) -> tuple[int, int]:
    """The clause that tells a figure: between the commas, brackets and semicolons around it."""
    text = annotated.reading.article.text
    start, end = extent_of(annotated, sentence)
    before = max(
        (m.end() for m in re.finditer(r"[(;:]\s*|,\s+(?!\d)|\bbut\s+|\band\s+", text[start : amount.start])),
        default=0,
    )
    after = re.search(r"[;)]|,\s|\.\s|\.$|\s(?:but|and)\s", text[amount.end : end])
    return start + before, amount.end + (after.start() if after else end - amount.end)
