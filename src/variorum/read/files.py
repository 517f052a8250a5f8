"""Files, folders and globs read into articles; what cannot be read is reported and the rest goes on."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from variorum.errors import InputError
from variorum.model import Reading, Unread
from variorum.read.article_records import read_records
from variorum.read.decode import MAX_DOCUMENT, decode, read_bytes
from variorum.read.front_matter import Fields, article_fields, host_of, load_front_matter, split_front_matter
from variorum.read.html import read_html
from variorum.read.language import detect_language
from variorum.read.markdown import parse_markdown
from variorum.read.mending import mend
from variorum.read.pdf import read_pdf
from variorum.read.plain import find_blocks
from variorum.read.reading import assemble, make_reading, with_pages
from variorum.read.word import read_word

Reader = Callable[[Path, str | None], Iterator[Reading | Unread]]


def read_markdown(path: str, source: str, published: str | None = None) -> Reading:
    """The article of a Markdown source; raises InputError for broken front matter or an empty body."""
    front, body = split_front_matter(source)
    fields: Fields = article_fields(load_front_matter(path, front)) if front is not None else {}
    fragments = mend(parse_markdown(body))
    if not fields.get("title"):
        fields["title"] = next((f.text for f in fragments[:1] if f.kind == "heading"), None)
    title = _folded(fields["title"] or "")
    for fragment in fragments:
        if title and _folded(fragment.text) == title:
            fragment.kind = "heading"
    text, blocks, links = assemble(fragments)
    return _finished(
        path, make_reading(path, text, blocks, _completed(fields, text, published, "markdown"), links)
    )


def _folded(words: str) -> str:
    """The letters and figures alone, in which a headline is the same however its quotes are set."""
    return "".join(filter(str.isalnum, words.casefold()))


def read_text(path: str, source: str, published: str | None = None) -> Reading:
    """The article of a plain text, which is kept to the character; raises InputError where it is empty."""
    fields = _completed({}, source, published, "text")
    return _finished(path, make_reading(path, source, find_blocks(source), fields))


def _completed(fields: Fields, text: str, published: str | None, method: str) -> Fields:
    return {
        **fields,
        "published": fields.get("published") or published,
        "language": fields.get("language") or detect_language(text),
        "method": f"read-{method}",
    }


def _finished(path: str, reading: Reading) -> Reading:
    if not reading.article.text.strip():
        raise InputError(path, "has no text to read", "give it a body, or leave it out")
    return reading


def _markdown(path: Path, published: str | None) -> Iterator[Reading]:
    yield read_markdown(str(path), decode(str(path), read_bytes(path)), published)


def _text(path: Path, published: str | None) -> Iterator[Reading]:
    yield read_text(str(path), decode(str(path), read_bytes(path)), published)


def read_page(path: str, source: str, published: str | None = None) -> Reading:
    """The article of a web page; where `path` is the address it came from, links are made whole with it.

    Raises InputError for a page without an article.
    """
    fields, fragments = read_html(path, source)
    if path.startswith(("http://", "https://")):
        fields = {**fields, "url": path, "outlet": fields.get("outlet") or host_of(path)}
    text, blocks, links = assemble(fragments)
    return _finished(
        path, make_reading(path, text, blocks, _completed(fields, text, published, "html"), links)
    )


def _html(path: Path, published: str | None) -> Iterator[Reading]:
    yield read_page(str(path), decode(str(path), read_bytes(path), declared=True), published)


def _pdf(path: Path, published: str | None) -> Iterator[Reading]:
    fields, fragments = read_pdf(str(path), read_bytes(path, MAX_DOCUMENT))
    text, blocks, links = assemble(mend(fragments))
    reading = make_reading(str(path), text, blocks, _completed(fields, text, published, "pdf"), links)
    yield _finished(str(path), with_pages(reading))


def _word(path: Path, published: str | None) -> Iterator[Reading]:
    for number, (fields, fragments) in enumerate(read_word(str(path), read_bytes(path, MAX_DOCUMENT))):
        name = f"{path}#before" if number else str(path)
        text, blocks, links = assemble(mend(fragments))
        fields = _completed(fields, text, published, "word")
        yield _finished(name, make_reading(name, text, blocks, fields, links))


READERS: dict[str, Reader] = {
    ".md": _markdown,
    ".markdown": _markdown,
    ".txt": _text,
    ".text": _text,
    ".html": _html,
    ".htm": _html,
    ".xhtml": _html,
    ".pdf": _pdf,
    ".docx": _word,
    ".jsonl": read_records,
    ".ndjson": read_records,
}


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
    reader = READERS.get(path.suffix.lower())
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
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            Path(base, name)
            for name in names
            if not name.startswith(".") and Path(name).suffix.lower() in READERS
        ]
    return sorted(found)
