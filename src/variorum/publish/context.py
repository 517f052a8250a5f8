"""What a page needs beside the records: the dossier's own facts, and what the reader asked to see."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from variorum.reading import Unread
from variorum.records import Records

EMPTY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One review as the pages show it: who decided what about which record, and when."""

    at: str
    reviewer: str
    verdict: str
    record: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """How an article came to us: when it was retrieved (ISO), and where its pages begin in its text."""

    retrieved: str = ""
    pages: tuple[int, ...] = ()

    def page(self, start: int) -> str:
        """The page that this place of the text stands on: `3 of 12`; empty where it has no pages."""
        return f"{max(bisect_right(self.pages, start), 1)} of {len(self.pages)}" if self.pages else ""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measured figure of accuracy: what was measured, on which texts, the value (0 to 1), its floor."""

    name: str
    on: str
    value: float
    floor: float | None = None


@dataclass(frozen=True, slots=True)
class Info:
    """What the dossier says of itself; nothing in it comes from the clock of the machine.

    `labels` and `groups` map an issue id to its label and to the heading it stands under, in the order of
    the pack; `origins` maps an article id to the publication that its text goes back to; `built_on` is
    the latest published day; `provenance` is by article id; `measured` says by which command,
    at which commit, the accuracy was measured; `contact` is the mail address or the web page
    where a reader reports a mistake.
    """

    title: str
    labels: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    groups: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    built_on: str = ""
    pack: str = ""
    version: str = ""
    reviews: tuple[HistoryEntry, ...] = ()
    unread: tuple[Unread, ...] = ()
    accuracy: tuple[Measure, ...] = ()
    measured: str = ""
    origins: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    provenance: Mapping[str, Provenance] = field(default_factory=dict)
    contact: str = ""

    def label(self, issue: str) -> str:
        """The issue's label, or its id made readable where the pack has none."""
        return self.labels.get(issue) or issue.replace("-", " ").replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Selection:
    """What the reader asked to see: the evening, the base draft, and the filters of the lists.

    `seen` are the marks of the cells at the last visit, on the day `seen_on`; None on the first.
    """

    as_of: str | None = None
    base: str | None = None
    speaker: str = ""
    draft: str = ""
    issue: str = ""
    stance: str = ""
    directness: str = ""
    named: bool = False
    since: str = ""
    page: int = 1
    seen: frozenset[str] | None = None
    seen_on: str = ""


@dataclass(frozen=True, slots=True)
class Lenses:
    """How the dossier is read again; a lens that is None is not offered.

    `known_by(day)` gives the records as they could be known on that evening, `against(draft id)` those with
    every draft collated against that one.
    """

    known_by: Callable[[str], Records] | None = None
    against: Callable[[str], Records] | None = None
