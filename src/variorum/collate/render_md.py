"""A collation as Markdown: one section a clause, the base's words and how each draft changes them."""

from __future__ import annotations

from variorum.collate.collation import Cell, Collation, Row
from variorum.collate.redline import redline
from variorum.collate.sheet import numbers, phrase, state_of


def render_md(collation: Collation) -> str:
    """A synopsis as a table, then every clause that differs with its words struck and inserted."""
    sigla = [d.siglum for d in collation.drafts]
    names = [
        f"- **{d.siglum}**: {d.title or 'untitled'}" + ("" if d.complete else " (breaks off)")
        for d in collation.drafts
    ]
    head = ["issue", sigla[0], *(c for s in sigla[1:] for c in (s, f"{s} against {sigla[0]}"))]
    lines = ["# Collation", "", *names, "", _line(head), _line(["---"] * len(head))]
    lines += [_line(_synopsis(row)) for row in collation.rows]
    return "\n".join([*lines, *(line for row in collation.rows for line in _section(collation, row))]) + "\n"


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _synopsis(row: Row) -> list[str]:
    base, *others = row.cells
    found = [", ".join(row.issues), numbers(base)]
    for cell in others:
        differences = "<br>".join(phrase(d) for d in cell.differences)
        state = state_of(row, cell) + (f" ({', '.join(cell.labels)})" if cell.labels else "")
        found += [numbers(cell), f"{state}<br>{differences}" if differences else state]
    return found


def _section(collation: Collation, row: Row) -> list[str]:
    base = row.cells[0]
    changed = [
        (d.siglum, c) for d, c in zip(collation.drafts[1:], row.cells[1:], strict=True) if _worth(base, c)
    ]
    if not changed:
        return []
    title = ", ".join(row.issues) or f"{collation.drafts[0].siglum} {numbers(base)}".strip()
    lines = ["", f"## {title}", ""]
    if base.numbers:
        lines += [f"**{collation.drafts[0].siglum} {numbers(base)}** {_flat(base.text)}", ""]
    for siglum, cell in changed:
        lines += [f"**{siglum} {numbers(cell)}** {marked(base.text, cell.text)}", ""]
    return lines[:-1]


def _worth(base: Cell, cell: Cell) -> bool:
    return bool(cell.numbers) and (cell.state != "same" or not base.numbers)


def marked(before: str, after: str) -> str:
    """The second text with what it strikes from and adds to the first ("~~…~~", "**…**")."""
    if not before:
        return _flat(after)
    marks = {"kept": "", "deleted": "~~", "inserted": "**"}
    return "".join(_wrapped(_flat(run.text), marks[run.kind]) for run in redline(before, after)).strip()


def _wrapped(text: str, mark: str) -> str:
    """Marks go inside the white space, where Markdown reads them."""
    bare = text.strip()
    if not bare or not mark:
        return text if not mark else " "
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{lead}{mark}{bare}{mark}{tail}" if lead or tail else f"{mark}{bare}{mark}"


def _flat(text: str) -> str:
    return text.replace("\n\n", " ¶ ").replace("\n", " ")
