"""A dossier shown: the one place where what is kept meets what is published."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from variorum import __version__
from variorum.api import Dossier
from variorum.corrections import Review
from variorum.dossier.as_of import reviews_by
from variorum.dossier.reviews import read_reviews
from variorum.errors import DossierError, UsageError
from variorum.publish.accuracy import read_accuracy
from variorum.publish.calendar import write_calendar
from variorum.publish.context import HistoryEntry, Info, Lenses, Provenance, Selection
from variorum.publish.export_csv import csv_files
from variorum.publish.export_jsonl import jsonl_text
from variorum.publish.export_md import markdown_report
from variorum.publish.export_sqlite import write_database
from variorum.publish.index import Index
from variorum.publish.site import write_site
from variorum.publish.tables import Table
from variorum.publish.whole import draft_slug, whole_table
from variorum.records import Records

# Where an export goes when no place is named; the others go to standard output.
PLACES = {"csv": "tables", "site": "site", "sqlite": "export.sqlite"}
WHOLE = Selection()  # all that a view has


def info_of(dossier: Dossier, records: Records, as_of: str | None = None) -> Info:
    """What the pages say of the dossier itself; nothing in it comes from the machine's clock.

    As of a day (ISO), reviews made later are left out.
    """
    pack, reviews = dossier.pack, read_reviews(dossier.store)
    if as_of is not None:
        reviews = reviews_by(reviews, as_of)
    accuracy = read_accuracy()
    return Info(
        title=dossier.config.title,
        labels=pack.labels(),
        groups={issue.id: issue.group for issue in pack.issues},
        built_on=max((a.published[:10] for a in records.articles if a.published), default=""),
        pack=f"{pack.label} {pack.version}",
        version=__version__,
        reviews=tuple(map(_history, reviews)),
        unread=dossier.store.unread(),
        provenance={id_: Provenance(*kept) for id_, kept in dossier.store.provenance().items()},
        contact=dossier.config.contact,
        accuracy=accuracy.measures,
        measured=f"{accuracy.command} at commit {accuracy.commit}",
        origins={id_: origin.articles[0] for origin in records.origins for id_ in origin.articles},
    )


def _history(review: Review) -> HistoryEntry:
    return HistoryEntry(
        at=review.made_at,
        reviewer=review.reviewer,
        verdict=review.verdict,
        record=review.target.evidence[0].exact,
        note=review.note,
    )


def lenses_of(dossier: Dossier) -> Lenses:
    """How the pages ask the dossier to be read again: as of an evening, or against another base."""
    return Lenses(known_by=dossier.records, against=dossier.records_against)


def export_dossier(dossier: Dossier, format_: str, output: Path | None, as_of: str | None) -> Path | None:
    """The place where the dossier was written in this format; None where it went to standard output.

    Raises DossierError where the place cannot be written, and UsageError for a format that there is not.
    """
    records = dossier.records(as_of)
    info = info_of(dossier, records, as_of)
    texts: dict[str, Callable[[], str]] = {
        "jsonl": lambda: jsonl_text(records),
        "md": lambda: markdown_report(records, info),
        "ics": lambda: write_calendar(records, info.title),
    }
    if format_ in texts:
        return _put(texts[format_](), output)
    if format_ not in PLACES:
        raise UsageError(f"no format {format_!r}; choose one of {', '.join((*texts, *PLACES))}")
    target = output or dossier.folder / PLACES[format_]
    try:
        _write(format_, records, info, target, lenses_of(dossier) if as_of is None else None)
    except OSError as error:
        raise DossierError(
            f"{target}: {error.strerror or error}; choose another place with --output"
        ) from error
    return target


def view_table(dossier: Dossier, name: str, as_of: str | None = None, wanted: Selection = WHOLE) -> Table:
    """A view of the page as one table: `index` (the collation), `drafts`, `statements`, `timeline` …

    `wanted.draft` is a siglum, an id or a name. Raises UsageError where there is no such view or draft.
    """
    records = dossier.records(as_of)
    index, info = Index(records), info_of(dossier, records, as_of)
    if wanted.draft:
        wanted = replace(wanted, draft=draft_slug(index, wanted.draft))
    return whole_table(name, index, info, replace(wanted, as_of=as_of))


def calendar_of(dossier: Dossier, as_of: str | None = None) -> str:
    """The dated deadlines and events of the dossier as an iCalendar (RFC 5545)."""
    return write_calendar(dossier.records(as_of), dossier.config.title)


def _put(text: str, output: Path | None) -> Path | None:
    if output is None:
        sys.stdout.buffer.write(text.encode("utf-8"))  # a calendar's CRLF and a name's accents as they are
        sys.stdout.buffer.flush()
        return None
    try:
        output.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise DossierError(
            f"{output}: {error.strerror or error}; choose another place with --output"
        ) from error
    return output


def _write(format_: str, records: Records, info: Info, target: Path, lenses: Lenses | None) -> None:
    if format_ == "site":
        write_site(records, info, target, lenses)
    elif format_ == "sqlite":
        write_database(records, info, target)
    else:
        target.mkdir(parents=True, exist_ok=True)
        for name, text in csv_files(records, info).items():
            (target / name).write_text(text, encoding="utf-8", newline="")
