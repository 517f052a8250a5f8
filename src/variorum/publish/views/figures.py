"""The figures beside the title of the synopsis: each is counted from cells that it leads to."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.publish.context import Info
from variorum.publish.index import Index
from variorum.publish.views.frame import origins


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted fact with the rows it counts: `of` where it is a part of something, `show` is the filter."""

    value: str
    of: str
    words: str
    show: str = ""


def figures_of(index: Index, info: Info, states: list[str], counts: dict[str, int]) -> tuple[Figure, ...]:
    """The figures beside the title, counted from the table's cells and rows."""
    total = f"of {counts['all']}"
    unknown = states.count("unknown")
    articles = tuple(index.articles)
    return (
        Figure(str(counts["differ"]), total, "issues on which a draft departs from its base", "differ"),
        Figure(str(counts["open"]), total, "issues that a draft leaves open", "open"),
        Figure(str(unknown), f"of {len(states)}", "cells unknown: text not held"),
        Figure(str(counts["number"]), total, "issues apart by a number only", "number"),
        Figure(str(len(index.records.disputes)), "", "contested facts", "contested"),
        _sources_figure(index, info, articles),
    )


def _sources_figure(index: Index, info: Info, articles: tuple[str, ...]) -> Figure:
    if info.origins:
        return Figure(
            str(origins(index, info, articles)),
            f"of {len(articles)} articles",
            "independent origins",
            "sources",
        )
    outlets = len({index.outlet(article) for article in articles})
    return Figure(str(outlets), f"in {len(articles)} articles", "outlets", "sources")
