"""Bytes made text, or refused with the file, the byte and what to do."""

from __future__ import annotations

import codecs
import re
import zipfile
import zlib
from pathlib import Path

from variorum.errors import InputError

# What libraries raise, beside errors of their own, on files that break the rules of their format.
BROKEN = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    NotImplementedError,
    RecursionError,
    EOFError,
    OSError,
    SyntaxError,  # lxml's parse errors are among them
    zlib.error,
    zipfile.BadZipFile,
)
# An hour's transcript is 60 KB and a treaty 2 MB; what is larger is a crawl, a table or a mistake.
MAX_BYTES = 20_000_000
MAX_DOCUMENT = 100_000_000  # a PDF or DOCX brings its pictures and fonts
# Western text in windows-1252 has an accent or a curly quote here and there; other alphabets have high
# bytes all over.
MAX_HIGH_SHARE = 0.15
# A sign inside a word betrays another code page: "z³oty" is Polish in windows-1250.
SIGN_IN_WORD = re.compile("[A-Za-z][\xa1-\xb6\xb8-\xbf\xd7\xf7][A-Za-z]")

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9._-]{2,40})""", re.IGNORECASE)


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a file of at most `limit` bytes; raises InputError for a larger or unreadable one."""
    try:
        size = path.stat().st_size
        if size > limit:
            reason = f"is {size:,} bytes, more than the {limit:,} that one article may have"
            raise InputError(str(path), reason, "split it, or give the articles as .jsonl")
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            str(path), f"cannot be opened ({error.strerror or error})", "check the path"
        ) from error


def decode(path: str, data: bytes, *, declared: bool = False, charset: str = "") -> str:
    """The text of these bytes: by byte order mark, as UTF-8, as declared in the page, or as windows-1252.

    `declared` looks for a charset in the first 2,048 bytes (HTML), and before that in `charset`, a server's
    Content-Type. Raises InputError for NUL bytes, and for
    what is none of these, naming the byte.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _checked(path, _strict(path, data, encoding))
    try:
        return _checked(path, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        found = (
            DECLARED.search(charset.encode("ascii", "replace") + b"\n" + data[:2048]) if declared else None
        )
        if found and _is_text_codec(name := found.group(1).decode("ascii")):
            return _checked(path, _strict(path, data, name))
        if _looks_western(data):
            return _checked(path, data.decode("cp1252"))
        reason = f"is not UTF-8 (byte 0x{data[error.start]:02x} at {error.start:,})"
        raise InputError(path, reason, "save it as UTF-8") from error


def _strict(path: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"is not the {encoding} it claims to be (byte 0x{data[error.start]:02x} at {error.start:,})"
        raise InputError(path, reason, "save it as UTF-8") from error


def _is_text_codec(name: str) -> bool:
    try:
        return bool(codecs.lookup(name)._is_text_encoding)
    except LookupError:
        return False


def _looks_western(data: bytes) -> bool:
    """Whether these bytes read as windows-1252: few high bytes, all of them characters, no control codes."""
    high = sum(byte >= 0x80 for byte in data)
    control = any(byte < 0x20 and byte not in b"\t\n\r\x0c" for byte in data)
    undefined = any(byte in b"\x81\x8d\x8f\x90\x9d" for byte in data)
    if control or undefined or high > MAX_HIGH_SHARE * len(data):
        return False
    return not SIGN_IN_WORD.search(data.decode("cp1252"))


def _checked(path: str, text: str) -> str:
    position = text.find("\0")
    if position >= 0:
        raise InputError(path, f"holds a NUL at character {position:,}, so it is not text", "save it as text")
    return text
