"""The dossier's database: readings as added, accounts of articles, the records of the last build.

Everything here is SQLAlchemy Core; what only SQLite knows is in `sqlite.py`. An account is written when it is
read, so a build that was killed goes on where it stopped; the records of a build replace the old ones in
one transaction, so a reader always sees a whole dossier.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import sqlalchemy as sa

from variorum.dossier import sqlite
from variorum.dossier.gathering import gather, kind_of
from variorum.errors import DossierError
from variorum.model import AnyRecord
from variorum.reading import Reading, Unread
from variorum.records import Account, Records

SCHEMA = 1
FILE = "dossier.sqlite"

METADATA = sa.MetaData()
META = sa.Table(
    "meta",
    METADATA,
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("value", sa.String, nullable=False),
)
READING = sa.Table(
    "reading",
    METADATA,
    sa.Column("article", sa.String, primary_key=True),
    sa.Column("digest", sa.String, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("path", sa.String, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
)
ACCOUNT = sa.Table(
    "account",
    METADATA,
    sa.Column("article", sa.String, primary_key=True),
    sa.Column("digest", sa.String, primary_key=True),
    sa.Column("engine", sa.String, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
)
UNREAD = sa.Table(
    "unread",
    METADATA,
    sa.Column("path", sa.String, primary_key=True),
    sa.Column("reason", sa.String, nullable=False),
)
RECORD = sa.Table(
    "record",
    METADATA,
    sa.Column("place", sa.Integer, primary_key=True),
    sa.Column("id", sa.String, nullable=False, index=True),
    sa.Column("kind", sa.String, nullable=False, index=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
)
REVIEW = sa.Table(
    "review",
    METADATA,
    sa.Column("place", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
)


class _Kept(msgspec.Struct, frozen=True):
    """What a reading holds beside its text; the rest of its body is skipped."""

    retrieved: str | None = None
    pages: tuple[int, ...] = ()


_READING = msgspec.json.Decoder(Reading)
_KEPT = msgspec.json.Decoder(_Kept)
_ACCOUNT = msgspec.json.Decoder(Account)
_RECORD = msgspec.json.Decoder(AnyRecord)


class Store:
    """One dossier's database; every method is one transaction. Errors come out as DossierError."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.engine = sa.create_engine(sqlite.url_of(path))
        sqlite.tune(self.engine)

    def prepare(self) -> None:
        """Make the tables of a new database, or check that an old one has a schema we know."""
        with self._transaction() as db:
            METADATA.create_all(db)
            found = db.execute(sa.select(META.c.value).where(META.c.key == "schema")).scalar()
            if found is None:
                db.execute(sa.insert(META).values(key="schema", value=str(SCHEMA)))
            elif int(found) > SCHEMA:
                raise DossierError(
                    f"{self.path} was made by a newer Variorum (schema {found}, this one knows {SCHEMA}); "
                    "update with 'pip install -U variorum'"
                )

    def keep_reading(self, reading: Reading) -> str:
        """Store a reading; says 'new', 'changed' (another text at a known address) or 'same'."""
        article = reading.article
        with self._transaction() as db:
            query = sa.select(READING.c.digest).where(READING.c.article == article.id)
            known = list(db.execute(query).scalars())
            if article.content_digest in known:
                return "same"
            db.execute(
                sa.insert(READING).values(
                    article=article.id,
                    digest=article.content_digest,
                    version=len(known) + 1,
                    path=article.path,
                    body=msgspec.json.encode(reading),
                )
            )
            db.execute(sa.delete(UNREAD).where(UNREAD.c.path == article.path))
        return "changed" if known else "new"

    def keep_unread(self, unread: Unread) -> None:
        """Remember a file that could not be read, so that the method page can say so."""
        with self._transaction() as db:
            db.execute(sa.delete(UNREAD).where(UNREAD.c.path == unread.path))
            db.execute(sa.insert(UNREAD).values(path=unread.path, reason=unread.reason))

    def unread(self) -> tuple[Unread, ...]:
        """The files that could not be read, by path."""
        with self._transaction() as db:
            rows = db.execute(sa.select(UNREAD).order_by(UNREAD.c.path))
            return tuple(Unread(path=row.path, reason=row.reason) for row in rows)

    def pending(self, engine: str) -> list[Reading]:
        """The latest version of each article that has no account by this engine yet, by article id."""
        with self._transaction() as db:
            latest = _latest_readings().subquery()
            known = sa.and_(
                ACCOUNT.c.article == latest.c.article,
                ACCOUNT.c.digest == latest.c.digest,
                ACCOUNT.c.engine == engine,
            )
            query = sa.select(latest.c.body).outerjoin(ACCOUNT, known).where(ACCOUNT.c.article.is_(None))
            rows = db.execute(query.order_by(latest.c.article)).scalars()
            return [_READING.decode(body) for body in rows]

    def provenance(self) -> dict[str, tuple[str, tuple[int, ...]]]:
        """By article id: when it was retrieved (ISO, or empty), and where its pages begin in the text."""
        with self._transaction() as db:
            rows = db.execute(_latest_readings())
            kept = {row.article: _KEPT.decode(row.body) for row in rows}
        return {id_: (one.retrieved or "", one.pages) for id_, one in kept.items()}

    def keep_account(self, account: Account, engine: str) -> None:
        """Store what one article says, in place of what an older engine read in it."""
        key = {"article": account.article.id, "digest": account.article.content_digest}
        with self._transaction() as db:
            db.execute(sa.delete(ACCOUNT).filter_by(**key))
            db.execute(sa.insert(ACCOUNT).values(**key, engine=engine, body=msgspec.json.encode(account)))

    def accounts(self) -> list[Account]:
        """The accounts of the latest version of every article, by article id."""
        with self._transaction() as db:
            latest = _latest_readings().subquery()
            same = sa.and_(ACCOUNT.c.article == latest.c.article, ACCOUNT.c.digest == latest.c.digest)
            query = sa.select(ACCOUNT.c.body).join(latest, same).order_by(ACCOUNT.c.article)
            return [_ACCOUNT.decode(body) for body in db.execute(query).scalars()]

    def replace_records(self, records: Records, facts: dict[str, str]) -> None:
        """Put the records of a build in place of the last ones, all or nothing; `facts` go into meta."""
        rows = [
            {"place": n, "id": record.id, "kind": kind_of(record), "body": msgspec.json.encode(record)}
            for n, record in enumerate(records)
        ]
        with self._transaction() as db:
            db.execute(sa.delete(RECORD))
            for start in range(0, len(rows), 1000):
                db.execute(sa.insert(RECORD), rows[start : start + 1000])
            for key, value in facts.items():
                db.execute(sa.delete(META).where(META.c.key == key))
                db.execute(sa.insert(META).values(key=key, value=value))

    def fact(self, key: str) -> str | None:
        """What the last build noted under this key (`engine`, `pack`), or None before the first build."""
        with self._transaction() as db:
            return db.execute(sa.select(META.c.value).where(META.c.key == key)).scalar()

    def keep_fact(self, key: str, value: str) -> None:
        """Note something under this key, in place of what stood there."""
        with self._transaction() as db:
            db.execute(sa.delete(META).where(META.c.key == key))
            db.execute(sa.insert(META).values(key=key, value=value))

    def records(self) -> Records:
        """The records of the last good build."""
        with self._transaction() as db:
            rows = db.execute(sa.select(RECORD.c.body).order_by(RECORD.c.place)).scalars()
            return gather(_RECORD.decode(body) for body in rows)

    def append_review(self, body: bytes) -> None:
        """Add one review to the end of the list; reviews are never changed or taken away."""
        with self._transaction() as db:
            db.execute(sa.insert(REVIEW).values(body=body))

    def reviews(self) -> list[bytes]:
        """All reviews, oldest first."""
        with self._transaction() as db:
            return list(db.execute(sa.select(REVIEW.c.body).order_by(REVIEW.c.place)).scalars())

    @contextmanager
    def _transaction(self) -> Iterator[sa.Connection]:
        try:
            with self.engine.begin() as db:
                yield db
        except (sa.exc.OperationalError, sa.exc.DatabaseError) as error:
            raise sqlite.explained(error, self.path) from error


def _latest_readings() -> sa.Select[tuple[str, str, bytes]]:
    newest = (
        sa.select(READING.c.article, sa.func.max(READING.c.version).label("version"))
        .group_by(READING.c.article)
        .subquery()
    )
    same = sa.and_(READING.c.article == newest.c.article, READING.c.version == newest.c.version)
    return sa.select(READING.c.article, READING.c.digest, READING.c.body).join(newest, same)
