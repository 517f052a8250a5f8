"""Packs: what is in the folder is what the reader of issues knows."""

import pytest

from variorum.collate.issues import cues_met, issue_reader
from variorum.collate.pack_checks import cover, failed_examples, lint_pack, new_pack
from variorum.collate.pack_choice import choose_pack
from variorum.collate.packs import installed_packs, load_pack
from variorum.errors import PackError

VOCABULARY = """
name: toy
issues:
- {id: pay, label: Pay, definition: wages}
- {id: leave, label: Leave, definition: days off}
"""
CUES = """
pay: {strong: ["wage*|salar* + rise|increase*"], weak: ["pay"], not: ["pay attention"]}
leave: {strong: ["day* of leave"]}
"""


def toy(tmp_path, vocabulary=VOCABULARY, cues=CUES, examples="{}"):
    for name, text in (("vocabulary", vocabulary), ("cues", cues), ("examples", examples)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load_pack(tmp_path)


@pytest.mark.parametrize(
    ("text", "issues"),
    [
        ("Wages shall rise by 3 percent.", ("pay",)),
        ("An increase in salary and two days of leave", ("pay", "leave")),
        ("Staff pay attention to leave.", ("other",)),
        ("", ("other",)),
    ],
)
def test_every_term_of_a_cue_must_occur(tmp_path, text, issues):
    assert issue_reader(toy(tmp_path))(text) == issues


def test_the_cues_behind_an_issue_can_be_named(tmp_path):
    assert cues_met(toy(tmp_path), "Each has five days of leave") == ("leave: day* of leave",)


def test_a_cue_for_an_unknown_issue_is_refused(tmp_path):
    with pytest.raises(PackError, match="no issue 'rest'; add it to vocabulary.yaml or remove it here"):
        toy(tmp_path, cues="rest: {strong: [nap]}")


def test_broken_yaml_names_the_file(tmp_path):
    with pytest.raises(PackError, match=r"cues\.yaml.*mend the YAML there"):
        toy(tmp_path, cues="pay: [")


def test_an_unknown_pack_lists_those_there_are():
    with pytest.raises(PackError, match="take one of .*peace"):
        load_pack("no-such-pack")


@pytest.mark.parametrize("name", installed_packs())
def test_every_example_of_an_installed_pack_finds_its_issue(name):
    pack = load_pack(name)
    issues_of = issue_reader(pack)

    assert [(issue, text) for issue, text in pack.examples if issue not in issues_of(text)] == []


@pytest.mark.parametrize("name", installed_packs())
def test_every_issue_of_an_installed_pack_has_a_cue_and_an_example(name):
    pack = load_pack(name)
    lacking = {i.id for i in pack.issues} - {c.issue for c in pack.cues} | {i.id for i in pack.issues} - {
        issue for issue, _ in pack.examples
    }

    assert lacking <= {"other"}


def test_a_new_pack_is_sound(tmp_path):
    new_pack(tmp_path / "rail")
    pack = load_pack(tmp_path / "rail")

    assert (lint_pack(pack), failed_examples(pack)) == ((), ())


def test_lint_names_what_is_doubled_or_missing(tmp_path):
    pack = toy(tmp_path, cues="pay: {strong: [wage, wage]}", examples="pay: [A wage]")

    assert lint_pack(pack) == (
        "issue 'leave' has no cue",
        "issue 'leave' has no example",
        "cue 'wage' of 'pay' stands twice",
        "there is no issue 'other' for what fits nowhere",
    )


def test_coverage_lists_what_stays_other(tmp_path):
    found = cover(toy(tmp_path), ["Wages increase.", "The canteen opens at six."])

    assert (found.other, found.other_share, found.unused_cues) == (
        ("The canteen opens at six.",),
        0.5,
        ("pay: pay", "pay: pay attention", "leave: day* of leave"),
    )


PAY = "Wages rise by 4 percent in May. "
MORE = PAY + "Overtime ends. Sick pay is cut. A bonus is paid. No strikes are called. "
PEACE = "The ceasefire holds. Prisoners are exchanged. Sanctions are lifted. Elections are held. "
CLIMATE = "Emissions are cut by half. Coal power is phased out. Deforestation ends. Methane falls. "


@pytest.mark.parametrize(
    ("text", "pack"),
    [(PAY, "peace"), (MORE, "labour"), (PEACE, "peace"), (CLIMATE * 2, "climate")],
)
def test_another_pack_is_chosen_only_where_it_is_clearly_ahead(text, pack):
    assert choose_pack([text]) == pack
