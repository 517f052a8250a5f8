"""A collation as CSV (RFC 4180), one line a clause, whole texts included."""

from __future__ import annotations

import csv
from io import StringIO

from variorum.collate.collation import Collation
from variorum.collate.sheet import sheet_head, sheet_rows


def render_csv(collation: Collation) -> str:
    """The sheet with its head; a cell that a spreadsheet would run as a formula is led by an apostrophe."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(sheet_head(collation))
    writer.writerows([_harmless(cell) for cell in row] for row in sheet_rows(collation))
    return out.getvalue()


def _harmless(cell: str) -> str:
    """OWASP, CSV injection: a cell must not begin with = + - @ tab or carriage return."""
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
