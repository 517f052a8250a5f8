"""Which view stands at which address: the one list that the server and the static folder both read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from variorum.publish.context import Info, Selection
from variorum.publish.index import Index
from variorum.publish.urls import file_name
from variorum.publish.views.cells import CellEvidence, find_cell, first_cells
from variorum.publish.views.changes import changes_view
from variorum.publish.views.compare import compare_view
from variorum.publish.views.contested import contested_view
from variorum.publish.views.drafts import draft_view, find_draft
from variorum.publish.views.method import method_view
from variorum.publish.views.sources import article_view, sources_view
from variorum.publish.views.statements import statements_view
from variorum.publish.views.stemma import drafts_view
from variorum.publish.views.synopsis import synopsis
from variorum.publish.views.timeline import timeline_view

DESK_TAB = ("review", "Review")  # where the dossier is served with a desk
TABS = (
    ("index", "Synopsis"),
    ("drafts", "Drafts"),
    ("statements", "Statements"),
    ("timeline", "Timeline"),
    ("contested", "Contested"),
    ("sources", "Sources"),
    ("changes", "Changes"),
    ("method", "Method"),
)

# Bytes of the synopsis, which carries the evidence of as many cells as keep it under 300 kB: all of it, what
# stands around the table, a cell with and without a reading (measured on the harbour accord, and generated).
FIRST_PAGE, CHROME, FILLED, EMPTY = 295_000, 26_000, 620, 240


@dataclass(frozen=True, slots=True)
class Page:
    """One page ready to be rendered: its view, its template, and the tab it stands under."""

    name: str
    tab: str
    title: str
    template: str
    view: Any
    evidence: tuple[CellEvidence, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages the view has."""
        return int(getattr(self.view, "pages", 1))


View = Callable[[Index, Info, Selection], Any]

WHOLE: dict[str, tuple[View, str]] = {
    "drafts": (drafts_view, "Drafts"),
    "statements": (statements_view, "Statements"),
    "timeline": (timeline_view, "Timeline"),
    "contested": (contested_view, "Contested"),
    "sources": (sources_view, "Sources"),
    "changes": (changes_view, "Changes"),
    "method": (method_view, "Method and limits"),
}


def find_page(name: str, index: Index, info: Info, selection: Selection) -> Page | None:
    """The page with this name (`index`, `drafts/us28`, `compare/a..b`); None where there is none."""
    if name in ("index", "embed"):
        return _synopsis(name, index, info, selection)
    if name in WHOLE:
        view, title = WHOLE[name]
        return Page(name, name, title, f"{name}.html", view(index, info, selection))
    folder, _, rest = name.partition("/")
    one = ONE.get(folder)
    return one(name, rest, index, info, selection) if one and rest else None


def _synopsis(name: str, index: Index, info: Info, selection: Selection) -> Page:
    view = synopsis(index, info, selection)
    if name == "embed":
        return Page(name, "index", "Synopsis", "embed.html", view)
    cells = [cell for row in view.rows for cell in row.cells]
    filled = sum(bool(cell.provisions) for cell in cells)
    room = FIRST_PAGE - CHROME - FILLED * filled - EMPTY * (len(cells) - filled)
    fitting = first_cells(index, info, selection, room)
    return Page(name, "index", "Synopsis", "synopsis.html", view, fitting)


def _draft(name: str, rest: str, index: Index, info: Info, selection: Selection) -> Page | None:
    draft = find_draft(index, rest)
    if draft is None:
        return None
    view = draft_view(index, info, selection, draft)
    return Page(name, "drafts", f"{view.siglum}, {view.name}", "draft.html", view)


def _compare(name: str, rest: str, index: Index, info: Info, selection: Selection) -> Page | None:
    a, _, b = rest.partition("..")
    first, second = find_draft(index, a), find_draft(index, b)
    if first is None or second is None:
        return None
    view = compare_view(index, info, selection, first, second)
    return Page(name, "drafts", f"{view.a} and {view.b}", "compare.html", view)


def _cell(name: str, rest: str, index: Index, info: Info, selection: Selection) -> Page | None:
    view = find_cell(index, info, selection, rest)
    return Page(name, "index", f"{view.label}, {view.siglum}", "cell.html", view) if view else None


def _article(name: str, rest: str, index: Index, info: Info, selection: Selection) -> Page | None:
    article = index.article_named.get(rest)
    if article is None:
        return None
    view = article_view(index, info, article)
    return Page(name, "sources", view.line.title, "article.html", view)


ONE: dict[str, Callable[[str, str, Index, Info, Selection], Page | None]] = {
    "drafts": _draft,
    "compare": _compare,
    "cells": _cell,
    "sources": _article,
}


def has_data(name: str) -> bool:
    """Whether a page is to be had as data too: the views, each draft, each comparison and each cell."""
    return name == "index" or name in WHOLE or name.partition("/")[0] in ("drafts", "compare", "cells")


def page_names(index: Index) -> Iterator[str]:
    """The names of all pages of a dossier, in a fixed order."""
    yield "index"
    yield "embed"
    yield from WHOLE
    for draft in index.drafts:
        yield f"drafts/{index.slugs[draft.id]}"
    for draft in index.drafts:
        for other in index.drafts:
            if other.id != draft.id:
                yield f"compare/{index.slugs[draft.id]}..{index.slugs[other.id]}"
    for row in index.records.rows:
        for draft in index.drafts:
            if draft.id in row.cells and row.cells[draft.id].provisions:
                yield f"cells/{index.row_slugs[row.id]}..{index.slugs[draft.id]}"
    for article in index.records.articles:
        yield f"sources/{file_name(article.id)}"


def later_pages(page: Page, index: Index, info: Info, selection: Selection) -> Iterator[tuple[str, Page]]:
    """The second and further pages of a long view, with their names in the static folder (`sources-2`)."""
    for number in range(2, page.pages + 1):
        found = find_page(page.name, index, info, replace(selection, page=number))
        if found:
            yield f"{page.name}-{number}", found
