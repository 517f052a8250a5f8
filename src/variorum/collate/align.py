"""Which points of two drafts are the same clause: `align` links them one to one, then finds splits and
mergers.

First all pairs are scored together and assigned globally (Kuhn 1955, as scipy has it); order and numbers
are only features among others. A point that is left over then joins a pair if it says what the partner
leaves unsaid. Both decisions are logistic regressions fitted on pairs of invented drafts
(docs/decisions/alignment.md).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from variorum.collate.assignment import assign_pairs
from variorum.collate.evidence import FEATURES, Comparison, Floats, Unit, amount_keys, wording
from variorum.collate.weights_file import load_weights

JOIN_FEATURES = (
    "bias", "link", "partner_link", "gain", "back", "neighbour", "sibling_meaning",
    "sibling_wording", "amounts_gained",
    "amounts_foreign", "room", "fit", "best", "contrast",
)  # fmt: skip
LINK_FROM = (
    0.5  # log-odds from which a pair is linked at all; flat between 0 and 1.5 on the development pairs
)
JOIN_FROM = 0.0
UNSEEN = -20.0  # log-odds of a pair that was no candidate


@dataclass(frozen=True)
class Link:
    """The units `a` of one draft and `b` of the other that are one clause; one side is empty if it has
    none.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    score: float = 0.0
    reason: str = ""


def align(comparison: Comparison) -> list[Link]:
    """Links that hold every unit of both drafts once, in the order of `a`, then what only `b` has."""
    scores = link_scores(comparison, load_weights("link", FEATURES))
    pairs = assign(scores)
    joins = find_joins(comparison, scores, pairs, load_weights("join", JOIN_FEATURES))
    return _links(comparison, scores, pairs, joins)


def link_scores(comparison: Comparison, weights: Floats) -> Floats:
    """Log-odds that unit i of `a` and unit j of `b` are one clause."""
    scores = np.full((len(comparison.a), len(comparison.b)), UNSEEN)
    for (i, j), features in comparison.features.items():
        scores[i, j] = float(features @ weights)
    return scores


def assign(scores: Floats, link_from: float = LINK_FROM) -> dict[int, int]:
    """The one-to-one links of largest total score, each worth more than `link_from`."""
    if not scores.size:
        return {}
    return {i: j for i, j in assign_pairs(np.maximum(scores, link_from)) if scores[i, j] > link_from}


@dataclass(frozen=True)
class Side:
    """A comparison seen from one draft: `whole` has the unit that may be split, `parts` what it may be split
    into.
    """

    whole: tuple[Unit, ...]
    parts: tuple[Unit, ...]
    scores: Floats
    cover: Mapping[tuple[int, int], Floats]
    back: Mapping[tuple[int, int], Floats]
    features: Mapping[tuple[int, int], Floats]


def sides(comparison: Comparison, scores: Floats) -> tuple[Side, Side]:
    """The comparison as seen from `a` and as seen from `b`."""
    c = comparison
    turned = [{(j, i): v for (i, j), v in table.items()} for table in (c.cover_b, c.cover_a, c.features)]
    return (
        Side(c.a, c.b, scores, c.cover_a, c.cover_b, c.features),
        Side(c.b, c.a, scores.T, turned[0], turned[1], turned[2]),
    )


def find_joins(
    comparison: Comparison, scores: Floats, pairs: dict[int, int], weights: Floats
) -> tuple[dict[int, int], dict[int, int]]:
    """(unit of `b` left over: unit of `a` whose clause it carries on; the same with `a` and `b` changed
    round).
    """
    found: list[dict[int, int]] = []
    for side, partners in zip(
        sides(comparison, scores), (pairs, {j: i for i, j in pairs.items()}), strict=True
    ):
        best: dict[int, tuple[float, int]] = {}
        for whole, part in join_candidates(side, partners):
            value = float(join_features(side, whole, partners[whole], part) @ weights)
            if value > JOIN_FROM and value > best.get(part, (-math.inf, 0))[0]:
                best[part] = (value, whole)
        found.append({part: whole for part, (_, whole) in best.items()})
    return found[0], found[1]


