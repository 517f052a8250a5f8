"""Short names that a text gives in brackets: "the Port Workers’ Union (PWU)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

REACH: Final = 120  # code points before the bracket in which the whole name stands
MOST_WORDS: Final = 9
_SHORT: Final = re.compile(r"(?<=\S )\(([A-Z][A-Za-z]{0,6}[A-Z])\)")


def find_short_names(text: str) -> tuple[tuple[str, str], ...]:
    """Each whole name with its short one, in text order."""
    found: dict[tuple[str, str], None] = {}
    for match in _SHORT.finditer(text):
        words = text[max(0, match.start() - REACH) : match.start()].split("\n")[-1].split()
        if whole := _written_out(words, match[1].lower()):
            found[whole, match[1]] = None
    return tuple(found)


def goes_by(source: str, whole: str, short: str) -> bool:
    """Whether a source is this body under either name: "the Port Union (PU)", "the PU"."""
    names = rf"{re.escape(whole)}(?:\s\({re.escape(short)}\))?|{re.escape(short)}"
    return bool(re.fullmatch(rf"(?:[Tt]he\s)?(?:[A-Z][\w.’'-]*\s)*?(?:{names})", source))


def _written_out(words: Sequence[str], short: str) -> str:
    """The last words that begin with these letters, small words counted or not; "" where there are none."""
    for size in range(2, min(MOST_WORDS, len(words)) + 1):
        tail = words[-size:]
        if not tail[0][0].isupper() or tail[-1][-1] in ".,;:":
            continue
        letters = "".join(word[0] for word in tail)
        if short in (letters.lower(), "".join(filter(str.isupper, letters)).lower()):
            return " ".join(tail)
    return ""
