"""A contested fact as a rule finds it, and the extents that all rules speak in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from variorum.annotated import Annotated
from variorum.extract.claims import Claim
from variorum.extract.sentences import Sentence

AROUND = 5  # sentences before and after in which what is answered or denied is looked for
FEWEST = 4  # words of a claim that says anything


@dataclass(frozen=True, slots=True)
class Found:
    """A contested fact: `sides` and `about` in code points; `whole` is the sentence that states it, if any.

    `more` gives further words for a side: (side, words).
    """

    type: Literal["contradiction", "denial", "uncertainty"]
    rule: str
    sides: tuple[tuple[int, int], ...]
    about: tuple[int, int]
    whole: tuple[int, int] | None = None
    confidence: float = 0.7
    more: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()

    def shares_side(self, other: Found) -> bool:
        """Whether the two have a side in common."""
        return any(a < d and c < b for a, b in self.sides for c, d in other.sides)

    def with_sides(self, other: Found) -> Found:
        """This dispute with the other's further sides."""
        more = [s for s in other.sides if not any(a < s[1] and s[0] < b for a, b in self.sides)]
        return replace(self, sides=(*self.sides, *more), more=(*self.more, *other.more))


def extent_of(annotated: Annotated, sentence: Sentence) -> tuple[int, int]:
    """Code points of a sentence."""
    return extent_between(annotated, sentence.first, sentence.last)


def extent_between(annotated: Annotated, first: int, last: int) -> tuple[int, int]:
    """Code points of the tokens from `first` to `last` (exclusive), without white space at the ends."""
    tokens = [t for t in annotated.doc[first:last] if not t.is_space]
    while len(tokens) > 1 and tokens[-1].text in {",", ";", ".", ":"}:
        tokens.pop()
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])


def says_much(text: str, claim: Claim) -> bool:
    """Whether a claim is long enough to hold something, and more than an infinitive."""
    return len(text[claim.start : claim.end].split()) >= FEWEST and not text.startswith("to ", claim.start)


def spoken_next(
    annotated: Annotated, sentences: Sequence[Sentence], sentence: Sentence
) -> list[tuple[int, int]]:
    """Quotations in which whoever was just quoted goes on, in the same paragraph."""
    found = list[tuple[int, int]]()
    for following in sentences[sentence.index + 1 : sentence.index + 3]:
        tokens = following.tokens(annotated.doc)
        if following.block != sentence.block or not tokens or tokens[0].text not in '“"':
            break
        found.append(extent_between(annotated, following.first, following.last))
    return found
