"""What of an actor or a draft can be set apart as another one: its mentions, and the records that name it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from variorum.corrections import Target
from variorum.errors import UsageError
from variorum.model import Actor, AnyRecord, Draft, Provision, Span, Statement
from variorum.publish.evidence import shorten, speaker_name
from variorum.publish.index import Index

FIELD = "apart-"  # how the names of the form's boxes begin
LISTED = 300  # pieces that the form lists: about 100 kB
WHOLE = "article:"  # how the value of the box begins that stands for all of an article


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that can be set apart; `key` is its value in the form, `targets` its words."""

    key: str
    kind: str
    words: str
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class ArticlePieces:
    """All that one article has of an actor or a draft."""

    article: str
    outlet: str
    published: str
    pieces: tuple[Piece, ...]

    @property
    def key(self) -> str:
        """The value of the box that stands for all of it."""
        return WHOLE + self.article


def pieces_of(index: Index, record: AnyRecord | None) -> tuple[ArticlePieces, ...]:
    """The pieces by article, in order of publication; empty for records that can't be split."""
    if not isinstance(record, Actor | Draft):
        return ()
    groups: dict[str, list[Piece]] = {}
    for piece in (*_mentions(index, record), *_named_by(index, record)):
        groups.setdefault(piece.targets[0].evidence[0].article, []).append(piece)
    ordered = sorted(groups, key=lambda article: (index.published(article), article))
    return tuple(
        ArticlePieces(one, index.outlet(one), index.published(one), tuple(groups[one])) for one in ordered
    )


def listed(groups: tuple[ArticlePieces, ...]) -> tuple[ArticlePieces, ...]:
    """The articles whose pieces the form has room for, the earliest first; one of them at least."""
    room, found = LISTED, list[ArticlePieces]()
    for group in groups:
        if found and room < len(group.pieces):
            break
        room -= len(group.pieces)
        found.append(group)
    return tuple(found)


def chosen_targets(index: Index, record: AnyRecord, form: Mapping[str, str]) -> tuple[Target, ...]:
    """The words of the boxes that are ticked in a posted form, each once.

    Raises UsageError where none is, where one is there no more, or where no mention would be left.
    """
    ticked = {value for name, value in form.items() if name.startswith(FIELD)}
    groups = pieces_of(index, record)
    known = {key for group in groups for key in (group.key, *(one.key for one in group.pieces))}
    if not ticked:
        raise UsageError("tick what belongs to the other one, then split")
    if not ticked <= known:
        raise UsageError("the dossier was built anew since; open this record again and tick once more")
    taken = [one for group in groups for one in group.pieces if group.key in ticked or one.key in ticked]
    targets = tuple(dict.fromkeys(target for one in taken for target in one.targets))
    apart = {
        span for one in taken if one.kind == "mention" for target in one.targets for span in target.evidence
    }
    if apart >= set(Index.spans_of(record)):
        raise UsageError("leave at least one mention to the first one; to call it otherwise, edit its name")
    return targets


def _mentions(index: Index, record: Actor | Draft) -> Iterator[Piece]:
    """The mentions, those of one spelling in one article together."""
    spellings: dict[tuple[str, str], list[Span]] = {}
    for span in record.evidence:
        spellings.setdefault((span.article, span.exact), []).append(span)
    kind = type(record).__name__.lower()
    for (article, exact), spans in spellings.items():
        targets = tuple(_target(index, kind, (span,)) for span in spans)
        times = f", {len(spans)} times" if len(spans) > 1 else ""
        yield Piece(f"{article}.{spans[0].start}", "mention", f"named “{shorten(exact, 60)}”{times}", targets)


def _named_by(index: Index, record: Actor | Draft) -> Iterator[Piece]:
    for one in _naming(index, record):
        spans = Index.spans_of(one)
        if spans and spans[0].article in index.articles:
            kind = type(one).__name__.lower()
            yield Piece(one.id, kind, _words(index, one), (_target(index, kind, spans),))


def _naming(index: Index, record: Actor | Draft) -> Iterable[AnyRecord]:
    if isinstance(record, Draft):
        return *index.provisions_of.get(record.id, ()), *index.statements_about.get(record.id, ())
    said = [one for one in index.records.statements if record.id in (one.actor, one.relayed_by)]
    made = [one for one in index.records.drafts if record.id in one.made_by]
    return *said, *made, *(one for one in index.records.events if record.id in one.actors)


def _words(index: Index, record: AnyRecord) -> str:
    if isinstance(record, Statement):
        return f"{speaker_name(index, record)}: “{shorten(record.content[0].exact, 90)}”"
    if isinstance(record, Provision):
        number = f"point {record.number}: " if record.number else ""
        return f"{number}“{shorten(record.evidence[0].exact, 100)}”"
    if isinstance(record, Draft):
        return f"made {index.sigla[record.id]}, {shorten(record.name, 60)}"
    return f"“{shorten(Index.spans_of(record)[0].exact, 100)}”"


def _target(index: Index, kind: str, spans: tuple[Span, ...]) -> Target:
    return Target(kind=kind, evidence=spans, digest=index.articles[spans[0].article].content_digest)
