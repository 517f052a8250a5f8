"""A collation in the shape somebody asked for: `render_text` and `render_binary`, a module a format."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from variorum.collate.collation import Collation
from variorum.collate.render_csv import render_csv
from variorum.collate.render_docx import render_docx
from variorum.collate.render_html import render_html
from variorum.collate.render_json import render_json
from variorum.collate.render_md import render_md
from variorum.collate.render_table import render_table
from variorum.collate.render_tei import render_tei
from variorum.collate.render_xlsx import render_xlsx
from variorum.errors import UsageError

T = TypeVar("T")
_TEXT: dict[str, Callable[[Collation], str]] = {
    "text": render_table,
    "json": render_json,
    "md": render_md,
    "html": render_html,
    "csv": render_csv,
    "tei": render_tei,
}
_BINARY: dict[str, Callable[[Collation], bytes]] = {"xlsx": render_xlsx, "docx": render_docx}
TEXT_FORMATS, BINARY_FORMATS = tuple(_TEXT), tuple(_BINARY)


def render_text(collation: Collation, format_: str) -> str:
    """The collation as text, html, md, csv, json or tei, ending in a line end; raises UsageError for
    others.
    """
    return _chosen(_TEXT, format_)(collation)


def render_binary(collation: Collation, format_: str) -> bytes:
    """The collation as the bytes of an xlsx or docx file; raises UsageError for others."""
    return _chosen(_BINARY, format_)(collation)


def _chosen(formats: dict[str, T], format_: str) -> T:
    if format_ not in formats:
        raise UsageError(f"no format {format_!r} here; choose {', '.join(formats)}")
    return formats[format_]
