"""What a sentence tells by comparison: the same slot with another number, or for another draft."""

import pytest

from tests.extract.reported import drafts_of, provisions_of

OPENING = "Envoys of Sarnia have drafted a 12-point peace plan. It calls for a ceasefire."
COUNTER = "On Monday the Coast League announced a counterproposal. It would cap the fleet at 20 vessels."


def figures_of(*paragraphs):
    """(name of the draft, number, words) of each provision with a number."""
    names = {draft.id: draft.name for draft in drafts_of(*paragraphs)}
    found = [p for p in provisions_of(*paragraphs) if p.quantity]
    return [(names[p.draft], p.quantity.value, p.evidence[0].exact) for p in found]


def test_a_contrast_in_an_answer_is_the_figure_of_what_it_answers():
    sentence = "The troops would leave the island within two weeks instead of 30 days."
    assert figures_of(OPENING, COUNTER, sentence)[1:] == [
        ("counterproposal", 2, sentence.rstrip(".")),
        ("12-point peace plan", 30, "instead of 30 days"),
    ]


def test_what_is_as_in_another_draft_is_of_that_draft_too():
    sentence = "The fleet is to stay in port for 5 years, as it would have under the 12-point plan."
    assert figures_of(OPENING, COUNTER, sentence)[-1] == ("12-point peace plan", 5, sentence.rstrip("."))


@pytest.mark.parametrize(
    ("sentence", "number"),
    [("A pilot had heard 22.", 22), ("Another put it at 18.", 18), ("A pilot had heard 22 shots.", None)],
)
def test_another_number_for_what_was_just_told(sentence, number):
    found = figures_of(OPENING, f"It would cap the fleet at 12 vessels. {sentence}")[1:]
    assert found == ([("12-point peace plan", number, sentence.rstrip("."))] if number else [])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They would be 40 marks in the first draft, 35 in the second.",
         [("envoy's first draft", 40), ("revised draft", 35)]),
        ("The first draft gives the port ten days and this one gives it fourteen.",
         [("envoy's first draft", 10), ("revised draft", 14)]),
        ("Look at what the first draft offered him, which was twenty.", [("envoy's first draft", 20)]),
        ("The tolls have come down, from 40 marks to 35.", [("revised draft", 35)]),
        ("The envoy wanted the isles to vote on the port within 180 days.", [("envoy's first draft", 180)]),
        ("Nobody objects to the rate of 35 marks.", [("revised draft", 35)]),
    ],
)  # fmt: skip
def test_a_draft_named_without_its_noun(sentence, expected):
    lead = "The revised draft, published on Monday, replaces the envoy's first draft. It sets tolls."
    assert [found[:2] for found in figures_of(lead, sentence)] == expected


def test_the_draft_of_an_owner():
    lead = "The envoy's draft would cap the fleet. The union's counterproposal would open the port."
    sentence = "Tolls survive in both, at 40 marks in the envoy's and 30 marks in the union's."
    assert figures_of(lead, sentence) == [
        ("envoy's draft", 40, "40 marks in the envoy's"),
        ("union's counterproposal", 30, "30 marks in the union's"),
    ]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ("The envoy struck it out, and so did the revised draft.",
         [("envoy's first draft", "The envoy struck it out"), ("revised draft", "so did the revised draft")]),
        ("The revised draft has a toll on vessels. That has gone.", [("revised draft", "That has gone")]),
        ("The toll is gone. So is the vote.",
         [("revised draft", "The toll is gone"), ("revised draft", "So is the vote")]),
        ("The toll would stay. There is no vote.", [("revised draft", "There is no vote")]),
        ("It says the toll is split. Neither idea has come back.",
         [("revised draft", "Neither idea has come back")]),
    ],
)  # fmt: skip
def test_a_fate_told_by_what_was_told_before(sentences, expected):
    lead = "The revised draft, published on Monday, replaces the envoy's first draft. It caps the fleet."
    names = {draft.id: draft.name for draft in drafts_of(lead, sentences)}
    found = [p for p in provisions_of(lead, sentences) if p.status == "dropped"]
    assert [(names[p.draft], p.evidence[0].exact) for p in found] == expected


def test_the_figures_that_makers_had_asked_for():
    lead = "The mediators' plan would open the port. The union's counterproposal would close it."
    sentence = "It lasts 45 days, between the 42 the mediators had offered and the 49 the union asked for."
    assert figures_of(lead, sentence)[-2:] == [
        ("mediators' plan", 42, "the 42 the mediators had offered"),
        ("union's counterproposal", 49, "the 49 the union asked for"),
    ]


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("The fleet of Ormia would go back 30 miles and Sarnia's 15.", [30, 15]),
        ("Pay would go up by 4% on signing, 3.5% in January and 3% in May.", [4, 3.5, 3]),
        ("It suggests a toll of 4 marks this year, and 3 marks next July.", [4, 3]),
        ("The plan, which came on Monday, says Ormia will pay 12 marks.", [12]),
        ("The plan, presented on Monday, caps the toll at 40 marks and cuts pay to 30 marks.", [40, 30]),
    ],
)
def test_a_number_beside_a_number(sentence, numbers):
    assert [number for _, number, _ in figures_of(OPENING, sentence)] == numbers


def test_what_a_clause_within_a_sentence_tells_of_another_draft():
    lead = "The revised draft, published on Monday, replaces the envoy's first draft. It caps the fleet."
    sentence = "Detainees, whom the first draft had left to a commission, would all go home within 21 days."
    names = {draft.id: draft.name for draft in drafts_of(lead, sentence)}
    found = [(names[p.draft], p.status, p.evidence[0].exact) for p in provisions_of(lead, sentence)]
    assert (
        "envoy's first draft",
        "open",
        "Detainees, whom the first draft had left to a commission",
    ) in found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The plan: nine vessels, including two of the league, and a toll of 4 marks.",
         ["nine vessels, including two of the league", "a toll of 4 marks"]),
        ("The plan: pay of 18 marks and a one-time toll of 25 marks, due by May.",
         ["pay of 18 marks", "a one-time toll of 25 marks, due by May"]),
    ],
)  # fmt: skip
def test_the_members_of_a_summary(sentence, expected):
    assert [words for _, _, words in figures_of(OPENING, sentence)] == expected
