"""Commands that fit a model again on annotations of your own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.cli.output import talk
from variorum.errors import UsageError

if TYPE_CHECKING:
    from variorum.fit.corpus import Annotated


@click.group()
def fit() -> None:
    """Fit a model again on annotations of your own (needs the extra: pip install 'variorum[fit]').

    \b
    Example:
        variorum fit statements corpus/train --to weights
        variorum fit statements --reviewed talks --to weights
    """


@fit.command("statements")
@click.argument("corpus", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--reviewed",
    "dossiers",
    multiple=True,
    metavar="DOSSIER",
    type=click.Path(exists=True, file_okay=False),
    help="A dossier whose reviewed statements are fitted on too, or alone (may be repeated).",
)
@click.option(
    "--to",
    "folder",
    default="weights",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the weights go.",
)
def statements(corpus: Path | None, dossiers: tuple[str, ...], folder: Path) -> None:
    """Fit the attribution engine on CORPUS: a folder with text/ and attributions/ (brat standoff).

    Of a dossier, articles are taken whose statements were all accepted, edited or rejected at the review
    desk: what nobody decided on would count as no statement. Build it again after reviewing.

    \b
    Example:
        variorum fit statements corpus/train --to weights
        variorum fit statements corpus/train --reviewed talks --to weights
    """
    from variorum.fit.corpus import read_corpus
    from variorum.fit.statements import fit_statements, need_extra

    if corpus is None and not dossiers:
        raise UsageError("nothing to fit on; give a folder CORPUS, or --reviewed DOSSIER")
    need_extra()
    texts = read_corpus(corpus) if corpus else []
    for dossier in dossiers:
        texts += _reviewed_texts(dossier)
    fit_statements(texts, folder, report=talk)
    talk(f"weights in {folder}; docs/models/attribution.md says where they go")


def _reviewed_texts(dossier: str) -> list[list[Annotated]]:
    """The training texts of a dossier; says how many articles were taken and how many were left out."""
    import msgspec

    from variorum import api
    from variorum.fit.corpus import reviewed_statements

    found = api.open(dossier).reviewed()
    talk(
        f"{dossier}: {len(found.statements)} statements of {len(found.articles)} articles reviewed whole; "
        f"{found.partly} articles left out, as some of their statements wait for review"
    )
    records = msgspec.to_builtins((found.statements, found.articles))
    return reviewed_statements(*records)


@fit.command("telling")
@click.argument(
    "folders", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option(
    "--to",
    "file",
    default="telling.json",
    show_default=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where the weights go.",
)
def telling(folders: tuple[Path, ...], file: Path) -> None:
    """Fit what tells content from news on FOLDERS: each article.md beside a key.json of its provisions.

    \b
    Example:
        variorum fit telling tests/fixtures/five-fields --to telling.json
    """
    from variorum.fit.telling import fit_telling

    fit_telling(folders, file, talk)
    talk("docs/models/telling.md says where they go")


COMMANDS = (fit,)
