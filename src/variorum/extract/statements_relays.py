"""Statements within statements: what one source passes on of another."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.extract.attribution import Attribution

MOST_OF = 0.5  # share of the outer content that the inner statement fills, or else it is an aside in it
INSIDE = 0.9


def find_relays(attributions: Sequence[Attribution]) -> dict[int, int]:
    """For each statement made within another's content, the one that relays it, by numbers."""
    relays: dict[int, int] = {}
    reaches = [_reach(one.content) for one in attributions]
    for inner, one in enumerate(attributions):
        best: tuple[int, int] | None = None
        first, last = _reach((*one.source, *one.cue, *one.content))
        for outer, other in enumerate(attributions):
            start, end = reaches[outer]
            if outer != inner and start < last and first < end and _within(one, other):
                size = sum(end - start for start, end in other.content)
                if best is None or size < best[0]:
                    best = (size, outer)
        if best:
            relays[inner] = best[1]
    return relays


def _within(one: Attribution, other: Attribution) -> bool:
    """Whether `one`, source, cue and content, stands in the content of `other` and is most of it."""
    if not one.source or not other.content:
        return False
    parts = (*one.source, *one.cue, *one.content)
    size = sum(end - start for start, end in parts)
    both = sum(_shared(part, content) for part in parts for content in other.content)
    whole = sum(end - start for start, end in other.content)
    return both >= INSIDE * size and size >= MOST_OF * whole and other.source != one.source


def _reach(spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """From the first place of some spans to the last."""
    return min((start for start, _ in spans), default=0), max((end for _, end in spans), default=0)


def _shared(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))
