"""Records by their kinds: a stream of them gathered into one container."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

import msgspec

from variorum.model import AnyRecord, Records

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
