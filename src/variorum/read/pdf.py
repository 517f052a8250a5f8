"""PDF: lines put back into paragraphs, running heads taken out, hyphens healed, page numbers kept."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from variorum.errors import InputError
from variorum.read import layout
from variorum.read.decode import BROKEN
from variorum.read.fragments import Fragment
from variorum.read.reading import PAGE_MARK

MAX_PAGES = 2_000
PAGE_NUMBER = re.compile(r"[\s–—-]*(?:[Pp]age\s+)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?[\s–—-]*$")
WIDTH = 0.5  # of a letter, in font sizes: the mean of Latin text faces
LEADING = 1.45  # font sizes between baselines, beyond which a paragraph begins
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")


@dataclass(slots=True)
class Line:
    """One printed line: its words, where it begins (points from the lower left), its size and page."""

    text: str
    x: float
    y: float
    size: float
    page: int

    @property
    def end(self) -> float:
        """About where the line ends, in points."""
        return self.x + len(self.text) * self.size * WIDTH


def read_pdf(path: str, data: bytes) -> tuple[dict[str, str | None], list[Fragment]]:
    """What the document says of itself, and its paragraphs, each page's beginning marked.

    Raises InputError for what is no PDF, is locked, or is a scan without text.
    """
    reader = _open(path, data)
    lines = [line for number, page in enumerate(reader.pages, 1) for line in _lines(path, page, number)]
    if not any(re.search(r"\w", line.text) for line in lines):
        raise InputError(path, "has no text: it is a scan", "recognise its text first (ocrmypdf)")
    kept = _without_running_heads(lines, len(reader.pages))
    body = median(line.size for line in kept for _ in line.text) if kept else 0.0
    compounds = _compounds(kept)
    fragments = []
    for group in _paragraphs(kept):
        fragment = _paragraph(group, compounds)
        if group[0].size > body * 1.15 and len(fragment.text.split()) <= 2 * layout.HEADING_WORDS:
            fragment.kind = "heading"
        fragments.append(fragment)
    return _fields(reader, fragments), fragments


def _open(path: str, data: bytes) -> Any:
    try:
        import pypdf
    except ImportError as error:
        raise InputError(path, "needs pypdf", "pip install 'variorum[documents]'") from error
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(path, "is locked with a password", "save it without the password")
        pages = len(reader.pages)
    except pypdf.errors.PyPdfError as error:
        raise InputError(path, f"is not a PDF that can be read ({error})", "save it again as PDF") from error
    except BROKEN as error:
        raise InputError(path, f"is a broken PDF ({type(error).__name__})", "save it again as PDF") from error
    if pages > MAX_PAGES:
        raise InputError(path, f"has {pages:,} pages, more than {MAX_PAGES:,}", "split it")
    return reader


def _lines(path: str, page: Any, number: int) -> list[Line]:
    """The printed lines of a page in the order it was written, column by column."""
    lines: list[Line] = []

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], _font: Any, size: float) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = abs(tm[3] * cm[3]) or 1.0
        for piece in text.split("\n"):
            if piece.strip():
                _add(lines, Line(piece, x, y, max(1.0, size * scale), number))

    import pypdf

    try:
        page.extract_text(visitor_text=visit)
    except (pypdf.errors.PyPdfError, *BROKEN) as error:
        reason = f"has a page that cannot be read (page {number}: {type(error).__name__})"
        raise InputError(path, reason, "save it again as PDF") from error
    return _by_column(lines)


def _add(lines: list[Line], new: Line) -> None:
    """Add the piece to the line that it continues, or as a line of its own."""
    last = lines[-1] if lines else None
    if last and abs(last.y - new.y) < 0.4 * last.size and last.x - 2 <= new.x < last.end + 3 * last.size:
        space = "" if last.text.endswith(" ") or new.text.startswith(" ") or new.x - last.end < 0 else " "
        last.text += space + new.text
    else:
        lines.append(new)


def _by_column(lines: list[Line]) -> list[Line]:
    """The lines with columns one after the other, where the page was written across them."""
    across = sum(abs(a.y - b.y) < 2 and b.x > a.end for a, b in pairwise(lines))
    if across < 3:
        return lines
    starts = Counter(round(line.x / 10) for line in lines).most_common(2)
    middle = sum(start for start, _ in starts) * 10 / 2
    return sorted(lines, key=lambda line: (line.x > middle, -line.y))


def _without_running_heads(lines: list[Line], pages: int) -> list[Line]:
    """The lines without page numbers, and without heads and feet that pages repeat."""
    edges: dict[int, tuple[float, float]] = {}
    for line in lines:
        low, high = edges.get(line.page, (line.y, line.y))
        edges[line.page] = (min(low, line.y), max(high, line.y))

    def at_edge(line: Line) -> bool:
        low, high = edges[line.page]
        return line.y - low < 2 * line.size or high - line.y < 2 * line.size

    heads = Counter((_folded(line), round(line.y / 4)) for line in lines if at_edge(line))
    often = 2 if pages < 6 else 3  # a chapter of a few pages has a running head of its own

    def runs(line: Line) -> bool:
        numbered = pages > 1 and bool(PAGE_NUMBER.match(line.text))
        return at_edge(line) and (numbered or heads[(_folded(line), round(line.y / 4))] >= often)

    return [line for line in lines if not runs(line)]


def _folded(line: Line) -> str:
    return re.sub(r"\d+", "#", " ".join(line.text.split()))


def _paragraphs(lines: list[Line]) -> Iterator[list[Line]]:
    """The lines in groups that are one paragraph each."""
    widest: dict[int, float] = {}
    for line in lines:
        widest[line.page] = max(widest.get(line.page, 0.0), line.end)
    group: list[Line] = []
    for line in lines:
        if group and _begins(group[-1], line, widest[group[-1].page]):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _begins(before: Line, line: Line, right: float) -> bool:
    """Whether a paragraph begins with this line."""
    torn = layout.is_unfinished(before.text) and layout.goes_on(line.text)
    if before.page != line.page or line.y > before.y + before.size:  # a new page or column
        return not torn and not before.text.rstrip().endswith("-")
    if abs(line.size - before.size) > 1 or before.y - line.y > LEADING * before.size:
        return True
    finished = not layout.is_unfinished(before.text)
    if finished and (layout.is_numbered(line.text) or layout.ARTICLE.match(line.text)):
        return True
    short = before.end < before.x + 0.75 * (right - before.x)
    return finished and (line.x > before.x + line.size or (short and not layout.goes_on(line.text)))


def _compounds(lines: Sequence[Line]) -> set[str]:
    """The words that the document writes with a hyphen within a line."""
    return {word.lower() for line in lines for word in WORD.findall(line.text)}


def _paragraph(lines: Sequence[Line], compounds: set[str]) -> Fragment:
    """The lines as one paragraph, hyphens at their ends healed, the beginning of each page marked."""
    text, marks = "", []
    for before, line in zip([None, *lines], lines, strict=False):
        words = " ".join(line.text.split())
        if text:
            text, words = _healed(text, words, compounds)
        if before is None or before.page != line.page:
            marks.append((len(text), len(text) + 1, f"{PAGE_MARK}{line.page}"))
        text += words
    return Fragment(text, links=marks)


def _healed(text: str, words: str, compounds: set[str]) -> tuple[str, str]:
    """The text and the line after it, ready to be put together."""
    broken = re.search(r"([^\W\d_]+)[-\u00ad\u2010]$", text)
    if not broken or not words[:1].islower():
        return text + " ", words
    rest = re.match(r"[^\W\d_]+", words)
    whole = f"{broken.group(1)}-{rest.group() if rest else ''}".lower()
    return (text if whole in compounds else text[:-1]), words


def _fields(reader: Any, fragments: Sequence[Fragment]) -> dict[str, str | None]:
    """Title and author: the largest words of the first page, else what the file's properties say."""
    data = reader.metadata or {}
    said = str(data.get("/Title") or "").strip()
    printed = next((f.text for f in fragments[:6] if f.kind == "heading"), "")
    poor = re.search(r"\.(?:docx?|pdf|indd|tex)$|^untitled|^Microsoft", said, re.IGNORECASE)
    return {"title": printed or ("" if poor else said), "author": str(data.get("/Author") or "").strip()}
