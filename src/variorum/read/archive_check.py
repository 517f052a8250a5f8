"""What is wrong with an archive: missing fields, wrong hashes, stale commentary, links to nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from variorum.errors import InputError
from variorum.read.archive import Archived, archive_files, load_archived, url_hash
from variorum.read.decode import decode, read_bytes
from variorum.read.formats import read_markdown
from variorum.reading import Reading

REQUIRED = ("category", "date", "source_url", "structured_data", "title", "updated_at", "url_hash")
ISO_TIME = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$")


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing wrong with one file, and what to do about it."""

    path: str
    problem: str
    remedy: str


def check_archive(folder: Path, progress: Callable[[Path], None] = lambda path: None) -> tuple[Finding, ...]:
    """Everything wrong with the archive, file by file. `progress` is told each file."""
    findings: list[Finding] = []
    places: dict[str, str] = {}
    for path in archive_files(folder):
        name = str(path.relative_to(folder))
        findings += [Finding(path=name, problem=p, remedy=r) for p, r in _of_file(path, folder, places)]
        progress(path)
    return tuple(findings)


def _of_file(path: Path, folder: Path, places: dict[str, str]) -> Iterator[tuple[str, str]]:
    try:
        source = decode(str(path), read_bytes(path))
        archived = load_archived(str(path), source)
        reading = read_markdown(str(path), source)
    except InputError as error:
        yield error.reason, error.remedy
        return
    if archived.front is None:
        yield "has no front matter", "add the article again with 'variorum archive add'"
        return
    yield from _of_fields(archived.front)
    yield from _of_place(archived.front, path.relative_to(folder), places)
    yield from _of_commentary(archived, reading)
    yield from _of_links(reading, path)


def _of_fields(front: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key in REQUIRED:
        if key not in front or front[key] in ("", None):
            yield f"has no {key}", "write it into the front matter"
    for key in ("date", "updated_at", "exported_at"):
        if front.get(key) and not ISO_TIME.match(str(front[key])):
            yield f"has a {key} that is not ISO 8601 ({front[key]})", "write it as 2031-03-09T10:00:00+00:00"
    url = str(front.get("source_url") or "")
    if url and urlsplit(url).scheme not in ("http", "https", "file"):
        yield f"has a source_url that is no address ({url})", "write the address of the article"
    if url and front.get("url_hash") and front["url_hash"] != url_hash(url):
        yield "has a url_hash that is not the SHA-1 of its source_url", f"set url_hash to {url_hash(url)}"


def _of_place(front: dict[str, Any], name: Path, places: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Findings of where the file lies; versions of an article lie in `versions/` beside it."""
    if "versions" in name.parts:
        return
    if len(name.parts) == 3 and front.get("category") not in (None, name.parts[0]):
        yield (
            f"lies in {name.parts[0]} and says category {front['category']}",
            "move the file or mend the key",
        )
    code = str(front.get("url_hash") or "")
    if code and code in places:
        yield f"is the same address as {places[code]}", "keep one of the two"
    places.setdefault(code, str(name))


def _of_commentary(archived: Archived, reading: Reading) -> Iterator[tuple[str, str]]:
    front = archived.front or {}
    meta = front.get("ai_commentary_meta")
    digest = meta.get("content_digest") if isinstance(meta, dict) else None
    if front.get("ai_commentary") and not digest:
        yield "has commentary without the digest of the text it was made from", "write the commentary again"
    if digest and digest != reading.article.content_digest:
        yield "has commentary on a text that has changed since", "write the commentary again"


def _of_links(reading: Reading, path: Path) -> Iterator[tuple[str, str]]:
    """Links without an address, with a broken one, or to a file that is not there.

    Addresses relative to the article's own site ("/news/") are whole: the page they stood on is known.
    """
    for link in reading.links:
        words = reading.article.text[link.start : link.end][:40]
        try:
            parts = urlsplit(link.href)
        except ValueError:
            yield f"has a link with a broken address ({words!r} to {link.href[:80]!r})", "mend the address"
            continue
        if not link.href or (parts.scheme in ("http", "https") and not parts.hostname):
            yield f"has a link that points nowhere ({words!r})", "give it an address or take it out"
        elif not (parts.scheme or parts.netloc or reading.article.url) and _missing(path, parts.path):
            yield f"has a link to a file that is not there ({parts.path})", "mend the address"


def _missing(path: Path, target: str) -> bool:
    return bool(target) and not (path.parent / target.lstrip("/")).exists()
