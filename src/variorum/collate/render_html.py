"""A collation as one HTML page without scripts: the table, with insertions and deletions marked by sign and
colour.
"""

from __future__ import annotations

from html import escape

from variorum.collate.collation import Cell, Collation, Row
from variorum.collate.redline import redline
from variorum.collate.sheet import numbers, phrase, state_of

_STYLE = """
body{font:16px/1.45 system-ui,sans-serif;margin:2rem;color:#1a1a1a;background:#fff}
table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:600;padding:.5rem 0}
th,td{border:1px solid #bbb;padding:.5rem;vertical-align:top;text-align:left}
thead th{position:sticky;top:0;background:#f2f2ee}th[scope=row]{font-weight:600;white-space:nowrap}
ins{background:#d9f2dc;text-decoration:underline}del{background:#fbdcd9;text-decoration:line-through}
.state{font-weight:600}.labels{font-style:italic}ul{margin:.3rem 0 0;padding-left:1.1rem}
@media (max-width:40rem){thead{display:none}tr,td,th{display:block}}
@media print{body{margin:0}thead th{position:static}}
"""


def render_html(collation: Collation) -> str:
    """A page with one table: a row a clause, the base first, then every draft with its changes against it."""
    head = "".join(f'<th scope="col">{escape(d.siglum)}<br>{escape(d.title)}</th>' for d in collation.drafts)
    rows = "\n".join(_row(collation, row) for row in collation.rows)
    title = "Collation: " + ", ".join(d.siglum for d in collation.drafts)
    return (
        '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n<body>\n<table>\n"
        f"<caption>{escape(title)}. <ins>Inserted</ins> and <del>deleted</del> against "
        f"{escape(collation.drafts[0].siglum)}."
        f'</caption>\n<thead><tr><th scope="col">Issue</th>{head}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table>\n"
        "</body>\n</html>\n"
    )


def _row(collation: Collation, row: Row) -> str:
    base, *others = row.cells
    issue = escape(", ".join(row.issues) or numbers(base) or "new")
    cells = f"<td>{_base(base)}</td>" + "".join(f"<td>{_cell(row, base, cell)}</td>" for cell in others)
    return f'<tr><th scope="row">{issue}</th>{cells}</tr>'


def _base(cell: Cell) -> str:
    return f"<p><b>{escape(numbers(cell))}</b> {_text(cell.text)}</p>" if cell.numbers else ""


def _cell(row: Row, base: Cell, cell: Cell) -> str:
    state = escape(state_of(row, cell))
    labels = f' <span class="labels">{escape(", ".join(cell.labels))}</span>' if cell.labels else ""
    found = f'<p class="state">{state}{labels}</p>' if state else ""
    if cell.numbers:
        found += f"<p><b>{escape(numbers(cell))}</b> {_marked(base.text, cell)}</p>"
    if cell.differences:
        found += "<ul>" + "".join(f"<li>{escape(phrase(d))}</li>" for d in cell.differences) + "</ul>"
    return found


def _marked(before: str, cell: Cell) -> str:
    """What is the same in other words is printed plain; what is changed is marked."""
    if not before or cell.state == "same":
        return _text(cell.text)
    tags = {"kept": ("", ""), "deleted": ("<del>", "</del>"), "inserted": ("<ins>", "</ins>")}
    return "".join(tags[r.kind][0] + _text(r.text) + tags[r.kind][1] for r in redline(before, cell.text))


def _text(text: str) -> str:
    return escape(text).replace("\n\n", "<br>")
