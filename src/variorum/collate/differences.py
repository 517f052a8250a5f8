"""Where two sides of a row differ, slot by slot: `find_differences`, each with its words on both sides.

Figures and days are compared by value (gaps_figures), modals by their strength in clauses that answer each
other (gaps_modals), conditions and scope by whether the other side says them at all (gaps_words).
"""

from __future__ import annotations

from variorum.collate.gaps import Gap, overlap
from variorum.collate.gaps_figures import figure_gaps
from variorum.collate.gaps_modals import modal_gaps
from variorum.collate.gaps_words import worded_gaps
from variorum.collate.sides import Side


def find_differences(a: Side, b: Side) -> list[Gap]:
    """The differences between two sides, in the order of `a`; parts of an already named one are not named
    again.
    """
    gaps: list[Gap] = []
    for gap in (*figure_gaps(a, b), *modal_gaps(a, b), *worded_gaps(a, b)):
        if not any(_covers(known, gap) for known in gaps):
            gaps.append(gap)
    return sorted(gaps, key=lambda g: (g.a or (len(a.text), 0), g.b or (0, 0)))


def _covers(known: Gap, gap: Gap) -> bool:
    """True if another difference of the same slot has been named on every side that this one has."""
    if known.slot != gap.slot:
        return False
    return all(
        y is None or (x is not None and overlap(x, y)) for x, y in ((known.a, gap.a), (known.b, gap.b))
    )
