"""Reading issues: how words are spelled for cues, and which issues are given beside the best."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.collate.issues import cues_met, issue_reader, spelled, strength_of
from variorum.collate.packs import installed_packs, load_pack, words_of

VOCABULARY = "issues: [{id: aid, label: A, definition: a}, {id: tolls, label: T, definition: t}]"
CUES = """
aid: {strong: ["# billion", "grain", "convoy*", "relief"], weak: ["fuel"]}
tolls: {strong: ["toll*", "# percent + traffic"], weak: ["ferry"]}
"""


@pytest.fixture
def pack(tmp_path):
    for name, text in (("vocabulary", VOCABULARY), ("cues", CUES), ("examples", "{}")):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load_pack(tmp_path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("$6bn held", ["6", "billion", "held"]),
        ("380kg, 3.5pc", ["380", "kg", "3.5", "percent"]),
        ("5 per cent", ["5", "percent"]),
        ("5% per year, as per", ["5", "percent", "per", "year", "as", "per"]),
        ("per per cent", ["per", "percent"]),
    ],
)
def test_units_are_spelled_as_cues_spell_them(text, words):
    assert spelled(words_of(text)) == words


@pytest.mark.parametrize(
    ("text", "issues"),
    [
        ("a €2.5bn loan", ("aid",)),
        ("30 per cent of the traffic", ("tolls",)),
        ("Grain pays a toll.", ("aid", "tolls")),
        ("Relief convoys with grain pay a toll.", ("aid",)),
        ("the fuel for the ferry", ("other",)),
    ],
)
def test_a_further_issue_needs_half_the_score_of_the_best(pack, text, issues):
    assert issue_reader(pack)(text) == issues


@pytest.mark.parametrize(("text", "strength"), [("grain and fuel", 3), ("fuel", 0), ("", 0)])
def test_strength_is_the_score_of_the_best_issue_that_counts(pack, text, strength):
    assert strength_of(pack, text) == strength


@pytest.mark.parametrize("name", installed_packs())
@given(text=st.text(max_size=60))
def test_any_text_has_an_issue_of_the_pack_and_no_more_than_three(name, text):
    loaded = load_pack(name)
    issues = issue_reader(loaded)(text)

    assert set(issues) <= {issue.id for issue in loaded.issues}
    assert 1 <= len(issues) == len(set(issues)) <= 3
    assert issues != ("other",) or strength_of(loaded, text) == 0
    assert bool(cues_met(loaded, text)) or issues == ("other",)
