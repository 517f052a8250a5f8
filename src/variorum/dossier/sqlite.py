"""All that is SQLite's own: its address, its journal, and what its errors mean for a person."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import sqlalchemy as sa

from variorum.errors import DossierError

# Part of the message SQLite gives (sqlite3 result codes) -> what it means here and what to do.
MEANINGS = (
    ("disk is full", "the disk is full", "free some space and run the command again; nothing kept is lost"),
    (
        "readonly",
        "the folder or file cannot be written",
        "give yourself write permission, or copy the dossier",
    ),
    (
        "unable to open",
        "the file cannot be opened",
        "check that the folder exists and that you may write there",
    ),
    ("locked", "another command is writing to it", "wait for that command to end and run this one again"),
    (
        "not a database",
        "this is no dossier's database",
        "restore it from a copy, or start again with 'variorum init'",
    ),
    ("malformed", "the file is damaged", "restore it from a copy, or start again with 'variorum init'"),
)


def url_of(path: Path) -> sa.URL:
    """The SQLAlchemy address of a database file."""
    return sa.URL.create("sqlite", database=str(path))


def tune(engine: sa.Engine) -> None:
    """Let readers read while a build writes (write-ahead log), and wait a while for another writer."""

    @sa.event.listens_for(engine, "connect")
    def _on_connect(connection: sqlite3.Connection, _: object) -> None:
        try:
            connection.execute("pragma busy_timeout = 5000")
            connection.execute("pragma journal_mode = wal")
        except sqlite3.OperationalError:
            return  # a read-only dossier can still be read; a later write says what is wrong


def explained(error: Exception, path: Path) -> DossierError:
    """The error in words: what happened to which file and what to do."""
    text = str(getattr(error, "orig", None) or error)
    for part, meaning, remedy in MEANINGS:
        if part in text:
            return DossierError(f"{path}: {meaning}; {remedy}")
    return DossierError(
        f"{path}: {text}; run the command again, and restore the file from a copy if it persists"
    )
