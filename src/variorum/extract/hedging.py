"""Whether a statement is reported or made with reserve, by the words that say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

# Reserve of the reporter about the report, sought around the cue.
_REPORTED: Final = re.compile(
    r"\b(?:reportedly|allegedly|supposedly|purportedly|ostensibly|apparently|rumou?red|unconfirmed|unverified"
    r"|it(?:\s(?:is|was)|['’]s)\s(?:unclear|not\sclear|uncertain)|(?:is|are|was|were)\s(?:believed|thought|said|understood|expected|rumou?red)\sto"
    r"|appear(?:s|ed)?\sto|seem(?:s|ed|ingly)?|suggest(?:s|ed|ing)?|hint(?:s|ed|ing)?|impl(?:y|ies|ied)|speculat\w+)\b",
    re.I,
)
# Reserve of the speaker about what is said.
_DOUBTED: Final = re.compile(
    r"\b(?:may|might|could|perhaps|maybe|possibly|probably|presumably|likely|unlikely|potentially|apparently"
    r"|seem(?:s|ed|ingly)?|appear(?:s|ed)?|not\ssure|uncertain|unclear|whether|I\s(?:think|guess|suppose|believe))\b",
    re.I,
)


def is_hedged(text: str, cue: Sequence[tuple[int, int]], content: Sequence[tuple[int, int]]) -> bool:
    """Whether the report around the cue, or the words themselves, are put with reserve."""
    around = " … ".join(text[max(0, start - 24) : end + 12] for start, end in cue)
    said = " … ".join(text[start:end] for start, end in content)
    return bool(_REPORTED.search(around) or _DOUBTED.search(said))
