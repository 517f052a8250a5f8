"""Pieces of an article on the way to its reading text, and the one edit that keeps links in place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from variorum.reading import BlockKind

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

    def parts(self, spans: list[tuple[int, int]]) -> Iterator[Fragment]:
        """The parts between these offsets, which are in order; white space at their ends is left out.

        Links and marks go with their part; what is bold is not carried over.
        """
        starts, marks = [start for start, _, _ in self.links], sorted(self.marks)
        for number, (start, end) in enumerate(spans):
            words = self.text[start:end]
            start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
            links = self.links[bisect_left(starts, start) : bisect_left(starts, end)]
            yield Fragment(
                self.text[start : max(start, end)],
                self.kind,
                [(a - start, min(b, end) - start, href) for a, b, href in links],
                {mark - start for mark in marks[bisect_left(marks, start) : bisect_right(marks, end)]},
                [],
                self.lists,
                self.item,
                self.picture if number == 0 else None,
                self.verbatim,
            )

    def edited(self, edits: Iterable[Edit]) -> Fragment:
        """This fragment with the edits (which do not overlap) made and all offsets carried over."""
        return self.edited_with(edits, [])[0]

    def edited_with(
        self, edits: Iterable[Edit], cuts: list[tuple[int, int]]
    ) -> tuple[Fragment, list[tuple[int, int]]]:
        """The fragment edited, and the spans between the cuts as they stand in it."""
        edits = sorted(edits)
        pieces, position = [], 0
        for start, end, new in edits:
            pieces += [self.text[position:start], new]
            position = end
        pieces.append(self.text[position:])
        move = _mover(edits)
        made = Fragment(
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
        edges = [0, *(move(edge) for cut in cuts for edge in cut), len(made.text)]
        return made, list(zip(edges[::2], edges[1::2], strict=True))

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


def _mover(edits: list[Edit]) -> Callable[[int], int]:
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
