"""Statements: attributions given a speaker, a day and a venue, or refused with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import msgspec

from variorum.annotated import Annotated
from variorum.extract.attribution import Attribution
from variorum.extract.circumstances import find_day, find_venue
from variorum.extract.hedging import is_hedged
from variorum.extract.speakers import Cast, Speaker, make_cast, resolve_source
from variorum.extract.speakers_finding import find_speaker
from variorum.extract.speakers_pronouns import Place
from variorum.extract.statements_links import link_statements, statement_id
from variorum.extract.statements_relays import find_relays
from variorum.extract.statements_rules import complete_attributions
from variorum.extract.statements_spans import as_spans, directness, read_places, read_quoted, tidy
from variorum.model import Actor, Refused, Statement, identity

__all__ = ["find_statements", "link_statements", "speaking_actors"]

LEAST_SCORE: Final = 0.5  # an attribution that the engine holds for less likely is refused
LEAST_QUOTED: Final = 6  # words of a quotation that should have had a speaker; shorter ones are scare quotes
_OPENING: Final = '“"«„'
_FURNITURE: Final = frozenset({"caption", "note"})
_CODE: Final = re.compile(r"[_<>{}=/\\]|[a-z]{3}[A-Z]")  # names of variables, not of people
_QUOTATION: Final = re.compile(r"[“\"]([^“”\"\n]{20,})[”\"]")


@dataclass(frozen=True, slots=True)
class Scene:
    """One article while its statements are read: who is in it, and what of it is quoted where."""

    annotated: Annotated
    cast: Cast
    place: Place
    quoted: bytearray


def find_statements(
    annotated: Annotated, attributions: Sequence[Attribution]
) -> tuple[tuple[Statement, ...], tuple[Refused, ...]]:
    """The statements of an article in text order, and what looked like one and was refused.

    `about` and `stance` are empty: `link_statements` ties both to drafts.
    """
    quoted = read_quoted(annotated)
    completed = _in_order(complete_attributions(annotated, attributions, quoted), annotated)
    cast = make_cast(annotated)
    scene = Scene(annotated, cast, read_places(cast, quoted), quoted)
    statements: dict[int, Statement] = {}
    refused: list[Refused] = []
    for number, attribution in enumerate(completed):
        if reason := _refusal(annotated, attribution):
            refused.append(_refuse(annotated, attribution.content or attribution.cue, reason))
            continue
        speaker = find_speaker(scene.cast, attribution, completed[:number], scene.place)
        if speaker is not None:
            scene.cast.spoke.append(replace(speaker, at=_token_at(annotated, attribution)))
        statements[number] = _make_statement(scene, attribution, speaker)
    _relay(statements, find_relays(completed))
    refused += _unspoken(annotated, completed)
    return tuple(statements.values()), tuple(refused)


def speaking_actors(annotated: Annotated, statements: Sequence[Statement]) -> tuple[Actor, ...]:
    """The actors that speak or relay under words that name nobody ("two aides"), each once, in text order."""
    wanted = {id_ for one in statements for id_ in (one.actor, one.relayed_by) if id_}
    cast = make_cast(annotated)
    for one in statements:
        for span in one.source:
            resolve_source(cast, span.start, span.end)
    for one in statements:
        if one.actor and one.actor not in cast.actors and one.actor not in cast.made:
            cast.made[one.actor] = _plain_actor(one)
    return tuple(actor for actor in cast.made.values() if actor.id in wanted)


def _token_at(annotated: Annotated, attribution: Attribution) -> int:
    """The token where somebody speaks: the source's first, or the cue's where the source is left out."""
    start, end = (attribution.source or attribution.cue or attribution.content)[0]
    span = annotated.doc.char_span(start, end, alignment_mode="expand")
    return int(span.start) if span is not None else 0


def _plain_actor(statement: Statement) -> Actor:
    """A speaker that the grammar found without a source span of its own."""
    name = statement.speaker or ""
    return Actor(
        id=statement.actor or "", name=name, type="group", aliases=(name,), evidence=statement.evidence[:1],
        confidence=0.5, method="speakers:grammar",
    )  # fmt: skip


def _in_order(attributions: Sequence[Attribution], annotated: Annotated) -> list[Attribution]:
    """Attributions with tidy spans in the order of their cues, an outer one before what it holds."""
    text = annotated.reading.article.text
    tidied = [
        Attribution(tidy(text, a.source), tidy(text, a.cue), tidy(text, a.content), a.score)
        for a in attributions
    ]
    tidied = [part for one in tidied for part in _by_item(one, annotated)]
    tidied = [part for one in tidied for part in _by_paragraph(one, text)]
    return sorted(tidied, key=lambda a: (min(a.cue or a.content, default=(0, 0)), -_size(a)))


def _by_item(attribution: Attribution, annotated: Annotated) -> list[Attribution]:
    """What is said in several items of a list, item by item: each makes a point of its own."""
    items = [block for block in annotated.reading.blocks if block.kind == "item"]
    parts: dict[int, list[tuple[int, int]]] = {}
    for start, end in attribution.content:
        item = next((n for n, block in enumerate(items) if block.start <= start < block.end), -1)
        parts.setdefault(item, []).append((start, end))
    if len(parts) < 2:
        return [attribution]
    return [replace(attribution, content=tuple(part)) for part in parts.values()]


def _by_paragraph(attribution: Attribution, text: str) -> Iterator[Attribution]:
    """What is quoted on and on, paragraph by paragraph: each that opens with a quotation mark by itself."""
    groups = [list(attribution.content[:1])]
    for before, after in pairwise(attribution.content):
        if "\n" in text[before[1] : after[0]] and text[after[0]] in _OPENING:
            groups.append([])
        groups[-1].append(after)
    return (replace(attribution, content=tuple(group)) for group in groups)


def _size(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)


def _make_statement(scene: Scene, attribution: Attribution, speaker: Speaker | None) -> Statement:
    article, text = scene.annotated.reading.article, scene.annotated.reading.article.text
    content = as_spans(article, attribution.content)
    everything = sorted({*attribution.source, *attribution.cue, *attribution.content})
    how = directness(article, attribution.content, scene.quoted)
    return Statement(
        id=statement_id(content, attribution.source),
        source=as_spans(article, attribution.source),
        cue=as_spans(article, attribution.cue),
        content=content,
        evidence=as_spans(article, everything),
        speaker=speaker.actor.name if speaker else None,
        actor=speaker.actor.id if speaker else None,
        directness=how,
        said_on=find_day(scene.annotated, attribution.cue, attribution.content),
        venue=find_venue(scene.annotated, attribution.cue, attribution.content),
        hedged=is_hedged(text, attribution.cue, attribution.content),
        confidence=round(attribution.score, 4),
        method="attribution",
    )


def _relay(statements: dict[int, Statement], relays: dict[int, int]) -> None:
    """Say of each statement within another's content who passes it on."""
    for inner, outer in relays.items():
        if inner in statements and outer in statements:
            by = statements[outer].actor
            if by and by != statements[inner].actor:
                statements[inner] = msgspec.structs.replace(statements[inner], relayed_by=by)


