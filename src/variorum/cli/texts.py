"""Commands on texts, without a dossier: extract, collate, schema."""

from __future__ import annotations

import sys

import click
import msgspec

from variorum.cli.output import print_json, print_lines, print_table, talk
from variorum.model import Unread


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--published", metavar="DATE", help="Publication day of what carries none (ISO: 2031-03-04).")
@click.option("--pack", default="peace", show_default=True, help="The vocabulary: a name or a folder.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["jsonl", "table"]),
    default="jsonl",
    show_default=True,
    help="Shape.",
)
def extract(paths: tuple[str, ...], published: str | None, pack: str, format_: str) -> None:
    """Print the records of these articles, read together as one dossier. Nothing is kept.

    \b
    Example:
        variorum extract article.md --format jsonl > records.jsonl
    """
    from variorum import api

    unread: list[Unread] = []
    records = api.extract_records(paths, published, pack, told=unread.append)
    for file in unread:
        talk(f"unread {file.path}: {file.reason}")
    if format_ == "jsonl":
        print_lines(records)
    else:
        print_table(
            ["kind", "records"], [(k, str(len(getattr(records, k)))) for k in records.__struct_fields__]
        )
    click.get_current_context().exit(1 if unread else 0)


@click.command()
@click.argument("drafts", nargs=-1, required=True)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "md", "html", "csv"]),
    default="text",
    show_default=True,
    help="Shape of the table.",
)
@click.option("--pack", default="peace", show_default=True, help="The vocabulary: a name or a folder.")
def collate(drafts: tuple[str, ...], format_: str, pack: str) -> None:
    """Put drafts side by side, point by point: what is the same, changed, added, dropped.

    \b
    Example:
        variorum collate first-draft.md counter-draft.md --format html > table.html
    """
    from variorum import texts

    sys.stdout.write(texts.render(texts.collate(drafts, pack), format_))


@click.command()
def schema() -> None:
    """Print the JSON Schema of the records.

    \b
    Example:
        variorum schema > records.schema.json
    """
    from variorum.model import AnyRecord

    print_json(msgspec.json.schema(AnyRecord))


COMMANDS = (extract, collate, schema)
