"""Write the generated pages: `docs/cli.md` from the help texts and `docs/records.schema.json` from the nouns.

`tests/test_docs.py` fails when they are out of date; `make docs` brings them up to date.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from variorum.cli import main
from variorum.model import AnyRecord

FOLDER = Path(__file__).parent


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
        context = click.Context(command, info_name=name, max_content_width=100, terminal_width=100)
        text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
        parts.append(f"## {name}\n\n```text\n{text}\n```\n")
    return "\n".join(parts)


def schema() -> str:
    """The JSON Schema of the records, as `variorum schema` prints it."""
    return msgspec.json.format(msgspec.json.encode(msgspec.json.schema(AnyRecord)), indent=2).decode() + "\n"


PAGES = {"cli.md": cli_page, "records.schema.json": schema}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")
