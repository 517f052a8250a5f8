"""The command line: data on stdout, talk on stderr, exit codes 0 ok, 1 findings, 2 usage, 3 input."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from variorum.cli import main

LEAK = """---
title: A leaked plan
source_url: https://news.example/leak
date: '2031-03-06'
language: en
---

The envoys handed over a 12-point plan on Tuesday. Under the plan, Norland would cap its fleet at 6 ships.

“We will study it,” said Ada Brandt, the foreign minister of Norland.
"""


def run(*arguments):
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def leak(tmp_path):
    path = tmp_path / "leak.md"
    path.write_text(LEAK, encoding="utf-8")
    return path


def test_extract_prints_records_one_a_line(leak):
    result = run("extract", leak)
    kinds = {json.loads(line)["kind"] for line in result.stdout.splitlines()}

    assert (result.exit_code, {"article", "draft", "provision", "statement", "date"} - kinds) == (0, set())


def test_a_dossier_is_made_built_and_exported(tmp_path, leak):
    talks = tmp_path / "talks"
    codes = [
        run("init", talks, "--title", "The talks").exit_code,
        run("add", leak, "-d", talks).exit_code,
        run("build", "-d", talks).exit_code,
    ]
    exported = run("export", "-d", talks).stdout

    assert codes == [0, 0, 0]
    assert exported == run("extract", leak).stdout


def test_show_gives_the_words_and_the_rule(tmp_path, leak):
    run("init", tmp_path / "talks")
    run("add", leak, "-d", tmp_path / "talks")
    run("build", "-d", tmp_path / "talks")
    lines = map(json.loads, run("export", "-d", tmp_path / "talks").stdout.splitlines())
    provision = next(record for record in lines if record["kind"] == "provision")

    shown = run("show", provision["id"], "-d", tmp_path / "talks").stdout

    assert "Under the plan, Norland would cap its fleet at 6 ships." in " ".join(shown.split())
    assert provision["method"] in shown


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("latin.md", b"caf\xe9 \xff\xfe\x81", "UTF-8"),
        ("empty.md", b"", "empty"),
        ("broken.md", b"---\ntitle: [\n---\nText.\n", "front matter"),
        ("null.txt", b"a\x00b", "NUL"),
    ],
)
def test_bad_input_is_named_and_the_rest_goes_on(tmp_path, leak, name, content, reason):
    (tmp_path / name).write_bytes(content)

    result = run("extract", leak, tmp_path / name)

    assert result.exit_code == 1
    assert name in result.stderr
    assert reason in result.stderr
    assert '"kind":"draft"' in result.stdout


def test_nothing_readable_is_an_input_error(tmp_path):
    (tmp_path / "empty.md").write_bytes(b"")

    assert run("extract", tmp_path / "empty.md").exit_code == 3


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("build", "-d", "{tmp}"), 3, "is not a dossier"),
        (("show", "no-such-id", "-d", "{talks}"), 3, "was never built"),
        (("add", "{tmp}/nothing.md", "-d", "{talks}"), 1, "nothing.md"),
        (("extract",), 2, "Missing argument"),
        (("init", "{talks}"), 3, "is a dossier already"),
    ],
)
def test_errors_say_what_to_do(tmp_path, arguments, code, says):
    run("init", tmp_path / "talks")
    result = run(*(a.format(tmp=tmp_path, talks=tmp_path / "talks") for a in arguments))

    assert (result.exit_code, says in result.output) == (code, True)


def test_the_schema_names_every_kind():
    schema = json.loads(run("schema").stdout)

    assert {"Article", "Draft", "Provision", "Row", "Refused"} <= set(schema["$defs"])


def test_a_read_only_folder_is_named(tmp_path, monkeypatch):
    def refuse(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    result = run("init", tmp_path / "talks")

    assert (result.exit_code, "Permission denied" in result.stderr) == (3, True)


@pytest.mark.parametrize(("before", "after"), [(None, "1"), ("4", "4")])
def test_small_products_take_one_thread_unless_told_otherwise(monkeypatch, before, after):
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", before or "1")
    if before is None:
        monkeypatch.delenv("OPENBLAS_NUM_THREADS")
    assert run("schema").exit_code == 0
    assert os.environ["OPENBLAS_NUM_THREADS"] == after
