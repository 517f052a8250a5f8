"""Points that a draft declares gone, and which base point each means: by the number it names, else by its
words.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from variorum.collate.evidence import Unit
from variorum.collate.semantic import Encoder
from variorum.drafted import DraftText, Point

MEANS = 0.4  # cosine from which "removal of the clause that …" means a point it does not number


def find_deleted(
    lone: Sequence[Unit], deletions: Sequence[Point], draft: DraftText, encoder: Encoder
) -> dict[str, Point]:
    """{number of a base point that found no counterpart: the point of `draft` that says it is gone}."""
    numbers = {_plain(unit.point.number): unit.point.number for unit in lone}
    found: dict[str, Point] = {}
    open_: list[Point] = []
    for point in deletions:
        named = numbers.get(_plain(point.refers or ""))
        if named is not None:
            found[named] = point
        elif len(draft.text[point.body : point.end].split()) > 5:
            open_.append(point)
        elif _plain(point.number) in numbers and point.refers is None:
            found[numbers[_plain(point.number)]] = point
    left = [unit for unit in lone if unit.point.number not in found]
    if left and open_:
        said = encoder.encode([draft.text[p.body : p.end] for p in open_])
        for point, meaning in zip(open_, said, strict=True):
            near = np.array([float(unit.whole @ meaning.whole) for unit in left])
            best = left[int(near.argmax())].point.number
            if near.max() >= MEANS and best not in found:
                found[best] = point
    return found


def _plain(number: str) -> str:
    return number.lower().strip(" .()[]")
