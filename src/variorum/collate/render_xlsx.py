"""A collation as the four-column sheet that negotiators keep: issue, our text, their text, what is apart."""

from __future__ import annotations

from io import BytesIO

from variorum.collate.collation import Collation
from variorum.collate.sheet import sheet_head, sheet_rows
from variorum.errors import UsageError

WIDTHS = {"text": 60, "differences": 45}


def render_xlsx(collation: Collation) -> bytes:
    """A workbook with one sheet, head frozen, texts wrapped; raises UsageError without the extra `sheets`."""
    try:
        from openpyxl import Workbook
        from openpyxl.styles import Alignment, Font
        from openpyxl.utils import get_column_letter
    except ImportError as error:
        raise UsageError("XLSX needs openpyxl; install it with 'pip install variorum[sheets]'") from error
    book = Workbook()
    page = book.active
    page.title = "Collation"
    head = sheet_head(collation)
    page.append(head)
    for row in sheet_rows(collation):
        page.append(row)
    for cells in page.iter_rows():
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.data_type = "s"  # a text that begins with "=" stays a text
    for at, name in enumerate(head, start=1):
        page.cell(1, at).font = Font(bold=True)
        page.column_dimensions[get_column_letter(at)].width = WIDTHS.get(name.rsplit(" ", 1)[-1], 16)
    page.freeze_panes = "B2"
    out = BytesIO()
    book.save(out)
    return out.getvalue()
