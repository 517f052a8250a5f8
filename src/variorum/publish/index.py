"""The records by id and by what they hang on: made once for a set of records, read by every view."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from variorum.model import (
    Actor,
    AnyRecord,
    Article,
    Citation,
    Dispute,
    Draft,
    Form,
    Provision,
    Row,
    Span,
    Statement,
    Witness,
)
from variorum.publish.context import Provenance
from variorum.publish.days import day_of
from variorum.publish.urls import file_name, host_of
from variorum.records import Records

T = TypeVar("T")
K = TypeVar("K")

REMEMBERED = 64  # surveys kept: the filters that a few readers try in turn
RANKS: dict[str, int] = {"text": 4, "quotation": 3, "paraphrase": 2, "rumour": 1}


def grouped(items: Iterable[T], keys: Callable[[T], Iterable[K]]) -> dict[K, list[T]]:
    """The items under each of their keys, in the order they come."""
    found: dict[K, list[T]] = defaultdict(list)
    for item in items:
        for key in dict.fromkeys(keys(item)):
            found[key].append(item)
    return dict(found)


def slug(text: str) -> str:
    """The text as a file name: lower-case letters and digits with hyphens between; may be empty."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _touches(span: Span, others: Iterable[Span]) -> bool:
    """Whether a span shares words with any of the others."""
    return any(
        one.article == span.article and one.start < span.end and span.start < one.end for one in others
    )


