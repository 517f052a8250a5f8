"""Search over everything: SQLite's full-text index for the served page, a list for the static one."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from variorum.publish.context import Info
from variorum.publish.evidence import shorten, speaker_name
from variorum.publish.index import Index
from variorum.publish.urls import Urls, file_name

SHOWN = 50  # hits on a page
STATIC_LINES = 5000  # lines in the static folder's search page: about 1.5 MB
KINDS = ("draft", "provision", "statement", "event", "dispute", "article", "refused")
WORD = re.compile(r"\w+", re.UNICODE)
OPEN, CLOSE = "\x02", "\x03"  # marks around a hit's words inside SQLite: never in text that was read


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that can be found: its words, where it stands, and the page and record it leads to."""

    kind: str
    where: str
    text: str
    page: str
    record: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One result, its words cut into runs (text, whether it was searched for)."""

    kind: str
    where: str
    runs: tuple[tuple[str, bool], ...]
    href: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """The page of results; in the static folder `lines` is the index as JSON, `left_out` what it lacks."""

    query: str
    kind: str
    kinds: tuple[str, ...]
    total: int
    hits: tuple[Hit, ...]
    lines: str = ""
    left_out: int = 0


def lines(index: Index, info: Info) -> Iterator[Line]:
    """Everything that can be searched, drafts first."""
    for draft in index.drafts:
        names = "; ".join(dict.fromkeys((draft.name, *draft.aliases)))
        yield Line("draft", index.sigla[draft.id], names, f"drafts/{index.slugs[draft.id]}", "")
    for one in index.records.provisions:
        issues = ", ".join(info.label(issue) for issue in one.issues)
        where = f"{index.sigla.get(one.draft, '')}{', ' + issues if issues else ''}"
        text = " … ".join(span.exact for span in one.evidence)
        yield Line("provision", where, text, f"sources/{file_name(one.evidence[0].article)}", one.id)
    for said in index.records.statements:
        text = " … ".join(span.exact for span in said.content)
        where = f"{speaker_name(index, said)}, {index.outlet(said.content[0].article)}"
        yield Line("statement", where, text, f"sources/{file_name(said.content[0].article)}", said.id)
    yield from _others(index)


def _others(index: Index) -> Iterator[Line]:
    for event in index.records.events:
        article = event.evidence[0].article
        yield Line(
            "event", event.when or "day not known", event.text, f"sources/{file_name(article)}", event.id
        )
    for dispute in index.records.disputes:
        text = f"{dispute.about}: {' / '.join(side.position for side in dispute.sides)}"
        yield Line("dispute", dispute.type, text, "contested", dispute.id)
    for source in index.records.articles:
        where = f"{source.outlet}, {index.published(source.id)}"
        yield Line("article", where, source.title, f"sources/{file_name(source.id)}", "")
    for one in index.records.refused:
        span = one.evidence[0]
        yield Line("refused", one.reason, span.exact, f"sources/{file_name(span.article)}", one.id)


class SearchIndex:
    """A full-text index of one set of records, held in memory."""

    def __init__(self, index: Index, info: Info) -> None:
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.execute(
            "CREATE VIRTUAL TABLE line USING fts5("
            "kind UNINDEXED, place, text, page UNINDEXED, record UNINDEXED,"
            " tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3 4')"
        )
        found = ((one.kind, one.where, one.text, one.page, one.record) for one in lines(index, info))
        self._database.executemany("INSERT INTO line VALUES (?, ?, ?, ?, ?)", found)
        self._database.commit()

    def find(self, query: str, kind: str, urls: Urls) -> SearchView:
        """The best hits for all the words of the query (their beginnings count), best first."""
        wanted = _expression(query)
        if not wanted:
            return SearchView(query, kind, KINDS, 0, ())
        narrowed = " AND kind = :kind" if kind in KINDS else ""
        asked = {"wanted": wanted, "kind": kind, "shown": SHOWN, "open": OPEN, "close": CLOSE}
        (total,) = self._database.execute(
            f"SELECT count(*) FROM line WHERE line MATCH :wanted{narrowed}", asked
        ).fetchone()
        rows = self._database.execute(
            "SELECT kind, place, snippet(line, 2, :open, :close, ' … ', 40), page, record"
            f" FROM line WHERE line MATCH :wanted{narrowed} ORDER BY rank, rowid LIMIT :shown",
            asked,
        ).fetchall()
        return SearchView(query, kind, KINDS, total, tuple(_hit(row, urls) for row in rows))


def _expression(query: str) -> str:
    """Every word of the query as a quoted prefix, so that nothing in it is taken for FTS syntax."""
    return " ".join(f'"{word}"*' for word in WORD.findall(query)[:12])


def _hit(row: tuple[str, str, str, str, str], urls: Urls) -> Hit:
    kind, where, text, page, record = row
    runs: list[tuple[str, bool]] = []
    for part in text.split(OPEN):
        marked, closed, rest = part.partition(CLOSE)
        runs += [(marked, True), (rest, False)] if closed else [(part, False)]
    href = urls.page(page) + (f"#{record}" if record else "")
    return Hit(kind, where, tuple(run for run in runs if run[0]), href)


def static_lines(index: Index, info: Info, urls: Urls) -> tuple[list[list[str]], int]:
    """The lines of the static search page ([kind, where, text, href]), and how many do not fit in it."""
    everything = list(lines(index, info))
    kept = [
        [
            one.kind,
            one.where,
            shorten(one.text, 240),
            urls.page(one.page) + (f"#{one.record}" if one.record else ""),
        ]
        for one in everything[:STATIC_LINES]
    ]
    return kept, len(everything) - len(kept)
