"""Records whatever their kind: gathered into one container, known by their words, led to another id."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

import msgspec

from variorum.model import AnyRecord, Span
from variorum.records import Records

_FIELD_OF_KIND = {
    get_args(field.type)[0].__struct_config__.tag: field.name for field in msgspec.structs.fields(Records)
}


def kind_of(record: AnyRecord) -> str:
    """The `kind` that a record prints."""
    return str(record.__struct_config__.tag)


def gather(records: Iterable[AnyRecord]) -> Records:
    """The records of a stream, kind by kind, each in the order it came."""
    kinds: dict[str, list[AnyRecord]] = {name: [] for name in Records.__struct_fields__}
    for record in records:
        kinds[_FIELD_OF_KIND[kind_of(record)]].append(record)
    return Records(**{name: tuple(found) for name, found in kinds.items()})  # type: ignore[arg-type]


def spans_of(record: AnyRecord) -> tuple[Span, ...]:
    """The spans by which a record is known again; a dispute's are those of its sides."""
    sides = getattr(record, "sides", ())
    return tuple(s for side in sides for s in side.evidence) or tuple(getattr(record, "evidence", ()) or ())


def with_ids(record: AnyRecord, gone: str, kept: str) -> AnyRecord:
    """The record with every reference to one id replaced by another."""
    if gone.encode() not in msgspec.json.encode(record):
        return record
    swapped: AnyRecord = msgspec.convert(_swap(msgspec.to_builtins(record), gone, kept), AnyRecord)
    return swapped


def _swap(value: object, gone: str, kept: str) -> object:
    if isinstance(value, dict):
        return {_swap(k, gone, kept): _swap(v, gone, kept) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_swap(part, gone, kept) for part in value]
    return kept if value == gone else value