@dataclass(frozen=True, eq=False)
class Index:
    """Look-ups over one set of records; the records themselves are never changed."""

    records: Records
    provenance: Mapping[str, Provenance] = field(default_factory=dict)

    def remember(self, key: object, make: Callable[[], T]) -> T:
        """What `make` gives, made once for this key: surveys of the whole that every page of a view needs."""
        kept = self._remembered
        if key not in kept:
            if len(kept) >= REMEMBERED:
                kept.clear()
            kept[key] = make()
        found: T = kept[key]
        return found

    @property
    def made(self) -> int:
        """How many look-ups and surveys have been made so far."""
        return len(vars(self)) + len(self._remembered)

    @cached_property
    def _remembered(self) -> dict[object, Any]:
        return {}

    @cached_property
    def articles(self) -> dict[str, Article]:
        """Articles by id."""
        return {article.id: article for article in self.records.articles}

    @cached_property
    def article_named(self) -> dict[str, Article]:
        """Articles by their name in addresses."""
        return {file_name(article.id): article for article in self.records.articles}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Actors by id."""
        return {actor.id: actor for actor in self.records.actors}

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Statements by id."""
        return {statement.id: statement for statement in self.records.statements}

    @cached_property
    def provisions(self) -> dict[str, Provision]:
        """Provisions by id."""
        return {provision.id: provision for provision in self.records.provisions}

    @cached_property
    def by_id(self) -> dict[str, AnyRecord]:
        """Every record by id."""
        return {record.id: record for record in self.records}

    @cached_property
    def drafts(self) -> tuple[Draft, ...]:
        """The drafts in order of date; those without a day stand where they were first reported."""
        return tuple(sorted(self.records.drafts, key=lambda draft: (self.first_day(draft), draft.id)))

    @cached_property
    def first_draft(self) -> str:
        """The draft that those without a parent are read against: the earliest."""
        return min(self.records.drafts, key=self._descent_key).id if self.records.drafts else ""

    def base_of(self, draft: Draft, chosen: str | None = None) -> str:
        """The draft that this one is read against (chosen, its parent, or the first); empty for none."""
        if chosen:
            return "" if draft.id == chosen else chosen
        if draft.parent and draft.parent.draft in self.draft:
            return draft.parent.draft
        return "" if draft.id == self.first_draft else self.first_draft

    def makers(self, draft: Draft) -> tuple[str, ...]:
        """The names of a draft's makers, each once."""
        return tuple(dict.fromkeys(self.actor_name(actor) for actor in draft.made_by))

    def _descent_key(self, draft: Draft) -> tuple[str, int, str, str]:
        depth, day, at = 0, draft.dated, draft
        while at.parent and at.parent.draft in self.draft and depth < len(self.draft):
            at = self.draft[at.parent.draft]
            depth, day = depth + 1, day or at.dated
        return day or "9999", depth, draft.name, draft.id

    @cached_property
    def draft(self) -> dict[str, Draft]:
        """Drafts by id."""
        return {draft.id: draft for draft in self.records.drafts}

    @cached_property
    def sigla(self) -> dict[str, str]:
        """The short letter of each draft: its own, or capitals of its name; never twice the same."""
        given: dict[str, str] = {}
        for number, draft in enumerate(self.drafts, 1):
            wanted = draft.siglum or f"D{number}"
            taken = wanted in given.values()
            given[draft.id] = f"{wanted}-{number}" if taken else wanted
        return given

    @cached_property
    def slugs(self) -> dict[str, str]:
        """The name of each draft in addresses."""
        named: dict[str, str] = {}
        for draft in self.drafts:
            wanted = slug(self.sigla[draft.id])
            named[draft.id] = file_name(draft.id) if not wanted or wanted in named.values() else wanted
        return named

    @cached_property
    def row_slugs(self) -> dict[str, str]:
        """The name of each row in addresses: its first issue, numbered where several rows share one."""
        met: dict[str, int] = defaultdict(int)
        named: dict[str, str] = {}
        for row in self.records.rows:
            wanted = slug(row.issues[0]) if row.issues else "other"
            met[wanted] += 1
            named[row.id] = wanted if met[wanted] == 1 else f"{wanted}-{met[wanted]}"
        return named

    @cached_property
    def row_parts(self) -> dict[str, str]:
        """`2 of 3` for a row that shares its issues with others; empty for those that stand alone."""
        several = grouped(self.records.rows, lambda row: (row.issues,))
        return {
            row.id: f"{number} of {len(rows)}" if len(rows) > 1 else ""
            for rows in several.values()
            for number, row in enumerate(rows, 1)
        }

    @cached_property
    def rows_of_provision(self) -> dict[str, list[Row]]:
        """The rows that a provision stands in."""
        return grouped(
            self.records.rows,
            lambda row: (one for cell in row.cells.values() for one in cell.provisions),
        )

    @cached_property
    def witnesses(self) -> dict[str, list[Witness]]:
        """Witnesses by draft id, best form first, then by day."""
        found = grouped(self.records.witnesses, lambda witness: (witness.draft,))
        return {draft: sorted(several, key=self._witness_key) for draft, several in found.items()}

    @cached_property
    def forms(self) -> dict[tuple[str, str], Form]:
        """How an article renders a draft, by (draft id, article id): its best form."""
        best: dict[tuple[str, str], Form] = {}
        for witness in self.records.witnesses:
            key = (witness.draft, witness.article)
            if key not in best or RANKS[witness.form] > RANKS[best[key]]:
                best[key] = witness.form
        return best

    @cached_property
    def provisions_of(self) -> dict[str, list[Provision]]:
        """Provisions by draft id."""
        return grouped(self.records.provisions, lambda provision: (provision.draft,))

    @cached_property
    def statements_about(self) -> dict[str, list[Statement]]:
        """Statements by draft id."""
        return grouped(self.records.statements, lambda statement: statement.about)

    @cached_property
    def citations_of(self) -> dict[str, list[Citation]]:
        """Citations by article id."""
        return grouped(self.records.citations, lambda citation: (span.article for span in citation.evidence))

    @cached_property
    def records_of(self) -> dict[str, list[AnyRecord]]:
        """What was read from an article, by its id: the kinds whose evidence lies in the articles."""
        read = [record for record in self.records if not isinstance(record, Article | Row | Citation | Actor)]
        return grouped(read, lambda record: (span.article for span in self.spans_of(record)))

    @cached_property
    def counts_by_article(self) -> dict[tuple[str, str], int]:
        """How many records of a kind rest on an article, by (kind, article id)."""
        counts: dict[tuple[str, str], int] = defaultdict(int)
        for article, records in self.records_of.items():
            for record in records:
                counts[type(record).__name__.lower(), article] += 1
        return dict(counts)

    @staticmethod
    def spans_of(record: AnyRecord) -> tuple[Span, ...]:
        """The evidence of a record of any kind; a dispute's is that of its sides."""
        if isinstance(record, Dispute):
            return tuple(span for side in record.sides for span in side.evidence)
        return getattr(record, "evidence", ())

    @cached_property
    def dates_of(self) -> dict[str, list[Span]]:
        """The spans of time expressions by article id."""
        spans = [span for date in self.records.dates for span in date.evidence]
        return grouped(spans, lambda span: (span.article,))

    @cached_property
    def disputes_of_issue(self) -> dict[str, list[Dispute]]:
        """Disputes by the issues that their statements and words belong to."""
        return grouped(self.records.disputes, self.issues_of_dispute)

    @cached_property
    def disputes_of_provision(self) -> dict[str, list[Dispute]]:
        """Disputes by the provisions whose words their sides dispute, and by those of the same statements."""
        held = grouped(self.records.provisions, lambda one: (span.article for span in one.evidence))
        found: dict[str, list[Dispute]] = defaultdict(list)
        for dispute in self.records.disputes:
            for span in self.spans_of(dispute):
                for one in held.get(span.article, ()):
                    if dispute not in found[one.id] and _touches(span, one.evidence):
                        found[one.id].append(dispute)
        return dict(found)

    def issues_of_dispute(self, dispute: Dispute) -> tuple[str, ...]:
        """The issues a dispute belongs to: the one it is about, and those of the statements on its sides."""
        held = [
            self.statements[one]
            for side in dispute.sides
            for one in side.statements
            if one in self.statements
        ]
        return tuple(
            dict.fromkeys([dispute.about, *(issue for statement in held for issue in statement.issues)])
        )

    def outlet(self, article: str) -> str:
        """The outlet's name, or the article's title or path where it has none."""
        found = self.articles.get(article)
        return (found.outlet or found.title or found.path) if found else ""

    @cached_property
    def outlet_of_host(self) -> dict[str, str]:
        """The outlet of each host whose articles here all name the same one."""
        named: dict[str, set[str]] = {}
        for article in self.records.articles:
            if article.outlet:
                named.setdefault(host_of(article.url), set()).add(article.outlet)
        return {host: min(outlets) for host, outlets in named.items() if host and len(outlets) == 1}

    def cited_outlet(self, citation: Citation) -> str:
        """The outlet that a link leads to: by the name of its articles here, as it is called, or its host."""
        return self.outlet_of_host.get(host_of(citation.href)) or citation.outlet or citation.host

    def published(self, article: str) -> str:
        """The ISO day an article was published; empty where it is not known."""
        found = self.articles.get(article)
        return day_of(found.published) if found else ""

    def first_published(self, spans: Iterable[Span]) -> str:
        """The first day on which any of these words was in print."""
        return min((day for span in spans if (day := self.published(span.article))), default="")

    def first_day(self, draft: Draft) -> str:
        """The day a draft is dated, or the day it was first reported; drafts without either come last."""
        return draft.dated or self.first_published(draft.evidence) or "9999"

    def actor_name(self, actor: str | None) -> str:
        """An actor's name by id; an id that is no actor's is already a name."""
        found = self.actors.get(actor or "")
        return found.name if found else (actor or "")

    def _witness_key(self, witness: Witness) -> tuple[int, str, str]:
        return (-RANKS[witness.form], self.published(witness.article), witness.article)
