"""The dossier as a static folder: every view as HTML, JSON and CSV, readable from disk and without script."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

import msgspec

from variorum.errors import DossierError
from variorum.publish.calendar import write_calendar
from variorum.publish.context import Info, Lenses, Selection
from variorum.publish.index import Index
from variorum.publish.pages import Page, find_page, has_data, later_pages, page_names
from variorum.publish.render import Setting, render_csv, render_feed, render_html, render_json
from variorum.publish.search import KINDS, SearchView, static_lines
from variorum.publish.urls import Urls, depth_root
from variorum.publish.views.changes import changes_view
from variorum.publish.views.frame import Frame, frame
from variorum.records import Records

# What changes with the evening, and with the base; all else is written once.
BY_EVENING = ("index", "embed", "drafts", "cells", "statements", "timeline", "contested")
BY_BASE = ("index", "embed", "cells")

MARK = ".variorum-site"  # tells our own folder from one that must not be overwritten


@dataclass(frozen=True, slots=True)
class Edition:
    """One reading of the dossier in the folder: the whole of it, one evening, or one base."""

    branch: str
    index: Index
    info: Info
    selection: Selection
    frame: Frame
    lenses: Lenses
    own: tuple[str, ...] = ()

    def setting(self, name: str) -> Setting:
        """Where a page of this edition stands: its links lead within the edition."""
        urls = Urls(root=depth_root(name), static=True, up=depth_root(self.branch), own=self.own)
        urls = replace(urls, contact=self.info.contact)
        return Setting(urls=urls, frame=self.frame, lenses=self.lenses)


def write_site(records: Records, info: Info, folder: Path, lenses: Lenses | None = None) -> tuple[Path, ...]:
    """Write the site and return the paths written, relative to the folder, in order.

    The same records and info give the same bytes. The folder is made; what an earlier site left in it is
    removed. Raises DossierError where the folder holds something else, or can't be written.
    """
    lenses = lenses or Lenses()
    try:
        _prepare(folder)
        written = _write_all(records, info, folder, lenses)
        _sweep(folder, set(written))
    except OSError as error:
        raise DossierError(
            f"{folder}: {error.strerror}; choose a folder that can be written, with room"
        ) from error
    return tuple(sorted(written))


def _prepare(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise DossierError(
            f"{folder} holds files that are not a Variorum site; choose an empty or new folder"
        )
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).write_text(
        "This folder is written by 'variorum export --format site'.\n", encoding="utf-8"
    )


def _write_all(records: Records, info: Info, folder: Path, lenses: Lenses) -> list[Path]:
    written = [Path(MARK), *_write_assets(folder)]
    whole = Index(records, info.provenance)
    for edition in editions(whole, info, lenses):
        for path, text in edition_files(edition):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="")
            written.append(path)
    return written


def editions(whole: Index, info: Info, lenses: Lenses) -> Iterator[Edition]:
    """The whole dossier, then its synopsis on each evening of the slider and against each base."""
    today = frame(whole, info, Selection())
    yield Edition("", whole, info, Selection(), today, lenses)
    if lenses.known_by:
        for stop in today.stops[:-1]:
            selection = Selection(as_of=stop.day)
            index = Index(lenses.known_by(stop.day), info.provenance)
            around = frame(whole, info, selection)
            yield Edition(f"as-of/{stop.day}/", index, info, selection, around, lenses, BY_EVENING)
    if lenses.against:
        for draft in whole.drafts:
            selection = Selection(base=draft.id)
            index = Index(lenses.against(draft.id), info.provenance)
            around = frame(whole, info, selection)
            branch = f"against/{whole.slugs[draft.id]}/"
            yield Edition(branch, index, info, selection, around, lenses, BY_BASE)


def edition_files(edition: Edition) -> Iterator[tuple[Path, str]]:
    """Every file of an edition with its text, pages first, in a fixed order."""
    for name in page_names(edition.index):
        if edition.own and name.partition("/")[0] not in edition.own:
            continue
        page = find_page(name, edition.index, edition.info, edition.selection)
        if page is None:
            continue
        yield from _page_files(edition, name, page)
        for later, further in later_pages(page, edition.index, edition.info, edition.selection):
            yield _html(edition, later, further)
    if not edition.own:
        yield _search(edition)
        yield _feed(edition)
        yield Path("calendar.ics"), write_calendar(edition.index.records, edition.info.title)


def _page_files(edition: Edition, name: str, page: Page) -> Iterator[tuple[Path, str]]:
    yield _html(edition, name, page)
    if has_data(name):
        yield Path(f"{edition.branch}{name}.json"), render_json(page)
        table = render_csv(page)
        if table is not None:
            yield Path(f"{edition.branch}{name}.csv"), table


def _html(edition: Edition, name: str, page: Page) -> tuple[Path, str]:
    html = render_html(page, edition.index, edition.info, edition.setting(name))
    return Path(f"{edition.branch}{name}.html"), html


def _search(edition: Edition) -> tuple[Path, str]:
    setting = edition.setting("search")
    found, left_out = static_lines(edition.index, edition.info, setting.urls)
    view = SearchView("", "", KINDS, 0, (), msgspec.json.encode(found).decode(), left_out)
    page = Page("search", "search", "Search", "search.html", view)
    return Path(f"{edition.branch}search.html"), render_html(page, edition.index, edition.info, setting)


def _feed(edition: Edition) -> tuple[Path, str]:
    view = changes_view(edition.index, edition.info, edition.selection)
    return Path("changes.atom"), render_feed(view, edition.info.title, edition.setting("changes").urls)


def _write_assets(folder: Path) -> Iterator[Path]:
    source = files("variorum.publish") / "static"
    (folder / "static").mkdir(exist_ok=True)
    for asset in sorted(source.iterdir(), key=lambda one: one.name):
        path = Path("static") / asset.name
        (folder / path).write_bytes(asset.read_bytes())
        yield path


def _sweep(folder: Path, kept: set[Path]) -> None:
    """Remove what an earlier site left here; only in a folder that carries our mark."""
    for base, _, names in os.walk(folder, topdown=False):
        for name in names:
            path = Path(base) / name
            if path.relative_to(folder) not in kept:
                path.unlink()
        if Path(base) != folder and not any(Path(base).iterdir()):
            shutil.rmtree(base)
