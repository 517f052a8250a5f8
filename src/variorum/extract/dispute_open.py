"""Open questions: what the reporter says is unclear or divided, with the views on it that stand near."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from variorum.annotated import Annotated
from variorum.extract import dispute_words as words
from variorum.extract.claims import Claim
from variorum.extract.dispute_found import AROUND, FEWEST, Found, extent_of, says_much, spoken_next
from variorum.extract.sentences import Sentence

ENOUGH = 2  # words that a view must share with the question
ANSWERED = 2  # sentences after "who" or "what" in which what is said is an answer
MOST_VIEWS = 3


def uncertainties(
    annotated: Annotated, sentences: Sequence[Sentence], claims: Sequence[Claim]
) -> Iterator[Found]:
    """What the reporter says is unclear, or that sources disagree about; "whether A or B" has two sides.

    What others hold on the same thing close by is a side too.
    """
    text = annotated.reading.article.text
    patterns = (("unclear", words.UNCLEAR), ("unsettled", words.UNSETTLED), ("divided", words.DIVIDED))
    for sentence in sentences:
        start, end = extent_of(annotated, sentence)
        for rule, pattern in patterns:
            for match in pattern.finditer(text, start, end):
                content = (match.start("content"), _end(text, match))
                if len(text[slice(*content)].split()) < FEWEST - 1:
                    continue
                whole = (match.start(), content[1])
                kind: Literal["contradiction", "uncertainty"] = (
                    "contradiction" if rule == "divided" else "uncertainty"
                )
                held = _views_on(annotated, sentences, sentence, content, claims)
                more = tuple(
                    (view, quote) for view, at in held for quote in _goes_on(annotated, sentences, view, at)
                )
                sides = (*_alternatives(text, content), *(view for view, _ in held))
                yield Found(kind, rule, sides, content, whole, 0.9, more)


def _goes_on(
    annotated: Annotated, sentences: Sequence[Sentence], view: tuple[int, int], index: int
) -> list[tuple[int, int]]:
    """The quotations in which somebody whose view is quoted goes on."""
    quoted = re.search(r"[“”\"]", annotated.reading.article.text[slice(*view)])
    return spoken_next(annotated, sentences, sentences[index]) if quoted else []


def _views_on(
    annotated: Annotated,
    sentences: Sequence[Sentence],
    sentence: Sentence,
    content: tuple[int, int],
    claims: Sequence[Claim],
) -> list[tuple[tuple[int, int], int]]:
    """Claims near an open question, each with its sentence: the same subject, or two telling words."""
    text, (names, telling) = annotated.reading.article.text, telling_words(annotated, content)
    asked = not re.match(r"(?:whether|if)\b", text[slice(*content)], re.IGNORECASE)
    found = list[tuple[tuple[int, int], int]]()
    for claim in claims:
        apart = abs(claim.sentence - sentence.index)
        if claim.sentence == sentence.index or apart > AROUND or not says_much(text, claim):
            continue
        about, said = telling_words(annotated, (claim.start, claim.end))
        same = bool(names & about) and (claim.start > content[1] or bool(telling & said))
        answers = (
            asked
            and 0 < claim.sentence - sentence.index <= ANSWERED
            and _same_block(sentences, sentence, claim)
        )
        guess = claim.sentence == sentence.index + 1 and words.ASKED_WHAT_IT_IS.search(text, *content)
        guess = guess and words.WHAT_IT_IS.match(text, claim.start, claim.end)
        if same or answers or guess or len(telling & said) >= ENOUGH:
            found.append(((claim.start, claim.end), claim.sentence))
    following = sentences[sentence.index + 1 : sentence.index + 2]
    extents = [(extent_of(annotated, s), s.index) for s in following]
    found += [(extent, index) for extent, index in extents if words.ACCUSING.search(text, *extent)]
    return found[:MOST_VIEWS]


def _same_block(sentences: Sequence[Sentence], sentence: Sentence, claim: Claim) -> bool:
    return sentences[claim.sentence].block == sentence.block


def telling_words(annotated: Annotated, extent: tuple[int, int]) -> tuple[set[str], set[str]]:
    """The names that are subject in some words, and the lemmas of what they tell."""
    span = annotated.doc.char_span(*extent, alignment_mode="expand")
    tokens = list(span) if span is not None else []
    names = {t.lower_ for t in tokens if t.pos_ == "PROPN" and t.dep_ in ("nsubj", "nsubjpass")}
    telling = {t.lemma_.lower() for t in tokens if t.pos_ in ("VERB", "NOUN", "ADV", "NUM") and not t.is_stop}
    telling |= {t.lower_ for t in tokens if t.lower_ in ("first", "last")}
    return names, telling


def _end(text: str, match: re.Match[str]) -> int:
    """The end of what is unclear, without closing marks and the speaker that may follow it."""
    content = re.split(r",\s+(?:according|as|he|she|they|said|told)\b|—", match["content"])[0]
    return match.start("content") + len(content.rstrip(' ,\n”"'))


def _alternatives(text: str, content: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    start, end = content
    match = words.ALTERNATIVE.search(text, start, end)
    if match is None or not text[start:end].lower().startswith("whether"):
        return (content,)
    first = re.search(r"\bto\s+happen\s+|\bwas\s+to\s+\w+\s+", text[start : match.start()])
    return ((start + (first.end() if first else 0), match.start()), (match.end(), end))