def _refusal(annotated: Annotated, attribution: Attribution) -> str | None:
    """Why an attribution is no statement, or None."""
    text = annotated.reading.article.text
    if not any(text[i].isalnum() for start, end in attribution.content for i in range(start, end)):
        return "nothing is said: there is no content"
    furniture = _FURNITURE if attribution.source else _FURNITURE | {"heading"}
    first = attribution.content[0][0]
    if any(b.kind in furniture and b.start <= first < b.end for b in annotated.reading.blocks):
        return "a heading, caption or note, which tells again what the article tells"
    labels = [text[start:end] for start, end in attribution.source]
    if all(text[start:end] == ":" for start, end in attribution.cue) and any(map(_CODE.search, labels)):
        return "a label of a listing, and nobody who speaks"
    if attribution.score < LEAST_SCORE:
        return f"the engine is unsure of it ({attribution.score:.2f})"
    return None


def _refuse(annotated: Annotated, spans: Sequence[tuple[int, int]], reason: str) -> Refused:
    evidence = as_spans(annotated.reading.article, spans)
    return Refused(
        id=identity("refused", annotated.reading.article.id, reason, *((s.start, s.end) for s in evidence)),
        looked_like="statement",
        reason=reason,
        evidence=evidence,
        method="statements",
    )


def _unspoken(annotated: Annotated, attributions: Sequence[Attribution]) -> Iterator[Refused]:
    """Quotations of a sentence's length that no statement holds."""
    taken = [span for a in attributions for span in a.content]
    for match in _QUOTATION.finditer(annotated.reading.article.text):
        start, end = match.span()
        if len(match[1].split()) >= LEAST_QUOTED and not any(s < end and start < e for s, e in taken):
            yield _refuse(annotated, [(start, end)], "a quotation with neither speaker nor cue")
