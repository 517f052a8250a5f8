"""Accounts that are said to differ, or that nobody could check: the claims near are the sides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from variorum.extract import dispute_signs as signs
from variorum.extract import dispute_words as words
from variorum.extract.claims import Claim
from variorum.extract.dispute_found import Extent, Found, Kind, Telling, are_two
from variorum.extract.sentences import Sentence

BACK = 2  # sentences before and after in which the accounts are told
MOST_SIDES = 3


def accounts(telling: Telling) -> Iterator[Found]:
    """The claims after "The two gave differing accounts", or before "Neither could be verified"."""
    for sentence, extent in telling.each():
        if not signs.DOUBT_STEMS.search(telling.small, *extent):
            continue
        said = telling.words(extent)
        differing = words.DIFFERING.search(said) or signs.CONTESTED_THING.search(said)
        if differing is not None:
            yield from _differing(telling, sentence, extent[0] + differing.end())
            if re.search(r"\balso\s\w+$", differing.group()):  # so they differed in what stands before
                yield from _differed(telling, sentence)
        match = words.UNVERIFIED.search(telling.text, *extent)
        if match is not None and words.NEGATED.search(match.group()):
            yield from _unverified(telling, sentence, match)


def _differing(telling: Telling, sentence: Sentence, end: int) -> Iterator[Found]:
    near = telling.claims_in(sentence.index, sentence.index + BACK + 1)
    following = [c for c in near if c.start >= end]
    sides = [c for c in following if words.PARTITIVE.match(c.speaker)]
    sides = sides if len(sides) > 1 else of_different(following)
    topic = re.search(r"(?:about|over|on)$", telling.text[:end])
    extents = _next_two(telling, sentence) if len(sides) < 2 and not topic else ()
    if len(sides) < 2 and not topic and not extents:
        sides = of_different(telling.claims_in(sentence.index - BACK, sentence.index)[::-1])
    if len(sides) > 1 or topic:
        extents = tuple((c.start, c.end) for c in sides[:MOST_SIDES])
    if extents:
        about = telling.extents[sentence.index]
        yield Found("contradiction", "accounts", extents, about, None, 0.9)


def _differed(telling: Telling, sentence: Sentence) -> Iterator[Found]:
    """The two sides of what was told before "The two sides also differ …"."""
    sides = of_different(telling.claims_in(sentence.index - BACK, sentence.index)[::-1])
    if len(sides) == BACK:
        extents = tuple((c.start, c.end) for c in reversed(sides))
        yield Found("contradiction", "accounts", extents, extents[0], None, 0.7)


def _next_two(telling: Telling, sentence: Sentence) -> tuple[Extent, ...]:
    """The two sentences after one that says accounts differ: the second somebody's claim, or both a count."""
    one, other = sentence.index + 1, sentence.index + 2
    if other >= len(telling.sentences) or not telling.is_in_block_of(other, sentence.index):
        return ()
    counted = all(any(t.like_num for t in telling.span(telling.extents[n]) or ()) for n in (one, other))
    if other not in telling.by_sentence and not counted:
        return ()
    return telling.extents[one], telling.extents[other]


def of_different(claims: Sequence[Claim]) -> list[Claim]:
    """The first of some claims for each speaker."""
    found = list[Claim]()
    for claim in claims:
        if all(are_two(claim, known) for known in found):
            found.append(claim)
    return found


def _unverified(telling: Telling, sentence: Sentence, match: re.Match[str]) -> Iterator[Found]:
    both = match["both"] or re.search(
        r"\b(?:neither|none|both|these|those|their|either)\b", match.group(), re.IGNORECASE
    )
    near = telling.claims_in(sentence.index - BACK, sentence.index + 1)
    before = [c for c in near if c.end <= match.start()][::-1]
    sides = of_different(before)[: 2 if both else 1]
    if not sides:
        return
    extents = tuple((c.start, c.end) for c in reversed(sides))
    kind: Kind = "contradiction" if len(sides) > 1 else "uncertainty"
    yield Found(kind, "unverified", extents, extents[0], match.span(), 0.8)
