"""The lines of a fragment: healed where its archive tore them, cut where its author ended a block.

Every step looks a bounded way back and ahead, so that a page made to be slow is read as fast as any other.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from html import unescape
from itertools import pairwise

from variorum.read import layout
from variorum.read.fragments import Edit, Fragment

LOOK_BACK = 400  # code points that tell whether a line is the middle of a sentence
QUOTE = re.compile('"')
BREAK = re.compile(r"[^\S\n]*\n[^\S\n]*")
WIDE = r"\t\xa0\u2000-\u200a\u202f\u205f\u3000"
SPACES = re.compile(rf"(?:[{WIDE}]| (?=[ {WIDE}]))[ {WIDE}]*")  # all white space but a single plain space
UNSEEN = re.compile("[\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
STRAY = re.compile(r"(?<!\w)\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{2,3}(?!\w)|(?<=\w)\*{2}(?=\w)")
# Quote marks that the archive escaped: "&gt; " at the head of a line.
LEADING_MARK = re.compile(r"^[>*+#]+[ \xa0]+(?=\S)|^>$", re.MULTILINE)
ENTITY = re.compile(r"&(?:lt|gt|amp|quot|nbsp|#\d{2,5}|#x[0-9a-f]{2,4});")
PICTURE_REST = re.compile(r"!\[[^\]\n]{0,2000}\]\([^)\n]{0,2000}\)")
ADDRESS = re.compile(r"(?:<|&lt;)(https?://[^\s<>]{1,2000}?)(?:>|&gt;)")
LINK_REST = re.compile(r"\]\(\s*((?:https?://|/|#|mailto:)[^)\n]{0,2000})\)")


def heal_lines(fragment: Fragment, wrapped: bool) -> list[Fragment]:
    """The fragment cut where its source meant a new block, its other line breaks healed, its marks tidied.

    `wrapped` says that the text was broken to a width, so that no line break means anything.
    """
    if fragment.verbatim:
        return [fragment]
    fragment = _untorn_links(fragment)
    walk = _Walk(fragment, wrapped)
    cuts, edits = walk.cuts_and_edits()
    edits = _apart(edits + _tidy_edits(fragment.text), cuts)
    if not cuts and not edits and fragment.text.strip() == fragment.text:
        return [fragment]
    whole, spans = fragment.edited_with(edits, cuts)
    return [part for part in whole.parts(spans) if part.text]


def _untorn_links(fragment: Fragment) -> Fragment:
    """The fragment with links made whole that a blank line tore ("words](address)") or escaping hid."""
    if "](" not in fragment.text and "://" not in fragment.text:
        return fragment
    edits: list[Edit] = [(m.start(), m.end(), "") for m in PICTURE_REST.finditer(fragment.text)]
    for match in ADDRESS.finditer(fragment.text):
        start, end = match.span(1)
        fragment.links.append((start, end, match.group(1)))
        edits += [(match.start(), start, ""), (end, match.end(), "")]
    reached = 0
    for match in LINK_REST.finditer(fragment.text):
        line = max(reached, fragment.text.rfind("\n", reached, match.start()) + 1)
        opening = fragment.text.rfind("[", line, match.start())
        fragment.links.append((max(opening, line), match.start(), match.group(1)))
        edits += [(match.start(), match.end(), "")] + [(opening, opening + 1, "")] * (opening >= 0)
        reached = match.end()
    fragment.links.sort()
    return fragment.edited(_apart(edits, []))


def _tidy_edits(text: str) -> list[Edit]:
    """Edits that make white space plain and take out unseen characters and stray emphasis marks."""
    edits = [(m.start(), m.end(), "") for m in LEADING_MARK.finditer(text)]
    if "&" in text:
        edits += [(m.start(), m.end(), unescape(m.group())) for m in ENTITY.finditer(text)]
    edits += [(m.start(), m.end(), " ") for m in SPACES.finditer(text)]
    edits += [(m.start(), m.end(), "") for m in UNSEEN.finditer(text)]
    if "*" in text:
        edits += [(m.start(), m.end(), "") for m in STRAY.finditer(text)]
    return edits


def _apart(edits: list[Edit], cuts: list[tuple[int, int]]) -> list[Edit]:
    """The edits in order; of two that overlap the earlier holds, and none reaches into a cut."""
    kept: list[Edit] = []
    reached = 0
    ends = [end for _, end in cuts]
    for start, end, new in sorted(edits, key=lambda edit: edit[0]):
        index = bisect_right(ends, start)
        clear = index == len(cuts) or end <= cuts[index][0]
        if start >= reached and clear:
            kept.append((start, end, new))
            reached = max(end, start + 1)
    return kept


class _Walk:
    """One pass over the line breaks of a fragment."""

    def __init__(self, fragment: Fragment, wrapped: bool) -> None:
        self.text, self.marks, self.wrapped = fragment.text, fragment.marks, wrapped
        self.link_starts = [start for start, _, _ in fragment.links]
        self.link_ends = [end for _, end, _ in fragment.links]
        self.strong = dict(fragment.strong)
        self.quotes = [match.start() for match in QUOTE.finditer(fragment.text)]

    def cuts_and_edits(self) -> tuple[list[tuple[int, int]], list[Edit]]:
        """The breaks at which blocks end (start and end of the white space), and what heals the others."""
        cuts: list[tuple[int, int]] = []
        edits: list[Edit] = []
        start = 0
        for match in BREAK.finditer(self.text):
            between = self._heal(start, match.start(), match.end())
            if between is None:
                cuts.append(match.span())
                start = match.end()
            else:
                edits.append((match.start(), match.end(), between))
        return cuts, edits

    def _heal(self, start: int, at: int, after: int) -> str | None:
        """What joins the lines on both sides of a break, or None where a new block begins."""
        before = self.text[max(start, at - LOOK_BACK) : at]
        following = self.text[after : after + LOOK_BACK].split("\n", 1)[0]
        marked = at in self.marks or after in self.marks
        quoted = (bisect_left(self.quotes, at) - bisect_left(self.quotes, start)) % 2 == 1
        joint = layout.joint(before, following, marked=marked, quoted=quoted)
        if self._in_link(at, after):
            return joint
        finished = not layout.is_unfinished(before)
        if finished and layout.is_numbered(following):
            return None
        if self._heads(self.text.rfind("\n", start, at) + 1 or start, at, following[:1]):
            return None
        if finished and self._heads_next(after):
            return None
        torn = not finished and layout.goes_on(following)
        return joint if marked or self.wrapped or torn or layout.ATTACHED.match(following) else None

    def _in_link(self, at: int, after: int) -> bool:
        index = bisect_left(self.link_starts, at) - 1
        return index >= 0 and self.link_ends[index] > after

    def _heads(self, start: int, end: int, following: str) -> bool:
        """Whether a line is a heading in bold: whole, three words or more, before a capital."""
        close = max(self.strong.get(start, 0), self.strong.get(start + 1, 0))
        if close < end - 1 or end - start > LOOK_BACK or not following.isupper():
            return False
        line = self.text[start:end].strip()
        return len(line.split()) >= 3 and layout.is_heading(line)

    def _heads_next(self, start: int) -> bool:
        """Whether the line that begins here is such a heading."""
        end = self.text.find("\n", start, start + LOOK_BACK)
        return end >= 0 and self._heads(start, end, self.text[end + 1 : end + 2])


def split_glued(fragment: Fragment) -> Iterator[Fragment]:
    """The fragment cut where two paragraphs met without a space between them."""
    if fragment.verbatim:
        yield fragment
        return
    starts = [start for start, _, _ in fragment.links]
    ends = [end for _, end, _ in fragment.links]
    points = [match.end() for match in layout.GLUED.finditer(fragment.text)]
    outside = [p for p in points if (i := bisect_left(starts, p) - 1) < 0 or ends[i] <= p]
    if not outside:
        yield fragment
        return
    edges = [0, *outside, len(fragment.text)]
    yield from fragment.parts(list(pairwise(edges)))
