"""One actor or draft that was two: what a person set apart becomes a record of its own.

What is set apart is named by its words (a mention, a statement, a provision), as every review is. Where one
of these is no longer read as belonging to the whole, the split is a conflict, and nothing of it is applied.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from variorum.corrections import Review
from variorum.dossier.gathering import kind_of, spans_of, with_ids
from variorum.model import (
    Actor,
    AnyRecord,
    Draft,
    Provision,
    Row,
    Span,
    Statement,
    Witness,
    identity,
)


def split(records: Sequence[AnyRecord], whole: AnyRecord, review: Review) -> list[AnyRecord] | None:
    """The records with a part of this actor or draft as another one beside it; None where it can't be.

    It can't where what is set apart belongs to `whole` no more, or where no mention of it would be left.
    """
    if not isinstance(whole, Actor | Draft):
        return None
    kind = kind_of(whole)
    mentions = {span for part in review.apart if part.kind == kind for span in part.evidence}
    named = {(part.kind, part.evidence[0]) for part in review.apart if part.kind != kind}
    moved = {n for n, r in enumerate(records) if _refers(r, whole.id) and _key(r) in named}
    left = tuple(span for span in whole.evidence if span not in mentions)
    if not mentions <= set(whole.evidence) or named != {_key(records[n]) for n in moved} or not left:
        return None
    part = _part(whole, mentions, [records[n] for n in moved], review)
    rest = _rest(whole, part, left, review)
    found: list[AnyRecord] = []
    for place, record in enumerate(records):
        if record is whole:
            found += [rest, part]
        elif place in moved:
            found.append(_moved(record, rest, part))
        elif not (isinstance(record, Witness) and record.draft == whole.id):
            found.append(record)
    return found + _witnesses(records, found, rest, part)


def _key(record: AnyRecord) -> tuple[str, Span]:
    return kind_of(record), spans_of(record)[0]


def _refers(record: AnyRecord, id_: str) -> bool:
    """Whether a record that can be set apart says the actor or draft with this id."""
    if record.id == id_ or isinstance(record, Row | Witness) or not spans_of(record):
        return False
    return f'"{id_}"'.encode() in msgspec.json.encode(record)


def _part(
    whole: Actor | Draft, mentions: set[Span], moved: Iterable[AnyRecord], review: Review
) -> Actor | Draft:
    """The new record: its name is given, its words are those set apart."""
    words = tuple(span for span in whole.evidence if span in mentions)
    evidence = words or tuple(span for one in moved for span in _source(one))
    fields: dict[str, Any] = {
        "id": identity(kind_of(whole), "apart", *((s.article, s.start, s.exact) for s in evidence)),
        "name": review.after["name"],
        "aliases": tuple(dict.fromkeys(span.exact for span in words)),
        "evidence": evidence,
        "method": f"review:{review.reviewer}",
        "confidence": 1.0,
    }
    if isinstance(whole, Draft):
        return Draft(**fields)
    articles = {span.article for span in evidence}
    roles = tuple(r for r in whole.roles if r.evidence and all(s.article in articles for s in r.evidence))
    return Actor(type=review.after.get("type", whole.type), roles=roles, **fields)  # type: ignore[arg-type]


def _source(record: AnyRecord) -> tuple[Span, ...]:
    """The words that name the speaker of a statement; the whole evidence of anything else."""
    return record.source if isinstance(record, Statement) and record.source else spans_of(record)


def _rest(whole: Actor | Draft, part: Actor | Draft, left: tuple[Span, ...], review: Review) -> Actor | Draft:
    """What is left of the whole: without the words set apart, and the spellings that only these had."""
    held = {span.exact for span in left}
    gone = {alias for alias in part.aliases if alias not in held}
    rest = msgspec.structs.replace(
        whole,
        aliases=tuple(alias for alias in whole.aliases if alias not in gone),
        evidence=left,
        method=f"review:{review.reviewer}",
        confidence=1.0,
    )
    if isinstance(rest, Actor) and isinstance(part, Actor):
        articles = {span.article for span in left}
        roles = tuple(
            r for r in rest.roles if r not in part.roles or any(s.article in articles for s in r.evidence)
        )
        return msgspec.structs.replace(rest, roles=roles)
    return rest


def _moved(record: AnyRecord, rest: Actor | Draft, part: Actor | Draft) -> AnyRecord:
    led = with_ids(record, rest.id, part.id)
    if isinstance(led, Statement) and isinstance(rest, Actor) and led.actor == part.id:
        return msgspec.structs.replace(led, speaker=part.name)
    return led


def _witnesses(
    before: Iterable[AnyRecord], after: Iterable[AnyRecord], rest: Actor | Draft, part: Actor | Draft
) -> list[AnyRecord]:
    """The witnesses of both drafts: of each, those whose article still mentions it or tells a point of it."""
    told = [one for one in after if isinstance(one, Provision)]
    found: list[AnyRecord] = []
    for witness in before:
        if not isinstance(witness, Witness) or witness.draft != rest.id:
            continue
        words = {one.id: _words(one, witness.article, told) for one in (rest, part)}
        if not words[part.id]:
            found.append(witness)
            continue
        found += [_witness(witness, draft, spans) for draft, spans in words.items() if spans]
    return found


def _words(draft: Actor | Draft, article: str, told: Iterable[Provision]) -> tuple[Span, ...]:
    """What an article says of this draft: its points, or else where it is named."""
    points = tuple(s for one in told if one.draft == draft.id for s in one.evidence if s.article == article)
    return points or tuple(span for span in draft.evidence if span.article == article)


def _witness(witness: Witness, draft: str, words: tuple[Span, ...]) -> Witness:
    """The witness as one of this draft alone."""
    id_ = witness.id if witness.draft == draft else identity("witness", witness.article, draft)
    found = min(len(words), witness.points_found)
    return msgspec.structs.replace(
        witness, id=id_, draft=draft, points_found=found, complete=False, evidence=words
    )
