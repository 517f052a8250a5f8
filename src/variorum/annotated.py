"""What annotation adds to a text: the parse, the names, the quantities and the time expressions in it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from variorum.model import Actor, ActorType, Comparator, Date
from variorum.reading import Reading


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a named actor: text[start:end] names the actor with this id (within the article)."""

    start: int
    end: int
    actor: str
    type: ActorType


@dataclass(frozen=True, slots=True)
class Amount:
    """One quantity, text[start:end]: its number, unit (singularised head or symbol) and bound."""

    start: int
    end: int
    value: float
    unit: str
    comparator: Comparator


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with all that annotation found in it; offsets count in `reading.article.text`."""

    reading: Reading
    doc: Doc
    actors: tuple[Actor, ...]
    names: tuple[Name, ...]
    amounts: tuple[Amount, ...]
    dates: tuple[Date, ...]
