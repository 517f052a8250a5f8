"""Texts that reports tell by what they do, by whose they are, or by being spoken of again and again."""

import pytest

from tests.extract.reported import drafts_of


def aliases(*paragraphs):
    """The names of each text, in the order in which the texts come up."""
    return [draft.aliases for draft in drafts_of(*paragraphs)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # What a text does brings it up: a participle, a purpose, or the change of law that it makes.
        (
            "She opposes a measure authorizing wider patrols.",
            [("a measure", "a measure authorizing wider patrols")],
        ),
        ("Ada Lund is drawing up a bill to impose tolls.", [("a bill", "a bill to impose tolls")]),
        ("They may pass a ban on night ferries.", [("a ban",)]),
        ("Both houses would approve a delay of the toll.", [("a delay", "a delay of the toll")]),
        ("It rests on a petition filed by Ada Lund.", [("a petition", "a petition filed by Ada Lund")]),
        # A deal goes by whom it was made with, what is led by somebody by that.
        ("Last year's deal with Ormia failed.", [("last year's deal", "Last year's deal with Ormia")]),
        ("Nobody read a proposal that Ada Lund pushed.", [("a proposal", "a proposal that Ada Lund pushed")]),
    ],
)
def test_a_text_is_brought_up_by_what_is_said_of_it(sentence, expected):
    assert aliases(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "His bid for the senate began in May.",
        "The ferry made an extension of its pier.",
        "A paper outlining old voyages lay there.",
        "The ban is old.",
    ],
)
def test_what_only_looks_so_is_no_text(sentence):
    assert aliases(sentence) == []


def test_a_treaty_that_a_plan_would_bring_is_no_text_beside_it():
    text = (
        "The envoys put a 12-point plan before both sides. Ormia would sign a non-aggression treaty with "
        "Sarn and Vell. The leaked proposal would cap tolls at 40 marks."
    )
    assert aliases(text) == [("a 12-point plan", "the leaked proposal")]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        # Each side has its own offer, whatever it costs, and neither is the accord that they reach.
        (
            (
                "Orme Mills said it would extend its bid for Lund Ferries to May.",
                "A £30-a-share bid by Sarn-Vell Ltd. runs until June.",
                "Lawyers spoke of a research accord.",
            ),
            [
                ("its bid", "its bid for Lund Ferries"),
                ("a £30-a-share bid",),
                ("a research accord",),
            ],
        ),
        # A law about a deal is not the deal.
        (
            ("New Orme tolls bill fails.", "A new bill to impose tolls is short.", "The Orme deal is old."),
            [
                ("new Orme tolls bill", "a new bill", "A new bill to impose tolls"),
                ("the Orme deal",),
            ],
        ),
        # What is only known as a change is met again by its noun or by pointing at it.
        (
            (
                "They may pass a delay of the toll.",
                "Orme has rejected that offer.",
                "A package is also drawn up.",
            ),
            [("a delay", "that offer", "a delay of the toll")],
        ),
    ],
)
def test_texts_of_other_kinds_are_told_apart(paragraphs, expected):
    assert aliases(*paragraphs) == expected


def test_a_text_told_by_its_end_is_none_of_those_on_the_table():
    assert aliases("Orme sent a plan for the port.", "Sarn spoke of a compromise rebuffed by Orme.") == [
        ("a plan", "a plan for the port"),
        ("a compromise", "a compromise rebuffed by Orme"),
    ]


def test_a_deal_spoken_of_often_is_what_the_report_is_about():
    often = ("Shares rose on the deal.", "Ada Lund likes the deal.", "The deal is big.")
    assert (aliases(*often), aliases(*often[:1])) == ([("the deal",)], [])


def test_her_partys_own_plan_is_set_against_no_other():
    (plan,) = drafts_of("She read her own party's harbour plan.")
    assert (plan.name, plan.parent) == ("party's harbour plan", None)


def test_a_rejected_plan_that_is_like_another_does_not_counter_it():
    parents = [
        d.parent for d in drafts_of("The Ormish plan rejected in May was like a plan that Sarn wrote.")
    ]
    assert parents == [None, None]
