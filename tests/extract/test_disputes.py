"""Disputes: contested facts with the words of every side."""

import pytest

from tests.extract.reported import an_annotated
from variorum.extract.disputes import find_disputes
from variorum.extract.drafts import find_drafts


def disputes_of(*paragraphs):
    annotated = an_annotated(*paragraphs)
    return find_disputes(annotated, (), find_drafts(annotated)[1])


def sides(*paragraphs):
    """(type, positions) of each dispute."""
    return [(d.type, [side.position for side in d.sides]) for d in disputes_of(*paragraphs)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It is unclear whether the plan came from Sarnia or was a forgery.",
            [("uncertainty", ["whether the plan came from Sarnia", "was a forgery"])],
        ),
        ("It was not clear who wrote the text.", [("uncertainty", ["who wrote the text"])]),
        (
            "The officials disagreed about whether the toll would end at once or in stages.",
            [("contradiction", ["whether the toll would end at once", "in stages"])],
        ),
        (
            "Dahl said that Sarnia did not write the plan. Orsic said that Sarnia had written the plan.",
            [("contradiction", ["Sarnia did not write the plan", "Sarnia had written the plan"])],
        ),
        (
            "Sarnia counts 214 of its sailors there, Ormia admits to 187.",
            [("contradiction", ["Sarnia counts 214 of its sailors there", "Ormia admits to 187"])],
        ),
        (
            "The two gave differing accounts. One said the port was open; another said it was shut.",
            [("contradiction", ["the port was open", "it was shut"])],
        ),
        (
            "Sarnia would keep 24 vessels, according to Dahl. The owner had heard 22.",
            [("contradiction", ["Sarnia would keep 24 vessels", "The owner had heard 22"])],
        ),
        (
            "The plan sets a limit of 12 vessels, which some newspapers have reported as 21.",
            [
                (
                    "contradiction",
                    ["The plan sets a limit of 12 vessels", "which some newspapers have reported as 21"],
                )
            ],
        ),
        ("Sarnia would keep 24 vessels, according to Dahl. The owner had heard 24.", []),
        ("Dahl said the port was open. Orsic said the toll was high.", []),
        ("Nobody disputes that the toll is high.", []),
    ],
)
def test_what_is_contested(text, expected):
    assert sides(text) == expected


def test_what_is_denied_is_a_side_too():
    text = "Rook said that the draft came from Sarnia. A spokesman called this “an invention.”"
    (dispute,) = disputes_of(text)
    assert (dispute.type, dispute.about) == ("denial", "the draft came from Sarnia")
    assert [side.position for side in dispute.sides] == [
        "the draft came from Sarnia",
        "called this “an invention.”",
    ]


def test_a_denial_names_what_it_denies():
    assert sides("Dahl denied that Sarnia had written the plan.") == [
        ("denial", ["denied that Sarnia had written the plan", "Sarnia had written the plan"])
    ]


def test_the_quotation_after_a_denial_is_evidence_of_it():
    text = "An aide said the fleet would sail. A minister denied that. “Nobody will sail,” she said."
    (dispute,) = disputes_of(text)
    assert [span.exact for span in dispute.sides[1].evidence] == [
        "A minister denied that",
        "“Nobody will sail,” she said",
    ]


def test_what_is_said_not_to_exist_was_said_to():
    told, spoken = "There is, some say, another paper.", "Dahl said she would not swear to it."
    (dispute,) = disputes_of(told, spoken, "“There is no such paper,” said Orsic.")
    assert [side.position for side in dispute.sides] == [
        "There is, some say, another paper",
        "“There is no such paper,” said Orsic",
    ]


def test_the_quotation_after_a_view_is_evidence_of_it():
    text = (
        "It is not clear who asked for the toll. Dahl said that “the union asked for it.” “They always do.”"
    )
    (dispute,) = disputes_of(text)
    assert "“They always do.”" in [s.exact for side in dispute.sides for s in side.evidence]


def test_rejecting_a_plan_is_no_dispute():
    assert sides("Sarnia put forward a peace plan. Ormia rejected the proposal.") == []


def test_every_side_has_evidence():
    text = "It is unclear whether it rained. Dahl denied that it rained. Orsic said it had rained."
    assert all(side.evidence for dispute in disputes_of(text) for side in dispute.sides)


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        (
            "Nor is it clear who proposed the toll. Dahl said that it came from the union.",
            ["who proposed the toll", "it came from the union"],
        ),
        (
            "It is unclear who fired first. Both sides accuse each other.",
            ["who fired first", "Both sides accuse each other"],
        ),
        (
            "The two do not agree on what it is worth. Sarnia said it would bring 2,150 marks. "
            "The union puts the gain at 1,400.",
            [
                "what it is worth",
                "Sarnia said it would bring 2,150 marks",
                "The union puts the gain at 1,400",
            ],
        ),
        (
            "It is unclear whether it is a proposal at all. A diplomat thought that it could be a list.",
            ["whether it is a proposal at all", "it could be a list"],
        ),
        (
            "Dahl says she wrote it. Orsic says otherwise.",
            ["she wrote it", "Orsic says otherwise"],
        ),
    ],
)
def test_views_on_what_is_open_are_sides(text, positions):
    (dispute,) = disputes_of(text)
    assert [side.position for side in dispute.sides] == positions