def join_candidates(side: Side, partners: dict[int, int]) -> Iterator[tuple[int, int]]:
    """(whole, part): every left-over part with the four linked units it fits best."""
    taken = set(partners.values())
    for part in range(len(side.parts)):
        if part in taken:
            continue
        column = side.scores[:, part]
        for whole in np.argsort(-column, kind="stable")[:4]:
            whole = int(whole)
            known = (whole, part) in side.features and (whole, partners.get(whole, -1)) in side.features
            if known and column[whole] > -6:
                yield whole, part


def join_features(side: Side, whole: int, partner: int, part: int) -> Floats:
    """What speaks for `part` being the rest of `whole`, whose first partner is `partner` (JOIN_FEATURES)."""
    unit, first, rest = side.whole[whole], side.parts[partner], side.parts[part]
    covered, before = side.cover[whole, part], side.cover[whole, partner]
    keys = [set(amount_keys(u.fills)) for u in (unit, first, rest)]
    sizes = [len(u.words) + 2 for u in (unit, first, rest)]
    rivals = np.delete(side.scores[:, part], whole)
    return np.array(
        [
            1.0,
            side.scores[whole, part],
            side.scores[whole, partner],
            _share(np.maximum(covered - before, 0), unit.weights),
            _share(side.back[whole, part], rest.weights),
            float(abs(part - partner) == 1),
            float(rest.whole @ first.whole),
            float(wording([rest], [first])[0, 0]),
            len((keys[0] & keys[2]) - keys[1]) / max(1, len(keys[0])),
            len(keys[2] - keys[0]) / max(1, len(keys[2])),
            math.log(sizes[0] / sizes[1]),
            abs(math.log(sizes[0] / (sizes[1] + sizes[2]))),
            max(float(side.scores[whole, part] - rivals.max(initial=UNSEEN)), -5.0),
            side.features[whole, part][FEATURES.index("contrast")],
        ]
    )


def _share(cover: Floats, weights: npt.NDArray[np.float64]) -> float:
    total = float(weights.sum())
    return float((cover * weights).sum()) / total if total else 0.0


def _links(
    comparison: Comparison,
    scores: Floats,
    pairs: dict[int, int],
    joins: tuple[dict[int, int], dict[int, int]],
) -> list[Link]:
    groups = {i: ([i], [j]) for i, j in pairs.items()}
    home = {j: i for i, j in pairs.items()}
    for part, whole in joins[0].items():
        groups[whole][1].append(part)
    for part, whole in joins[1].items():
        groups[home[whole]][0].append(part)
    links = [_linked(comparison, scores, tuple(sorted(a)), tuple(sorted(b))) for a, b in groups.values()]
    held_a, held_b = {i for link in links for i in link.a}, {j for link in links for j in link.b}
    links += [
        Link((i,), (), _best(scores[i]), _lone(scores[i]))
        for i in range(len(comparison.a))
        if i not in held_a
    ]
    alone = [j for j in range(len(comparison.b)) if j not in held_b]
    ordered = sorted(links, key=lambda link: link.a)
    return ordered + [Link((), (j,), _best(scores[:, j]), _lone(scores[:, j])) for j in alone]


def _best(column: Floats) -> float:
    return float(column.max(initial=UNSEEN))


def _lone(column: Floats) -> str:
    chance = _chance(_best(column))
    return f"nothing like it on the other side (best {chance:.0%})"


def _chance(score: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def _linked(comparison: Comparison, scores: Floats, a: tuple[int, ...], b: tuple[int, ...]) -> Link:
    best = max(((i, j) for i in a for j in b if (i, j) in comparison.features), key=lambda pair: scores[pair])
    score = float(scores[best])
    return Link(a, b, score, _reason(comparison, best, score, len(a) + len(b) > 2))


def _reason(comparison: Comparison, pair: tuple[int, int], score: float, several: bool) -> str:
    value = dict(zip(FEATURES, comparison.features[pair], strict=True))
    parts = [f"{_chance(score):.0%}", f"meaning {value['meaning']:.2f}", f"wording {value['wording']:.2f}"]
    parts += ["same amounts"] if value["amounts"] > 0.99 else []
    parts += ["same names"] if value["names"] > 0.99 else []
    parts += ["keeps what tells it from its lookalike"] if value["contrast"] > 0.5 else []
    parts += ["the rest of the clause stands in another point"] if several else []
    return ", ".join(parts)
