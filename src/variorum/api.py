"""The Python interface: `variorum.open("talks")`, and the pure functions for those who keep no dossier."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from variorum.collate.pack_choice import choose_pack
from variorum.collate.packs import Pack, load_pack
from variorum.corrections import Conflict, Known, Review
from variorum.dossier.as_of import known_by, reviews_by
from variorum.dossier.changes import changes
from variorum.dossier.config import Config, read_config, write_config
from variorum.dossier.feed import changes_atom, changes_json, changes_text
from variorum.dossier.gathering import spans_of
from variorum.dossier.reviewed import Reviewed, reviewed_articles
from variorum.dossier.reviews import keep_review, load_reviews, read_reviews, replay, take_reviews
from variorum.errors import DossierError, InputError, UsageError
from variorum.joining import build_records, collate_rows
from variorum.model import AnyRecord, Article, Refused, Row, Span, Statement
from variorum.read import read_paths
from variorum.reading import Reading, Unread
from variorum.records import Records

if TYPE_CHECKING:
    from variorum.pipeline import Engine

Told = Callable[[str], None]
TASTED = 20  # articles from which the vocabulary of a run is chosen


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file: `outcome` is new, changed, same or unread, the last with its reason."""

    path: str
    outcome: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: how many articles it read anew, how many it had, and how many records came out."""

    read: int
    known: int
    unread: int
    records: int


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of evidence in its paragraph: text[start:end] of the paragraph are the words."""

    article: Article
    paragraph: str
    start: int
    end: int


class Dossier:
    """One dossier folder: add articles, build, and ask. Made by `init` and `open`."""

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        self.config: Config = read_config(self.folder)
        from variorum.dossier.store import FILE, Store  # reading files needs no database

        self.store = Store(self.folder / FILE)
        self.store.prepare()
        self.conflicts: tuple[Conflict, ...] = ()

    @cached_property
    def pack(self) -> Pack:
        """This dossier's vocabulary; a pack folder beside the dossier goes first."""
        beside = self.folder / self.config.pack
        return load_pack(beside if beside.is_dir() else self.config.pack)

    @cached_property
    def engine(self) -> Engine:
        """The reading engine with this dossier's vocabulary."""
        from variorum.pipeline import make_engine  # loads spaCy, which only reading needs

        return make_engine(self.pack)

    def add(self, *paths: str | Path, published: str | None = None) -> list[Added]:
        """What became of each file under these paths (files, folders, globs); nothing is read twice."""
        return [self._added(found) for found in read_paths(paths, published)]

    def _added(self, found: Reading | Unread) -> Added:
        if isinstance(found, Unread):
            self.store.keep_unread(found)
            return Added(found.path, "unread", found.reason)
        return Added(found.article.path, self.store.keep_reading(found))

    def build(self, told: Told = lambda line: None) -> Built:
        """Read what is new or changed, then join and collate all; `told` hears of each article as it is read.

        What was read stays even if the build is killed; the last good dossier stands until the new one.
        """
        from variorum.pipeline import read_accounts

        pending = self.store.pending(self.engine.mark)
        for n, account in enumerate(read_accounts(pending, self.engine), 1):
            self.store.keep_account(account, self.engine.mark)
            told(f"{n}/{len(pending)} {account.article.path}")
        accounts = self.store.accounts()
        records = build_records(accounts, self.pack, self.config.known, self._amend)
        facts = {"engine": self.engine.mark, "build": _mark(records), "conflicts": _written(self.conflicts)}
        self.store.replace_records(records, facts)
        count = sum(1 for _ in records)
        return Built(len(pending), len(accounts) - len(pending), len(self.store.unread()), count)

    def _amend(self, records: Records) -> Records:
        amended, self.conflicts = replay(records, read_reviews(self.store))
        return amended

    def standing_conflicts(self) -> tuple[Conflict, ...]:
        """The reviews that found their words no more in the last build, whoever made it."""
        return msgspec.json.decode(self.store.fact("conflicts") or "[]", type=tuple[Conflict, ...])

    def review(self, review: Review) -> None:
        """Keep a person's decision; it takes effect with the next build and stays."""
        keep_review(self.store, review)

    def reviews(self) -> tuple[Review, ...]:
        """All decisions of people, oldest first."""
        return read_reviews(self.store)

    def replay(self, *paths: str | Path) -> int:
        """How many reviews of these files (JSON lines) were new; they take effect with the next build."""
        found = [review for path in paths for review in load_reviews(Path(path))]
        return take_reviews(self.store, found)

    def records(self, as_of: str | None = None) -> Records:
        """The records of the last build, as they could be known on a day (ISO) if one is given.

        Raises DossierError where nothing was built yet.
        """
        if self.store.fact("engine") is None:
            raise DossierError(f"{self.folder} was never built; run 'variorum build --dossier {self.folder}'")
        return self.store.records() if as_of is None else self._records_of(as_of)

    def records_against(self, base: str) -> Records:
        """The records with every draft collated against this one (a draft id) in place of its parent."""
        records = self.records()
        return msgspec.structs.replace(records, rows=collate_rows(records, self.pack, base))

    def _records_of(self, day: str) -> Records:
        """The dossier built again from what was published by the end of that day."""
        accounts = [a for a in self.store.accounts() if known_by(a.article, day)]
        reviews = reviews_by(read_reviews(self.store), day)
        return build_records(
            accounts, self.pack, self.config.known, lambda records: replay(records, reviews)[0]
        )

    def changes(self, since: str, format_: str = "text", as_of: str | None = None) -> str:
        """What is new, changed or withdrawn since that day (ISO), as `text`, `json` or an `atom` feed.

        With a second day, what had become so by the end of that. UsageError where it is before the first.
        """
        if as_of is not None and as_of < since:
            raise UsageError(f"{as_of} is before {since}; give the earlier day to --since")
        found = changes(self.records(since), self.records(as_of))
        if format_ == "json":
            return changes_json(found, since).decode()
        if format_ == "atom":
            return changes_atom(found, self.config.title, since).decode()
        return changes_text(found, since)

    def collation(self, as_of: str | None = None) -> tuple[Row, ...]:
        """The rows of the collation, in the order of the vocabulary."""
        return self.records(as_of).rows

    def statements(self, as_of: str | None = None) -> tuple[Statement, ...]:
        """Who said what, in the order of the articles."""
        return self.records(as_of).statements

    def reviewed(self) -> Reviewed:
        """The articles whose statements were all reviewed, with those: for `variorum fit statements`."""
        return reviewed_articles(self.records())

    def show(self, id_: str, as_of: str | None = None) -> tuple[AnyRecord, list[Passage]]:
        """A record with its evidence, each in its paragraph; UsageError where no record has this id."""
        records = self.records(as_of)
        found = next((record for record in records if record.id == id_), None)
        if found is None:
            raise UsageError(f"no record {id_!r}{_by(as_of)} lists all ids")
        return found, passages(found, records)

    def refused(self, article: str, as_of: str | None = None) -> list[Refused]:
        """What looked like a statement, provision or draft in this article (id or path) and was not used."""
        records = self.records(as_of)
        ids = {a.id for a in records.articles if article in (a.id, a.path, Path(a.path).stem)}
        if not ids:
            raise UsageError(f"no article {article!r}{_by(as_of)} lists all ids")
        return [r for r in records.refused if r.evidence[0].article in ids]


