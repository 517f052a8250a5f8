"""States, their adjectives, their capitals and provinces, as the countryinfo package lists them.

A help and never a need: a name that is not here is typed by how the article uses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from countryinfo import all_countries


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Look-ups by `plain` spelling: a state's usual name by any of its names, by adjective and by capital."""

    states: dict[str, str]
    adjectives: dict[str, str]
    capitals: dict[str, str]
    places: frozenset[str]


def plain(name: str) -> str:
    """A name without points, apostrophes, article and case, as the gazetteer is keyed: "U.S." is "us"."""
    return re.sub(r"^the\s+", "", re.sub(r"[.’'`]", "", name).casefold()).strip()


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer, read once from the package's data."""
    gazetteer = Gazetteer({}, {}, {}, frozenset(_places()))
    for info in _countries():
        name = re.sub(r"^The\s|,.*|\s\(.*", "", str(info["name"]))
        for spelling in _spellings(info):
            gazetteer.states.setdefault(plain(spelling), name)
        for adjective in re.split(r"[,/]", info.get("demonym") or ""):
            if adjective.strip():
                gazetteer.adjectives.setdefault(plain(adjective), name)
        for capital in _listed(info.get("capital")):
            gazetteer.capitals.setdefault(plain(re.sub(r",.*|\sD\.?C\.?$", "", capital)), name)
    return gazetteer


def _countries() -> Iterator[dict[str, Any]]:
    for country in all_countries():
        yield dict(country.info())


def _listed(value: object) -> list[str]:
    """A field that holds one string or a list of them."""
    return [str(item) for item in value if item] if isinstance(value, list) else [str(value)] if value else []


def _places() -> Iterator[str]:
    """Provinces, by each of their spellings ("Khersons'ka (Kherson)")."""
    for info in _countries():
        for province in _listed(info.get("provinces")):
            yield from (plain(part) for part in re.split(r"[()]", province) if len(part.strip()) > 3)


def _spellings(info: dict[str, Any]) -> Iterator[str]:
    """The names of a state that a text may use: initials for a union ("U.S.", "UAE"), no other codes."""
    name = str(info["name"])
    for spelling in (name, *(s for s in _listed(info.get("altSpellings")) if len(s) > 3)):
        yield re.sub(r",.*|\s\(.*", "", spelling)
        if spelling.startswith("Great "):
            yield spelling.removeprefix("Great ")
        if spelling.startswith("United "):
            yield "".join(word[0] for word in spelling.split() if word[0].isupper())
            if " of " in spelling and " and " not in spelling:
                yield spelling.rpartition(" of ")[2]
