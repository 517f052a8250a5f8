"""The records, one JSON object a line, as docs/records.md has them."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from variorum.model import AnyRecord


def jsonl_text(records: Iterable[AnyRecord]) -> str:
    """The records as JSON Lines, each ending in a line break, in the order given."""
    return "".join(f"{msgspec.json.encode(record).decode()}\n" for record in records)
