"""The one family of errors; every message ends with what to do.

VariorumError
 ├─ InputError        a file or text that cannot be read (CLI exit 3)
 ├─ UsageError        a request that makes no sense as put (CLI exit 2)
 ├─ SpanError         words that do not stand where a record says they do
 ├─ DossierError      a dossier folder that is missing, newer, locked or full
 ├─ PackError         a vocabulary pack that is incomplete or contradicts itself
 └─ ModelError        weights that are missing or not ours
"""

from __future__ import annotations


class VariorumError(Exception):
    """Anything Variorum reports to a person; the message ends with what to do."""


class InputError(VariorumError):
    """A file that cannot be read: `path`, the reason, and what to do about it."""

    def __init__(self, path: str, reason: str, remedy: str) -> None:
        super().__init__(f"{path}: {reason}; {remedy}")
        self.path, self.reason, self.remedy = path, reason, remedy


class UsageError(VariorumError):
    """A request that makes no sense as put."""


class SpanError(VariorumError):
    """A span whose words do not stand at its offsets in the article's text."""


class DossierError(VariorumError):
    """A dossier folder that is missing, of a newer schema, read-only or full."""


class PackError(VariorumError):
    """A vocabulary pack that is incomplete or contradicts itself."""


class ModelError(VariorumError):
    """Model weights that are missing or do not fit this version."""
