"""A contested fact as a rule finds it, and the article as all these rules read it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from spacy.tokens import Span

from variorum.annotated import Annotated
from variorum.extract.claims import Claim
from variorum.extract.drafts import DraftMention
from variorum.extract.sentences import Sentence

FEWEST = 4  # words of a claim that says anything
SHARED = 0.5  # of the shorter of two sides, where both are one

Extent = tuple[int, int]  # code points
Kind = Literal["contradiction", "denial", "uncertainty"]


@dataclass(frozen=True, slots=True)
class Found:
    """A contested fact: `sides` and `about` in code points; `whole` is the sentence that states it, if any.

    `more` gives further words for a side: (side, words).
    """

    type: Kind
    rule: str
    sides: tuple[Extent, ...]
    about: Extent
    whole: Extent | None = None
    confidence: float = 0.7
    more: tuple[tuple[Extent, Extent], ...] = ()

    @property
    def told(self) -> tuple[Extent, ...]:
        """The sides with all further words for them."""
        return (*self.sides, *(words for _, words in self.more))

    def shares_side(self, other: Found) -> bool:
        """Whether the two have a side in common, or one tells more of a side of the other."""
        return any(are_one(one, two) for one in self.told for two in other.sides) or any(
            are_one(one, two) for one in self.sides for two in other.told
        )

    def with_sides(self, other: Found) -> Found:
        """This dispute with the other's further sides."""
        more = [s for s in other.sides if not any(overlap(s, known) for known in self.told)]
        return replace(self, sides=(*self.sides, *more), more=(*self.more, *other.more))


def overlap(one: Extent, other: Extent) -> int:
    """Code points that two extents share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def are_one(one: Extent, other: Extent) -> bool:
    """Whether two extents share most of the shorter one."""
    shorter = min(one[1] - one[0], other[1] - other[0])
    return overlap(one, other) > SHARED * shorter


@dataclass(frozen=True)
class Telling:
    """One article as the rules of contested facts read it."""

    annotated: Annotated
    sentences: Sequence[Sentence]
    claims: Sequence[Claim]
    mentions: Sequence[DraftMention] = ()
    _spans: dict[Extent, Span | None] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The reading text."""
        return self.annotated.reading.article.text

    @cached_property
    def small(self) -> str:
        """The text in small letters and of the same length, in which stems are sought in no time."""
        return self.text.replace("İ", "I").lower()

    @cached_property
    def extents(self) -> tuple[Extent, ...]:
        """The code points of every sentence."""
        return tuple(extent_of(self.annotated, s) for s in self.sentences)

    @cached_property
    def by_sentence(self) -> dict[int, list[Claim]]:
        """The claims that begin in each sentence."""
        found: dict[int, list[Claim]] = {}
        for claim in self.claims:
            found.setdefault(claim.sentence, []).append(claim)
        return found

    @cached_property
    def dated(self) -> tuple[int, ...]:
        """Where days and times are told."""
        return tuple(d.evidence[0].start for d in self.annotated.dates if d.type in ("DATE", "TIME"))

    @cached_property
    def mentioned(self) -> tuple[int, ...]:
        """Where drafts are named, in the order of `mentions`."""
        return tuple(mention.start for mention in self.mentions)

    def drafts_in(self, claim: Claim) -> frozenset[str]:
        """The drafts that a claim names."""
        first, last = bisect_left(self.mentioned, claim.start), bisect_left(self.mentioned, claim.end)
        return frozenset(mention.draft_id for mention in self.mentions[first:last])

    def words(self, extent: Extent) -> str:
        """The words of an extent."""
        return self.text[extent[0] : extent[1]]

    def span(self, extent: Extent) -> Span | None:
        """The tokens of an extent."""
        if extent not in self._spans:
            self._spans[extent] = self.annotated.doc.char_span(*extent, alignment_mode="expand")
        return self._spans[extent]

    def each(self) -> Iterator[tuple[Sentence, Extent]]:
        """The sentences with their extents."""
        return zip(self.sentences, self.extents, strict=True)

    def claims_in(self, first: int, last: int) -> list[Claim]:
        """The claims of the sentences from `first` up to `last` (exclusive) that hold something."""
        return [
            claim
            for n in range(max(0, first), last)
            for claim in self.by_sentence.get(n, ())
            if says_much(self.text, claim)
        ]

    def is_in_block_of(self, one: int, other: int) -> bool:
        """Whether two sentences stand in one paragraph."""
        return self.sentences[one].block == self.sentences[other].block


def extent_of(annotated: Annotated, sentence: Sentence) -> Extent:
    """Code points of a sentence."""
    return extent_between(annotated, sentence.first, sentence.last)


def extent_between(annotated: Annotated, first: int, last: int) -> Extent:
    """Code points of the tokens from `first` to `last` (exclusive), without white space at the ends."""
    tokens = [t for t in annotated.doc[first:last] if not t.is_space]
    while len(tokens) > 1 and tokens[-1].text in {",", ";", ".", ":"}:
        tokens.pop()
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])


def says_much(text: str, claim: Claim) -> bool:
    """Whether a claim is long enough to hold something, and more than an infinitive or a relative clause."""
    words = text[claim.start : claim.end].split()
    return len(words) >= FEWEST and words[0].lower() not in ("to", "who", "which", "whose")


def are_two(one: Claim, other: Claim) -> bool:
    """Whether two claims have different speakers; those of whom nothing is known are different."""
    if one.labels & other.labels:
        return False
    return not one.speaker or one.speaker != other.speaker


def spoken_next(telling: Telling, index: int) -> list[Extent]:
    """Quotations in which whoever was just quoted goes on, in the same paragraph."""
    found = list[Extent]()
    for following in telling.sentences[index + 1 : index + 3]:
        extent = telling.extents[following.index]
        apart = following.kind != "quote" and not telling.is_in_block_of(following.index, index)
        if apart or (following.kind != "quote" and telling.text[extent[0]] not in '“"'):
            break
        found.append(extent)
    return found
