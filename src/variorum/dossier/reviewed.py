"""The articles of a dossier whose statements people have all decided on: what a model may be fitted on."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model import Article, Refused, Statement
from variorum.records import Records

BY_A_PERSON = "review:"  # how the method of a record begins that a person accepted, edited or rejected


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The articles that were reviewed whole with their statements, and how many were reviewed in part."""

    articles: tuple[Article, ...]
    statements: tuple[Statement, ...]
    partly: int


def reviewed_articles(records: Records) -> Reviewed:
    """The articles in which no statement waits for a decision and at least one was accepted or edited.

    What was rejected is no statement; what nobody decided on may be one or not, so its article is left out
    and counted.
    """
    decided = {one.evidence[0].article for one in records.statements if _is_decided(one)}
    decided |= {one.evidence[0].article for one in records.refused if _is_decided(one)}
    waiting = {one.evidence[0].article for one in records.statements if not _is_decided(one)}
    kept = tuple(one for one in records.statements if one.evidence[0].article in decided - waiting)
    ids = {one.evidence[0].article for one in kept}
    articles = tuple(article for article in records.articles if article.id in ids)
    return Reviewed(articles, kept, len(decided & waiting))


def _is_decided(record: Statement | Refused) -> bool:
    about = isinstance(record, Statement) or record.looked_like == "statement"
    return about and record.method.startswith(BY_A_PERSON)
