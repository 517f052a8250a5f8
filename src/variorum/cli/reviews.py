"""Commands on people's reviews: print them as a file, and take in those of another machine."""

from __future__ import annotations

import click

from variorum.cli.output import dossier_option, print_lines, talk


@click.command()
@dossier_option
def reviews(folder: str) -> None:
    """Print all reviews as JSON lines: the small file that another machine replays.

    \b
    Example:
        variorum reviews --dossier talks > reviews.jsonl
    """
    from variorum import api

    print_lines(api.open(folder).reviews())


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(dir_okay=False))
@dossier_option
def replay(files: tuple[str, ...], folder: str) -> None:
    """Take in reviews made on another machine; those that are here already are passed over.

    Each finds its record again by its words in the article. Where these have changed, the review is kept and
    shown as a conflict, never moved to similar words.

    \b
    Example:
        variorum replay reviews.jsonl --dossier talks && variorum build --dossier talks
    """
    from variorum import api

    new = api.open(folder).replay(*files)
    talk(f"{new} new review{'' if new == 1 else 's'}; now 'variorum build --dossier {folder}'")


COMMANDS = (reviews, replay)
