"""A record as a form of slots, and a filled form as the fields that a review sets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

import msgspec

from variorum.errors import UsageError
from variorum.model import (
    Actor,
    ActorType,
    AnyRecord,
    Comparator,
    Dispute,
    Draft,
    Modality,
    Provision,
    Span,
    Stance,
    Statement,
    Status,
)
from variorum.publish.context import Info
from variorum.publish.index import Index

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One slot of the form: its words in the article beside it; without words it stays empty (`locked`)."""

    name: str
    label: str
    value: str
    options: Options = ()
    words: str = ""
    locked: bool = False


def fields_of(index: Index, info: Info, record: AnyRecord) -> tuple[Field, ...]:
    """The slots of a record that a person can correct."""
    if isinstance(record, Provision):
        return _provision(index, info, record)
    if isinstance(record, Statement):
        return _statement(index, info, record)
    if isinstance(record, Draft):
        return _draft(index, record)
    if isinstance(record, Actor):
        return (
            Field("name", "Name", record.name),
            Field("type", "Type", record.type, choices(get_args(ActorType))),
        )
    if isinstance(record, Dispute):
        kinds = choices(("contradiction", "denial", "uncertainty"))
        return Field("about", "About", record.about), Field("type", "Type", record.type, kinds)
    return ()


def choices(values: tuple[str, ...], empty: str = "") -> Options:
    """The values as options of a list, with a first one for none where `empty` names it."""
    return ((("", empty),) if empty else ()) + tuple((value, value.replace("-", " ")) for value in values)


def _drafts(index: Index, empty: str = "") -> Options:
    named = tuple((draft.id, f"{index.sigla[draft.id]}, {draft.name[:40]}") for draft in index.drafts)
    return ((("", empty),) if empty else ()) + named


def _issues(info: Info, held: tuple[str, ...]) -> Options:
    unknown = tuple((issue, info.label(issue)) for issue in held if issue not in info.labels)
    return (("", "no issue"), *unknown, *info.labels.items())


def _exact(spans: tuple[Span, ...]) -> str:
    return " … ".join(span.exact for span in spans)


def _provision(index: Index, info: Info, one: Provision) -> tuple[Field, ...]:
    quantity, deadline = one.quantity, one.deadline
    value = (
        f"{quantity.value:g}"
        if quantity and quantity.value < 1e6
        else str(quantity.value)
        if quantity
        else ""
    )
    number = quantity.span.exact if quantity else ""
    return (
        Field("draft", "Draft", one.draft, _drafts(index)),
        Field("issues", "Issue", one.issues[0] if one.issues else "", _issues(info, one.issues)),
        Field("number", "Point", one.number or ""),
        Field("status", "Status", one.status, choices(get_args(Status))),
        Field("obligor", "Who", ", ".join(one.obligor), words=_exact(one.obligor_evidence)),
        Field("counterpart", "To whom", ", ".join(one.counterpart)),
        Field("modality", "Force", one.modality or "", choices(get_args(Modality), "none")),
        Field(
            "quantity.comparator",
            "Bound",
            quantity.comparator if quantity else "",
            choices(get_args(Comparator)),
            number,
            quantity is None,
        ),
        Field("quantity.value", "Number", value, (), number, quantity is None),
        Field("quantity.unit", "Unit", quantity.unit if quantity else "", (), number, quantity is None),
        Field(
            "deadline.value",
            "Deadline",
            (deadline.value or "") if deadline else "",
            (),
            deadline.text if deadline else "",
            deadline is None,
        ),
    )


