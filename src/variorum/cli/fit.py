"""Commands that fit a model again on annotations of your own."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.output import talk


@click.group()
def fit() -> None:
    """Fit a model again on annotations of your own (needs the extra: pip install 'variorum[fit]').

    \b
    Example:
        variorum fit statements corpus/train --to weights
    """


@fit.command("statements")
@click.argument("corpus", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--to", "folder", default="weights", show_default=True, type=click.Path(file_okay=False, path_type=Path)
)
def statements(corpus: Path, folder: Path) -> None:
    """Fit the attribution engine on CORPUS: a folder with text/ and attributions/ (brat standoff).

    \b
    Example:
        variorum fit statements corpus/train --to weights
    """
    from variorum.fit.statements import fit_statements

    fit_statements(corpus, folder, report=talk)
    talk(f"weights in {folder}; docs/models/attribution.md says where they go")


COMMANDS = (fit,)
