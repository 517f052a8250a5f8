"""Slots of one point: who is bound, how strongly, how much, by when, on what condition."""

import pytest

from variorum.extract.slots import find_fills


def filled(words, slot):
    return [(words[f.start : f.end], f.value) for f in find_fills(words, 0, len(words)) if f.slot == slot]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("600 million cubic metres", "volume=600000000"),
        ("0.6 cubic kilometres", "volume=600000000"),
        ("at most 40 boats", "count=40;at-most"),
        ("no fewer than twenty-five boats", "count=25;at-least"),
        ("$1.9 billion", "count=1900000000"),
        ("12 per cent", "percent=12"),
        ("fifteen hundredths", "percent=15"),
        ("five equal annual stages", "percent=20"),
        ("one boat in twenty", "percent=5"),
        ("600 thousand nets", "count=600000"),
        ("about 1,000 metres", "length=1000"),
    ],
)
def test_amounts_come_to_one_value_however_they_are_put(words, value):
    assert filled(f"The fleet gets {words}.", "quantity")[0][1] == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("within two weeks of signature", "days=14"),
        ("within 14 days of signature", "days=14"),
        ("no more than three weeks after the vote", "days=21"),
        ("from 06:00 on 20 March 2031", "clock=06:00 date=2031-03-20"),
        ("by the end of 2033", "date=2033-12-31"),
        ("before 2034 begins", "date=2034-01-01"),
        ("from New Year 2032", "date=2032-01-01"),
        ("every ten minutes", "every=0.00694444"),
        ("six times an hour", "every=0.00694444"),
        ("between the middle of February and the last day of April", "date=--02-15 date=--04-30"),
    ],
)
def test_deadlines_come_to_one_value_however_they_are_put(words, value):
    assert filled(f"The boats shall sail {words}.", "deadline") == [(words, value)]


def test_a_stretch_that_nothing_anchors_is_a_quantity():
    assert filled("The pact is concluded for twelve months.", "deadline") == []
    assert filled("The pact is concluded for twelve months.", "quantity") == [
        ("twelve months", "days=365.25")
    ]


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("The port shall close.", "shall"),
        ("The port is to close.", "shall"),
        ("The port undertakes to close.", "shall"),
        ("The port shall not close.", "shall-not"),
        ("No port shall close.", "shall-not"),
        ("The port agrees not to close.", "shall-not"),
        ("Trawling is prohibited.", "shall-not"),
        ("The port shall grant no berth.", "shall-not"),
        ("The port may close.", "may"),
        ("Boats are free to sail.", "may"),
        ("The port should close.", "expected"),
        ("The port will endeavour to close.", "expected"),
        ("The port is expected not to close.", "expected"),
        ("The port would not close.", "shall-not"),
        ("The port would never close.", "shall-not"),
        ("It would be “expected” that the port close.", "expected"),
    ],
)
def test_every_way_to_bind_has_one_of_four_strengths(words, modality):
    assert [value for _, value in filled(words, "modality")] == [modality]


@pytest.mark.parametrize(
    ("words", "obligor"),
    [
        ("In the north the Parties shall withdraw.", "the Parties"),
        ("Boats shall be searched by the harbour guard.", "the harbour guard"),
        ("It falls to Skerry to pay.", "Skerry"),
        ("Boats shall be searched by night.", None),
    ],
)
def test_the_obligor_is_the_one_who_has_to_act(words, obligor):
    assert [text for text, _ in filled(words, "obligor")] == ([obligor] if obligor else [])


@pytest.mark.parametrize(
    "condition",
    [
        "unless both ports object",
        "provided that the quay is lit",
        "save where the tide forbids it",
        "except those notified in advance",
        "subject to a vote",
    ],
)
def test_a_condition_runs_from_its_opener_to_the_end_of_its_clause(condition):
    assert filled(f"Boats shall sail, {condition}.", "condition") == [(condition, "")]
