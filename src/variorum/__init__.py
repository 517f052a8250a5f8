"""Variorum: rival drafts of a negotiation, collated from the reporting, with evidence for every cell.

import variorum

talks = variorum.open("talks")
talks.add("articles/")
talks.build()
for row in talks.collation():
    print(row.issues, row.cells)
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.2.0"

if TYPE_CHECKING:
    from variorum.api import extract_records, init, open, read_articles
    from variorum.texts import collate_files

__all__ = ["__version__", "collate_files", "extract_records", "init", "open", "read_articles"]


def __getattr__(name: str) -> Any:
    # The API brings in spaCy; `variorum --help` and `import variorum.model` should not wait for it.
    if name in __all__:
        home = "variorum.texts" if name == "collate_files" else "variorum.api"
        return getattr(importlib.import_module(home), name)
    raise AttributeError(f"module 'variorum' has no attribute {name!r}")
