"""How commands print: tables where a person reads, JSON where a program does, talk on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click
import msgspec
from rich.console import Console
from rich.table import Table

PIPE_WIDTH = 400  # columns: a path and a reason side by side


def talk(line: str) -> None:
    """Say something to the person at the terminal, on standard error."""
    click.echo(line, err=True)


def print_json(value: object) -> None:
    """One JSON document on standard output, indented."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2))


def print_lines(values: Iterable[object]) -> None:
    """JSON Lines on standard output."""
    encoder = msgspec.json.Encoder()
    for value in values:
        sys.stdout.buffer.write(encoder.encode(value) + b"\n")
    sys.stdout.buffer.flush()


def print_raw(text: str) -> None:
    """A text on standard output with its line ends as they are (CSV and calendars have their own)."""
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on standard output, as wide as the terminal; in a pipe plain and wide enough for paths."""
    table = Table(*columns, header_style="bold", box=None, pad_edge=False, expand=False)
    for row in rows:
        table.add_row(*(_plain(cell) for cell in row))
    width = None if sys.stdout.isatty() else PIPE_WIDTH
    Console(highlight=False, width=width).print(table)


def _plain(text: str) -> str:
    return text.replace("[", r"\[")  # square brackets are rich's markup


def json_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--json`: print what the table shows as JSON."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")(function)


def dossier_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`-d/--dossier`: which dossier folder to work on."""
    return click.option(
        "-d",
        "--dossier",
        "folder",
        default=".",
        envvar="VARIORUM_DOSSIER",
        show_default="the folder you are in",
        type=click.Path(file_okay=False),
        help="The dossier folder.",
    )(function)


def as_of_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--as-of`: the dossier as it could be known by the end of a day."""
    return click.option(
        "--as-of",
        metavar="DATE",
        help="As it could be known by the end of that day (ISO): later articles and corrections left out.",
    )(function)
