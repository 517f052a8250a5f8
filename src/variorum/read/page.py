"""The whole page as one run of letters, so that a block of the article finds its links and numbers again."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from variorum.read.fragments import Fragment
from variorum.read.numbering import roman

SILENT = ("script", "style", "noscript", "template", "head")
WHITE = re.compile(r"\s+")
ACTIVE = re.compile(r"(?:javascript|vbscript|data|file):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Place:
    """An element's part of the letters: letters[start:end], and what it says (an address, a point number)."""

    start: int
    end: int
    says: str = ""


class Page:
    """The letters of a page without white space, and where its links, numbered items and captions stand."""

    def __init__(self, tree: Any, url: str) -> None:
        self._url = url
        self._pieces: list[str] = []
        self._length = 0
        self.links: list[_Place] = []
        self.numbers: dict[int, str] = {}
        self.captions: list[_Place] = []
        self._counts: dict[Any, int] = {}  # the last number of each ordered list
        self._walk(tree)
        self.letters = "".join(self._pieces)
        self.links.sort(key=lambda place: place.start)
        self._link_starts = [place.start for place in self.links]
        self.captions.sort(key=lambda place: place.start)
        self._caption_starts = [place.start for place in self.captions]
        self._reached = 0

    def _walk(self, tree: Any) -> None:
        """Collect letters and places; an explicit stack, because pages nest deeper than Python recurses."""
        stack: list[tuple[Any, int | None]] = [(tree, None)]
        while stack:
            element, start = stack.pop()
            if start is not None:
                self._place(element, start)
                self._add(element.tail)
            elif not isinstance(element.tag, str) or element.tag in SILENT:
                self._add(element.tail)
            else:
                stack.append((element, self._length))
                self._add(element.text)
                stack.extend((child, None) for child in reversed(element))

    def _add(self, text: str | None) -> None:
        if text:
            letters = WHITE.sub("", text)
            self._pieces.append(letters)
            self._length += len(letters)

    def _place(self, element: Any, start: int) -> None:
        if self._length == start:
            return
        if element.tag == "a" and (href := (element.get("href") or "").strip()) and not ACTIVE.match(href):
            self.links.append(_Place(start, self._length, self._address(href)))
        elif element.tag == "li" and (number := self._number(element)):
            self.numbers.setdefault(start, number)
        elif element.tag in ("figcaption", "caption") or "caption" in (element.get("class") or "").split():
            self.captions.append(_Place(start, self._length))

    def _number(self, item: Any) -> str:
        """What a browser prints before an item of an ordered list; empty for others (HTML 4.4.5, 4.4.8)."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return ""
        last = self._counts.get(parent, _whole(parent.get("start"), 1) - 1)
        number = self._counts[parent] = _whole(item.get("value"), last + 1)
        style = parent.get("type") or "1"
        if style in "aA" and 1 <= number <= 26:
            return f"{chr(ord(style) + number - 1)}. "
        if style in "iI" and 1 <= number <= 50:
            return f"{roman(number) if style == 'I' else roman(number).lower()}. "
        return f"{number}. "

    def _address(self, href: str) -> str:
        try:
            return urljoin(self._url, href)
        except ValueError:
            return href

    def dressed(self, fragment: Fragment) -> Fragment:
        """The fragment with its links, its printed number and its kind where it is a caption of the page."""
        letters = WHITE.sub("", fragment.text)
        at = self.letters.find(letters, self._reached)
        if at < 0:
            at = self.letters.find(letters)
        if at < 0 or not letters:
            return fragment
        self._reached = end = at + len(letters)
        positions = [i for i, char in enumerate(fragment.text) if not char.isspace()]
        for link in self.links[bisect_left(self._link_starts, at) : bisect_left(self._link_starts, end)]:
            if link.end <= end:
                first, last = positions[link.start - at], positions[link.end - at - 1] + 1
                fragment.links.append((first, last, link.says))
                fragment.marks.update((first, last))
        index = bisect_right(self._caption_starts, at) - 1
        if index >= 0 and end <= self.captions[index].end:
            fragment.kind = "caption"
        number = self.numbers.get(at, "")
        return fragment.edited([(0, 0, number)]) if number else fragment


def _whole(value: str | None, otherwise: int) -> int:
    return int(value) if value and re.fullmatch(r"-?\d{1,6}", value.strip()) else otherwise
