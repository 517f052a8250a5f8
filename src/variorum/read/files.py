"""Files, folders and globs read into articles; what cannot be read is reported and the rest goes on."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from variorum.errors import InputError
from variorum.read.article_records import read_records
from variorum.read.formats import markdown_file, page_file, pdf_file, text_file, word_file
from variorum.read.mail import mail_file
from variorum.read.warc import read_warc
from variorum.reading import Reading, Unread

Reader = Callable[[Path, str | None], Iterator[Reading | Unread]]

READERS: dict[str, Reader] = {
    ".md": markdown_file,
    ".markdown": markdown_file,
    ".txt": text_file,
    ".text": text_file,
    ".html": page_file,
    ".htm": page_file,
    ".xhtml": page_file,
    ".pdf": pdf_file,
    ".docx": word_file,
    ".eml": mail_file,
    ".warc": read_warc,
    ".warc.gz": read_warc,
    ".wacz": read_warc,
    ".jsonl": read_records,
    ".ndjson": read_records,
}


def reader_of(name: str) -> Reader | None:
    """The reader for a file of this name; None where its kind is not read."""
    return next((reader for ending, reader in READERS.items() if name.lower().endswith(ending)), None)


def read_file(path: str | Path, published: str | None = None) -> list[Reading]:
    """The articles of one file: one, or as many as a `.jsonl` has; raises InputError where it cannot be read.

    `published` (an ISO date) is given to articles that carry no date of their own.
    """
    found = list(_read(Path(path), published))
    for each in found:
        if isinstance(each, Unread):
            where, _, what = each.reason.removeprefix(f"{each.path}: ").rpartition("; ")
            raise InputError(each.path, where, what)
    return [each for each in found if isinstance(each, Reading)]


def read_paths(paths: Iterable[str | Path], published: str | None = None) -> Iterator[Reading | Unread]:
    """The articles of files, folders and globs, sorted by path; each one once, by its id and its text.

    Folders are searched through for the kinds of file in READERS. A file that cannot be read is Unread with
    a reason that ends in what to do. `published` (an ISO date) is given to articles without a date.
    """
    seen: set[tuple[str, str]] = set()
    for path in _sorted_files(paths):
        if isinstance(path, Unread):
            yield path
            continue
        for each in _careful(path, published):
            if isinstance(each, Reading):
                key = (each.article.id, each.article.content_digest)
                if key in seen:
                    continue
                seen.add(key)
            yield each


def _careful(path: Path, published: str | None) -> Iterator[Reading | Unread]:
    try:
        yield from _read(path, published)
    except InputError as error:
        yield Unread(path=str(path), reason=str(error))


def _read(path: Path, published: str | None) -> Iterator[Reading | Unread]:
    reader = reader_of(path.name)
    if not path.exists():
        raise InputError(str(path), "does not exist", "check the path")
    if not path.is_file():
        raise InputError(str(path), "is no file", "give a file or a folder")
    if reader is None:
        kinds = ", ".join(READERS)
        raise InputError(str(path), "is of a kind that Variorum does not read", f"give it as one of {kinds}")
    yield from reader(path, published)


def _sorted_files(paths: Iterable[str | Path]) -> list[Path | Unread]:
    found: dict[str, Path | Unread] = {}
    for given in paths:
        path = Path(given)
        if path.is_dir():
            inside = _inside(path)
            found.update((str(each), each) for each in inside)
            if not inside:
                found[str(path)] = _missing(
                    path, "has no articles in it", f"put files of {', '.join(READERS)} there"
                )
        elif path.exists():
            found[str(path)] = path
        elif glob.has_magic(str(given)) and (hits := glob.glob(str(given), recursive=True)):
            for hit in map(Path, hits):
                found.update((str(each), each) for each in (_inside(hit) if hit.is_dir() else [hit]))
        else:
            found[str(path)] = _missing(path, "does not exist", "check the path")
    return [found[key] for key in sorted(found)]


def _missing(path: Path, reason: str, remedy: str) -> Unread:
    return Unread(path=str(path), reason=str(InputError(str(path), reason, remedy)))


def _inside(folder: Path) -> list[Path]:
    """The readable kinds of file in a folder and its folders; hidden ones and links to folders left out."""
    found = []
    for base, folders, names in os.walk(folder):
        # Beside an archived article, `versions` holds what it said before: the same address, read no more.
        past = {"versions"} if "index.md" in names else set()
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in past)
        found += [Path(base, name) for name in names if not name.startswith(".") and reader_of(name)]
    return sorted(found)
