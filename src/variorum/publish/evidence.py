"""Evidence as a page shows it: the words marked in their paragraph, and how we come to have them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from variorum.model import Article, Provision, Record, Span, Statement
from variorum.publish.context import Provenance
from variorum.publish.days import day_of, in_words
from variorum.publish.index import Index
from variorum.publish.urls import safe_href

CONTEXT = 320  # code points shown before and after the marked words: about three sentences, as in the mock
READING = 180  # code points of a reading in a table cell: four lines of a column at 1440 px
NOWHERE = Provenance()  # of an article that came without front matter
PRONOUNS = frozenset("he she it they we i you".split())
SENTENCE_END = re.compile(r"[.!?][”\"'’)]*\s+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of words: context, or marked, or marked and filling a named slot."""

    text: str
    marked: bool = False
    slot: str = ""


@dataclass(frozen=True, slots=True)
class Hop:
    """One publication in the chain behind a line; `first` where the chain starts."""

    name: str
    first: bool
    href: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """Everything the drawer says of one record in one article."""

    record: str
    article: str
    passages: tuple[tuple[Segment, ...], ...]
    exact: str
    outlet: str
    author: str
    published: str
    title: str
    href: str
    form: str = ""
    speaker: str = ""
    role: str = ""
    directness: str = ""
    relayed_by: str = ""
    chain: tuple[Hop, ...] = ()
    method: str = ""
    confidence: float = 1.0
    match: str = "exact"
    retrieved: str = ""
    page: str = ""

    @property
    def citation(self) -> str:
        """The source in one line, ready to be copied."""
        by = f"{self.author}, " if self.author else ""
        day = f", {in_words(self.published)}" if self.published else ""
        link = f", {self.href}" if self.href else ""
        return f"{by}“{self.title or self.outlet}”, {self.outlet}{day}{link}"


def shorten(text: str, limit: int = READING) -> str:
    """The words up to the limit, cut between words with an ellipsis; line breaks become spaces."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    return flat[:limit].rsplit(" ", 1)[0].rstrip(",;:–— ") + " …"


def slots_of(provision: Provision) -> tuple[tuple[str, Span], ...]:
    """The spans that fill the slots of a provision, with the slots' names."""
    named = [("who", span) for span in provision.obligor_evidence]
    if provision.quantity:
        named.append(("quantity", provision.quantity.span))
    if provision.deadline:
        named.append(("deadline", provision.deadline.span))
    named += [("condition", span) for span in provision.conditions]
    named += [("scope", span) for span in provision.scope]
    return tuple(named)


def slots_of_statement(statement: Statement) -> tuple[tuple[str, Span], ...]:
    """The spans of a statement's source and cue, with their names."""
    return tuple([("speaker", span) for span in statement.source] + [("cue", span) for span in statement.cue])


def passages(
    article: Article, spans: Iterable[Span], slots: Iterable[tuple[str, Span]] = ()
) -> tuple[tuple[Segment, ...], ...]:
    """The paragraphs that hold the spans, as runs of words with the spans marked and the slots named."""
    marks = sorted({(span.start, span.end) for span in spans if span.article == article.id})
    named = [(span.start, span.end, name) for name, span in slots if span.article == article.id]
    shown: list[tuple[Segment, ...]] = []
    for first, last in _paragraphs(article.text, marks):
        inside = [(max(a, first), min(b, last)) for a, b in marks if a < last and b > first]
        shown.append(_segments(article.text, _window(article.text, first, last, inside), inside, named))
    return tuple(shown)


