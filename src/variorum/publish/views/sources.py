"""The sources: every article with what was read from it, the publications behind it, and the coverage."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from variorum.model import (
    AnyRecord,
    Article,
    Date,
    Dispute,
    Draft,
    Event,
    Provision,
    Refused,
    Sourcing,
    Statement,
)
from variorum.publish.context import Info, Selection
from variorum.publish.days import day_of, in_words
from variorum.publish.evidence import Proof, proofs, shorten, speaker_name
from variorum.publish.index import RANKS, Index
from variorum.publish.urls import safe_href
from variorum.publish.views.chain import ChainDrawing, draw_chain, link_counts
from variorum.publish.views.frame import kicker, origins

PER_PAGE = 250  # articles on a page
DAYS = 31  # columns of the coverage chart
RELATIONS = {"repeats": "repeats", "told": "was told by"}
CHAIN = 24  # publications in the drawn chain, most cited first


@dataclass(frozen=True, slots=True)
class Cited:
    """One publication that an article links to."""

    name: str
    text: str
    href: str
    dated: str


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One article with its counts."""

    id: str
    title: str
    outlet: str
    author: str
    published: str
    updated: str
    href: str
    origin: str
    statements: int
    provisions: int
    forms: tuple[tuple[str, str, int], ...]
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """Articles that go back to one text, the first published at the head."""

    origin: str
    articles: tuple[ArticleLine, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Articles of one outlet by day."""

    outlet: str
    total: int
    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ChainLine:
    """One publication that others cite, and who cites it; `held` where an article of it is in the dossier."""

    name: str
    held: bool
    cited_by: tuple[tuple[str, int], ...]
    times: int


@dataclass(frozen=True, slots=True)
class SourcesView:
    """The page of sources."""

    kicker: str
    total: int
    outlets: int
    origins: int
    articles: tuple[ArticleLine, ...]
    groups: tuple[OriginGroup, ...]
    days: tuple[str, ...]
    coverage: tuple[Coverage, ...]
    chain: tuple[ChainLine, ...]
    drawing: ChainDrawing | None
    told: tuple[Told, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Read:
    """One record read from an article, as its page lists it."""

    id: str
    kind: str
    heading: str
    note: str
    evidence: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Timed:
    """One time expression of the article: its words with what stands around them, and its value."""

    id: str
    before: str
    words: str
    after: str
    value: str


@dataclass(frozen=True, slots=True)
class Told:
    """What an article says of where an outlet has it from."""

    outlet: str
    relation: str
    source: str
    article: str
    record: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article's page: where it comes from and everything that rests on it."""

    line: ArticleLine
    reads: tuple[Read, ...]
    dates: tuple[Timed, ...]
    counts: dict[str, int]


def sources_view(index: Index, info: Info, selection: Selection) -> SourcesView:
    """All articles in order of publication with their links, groups and coverage."""
    ordered = sorted(index.records.articles, key=lambda one: (day_of(one.published), one.outlet, one.id))
    pages = max(1, -(-len(ordered) // PER_PAGE))
    page = min(max(selection.page, 1), pages)
    shown = ordered[(page - 1) * PER_PAGE : page * PER_PAGE]
    counts = _counts(index)
    links = index.remember("links", lambda: link_counts(index))
    days = tuple(sorted({day for one in ordered if (day := day_of(one.published))}))[-DAYS:]
    return SourcesView(
        kicker=kicker(index, f"Sources · {len(ordered)} articles"),
        total=len(ordered),
        outlets=len({index.outlet(one.id) for one in ordered}),
        origins=origins(index, info, tuple(index.articles)),
        articles=tuple(_line(index, info, one, counts) for one in shown),
        groups=index.remember("groups", lambda: _groups(index, info, ordered, counts)),
        days=days,
        coverage=index.remember("coverage", lambda: _coverage(index, ordered, days)),
        chain=_chain(index, links),
        drawing=draw_chain(index, links),
        told=_told(index),
        page=page,
        pages=pages,
    )


def article_view(index: Index, info: Info, article: Article) -> ArticleView:
    """One article with every record that rests on it, in the order of its text."""
    reads = [
        read for record in index.records_of.get(article.id, ()) if (read := _read(index, record, article))
    ]
    return ArticleView(
        line=_line(index, info, article, _counts(index)),
        reads=tuple(sorted(reads, key=lambda read: (_offset(index, read.id, article.id), read.id))),
        dates=tuple(_timed(one) for one in index.records.dates if one.evidence[0].article == article.id),
        counts=dict(Counter(read.kind for read in reads)),
    )


def _counts(index: Index) -> dict[tuple[str, str], int]:
    return index.counts_by_article


def _line(index: Index, info: Info, article: Article, counts: dict[tuple[str, str], int]) -> ArticleLine:
    forms = [
        (index.sigla[draft.id], index.forms[draft.id, article.id], RANKS[index.forms[draft.id, article.id]])
        for draft in index.drafts
        if (draft.id, article.id) in index.forms
    ]
    return ArticleLine(
        id=article.id,
        title=article.title or article.path,
        outlet=article.outlet,
        author=article.author,
        published=day_of(article.published),
        updated=day_of(article.updated),
        href=safe_href(article.url),
        origin=info.origins.get(article.id, ""),
        statements=counts.get(("statement", article.id), 0),
        provisions=counts.get(("provision", article.id), 0),
        forms=tuple(forms),
        cited=_cited(index, article),
    )


def _cited(index: Index, article: Article) -> tuple[Cited, ...]:
    """The publications that an article links to, each once."""
    found: dict[str, Cited] = {}
    for one in index.citations_of.get(article.id, ()):
        name = index.cited_outlet(one)
        found[name] = Cited(name, shorten(one.text, 80), safe_href(one.href), one.dated or "")
    return tuple(found.values())


def _groups(
    index: Index, info: Info, ordered: list[Article], counts: dict[tuple[str, str], int]
) -> tuple[OriginGroup, ...]:
    groups: dict[str, list[Article]] = {}
    for article in ordered:
        if article.id in info.origins:
            groups.setdefault(info.origins[article.id], []).append(article)
    return tuple(
        OriginGroup(_origin_name(index, origin), tuple(_line(index, info, one, counts) for one in several))
        for origin, several in groups.items()
        if len(several) > 1
    )


def _origin_name(index: Index, origin: str) -> str:
    """The publication a text goes back to, by name; an origin may be given by its article's id."""
    found = index.articles.get(origin)
    return f"{index.outlet(origin)}, {found.title}" if found else origin


def _coverage(index: Index, articles: list[Article], days: tuple[str, ...]) -> tuple[Coverage, ...]:
    by_outlet: dict[str, Counter[str]] = {}
    for article in articles:
        by_outlet.setdefault(index.outlet(article.id), Counter())[day_of(article.published)] += 1
    ordered = sorted(by_outlet.items(), key=lambda item: (-item[1].total(), item[0]))[:40]
    return tuple(
        Coverage(name, counter.total(), tuple(counter[day] for day in days)) for name, counter in ordered
    )


def _chain(index: Index, counts: dict[tuple[str, str], int]) -> tuple[ChainLine, ...]:
    """Who is cited by whom, the most cited first."""
    held = {article.outlet.casefold() for article in index.records.articles if article.outlet}
    cited: dict[str, Counter[str]] = {}
    for (name, by), count in counts.items():
        cited.setdefault(name, Counter())[by] += count
    ordered = sorted(cited.items(), key=lambda item: (-item[1].total(), item[0]))[:CHAIN]
    return tuple(
        ChainLine(
            name,
            name.casefold() in held,
            tuple(sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))),
            counter.total(),
        )
        for name, counter in ordered
    )


def _told(index: Index) -> tuple[Told, ...]:
    """Who saw the text, who repeats whom, who was told by whom; each once, eyewitnesses first."""
    order = ("saw", "repeats", "told")
    found: dict[tuple[str, str, str], Told] = {}
    for one in index.records.sourcing:
        key = (one.outlet, one.relation, one.source)
        found.setdefault(key, Told(one.outlet, one.relation, one.source, one.article, one.id))
    return tuple(sorted(found.values(), key=lambda one: (order.index(one.relation), one.outlet, one.source)))


def _timed(date: Date) -> Timed:
    span = date.evidence[0]
    return Timed(date.id, span.prefix, span.exact, span.suffix, date.value)


def _offset(index: Index, record: str, article: str) -> int:
    spans = index.spans_of(index.by_id[record])
    return min((span.start for span in spans if span.article == article), default=0)


def _read(index: Index, record: AnyRecord, article: Article) -> Read | None:
    """One record as a line of its article's page; None for kinds that are shown elsewhere (links, names)."""
    heading, note = _heading(index, record)
    if not heading:
        return None
    spans = [span for span in index.spans_of(record) if span.article == article.id]
    kind = type(record).__name__.lower()
    return Read(record.id, kind, heading, note, proofs(index, record, spans))


def _heading(index: Index, record: AnyRecord) -> tuple[str, str]:
    if isinstance(record, Statement):
        about = ", ".join(index.sigla[one] for one in record.about if one in index.sigla)
        return speaker_name(index, record), f"{record.directness}{', on ' + about if about else ''}"
    if isinstance(record, Provision):
        return index.sigla.get(
            record.draft, "a draft"
        ), f"point {record.number}" if record.number else "provision"
    if isinstance(record, Event):
        return shorten(record.text, 90), in_words(record.when) or "day not known"
    if isinstance(record, Draft):
        return f"{index.sigla[record.id]}, {record.name}", "named here"
    if isinstance(record, Dispute):
        return shorten(record.about, 90), f"contested: {record.type}"
    if isinstance(record, Refused):
        return f"not used as a {record.looked_like}", record.reason
    if isinstance(record, Sourcing):
        seen = f"{record.source} saw the document, says {record.outlet}"
        told = f"{record.outlet} {RELATIONS.get(record.relation, '')} {record.source}"
        return seen if record.relation == "saw" else told, "where it comes from"
    return "", ""
