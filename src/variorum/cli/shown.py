"""`variorum show` for a person: the fields of a record, then its evidence marked in the paragraph."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from rich.console import Console
from rich.text import Text

from variorum.api import Passage
from variorum.model import AnyRecord, Article

LEFT_OUT = {
    "obligor_evidence",
    "evidence",
    "source",
    "cue",
    "content",
    "stance_evidence",
    "text",
    "content_digest",
}


def print_record(record: AnyRecord, passages: Sequence[Passage]) -> None:
    """Print what the record says, the rule that made it, and each piece of evidence in its paragraph."""
    console = Console(highlight=False, soft_wrap=False)
    for key, value in msgspec.to_builtins(record).items():
        if key not in LEFT_OUT and value not in (None, "", [], {}):
            console.print(Text.assemble((f"{key:<12}", "bold"), _brief(value)))
    if isinstance(record, Article):
        return
    for passage in passages:
        article = passage.article
        console.print()
        console.print(
            Text(f"{article.outlet or article.path}, {article.published or 'no day'}: {article.title}", "dim")
        )
        words = Text(passage.paragraph)
        words.stylize("reverse", passage.start, passage.end)
        console.print(words)


def _brief(value: object) -> str:
    if isinstance(value, dict):
        return str(value.get("exact") or value.get("text") or {k: v for k, v in value.items() if k != "span"})
    return ", ".join(_brief(part) for part in value) if isinstance(value, list | tuple) else str(value)
