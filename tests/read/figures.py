"""What is left of the archive's marks and tears after reading: `python -m tests.read.figures [FOLDER]`."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from variorum.read import layout, read_paths
from variorum.reading import Block, Reading

SAMPLE = Path(__file__).parents[3] / "shared" / "archive-sample"
# Emphasis, links, pictures, headings, quotes and fences; a star in a formula or a name of code is none.
MARK = re.compile(r"\*\*\w|(?<!\S)\*\w[^*]*\w\*|\]\(\S|!\[|^#{1,6} |^> |```", re.MULTILINE)
LONG = 15  # words: shorter blocks without an end mark are headings, labels and lines of a list
PROSE = ("paragraph", "quote", "item")


def text_of(reading: Reading, block: Block) -> str:
    return reading.article.text[block.start : block.end]


def torn_blocks(reading: Reading) -> Iterator[tuple[str, str]]:
    """Every paragraph that opens as the middle of a sentence does, or is long and ends without an end mark.

    Wider than the rules that mend, so that it sees what they miss; code that opens in lower case is left out.
    """
    for block in reading.blocks:
        words = text_of(reading, block)
        if block.kind in ("paragraph", "quote") and not layout.is_code(words):
            opens = layout.goes_on(words) and words[0] not in '"“‘'
            ends = len(words.split()) > LONG and layout.is_unfinished(words)
            if opens or ends:
                yield words[:60], words[-60:]


def marks_left(reading: Reading) -> list[str]:
    """Every Markdown mark in a block of prose."""
    return [
        found
        for block in reading.blocks
        if block.kind in PROSE
        for found in MARK.findall(text_of(reading, block))
    ]


def figures_of(folder: Path) -> dict[str, int]:
    """Files, blocks, links, anchors lost, marks left and torn blocks of a folder of articles."""
    counts: Counter[str] = Counter()
    for reading in read_paths([folder]):
        counts["files"] += 1
        if not isinstance(reading, Reading):
            counts["unread"] += 1
            continue
        text = reading.article.text
        counts["blocks"] += len(reading.blocks)
        counts["links"] += len(reading.links)
        counts["anchors lost"] += sum(not text[x.start : x.end].strip() for x in reading.links)
        counts["marks left"] += len(marks_left(reading))
        counts["torn blocks"] += len(list(torn_blocks(reading)))
    return dict(counts)


if __name__ == "__main__":
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    for name, count in figures_of(given).items():
        sys.stdout.write(f"{name:14} {count:7,}\n")
    for reading in read_paths([given]):
        if isinstance(reading, Reading):
            for one, other in torn_blocks(reading):
                sys.stdout.write(f"  {reading.article.path[-50:]}: {one!r} / {other!r}\n")
            for mark in marks_left(reading):
                sys.stdout.write(f"  {reading.article.path[-50:]}: mark {mark!r}\n")
