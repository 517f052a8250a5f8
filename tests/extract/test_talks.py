"""Which articles are about talks: only in those is a "package" or a "framework" a text on the table."""

import pytest

from variorum import extract_records
from variorum.extract.talks import is_about_talks

FILLER = "The new release loads faster and prints fewer warnings than the one before it. " * 12
TALKS = "Mediators put a proposal to both sides, and the union wants a ballot before it accepts the offer. "
BID = "The board said that Ormia Mills proposed to raise its bid, and the bid is open. "
PRINTED = "The company shall pay the fee. The client shall keep the copy. " * 2


@pytest.mark.parametrize(
    ("text", "about"),
    [
        (FILLER, False),
        (FILLER + TALKS, True),
        (FILLER + PRINTED, True),
        (BID + FILLER[:700], True),  # a brief note: two kinds of such words are enough
        ("The package ships with a framework.", True),  # too short to tell
    ],
)
def test_talks_are_told_by_the_share_of_their_words(text, about):
    assert is_about_talks(text) is about


def test_a_software_package_is_refused_with_the_reason(tmp_path):
    text = f"The leaked framework would load the revised package twice. {FILLER}"
    (tmp_path / "release.txt").write_text(text, encoding="utf-8")
    records = extract_records([tmp_path / "release.txt"])

    assert records.drafts == ()
    assert "the article is not about talks" in {refused.reason for refused in records.refused}


@pytest.mark.parametrize(
    ("claims", "kinds"),
    [
        ("Sarnia counts 214 of its sailors there, Ormia admits to 187. ", {"disputes:numbers"}),
        ("It is unclear who wrote the release. ", {"disputes:unclear"}),
    ],
)
def test_figures_face_each_other_only_where_there_are_sides(tmp_path, claims, kinds):
    found = {}
    for name, text in {"talks": claims + TALKS + FILLER, "release": claims + FILLER}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        found[name] = {d.method for d in extract_records([tmp_path / f"{name}.txt"]).disputes}
    assert found == {"talks": kinds, "release": kinds - {"disputes:numbers"}}
