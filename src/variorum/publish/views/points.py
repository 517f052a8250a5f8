"""The places of a draft's text: the provisions that are one point, whoever words it, and where it stands."""

from __future__ import annotations

import re

from variorum.model import Draft, Provision
from variorum.publish.index import RANKS, Index

NUMBER = re.compile(r"(\d+)(.*)")


def point_key(number: str | None) -> tuple[int, str]:
    """Sorts `2` before `10` and `10b` after `10a`; what has no number comes last."""
    found = NUMBER.match(number or "")
    return (int(found[1]), found[2]) if found else (10**6, number or "")


def places_of(index: Index, draft: Draft) -> list[list[Provision]]:
    """The provisions of the draft by place, in each the best witness first.

    One place is one number, or, without a number, one row of the collation.
    """
    every = index.remember("places", lambda: {one.id: _places(index, one) for one in index.drafts})
    return every[draft.id]


def anchor_of(place: list[Provision]) -> str:
    """The name of a place in the draft's page: `point-6`, or its best provision's id without a number."""
    number = number_of(place)
    return f"point-{number}" if number else place[0].id


def number_of(place: list[Provision]) -> str:
    """The number of a place as printed; empty where no witness gives it."""
    return next((one.number for one in place if one.number), None) or ""


def point_anchor(index: Index, draft: Draft, provision: str) -> str:
    """Where this provision (an id) stands in its draft's page; empty where it is not that draft's."""
    anchors = index.remember("anchors", lambda: _anchors(index))
    return anchors.get((draft.id, provision), "")


def _anchors(index: Index) -> dict[tuple[str, str], str]:
    return {
        (draft.id, one.id): anchor_of(place)
        for draft in index.drafts
        for place in places_of(index, draft)
        for one in place
    }


def best_form(index: Index, provision: Provision) -> str:
    """The best form in which an article renders the draft that gives this provision."""
    forms = [index.forms.get((provision.draft, span.article), "") for span in provision.evidence]
    return max(forms, key=lambda form: RANKS.get(form, 0), default="")


def _places(index: Index, draft: Draft) -> list[list[Provision]]:
    places: dict[tuple[str, ...], list[Provision]] = {}
    for one in index.provisions_of.get(draft.id, ()):
        rows = index.rows_of_provision.get(one.id, ())
        place = ("n", one.number) if one.number else ("r", *(sorted(row.id for row in rows)), *one.issues)
        places.setdefault(place if len(place) > 1 else ("p", one.id), []).append(one)
    _join_unnumbered(index, places)
    return [sorted(several, key=lambda one: _order(index, one)) for several in places.values()]


def _order(index: Index, one: Provision) -> tuple[int, str, str]:
    return -RANKS.get(best_form(index, one), 0), index.first_published(one.evidence), one.id


def _join_unnumbered(index: Index, places: dict[tuple[str, ...], list[Provision]]) -> None:
    """Move unnumbered provisions to the one numbered place that shares their row, where there is just one."""
    by_row: dict[str, set[str]] = {}
    for number in [key[1] for key in places if key[0] == "n"]:
        for one in places["n", number]:
            for row in index.rows_of_provision.get(one.id, ()):
                by_row.setdefault(row.id, set()).add(number)
    for key in [key for key in places if key[0] == "r"]:
        rows = {row.id for one in places[key] for row in index.rows_of_provision.get(one.id, ())}
        homes = {number for row in rows for number in by_row.get(row, ())}
        if len(homes) == 1:
            places["n", homes.pop()].extend(places.pop(key))
