"""Web pages: the article's own text by trafilatura, with its links, and what the page says of itself."""

from __future__ import annotations

from variorum.read.fragments import Fragment
from variorum.read.front_matter import Fields


def read_html(path: str, source: str) -> tuple[Fields, list[Fragment]]:
    """What the page says of itself, and the fragments of its article."""
    raise NotImplementedError(path)
