"""The way of an article, read aloud: read, annotate, extract; `joining.py` goes on: resolve, collate.

This is where a rule, a pack or a model plugs in: `Engine` holds the functions in use, and another one with
the same signature can stand in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import tee
from typing import TypeVar

import msgspec

from variorum import __version__
from variorum.annotate import annotate
from variorum.annotated import Annotated
from variorum.collate.issues import IssuesOf, issue_reader
from variorum.collate.packs import Pack
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
from variorum.extract.talks import contested_anywhere, is_about_talks, refuse_drafts
from variorum.extract.witnesses import find_witnesses
from variorum.model import Dispute, Event, Span, Statement
from variorum.read.citations import find_citations
from variorum.reading import Reading
from variorum.records import Account

Told = TypeVar("Told", Event, Dispute)
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


def make_engine(pack: Pack) -> Engine:
    """The engine that reads with this vocabulary."""
    return Engine(pack=pack, issues_of=issue_reader(pack))


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
    about_talks = is_about_talks(article.text)
    if not about_talks:
        drafts, mentions, refused_drafts = (), (), (*refused_drafts, *refuse_drafts(article, drafts))
    found, refused_provisions = find_provisions(annotated, drafts, mentions, engine.issues_of)
    printed, where = find_printed_points(annotated, drafts, mentions, engine.issues_of)
    told = [p for p in found if not _is_printed(p.evidence, where)]
    provisions = (*printed, *settle_issues(told, annotated, engine.issues_of))
    linked = link_statements(annotated, statements, [(m.start, m.end, m.draft_id) for m in mentions])
    spoken, unspoken = refuse_statements(annotated, linked, [(m.start, m.end) for m in mentions])
    statements = tuple(_with_issues(statement, engine.issues_of) for statement in spoken)
    disputes = find_disputes(annotated, statements, mentions)
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
        disputes=_told(disputes if about_talks else contested_anywhere(disputes), where),
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
