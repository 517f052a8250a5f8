"""The editions that the served page has open: the dossier on an evening or against a base."""

from __future__ import annotations

import gc
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from threading import RLock

from starlette.exceptions import HTTPException

from variorum.publish.context import Info, Lenses, Selection
from variorum.publish.index import Index
from variorum.publish.pages import DESK_TAB
from variorum.publish.render import Setting
from variorum.publish.search import SearchIndex
from variorum.publish.urls import Urls
from variorum.publish.views.frame import Frame, frame
from variorum.publish.views.synopsis import cell_marks, synopsis
from variorum.records import Records

Load = Callable[[], tuple[Records, Info]]
OPEN = 8  # editions kept: the last evening, and those a few readers are looking at
TEXTS = 200  # rendered pages kept for each of them: at most 60 MB


@dataclass
class Edition:
    """One reading of the dossier, with the pages rendered from it so far."""

    index: Index
    info: Info
    frame: Frame
    as_of: str | None = None
    base: str | None = None
    _texts: OrderedDict[tuple[str, str, str], str] = field(default_factory=OrderedDict)
    _lock: RLock = field(default_factory=RLock)

    @cached_property
    def search(self) -> SearchIndex:
        """The full-text index, made when it is first asked for."""
        return SearchIndex(self.index, self.info)

    @property
    def chosen(self) -> bool:
        """Whether the reader chose an evening or a base: what is new since a visit shows on neither."""
        return bool(self.as_of or self.base)

    @cached_property
    def marks(self) -> frozenset[str]:
        """The marks of all cells of the table."""
        return cell_marks(synopsis(self.index, self.info, Selection()))

    def kept(self, key: tuple[str, str, str]) -> str | None:
        """A page rendered before."""
        with self._lock:
            return self._texts.get(key)

    def keep(self, key: tuple[str, str, str], text: str) -> None:
        """Keep a rendered page; the oldest go first."""
        with self._lock:
            self._texts[key] = text
            while len(self._texts) > TEXTS:
                self._texts.popitem(last=False)


class Shelf:
    """Opens editions and keeps the last few, until the dossier is built again."""

    def __init__(self, load: Load, lenses: Lenses, tabs: tuple[tuple[str, str], ...]) -> None:
        self.lenses, self.tabs = lenses, tabs
        self._load = load
        self._lock = RLock()
        self._open: OrderedDict[tuple[str | None, str | None], Edition] = OrderedDict()
        self._records: Records | None = None
        self._info: Info | None = None
        self._whole: Index | None = None
        self._settled: dict[tuple[str | None, str | None], int] = {}

    def edition(self, as_of: str | None, base_slug: str | None) -> Edition:
        """The dossier on that evening and against that base (by its name in addresses), both optional.

        Raises HTTPException 404 where the reader asks for what is not offered.
        """
        with self._lock:
            whole, info = self._fresh()
            base = self._base(whole, base_slug)
            as_of = None if as_of is None or as_of >= frame(whole, info, Selection()).built_on else as_of
            key = (as_of, base)
            if key not in self._open:
                self._open[key] = self._made(whole, info, as_of, base)
            self._open.move_to_end(key)
            while len(self._open) > OPEN:
                self._open.popitem(last=False)
            self._settle(key)
            return self._open[key]

    def setting(self, edition: Edition, reviews: bool = True) -> Setting:
        """Where a page of this edition stands when it is served: its links keep the evening and the base.

        `reviews` says whether who asks may decide at the desk, where there is one; others see no way there.
        """
        kept = (("as-of", edition.as_of), ("base", edition.frame.base))
        state = tuple((key, value) for key, value in kept if value)
        desk = any(name == DESK_TAB[0] for name, _ in self.tabs)
        urls = Urls(state=state, desk=desk, corrects=desk and reviews, contact=edition.info.contact)
        tabs = tuple(tab for tab in self.tabs if reviews or tab != DESK_TAB)
        return Setting(urls=urls, frame=edition.frame, lenses=self.lenses, tabs=tabs)

    def _settle(self, key: tuple[str | None, str | None]) -> None:
        """Keep what earlier requests made of this edition out of the collector's rounds (0.1 s each)."""
        made = self._open[key].index.made
        if made != self._settled.get(key):
            self._settled[key] = made
            gc.freeze()

    def _fresh(self) -> tuple[Index, Info]:
        """The whole dossier; what is open is let go when `load` gives other records than before."""
        records, info = self._load()
        if self._whole is None or records is not self._records or info != self._info:
            self._records, self._info, self._whole = records, info, Index(records, info.provenance)
            self._open.clear()
            self._settled.clear()
            # Half a million records stay until the next build: the collector need not walk them at each
            # of its rounds, which took 0.4 s in the midst of a request.
            gc.unfreeze()
            gc.collect()
            gc.freeze()
        return self._whole, info

    def _base(self, whole: Index, slug: str | None) -> str | None:
        if not slug:
            return None
        found = next((draft for draft, name in whole.slugs.items() if name == slug), None)
        if found is None or self.lenses.against is None:
            raise HTTPException(404, f"there is no draft {slug!r} to read the others against")
        return found

    def _made(self, whole: Index, info: Info, as_of: str | None, base: str | None) -> Edition:
        around = frame(whole, info, Selection(as_of=as_of, base=base))
        if as_of and self.lenses.known_by is None:
            raise HTTPException(404, "this dossier is not offered as of earlier evenings")
        if base and self.lenses.against and not as_of:
            return Edition(Index(self.lenses.against(base), info.provenance), info, around, as_of, base)
        if as_of and self.lenses.known_by:
            return Edition(Index(self.lenses.known_by(as_of), info.provenance), info, around, as_of, None)
        return Edition(whole, info, around)
