"""Web archives streamed: the articles of a WARC or WACZ, one record at a time."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from variorum.errors import InputError
from variorum.read.decode import BROKEN, MAX_BYTES, decode
from variorum.read.formats import read_page
from variorum.read.reading import renamed
from variorum.reading import Reading, Unread

READ_AT_ONCE = 65_536
PAGES = ("text/html", "application/xhtml+xml")


def read_warc(path: Path, published: str | None = None) -> Iterator[Reading | Unread]:
    """The articles of the archive's pages; what is no page is passed over, what cannot be read is Unread.

    Memory does not grow with the archive. An article's path is `FILE#RECORD-ID`, its method holds the digest
    that the archive gives, its day is the page's own, else the one it was taken on.
    """
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                for name in sorted(n for n in packed.namelist() if n.endswith((".warc", ".warc.gz"))):
                    with packed.open(name) as stream:
                        yield from _read_stream(f"{path}!{name}", stream, published)
        else:
            with path.open("rb") as stream:
                yield from _read_stream(str(path), stream, published)
    except (OSError, zipfile.BadZipFile) as error:
        raise InputError(str(path), f"cannot be read ({error})", "fetch the archive again") from error


def _read_stream(place: str, stream: IO[bytes], published: str | None) -> Iterator[Reading | Unread]:
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise InputError(place, "needs warcio", "pip install 'variorum[documents]'") from error
    try:
        for record in ArchiveIterator(stream):
            if record.rec_type == "response" and _is_page(record):
                yield _read_record(place, record, published)
    except (ArchiveLoadFailed, *BROKEN) as error:
        reason = f"breaks off or is no WARC ({type(error).__name__}); what stood before was read"
        yield Unread(path=place, reason=str(InputError(place, reason, "fetch the archive again")))


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if headers is None or not str(headers.get_statuscode()).startswith("2"):
        return False
    return (headers.get_header("Content-Type") or "").split(";")[0].strip().lower() in PAGES


def _read_record(place: str, record: Any, published: str | None) -> Reading | Unread:
    said = record.rec_headers
    name = f"{place}#{said.get_header('WARC-Record-ID') or ''}".rstrip("#")
    url = said.get_header("WARC-Target-URI") or ""
    try:
        source = decode(
            name, _body(name, record), declared=True, charset=record.http_headers.get_header("Content-Type")
        )
        day = published or said.get_header("WARC-Date")
        reading = read_page(url.strip("<>"), source, day)
    except InputError as error:
        return Unread(path=name, reason=f"{name}: {error.reason}; {error.remedy}")
    return renamed(reading, name, f"read-warc {said.get_header('WARC-Payload-Digest') or 'no digest'}")


def _body(name: str, record: Any) -> bytes:
    """The page, unpacked no further than the limit."""
    pieces, size, stream = [], 0, record.content_stream()
    while piece := stream.read(READ_AT_ONCE):
        pieces.append(piece)
        size += len(piece)
        if size > MAX_BYTES:
            raise InputError(name, f"is larger than {MAX_BYTES:,} bytes", "read the page by itself")
    return b"".join(pieces)
