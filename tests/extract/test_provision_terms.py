"""Forms in which reporting of bids, contracts and bills tells what a text says."""

import pytest

from tests.extract.reported import an_annotated, provisions_of
from variorum.extract.quoting import quoted_ranges

OPENING = "The Coast League has drafted a 12-point peace plan."
TOLD = "It calls for a ceasefire."


def told(*paragraphs):
    """Words and status of each provision after those of the opening and of TOLD."""
    found = [(p.evidence[0].exact, p.status) for p in provisions_of(OPENING, *paragraphs)]
    return [item for item in found if item[0] != "calls for a ceasefire"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The plan was valued at 40 million marks.", "The plan was valued at 40 million marks"),
        ("The plan is worth 40 million marks a year.", "The plan is worth 40 million marks a year"),
        ("The plan is designed to limit tolls in the port.", "is designed to limit tolls in the port"),
        ("All agreed that the plan would raise tolls.", "the plan would raise tolls"),
        ("The provision would require 40 vessels to leave the port.",
         "would require 40 vessels to leave the port"),
        ("Pilots dislike the tolls included in the plan.", "the tolls included in the plan"),
        ("Pilots objected to a provision barring 40 vessels from the port.",
         "barring 40 vessels from the port"),
        ("The plan grants many demands, including giving up the island.", "giving up the island"),
    ],
)  # fmt: skip
def test_what_a_text_says_in_other_forms(sentence, expected):
    assert told(sentence) == [(expected, "proposed")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The envoys put out a version of the plan that rejects the tolls of the port.",
         ("rejects the tolls of the port", "dropped")),
        ("Envoys agreed on the plan, but left the status of the island for ministers to decide.",
         ("left the status of the island for ministers to decide", "open")),
    ],
)  # fmt: skip
def test_what_is_taken_out_or_left_open_in_other_forms(sentence, expected):
    assert told(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "It was unclear whether the plan would be put to a vote.",
        "Clerks calculated that the plan may lower tolls by 3 marks.",
        "By 2038 the toll would be higher than any other.",
        "Pilots would see their tolls rise in May.",
        "They could move to another port.",
        "The Coast League agreed to meet the pilots of the port.",
    ],
)
def test_what_comes_of_a_text_or_is_thought_of_it(sentence):
    assert told(f"{TOLD} {sentence}") == []


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (("She called it “a false account of it all.\" He left.",), ["“a false account of it all.\""]),
        (("“One of them was here on Monday.", "He left."), ["“One of them was here on Monday."]),
        (("“One of them was here.", "“Another one is to come.” He left."),
         ["“One of them was here.\n\n“Another one is to come.”"]),
        (("She wrote ''one of them was here'' on it.",), ["''one of them was here''"]),
    ],
)  # fmt: skip
def test_where_a_quotation_ends(paragraphs, expected):
    annotated = an_annotated(*paragraphs)
    text = annotated.reading.article.text
    assert [text[start:end] for start, end in quoted_ranges(annotated)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Coast League offered 40 marks a vessel.", "offered 40 marks a vessel"),
        ("On Monday it raised the plan to 40 marks a vessel.", "raised the plan to 40 marks a vessel"),
        ("The plan is expected to include 40 vessels.", "The plan is expected to include 40 vessels"),
        ("It calls for a ceasefire. Beginning in May in each port, tolls would rise to 40 marks.",
         "tolls would rise to 40 marks"),
        ("As part of the plan, Ormia would free 40 detainees.",
         "As part of the plan, Ormia would free 40 detainees"),
        ("It adds 40 vessels to the port.", "adds 40 vessels to the port"),
    ],
)  # fmt: skip
def test_what_is_offered_or_agreed(sentence, expected):
    assert told(sentence) == [(expected, "proposed")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Pilots had asked for 40 vessels in the port.",
        "The company agreed to talks in the port.",
    ],
)
def test_what_was_before_a_text(sentence):
    assert told(f"{TOLD} {sentence}") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The plan is conditional on tolls for each port.", "The plan is conditional on tolls for each port"),
        ("Small vessels remain exempt from the plan.", "Small vessels remain exempt from the plan"),
        ("The toll does not apply to old vessels and will be subject to a vote.",
         "The toll does not apply to old vessels | will be subject to a vote"),
        ("Pilots were required to pay the toll by May.", "Pilots were required to pay the toll by May"),
        ("They were required to pay the toll by May.", ""),
        ("Clerks foresee that the toll may apply to each port.", ""),
    ],
)  # fmt: skip
def test_what_is_so_by_a_rule(sentence, expected):
    assert " | ".join(words for words, _ in told(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ministers are ready to accept a two-year freeze of the toll.", "a two-year freeze of the toll"),
        ("It signed as long as the pact came with a one-year pause in the toll.",
         "a one-year pause in the toll"),
        ("Envoys have blocked a $40 million port bill to build quays.",
         "a $40 million port bill to build quays"),
        ("Traders felt a two-year freeze of the toll.", ""),
    ],
)  # fmt: skip
def test_things_with_their_measure(sentence, expected):
    assert " | ".join(words for words, _ in told(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Coast League said it would extend the plan to 6 May.", "would extend the plan to 6 May"),
        ("The plan was extended to 6 May.", "was extended to 6 May"),
        ("Envoys have proposed changing the plan to 40 marks a vessel.",
         "changing the plan to 40 marks a vessel"),
        ("The plan was cut to 9 points.", ""),
        ("If Ormia agrees to a vote, the league would free its detainees.",
         "the league would free its detainees"),
        ("The government pledged that in May it would lower the toll.",
         "pledged that in May it would lower the toll"),
    ],
)  # fmt: skip
def test_what_is_changed_or_promised(sentence, expected):
    assert " | ".join(words for words, _ in told(sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The plan did not offer enough vessels to the port.",
        "A court found that the toll was too high for 40 vessels.",
        "Other estimates put the number of vessels at 40.",
        "Vessels are being kept out of the port.",
        "The plan, dated by Ormia, which already holds 12 vessels, is in print.",
        "The toll dates back to the year 1938.",
    ],
)
def test_what_is_found_or_has_long_been_so(sentence):
    assert told(f"{TOLD} {sentence}") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ormia cut its proposed toll of 40 marks.", "its proposed toll of 40 marks"),
        ("Under the plan, pilots set tolls by May.", "Under the plan, pilots set tolls by May"),
        ("Pilots backed a plan to end the strike in exchange for a vote on tolls.",
         "to end the strike in exchange for a vote on tolls"),
        ("It is part of the plan, which is intended to limit tolls.", "is intended to limit tolls"),
        ("The plan would come with a toll.", "would come with a toll"),
        ("The plan would give more vessels to the port.", "would give more vessels to the port"),
    ],
)  # fmt: skip
def test_what_else_a_text_holds(sentence, expected):
    assert " | ".join(words for words, _ in told(sentence)) == expected
