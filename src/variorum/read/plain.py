"""Blocks of a text that is read as it stands: found by its lines, never by changing it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.read import layout
from variorum.reading import Block

LINE = re.compile(r"[^\r\n\u2028\u2029\x85\x0b\x0c]*[^\s][^\r\n\u2028\u2029\x85\x0b\x0c]*")
LOOK_BACK = 400  # code points that tell whether a line is the middle of a sentence
Lines = list[tuple[int, int]]


def find_blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs, points, headings and captions of a plain text, in order and apart from one another.

    Paragraphs stand apart by a blank line; lines within one belong together where the text is wrapped to a
    width or a sentence runs on, and are blocks of their own otherwise.
    """
    paragraphs = list(_paragraphs(text))
    wrapped = layout.is_wrapped([[text[a:b] for a, b in lines] for lines in paragraphs])
    spans = [span for lines in paragraphs for span in _healed(text, lines, wrapped)]
    return tuple(_with_headings(text, [_block(text, start, end) for start, end in spans]))


def _paragraphs(text: str) -> Iterator[Lines]:
    held: Lines = []
    for match in LINE.finditer(text):
        start, end = _bare(text, match.start(), match.end())
        if held and len(re.findall(r"\r\n|[\r\n\u2028\u2029\x85\x0b\x0c]", text[held[-1][1] : start])) > 1:
            yield held
            held = []
        held.append((start, end))
    if held:
        yield held


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _healed(text: str, lines: Lines, wrapped: bool) -> Iterator[tuple[int, int]]:
    start, end = lines[0]
    for a, b in lines[1:]:
        before, line = text[max(start, end - LOOK_BACK) : end], text[a:b]
        torn = layout.is_unfinished(before) and layout.goes_on(line)
        numbered = layout.is_numbered(line) and not (torn or (wrapped and layout.is_unfinished(before)))
        if (wrapped and not numbered) or torn:
            end = b
        else:
            yield start, end
            start, end = a, b
    yield start, end


def _block(text: str, start: int, end: int) -> Block:
    return Block(start=start, end=end, kind=layout.kind_of(text[start:end]))


def _with_headings(text: str, blocks: list[Block]) -> Iterator[Block]:
    looks = [b.kind == "paragraph" and layout.is_heading(text[b.start : b.end]) for b in blocks]
    for i, block in enumerate(blocks):
        run = sum(looks[max(0, i - 1) : i + 2])
        if looks[i] and run < 3 and i + 1 < len(blocks):
            yield Block(start=block.start, end=block.end, kind="heading")
        else:
            yield block
