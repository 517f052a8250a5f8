"""The numbered text of a draft inside an article: a provision for each clause, under its printed number."""

from itertools import pairwise

import pytest

from tests.factory import an_article
from variorum.annotate import annotate
from variorum.collate.issues import issue_reader
from variorum.collate.packs import load_pack
from variorum.extract.drafts import find_drafts
from variorum.extract.printed_points import find_printed_points
from variorum.reading import Block, Reading

LEAD = "The envoy of Norland put a plan before both sides. The plan reads as follows:"
POINTS = """1. All firing shall cease at noon.
2. Neither Party shall keep more than 15 patrol vessels in the strait.
3. Sudland may license trawlers and shall return the deposits of 300 million marks within 20 days.
4. The status of the islands [shall be decided by arbitration] [shall remain as it is].
5. [Point 5 deleted]
6. A joint commission chaired by Norland shall settle disputes."""


def printed(points=POINTS, after="The parties will meet again.", lead=LEAD):
    text = f"{lead}\n\n{points}\n\n{after}"
    edges = [0, *(text.index(line) for line in (*points.splitlines(), after)), len(text)]
    blocks = tuple(Block(start=a, end=b) for a, b in pairwise(edges))
    (annotated,) = annotate([Reading(article=an_article(text), blocks=blocks)])
    drafts, mentions, _ = find_drafts(annotated)
    return find_printed_points(annotated, drafts, mentions, issue_reader(load_pack("peace")))[0]


def test_every_clause_keeps_the_number_of_its_point():
    assert [(p.number, p.status, p.modality, p.evidence[0].exact) for p in printed()] == [
        ("1", "proposed", "shall", "All firing shall cease at noon."),
        ("2", "proposed", "shall-not", "Neither Party shall keep more than 15 patrol vessels in the strait."),
        ("3", "proposed", "may", "Sudland may license trawlers"),
        ("3", "proposed", "shall", "shall return the deposits of 300 million marks within 20 days."),
        (
            "4",
            "open",
            None,
            "The status of the islands [shall be decided by arbitration] [shall remain as it is].",
        ),
        ("5", "dropped", None, "[Point 5 deleted]"),
        ("6", "proposed", "shall", "A joint commission chaired by Norland shall settle disputes."),
    ]


@pytest.mark.parametrize(
    ("number", "issue", "obligor"),
    [
        ("2", "force-cap", ("Neither Party",)),
        ("4", "territory-status", ()),
        ("6", "implementation-body", ("A joint commission chaired by Norland",)),
    ],
)
def test_issue_and_obligor_come_from_the_clause(number, issue, obligor):
    (found,) = [p for p in printed() if p.number == number]

    assert (issue in found.issues, found.obligor) == (True, obligor)


def test_amounts_and_deadlines_have_spans_of_their_own():
    found = printed()[3]

    assert (found.quantity.value, found.quantity.span.exact) == (300_000_000, "300 million marks")
    assert found.deadline.span.exact == "within 20 days"


def test_no_more_than_is_a_ceiling_however_it_is_negated():
    (fleet,) = [p for p in printed() if p.number == "2"]

    assert (fleet.quantity.value, fleet.quantity.comparator) == (15, "at-most")


def test_a_list_of_news_is_no_draft():
    assert printed("1. Ships sank.\n2. Prices fell.\n3. The envoy left.") == ()


def test_a_list_that_breaks_off_keeps_its_whole_clauses_only():
    cut = "1. Firing shall cease.\n2. The harbour shall open.\n3. The islands shall be"

    assert [p.number for p in printed(cut, after="")] == ["1", "2"]


def test_bullets_are_the_text_that_is_announced_and_notes_are_not():
    """An editor's note in brackets tells of another text; a list that nothing announces is no draft's."""
    bullets = (
        "- All firing shall cease at noon.\n- Neither Party shall keep more than 15 vessels.\n"
        "- Sudland shall return the deposits. (The old plan set 30 days for it.)"
    )

    assert printed(bullets) == ()
    assert [
        (p.number, p.evidence[0].exact)
        for p in printed(bullets, lead=f"The full text of the plan:\n\n{LEAD}")
    ] == [
        (None, "All firing shall cease at noon."),
        (None, "Neither Party shall keep more than 15 vessels."),
        (None, "Sudland shall return the deposits."),
    ]


def test_an_abbreviated_name_ends_no_sentence():
    points = POINTS.replace("at noon.", "at St. Alban and Cape Gen. Ruhl. Norland shall watch it.")
    assert [p.evidence[0].exact for p in printed(points) if p.number == "1"] == [
        "All firing shall cease at St. Alban and Cape Gen. Ruhl.",
        "Norland shall watch it.",
    ]
