"""Commands on a dossier: init, add, build, show, changes, export, serve, account, demo."""

from __future__ import annotations

from collections import Counter
from importlib import resources
from pathlib import Path

import click

from variorum.cli.output import (
    as_of_option,
    dossier_option,
    json_option,
    print_json,
    print_lines,
    print_table,
    talk,
)


@click.command()
@click.argument("folder", type=click.Path(file_okay=False))
@click.option("--title", help="What the dossier is called; the folder's name if left out.")
def init(folder: str, title: str | None) -> None:
    """Make a new, empty dossier in FOLDER.

    \b
    Example:
        variorum init talks --title "The harbour talks"
    """
    from variorum import api

    made = api.init(folder, title)
    talk(f"{made.folder}: an empty dossier; add articles with 'variorum add PATH… --dossier {folder}'")


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--published", metavar="DATE", help="Publication day of what carries none (ISO: 2031-03-04).")
@dossier_option
@json_option
def add(paths: tuple[str, ...], published: str | None, folder: str, as_json: bool) -> None:
    """Add articles: files, folders (searched through) and globs. The same article twice is one.

    \b
    Example:
        variorum add ~/archive/peace 'leaks/*.html' --dossier talks
    """
    from variorum import api

    added = api.open(folder).add(*paths, published=published)
    if as_json:
        print_json(added)
    else:
        print_table(
            ["outcome", "file", "why"], [(a.outcome, a.path, a.reason) for a in added if a.outcome != "same"]
        )
    counts = Counter(a.outcome for a in added)
    talk(
        ", ".join(f"{counts[o]} {o}" for o in ("new", "changed", "same", "unread")) + "; now 'variorum build'"
    )
    click.get_current_context().exit(1 if counts["unread"] else 0)


@click.command()
@dossier_option
@json_option
def build(folder: str, as_json: bool) -> None:
    """Read what is new or changed and collate the whole dossier. Can be stopped and run again at any time.

    \b
    Example:
        variorum build --dossier talks
    """
    from variorum import api

    built = api.open(folder).build(told=lambda line: talk(f"read {line}"))
    if as_json:
        print_json(built)
    talk(f"{built.read} read, {built.known} known, {built.unread} unreadable: {built.records:,} records")


@click.command()
@click.argument("id_", metavar="ID")
@click.option("--refused", is_flag=True, help="ID is an article: list what was refused in it, and why.")
@as_of_option
@dossier_option
@json_option
def show(id_: str, refused: bool, as_of: str | None, folder: str, as_json: bool) -> None:
    """Say what a record says and why: its evidence in the paragraph, and the rule that made it.

    \b
    Example:
        variorum show provision-5f0c1d2e3a4b5c6d
        variorum show --refused leaked-text.md
    """
    from variorum import api

    dossier = api.open(folder)
    if refused:
        found = dossier.refused(id_, as_of)
        if as_json:
            print_json(found)
        else:
            print_table(
                ["kind", "why", "words"], [(r.looked_like, r.reason, r.evidence[0].exact) for r in found]
            )
        return
    record, passages = dossier.show(id_, as_of)
    if as_json:
        print_json({"record": record, "passages": passages})
        return
    from variorum.cli.shown import print_record

    print_record(record, passages)


@click.command()
@click.option(
    "--format",
    "format_",
    type=click.Choice(["jsonl", "csv", "md", "ics", "site", "sqlite"]),
    default="jsonl",
    show_default=True,
    help="Shape of the export; csv and site are folders, sqlite a file.",
)
@click.option(
    "-o", "--output", type=click.Path(), help="Where to write; jsonl, md and ics go to standard output."
)
@as_of_option
@dossier_option
def export(format_: str, output: str | None, as_of: str | None, folder: str) -> None:
    """Write the dossier out: records, tables, a report, a calendar, a website or a database.

    \b
    Example:
        variorum export --format site --output public
        variorum export --format csv --as-of 2031-03-08 --output tables
    """
    from variorum import api
    from variorum.publishing import export_dossier

    dossier = api.open(folder)
    if format_ == "jsonl" and output is None:
        print_lines(dossier.records(as_of))
        return
    target = export_dossier(dossier, format_, Path(output) if output else None, as_of)
    if target is not None:
        talk(f"wrote {target}")


@click.command()
@click.option(
    "--since", required=True, metavar="DATE", help="The day (ISO) whose knowledge is compared with now."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "atom"]),
    default="text",
    show_default=True,
    help="Shape.",
)
@as_of_option
@dossier_option
def changes(since: str, format_: str, as_of: str | None, folder: str) -> None:
    """Say what is new, changed or withdrawn since a day.

    \b
    Example:
        variorum changes --since 2031-03-08 --dossier talks
        variorum changes --since 2031-03-08 --as-of 2031-03-12
        variorum changes --since 2031-03-08 --format atom > changes.atom
    """
    from variorum import api

    click.echo(api.open(folder).changes(since, format_, as_of), nl=False)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8031, show_default=True, help="Port to listen on.")
@dossier_option
def serve(host: str, port: int, folder: str) -> None:
    """Show the dossier as a page on this machine, with its review desk.

    With another --host others can reach it: they log in with the accounts made by 'variorum account'.

    \b
    Example:
        variorum serve --dossier talks --port 8080
    """
    from variorum.serving import serve_dossier

    talk(f"http://{host}:{port}/ (stop with Ctrl-C)")
    serve_dossier(folder, host, port)


@click.command()
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice(["reader", "reviewer", "editor"]),
    default="reviewer",
    show_default=True,
    help="What they may do: read; review; review and merge.",
)
@click.password_option(help="Asked for, and kept as an argon2 hash only.")
@dossier_option
def account(name: str, role: str, password: str, folder: str) -> None:
    """Let somebody log in where the dossier is served to others.

    \b
    Example:
        variorum account ada --role editor --dossier talks
    """
    from variorum.publish.accounts import add_account
    from variorum.serving import ACCOUNTS

    add_account(Path(folder) / ACCOUNTS, name, role, password)
    talk(f"{name} can log in as {role}; now 'variorum serve --host ADDRESS'")


@click.command()
@click.argument("folder", default="demo", type=click.Path(file_okay=False))
def demo(folder: str) -> None:
    """Build the example dossier, the harbour accord, in FOLDER and write it as a static site.

    \b
    Example:
        variorum demo /tmp/harbour
    """
    from variorum import api
    from variorum.publishing import export_dossier

    path = Path(folder)
    dossier = api.open(path) if (path / "variorum.toml").exists() else api.init(path, "The harbour accord")
    with resources.as_file(resources.files("variorum") / "examples" / "harbour-accord") as articles:
        dossier.add(articles)
    built = dossier.build(told=lambda line: talk(f"read {line}"))
    site = export_dossier(dossier, "site", path / "site", None)
    talk(f"{built.read + built.known} articles, {built.records:,} records")
    click.echo(f"The page: {Path(str(site)).resolve() / 'index.html'}")
    click.echo(f"Serve it: variorum serve --dossier {folder}")


COMMANDS = (init, add, build, show, changes, export, serve, account, demo)
