"""What tells a clause that was only put in other words from one that was changed: `change_features` of a
row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np

from variorum.collate.amounts import is_small, unmatched
from variorum.collate.clauses import find_clauses, pair_clauses
from variorum.collate.evidence import Floats, same_root
from variorum.collate.gaps import Gap, words_in
from variorum.collate.gaps_words import ALIKE, edit_weight, likeness_in_print
from variorum.collate.sides import Side, cover, share

CHANGE_FEATURES = (
    "bias", "figures_apart", "figures_one_side", "figures_shared", "softened", "permitted",
    "forbidden", "modal_one_side", "soft_apart", "may_apart", "not_apart", "consent_apart",
    "conditions_apart", "conditions_one_side", "party", "alike", "edit_share", "phrases_one_side",
    "cover_low",
    "cover_high", "lone_clauses", "names_apart", "names_lost", "little_shared", "length",
)  # fmt: skip
_NEGATION = re.compile(
    r"\b(?:not|no|nor|neither|nobody|none|nothing|never|without|cannot|prohibited|forbidden|banned|closed|"
    r"abstain|refrain|"
    r"except|excepted|unless|ends?|ban|free)\b",
    re.I,
)
# What hangs on somebody's yes is no longer promised: "depends on consensus", "needs the consent of the
# owner".
_CONSENT = re.compile(
    r"\b(?:(?<!not )depend(?:s|ing)?\s+on|hinges?\s+on|decided\s+by|consent|consensus|approv(?:al|ed|es?)|"
    r"permission|unanim\w+|"
    r"agree(?:d|ing)\s+beforehand|freely\s+agreed|mutual\s+agreement|by\s+agreement|prior\s+agreement|"
    r"have\s+(?:\w+\s+)?agreed)\b",
    re.I,
)
MOST = 3  # of anything: the fourth difference proves no more than the third


def change_features(a: Side, b: Side, gaps: Sequence[Gap]) -> Floats:
    """CHANGE_FEATURES of a row whose differences are `gaps`."""
    both = [g for g in gaps if g.a and g.b]
    one = [g for g in gaps if not (g.a and g.b)]
    alike = likeness_in_print(a, b) >= ALIKE
    covers = share(cover(a, b), a.weights), share(cover(b, a), b.weights)
    edits = [g for g in gaps if g.found_by == "print"]
    return np.array(
        [
            1.0,
            _count(g for g in both if g.found_by == "value"),
            _count(g for g in one if g.found_by == "value"),
            min(_shared_figures(a, b), MOST),
            *_modal_changes(a, b, both),
            _count(g for g in one if g.found_by == "strength"),
            *_kinds_apart(a, b),
            float(hangs_on_consent(a, b)),
            _count(g for g in both if g.found_by == "condition"),
            _count(g for g in one if g.found_by == "condition"),
            _count(g for g in gaps if g.found_by == "party"),
            float(alike),
            10 * alike * edit_weight(a, b, edits) / max(1.0, float(a.weights.sum() + b.weights.sum())),
            _count(g for g in one if g.found_by == "print" and _words_of(a, b, g) >= 2),
            min(covers),
            max(covers),
            _lone_clauses(a, b),
            float(bool(_names_only(a, b)) and bool(_names_only(b, a))),
            float(min(MOST, len(_names_only(a, b) | _names_only(b, a)))),
            (1 - min(covers)) * (not alike) * (_shared_figures(a, b) == 0),
            abs(float(np.log((len(a.words) + 3) / (len(b.words) + 3)))),
        ]
    )


def _count(gaps: Iterable[Gap]) -> float:
    return float(min(MOST, sum(1 for _ in gaps)))


def _words_of(a: Side, b: Side, gap: Gap) -> int:
    return len(words_in(a, gap.a)) if gap.a else len(words_in(b, gap.b)) if gap.b else 0


def _shared_figures(a: Side, b: Side) -> float:
    """Figures of either side that the other side has too."""
    own = [f for f in a.fills if f.slot in ("quantity", "deadline") and f.value and not is_small(f)]
    return float(len(own) - len(list(unmatched(own, b.fills))))


def _modal_changes(a: Side, b: Side, both: Sequence[Gap]) -> tuple[float, float, float]:
    """How many modals went to or from expected, may and shall-not."""
    values = {
        (s, f.start): f.value for s, side in enumerate((a, b)) for f in side.fills if f.slot == "modality"
    }
    pairs = [
        {values.get((0, g.a[0]), "shall"), values.get((1, g.b[0]), "shall")}
        for g in both
        if g.found_by == "strength" and g.a and g.b
    ]
    soft, permitted, forbidden = (
        float(sum(kind in pair for pair in pairs)) for kind in ("expected", "may", "shall-not")
    )
    return soft, permitted, forbidden


def _kinds_apart(a: Side, b: Side) -> tuple[float, float, float]:
    """Whether one side alone has a soft modal ("should", "will endeavour"), a permission, a negation of any
    kind.
    """
    negated = [bool(_NEGATION.search(side.text)) for side in (a, b)]
    kinds = [{f.value for f in side.fills if f.slot == "modality"} for side in (a, b)]
    return (
        float("expected" in kinds[0] ^ kinds[1]),
        float("may" in kinds[0] ^ kinds[1]),
        float(negated[0] != negated[1]),
    )


def hangs_on_consent(a: Side, b: Side) -> bool:
    """True if one side leaves to somebody's consent what the other settles with a modal."""
    asks = [bool(_CONSENT.search(side.text)) for side in (a, b)]
    other = b if asks[0] else a
    return asks[0] != asks[1] and any(f.slot == "modality" for f in other.fills)


def _lone_clauses(a: Side, b: Side) -> float:
    """Share of words in clauses that nothing on the other side answers."""
    left, right, pairs = pair_clauses(a, b)
    if not left or not right:
        return 1.0
    lone = sum(len(c.words) for k, c in enumerate(left) if k not in pairs)
    lone += sum(len(c.words) for k, c in enumerate(right) if k not in pairs.values())
    return lone / max(1, sum(len(c.words) for c in (*find_clauses(a), *right)))


def _names_only(side: Side, other: Side) -> set[str]:
    names = {w.stem for w in side.words if w.name}
    return {n for n in names if not any(n == w.stem or same_root(n, w.stem) for w in other.words)}
