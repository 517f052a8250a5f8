"""A `.jsonl` file of article records, read as it stands: offsets in it are the caller's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from variorum.errors import InputError
from variorum.read.decode import MAX_BYTES
from variorum.read.front_matter import article_fields, words_of
from variorum.read.language import detect_language
from variorum.read.plain import find_blocks
from variorum.read.reading import make_reading
from variorum.reading import Reading, Unread

REMEDY = "mend or remove the line"


def read_records(path: Path, published: str | None) -> Iterator[Reading | Unread]:
    """The articles of the file line by line; a line that is not one is Unread, and the rest goes on."""
    try:
        with path.open("rb") as file:
            number = 0
            while line := file.readline(MAX_BYTES + 1):
                number += 1
                if line.strip():
                    yield _read_line(str(path), number, line, published)
    except OSError as error:
        raise InputError(
            str(path), f"cannot be opened ({error.strerror or error})", "check the path"
        ) from error


def _read_line(path: str, number: int, line: bytes, published: str | None) -> Reading | Unread:
    place = f"{path}:{number}"
    try:
        if len(line) > MAX_BYTES:
            raise InputError(place, f"the line is longer than {MAX_BYTES:,} bytes", REMEDY)
        record = msgspec.json.decode(line)
    except InputError as error:
        return Unread(path=place, reason=str(error))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return Unread(path=place, reason=str(InputError(place, f"is not JSON ({error})", REMEDY)))
    text = record.get("text") if isinstance(record, dict) else None
    if not isinstance(text, str):
        return Unread(path=place, reason=str(InputError(place, "has no 'text'", "give each line a text")))
    if any("\ud800" <= char <= "\udfff" for char in text):
        return Unread(
            path=place, reason=str(InputError(place, "holds half a character (a lone surrogate)", REMEDY))
        )
    return _reading(place, record, text, published)


def _reading(place: str, record: dict[str, object], text: str, published: str | None) -> Reading:
    fields = article_fields(record)
    fields["id"] = words_of(record.get("id")) or fields["id"]
    fields["published"] = fields["published"] or published
    fields["language"] = fields["language"] or detect_language(text)
    fields["method"] = "read-record"
    named = record.get("path")
    path = named if isinstance(named, str) and named else place
    return make_reading(path, text, find_blocks(text), fields)
