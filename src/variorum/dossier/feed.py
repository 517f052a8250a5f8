"""Changes written out: as text for a terminal, as JSON, and as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from xml.etree import ElementTree as Xml

import msgspec

from variorum.dossier.changes import Change, Status

ATOM = "http://www.w3.org/2005/Atom"
STATUSES: tuple[Status, ...] = ("new", "changed", "withdrawn")
PLURALS = {"cell": "cells of the table", "dispute": "contested facts", "provision": "points"}
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
WIDTH = 160  # characters of a record's words printed in one line


def changes_text(changes: Sequence[Change], since: str) -> str:
    """The changes as lines for a reader: a count first, then each status and kind under its heading."""
    if not changes:
        return f"Nothing is new, changed or withdrawn since {since}.\n"
    counts = Counter(change.status for change in changes)
    lines = [", ".join(f"{counts[s]} {s}" for s in STATUSES if counts[s]) + f" since {since}"]
    ranked = sorted(changes, key=lambda change: STATUSES.index(change.status))
    for (status, kind), group in groupby(ranked, key=lambda change: (change.status, change.kind)):
        lines += ["", f"{status} {PLURALS.get(kind, kind + 's')}".capitalize()]
        lines += [f"  {change.published or 'no date   '}  {_line(change)}" for change in group]
    return "\n".join(lines) + "\n"


def changes_json(changes: Sequence[Change], since: str) -> bytes:
    """The changes as one JSON object: since, the counts by status, and every change with its evidence."""
    counts = Counter(change.status for change in changes)
    body = {"since": since, "counts": {status: counts[status] for status in STATUSES}, "changes": changes}
    return msgspec.json.format(msgspec.json.encode(body), indent=2) + b"\n"


def changes_atom(changes: Iterable[Change], title: str, since: str, address: str = "") -> bytes:
    """The changes as an Atom feed, newest first; entries link to `address#id` where an address is given.

    Times are the days of publication at midnight, Greenwich: no entry carries the time at which it was made,
    and the same changes give the same feed.
    """
    Xml.register_namespace("", ATOM)
    newest = sorted(changes, key=lambda change: change.published, reverse=True)
    feed = Xml.Element(f"{{{ATOM}}}feed")
    _add(feed, "id", _urn(title, address))
    _add(feed, "title", f"{title}: changes since {since}")
    _add(feed, "updated", _midnight(newest[0].published if newest else since, since))
    author = Xml.SubElement(feed, f"{{{ATOM}}}author")
    _add(author, "name", title)
    if address:
        _add(feed, "link", "", href=address, rel="alternate")
    for change in newest:
        _entry(feed, change, since, address)
    Xml.indent(feed)
    written: bytes = Xml.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(feed: Xml.Element, change: Change, since: str, address: str) -> None:
    entry = Xml.SubElement(feed, f"{{{ATOM}}}entry")
    moved = "".join(f"{field.field}{field.to}" for field in change.fields)
    _add(entry, "id", _urn(change.id, change.status, change.published, moved))
    _add(entry, "title", f"{change.status.capitalize()} {change.kind}: {_shorten(change.text)}")
    _add(entry, "updated", _midnight(change.published, since))
    _add(entry, "category", "", term=change.status)
    _add(entry, "category", "", term=change.kind)
    if address:
        _add(entry, "link", "", href=f"{address}#{change.id}", rel="alternate")
    _add(entry, "content", "\n".join((_line(change), *(span.exact for span in change.evidence))), type="text")


def _line(change: Change) -> str:
    moved = "; ".join(f"{one.field} {one.from_ or 'none'} → {one.to or 'none'}" for one in change.fields)
    return _shorten(change.text) + (f" ({moved})" if moved else "")


def _shorten(text: str) -> str:
    line = " ".join(_xml_safe(text).split())
    return line if len(line) <= WIDTH else line[: WIDTH - 1].rstrip() + "…"


def _xml_safe(text: str) -> str:
    """The text without the control characters that no XML document may hold (XML 1.0, production 2)."""
    return NOT_XML.sub("", text)


def _midnight(day: str, otherwise: str) -> str:
    whole = day if len(day) == 10 else otherwise[:10]
    return f"{whole}T00:00:00Z"


def _urn(*parts: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, chr(31).join(('variorum', *parts)))}"


def _add(parent: Xml.Element, name: str, text: str, **attributes: str) -> None:
    child = Xml.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    if text:
        child.text = _xml_safe(text)
