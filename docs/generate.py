"""Write the generated pages: `docs/cli.md` from the help texts and `docs/records.schema.json` from the nouns.

`tests/test_docs.py` fails when they are out of date; `make docs` brings them up to date.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import click
import msgspec

from variorum.cli import main
from variorum.model import AnyRecord, Cell, Deadline, Parent, Quantity, Role, Side, Span
from variorum.schema import records_schema

FOLDER = Path(__file__).parent
# The help names of the program itself: click keeps the help option it makes first, in whatever context.
CONTEXT: dict[str, Any] = {
    "max_content_width": 100,
    "terminal_width": 100,
    "help_option_names": ["-h", "--help"],
}


def commands(group: click.Group, name: str) -> Iterator[tuple[str, click.Command]]:
    """Every command with its full name, in the order of work."""
    context = click.Context(group)
    for part in group.list_commands(context):
        command = group.get_command(context, part)
        assert command is not None
        yield f"{name} {part}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {part}")


def cli_page() -> str:
    """The page of all commands, as their help prints it at 100 columns."""
    parts = ["# The command line\n\nGenerated from the help by `make docs`.\n"]
    for name, command in (("variorum", main), *commands(main, "variorum")):
        context = click.Context(command, info_name=name, **CONTEXT)
        text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
        parts.append(f"## {name}\n\n```text\n{text}\n```\n")
    return "\n".join(parts)


def schema() -> str:
    """The JSON Schema of the records, as `variorum schema` prints it."""
    return msgspec.json.format(msgspec.json.encode(records_schema()), indent=2).decode() + "\n"


INTRODUCTION = """\
# The records

Generated from `src/variorum/model.py` by `make docs`. One record is one JSON object with a `kind`;
`variorum extract` and `variorum export --format jsonl` print them one a line, and
[records.schema.json](records.schema.json) is their exact schema (`variorum schema`).

All records have an `id` that stays from run to run for the same evidence, a `confidence` from 0 to 1, and a
`method`: the rule, model or reviewer behind them. Offsets count Unicode code points in the `text` of the
article's record, and `text[start:end] == exact` for every span.
"""

INNER = (Span, Role, Parent, Quantity, Deadline, Side, Cell)


def records_page() -> str:
    """The page of all kinds of records: what each is, and its fields with their types."""
    parts = [INTRODUCTION, *(_kind(member) for member in get_args(AnyRecord))]
    parts.append("# What stands inside them\n")
    parts += [
        _fields(f"## {part.__name__}", part) for part in (Span, Role, Parent, Quantity, Deadline, Side, Cell)
    ]
    return "\n".join(parts)


def _kind(record: type[msgspec.Struct]) -> str:
    return _fields(f"## `{record.__struct_config__.tag}`", record)


def _fields(heading: str, record: type[msgspec.Struct]) -> str:
    lines = [heading, "", inspect.cleandoc(record.__doc__ or ""), "", "| field | type |", "|---|---|"]
    lines += [
        f"| `{field.encode_name}` | {_type(field.type)} |"
        for field in msgspec.structs.fields(record)
        if field.name not in {"confidence", "method"}
    ]
    return "\n".join(lines) + "\n"


def _type(hint: Any) -> str:
    """A type as JSON knows it, in words."""
    text = hint.__name__ if isinstance(hint, type) and not get_args(hint) else str(hint)
    text = (
        re.sub(r"(?:variorum\.model|typing)\.", "", text).replace("NoneType", "null").replace("None", "null")
    )
    text = re.sub(r"tuple\[(.+), \.\.\.\]", r"list of \1", text)
    return text.replace("|", "or")


PAGES = {"cli.md": cli_page, "records.md": records_page, "records.schema.json": schema}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")