def _paragraphs(text: str, marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in marks:
        at = start
        while at < end:
            first = text.rfind("\n\n", 0, at) + 2 if "\n\n" in text[:at] else 0
            last = text.find("\n\n", at)
            last = len(text) if last < 0 else last
            if last > first and (first, last) not in found:
                found.append((first, last))
            at = max(last + 2, at + 1)
    return found


def _window(text: str, first: int, last: int, marks: list[tuple[int, int]]) -> tuple[int, int]:
    """The part of a paragraph around the marked words: in a list its line and those beside it."""
    low, high = marks[0][0], marks[-1][1]
    if "\n" in text[first:last]:
        above = text.rfind("\n", first, low)
        first = max(text.rfind("\n", first, above) + 1, first) if above >= 0 else first
        below = text.find("\n", high, last)
        after = text.find("\n", below + 1, last) if below >= 0 else -1
        last = after if after >= 0 else last
    if low - first > CONTEXT:
        ends = [found.end() for found in SENTENCE_END.finditer(text, low - CONTEXT, low)]
        first = ends[0] if ends else text.find(" ", low - CONTEXT, low) + 1
    if last - high > CONTEXT:
        ends = [found.end() for found in SENTENCE_END.finditer(text, high, high + CONTEXT)]
        last = ends[-1] if ends else text.rfind(" ", high, high + CONTEXT)
    return first, last


def _segments(
    text: str, window: tuple[int, int], marks: list[tuple[int, int]], slots: list[tuple[int, int, str]]
) -> tuple[Segment, ...]:
    first, last = window
    cuts = {first, last}
    edges = [edge for mark in marks for edge in mark] + [edge for a, b, _ in slots for edge in (a, b)]
    cuts |= {edge for edge in edges if first < edge < last}
    runs: list[Segment] = []
    for start, end in pairwise(sorted(cuts)):
        marked = any(a <= start and end <= b for a, b in marks)
        inner = min((b - a, a, name) for a, b, name in [(0, 1 << 60, ""), *slots] if a <= start and end <= b)
        runs.append(Segment(text[start:end], marked, inner[2] if marked else ""))
    return _named_once(runs)


def _named_once(runs: list[Segment]) -> tuple[Segment, ...]:
    """The runs with each slot's name on its longest piece alone, where another slot stands inside it."""
    best: dict[str, int] = {}
    named: list[Segment] = list(runs)
    for place, run in enumerate(runs):
        if not run.marked:
            best.clear()
        if not run.slot:
            continue
        before = best.get(run.slot)
        if before is not None and len(runs[before].text) >= len(run.text):
            named[place] = Segment(run.text, run.marked)
            continue
        if before is not None:
            named[before] = Segment(runs[before].text, True)
        best[run.slot] = place
    return tuple(named)


def chain(index: Index, article: str, spans: Iterable[Span]) -> tuple[Hop, ...]:
    """The publications that the words are credited to by a link inside them, then the article itself."""
    within = [(span.start, span.end) for span in spans if span.article == article]
    cited = [
        Hop(index.cited_outlet(citation), True, safe_href(citation.href))
        for citation in index.citations_of.get(article, ())
        for found in citation.evidence
        if found.article == article and any(a <= found.start and found.end <= b for a, b in within)
    ]
    hops = {hop.name: hop for hop in cited if hop.name}
    return (*hops.values(), Hop(index.outlet(article), False)) if hops else ()


def proofs(index: Index, record: Record, spans: Iterable[Span]) -> tuple[Proof, ...]:
    """One proof for each article that the record's evidence stands in, in order of publication."""
    several = tuple(spans)
    ids = dict.fromkeys(span.article for span in several)
    known = [index.articles[article] for article in ids if article in index.articles]
    return tuple(
        _proof(index, record, article, several)
        for article in sorted(known, key=lambda one: (index.published(one.id), one.id))
    )


def _proof(index: Index, record: Record, article: Article, spans: tuple[Span, ...]) -> Proof:
    here = tuple(span for span in spans if span.article == article.id)
    kept = index.provenance.get(article.id, NOWHERE)
    slots: tuple[tuple[str, Span], ...] = ()
    said: dict[str, str] = {}
    if isinstance(record, Provision):
        slots, said = slots_of(record), {"form": index.forms.get((record.draft, article.id), "")}
    elif isinstance(record, Statement):
        slots, said = slots_of_statement(record), _spoken(index, record)
    return Proof(
        record=record.id,
        article=article.id,
        passages=passages(article, here, slots),
        exact=" … ".join(span.exact for span in here),
        outlet=index.outlet(article.id),
        author=article.author,
        published=index.published(article.id),
        title=article.title,
        href=safe_href(article.url),
        chain=chain(index, article.id, here),
        method=record.method,
        confidence=record.confidence,
        retrieved=day_of(kept.retrieved),
        page=kept.page(here[0].start),
        **said,
    )


def _spoken(index: Index, statement: Statement) -> dict[str, str]:
    actor = index.actors.get(statement.actor or "")
    return {
        "speaker": speaker_name(index, statement),
        "role": actor.roles[0].text if actor and actor.roles else "",
        "directness": statement.directness,
        "relayed_by": index.actor_name(statement.relayed_by),
    }


def speaker_name(index: Index, statement: Statement) -> str:
    """The name to show for whoever speaks; the words of the source where no name is known."""
    if is_unknown(statement):
        return f"somebody (“{statement.speaker}”)"
    if statement.speaker:
        return statement.speaker
    if statement.actor in index.actors:
        return index.actor_name(statement.actor)
    return " ".join(span.exact for span in statement.source) or "speaker not named"


def is_unknown(statement: Statement) -> bool:
    """Whether a pronoun is all that is known of the speaker."""
    return statement.actor is None and (statement.speaker or "").casefold() in PRONOUNS
