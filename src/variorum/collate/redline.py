"""Two texts word by word: `redline` gives runs that are kept, deleted or inserted, for every format that
marks them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_PIECE = re.compile(r"\s+|\d[\d.,]*\d|\w+|[^\w\s]")
# Two texts with less than this in common are two texts: marking their few shared words would hide that.
IN_COMMON = 0.35


@dataclass(frozen=True, slots=True)
class Run:
    """Words that both texts have ("kept"), only the first ("deleted") or only the second ("inserted")."""

    kind: Literal["kept", "deleted", "inserted"]
    text: str


def redline(before: str, after: str) -> list[Run]:
    """The runs that turn `before` into `after`; joined without the deleted ones they are `after`, to the
    letter.
    """
    left, right = _PIECE.findall(before), _PIECE.findall(after)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if before != after and matcher.ratio() < IN_COMMON:
        return [Run(kind, text) for kind, text in (("deleted", before), ("inserted", after)) if text]  # type: ignore[arg-type]
    runs: list[Run] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            runs.append(Run("kept", "".join(left[i1:i2])))
            continue
        runs += [Run("deleted", "".join(left[i1:i2]))] if i2 > i1 else []
        runs += [Run("inserted", "".join(right[j1:j2]))] if j2 > j1 else []
    return _joined(runs)


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Runs with white space between two changes taken into them, so that a changed phrase is one change."""
    found: list[Run] = []
    at = 0
    while at < len(runs):
        end = at
        while end < len(runs) and (
            runs[end].kind != "kept" or (not runs[end].text.strip() and 0 < end < len(runs) - 1)
        ):
            end += 1
        if end == at:
            found.append(runs[at])
            at += 1
            continue
        span = runs[at:end]
        before = "".join(r.text for r in span if r.kind != "inserted")
        after = "".join(r.text for r in span if r.kind != "deleted")
        found += [Run("deleted", before)] if before else []
        found += [Run("inserted", after)] if after else []
        at = end
    return found
