"""The views of a dossier on the command line: the same lines as text, CSV and JSON, as of any day."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from variorum import api
from variorum.cli import main
from variorum.corrections import Review
from variorum.dossier.reviews import target_of

LEAK = """---
title: A plan is leaked
source_url: https://courier.example/leak
date: '2031-03-04'
language: en
---

The envoys met in Tern on Monday and handed over a 12-point plan. Under the 12-point plan, Norland would cap
its fleet at 6 ships by 1 May. Two officials said Sudland wrote the plan.

"We reject the 12-point plan," said Ada Brandt, the foreign minister of Norland.
"""
REPLY = """---
title: A counterproposal
source_url: https://herald.example/reply
date: '2031-03-06'
language: en
---

Sudland published a counterproposal to the 12-point plan on Thursday. Under the counterproposal, Norland would
cap its fleet at 8 ships. Ole Lind, a
spokesman for Norland, denied that Sudland wrote the plan.

"We support the counterproposal," said Ole Lind, a spokesman for Norland.
"""
VIEWS = ("collation", "drafts", "statements", "timeline", "contested")
FORMATS = ("jsonl", "csv", "md", "ics", "site", "sqlite")


@pytest.fixture(scope="module")
def talks(tmp_path_factory):
    """Two articles, the first statement of the first corrected on 10 March."""
    folder = tmp_path_factory.mktemp("cli")
    for name, text in (("leak.md", LEAK), ("reply.md", REPLY)):
        (folder / name).write_text(text, encoding="utf-8")
    dossier = api.init(folder / "talks", "The talks")
    dossier.add(folder / "leak.md", folder / "reply.md")
    dossier.build()
    records = dossier.records()
    said = next(one for one in records.statements if one.speaker == "Ada Brandt")
    target = target_of(said, {a.id: a for a in records.articles})
    after = {"speaker": "Una Moen"}
    made = {"id": "review-1", "reviewer": "eva", "made_at": "2031-03-10T09:00:00Z"}
    dossier.review(Review(**made, verdict="edit", target=target, after=after, note="mis-heard"))
    dossier.build()
    return folder / "talks"


def run(*arguments):
    return CliRunner().invoke(main, [str(a) for a in arguments])


def lines_of(view, talks, *options):
    return json.loads(run(view, "-d", talks, "--format", "json", *options).stdout)


@pytest.mark.parametrize("view", VIEWS)
def test_csv_and_json_have_the_same_lines(view, talks):
    written = run(view, "-d", talks, "--format", "csv").stdout_bytes.decode()

    assert list(csv.DictReader(io.StringIO(written, newline=""))) == lines_of(view, talks)


@pytest.mark.parametrize("view", VIEWS[:-1])
def test_the_text_names_what_the_data_has(view, talks):
    printed = run(view, "-d", talks).stdout
    column = {"collation": "label", "drafts": "name", "statements": "speaker", "timeline": "when"}[view]

    assert len(printed.splitlines()) > 1
    assert all(line[column] in printed for line in lines_of(view, talks))


def test_the_collation_has_a_column_for_each_draft(talks):
    sigla = [draft["siglum"] for draft in lines_of("drafts", talks)]

    assert run("collation", "-d", talks).stdout.split("\n")[0].split() == ["issue", *sigla]


def test_on_the_evening_of_the_leak_there_is_one_draft(talks):
    early = lines_of("drafts", talks, "--as-of", "2031-03-04")

    assert [draft["name"] for draft in early] == ["12-point plan"]
    assert len(lines_of("drafts", talks)) == 2
    assert lines_of("drafts", talks, "--as-of", "2031-03-03") == []


@pytest.mark.parametrize(
    ("day", "speaker"),
    [("2031-03-04", "Ada Brandt"), ("2031-03-09", "Ada Brandt"), ("2031-03-10", "Una Moen")],
)
def test_a_later_correction_does_not_rewrite_an_earlier_day(day, speaker, talks):
    said = lines_of("statements", talks, "--as-of", day, "--stance", "oppose")

    assert [one["speaker"] for one in said] == [speaker]


def test_a_contested_fact_has_both_its_sides_once_both_are_in_print(talks):
    first, second = lines_of("contested", talks)

    assert lines_of("contested", talks, "--as-of", "2031-03-04") == []
    assert (first["side"], second["side"]) == ("1", "2")
    assert "denied that Sudland wrote the plan" in first["words"]
    assert second["words"].endswith("Sudland wrote the plan")


def test_statements_are_chosen_by_draft_and_stance(talks):
    siglum = lines_of("drafts", talks)[0]["siglum"]
    chosen = lines_of("statements", talks, "--draft", siglum.lower(), "--stance", "oppose")

    assert [(one["speaker"], one["words"]) for one in chosen] == [
        ("Una Moen", '"We reject the 12-point plan,"')
    ]


def test_the_calendar_has_the_deadline_and_the_meeting(talks):
    days = [
        line.partition(":")[2]
        for line in run("timeline", "-d", talks, "--format", "ics").stdout.splitlines()
        if line.startswith("DTSTART")
    ]

    assert days == ["20310303", "20310306", "20310501"]


def test_the_calendar_is_one_with_the_export(talks):
    printed = run("timeline", "-d", talks, "--format", "ics", "--as-of", "2031-03-04").stdout_bytes

    assert printed == run("export", "-d", talks, "--format", "ics", "--as-of", "2031-03-04").stdout_bytes
    assert printed.endswith(b"END:VCALENDAR\r\n")
    assert b"20310306" not in printed


@pytest.mark.parametrize("format_", FORMATS)
def test_no_export_knows_what_was_published_or_corrected_later(format_, talks, tmp_path):
    target = tmp_path / "out"
    result = run("export", "-d", talks, "--format", format_, "--as-of", "2031-03-04", "-o", target)
    files = [target] if target.is_file() else [path for path in target.rglob("*") if path.is_file()]
    written = b"".join(path.read_bytes() for path in files)

    assert result.exit_code == 0
    assert b"12-point plan" in written
    for later in (b"counterproposal to the", b"Una Moen", b"Ole Lind", b"mis-heard"):
        assert later not in written


def test_sources_and_changes_take_a_day(talks):
    early = json.loads(run("sources", "-d", talks, "--json", "--as-of", "2031-03-04").stdout)
    whole = json.loads(run("sources", "-d", talks, "--json").stdout)
    told = run("changes", "-d", talks, "--since", "2031-03-05", "--as-of", "2031-03-06").stdout

    assert len(early["origins"]) < len(whole["origins"])
    assert "A counterproposal" in told
    assert "Una Moen" not in told


def test_show_says_what_was_known_of_a_record(talks):
    id_ = next(one["id"] for one in lines_of("statements", talks) if one["speaker"] == "Una Moen")

    assert "Ada Brandt" in run("show", id_, "-d", talks, "--as-of", "2031-03-09").stdout
    assert "Una Moen" in run("show", id_, "-d", talks).stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("drafts", "--as-of", "lately"), "'lately' is no day; write it as 2031-03-04"),
        (("statements", "--draft", "Z9"), "no draft 'Z9'; its drafts are "),
        (("show", "nothing", "--as-of", "2031-03-04"), "no record 'nothing' by 2031-03-04"),
        (("changes", "--since", "2031-03-06", "--as-of", "2031-03-04"), "give the earlier day to --since"),
    ],
)
def test_errors_say_what_to_do(arguments, says, talks):
    result = run(*arguments, "-d", talks)

    assert (result.exit_code, says in result.stderr) == (2, True)
