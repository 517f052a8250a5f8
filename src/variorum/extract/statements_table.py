"""Whether an article is on texts under negotiation, and does not just speak of somebody's plan.

There an utterance of several sentences is several positions, and what takes no position is no statement. In
other reporting, a candidate's tax plan included, an utterance is one statement, as annotators of PolNeAR have
it: cut there, attribution F1 on its dev split falls by a point.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

LEAST_MENTIONS: Final = 2
APART: Final = 1300  # code points to a mention of a draft, at most
WORD_APART: Final = 2700  # code points to a word of bargaining, at most
ON_TALKS: Final = (
    3  # mentions that are enough where words of bargaining come thick, one in WORD_DENSE code points
)
WORD_DENSE: Final = 700
# Of 839 articles of PolNeAR train 104 mention drafts twice or more; with these words twelve are left.
_BARGAINING: Final = re.compile(
    r"\b(?:talks|negotiat\w*|mediat\w*|envoys?|delegat(?:ion|e)s?|counter-?\s?(?:proposal|offer|text|draft)\w*"
    r"|cease-?fires?|truce|bargain\w*|concession\w*|compromises?|signator\w*|drafts?|redraft\w*|accords?"
    r"|treaty|treaties|bridging|red\slines?|bids?|bidders?|takeovers?|mergers?|tentative|ratif\w+|ultimatums?"
    r"|walk-?outs?)\b"
)


def is_on_table(text: str, mentions: Sequence[tuple[int, int] | tuple[int, int, str]]) -> bool:
    """Whether texts are on the table in an article that mentions drafts at these places."""
    if len(mentions) < LEAST_MENTIONS:
        return False
    words = len(_BARGAINING.findall(text.lower()))
    on_drafts = len(mentions) >= len(text) / APART and words >= max(1, round(len(text) / WORD_APART))
    return on_drafts or (len(mentions) >= ON_TALKS and words >= len(text) / WORD_DENSE)
