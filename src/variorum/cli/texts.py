"""Commands on texts, without a dossier: extract, collate, schema."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from variorum.cli.output import json_option, print_json, print_lines, print_table, talk
from variorum.reading import Unread


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--published", metavar="DATE", help="Publication day of what carries none (ISO: 2031-03-04).")
@click.option(
    "--pack", default="auto", show_default=True, help="The vocabulary: a name or a folder; auto finds it."
)
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
    import gc

    from variorum import api

    # Parses and records live to the end of the run: there is little garbage among them to look for.
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
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


PACK = click.option("--pack", default="peace", show_default=True, help="The vocabulary: a name or a folder.")


@click.command()
@click.argument("drafts", nargs=-1, required=True)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "md", "html", "csv", "tei", "xlsx", "docx"]),
    default="text",
    show_default=True,
    help="Shape of the collation; xlsx and docx need --output.",
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
@PACK
def collate(drafts: tuple[str, ...], format_: str, output: Path | None, pack: str) -> None:
    """Put drafts side by side, point by point: what is the same, changed, added, dropped.

    The first draft is the base that the others are compared with.

    \b
    Example:
        variorum collate first-draft.md counter-draft.md --format html > table.html
        variorum collate first.md second.md third.md --format xlsx --output sheet.xlsx
    """
    from variorum import texts

    _put(texts.render(texts.collate_files(drafts, pack), format_), output)


@click.command()
@click.argument("before")
@click.argument("after")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
@PACK
def diff(before: str, after: str, output: Path | None, pack: str) -> None:
    """Show what changed from one version of a text to the next, word by word under each clause.

    \b
    Example:
        variorum diff first-draft.md revised-framework.md
    """
    from variorum import texts

    _put(texts.render(texts.collate_files((before, after), pack), "md"), output)


@click.command()
@click.argument("drafts", nargs=-1, required=True)
@PACK
@json_option
def stemma(drafts: tuple[str, ...], pack: str, as_json: bool) -> None:
    """Say which text was the base of which, by wording and numbering, as a tree.

    \b
    Example:
        variorum stemma first-draft.md revised-framework.md counter-draft.md
    """
    from variorum import texts

    found = texts.find_descent(drafts, pack)
    if as_json:
        print_json(found)
    else:
        click.echo(texts.render_descent(found), nl=False)


@click.command()
@click.argument("witnesses", nargs=-1, required=True)
@click.option("--lemma", help="The witness whose wording stands in the text; the most complete if left out.")
def apparatus(witnesses: tuple[str, ...], lemma: str | None) -> None:
    """Collate several outlets' renderings of one draft into one text with their variant readings.

    \b
    Example:
        variorum apparatus outlet-a.md outlet-b.md outlet-c.md --lemma outlet-b
    """
    from variorum import texts

    click.echo(texts.render_witnesses(witnesses, lemma), nl=False)


def _put(data: bytes, output: Path | None) -> None:
    if output is not None:
        output.write_bytes(data)
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


@click.command()
def schema() -> None:
    """Print the JSON Schema of the records.

    \b
    Example:
        variorum schema > records.schema.json
    """
    from variorum.schema import records_schema

    print_json(records_schema())


COMMANDS = (extract, collate, diff, stemma, apparatus, schema)
