"""The dossier as tables, one CSV file a kind, with a codebook that says what every column means."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from variorum.model import Span
from variorum.publish.context import Info
from variorum.publish.index import Index
from variorum.publish.tables import Table, write_csv
from variorum.publish.views.cells import quantity_words
from variorum.records import Records

EVIDENCE = (
    ("article", "id of the article that the words stand in"),
    ("start", "first code point of the words in the article's text"),
    ("end", "code point after the last"),
    ("words", "the words, verbatim; pieces that stand apart are joined by ' … '"),
)
COMMON = (
    ("id", "id of the record, the same from run to run for the same evidence"),
    ("confidence", "how sure the rule is, 0 to 1"),
    ("method", "the rule, model or reviewer behind the record"),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its columns with their meanings, and how its lines are made."""

    name: str
    meaning: str
    columns: tuple[tuple[str, str], ...]
    lines: Callable[[Index, Info], Iterable[tuple[object, ...]]]


def csv_files(records: Records, info: Info) -> dict[str, str]:
    """The text of each file by its name: a table for each kind, and `codebook.csv`."""
    index = Index(records)
    files = {f"{sheet.name}.csv": write_csv(sheet_table(sheet, index, info)) for sheet in SHEETS}
    files["codebook.csv"] = write_csv(codebook())
    return files


def codebook() -> Table:
    """What every column of every table means."""
    return Table(
        ("table", "column", "meaning"),
        tuple(
            (f"{sheet.name}.csv", column, meaning) for sheet in SHEETS for column, meaning in sheet.columns
        ),
    )


def sheet_table(sheet: Sheet, index: Index, info: Info) -> Table:
    """One sheet filled, every value as text."""
    lines = [
        tuple("" if value is None else str(value) for value in line) for line in sheet.lines(index, info)
    ]
    return Table(tuple(column for column, _ in sheet.columns), tuple(lines))


def _evidence(spans: tuple[Span, ...]) -> tuple[object, ...]:
    """Where the first article has it: its id, from where to where, and the words."""
    if not spans:
        return ("", "", "", "")
    first = [span for span in spans if span.article == spans[0].article]
    return (first[0].article, first[0].start, first[-1].end, " … ".join(span.exact for span in first))


def _reports(spans: tuple[Span, ...]) -> int:
    """How many articles the evidence is from."""
    return len({span.article for span in spans})


def _number(value: float) -> str:
    """The number in full, without a point where it is whole."""
    return f"{value:.0f}" if float(value).is_integer() else repr(value)


def _articles(index: Index, info: Info) -> Iterable[tuple[object, ...]]:
    for one in index.records.articles:
        origin = info.origins.get(one.id, "")
        yield (
            one.id,
            one.path,
            one.url,
            one.title,
            one.outlet,
            one.author,
            one.published,
            origin,
            one.content_digest,
        )


def _drafts(index: Index, info: Info) -> Iterable[tuple[object, ...]]:
    for one in index.drafts:
        makers = "; ".join(index.makers(one))
        parent = one.parent.draft if one.parent else ""
        relation = one.parent.relation if one.parent else ""
        told = (index.sigla[one.id], one.name, "; ".join(one.aliases), makers, one.dated, one.points)
        yield one.id, *told, parent, relation, *_evidence(one.evidence[:1]), one.confidence, one.method


def _provisions(index: Index, info: Info) -> Iterable[tuple[object, ...]]:
    for one in index.records.provisions:
        quantity = one.quantity
        yield (
            one.id,
            index.sigla.get(one.draft, one.draft),
            one.number,
            "; ".join(one.issues),
            one.status,
            one.modality,
            "; ".join(one.obligor),
            "; ".join(one.counterpart),
            quantity_words(one),
            _number(quantity.value) if quantity else "",
            quantity.unit if quantity else "",
            quantity.comparator if quantity else "",
            one.deadline.text if one.deadline else "",
            one.deadline.value if one.deadline else "",
            "; ".join(span.exact for span in one.conditions),
            *_evidence(one.evidence),
            one.confidence,
            one.method,
        )


def _statements(index: Index, info: Info) -> Iterable[tuple[object, ...]]:
    for one in index.records.statements:
        yield (
            one.id,
            one.speaker,
            one.actor,
            one.directness,
            index.actor_name(one.relayed_by),
            one.said_on,
            "; ".join(index.sigla.get(draft, draft) for draft in one.about),
            "; ".join(one.issues),
            one.stance,
            "yes" if one.hedged else "no",
            *_evidence(one.content),
            one.confidence,
            one.method,
        )


def _cells(index: Index, info: Info) -> Iterable[tuple[object, ...]]:
    for row in index.records.rows:
        for draft in index.drafts:
            cell = row.cells.get(draft.id)
            if cell:
                changes = "; ".join(f"{one.slot}: {one.from_} -> {one.to}" for one in cell.differences)
                issues = "; ".join(row.issues)
                yield row.id, issues, index.sigla[draft.id], cell.state, "; ".join(cell.provisions), changes


