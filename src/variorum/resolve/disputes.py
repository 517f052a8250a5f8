"""One contested fact for many reports of it: the disputes of many articles with all their sides."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from variorum.model import Dispute, Side, Statement

# Words in which two accounts of one dispute meet; what all news shares says nothing.
WORD = re.compile(r"[^\W_]{3,}")
COMMON = frozenset(
    "the and that was were had has have been with from this they their them for not did does whether "
    "who what said says would could about which there its his her are but one more than any all out "
    "into over".split()
)
ALIKE = 0.5  # share of the shorter side's words that another side must hold to be the same position
SAME_FACT = 0.4  # share of the shorter line "about"


def merge_disputes(disputes: Sequence[Dispute], statements: Sequence[Statement] = ()) -> tuple[Dispute, ...]:
    """The disputes of all articles, those about one fact joined with all their sides, in a fixed order.

    Two disputes are one where a position of each is the same and they are about the same, or where two
    positions agree. The order of the input does not matter. `statements` name who speaks, so that one
    speaker's position is one side.
    """
    speakers = {s.id: s.actor or s.speaker or "" for s in statements}
    joined: list[Dispute] = []
    for dispute in sorted({d.id: d for d in disputes}.values(), key=_order):
        home = next((n for n, other in enumerate(joined) if _is_same(dispute, other, speakers)), None)
        if home is None:
            joined.append(dispute)
        else:
            joined[home] = _join(joined[home], dispute)
    return tuple(joined)


def _order(dispute: Dispute) -> tuple[str, str]:
    return dispute.about.casefold(), dispute.id


def _is_same(one: Dispute, other: Dispute, speakers: Mapping[str, str]) -> bool:
    if _articles(one) & _articles(other):
        return False
    agreeing = sum(any(_agree(a, b, speakers) for b in other.sides) for a in one.sides)
    return agreeing >= 2 or (agreeing == 1 and _shared(one.about, other.about) >= SAME_FACT)


def _articles(dispute: Dispute) -> set[str]:
    return {span.article for side in dispute.sides for span in side.evidence}


def _agree(one: Side, other: Side, speakers: Mapping[str, str]) -> bool:
    """Whether two sides hold the same: mostly the same words, or the same speaker with some of them."""
    share = _shared(one.position, other.position)
    who = {speakers.get(s, s) for s in one.statements} & {speakers.get(s, s) for s in other.statements}
    return share >= ALIKE or (bool(who - {""}) and share >= ALIKE / 2)


def _shared(one: str, other: str) -> float:
    """The share of the shorter text's telling words that the other has too."""
    a, b = _words(one), _words(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _words(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.casefold())) - COMMON


def _join(one: Dispute, other: Dispute) -> Dispute:
    """Both with all sides: a side that both have keeps its first wording and takes the other's evidence."""
    sides = list(one.sides)
    for side in other.sides:
        home = next(
            (n for n, known in enumerate(sides) if _shared(known.position, side.position) >= ALIKE), None
        )
        if home is None:
            sides.append(side)
        else:
            sides[home] = msgspec.structs.replace(
                sides[home],
                statements=tuple(dict.fromkeys((*sides[home].statements, *side.statements))),
                evidence=(*sides[home].evidence, *side.evidence),
            )
    return msgspec.structs.replace(one, sides=tuple(sides), confidence=max(one.confidence, other.confidence))
