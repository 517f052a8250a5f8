"""Commands on vocabulary packs: new, lint, test, coverage."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.output import json_option, print_json, print_table, talk


@click.group()
def pack() -> None:
    """Make and check vocabulary packs.

    \b
    Example:
        variorum pack new rail && variorum pack lint rail
    """


@pack.command("new")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def new(folder: Path) -> None:
    """Write the files of a new pack into FOLDER.

    \b
    Example:
        variorum pack new rail
    """
    from variorum.collate.pack_checks import new_pack

    for path in new_pack(folder):
        talk(f"wrote {path}")


@pack.command("lint")
@click.argument("name")
@json_option
def lint(name: str, as_json: bool) -> None:
    """Say what is missing, doubled or unknown in pack NAME (a name or a folder).

    \b
    Example:
        variorum pack lint peace
    """
    from variorum.collate.pack_checks import lint_pack
    from variorum.collate.packs import load_pack

    findings = lint_pack(load_pack(name))
    if as_json:
        print_json(findings)
    else:
        print_table(["finding"], [(finding,) for finding in findings])
    talk(f"{len(findings)} findings in {name}")
    click.get_current_context().exit(1 if findings else 0)


@pack.command("test")
@click.argument("name")
@json_option
def test(name: str, as_json: bool) -> None:
    """Run the examples of pack NAME: each must find its issue.

    \b
    Example:
        variorum pack test peace
    """
    from variorum.collate.pack_checks import failed_examples
    from variorum.collate.packs import load_pack

    loaded = load_pack(name)
    failed = failed_examples(loaded)
    if as_json:
        print_json([{"issue": i, "text": t, "found": f} for i, t, f in failed])
    else:
        print_table(["issue", "phrasing", "found"], [(i, t, ", ".join(f)) for i, t, f in failed])
    talk(f"{len(loaded.examples) - len(failed)} of {len(loaded.examples)} examples find their issue")
    click.get_current_context().exit(1 if failed else 0)


@pack.command("coverage")
@click.argument("name")
@click.argument("paths", nargs=-1, required=True)
@json_option
def coverage(name: str, paths: tuple[str, ...], as_json: bool) -> None:
    """Say how much of the provisions in PATHS the pack NAME speaks of, and which cues hit nothing.

    \b
    Example:
        variorum pack coverage labour articles/
    """
    from variorum import api
    from variorum.collate.pack_checks import cover
    from variorum.collate.packs import load_pack

    records = api.extract_records(paths, pack=name)
    texts = [" ".join(span.exact for span in p.evidence) for p in records.provisions]
    found = cover(load_pack(name), texts)
    if as_json:
        print_json(found)
        return
    print_table(["issue", "provisions"], [(issue, str(n)) for issue, n in found.counts.items()])
    print_table(["in no issue"], [(text,) for text in found.other])
    talk(
        f"{found.provisions} provisions, {found.other_share:.0%} in no issue; "
        f"{len(found.unused_cues)} cues hit nothing"
    )


COMMANDS = (pack,)
