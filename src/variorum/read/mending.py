"""Torn fragments made whole again: lines into sentences, paragraphs into one that a sentence runs across.

An archive that turns each link and emphasis into a line of its own tears sentences; a page turned to text
line by line glues what does not belong together. Both are undone by the rules of `layout`, never by names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from variorum.read import layout
from variorum.read.fragments import Edit, Fragment

SPACES = re.compile(r"[ \t\xa0\u2000-\u200a\u202f\u205f\u3000]+")
UNSEEN = re.compile("[\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
# Paragraphs that met without a space: 'proposal.”A large', "proposal.A large"; "U.S." and hosts stay whole.
GLUED = re.compile(
    r"[.!?](?<=[a-z].)(?:[”’](?=[A-Z“])|(?=“[A-Z])(?<=[a-z]{3}.)|(?=(?:[A-Z][a-z]+|A|I) [a-z])(?<=[a-z]{3}.))"
)
STRAY = re.compile(r"(?<!\w)\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{2,3}(?!\w)|(?<=\w)\*{2}(?=\w)")
# Quote marks that the archive escaped: "&gt; " at the head of a line.
LEADING_MARK = re.compile(r"^[>*+#]+[ \xa0]+(?=\S)|^>$", re.MULTILINE)
ENTITY = re.compile(r"&(?:lt|gt|amp|quot|nbsp|#\d{2,5}|#x[0-9a-f]{2,4});")
PICTURE_REST = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
LINK_REST = re.compile(r"\]\(\s*((?:https?://|/|#|mailto:)[^)\n]*)\)")
WORD = re.compile(r"\w")


def mend(fragments: list[Fragment]) -> list[Fragment]:
    """The fragments as the author wrote them: whole sentences, one block each, kinds set by their look."""
    wrapped = layout.is_wrapped([f.text.split("\n") for f in fragments if not f.verbatim and not f.marks])
    lines = [line for fragment in fragments for line in _lines(fragment, wrapped)]
    lines = [line for line in lines if line.verbatim or WORD.search(line.text)]
    whole = [part for fragment in _joined(lines) for part in _parted(fragment)]
    return _with_headings([_with_kind(fragment) for fragment in whole])


def _lines(fragment: Fragment, wrapped: bool) -> Iterator[Fragment]:
    """The fragment cut where its source meant a new block, its other line breaks healed."""
    if fragment.verbatim:
        yield fragment
        return
    fragment = _untorn_links(fragment)
    edits: list[Edit] = []
    start, pending = 0, _tidy_edits(fragment.text)
    for match in re.finditer(r"[^\S\n]*\n[^\S\n]*", fragment.text):
        between = _heal(fragment, start, match, wrapped)
        if between is None:
            yield _edited(fragment, start, match.start(), edits + pending)
            start, edits = match.end(), []
        else:
            edits.append((match.start(), match.end(), between))
    yield _edited(fragment, start, len(fragment.text), edits + pending)


def _untorn_links(fragment: Fragment) -> Fragment:
    """The fragment with links that a blank line tore ("words](address)") made whole."""
    edits: list[Edit] = [(m.start(), m.end(), "") for m in PICTURE_REST.finditer(fragment.text)]
    for match in LINK_REST.finditer(fragment.text) if "](" in fragment.text else ():
        opening = fragment.text.rfind("[", 0, match.start())
        line = fragment.text.rfind("\n", 0, match.start()) + 1
        first = opening if opening >= line else line
        fragment.links.append((first, match.start(), match.group(1)))
        edits += [(match.start(), match.end(), "")] + [(opening, opening + 1, "")] * (opening >= line)
    fragment.links.sort()
    return fragment.edited(edits)


def _edited(fragment: Fragment, start: int, end: int, edits: list[Edit]) -> Fragment:
    """One line of the fragment with the edits that fall into it; of two that overlap the earlier holds."""
    kept: list[Edit] = []
    reached = start
    for a, b, new in sorted(edits, key=lambda edit: edit[0]):
        if a >= reached and b <= end:
            kept.append((a - start, b - start, new))
            reached = max(b, a + 1)
    return _stripped(fragment.slice(start, end).edited(kept))


def _stripped(fragment: Fragment) -> Fragment:
    lead = len(fragment.text) - len(fragment.text.lstrip())
    bare = fragment.slice(lead, len(fragment.text.rstrip())) if fragment.text.strip() else fragment
    bare.picture = fragment.picture
    return bare


def _tidy_edits(text: str) -> list[Edit]:
    """Edits that make white space plain and take out unseen characters and stray emphasis marks."""
    edits = [(m.start(), m.end(), "") for m in LEADING_MARK.finditer(text)]
    if "&" in text:
        edits += [(m.start(), m.end(), unescape(m.group())) for m in ENTITY.finditer(text)]
    edits += [(m.start(), m.end(), " ") for m in SPACES.finditer(text) if m.group() != " "]
    edits += [(m.start(), m.end(), "") for m in UNSEEN.finditer(text)]
    if "*" in text:
        edits += [(m.start(), m.end(), "") for m in STRAY.finditer(text)]
    return edits


def _heal(fragment: Fragment, start: int, match: re.Match[str], wrapped: bool) -> str | None:
    """What joins the lines on both sides of a break, or None where a new block begins."""
    text, at, after = fragment.text, match.start(), match.end()
    line_start = text.rfind("\n", 0, at) + 1
    line_end = text.find("\n", after)
    before, next_line = text[start:at], text[after : line_end if line_end >= 0 else len(text)]
    marked = at in fragment.marks or after in fragment.marks
    if any(a < at and after < b for a, b, _ in fragment.links):
        return layout.joint(before, next_line, marked=marked)
    if layout.is_numbered(next_line) and not layout.is_unfinished(before):
        return None
    if _heads(fragment, line_start, at, next_line) or _headed(fragment, after, next_line, before, text):
        return None
    torn = layout.is_unfinished(before) and layout.goes_on(next_line)
    if marked or wrapped or torn or layout.ATTACHED.match(next_line):
        return layout.joint(before, next_line, marked=marked)
    return None


def _heads(fragment: Fragment, start: int, end: int, following: str) -> bool:
    """Whether a line of a paragraph is a heading in bold: whole, three words or more, before a capital."""
    line = fragment.text[start:end].strip()
    return (
        any(a <= start + 1 and b >= end - 1 for a, b in fragment.strong)
        and len(line.split()) >= 3
        and layout.is_heading(line)
        and following[:1].isupper()
    )


def _headed(fragment: Fragment, start: int, line: str, before: str, text: str) -> bool:
    following = text[start + len(line) + 1 :]
    return (
        not layout.is_unfinished(before)
        and bool(following)
        and _heads(fragment, start, start + len(line), following)
    )


def _joined(lines: list[Fragment]) -> Iterator[Fragment]:
    """The lines with every sentence that ran over several made one; captions in between come after."""
    held: Fragment | None = None
    aside: list[Fragment] = []
    for line in lines:
        if held is None:
            held = line
        elif _torn(held, line):
            held = held.joined(line, _joint(held, line))
        elif layout.is_unfinished(held.text) and _interrupts(line) and held.kind == "paragraph":
            aside.append(line)
        else:
            yield held
            yield from aside
            held, aside = line, []
            continue
        if aside and not _interrupts(line):
            yield held
            yield from aside
            held, aside = None, []
    if held is not None:
        yield held
    yield from aside


def _joint(held: Fragment, line: Fragment) -> str:
    marked = len(held.text) in held.marks or 0 in line.marks
    return layout.joint(held.text, line.text, marked=marked)


def _interrupts(line: Fragment) -> bool:
    """Whether the line is a caption, which may stand in the middle of somebody else's sentence."""
    below = line.picture is not None
    return layout.is_caption(line.text, below_picture=below, alternative=line.picture or "")


