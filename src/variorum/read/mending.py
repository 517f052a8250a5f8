"""Torn fragments made whole again: lines into sentences, paragraphs into one that a sentence runs across.

An archive that turns each link and emphasis into a line of its own tears sentences; a page turned to text
line by line glues what does not belong together. Both are undone by the rules of `layout`, never by names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.read import layout
from variorum.read.fragments import Fragment
from variorum.read.lines import heal_lines, split_glued

WORD = re.compile(r"\w")
# No paragraph of prose is longer; a page made to be slow would join its thousands of scraps into one.
MAX_PARAGRAPH = 20_000


def mend(fragments: list[Fragment]) -> list[Fragment]:
    """The fragments as the author wrote them: whole sentences, one block each, kinds set by their look."""
    wrapped = layout.is_wrapped([f.text.split("\n") for f in fragments if not f.verbatim and not f.marks])
    lines = [line for fragment in fragments for line in heal_lines(fragment, wrapped)]
    lines = [line for line in lines if line.verbatim or WORD.search(line.text)]
    whole = [part for fragment in _joined(lines) for part in split_glued(fragment)]
    return _with_headings([_with_kind(fragment) for fragment in whole])


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
    return layout.joint(held.text, line.text, marked=marked, quoted=held.text.count('"') % 2 == 1)


def _interrupts(line: Fragment) -> bool:
    """Whether the line is a caption, which may stand in the middle of somebody else's sentence."""
    below = line.picture is not None
    return layout.is_caption(line.text, below_picture=below, alternative=line.picture or "")


def _torn(held: Fragment, line: Fragment) -> bool:
    """Whether the line continues the sentence that `held` broke off."""
    same_place = held.kind == line.kind and held.item == line.item and not (held.verbatim or line.verbatim)
    if not same_place or held.kind == "heading" or len(held.text) > MAX_PARAGRAPH:
        return False
    if not layout.is_unfinished(held.text):
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
