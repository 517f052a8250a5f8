"""The reading text put together: blocks apart by a blank line, items of one list by a line, links kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec

from variorum.model import Article, digest
from variorum.read.fragments import Fragment
from variorum.reading import Block, Link, Reading

PAGE_MARK = "page:"  # the address of the unseen link that carries a page's beginning through the mending


def assemble(fragments: Sequence[Fragment]) -> tuple[str, tuple[Block, ...], tuple[Link, ...]]:
    """Text, blocks and links of mended fragments; every link's anchor stands at its offsets in the text."""
    pieces: list[str] = []
    blocks: list[Block] = []
    links: list[Link] = []
    position = 0
    previous: Fragment | None = None
    for fragment in fragments:
        if previous is not None:
            between = "\n" if _same_list(previous, fragment) else "\n\n"
            pieces.append(between)
            position += len(between)
        pieces.append(fragment.text)
        blocks.append(Block(start=position, end=position + len(fragment.text), kind=fragment.kind))
        links += [Link(start=a + position, end=b + position, href=h) for a, b, h in _anchors(fragment)]
        position += len(fragment.text)
        previous = fragment
    return "".join(pieces), tuple(blocks), tuple(links)


def _same_list(one: Fragment, other: Fragment) -> bool:
    """Whether both are list items; two lists with nothing between them read as one."""
    return bool(one.lists and other.lists)


def _anchors(fragment: Fragment) -> list[tuple[int, int, str]]:
    """The links of the fragment without the white space at their ends; those without words left out."""
    found = []
    for start, end, href in fragment.links:
        words = fragment.text[start:end]
        lead, tail = len(words) - len(words.lstrip()), len(words) - len(words.rstrip())
        if words.strip():
            found.append((start + lead, end - tail, href))
    return found


def article_id(url: str | None, text: str) -> str:
    """SHA-1 hex of the address, as the archive's own `url_hash`; of the text where there is no address."""
    return hashlib.sha1((url or text).encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def make_reading(
    path: str,
    text: str,
    blocks: tuple[Block, ...],
    fields: dict[str, str | None],
    links: tuple[Link, ...] = (),
) -> Reading:
    """A Reading of the text; `fields` are what the source gave for Article (id, url, title, published …)."""
    url = fields.get("url")
    # A lone surrogate, from an escape or a broken header, could not be written again.
    known = {key: value.encode("utf-8", "replace").decode() for key, value in fields.items() if value}
    known.setdefault("id", article_id(url, text))
    retrieved = known.pop("retrieved", None)
    article = Article(path=path, text=text, content_digest=digest(text), **known)  # type: ignore[arg-type]
    return Reading(article=article, blocks=blocks, links=links, retrieved=retrieved)


def with_pages(reading: Reading) -> Reading:
    """The reading of a paged document, the marks of its pages moved from the links to `pages`.

    Pages without words begin where the next one does.
    """
    starts: dict[int, int] = {}
    for link in reading.links:
        if link.href.startswith(PAGE_MARK):
            starts.setdefault(int(link.href.removeprefix(PAGE_MARK)), link.start)
    links = tuple(link for link in reading.links if not link.href.startswith(PAGE_MARK))
    pages: list[int] = []
    following = len(reading.article.text)
    for number in range(max(starts, default=0), 0, -1):
        following = starts.get(number, following)
        pages.append(following)
    return msgspec.structs.replace(reading, links=links, pages=tuple(reversed(pages)))


def renamed(reading: Reading, path: str, method: str) -> Reading:
    """The reading with another path and method in its article's record."""
    article = msgspec.structs.replace(reading.article, path=path, method=method)
    return msgspec.structs.replace(reading, article=article)
