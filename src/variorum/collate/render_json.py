"""A collation as JSON, in the shape of docs/records.md ("Two texts side by side")."""

from __future__ import annotations

import json
from typing import Any

from variorum.collate.change import Difference
from variorum.collate.collation import Cell, Collation, Row


def render_json(collation: Collation) -> str:
    """Two drafts give rows with `a` and `b`; three and more give rows with `cells` by siglum; ends in a
    newline.
    """
    drafts = [
        {"siglum": d.siglum, "title": d.title, "points": len(d.points), "complete": d.complete}
        for d in collation.drafts
    ]
    make = _pair_row if len(collation.drafts) == 2 else _row
    rows = [make(collation, row) for row in collation.rows]
    return json.dumps({"drafts": drafts, "rows": rows}, ensure_ascii=False, indent=1) + "\n"


def _pair_row(collation: Collation, row: Row) -> dict[str, Any]:
    base, other = row.cells
    found: dict[str, Any] = {
        "issues": list(row.issues),
        "a": list(base.numbers),
        "b": list(other.numbers),
        "change": row.change,
        "state": other.state if base.numbers else "unknown" if base.state == "unknown" else "added",
        "differences": [difference_json(d) for d in other.differences],
        "labels": list(other.labels),
        "reason": other.reason,
    }
    if other.named is not None:
        draft = collation.drafts[1]
        start, end = other.named.start, other.named.end
        found["named"] = {
            "number": other.named.number,
            "exact": draft.text[start:end],
            "start": start,
            "end": end,
        }
    return found


def _row(collation: Collation, row: Row) -> dict[str, Any]:
    cells = {d.siglum: cell_json(cell) for d, cell in zip(collation.drafts, row.cells, strict=True)}
    return {"issues": list(row.issues), "cells": cells}


def cell_json(cell: Cell) -> dict[str, Any]:
    """One cell: its numbers, state, differences from the base, labels, text and the reason of its link."""
    return {
        "numbers": list(cell.numbers),
        "state": cell.state,
        "differences": [difference_json(d) for d in cell.differences],
        "labels": list(cell.labels),
        "text": cell.text,
        "reason": cell.reason,
    }


def difference_json(difference: Difference) -> dict[str, Any]:
    """One difference: the slot, the words of either side, and where they stand in their drafts."""
    return {
        "slot": difference.slot,
        "from": difference.from_,
        "to": difference.to,
        "from_span": list(difference.from_span) if difference.from_span else None,
        "to_span": list(difference.to_span) if difference.to_span else None,
    }
