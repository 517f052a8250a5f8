"""A collation as TEI P5 parallel segmentation: one `app` a clause, one `rdg` a draft (Guidelines, chapter
12).
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from variorum.collate.collation import Cell, Collation, Row


def render_tei(collation: Collation) -> str:
    """A TEI document; the base's reading is the lemma, an empty reading is an omission, a gap a text that
    breaks off.
    """
    ids = witness_ids([d.siglum for d in collation.drafts])
    witnesses = "".join(
        f"<witness xml:id={quoteattr(i)}>{escape(d.title or d.siglum)}</witness>"
        for i, d in zip(ids, collation.drafts, strict=True)
    )
    apps = "\n".join(_app(ids, row, n) for n, row in enumerate(collation.rows, start=1))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<teiHeader><fileDesc>'
        "<titleStmt><title>Collation</title></titleStmt><publicationStmt><p>Made by "
        "Variorum.</p></publicationStmt>"
        f"<sourceDesc><listWit>{witnesses}</listWit></sourceDesc></fileDesc>"
        '<encodingDesc><variantEncoding method="parallel-segmentation" location="internal"/></encodingDesc>'
        "</teiHeader>\n"
        f"<text><body>\n{apps}\n</body></text>\n</TEI>\n"
    )


def witness_ids(sigla: list[str]) -> list[str]:
    """An XML name for every siglum, different ones for different sigla."""
    found: list[str] = []
    for siglum in sigla:
        name = re.sub(r"[^\w.-]", "_", siglum) or "_"
        name = name if name[0].isalpha() or name[0] == "_" else f"w{name}"
        while name in found:
            name += "_"
        found.append(name)
    return found


def _app(ids: list[str], row: Row, n: int) -> str:
    kind = f" type={quoteattr(' '.join(row.issues))}" if row.issues else ""
    readings = "".join(
        _reading(i, cell, at == 0) for at, (i, cell) in enumerate(zip(ids, row.cells, strict=True))
    )
    return f'<p n="{n}"><app{kind}>{readings}</app></p>'


def _reading(witness: str, cell: Cell, base: bool) -> str:
    tag = "lem" if base and cell.numbers else "rdg"
    wit = quoteattr(f"#{witness}")
    if cell.state == "unknown" and not cell.numbers:
        return f'<{tag} wit={wit}><gap reason="lost"/></{tag}>'
    if not cell.numbers:
        return f'<{tag} wit={wit} ana="#{cell.state}"/>'
    number = quoteattr(" ".join(cell.numbers))
    return f'<{tag} wit={wit} n={number} ana="#{cell.state}">{escape(cell.text)}</{tag}>'
