"""What reading a draft's own text gives: its points as printed, and the slots that each point fills.

On the ground floor beside the nouns, because `extract` makes these values and `collate` compares them, and
neither stage knows the other. Offsets count code points of the text that was read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PointKind = Literal["point", "subpoint", "heading", "note", "deleted"]
SlotName = Literal["obligor", "counterpart", "modality", "quantity", "deadline", "condition", "scope"]


@dataclass(frozen=True, slots=True)
class Point:
    """One numbered (bulleted, lettered, unnumbered) point: text[start:end], its own words from `body` on.

    `number` is what is printed, without its dress ("6", "10b", "IV"); bullets and plain paragraphs count
    from 1. `label` is the print itself ("§ 4.", "(b)", "-"; empty for a paragraph). `parent` is the number
    of the point that a sub-point belongs to. A "deleted" point says that a point is gone; `refers` is the
    number it names.
    """

    number: str
    label: str
    start: int
    end: int
    body: int
    kind: PointKind = "point"
    parent: str | None = None
    refers: str | None = None


@dataclass(frozen=True, slots=True)
class Fill:
    """One slot that a point fills: text[start:end] says it, `value` is what it comes to.

    Two fills of equal `value` commit to the same: "0.6 cubic kilometres" and "600 million cubic metres" are
    both "volume=600000000" (m3). Where nothing can be computed, `value` is empty and the words have to be
    compared.
    """

    slot: SlotName
    start: int
    end: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class DraftText:
    """A draft whose text is held: `fills[i]` belongs to `points[i]`; `complete` is false if the text breaks
    off.
    """

    siglum: str
    text: str
    points: tuple[Point, ...]
    fills: tuple[tuple[Fill, ...], ...]
    complete: bool = True
    title: str = ""
    notes: tuple[tuple[int, int], ...] = ()

    def words(self, point: Point) -> str:
        """The point's own words, without its label; an editor's notes are blanked, so places stay."""
        found = self.text[point.body : point.end]
        for start, end in self.notes:
            first, last = max(start, point.body) - point.body, min(end, point.end) - point.body
            if first < last:
                found = found[:first] + " " * (last - first) + found[last:]
        return found.rstrip()
