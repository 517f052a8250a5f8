"""Web pages: the article's own text by trafilatura, with every link, point number and caption of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import lxml.html
from lxml import etree

from variorum.errors import InputError
from variorum.read.fragments import Fragment
from variorum.read.front_matter import Fields
from variorum.read.mending import mend
from variorum.read.page import Page
from variorum.read.page_metadata import page_fields
from variorum.reading import BlockKind

KINDS: dict[str, BlockKind] = {
    "head": "heading",
    "item": "item",
    "quote": "quote",
    "row": "item",
    "code": "note",
}


def read_html(path: str, source: str) -> tuple[Fields, list[Fragment]]:
    """What the page says of itself, and the mended fragments of its article.

    The body is trafilatura's (favor_precision, no comments: docs/decisions/reading-html.md); links, numbers
    of ordered lists and captions are taken from the page, because trafilatura drops a quarter of the links.
    Raises InputError for a page without an article.
    """
    try:
        tree = lxml.html.document_fromstring(_without_declaration(source))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError(path, f"is not a page ({error})", "save the page again") from error
    fields = page_fields(tree)
    body = _body(source, tree)
    if body is None:
        raise InputError(path, "has no article in it", "save the page of one article, or its text")
    page = Page(tree, fields.get("url") or (path if path.startswith("http") else ""))
    fragments = [page.dressed(fragment) for fragment in _fragments(body, 0)]
    return fields, mend(fragments)


def _without_declaration(source: str) -> str:
    """The page without an XML declaration, which lxml refuses in text that is decoded already."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", source)


def _body(source: str, tree: Any) -> Any:
    import trafilatura  # a third of a second, which those who read no pages need not wait

    for precise in (True, False):
        found = trafilatura.bare_extraction(
            source, favor_precision=precise, include_comments=False, include_images=False, with_metadata=False
        )
        body = getattr(found, "body", None)
        if body is not None and " ".join(body.itertext()).strip():
            return body
    body, text, _ = trafilatura.baseline(tree)
    return body if text.strip() else None


def _fragments(element: Any, list_id: int) -> Iterator[Fragment]:
    """The blocks of trafilatura's tree in order."""
    for number, child in enumerate(element, 1):
        if child.tag == "list":
            yield from _fragments(child, list_id or id(child))
        elif child.tag in ("table", "div", "quote") and len(child) and not (child.text or "").strip():
            yield from _quoted(child, list_id)
        elif child.tag != "graphic":
            cells = "\t" if child.tag == "row" else ""
            text = _words(child, cells)
            if text.strip():
                kind = KINDS.get(child.tag, "paragraph")
                lists = (list_id,) if list_id else ((-1,) if child.tag == "row" else ())
                yield Fragment(text.strip("\n\t "), kind, lists=lists, item=list_id and list_id + number)


def _quoted(element: Any, list_id: int) -> Iterator[Fragment]:
    for fragment in _fragments(element, list_id):
        if element.tag == "quote":
            fragment.kind = "quote"
        yield fragment


def _words(element: Any, between: str) -> str:
    """The words of an element; a forced line break is a line."""
    words = [element.text or ""]
    for child in element:
        words.append("\n" if child.tag == "lb" else _words(child, ""))
        words.append(between or child.tail or "")
    return re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(words))
