"""A collation as a Word document: the second draft as tracked changes of the first, point by point."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from variorum.collate.collation import Cell, Collation, Row
from variorum.collate.redline import Run, redline
from variorum.collate.sheet import numbers, phrase, state_of
from variorum.errors import UsageError

AUTHOR = "Variorum"


def render_docx(collation: Collation) -> bytes:
    """A redline that Word can accept or reject, every draft after the first in a part of its own.

    Raises UsageError without the extra `documents`.
    """
    try:
        from docx import Document
    except ImportError as error:
        raise UsageError(
            "DOCX needs python-docx; install it with 'pip install variorum[documents]'"
        ) from error
    document = Document()
    base = collation.drafts[0]
    for at, draft in enumerate(collation.drafts[1:], start=1):
        document.add_heading(f"{draft.siglum} against {base.siglum}", level=1)
        for row in collation.rows:
            _add_row(document, row, row.cells[at])
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _add_row(document: Any, row: Row, cell: Cell) -> None:
    base = row.cells[0]
    if not base.numbers and not cell.numbers:
        return
    title = " / ".join(part for part in (", ".join(row.issues), numbers(base), numbers(cell)) if part)
    document.add_heading(f"{title} — {state_of(row, cell)}", level=3)
    paragraph = document.add_paragraph()
    gone = cell.state in ("dropped", "silent")
    runs = [Run("kept", base.text)] if not cell.numbers and not gone else redline(base.text, cell.text)
    for run in runs:
        _add_run(paragraph, run)
    for difference in cell.differences:
        document.add_paragraph(phrase(difference), style="List Bullet")


def _add_run(paragraph: Any, run: Run) -> None:
    """A run, wrapped in w:ins or w:del (ECMA-376, part 1, 17.13.5) unless it is kept."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = paragraph.add_run(run.text)
    if run.kind == "kept":
        return
    change = OxmlElement("w:ins" if run.kind == "inserted" else "w:del")
    change.set(qn("w:id"), str(len(paragraph._p) + 1))
    change.set(qn("w:author"), AUTHOR)
    element = made._r
    paragraph._p.remove(element)
    change.append(element)
    if run.kind == "deleted":
        for text in element.findall(qn("w:t")):
            text.tag = qn("w:delText")
    paragraph._p.append(change)
