"""The JSON Schema of the records: the contract of what Variorum prints, stores and serves."""

from __future__ import annotations

import inspect
from typing import Any

import msgspec

from variorum.model import AnyRecord


def records_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of every kind of record, each described by its docstring.

    The same under every Python and msgspec: some leave the indentation of a docstring in its description.
    """
    schema: dict[str, Any] = _tidied(msgspec.json.schema(AnyRecord))
    return schema


def _tidied(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _described(key, value) for key, value in node.items()}
    return [_tidied(value) for value in node] if isinstance(node, list) else node


def _described(key: str, value: Any) -> Any:
    return inspect.cleandoc(value) if key == "description" and isinstance(value, str) else _tidied(value)
