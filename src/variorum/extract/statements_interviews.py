"""Interviews: answers without quotation marks belong to the one who is interviewed.

An interview is told by its form: marked turns ("Q:", "A:", "Quarrie:"), or three short questions and more
that stand alone between paragraphs, after an introduction that says that somebody was spoken to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from variorum.annotated import Annotated, Name
from variorum.extract.attribution import Attribution
from variorum.reading import Block

LEAST_QUESTIONS: Final = 3
LONGEST_QUESTION: Final = 200  # code points
ANSWER_SCORE: Final = 0.7
_TURN: Final = re.compile(r"(?P<who>[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3}):\s+(?=\S)")
_SPOKE: Final = re.compile(
    r"\b(?:interview\w*|conversation|spoke|speaks|talked|sat\sdown|asked|caught\sup|Q\s?&\s?A|edited)\b", re.I
)
_CAPTION: Final = re.compile(r"\b(?:photo|picture|image|portrait|graphic|credit)\w*\b[:\s]", re.I)


def find_answers(annotated: Annotated) -> list[Attribution]:
    """The answers of an interview, each paragraph an attribution; empty where the article is none."""
    return [*_marked_turns(annotated)] or [*_plain_answers(annotated)]


def _paragraphs(annotated: Annotated) -> list[Block]:
    return [b for b in annotated.reading.blocks if b.kind in ("paragraph", "quote", "item", "heading")]


def _marked_turns(annotated: Annotated) -> Iterator[Attribution]:
    """Paragraphs that open with who speaks; a turn of "Q" is the paper's own."""
    text = annotated.reading.article.text
    blocks = _paragraphs(annotated)
    turns = [(block, _TURN.match(text, block.start, block.end)) for block in blocks]
    marks = [match["who"] for _, match in turns if match]
    if len(marks) < 2 * LEAST_QUESTIONS or len(set(marks)) > max(2, len(marks) // 2):
        return
    person = _interviewed(annotated, blocks[0].end)
    for block, match in turns:
        if match is None or match["who"] == "Q":
            continue
        who = match.span("who") if match["who"] != "A" else person and (person.start, person.end)
        if who and match.end() < block.end:
            yield Attribution((who,), (), ((match.end(), block.end),), ANSWER_SCORE)


def _plain_answers(annotated: Annotated) -> Iterator[Attribution]:
    """What stands between questions that stand alone: question, answer, and so on in turn."""
    text, blocks = annotated.reading.article.text, _paragraphs(annotated)
    asked = [n for n, block in enumerate(blocks) if _is_question(text[block.start : block.end])]
    if len(asked) < LEAST_QUESTIONS or asked[0] == 0:
        return
    opening = blocks[asked[0] - 1].end
    person = _interviewed(annotated, opening)
    if person is None or not _SPOKE.search(text[:opening]) or _has_quotations(text[blocks[asked[0]].start :]):
        return
    answers = False
    for block in blocks[asked[0] :]:
        words = text[block.start : block.end]
        if _CAPTION.search(words) and len(words) < LONGEST_QUESTION:
            continue
        if not answers or _is_question(words):
            answers = True
        else:
            answers = False
            yield Attribution(((person.start, person.end),), (), ((block.start, block.end),), ANSWER_SCORE)


def _is_question(words: str) -> bool:
    return words.endswith("?") and len(words) <= LONGEST_QUESTION and words[0] not in "“\"'‘"


def _has_quotations(text: str) -> bool:
    """Whether many of the paragraphs are quotations: then it is a story told in quotes."""
    marks = len(re.findall(r"[“\"]", text))
    return marks > text.count("\n\n")


def _interviewed(annotated: Annotated, end: int) -> Name | None:
    """The person whom the introduction names most often, the first of equals."""
    people = [name for name in annotated.names if name.type == "person" and name.end <= end]
    counts = {name.actor: sum(n.actor == name.actor for n in people) for name in people}
    return max(people, key=lambda name: (counts[name.actor], -name.start), default=None)
