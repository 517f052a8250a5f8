"""How much two local drafts are alike: points, makers, place among versions, names, day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from variorum.model import Account, Draft
from variorum.resolve.draft_names import plain_name, telling_words

Place = Literal["root", "counter", "later", "unknown"]

# Set by hand: equal points decide, makers come next, then the place among versions; a name alone does not
# make two drafts one, and different points keep them apart whatever else they share.
APART = -10.0
JOIN = 1.5
POINTS = 5.0
SOME_MAKER = 2.0
OTHER_MAKERS = -2.5
SAME_PLACE = 1.0
OTHER_PLACE = -3.0
SAME_NAME = 1.5
SAME_DAY = 0.5
FAR_APART = -1.0
FEW_DAYS = 10


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A local draft with what tells it apart; `makers` are ids of the dossier's actors."""

    draft: Draft
    published: str
    makers: frozenset[str]
    place: Place
    names: frozenset[str]


def tell(account: Account, draft: Draft, actor_of: Mapping[str, str]) -> Told:
    """What an account says of one of its drafts."""
    names = frozenset(plain_name(name) for name in (draft.name, *draft.aliases))
    return Told(
        draft,
        account.article.published or "",
        frozenset(actor_of.get(maker, maker) for maker in draft.made_by),
        _place(account, draft),
        frozenset(name for name in names if telling_words(name)),
    )


def _place(account: Account, draft: Draft) -> Place:
    """Where a draft stands among the versions its article speaks of."""
    if draft.parent is not None:
        return "counter" if draft.parent.relation == "counters" else "later"
    if any(other.parent and other.parent.draft == draft.id for other in account.drafts):
        return "root"
    return "unknown"


def likeness(one: Told, other: Told) -> float:
    """From APART (cannot be one) upwards; from JOIN on they are taken for one."""
    if one.draft.evidence[0].article == other.draft.evidence[0].article:
        return APART
    score = 0.0
    if one.draft.points and other.draft.points:
        if one.draft.points != other.draft.points:
            return APART
        score += POINTS
    if one.makers and other.makers:
        score += SOME_MAKER if one.makers & other.makers else OTHER_MAKERS
    places = {one.place, other.place}
    if "unknown" not in places:
        score += SAME_PLACE if len(places) == 1 else OTHER_PLACE
    if one.names & other.names:
        score += SAME_NAME
    return score + _days(one.draft.dated, other.draft.dated)


def _days(one: str | None, other: str | None) -> float:
    if not one or not other:
        return 0.0
    if one == other:
        return SAME_DAY
    try:
        apart = abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return 0.0
    return FAR_APART if apart > FEW_DAYS else 0.0
