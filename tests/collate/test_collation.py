"""The collation of two and more drafts: states, who says a point is gone, what a cut-off text leaves
unknown.
"""

import pytest

from tests.collate.drafts import FERRY, LIGHTS, NORTH, SOUTH, SURVEY, draft
from variorum.collate.collation import collate_texts
from variorum.errors import UsageError
from variorum.extract.points import read_draft


def states(collation, at=1):
    return [(row.cells[0].numbers, row.cells[at].state) for row in collation.rows]


def test_a_point_gone_by_name_is_dropped_and_one_unmentioned_is_silent():
    base = draft("A", NORTH, LIGHTS, SURVEY, FERRY)
    reply = draft("B", NORTH, "[Point 2 deleted]", SURVEY)

    collation = collate_texts([base, reply])

    assert states(collation) == [(("1",), "same"), (("2",), "dropped"), (("3",), "same"), (("4",), "silent")]
    assert collation.rows[1].cells[1].named.number == "2"


def test_a_clause_whose_removal_is_described_is_dropped():
    base = draft("A", NORTH, LIGHTS, SURVEY)
    reply = draft("B", NORTH, "Removal of the clause on the lighthouse of Ness Point and its keeper.", SURVEY)

    assert states(collate_texts([base, reply]))[1] == (("2",), "dropped")


def test_what_follows_the_end_of_a_text_that_breaks_off_is_unknown():
    base = draft("A", NORTH, LIGHTS, SURVEY, FERRY)
    cut = read_draft(
        f"1. {NORTH}\n\n2. {LIGHTS}\n\n3. A joint survey of the herring stock shall be carr", "B"
    )

    assert states(collate_texts([base, cut]))[3] == (("4",), "unknown")


def test_bracketed_text_is_open():
    base = draft("A", "Each island shall send 40 boats.", LIGHTS)
    reply = draft("B", "Each island shall send [40] [60] boats.", LIGHTS)

    assert states(collate_texts([base, reply]))[0] == (("1",), "open")


def test_three_drafts_share_rows_and_what_two_added_is_one_row():
    base = draft("A", NORTH, LIGHTS)
    second = draft("B", NORTH, LIGHTS, FERRY)
    third = draft("C", FERRY, NORTH)

    rows = collate_texts([base, second, third]).rows

    assert [[cell.numbers for cell in row.cells] for row in rows] == [
        [("1",), ("1",), ("2",)],
        [("2",), ("2",), ()],
        [(), ("3",), ("1",)],
    ]
    assert [cell.state for cell in rows[2].cells] == ["silent", "added", "added"]


def test_issues_come_from_the_vocabulary_that_is_given():
    collation = collate_texts(
        [draft("A", SOUTH), draft("B", SOUTH)], lambda text: ("quota",) if "tonnes" in text else ()
    )

    assert collation.rows[0].issues == ("quota",)


@pytest.mark.parametrize(
    ("drafts", "message"),
    [
        ([draft("A", NORTH)], "a collation needs two drafts; give another file"),
        ([draft("A", NORTH), draft("A", SOUTH)], "two drafts have the same siglum; give each its own"),
    ],
)
def test_what_cannot_be_collated_is_said(drafts, message):
    with pytest.raises(UsageError, match=message):
        collate_texts(drafts)


def test_a_draft_without_points_leaves_all_of_the_base_unmentioned():
    assert states(collate_texts([draft("A", NORTH, LIGHTS), read_draft("", "B")])) == [
        (("1",), "silent"),
        (("2",), "silent"),
    ]