def _by(as_of: str | None) -> str:
    """The end of a message on an id that is not there: by which day, and the command that lists ids."""
    day = f" --as-of {as_of}" if as_of else ""
    return f"{f' by {as_of}' if as_of else ''}; 'variorum export --format jsonl{day}'"


def _mark(records: Records) -> str:
    """What changes whenever any record does, a corrected speaker included: a page shown must be made anew."""
    written = hashlib.sha256()
    for record in records:
        written.update(msgspec.json.encode(record))
    return f"build-{written.hexdigest()[:16]}"


def _written(conflicts: tuple[Conflict, ...]) -> str:
    return msgspec.json.encode(conflicts).decode()


def init(folder: str | Path, title: str | None = None) -> Dossier:
    """A new, empty dossier in this folder, which is made; DossierError where one is already there."""
    folder = Path(folder)
    if (folder / "variorum.toml").exists():
        raise DossierError(
            f"{folder} is a dossier already; add to it with 'variorum add', or choose another folder"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_config(folder, title or folder.resolve().name.replace("-", " ").capitalize())
    except OSError as error:
        raise DossierError(
            f"{folder} cannot be written ({error.strerror}); choose a folder of your own"
        ) from error
    return Dossier(folder)


def open(folder: str | Path = ".") -> Dossier:
    """The dossier in this folder; DossierError where there is none."""
    return Dossier(folder)


def read_articles(paths: Iterable[str | Path], published: str | None = None) -> Iterator[Reading | Unread]:
    """The readings of these files, folders and globs, and what could not be read."""
    return read_paths(paths, published)


def extract_records(
    paths: Iterable[str | Path],
    published: str | None = None,
    pack: str = "auto",
    told: Callable[[Unread], None] = lambda unread: None,
) -> Records:
    """The records of these files read as one dossier, without keeping one; `told` hears what cannot be read.

    `pack` names the vocabulary; "auto" takes the one that fits the first articles best. Raises InputError
    when not one of the files can be read.
    """
    from variorum.pipeline import make_engine, read_accounts

    seen = list[Unread]()

    def readable() -> Iterator[Reading]:
        for found in read_paths(paths, published):
            if isinstance(found, Reading):
                yield found
            else:
                seen.append(found)
                told(found)

    readings = readable()
    first = list(islice(readings, TASTED))
    loaded = load_pack(choose_pack(r.article.text for r in first) if pack == "auto" else pack)
    accounts = list(read_accounts(chain(first, readings), make_engine(loaded)))
    if seen and not accounts:
        raise InputError(seen[0].path, seen[0].reason, "give files of articles (.md, .txt, .html, .jsonl)")
    return build_records(accounts, loaded, Known())


def passages(record: AnyRecord, records: Records) -> list[Passage]:
    """The evidence of a record, each piece in its paragraph; a row's is that of its provisions."""
    articles = {article.id: article for article in records.articles}
    return [_passage(articles[span.article], span) for span in evidence_of(record, records)]


def evidence_of(record: AnyRecord, records: Records) -> tuple[Span, ...]:
    """The spans that a record rests on."""
    if isinstance(record, Row):
        ids = {id_ for cell in record.cells.values() for id_ in cell.provisions}
        return tuple(span for p in records.provisions if p.id in ids for span in p.evidence)
    return spans_of(record)


def _passage(article: Article, span: Span) -> Passage:
    before = article.text.rfind("\n\n", 0, span.start)
    start = 0 if before < 0 else before + 2
    after = article.text.find("\n\n", span.end)
    end = len(article.text) if after < 0 else after
    return Passage(article, article.text[start:end], span.start - start, span.end - start)


__all__ = [
    "Added",
    "Built",
    "Dossier",
    "Passage",
    "extract_records",
    "init",
    "open",
    "passages",
    "read_articles",
]
