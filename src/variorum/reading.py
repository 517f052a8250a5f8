"""An article as read: its record, the blocks its text falls into, its links; or why it was not read."""

from __future__ import annotations

from typing import Literal

import msgspec

from variorum.model import Article

BlockKind = Literal["paragraph", "item", "heading", "quote", "caption", "note"]


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph, list item, heading, block quote or caption of the reading text: text[start:end]."""

    start: int
    end: int
    kind: BlockKind = "paragraph"


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """The anchor text[start:end] and the address it leads to."""

    start: int
    end: int
    href: str


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """An article as read: its record, the blocks its text falls into, and the map to every link.

    `pages` holds where each page begins in the text of a paged document; it is empty for others. `retrieved`
    is when the archive fetched it, as its front matter says; None where it does not.
    """

    article: Article
    blocks: tuple[Block, ...]
    links: tuple[Link, ...] = ()
    pages: tuple[int, ...] = ()
    retrieved: str | None = None


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """A file that could not be read, and why; the rest of the run goes on."""

    path: str
    reason: str
