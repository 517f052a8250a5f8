"""Every view as a table: exactly what is on the page, one line a cell, statement, entry or side."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import singledispatch

from variorum.publish.evidence import Segment
from variorum.publish.views.changes import ChangesView
from variorum.publish.views.compare import CompareView
from variorum.publish.views.contested import ContestedView
from variorum.publish.views.drafts import DraftView, Point
from variorum.publish.views.method import MethodView
from variorum.publish.views.sources import SourcesView
from variorum.publish.views.statements import StatementsView
from variorum.publish.views.stemma import DraftsView
from variorum.publish.views.synopsis import Synopsis
from variorum.publish.views.timeline import Entry, TimelineView

# A spreadsheet takes a cell that begins with one of these for a formula (OWASP, "CSV injection").
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and lines of text, ready to be written as CSV."""

    columns: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]


def write_csv(table: Table) -> str:
    """The table as RFC 4180 CSV; a value that a spreadsheet would run as a formula gets an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([tuple(inert(value) for value in line) for line in table.lines])
    return out.getvalue()


def inert(value: str) -> str:
    """The value, with an apostrophe before it where a spreadsheet would run it; numbers stay numbers."""
    if not value.startswith(FORMULA):
        return value
    try:
        float(value)
    except ValueError:
        return "'" + value
    return value


def words(runs: Iterable[Segment]) -> str:
    """Runs of words as one text."""
    return "".join(run.text for run in runs)


@singledispatch
def table_of(view: object) -> Table | None:
    """The table of a view; None for views that are not tables."""
    return None


@table_of.register
def _(view: Synopsis) -> Table:
    columns = (
        "issue",
        "label",
        "draft",
        "state",
        "point",
        "changes",
        "reading",
        "form",
        "outlets",
        "origins",
    )
    return Table(
        columns,
        tuple(
            (
                row.slug,
                row.label,
                cell.siglum,
                cell.state,
                ", ".join(cell.points),
                "; ".join(f"{one.slot}: {one.from_} -> {one.to}" for one in cell.differences),
                words(cell.reading),
                cell.basis.form,
                str(cell.basis.outlets),
                str(cell.basis.origins),
            )
            for row in view.rows
            for cell in row.cells
        ),
    )


@table_of.register
def _(view: StatementsView) -> Table:
    columns = (
        "id",
        "speaker",
        "named",
        "role",
        "day",
        "published",
        "directness",
        "relayed_by",
        "drafts",
        "issues",
        "stance",
        "hedged",
        "words",
        "outlet",
    )
    return Table(
        columns,
        tuple(
            (
                one.id,
                speaker.name,
                "yes" if speaker.named else "no",
                speaker.role,
                one.day,
                one.published,
                one.directness,
                one.relayed_by,
                ", ".join(siglum for _, siglum in one.drafts),
                ", ".join(issue for issue, _ in one.issues),
                one.stance,
                "yes" if one.hedged else "no",
                " … ".join(text for text, spoken in one.parts if spoken),
                one.outlet,
            )
            for speaker in view.speakers
            for one in speaker.sayings
        ),
    )


@table_of.register
def _(view: TimelineView) -> Table:
    return timeline_table((*view.background, *view.entries, *view.undated))


def timeline_table(entries: Iterable[Entry]) -> Table:
    """Entries of the timeline as a table, in their order."""
    return Table(
        ("id", "kind", "when", "as_written", "text", "note", "published", "actors"),
        tuple(
            (
                one.id,
                one.kind,
                one.when,
                one.as_written,
                one.text,
                one.note,
                one.published,
                ", ".join(one.actors),
            )
            for one in entries
        ),
    )


@table_of.register
def _(view: ContestedView) -> Table:
    columns = ("id", "about", "type", "side", "position", "origins", "repeats", "outlets", "words")
    return Table(
        columns,
        tuple(
            (
                one.id,
                one.about,
                one.type,
                str(number),
                side.position,
                str(side.origins),
                str(side.repeats),
                ", ".join(side.outlets),
                " | ".join(line.words for line in side.lines),
            )
            for one in view.disputes
            for number, side in enumerate(one.sides, 1)
        ),
    )


@table_of.register
def _(view: SourcesView) -> Table:
    columns = (
        "id",
        "published",
        "outlet",
        "title",
        "author",
        "href",
        "origin",
        "renders",
        "cites",
        "statements",
    )
    return Table(
        columns,
        tuple(
            (
                one.id,
                one.published,
                one.outlet,
                one.title,
                one.author,
                one.href,
                one.origin,
                ", ".join(f"{siglum} ({form})" for siglum, form, _ in one.forms),
                ", ".join(cited.name for cited in one.cited),
                str(one.statements),
            )
            for one in view.articles
        ),
    )


@table_of.register
def _(view: DraftsView) -> Table:
    columns = ("siglum", "name", "made_by", "dated", "points", "held", "made_from", "witnesses", "outlets")
    return Table(
        columns,
        tuple(
            (
                one.siglum,
                one.name,
                ", ".join(one.makers),
                one.dated,
                one.points,
                one.held,
                one.parent,
                str(one.witnesses),
                str(one.outlets),
            )
            for one in view.drafts
        ),
    )


@table_of.register
def _(view: DraftView) -> Table:
    columns = (
        "point",
        "issues",
        "status",
        "reading",
        "witness",
        "form",
        "who",
        "quantity",
        "deadline",
        "variants",
    )
    points = [point for point in view.text if isinstance(point, Point)]
    return Table(columns, tuple(_point_line(point) for point in points))


def _point_line(point: Point) -> tuple[str, ...]:
    slots = dict(point.slots)
    return (
        point.number,
        ", ".join(issue for issue, _ in point.issues),
        point.status,
        words(point.lemma),
        point.source,
        point.form,
        slots.get("who", ""),
        slots.get("quantity", ""),
        slots.get("deadline", ""),
        " | ".join(f"{one.text} ({' '.join(one.witnesses)})" for one in point.variants),
    )


@table_of.register
def _(view: CompareView) -> Table:
    columns = (
        "issue",
        "label",
        f"{view.a} points",
        view.a,
        f"{view.b} points",
        view.b,
        "change",
        "differences",
    )
    return Table(
        columns,
        tuple(
            (
                pair.slug,
                pair.label,
                ", ".join(pair.a.points),
                " | ".join(words(one) for one in pair.a.readings),
                ", ".join(pair.b.points),
                " | ".join(words(one) for one in pair.b.readings),
                pair.change,
                "; ".join(f"{one.slot}: {one.from_} -> {one.to}" for one in pair.differences),
            )
            for pair in view.pairs
        ),
    )


@table_of.register
def _(view: MethodView) -> Table:
    return Table(
        ("id", "looked_like", "reason", "outlet", "text"),
        tuple(
            (line.id, line.looked_like, group.reason, line.outlet, line.text)
            for group in view.refused
            for line in group.lines
        ),
    )


@table_of.register
def _(view: ChangesView) -> Table:
    return Table(
        ("day", "kind", "text", "note", "article", "record"),
        tuple(
            (day.day, one.kind, one.text, one.note, one.article, one.record)
            for day in view.days
            for one in day.changes
        ),
    )
