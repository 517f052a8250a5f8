"""Which articles are about talks: only in those is a "package" or a "framework" a text on the table."""

import pytest

from tests.extract.reported import an_annotated
from variorum import extract_records
from variorum.collate.packs import load_pack
from variorum.extract.talks import is_about_talks
from variorum.pipeline import make_engine, read_account

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
    ("claims", "anywhere"),
    [
        ("Sarnia counts 214 of its sailors there, Ormia admits to 187. ", set()),
        ("It is unclear who wrote the release. ", {"disputes:unclear"}),
    ],
)
def test_figures_face_each_other_only_where_there_are_sides(claims, anywhere):
    engine = make_engine(load_pack("peace"))
    talks, release = (
        {dispute.method for dispute in read_account(an_annotated(claims + text), (), engine).disputes}
        for text in (TALKS + FILLER, FILLER)
    )
    assert (talks, release) == (anywhere or {"disputes:numbers"}, anywhere)