def _events(index: Index, info: Info) -> Iterable[tuple[object, ...]]:
    for one in index.records.events:
        actors = "; ".join(index.actor_name(actor) for actor in one.actors)
        published = index.first_published(one.evidence)
        yield (
            one.id,
            one.when,
            one.mod,
            one.type,
            published,
            one.text,
            actors,
            "; ".join(f"{order.relation} {order.to}" for order in one.order),
            _reports(one.evidence),
            *_evidence(one.evidence),
            one.confidence,
            one.method,
        )


def _disputes(index: Index, info: Info) -> Iterable[tuple[object, ...]]:
    for one in index.records.disputes:
        for number, side in enumerate(one.sides, 1):
            held = "; ".join(side.statements)
            told = (one.id, one.about, one.type, number, side.position, held, _reports(side.evidence))
            yield *told, *_evidence(side.evidence), one.confidence, one.method


def _refused(index: Index, info: Info) -> Iterable[tuple[object, ...]]:
    for one in index.records.refused:
        yield one.id, one.looked_like, one.reason, *_evidence(one.evidence)


ID, SURE, RULE = COMMON
REPORTS = ("reports", "how many articles tell it; the evidence is of the first")
SHEETS = (
    Sheet(
        "articles",
        "what was read",
        (
            ID,
            ("path", "the file as given"),
            ("url", "where it was published"),
            ("title", "its headline"),
            ("outlet", "who published it"),
            ("author", "the byline"),
            ("published", "day of publication (ISO 8601)"),
            ("origin", "the publication its text goes back to, where it is a reprint"),
            ("content_digest", "SHA-256 of the text that offsets count in"),
        ),
        _articles,
    ),
    Sheet(
        "drafts",
        "the texts on the table",
        (
            ID,
            ("siglum", "its short letter"),
            ("name", "its name"),
            ("aliases", "other names"),
            ("made_by", "its makers"),
            ("dated", "its day"),
            ("points", "how many points it is said to have"),
            ("parent", "id of the draft it was made from"),
            ("relation", "how: revises, counters, builds-on or supersedes"),
            *EVIDENCE,
            SURE,
            RULE,
        ),
        _drafts,
    ),
    Sheet(
        "provisions",
        "commitments, as one publication words them",
        (
            ID,
            ("draft", "siglum of the draft"),
            ("number", "its point, as printed"),
            ("issues", "ids of the vocabulary"),
            ("status", "proposed, dropped or open"),
            ("modality", "shall, shall-not, may or expected"),
            ("obligor", "who must do it"),
            ("counterpart", "to whom"),
            ("quantity", "the quantity in words"),
            ("value", "its number"),
            ("unit", "its unit"),
            ("comparator", "at-most, at-least, exactly, within or about"),
            ("deadline", "by when, as written"),
            ("deadline_value", "the same as a TIMEX3 value"),
            ("conditions", "on what condition, as written"),
            *EVIDENCE,
            SURE,
            RULE,
        ),
        _provisions,
    ),
    Sheet(
        "statements",
        "who said what",
        (
            ID,
            ("speaker", "the name to show, pronouns resolved"),
            ("actor", "id of the speaker"),
            ("directness", "direct, indirect or mixed"),
            ("relayed_by", "through whom it reached the article"),
            ("said_on", "the day it was said"),
            ("about", "sigla of the drafts it is about"),
            ("issues", "ids of the vocabulary"),
            ("stance", "support, oppose, mixed or none"),
            ("hedged", "yes where the speaker hedges"),
            *EVIDENCE,
            SURE,
            RULE,
        ),
        _statements,
    ),
    Sheet(
        "cells",
        "the collation, a line a cell",
        (
            ("row", "id of the line of the collation"),
            ("issues", "ids of the vocabulary"),
            ("draft", "siglum of the draft"),
            ("state", "same, modified, added, dropped, silent, unknown or open"),
            ("provisions", "ids of the provisions that the cell rests on"),
            ("differences", "the slots that differ: from -> to"),
        ),
        _cells,
    ),
    Sheet(
        "events",
        "what happened when",
        (
            ID,
            ("when", "a TIMEX3 value, as precise as the text"),
            ("mod", "before or after that day, or by then"),
            ("type", "the kind of event: meeting, vote, publication and so on"),
            ("published", "the day it was first in print"),
            ("text", "what happened"),
            ("actors", "who took part"),
            ("order", "records it came before or after"),
            REPORTS,
            *EVIDENCE,
            SURE,
            RULE,
        ),
        _events,
    ),
    Sheet(
        "disputes",
        "contested facts, a line a side",
        (
            ID,
            ("about", "what is contested"),
            ("type", "contradiction, denial or uncertainty"),
            ("side", "number of the side"),
            ("position", "what it holds"),
            ("statements", "ids of the statements that hold it"),
            REPORTS,
            *EVIDENCE,
            SURE,
            RULE,
        ),
        _disputes,
    ),
    Sheet(
        "refused",
        "sentences that looked like something and were not used",
        (ID, ("looked_like", "what it looked like"), ("reason", "why it was not used"), *EVIDENCE),
        _refused,
    ),
)
