"""Quotations that the engine left without a speaker, where the verb beside them has one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Doc, Token

from variorum.annotated import Annotated
from variorum.extract.attribution import Attribution

LEAST_WORDS: Final = 3
REACH: Final = 7  # tokens between a quotation mark and the verb that says who speaks
QUOTE_SCORE: Final = 0.6
ALONE_SCORE: Final = 0.6  # a quotation that nothing beside it attributes
LEAST_ALONE: Final = 6  # words of one; what is shorter is a slogan or a title
_ENDS: Final = re.compile(r"[,?!.…—–-][”\"’']?$")


def find_quoted(
    annotated: Annotated, attributions: Sequence[Attribution], quoted: Sequence[int]
) -> list[Attribution]:
    """Attributions of quotations that no content touches: “…,” stormed the admiral. “…”"""
    taken = [span for one in attributions for span in one.content]
    found: list[Attribution] = []
    for start, end in _quotations(annotated, quoted):
        if any(s < end and start < e for s, e in taken) or len(_words(annotated, start, end)) < LEAST_WORDS:
            continue
        verb, subject = _said_beside(annotated.doc, start, end, quoted)
        if verb is not None and subject is not None:
            who = (_phrase(subject, quoted),)
            found.append(Attribution(who, ((verb.idx, verb.idx + len(verb)),), ((start, end),), QUOTE_SCORE))
        elif found and _goes_on(annotated, found[-1], start):
            last = found.pop()
            found.append(Attribution(last.source, last.cue, (*last.content, (start, end)), last.score))
        elif _stands_alone(annotated.reading.article.text, start, end) and taken and min(taken)[0] < start:
            found.append(Attribution((), (), ((start, end),), ALONE_SCORE))
    return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a quotation is whole sentences, and no phrase that the reporter lifts into one."""
    opening = text[start:end].lstrip("“\"'‘«`")[:1]
    closing = text[start:end].rstrip("”\"'’»")[-1:]
    before = text[:start].rstrip(" ")[-1:]
    whole = opening.isupper() and closing in ".!?…" and len(text[start:end].split()) >= LEAST_ALONE
    return whole and (before in '\n.!?:”"’' or not before)


def _words(annotated: Annotated, start: int, end: int) -> list[str]:
    return re.findall(r"\w+", annotated.reading.article.text[start:end])


def _quotations(annotated: Annotated, quoted: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Stretches of quoted text, each within its block."""
    text = annotated.reading.article.text
    for block in annotated.reading.blocks:
        start = None
        for i in range(block.start, block.end + 1):
            inside = i < block.end and quoted[i]
            if inside and start is None:
                start = i
            elif start is not None and (not inside or (text[i] in "“«" and i > start)):
                yield start, i
                start = i if inside else None


def _said_beside(doc: Doc, start: int, end: int, quoted: Sequence[int]) -> tuple[Token | None, Token | None]:
    """The verb after or before a quotation that says who speaks it, with its subject."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not _ENDS.search(span.text):
        return None, None
    for i in (
        *range(span.end, min(span.end + REACH, len(doc))),
        *range(span.start - 1, span.start - REACH, -1),
    ):
        if i < 0 or quoted[doc[i].idx] or doc[i].text in (".", ";", "\n\n"):
            break
        token = doc[i]
        if token.tag_ in ("VBD", "VBZ") and token.pos_ == "VERB":
            subject = next((c for c in token.children if c.dep_ == "nsubj" and not quoted[c.idx]), None)
            if subject is not None and subject.pos_ in ("PROPN", "PRON", "NOUN"):
                return token, subject
    return None, None


def _phrase(subject: Token, quoted: Sequence[int]) -> tuple[int, int]:
    """The noun phrase of a subject, with its apposition, outside quotations."""
    doc, left, last = subject.doc, subject.doc[subject.left_edge.i], subject
    for child in subject.rights:
        if child.dep_ in ("prep", "appos") and child.right_edge.i - subject.i < 12:
            last = doc[child.right_edge.i]
    if quoted[left.idx]:
        left = subject
    return left.idx, last.idx + len(last)


def _goes_on(annotated: Annotated, before: Attribution, start: int) -> bool:
    """Whether a quotation stands in the paragraph where the last one was given a speaker."""
    between = annotated.reading.article.text[before.content[-1][1] : start]
    return "\n" not in between and len(between) < 120
