"""Which vocabulary fits some articles: the pack whose issues most of their sentences speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from variorum.collate.issues import strength_of
from variorum.collate.packs import installed_packs, load_pack

DEFAULT = "peace"
# Words of every field stand in any text, so sentences count by how strongly they speak of an issue, MOST at
# most each, and another pack has to be clearly ahead. Chosen on 40 articles of five fields: the right pack of
# another field is ahead by 2.3 or more, a wrong one by 1.0 at most.
AHEAD, LEAST, MOST = 1.6, 10, 6
SENTENCE = re.compile(r"(?<=[.!?;:])\s+")
ENOUGH = 200  # sentences: more of them do not change the choice


def choose_pack(texts: Iterable[str]) -> str:
    """The name of the installed pack that fits best; the peace pack where none is clearly ahead."""
    sentences = [part for text in texts for part in SENTENCE.split(text)][:ENOUGH]
    met = {name: sum(_strength(name, part) for part in sentences) for name in installed_packs()}
    best = max(sorted(met), key=lambda name: met[name])
    ahead = met[best] >= LEAST and met[best] > AHEAD * met.get(DEFAULT, 0)
    return best if ahead else DEFAULT


def _strength(name: str, sentence: str) -> int:
    return min(MOST, strength_of(load_pack(name), sentence))
