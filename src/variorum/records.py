"""What is handed on together: all that one article says, and the whole dossier."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from variorum.model import (
    Actor,
    AnyRecord,
    Article,
    Citation,
    Date,
    Dispute,
    Draft,
    Event,
    Origin,
    Provision,
    Refused,
    Row,
    Sourcing,
    Statement,
    Witness,
)
from variorum.reading import Reading


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """All that one article says of the negotiation, before it is joined with other articles.

    The ids inside (actors, drafts) hold within the article; `resolve` maps them to those of the dossier.
    """

    reading: Reading
    citations: tuple[Citation, ...] = ()
    actors: tuple[Actor, ...] = ()
    drafts: tuple[Draft, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    provisions: tuple[Provision, ...] = ()
    statements: tuple[Statement, ...] = ()
    dates: tuple[Date, ...] = ()
    events: tuple[Event, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    refused: tuple[Refused, ...] = ()

    @property
    def article(self) -> Article:
        """The record of the article that gives this account."""
        return self.reading.article


class Records(msgspec.Struct, frozen=True, kw_only=True):
    """The whole dossier as records, each kind in a fixed order."""

    articles: tuple[Article, ...] = ()
    citations: tuple[Citation, ...] = ()
    actors: tuple[Actor, ...] = ()
    drafts: tuple[Draft, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    provisions: tuple[Provision, ...] = ()
    statements: tuple[Statement, ...] = ()
    dates: tuple[Date, ...] = ()
    events: tuple[Event, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    origins: tuple[Origin, ...] = ()
    sourcing: tuple[Sourcing, ...] = ()
    rows: tuple[Row, ...] = ()
    refused: tuple[Refused, ...] = ()

    def __iter__(self) -> Iterator[AnyRecord]:
        """Every record, kind by kind in the order of the fields."""
        for field in self.__struct_fields__:
            yield from getattr(self, field)
