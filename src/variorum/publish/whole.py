"""A view whole, all its pages in one table: for those who ask without a page, on the command line."""

from __future__ import annotations

from variorum.errors import UsageError
from variorum.publish.context import Info, Selection
from variorum.publish.index import Index
from variorum.publish.pages import find_page, later_pages
from variorum.publish.tables import Table, table_of, timeline_table
from variorum.publish.views.timeline import all_entries


def whole_table(name: str, index: Index, info: Info, selection: Selection) -> Table:
    """The table of the view with this name (`index`, `drafts`, `statements` …), whatever its length.

    Raises UsageError where the view is not a table, or there is none with this name.
    """
    if name == "timeline":
        return timeline_table(all_entries(index))
    page = find_page(name, index, info, selection)
    first = table_of(page.view) if page else None
    if page is None or first is None:
        raise UsageError(f"no table {name!r}; choose one of the views that the page has as CSV")
    further = (table_of(one.view) for _, one in later_pages(page, index, info, selection))
    return Table(first.columns, (*first.lines, *(line for table in further if table for line in table.lines)))


def draft_slug(index: Index, wanted: str) -> str:
    """The name in addresses of the draft with this siglum, id or name; UsageError where there is none."""
    for draft in index.drafts:
        if wanted.casefold() in (name.casefold() for name in (index.sigla[draft.id], draft.id, draft.name)):
            return index.slugs[draft.id]
    known = ", ".join(index.sigla[draft.id] for draft in index.drafts) or "none yet"
    raise UsageError(f"no draft {wanted!r}; its drafts are {known} ('variorum drafts')")
