"""Attributions that are no statements: a text on the table is their subject, or nothing is said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.model import Article, Refused, Span, Statement, identity

# Alone, these say nothing: "he said so", "which they rejected", "denied it".
EMPTY = frozenset(
    "a an the it its that this these those which who whom what when where why how so as him her them he she "
    "they we us you i me one not no yes to do did does done be is are was were and or but if whether".split()
)
SAYING = frozenset(
    "say says said state states stated read reads declare declares declared argue argues argued note notes "
    "noted claim claims claimed according describe describes described acknowledge acknowledges affirm "
    "affirms".split()
)
WORD = re.compile(r"[^\W_]+")


def refuse_statements(
    article: Article, statements: Sequence[Statement], mentions: Sequence[tuple[int, int]]
) -> tuple[tuple[Statement, ...], tuple[Refused, ...]]:
    """The statements that somebody makes, and the rest with the reason; `mentions` are those of drafts."""
    kept, refused = [], []
    for statement in statements:
        reason = _reason(statement, mentions)
        if reason:
            refused.append(_refused(article, statement, reason))
        else:
            kept.append(statement)
    return tuple(kept), tuple(refused)


def _reason(statement: Statement, mentions: Sequence[tuple[int, int]]) -> str:
    said = [word.lower() for span in statement.content for word in WORD.findall(span.exact)]
    if all(word in EMPTY for word in said):
        return "nothing is said in it"
    told = statement.source and all(_is_draft(span, mentions) for span in statement.source)
    if told and statement.directness == "indirect" and not _speaks(statement):
        return "a text on the table is no speaker: what it asks for is a provision"
    return ""


def _speaks(statement: Statement) -> bool:
    """Whether the text is told as speaking ("the document says"), which is as good as its makers' word."""
    cue = {word.lower() for span in statement.cue for word in WORD.findall(span.exact)}
    return bool(cue & SAYING)


def _is_draft(span: Span, mentions: Sequence[tuple[int, int]]) -> bool:
    """Whether the source is a mention of a draft, but for an article or a word around it."""
    return any(start < span.end and span.start < end and end >= span.end - 1 for start, end in mentions)


def _refused(article: Article, statement: Statement, reason: str) -> Refused:
    return Refused(
        id=identity("refused", article.id, "statement", statement.id),
        method="statements:refused",
        looked_like="statement",
        reason=reason,
        evidence=statement.evidence or statement.content,
    )
