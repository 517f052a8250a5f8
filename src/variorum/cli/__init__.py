"""The command line: arguments and printing; the work is one call of the API.

Data goes to standard output, talk to standard error. Exit codes: 0 ok, 1 findings, 2 usage, 3 input.
"""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from variorum import __version__
from variorum.cli import archive, dossier, fit, pack, reviews, texts, views
from variorum.errors import PackError, UsageError, VariorumError

FINDINGS, USAGE, INPUT = 1, 2, 3


class Commands(click.Group):
    """The group that turns our errors into one line on standard error and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a VariorumError ends it with its message and its exit code."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            sys.stderr.close()  # the reader of our output (head, say) has enough
            ctx.exit(0)
        except VariorumError as error:
            click.echo(f"variorum: {error}", err=True)
            ctx.exit(USAGE if isinstance(error, UsageError | PackError) else INPUT)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of work, not of the alphabet."""
        return list(self.commands)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="variorum")
def main() -> None:
    """Collate the rival drafts of a negotiation from its reporting, with evidence for every cell.

    \b
    Example:
        variorum init talks && cd talks
        variorum add ../articles && variorum build && variorum serve
    """
    # numpy's products here are of small matrices: more threads only wait for one another, and spin meanwhile.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


for room in (dossier, views, reviews, texts, pack, archive, fit):
    for command in room.COMMANDS:
        main.add_command(command)
