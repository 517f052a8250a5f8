"""The lines of a draft's text with the marks they may open with: headings, notes and run-in lists told
apart.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.extract.points_marks import Mark, find_marks
from variorum.reading import Block

HEADING_WORDS = 9  # a longer line without a full stop is a sentence that lost it
_RUN_IN = re.compile(r"(?<=[.;:,!?”\"\])])\s+(?:and\s+|or\s+)?(?=\(?(?P<mark>\d{1,3}|[a-z])[.)]\s+\S)")
_ENDED = re.compile(r"[.!?:;][”\"’')\]]*$")
_BOLD = re.compile(r"(\*\*|__).+\1:?$")


@dataclass(frozen=True, slots=True)
class Line:
    """text[start:end], the marks it may open with, whether it is a heading and whether it opens a
    paragraph.
    """

    start: int
    end: int
    marks: tuple[Mark, ...]
    heading: bool
    opens: bool
    indent: int


def find_lines(text: str, blocks: Sequence[Block] = ()) -> list[Line]:
    """The lines of the text, run-in lists ("… 4. Dialogue …") broken up; `blocks` adds what the reader
    knew.
    """
    kinds = {block.start: block.kind for block in blocks}
    lines: list[Line] = []
    wrapped = _is_wrapped(text)
    opens = True
    for start, end in _printed_lines(text):
        if not text[start:end].strip():
            opens = True
            continue
        for at, to in _broken_up(text, start, end):
            lines.append(_line(text, (at, to), kinds.get(at), opens))
            opens = not wrapped and bool(_ENDED.search(text[at:to]))
    return lines


def _is_wrapped(text: str) -> bool:
    """True if the text was broken to a line length, so that a line end says nothing about a paragraph."""
    pairs = [
        (a, b)
        for a, b in zip(text.splitlines(), text.splitlines()[1:], strict=False)
        if a.strip() and b.strip()
    ]
    broken = sum(not _ENDED.search(a.rstrip()) and b.lstrip()[:1].islower() for a, b in pairs)
    return broken * 4 > len(pairs)


def _printed_lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for printed in text.splitlines(keepends=True):
        yield start, start + len(printed.rstrip())
        start += len(printed)


def _line(text: str, bounds: tuple[int, int], kind: str | None, opens: bool) -> Line:
    start, end = bounds
    printed = text[start:end]
    marks = find_marks(printed, start)
    bare = printed.strip()
    at = start + len(printed) - len(printed.lstrip())
    if kind == "item" and not marks:
        marks = [Mark("bullet", 0, "", at, at)]
    heading = kind in ("heading", "caption") or bare.startswith("#") or bool(_BOLD.fullmatch(bare))
    return Line(at, end, tuple(marks), heading, opens or kind is not None, at - start)


def _broken_up(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A line cut where a series of marks stands inside it: at least "(a) … (b)" or "7. … 8. … 9."."""
    cuts = list(_RUN_IN.finditer(text, start, end))
    chain = _longest_chain([(m.end(), m["mark"]) for m in cuts])
    head = find_marks(text[start:end], start)
    values = [mark.value for mark in head if mark.style != "bullet"]
    follows = bool(chain) and _value(chain[0][1]) - 1 in values
    lettered = bool(chain) and chain[0][1].isalpha()
    enough = 2 if lettered or follows else 3
    if len(chain) < enough - follows or (lettered and chain[0][1] not in "ab"):
        return [(start, end)]
    edges = [start, *(at for at, _ in chain), end]
    return [(a, len(text[a:b].rstrip()) + a) for a, b in itertools.pairwise(edges)]


def _value(printed: str) -> int:
    return int(printed) if printed.isdigit() else ord(printed) - 96


def _longest_chain(marks: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The longest run of marks of one style whose values go up by one."""
    best: list[tuple[int, str]] = []
    for first in range(len(marks)):
        chain = [marks[first]]
        for mark in marks[first + 1 :]:
            same_style = mark[1].isdigit() == chain[-1][1].isdigit()
            if same_style and _value(mark[1]) == _value(chain[-1][1]) + 1:
                chain.append(mark)
        if len(chain) > len(best):
            best = chain
    return best


def is_title(text: str) -> bool:
    """True for a few words without a full stop, as a heading is printed."""
    bare = text.strip().strip("#*_ ")
    return 0 < len(bare.split()) <= HEADING_WORDS and bare[-1] not in '.;!?,”"’)]'