def _statement(index: Index, info: Info, one: Statement) -> tuple[Field, ...]:
    people = (("", "not known"), *((actor.id, actor.name) for actor in index.records.actors))
    return (
        Field("speaker", "Speaker", one.speaker or "", words=_exact(one.source)),
        Field("actor", "Actor", one.actor or "", people),
        Field("relayed_by", "Relayed by", one.relayed_by or "", (("", "nobody"), *people[1:])),
        Field(
            "directness", "Wording", one.directness, choices(("direct", "indirect", "mixed")), _exact(one.cue)
        ),
        Field("stance", "Stance", one.stance, choices(get_args(Stance)), _exact(one.stance_evidence)),
        Field("about", "About", one.about[0] if one.about else "", _drafts(index, "no draft")),
        Field("issues", "Issue", one.issues[0] if one.issues else "", _issues(info, one.issues)),
        Field("said_on", "Said on", one.said_on or ""),
    )


def _draft(index: Index, one: Draft) -> tuple[Field, ...]:
    others = tuple(option for option in _drafts(index, "none known") if option[0] != one.id)
    relations = choices(("revises", "counters", "builds-on", "supersedes"), "none")
    return (
        Field("name", "Name", one.name),
        Field("siglum", "Siglum", one.siglum),
        Field("points", "Points", str(one.points) if one.points else ""),
        Field("dated", "Day", one.dated or ""),
        Field("parent.draft", "Made from", one.parent.draft if one.parent else "", others),
        Field("parent.relation", "How", one.parent.relation if one.parent else "", relations),
    )


def changed_fields(
    index: Index, info: Info, record: AnyRecord, form: Mapping[str, str]
) -> tuple[dict[str, object], dict[str, object]]:
    """The fields of the record before and after, those alone that the form changes.

    Raises UsageError where a value does not fit its slot, or where it fills a slot that has no words.
    """
    held: dict[str, Any] = msgspec.to_builtins(record)
    after: dict[str, Any] = {}
    for field in fields_of(index, info, record):
        given = form.get(field.name, field.value).strip()
        if given == field.value:
            continue
        if field.locked:
            raise UsageError(f"{field.label} rests on no words of the article; it stays empty")
        whole, _, part = field.name.partition(".")
        if part:
            after[whole] = _inner(after.get(whole, held.get(whole)), field.name, given)
        else:
            after[whole] = CAST.get(field.name, _text)(given, held.get(whole))
    after = {name: value for name, value in after.items() if value != held.get(name)}
    _fits(record, held | after)
    return {name: held.get(name) for name in after}, after


def _inner(held: Any, name: str, given: str) -> dict[str, Any] | None:
    """A slot with parts (as quantity) with one part replaced; None where its head is emptied."""
    if name == "parent.draft" and not given:
        return None
    part = name.partition(".")[2]
    inner = dict(held or {"relation": "revises"})
    inner[part] = _number(given) if name == "quantity.value" else given or None
    if part == "relation" and not given:
        inner["relation"] = "revises"
    return inner


def _number(given: str) -> float:
    try:
        return float(given.replace(",", ""))
    except ValueError as error:
        raise UsageError(f"{given!r} is no number; write it as 600000 or 0.5") from error


def _text(given: str, held: Any) -> Any:
    return given or None


def _names(given: str, held: Any) -> Any:
    return [name.strip() for name in given.split(",") if name.strip()]


def _first(given: str, held: Any) -> Any:
    """The first of several replaced, the others kept."""
    rest = [one for one in (held or [])[1:] if one != given]
    return [given, *rest] if given else rest


def _count(given: str, held: Any) -> Any:
    if given and not given.isdigit():
        raise UsageError(f"{given!r} is no number of points; write it in digits, or leave it empty")
    return int(given) if given else None


CAST: dict[str, Callable[[str, Any], Any]] = {
    "obligor": _names,
    "counterpart": _names,
    "issues": _first,
    "about": _first,
    "points": _count,
    "siglum": lambda given, held: given,
}


def _fits(record: AnyRecord, fields: dict[str, Any]) -> None:
    try:
        msgspec.convert(fields, AnyRecord)
    except msgspec.ValidationError as error:
        raise UsageError(f"this {type(record).__name__.lower()} cannot hold that: {error}") from error
