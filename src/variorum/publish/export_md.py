"""The dossier as one Markdown report: synopsis, drafts, stances, timeline, contested, sources, limits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import TypeVar

from variorum.publish.context import Info, Selection
from variorum.publish.days import in_words
from variorum.publish.index import Index
from variorum.publish.tables import words
from variorum.publish.views.contested import DisputeView, contested_view
from variorum.publish.views.drafts import Point, draft_view
from variorum.publish.views.frame import last_day
from variorum.publish.views.method import method_view
from variorum.publish.views.sources import sources_view
from variorum.publish.views.statements import Saying, saying
from variorum.publish.views.synopsis import CellView, Synopsis, synopsis
from variorum.publish.views.timeline import timeline_view
from variorum.records import Records

T = TypeVar("T")

# What Markdown would take for markup in running text (CommonMark 0.31, backslash escapes), and HTML's own.
SPECIAL = re.compile(r"([\\`*_{}\[\]#|!~])")


def markdown_report(records: Records, info: Info) -> str:
    """The report as text, with every reading quoted and followed by its source."""
    index = Index(records)
    parts = [*_head(index, info), *_synopsis(index, info), *_drafts(index, info), *_statements(index, info)]
    parts += [
        *_timeline(index, info),
        *_contested(index, info),
        *_sources(index, info),
        *_method(index, info),
    ]
    return "\n".join(parts).rstrip() + "\n"


def plain(text: str) -> str:
    """The text in one line, with nothing in it that Markdown or HTML would read as markup."""
    escaped = SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _head(index: Index, info: Info) -> Iterator[str]:
    yield f"# {plain(info.title)}"
    yield ""
    yield f"As of {in_words(last_day(index, info))}, from {len(index.records.articles)} articles."
    yield ""


def _synopsis(index: Index, info: Info) -> Iterator[str]:
    view = synopsis(index, info, Selection())
    yield "## Synopsis"
    yield ""
    if not view.rows:
        yield "No provision of a draft was found."
        yield ""
        return
    yield from _synopsis_table(view)
    yield ""
    yield (
        "Signs: "
        + ", ".join(f"{plain(sign)} {state}: {meaning}" for state, sign, meaning in view.legend)
        + "."
    )
    yield ""


def _synopsis_table(view: Synopsis) -> Iterator[str]:
    yield "| Issue | " + " | ".join(plain(head.siglum) for head in view.heads) + " |"
    yield "|---|" + "---|" * len(view.heads)
    for row in view.rows:
        label = f"{row.label} ({row.part})" if row.part else row.label
        yield f"| {plain(label)} | " + " | ".join(_cell(cell) for cell in row.cells) + " |"


def _cell(cell: CellView) -> str:
    state = cell.point if cell.base else f"{cell.sign} {cell.state}"
    changes = [f"{one.slot}: {one.from_ or 'not given'} → {one.to or 'left out'}" for one in cell.differences]
    said = f"“{words(cell.reading)}”" if cell.reading else ""
    rests = f"({cell.basis.form}, {cell.basis.words})" if cell.provisions else ""
    return plain("; ".join(part for part in (state, *changes, said) if part) + (f" {rests}" if rests else ""))


def _drafts(index: Index, info: Info) -> Iterator[str]:
    yield "## Drafts"
    yield ""
    for draft in index.drafts:
        view = draft_view(index, info, Selection(), draft)
        yield f"### {plain(view.siglum)}: {plain(view.name)}"
        yield ""
        made = ", ".join(view.makers) or "not known"
        yield f"- Made by: {plain(made)}"
        yield f"- Day: {in_words(view.dated) or 'not known'}"
        yield f"- Held: {view.held}, {len(view.witnesses)} witnesses"
        if view.parent:
            yield f"- {plain(view.parent[2].capitalize())} {plain(view.parent[0])}"
        yield ""
        for point in view.text:
            if isinstance(point, Point):
                number = f"{point.number}. " if point.number else ""
                yield f"- {plain(number + words(point.lemma))} ({plain(', '.join(_sources_of(point)))})"
        yield ""


def _sources_of(point: Point) -> list[str]:
    return list(dict.fromkeys(f"{proof.outlet}, {in_words(proof.published)}" for proof in point.proofs))[:3]


def _statements(index: Index, info: Info) -> Iterator[str]:
    """Statements that take a stance or speak of a draft, by day."""
    chosen = [one for one in index.records.statements if one.stance != "none" or one.about]
    yield "## Statements on the drafts"
    yield ""
    for one in sorted((saying(index, info, said) for said in chosen), key=lambda one: (one.day, one.id)):
        yield _statement(one)
    yield ""


def _statement(one: Saying) -> str:
    speaker = one.evidence[0].speaker if one.evidence else "speaker not known"
    said = " ".join(text for text, spoken in one.parts if spoken)
    about = ", ".join(siglum for _, siglum in one.drafts)
    stance = f" {one.stands} {about}" if one.stance != "none" else f" on {about}" if about else ""
    return plain(f"{in_words(one.day)}: {speaker}{stance}: {said} ({one.directness}, {one.outlet})").join(
        ("- ", "")
    )


def _timeline(index: Index, info: Info) -> Iterator[str]:
    view = timeline_view(index, info, Selection())
    yield "## Timeline"
    yield ""
    for entry in _whole(lambda page: timeline_view(index, info, Selection(page=page)).entries, view.pages):
        published = f", published {in_words(entry.published)}" if entry.published else ""
        yield f"- {in_words(entry.when)}: {plain(entry.text)} ({plain(entry.note or entry.kind)}{published})"
    yield ""


def _contested(index: Index, info: Info) -> Iterator[str]:
    yield "## Contested"
    yield ""
    pages = contested_view(index, info, Selection()).pages
    for dispute in _whole(lambda page: contested_view(index, info, Selection(page=page)).disputes, pages):
        yield from _dispute(dispute)


def _dispute(dispute: DisputeView) -> Iterator[str]:
    yield f"### {plain(dispute.about)}"
    yield ""
    yield f"A {dispute.type}."
    yield ""
    for side in dispute.sides:
        said = "; ".join(f"“{line.words}” ({line.proof.outlet})" for line in side.lines[:3])
        yield f"- {plain(side.position)}: {side.origins} independent origins. {plain(said)}"
    yield ""


def _sources(index: Index, info: Info) -> Iterator[str]:
    yield "## Sources"
    yield ""
    pages = sources_view(index, info, Selection()).pages
    for line in _whole(lambda page: sources_view(index, info, Selection(page=page)).articles, pages):
        link = f" <{line.href}>" if line.href and not set(line.href) & set("<> ") else ""
        yield f"- {in_words(line.published)}: {plain(line.title)}, {plain(line.outlet)}{link}"
    yield ""


def _whole(page: Callable[[int], tuple[T, ...]], pages: int) -> Iterator[T]:
    """All entries of a view that comes in pages."""
    return chain.from_iterable(page(number) for number in range(1, pages + 1))


def _method(index: Index, info: Info) -> Iterator[str]:
    view = method_view(index, info, Selection())
    yield "## Limits"
    yield ""
    for group in view.refused:
        looked, reason = plain(group.looked_like), plain(group.reason)
        yield f"- {group.count} sentences looked like a {looked} and were not used: {reason}"
    for unread in view.unread:
        yield f"- {plain(unread.path)} could not be read: {plain(unread.reason)}"
