"""The way of an article, read aloud: read, annotate, extract, resolve, collate.

This is the one place where the stages meet, and where a rule, a pack or a model plugs in: `Engine` holds the
functions in use, and another one with the same signature can stand in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import tee
from pathlib import Path
from typing import TypeVar

import msgspec

from variorum import __version__
from variorum.annotate import annotate
from variorum.annotated import Annotated
from variorum.collate.issues import IssuesOf, issue_reader
from variorum.collate.packs import Pack, load_pack
from variorum.collate.rival_readings import find_rival_readings
from variorum.collate.rows import collate_drafts
from variorum.corrections import Known
from variorum.dossier.gathering import spans_of
from variorum.extract.attribution import Attribution, find_attributions_in
from variorum.extract.disputes import find_disputes
from variorum.extract.drafts import find_drafts
from variorum.extract.event_order import find_order
from variorum.extract.events import find_events
from variorum.extract.printed_points import find_printed_points
from variorum.extract.provision_issues import settle_issues
from variorum.extract.provisions import find_provisions
from variorum.extract.quoting import Ranges
from variorum.extract.statements import find_statements, link_statements, speaking_actors
from variorum.extract.statements_refused import refuse_statements
from variorum.extract.talks import is_about_talks, refuse_drafts
from variorum.extract.witnesses import find_witnesses
from variorum.model import Article, Dispute, Event, Row, Span, Statement
from variorum.read.citations import find_citations
from variorum.reading import Reading
from variorum.records import Account, Records
from variorum.resolve.merge import merge_accounts
from variorum.resolve.origins import group_origins
from variorum.resolve.sourcing import find_sourcing, name_outlets

Told = TypeVar("Told", Event, Dispute)
# Who is named so is no outlet that saw or told something.
NO_OUTLETS = frozenset({"person", "state"})
READ_LANGUAGES = frozenset({"", "en"})


@dataclass(frozen=True, slots=True)
class Engine:
    """What reads: the vocabulary, and the functions that annotate a text and find who said what in it."""

    pack: Pack
    issues_of: IssuesOf
    annotate: Callable[[Iterable[Reading]], Iterator[Annotated]] = annotate
    find_attributions: Callable[[Iterable[str]], Iterator[list[Attribution]]] = find_attributions_in

    @property
    def mark(self) -> str:
        """What changes when an account must be read again: the version of the code and of the vocabulary."""
        return f"{__version__}/{self.pack.name}/{self.pack.digest}"


def make_engine(pack: str | Path = "peace") -> Engine:
    """The engine that reads with this vocabulary pack (a name or a folder)."""
    loaded = load_pack(pack)
    return Engine(pack=loaded, issues_of=issue_reader(loaded))


def read_accounts(readings: Iterable[Reading], engine: Engine) -> Iterator[Account]:
    """What each article says, one account a reading; those in a language we do not read come last, empty."""
    foreign: list[Reading] = []
    to_annotate, to_attribute = tee(_ours(readings, foreign))
    attributions = engine.find_attributions(reading.article.text for reading in to_attribute)
    for annotated, found in zip(engine.annotate(to_annotate), attributions, strict=True):
        yield read_account(annotated, found, engine)
    yield from (Account(reading=reading) for reading in foreign)


def _ours(readings: Iterable[Reading], foreign: list[Reading]) -> Iterator[Reading]:
    for reading in readings:
        if reading.article.language[:2].lower() in READ_LANGUAGES:
            yield reading
        else:
            foreign.append(reading)


def read_account(annotated: Annotated, attributions: Sequence[Attribution], engine: Engine) -> Account:
    """Everything an article says about the negotiation, with evidence."""
    article = annotated.reading.article
    statements, refused_statements = find_statements(annotated, attributions)
    drafts, mentions, refused_drafts = find_drafts(annotated)
    if not is_about_talks(article.text):
        drafts, mentions, refused_drafts = (), (), (*refused_drafts, *refuse_drafts(article, drafts))
    found, refused_provisions = find_provisions(annotated, drafts, mentions, engine.issues_of)
    printed, where = find_printed_points(annotated, drafts, mentions, engine.issues_of)
    told = [p for p in found if not _is_printed(p.evidence, where)]
    provisions = (*printed, *settle_issues(told, annotated, engine.issues_of))
    linked = link_statements(annotated, statements, [(m.start, m.end, m.draft_id) for m in mentions])
    spoken, unspoken = refuse_statements(annotated, linked, [(m.start, m.end) for m in mentions])
    statements = tuple(_with_issues(statement, engine.issues_of) for statement in spoken)
    return Account(
        reading=annotated.reading,
        citations=find_citations(annotated.reading),
        actors=(*annotated.actors, *speaking_actors(annotated, statements)),
        drafts=drafts,
        witnesses=find_witnesses(article, drafts, provisions),
        provisions=provisions,
        statements=statements,
        dates=annotated.dates,
        events=find_order(annotated, statements, _told(find_events(annotated), where)),
        disputes=_told(find_disputes(annotated, statements, mentions), where),
        refused=(*refused_drafts, *refused_provisions, *refused_statements, *unspoken),
    )


def _told(found: Sequence[Told], where: Ranges) -> tuple[Told, ...]:
    """The events or disputes that the article tells: what a draft's own text says is none of them."""
    return tuple(one for one in found if not _is_printed(spans_of(one), where))


def _is_printed(spans: Iterable[Span], where: Ranges) -> bool:
    return any(a <= span.start < b for span in spans for a, b in where)


def _with_issues(statement: Statement, issues_of: IssuesOf) -> Statement:
    found = issues_of(" ".join(span.exact for span in statement.content))
    return msgspec.structs.replace(statement, issues=() if found == ("other",) else found)


def build_records(
    accounts: Iterable[Account],
    engine: Engine,
    known: Known,
    amend: Callable[[Records], Records] = lambda records: records,
) -> Records:
    """The whole dossier: accounts joined, amended by people, then collated. Input order does not matter."""
    latest = {account.article.id: account for account in accounts}
    merged = amend(merge_accounts(latest.values(), known))
    readings = [account.reading for account in latest.values()]
    outlets = name_outlets(readings)
    others = {name for a in merged.actors if a.type in NO_OUTLETS for name in (a.name, *a.aliases)}
    rows = collate_rows(merged, engine)
    rivals = find_rival_readings(rows, merged.provisions, merged.drafts)
    return msgspec.structs.replace(
        merged,
        articles=tuple(_named(article, outlets) for article in merged.articles),
        rows=rows,
        disputes=(*merged.disputes, *rivals),
        origins=group_origins(readings),
        sourcing=find_sourcing(readings, others),
    )


def _named(article: Article, outlets: Mapping[str, str]) -> Article:
    """The article with its outlet's name where it carried only the host of its address."""
    name = outlets.get(article.outlet.removeprefix("www."), article.outlet)
    return article if name == article.outlet else msgspec.structs.replace(article, outlet=name)


def collate_rows(records: Records, engine: Engine, base: str | None = None) -> tuple[Row, ...]:
    """The rows of these records in the order of the vocabulary, against `base` where a draft id is given."""
    order = tuple(issue.id for issue in engine.pack.issues)
    return collate_drafts(records.drafts, records.provisions, records.witnesses, order, base)
