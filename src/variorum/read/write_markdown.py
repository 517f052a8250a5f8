"""A reading written as Markdown that reads back as the same text, blocks and links."""

from __future__ import annotations

import re

from variorum.read.layout import is_numbered
from variorum.reading import Block, Reading

SPECIAL = re.compile(r"[\\`*_\[\]<>&!|~#]")
LEADING = re.compile(r"^(\s*)([+=-]|\d{1,9}(?=[.)]))", re.MULTILINE)
MARKS = {"heading": "## ", "quote": "> "}


def write_markdown(reading: Reading) -> str:
    """The Markdown body of a reading: headings, lists and quotes marked, links written out."""
    text, pieces, before = reading.article.text, [], ""
    for number, block in enumerate(reading.blocks):
        after = reading.blocks[number + 1].start if number + 1 < len(reading.blocks) else block.end
        listed = block.kind == "item" and "\n" in (before, text[block.end : after])
        pieces.append(("\n" if before == "\n" else "\n\n") + _marked(reading, block, listed))
        before = text[block.end : after]
    return "".join(pieces).strip("\n") + "\n"


def _marked(reading: Reading, block: Block, listed: bool) -> str:
    """The block with the mark that makes it what it is; code and the like are fenced."""
    words, text = reading.article.text[block.start : block.end], _linked(reading, block)
    if block.kind == "note" and "\n" in words:
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", words)), default=0))
        return f"{fence}\n{words}\n{fence}"
    printed = re.match(r"(\d{1,9})([.)]) ", words)
    if listed and printed:
        return f"{printed.group()}{text[len(printed.group()) + 1 :]}"
    if listed or (block.kind == "item" and not is_numbered(words)):
        return "* " + text
    return MARKS.get(block.kind, "") + text


def _linked(reading: Reading, block: Block) -> str:
    text, position, pieces = reading.article.text, block.start, []
    for link in reading.links:
        if link.start >= position and link.end <= block.end:
            anchor, href = _escaped(text[link.start : link.end]), _address(link.href)
            pieces += [_escaped(text[position : link.start]), f"[{anchor}]({href})"]
            position = link.end
    pieces.append(_escaped(text[position : block.end]))
    line = " ".join("".join(pieces).split("\n"))
    return LEADING.sub(lambda found: f"{found.group(1)}{_first(found.group(2))}", line)


def _first(mark: str) -> str:
    """A line's first character with what keeps it from starting a list or a rule."""
    return mark + "\\" if mark[0].isdigit() else "\\" + mark


def _escaped(text: str) -> str:
    return SPECIAL.sub(lambda found: "\\" + found.group(), text)


def _address(href: str) -> str:
    return f"<{href}>" if re.search(r"[\s()]", href) and not re.search(r"[<>\n]", href) else href
