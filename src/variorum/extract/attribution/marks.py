"""Quotation marks of any style, read as one: which characters stand inside a quotation."""

from __future__ import annotations

import re
from itertools import pairwise

OUTSIDE, QUOTED, UNCLOSED, SINGLE = range(4)

DOUBLED = ("''", "``", "‘‘", "’’")
_DOUBLE = re.compile(r"[\"“”„‟«»″]|''|``|‘‘|’’")
_OPENS = {"“", "„", "‟", "«", "``", "‘‘"}
_CLOSES = {"”", "»", "’’"}
_SINGLE_OPEN = re.compile(r"['‘‹](?<![\w'’].)(?=[\w\"“$£€(\[])")
_SINGLE_CLOSE = re.compile(r"['’›](?<=\S.)(?!\w)")
_AFTER_SPACE = re.compile(r"[\s(\[{—–\-/]")
_STRAIGHT = str.maketrans(
    dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‘’‚‛‹›`´", "'")
    | {"\u00a0": " "}
    # Half characters, which a broken decoding leaves and no tokenizer takes.
    | {chr(code): "\ufffd" for code in range(0xD800, 0xE000)}
)


def straighten(paragraph: str) -> tuple[str, list[int]]:
    """Return the paragraph with straight marks, and for each character its place in the quotations.

    The result has the length of the input, so offsets hold: a doubled mark (`''`) becomes `"` and a blank.
    Places are OUTSIDE, QUOTED, UNCLOSED (the paragraph ends before the quotation does) and SINGLE (a
    quotation in single marks where the paragraph has no double ones, as in headlines and British papers).
    """
    places = [OUTSIDE] * len(paragraph)
    doubles = list(_DOUBLE.finditer(paragraph))
    if not doubles:
        return _straighten_single(paragraph, places)
    for start, end, place in _double_quotations(paragraph, doubles):
        places[start:end] = [place] * (end - start)
    characters = list(paragraph.translate(_STRAIGHT))
    for mark in doubles:
        characters[mark.start() : mark.end()] = '"' + " " * (mark.end() - mark.start() - 1)
    return "".join(characters), places


def _double_quotations(paragraph: str, marks: list[re.Match[str]]) -> list[tuple[int, int, int]]:
    found, opened, opener = [], -1, ""
    for mark in marks:
        if opened < 0:
            if not _only_closes(paragraph, mark):
                opened, opener = mark.start(), mark[0]
        elif not _opens_again(paragraph, mark, opener):
            found.append((opened, mark.end(), QUOTED))
            opened = -1
    if opened >= 0:
        found.append((opened, len(paragraph), UNCLOSED))
    return found


def _only_closes(paragraph: str, mark: re.Match[str]) -> bool:
    """A mark that cannot open: it hangs on the word before it and a blank follows."""
    if mark[0] in _OPENS:
        return False
    at_start = mark.start() == 0 or _AFTER_SPACE.match(paragraph[mark.start() - 1])
    before_space = mark.end() == len(paragraph) or paragraph[mark.end()].isspace()
    return not at_start and before_space


def _opens_again(paragraph: str, mark: re.Match[str], opener: str) -> bool:
    """A mark that opens although one is open: the earlier one was never closed."""
    if mark[0] in _CLOSES or (opener == "„" and mark[0] == "“"):
        return False
    if mark[0] in _OPENS:
        return True
    after_space = mark.start() > 0 and bool(_AFTER_SPACE.match(paragraph[mark.start() - 1]))
    return after_space and mark.end() < len(paragraph) and paragraph[mark.end()].isalnum()


def _straighten_single(paragraph: str, places: list[int]) -> tuple[str, list[int]]:
    characters = list(paragraph.translate(_STRAIGHT))
    openings = [m.start() for m in _SINGLE_OPEN.finditer(paragraph)]
    for start, limit in pairwise([*openings, len(paragraph)]):
        end = _single_close(paragraph, start, limit)
        if end:
            places[start:end] = [SINGLE] * (end - start)
            characters[start] = characters[end - 1] = '"'
    return "".join(characters), places


def _single_close(paragraph: str, start: int, limit: int) -> int:
    """Where the single quotation ends; 0 if it is none. A mark after punctuation is no possessive."""
    closings = [m.end() for m in _SINGLE_CLOSE.finditer(paragraph, start + 1, limit)]
    sure = [end for end in closings if paragraph[end - 2] in ".,!?…;"]
    return (sure or closings or [0])[0]
