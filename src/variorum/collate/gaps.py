"""The noun of a comparison: a `Gap` is one slot that two sides of a row fill differently, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from variorum.collate.evidence import Floats
from variorum.collate.sides import Side, cover, share
from variorum.drafted import Fill, SlotName

FoundBy = Literal["value", "strength", "party", "condition", "scope", "print", "words"]
Extent = tuple[int, int]
SAID = 0.55  # cover from which the other side counts as saying something
EVENT_SAID = 0.4  # the same for an event that a deadline hangs on, which is put in two or three words


@dataclass(frozen=True, slots=True)
class Gap:
    """One slot that differs: where it stands on either side (None where that side has nothing), and what
    found it.
    """

    slot: SlotName
    a: Extent | None
    b: Extent | None
    found_by: FoundBy


def extent_of(fill: Fill | None) -> Extent | None:
    """Where the fill stands."""
    return (fill.start, fill.end) if fill else None


def overlap(x: Extent, y: Extent) -> bool:
    """True if the two have a character in common."""
    return x[0] < y[1] and y[0] < x[1]


def words_in(side: Side, extent: Extent) -> list[int]:
    """The words of the side that begin in the extent."""
    return [k for k, w in enumerate(side.words) if extent[0] <= w.start < extent[1]]


def is_unsaid(side: Side, extent: Extent | None, said: Floats, least: float = SAID) -> bool:
    """True if a name, or words of weight, stand there that the other side (by `said`, word by word) does not
    say.
    """
    at = words_in(side, extent) if extent else []
    if any(side.words[k].name and said[k] < SAID for k in at):
        return True
    return bool(at) and share(said[at], side.weights[at]) < least


def unsaid_fills(side: Side, other: Side, slot: SlotName, least: float = SAID) -> list[Fill]:
    """The fills of a slot whose words the other side does not say."""
    said = cover(side, other)
    return [f for f in side.fills if f.slot == slot and is_unsaid(side, (f.start, f.end), said, least)]
