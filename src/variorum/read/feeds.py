"""Feeds read: RSS 0.9 to 2.0 and Atom by feedparser, JSON Feed by its own short specification."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

import msgspec

from variorum.errors import InputError

MAX_ENTRIES = 2_000  # of one feed; the longest podcasts have as many
ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One item of a feed; the dates are ISO 8601 in UTC, null where the feed gives none that can be read."""

    url: str
    title: str = ""
    published: str | None = None
    updated: str | None = None
    author: str = ""
    summary: str = ""


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed's own title and its entries, newest first as the feed has them, each address once."""

    title: str
    entries: tuple[Entry, ...]


def read_feed(url: str, body: bytes) -> Feed:
    """The feed in these bytes; raises InputError for what is not a feed, or defines entities of its own."""
    if body.lstrip()[:1] == b"{":
        return _json_feed(url, body)
    if ENTITY.search(body):
        raise InputError(url, "defines entities, which no feed needs", "leave the feed out")
    try:
        import feedparser
    except ImportError as error:
        raise InputError(url, "needs feedparser", "pip install 'variorum[archive]'") from error
    parsed = feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False)
    if not parsed.entries and not parsed.get("version"):
        reason = str(parsed.get("bozo_exception") or "no feed in it")
        raise InputError(url, f"is not a feed ({reason})", "give the address of an RSS, Atom or JSON feed")
    entries = (_entry(url, item) for item in parsed.entries[:MAX_ENTRIES])
    return Feed(title=_plain(parsed.feed.get("title")), entries=_once(entries))


def _entry(url: str, item: Any) -> Entry:
    return Entry(
        url=_address(url, item.get("link") or item.get("id")),
        title=_plain(item.get("title")),
        published=_moment(item.get("published_parsed")) or _moment(item.get("created_parsed")),
        # feedparser's own get() answers with `published`, and a warning, where there is no `updated`.
        updated=_moment(dict.get(item, "updated_parsed")),
        author=_plain(item.get("author")),
        summary=_plain(item.get("summary")),
    )


def _json_feed(url: str, body: bytes) -> Feed:
    """A JSON Feed (jsonfeed.org, versions 1 and 1.1)."""
    try:
        data = msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError) as error:
        raise InputError(url, f"is not a JSON feed ({error})", "check the address") from error
    if not isinstance(data, dict) or "jsonfeed.org/version" not in str(data.get("version")):
        raise InputError(url, "is JSON, but not a JSON feed", "check the address")
    items = data.get("items")
    known = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return Feed(
        title=_plain(data.get("title")), entries=_once(_json_entry(url, i) for i in known[:MAX_ENTRIES])
    )


def _json_entry(url: str, item: dict[str, Any]) -> Entry:
    authors = item.get("authors") or [item.get("author")]
    names = [each.get("name") for each in authors if isinstance(each, dict)]
    return Entry(
        url=_address(url, item.get("url") or item.get("external_url") or item.get("id")),
        title=_plain(item.get("title")),
        published=_iso(item.get("date_published")),
        updated=_iso(item.get("date_modified")),
        author=", ".join(filter(None, map(_plain, names))),
        summary=_plain(item.get("summary")),
    )


def _once(entries: Iterator[Entry]) -> tuple[Entry, ...]:
    """The entries that lead to a page, each address once."""
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry.url:
            found.setdefault(entry.url, entry)
    return tuple(found.values())


def _address(base: str, link: object) -> str:
    """The address of an entry, made whole; empty for what is not one of the web."""
    try:
        whole = urljoin(base, str(link or "").strip())
    except ValueError:
        return ""
    return whole if whole.startswith(("http://", "https://")) else ""


def _plain(value: object) -> str:
    """The words of a title or summary without marks."""
    if not isinstance(value, str):
        return ""
    apart = re.sub(r"</?(?:p|br|div|li|h\d|td|tr)\b[^>]{0,2000}>", " ", value, flags=re.IGNORECASE)
    return " ".join(re.sub(r"<[^>]{0,2000}>", "", apart).split())


def _moment(parsed: Any) -> str | None:
    """The ISO time of feedparser's UTC tuple; null for none and for years no feed was written in."""
    if not parsed or not 1990 <= parsed[0] <= 9998:
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return None


def _iso(value: object) -> str | None:
    """The ISO time of an RFC 3339 one, in UTC; null for what is none."""
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
