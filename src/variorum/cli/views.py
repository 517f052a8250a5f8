"""Commands that print a view of a dossier: collation, drafts, statements, timeline, contested, sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from variorum.cli.output import (
    as_of_option,
    dossier_option,
    json_option,
    print_json,
    print_raw,
    print_table,
)

# The columns that a terminal has room for; CSV and JSON have all.
SHOWN = {
    "drafts": ("siglum", "name", "made_by", "dated", "points", "held", "made_from", "outlets"),
    "statements": ("day", "speaker", "stance", "drafts", "words", "outlet", "id"),
    "timeline": ("when", "kind", "text", "note", "published", "id"),
    "contested": ("about", "type", "side", "position", "origins", "outlets"),
}


def format_option(*more: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """`--format`: text for a person, CSV and JSON (the same lines, every column) for programs, and `more`."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(["text", "csv", "json", *more]),
        default="text",
        show_default=True,
        help="Shape; csv and json have every column.",
    )


def _print_view(name: str, format_: str, as_of: str | None, folder: str, **wanted: str) -> None:
    """Print a view of the dossier in this shape."""
    from variorum import api, publishing
    from variorum.publish.context import Selection
    from variorum.publish.tables import write_csv

    table = publishing.view_table(api.open(folder), name, as_of, Selection(**wanted))  # type: ignore[arg-type]
    if format_ == "json":
        print_json([dict(zip(table.columns, line, strict=True)) for line in table.lines])
    elif format_ == "csv":
        print_raw(write_csv(table))
    elif name == "index":
        _print_synopsis(table.columns, table.lines)
    else:
        places = [table.columns.index(column) for column in SHOWN[name]]
        print_table(SHOWN[name], [[line[place] for place in places] for line in table.lines])


def _print_synopsis(columns: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    """The collation with a column for each draft, as people keep such a table by hand."""
    place = {column: number for number, column in enumerate(columns)}
    drafts = list(dict.fromkeys(line[place["draft"]] for line in lines))
    rows: dict[str, dict[str, str]] = {}
    for line in lines:
        state, reading = line[place["state"]], line[place["reading"]]
        row = rows.setdefault(line[place["issue"]], {"": line[place["label"]]})
        row[line[place["draft"]]] = f"{state}: {reading}" if reading else state
    print_table(
        ["issue", *drafts], [[row.get(draft, "") for draft in ("", *drafts)] for row in rows.values()]
    )


@click.command()
@format_option()
@as_of_option
@dossier_option
def collation(format_: str, as_of: str | None, folder: str) -> None:
    """Print the dossier's table of drafts: a line an issue, a column a draft.

    \b
    Example:
        variorum collation --dossier talks
        variorum collation --as-of 2031-03-08 --format csv > table.csv
    """
    _print_view("index", format_, as_of, folder)


@click.command()
@format_option()
@as_of_option
@dossier_option
def drafts(format_: str, as_of: str | None, folder: str) -> None:
    """Print the drafts: who made each, on what day, how much of it is held, what it was made from.

    \b
    Example:
        variorum drafts --dossier talks --as-of 2031-03-08
    """
    _print_view("drafts", format_, as_of, folder)


@click.command()
@click.option("--speaker", default="", metavar="NAME", help="Only speakers with this in their name.")
@click.option("--draft", default="", metavar="SIGLUM", help="Only what is said of this draft.")
@click.option("--issue", default="", metavar="ID", help="Only on this issue of the vocabulary.")
@click.option(
    "--stance", default="", type=click.Choice(["", "support", "oppose", "mixed", "none"]), metavar="STANCE",
    help="Only support, oppose, mixed or none.",
)  # fmt: skip
@format_option()
@as_of_option
@dossier_option
def statements(format_: str, as_of: str | None, folder: str, **wanted: str) -> None:
    """Print who said what, on what day, with the stance toward a draft.

    \b
    Example:
        variorum statements --draft US28 --stance oppose --dossier talks
        variorum statements --as-of 2031-03-08 --format json > statements.json
    """
    _print_view("statements", format_, as_of, folder, **wanted)


@click.command()
@format_option("ics")
@as_of_option
@dossier_option
def timeline(format_: str, as_of: str | None, folder: str) -> None:
    """Print what happened when: events, drafts, dated stances and deadlines, by the day they speak of.

    The calendar (ics) has the dated events and deadlines alone, for a calendar program to subscribe to.

    \b
    Example:
        variorum timeline --format csv --dossier talks > timeline.csv
        variorum timeline --format ics > talks.ics
    """
    if format_ == "ics":
        from variorum import api, publishing

        print_raw(publishing.calendar_of(api.open(folder), as_of))
    else:
        _print_view("timeline", format_, as_of, folder)


@click.command()
@format_option()
@as_of_option
@dossier_option
def contested(format_: str, as_of: str | None, folder: str) -> None:
    """Print the contested facts, a line a side, with the count of independent origins behind each.

    \b
    Example:
        variorum contested --dossier talks --as-of 2031-03-08
    """
    _print_view("contested", format_, as_of, folder)


@click.command()
@as_of_option
@dossier_option
@json_option
def sources(as_of: str | None, folder: str, as_json: bool) -> None:
    """Say which articles are one report, which outlets saw the texts, and who cites whom.

    \b
    Example:
        variorum sources --dossier talks
    """
    from variorum import api

    records = api.open(folder).records(as_of)
    if as_json:
        print_json({"origins": records.origins, "sourcing": records.sourcing})
        return
    articles = {article.id: article for article in records.articles}
    print_table(
        ["report", "outlet", "published", "article"],
        [
            (str(n), articles[id_].outlet, (articles[id_].published or "")[:10], articles[id_].title)
            for n, origin in enumerate(records.origins, 1)
            for id_ in origin.articles
        ],
    )
    print_table(
        ["outlet", "how", "source", "words"],
        [(s.outlet, s.relation, s.source, s.evidence[0].exact) for s in records.sourcing],
    )


COMMANDS = (collation, drafts, statements, timeline, contested, sources)
