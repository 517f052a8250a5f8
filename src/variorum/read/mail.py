"""Mail: the message's own text, plain before HTML, with its subject, sender and day."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from variorum.errors import InputError
from variorum.read.decode import BROKEN, decode, read_bytes
from variorum.read.fragments import Fragment
from variorum.read.front_matter import Fields
from variorum.read.html import read_html
from variorum.read.language import detect_language
from variorum.read.mending import mend
from variorum.read.reading import assemble, make_reading
from variorum.reading import Reading


def read_mail(path: Path, published: str | None = None) -> Reading:
    """The article of an `.eml` file, without attachments; raises InputError for a message without text."""
    try:
        return _read(path, published)
    except BROKEN as error:
        reason = f"is a broken message ({type(error).__name__})"
        raise InputError(str(path), reason, "save the mail again as .eml") from error


def _read(path: Path, published: str | None) -> Reading:
    message = email.message_from_bytes(read_bytes(path), policy=email.policy.default)
    if not isinstance(message, EmailMessage) or not (message["from"] or message["subject"]):
        raise InputError(str(path), "is not a message", "save the mail as .eml")
    fragments = mend(_fragments(str(path), message))
    text, blocks, links = assemble(fragments)
    if not text.strip():
        raise InputError(str(path), "has no text in it", "save its attachments and add them")
    fields: Fields = {
        "title": _header(message, "subject"),
        "author": _header(message, "from"),
        "outlet": _sender(message),
        "published": _day(message) or published,
        "language": detect_language(text),
        "method": "read-mail",
    }
    return make_reading(str(path), text, blocks, fields, links)


def mail_file(path: Path, published: str | None = None) -> Iterator[Reading]:
    """The article of a mail file."""
    yield read_mail(path, published)


def _fragments(path: str, message: EmailMessage) -> list[Fragment]:
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return []
    data = body.get_payload(decode=True)
    charset = f"charset={body.get_content_charset() or 'utf-8'}"
    source = decode(path, data if isinstance(data, bytes) else b"", declared=True, charset=charset)
    if body.get_content_type() == "text/html":
        return read_html(path, source)[1]
    paragraphs = source.replace("\r\n", "\n").split("\n\n")
    return [_plain(each.strip("\n")) for each in paragraphs if each.strip()]


def _plain(paragraph: str) -> Fragment:
    """A paragraph of a plain message; one that answers with ">" is a quotation."""
    lines = paragraph.split("\n")
    if all(line.startswith(">") for line in lines):
        return Fragment("\n".join(line.lstrip("> ") for line in lines), "quote")
    return Fragment(paragraph)


def _header(message: EmailMessage, name: str) -> str:
    """A header in plain words; lone surrogates of a broken one replaced."""
    return " ".join(str(message[name] or "").encode("utf-8", "replace").decode("utf-8").split())


def _sender(message: EmailMessage) -> str:
    addresses = getattr(message["from"], "addresses", ())
    return str(addresses[0].display_name or addresses[0].domain) if addresses else ""


def _day(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(str(message["date"])).isoformat()
    except (TypeError, ValueError, OverflowError):
        return None
