"""Pieces of an article on the way to its reading text, and the one edit that keeps links in place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate

from variorum.model import BlockKind

Edit = tuple[int, int, str]  # start, end, what stands there instead


@dataclass(slots=True)
class Fragment:
    """A block of the source: its words, "\\n" where a line ended, and where links and marks stand."""

    text: str
    kind: BlockKind = "paragraph"
    links: list[tuple[int, int, str]] = field(default_factory=list)
    marks: set[int] = field(default_factory=set)  # where an emphasis or a link begins or ends
    strong: list[tuple[int, int]] = field(default_factory=list)
    lists: tuple[int, ...] = ()  # the lists that it stands in, outermost first
    item: int = 0  # the list item that it stands in
    picture: str | None = None  # the description of the picture right above it
    verbatim: bool = False  # code and the like: never mended

    def slice(self, start: int, end: int) -> Fragment:
        """The part of this fragment between two offsets, with what stands in it."""
        return Fragment(
            self.text[start:end],
            self.kind,
            [
                (max(a, start) - start, min(b, end) - start, h)
                for a, b, h in self.links
                if a < end and b > start
            ],
            {m - start for m in self.marks if start <= m <= end},
            [(max(a, start) - start, min(b, end) - start) for a, b in self.strong if a < end and b > start],
            self.lists,
            self.item,
            self.picture if start == 0 else None,
            self.verbatim,
        )

    def edited(self, edits: Iterable[Edit]) -> Fragment:
        """This fragment with the edits (which do not overlap) made and all offsets carried over."""
        edits = sorted(edits)
        if not edits:
            return self
        pieces, position = [], 0
        for start, end, new in edits:
            pieces += [self.text[position:start], new]
            position = end
        pieces.append(self.text[position:])
        move = _mover(edits)
        return Fragment(
            "".join(pieces),
            self.kind,
            [(move(a), move(b), h) for a, b, h in self.links if move(b) > move(a)],
            {move(m) for m in self.marks},
            [(move(a), move(b)) for a, b in self.strong if move(b) > move(a)],
            self.lists,
            self.item,
            self.picture,
            self.verbatim,
        )

    def joined(self, other: Fragment, between: str) -> Fragment:
        """This fragment and the other as one, with `between` between them."""
        shift = len(self.text) + len(between)
        return Fragment(
            self.text + between + other.text,
            self.kind,
            self.links + [(a + shift, b + shift, h) for a, b, h in other.links],
            self.marks | {m + shift for m in other.marks},
            self.strong + [(a + shift, b + shift) for a, b in other.strong],
            self.lists,
            self.item,
            self.picture,
        )


def _mover(edits: list[Edit]):  # type: ignore[no-untyped-def]
    """A function that carries an offset over the edits; one inside an edit goes to that edit's nearer end."""
    starts = [start for start, _, _ in edits]
    shifts = [0, *accumulate(len(new) - (end - start) for start, end, new in edits)]

    def move(offset: int) -> int:
        index = bisect_right(starts, offset) - 1
        if index < 0:
            return offset
        start, end, new = edits[index]
        if offset >= end:
            return offset + shifts[index + 1]
        return start + shifts[index] + min(offset - start, len(new))

    return move