def _torn(held: Fragment, line: Fragment) -> bool:
    """Whether the line continues the sentence that `held` broke off."""
    same_place = held.kind == line.kind and held.item == line.item and not (held.verbatim or line.verbatim)
    if not same_place or held.kind == "heading" or not layout.is_unfinished(held.text):
        return False
    if layout.is_numbered(line.text):
        return False
    marked = len(held.text) in held.marks or 0 in line.marks
    if layout.goes_on(line.text):
        return marked or not layout.is_code(line.text)
    word = layout.last_word(held.text)
    leads_on = marked or len(held.text.split()) > layout.HEADING_WORDS
    if word in layout.DANGLING or (leads_on and word in layout.LEADING_ON):
        return True
    return held.text.endswith(",") and (line.text[0] in '“"‘' or len(line.text.split()) <= 4)


def _parted(fragment: Fragment) -> Iterator[Fragment]:
    """The fragment cut where two paragraphs met without a space between them."""
    start = 0
    if not fragment.verbatim:
        for match in GLUED.finditer(fragment.text):
            if not any(a < match.start() < b for a, b, _ in fragment.links):
                yield fragment.slice(start, match.end())
                start = match.end()
    yield fragment.slice(start, len(fragment.text)) if start else fragment


def _with_kind(fragment: Fragment) -> Fragment:
    """The fragment with the kind that its look gives it, where the source gave none."""
    text = fragment.text
    if fragment.kind == "paragraph" and not fragment.verbatim:
        if fragment.picture is not None and layout.is_caption(
            text, below_picture=True, alternative=fragment.picture
        ):
            fragment.kind = "caption"
        else:
            fragment.kind = layout.kind_of(text)
    return fragment


def _with_headings(fragments: list[Fragment]) -> list[Fragment]:
    """The fragments with lone short lines above a paragraph made headings; three in a row are points."""
    looks = [f.kind == "paragraph" and layout.is_heading(f.text) for f in fragments]
    for i, fragment in enumerate(fragments[:-1]):
        run = sum(looks[max(0, i - 1) : i + 2])
        if looks[i] and run < 3 and fragments[i + 1].kind not in ("heading", "caption"):
            fragment.kind = "heading"
    return fragments
