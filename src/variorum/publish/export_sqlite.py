"""The dossier as one SQLite file for other tools (Datasette, a spreadsheet): the tables of the CSV export."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from variorum.publish.context import Info
from variorum.publish.export_csv import SHEETS, codebook, sheet_table
from variorum.publish.index import Index
from variorum.publish.tables import Table
from variorum.records import Records


def write_database(records: Records, info: Info, path: Path) -> None:
    """Write a new database at this path, a table for each kind and `codebook`, all columns text."""
    path.unlink(missing_ok=True)
    index = Index(records)
    tables = {sheet.name: sheet_table(sheet, index, info) for sheet in SHEETS} | {"codebook": codebook()}
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(path)))
    with engine.begin() as db:
        for name, table in tables.items():
            _write_table(db, name, table)
    engine.dispose()


def _write_table(db: sa.Connection, name: str, table: Table) -> None:
    made = sa.Table(name, sa.MetaData(), *(sa.Column(column, sa.String) for column in table.columns))
    made.create(db)
    if table.lines:
        db.execute(sa.insert(made), [dict(zip(table.columns, line, strict=True)) for line in table.lines])
