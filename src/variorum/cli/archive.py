"""Commands on an archive of articles: add, poll, rewrite, check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.cli.output import json_option, print_json, print_table, talk
from variorum.errors import UsageError

if TYPE_CHECKING:
    from variorum.read.poll import Fetches, Polled

INTO = click.option(
    "--into",
    "archive_folder",
    default="archive",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The archive's folder.",
)
ALLOW = click.option(
    "--allow-host",
    "allowed",
    multiple=True,
    help="A private host that may be fetched from (may be repeated).",
)


@click.group()
def archive() -> None:
    """Keep articles as Markdown with front matter, one folder each.

    \b
    Example:
        variorum archive add https://news.example/leak --category talks
        variorum archive check archive
    """


@archive.command("add")
@click.argument("sources", nargs=-1, required=True)
@click.option("--category", default="articles", show_default=True, help="The folder within the archive.")
@INTO
@ALLOW
@json_option
def add(
    sources: tuple[str, ...], category: str, archive_folder: Path, allowed: tuple[str, ...], as_json: bool
) -> None:
    """Take articles into the archive: addresses are fetched, files are read.

    \b
    Example:
        variorum archive add https://news.example/leak saved-page.html --category talks
    """
    from variorum.errors import InputError
    from variorum.read.poll import Polled, add_address, add_file

    found: list[Polled] = []
    addresses = [source for source in sources if source.startswith(("http://", "https://"))]
    fetcher = _fetcher(allowed) if addresses else None  # one for all, so that its pauses between pages hold
    for source in sources:
        try:
            if fetcher is not None and source in addresses:
                found.append(add_address(archive_folder, source, category, fetcher, _now()))
            else:
                found += add_file(archive_folder, Path(source), category, _now())
        except InputError as error:
            found.append(Polled(url=source, outcome="failed", reason=str(error)))
    _report(found, as_json)


@archive.command("poll")
@click.option("--feed", "feeds", multiple=True, help="A feed's address; those of variorum.toml if left out.")
@click.option("--category", default="feeds", show_default=True, help="The category of --feed addresses.")
@INTO
@ALLOW
@json_option
def poll(
    feeds: tuple[str, ...], category: str, archive_folder: Path, allowed: tuple[str, ...], as_json: bool
) -> None:
    """Take what is new in the feeds into the archive; can be stopped and run again at any time.

    \b
    Example:
        variorum archive poll --feed https://news.example/rss --category talks
    """
    from variorum.dossier.config import read_config
    from variorum.read.poll import poll_feeds

    wanted = {category: feeds} if feeds else read_config(Path()).feeds
    if not wanted:
        raise UsageError("no feeds; give --feed ADDRESS, or list them under [feeds] in variorum.toml")
    found = []
    for one in poll_feeds(archive_folder, wanted, _fetcher(allowed), _now()):
        talk(f"{one.outcome} {one.url}")
        found.append(one)
    _report(found, as_json)


@archive.command("rewrite")
@click.argument("source", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--to", "target", required=True, type=click.Path(file_okay=False, path_type=Path), help="Where to."
)
@json_option
def rewrite(source: Path, target: Path, as_json: bool) -> None:
    """Read every file of the archive SOURCE and write it again, unknown keys and all.

    \b
    Example:
        variorum archive rewrite archive --to archive-new
    """
    from variorum.read.archive import rewrite_archive

    done = rewrite_archive(source, target)
    if as_json:
        print_json(done)
    else:
        rows = [("changed", path, "") for path in done.changed]
        rows += [("unread", one.path, one.reason) for one in done.unread]
        print_table(["outcome", "file", "why"], rows)
    talk(f"{done.written} written, {done.same} the same bytes, {len(done.unread)} unreadable")
    click.get_current_context().exit(1 if done.unread else 0)


@archive.command("check")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@json_option
def check(folder: Path, as_json: bool) -> None:
    """Say what is wrong with the archive: hashes, digests, missing fields, links that lead nowhere.

    \b
    Example:
        variorum archive check archive
    """
    from variorum.read.archive_check import check_archive

    findings = check_archive(folder)
    if as_json:
        print_json(findings)
    else:
        print_table(["file", "problem", "what to do"], [(f.path, f.problem, f.remedy) for f in findings])
    talk(f"{len(findings)} findings in {folder}")
    click.get_current_context().exit(1 if findings else 0)


def _fetcher(allowed: tuple[str, ...]) -> Fetches:
    from variorum.read.fetch import Fetcher
    from variorum.read.polite import PoliteFetcher

    return PoliteFetcher(Fetcher(frozenset(allowed)))


def _now() -> str:
    """The moment of fetching: the one thing here that is the clock's to say."""
    return datetime.now(UTC).isoformat()


def _report(found: Iterable[Polled], as_json: bool) -> None:
    done = list(found)
    if as_json:
        print_json(done)
    else:
        print_table(
            ["outcome", "article", "where or why"], [(p.outcome, p.url, p.path or p.reason) for p in done]
        )
    counts = Counter(p.outcome for p in done)
    talk(", ".join(f"{n} {outcome}" for outcome, n in sorted(counts.items())) or "nothing to take")
    click.get_current_context().exit(1 if counts["failed"] else 0)


COMMANDS = (archive,)
