"""One noun phrase that may name a text on the table, with all that it says of the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from variorum.extract.draft_words import STRONG_NOUNS

Determiner = Literal["definite", "indefinite", "possessive", "generic", "none"]


@dataclass(frozen=True, slots=True)
class DraftPhrase:
    """Tokens first to last (exclusive) that may name a draft; `makers` are labels of those named with it.

    `told_makers` are those of an insertion ("The plan, presented by X, …"): they do not tell it from others.
    `inside_later` marks the plan of "a new version of the plan". `ordinal` is the place of "the third draft"
    among versions, `sizes` the lengths of "a 19-page redline" by unit, `naming` the words that name the text
    ("bridging" of "the bridging proposal") and `said` all its words; `pointing` is "this" or "that",
    `another` one more text.
    """

    first: int
    head: int
    last: int
    sentence: int
    noun: str
    determiner: Determiner
    strong: bool
    plural: bool = False
    points: int | None = None
    makers: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    is_first: bool = False
    is_former: bool = False
    is_later: bool = False
    vaguely_later: bool = False
    is_counter: bool = False
    whole_of: int | None = None
    made_here: bool = False
    told_makers: frozenset[str] = frozenset()
    inside_later: bool = False
    governs: bool = False
    ordinal: int | None = None
    sizes: frozenset[tuple[str, int]] = frozenset()
    naming: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    pointing: bool = False
    another: bool = False
    modifiers: frozenset[str] = field(default_factory=frozenset)

    @property
    def nouns(self) -> frozenset[str]:
        """What the text is called: "framework" and "agreement" for a framework agreement."""
        return frozenset({self.noun}) | (self.said & STRONG_NOUNS)

    @property
    def named(self) -> bool:
        """Whether the phrase says more than "the plan"."""
        return bool(self.points or self.makers or self.is_later or self.is_counter or self.modifiers)
