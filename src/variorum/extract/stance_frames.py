"""The side that a lead-in gives to a quotation: "Hardliners want it torn up. “…,” said one of them"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from spacy.tokens import Token

from variorum.annotated import Annotated
from variorum.extract.stance import tokens_of
from variorum.extract.stance_grammar import negated
from variorum.extract.stance_ground import Ground
from variorum.extract.stance_reading import Voice, find_evaluations
from variorum.model import Span, Stance, Statement
from variorum.reading import Block

LONGEST: Final = 260  # code points of a lead-in
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
# How reporters announce what a source will say: "Reaction was sour", "Not everyone is cross".
_AGAINST: Final = frozenset(
    "disagree angry furious cross unconvinced unimpressed sceptical skeptical sour hostile scathing "
    "dismissive unhappy outraged critical withering damning unmoved".split()
)
_FOR: Final = frozenset("agree warm enthusiastic supportive upbeat delighted positive glad relieved".split())


def frame_stance(
    annotated: Annotated, ground: Ground, statement: Statement, voice: Voice, earlier: Sequence[Statement]
) -> tuple[Stance, tuple[Span, ...]]:
    """The stance of the sentence before a quotation in its paragraph, if that is the reporter's own."""
    text = annotated.reading.article.text
    start = min(span.start for span in statement.evidence if span in statement.content or not statement.cue)
    offset, end = _lead_in(annotated, start)
    if (
        not 0 < end - offset <= LONGEST
        or re.search(r"[“”\"]", text[offset:end])
        or text[end - 1] not in ".!:"
    ):
        return "none", ()
    told = [one for one in earlier[-4:] if any(offset <= span.start < end for span in one.evidence)]
    if (
        told and told[-1].actor != statement.actor
    ):  # what somebody else has said there is not said of this speaker, unless they speak for many
        return (told[-1].stance, told[-1].stance_evidence) if _is_of_group(told[-1]) else ("none", ())
    tokens = tokens_of(ground, offset, end)
    found = find_evaluations(ground, tokens, Voice(False, voice.words, True))
    sides = [one.favours for one in found if one.need in ("act", "feeling", "refusal")]
    sides += [side for token in tokens if (side := _announced(token)) is not None]
    if not sides or len(set(sides)) > 1:
        return "none", ()
    return ("support" if sides[0] else "oppose"), (annotated.reading.article.span(offset, end),)


def _is_of_group(statement: Statement) -> bool:
    """Whether several people speak together: "hardliners want it torn up"."""
    last = statement.source[-1].exact.split()[-1] if statement.source else ""
    return last.islower() and last.endswith("s") and statement.stance in ("support", "oppose")


def _announced(token: Token) -> bool | None:
    lemma = token.lemma_.lower()
    if lemma not in _AGAINST | _FOR or token.pos_ not in ("ADJ", "VERB"):
        return None
    opening = [t.lower_ for t in token.sent[:2]]
    denied = negated(token) or opening[:1] == ["not"]
    return (lemma in _FOR) != denied


def _lead_in(annotated: Annotated, start: int) -> tuple[int, int]:
    """The sentence before, in the same paragraph, or before the list that the words are an item of."""
    text, block = annotated.reading.article.text, _block_at(annotated, start)
    if block is None:
        return 0, 0
    before = text[block.start : start].rstrip()
    if not before and block.kind == "item":
        ahead = [b for b in annotated.reading.blocks if b.start < block.start and b.kind != "item"]
        if not ahead or not text[ahead[-1].start : ahead[-1].end].rstrip().endswith(":"):
            return 0, 0
        block, before = ahead[-1], text[ahead[-1].start : ahead[-1].end].rstrip()
    offset = block.start
    for match in _SENTENCE.finditer(before):
        offset = block.start + match.end()
    return offset, block.start + len(before)


def _block_at(annotated: Annotated, at: int) -> Block | None:
    return next((b for b in annotated.reading.blocks if b.start <= at < b.end), None)
