"""DOCX: text with its printed numbers, tracked changes as two readings, comments as notes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from variorum.errors import InputError
from variorum.read.decode import BROKEN
from variorum.read.fragments import Fragment
from variorum.read.numbering import Numbering

MAX_INFLATED = 200_000_000  # bytes of all parts together: beyond it the file is a bomb
MAX_PART = 60_000_000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ADDED = (f"{W}ins", f"{W}moveTo")
TAKEN = (f"{W}del", f"{W}moveFrom")


def read_word(path: str, data: bytes) -> list[tuple[dict[str, str | None], list[Fragment]]]:
    """The document as changed and, where it has tracked changes, as it stood before them.

    Each with what the file says of itself. Raises InputError for what is no DOCX, or a bomb.
    """
    try:
        return _versions(_open(path, data))
    except BROKEN as error:
        remedy = "save it again as .docx (without a password)"
        raise InputError(path, f"is not a DOCX that can be read ({type(error).__name__})", remedy) from error


def _versions(document: Any) -> list[tuple[dict[str, str | None], list[Fragment]]]:
    properties = document.core_properties
    modified = properties.modified
    fields: dict[str, str | None] = {
        "title": properties.title or "",
        "author": properties.author or "",
        "updated": modified.isoformat() if modified else None,
    }
    now = list(_Walk(document, before=False).fragments())
    tracked = any(True for _ in document.element.body.iter(*ADDED, *TAKEN))
    title = fields["title"] or next((f.text for f in now[:3] if f.kind == "heading"), "")
    versions = [({**fields, "title": title}, now)]
    if tracked:
        before = list(_Walk(document, before=True).fragments())
        versions.append(({**fields, "title": f"{title} (before changes)".strip()}, before))
    return versions


def _open(path: str, data: bytes) -> Any:
    try:
        import docx
    except ImportError as error:
        raise InputError(path, "needs python-docx", "pip install 'variorum[documents]'") from error
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sizes = [entry.file_size for entry in archive.infolist()]
    if sum(sizes) > MAX_INFLATED or max(sizes, default=0) > MAX_PART:
        raise InputError(path, "unpacks to more than a document has", "save it again without pictures")
    return docx.Document(io.BytesIO(data))


class _Walk:
    """One pass over a document's body, with its changes made or undone."""

    def __init__(self, document: Any, *, before: bool) -> None:
        self._document, self._before = document, before
        self._skipped = ADDED if before else TAKEN
        self._numbering = Numbering(document)
        self._comments = {str(c.comment_id): f"{c.author}: {c.text}".strip(": ") for c in document.comments}
        self._held: Fragment | None = None

    def fragments(self) -> Iterator[Fragment]:
        for paragraph, row in _paragraphs(self._document.element.body):
            yield from self._paragraph(paragraph, row)
        if self._held:
            yield self._held

    def _paragraph(self, element: Any, row: bool) -> Iterator[Fragment]:
        fragment = Fragment("")
        self._words(element, fragment)
        number = self._numbering.next(element) if fragment.text.strip() else None
        if self._held:
            fragment, self._held = self._held.joined(fragment, " " if fragment.text else ""), None
        elif number is not None:
            fragment = fragment.edited([(0, 0, number)])
            fragment.kind, fragment.lists = "item", (1,)
        style = self._numbering.style_name(element)
        if re.match(r"(?:heading|title)\b", style, re.IGNORECASE):
            fragment.kind = "heading"
        elif row:
            fragment.kind, fragment.lists = "item", (-1,)
        elif re.search(r"\bquote\b", style, re.IGNORECASE):
            fragment.kind = "quote"
        if self._joins_next(element):
            self._held = fragment
            return
        if fragment.text.strip():
            yield fragment
        for reference in element.iter(f"{W}commentReference"):
            if words := self._comments.get(reference.get(f"{W}id", "")):
                yield Fragment(words, "note")

    def _joins_next(self, element: Any) -> bool:
        """Whether this paragraph's end was taken out (or put in, where the changes are undone)."""
        mark = "ins" if self._before else "del"
        return element.find(f"{W}pPr/{W}rPr/{W}{mark}") is not None

    def _words(self, element: Any, into: Fragment) -> None:
        """Add the words of an element; changes that do not hold here are passed over."""
        for child in element:
            tag = child.tag
            if tag in self._skipped or tag in (f"{W}pPr", f"{W}rPr"):
                continue
            if tag == f"{W}t" or (tag == f"{W}delText" and self._before):
                into.text += child.text or ""
            elif tag in (f"{W}br", f"{W}cr"):
                into.text += "\n"
            elif tag == f"{W}tab":
                into.text += " "
            elif tag == f"{W}noBreakHyphen":
                into.text += "-"
            elif tag == f"{W}hyperlink":
                self._link(child, into)
            elif tag in (f"{W}tc", f"{W}tr"):
                into.text += "\t" if into.text else ""
                self._words(child, into)
            elif isinstance(tag, str):
                self._words(child, into)

    def _link(self, element: Any, into: Fragment) -> None:
        start = len(into.text)
        for child in element:
            self._words(child, into)
        relation = self._document.part.rels.get(element.get(f"{R}id"))
        address = str(relation.target_ref) if relation is not None and relation.is_external else ""
        if address.startswith(("http://", "https://", "mailto:")) and len(into.text) > start:
            into.links.append((start, len(into.text), address))


def _paragraphs(element: Any) -> Iterator[tuple[Any, bool]]:
    """The paragraphs of a body and the rows of its tables, in order; true marks a row."""
    for child in element:
        if child.tag == f"{W}p":
            yield child, False
        elif child.tag == f"{W}tbl":
            yield from ((row, True) for row in child.iter(f"{W}tr"))
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", *ADDED, *TAKEN):
            yield from _paragraphs(child)
