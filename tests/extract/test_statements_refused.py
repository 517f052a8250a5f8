"""What is refused as a statement where an article is on drafts, and why."""

import pytest

from tests.extract.test_statements import read, said
from variorum.extract.statements import find_statements, link_statements
from variorum.extract.statements_refused import refuse_statements

ASKED = "it was asked, or left unsaid"
LEDE = "The plan is out, and the plan is short. Talks on the plan go on. "
NO_TALKS = "The plan is out, and the plan is short. The plan is in print. "


def refusals_of(text, *attributions, lede=LEDE):
    """What was kept (content) and refused (reason) of an article on one plan."""
    annotated = read(lede + text)
    found, _ = find_statements(annotated, [said(annotated, *parts) for parts in attributions])
    starts = [at for at in range(len(lede + text)) if (lede + text).startswith("plan", at)]
    mentions = [(at, at + 4) for at in starts]
    linked = link_statements(annotated, found, [(a, b, "draft-1") for a, b in mentions])
    kept, refused = refuse_statements(annotated, linked, mentions)
    return [one.content[0].exact for one in kept], [one.reason for one in refused]


@pytest.mark.parametrize(
    ("text", "parts", "reason"),
    [
        ("Bellamy declined to comment.", ("Bellamy", "declined", "to comment"), ASKED),
        ("Bellamy asked whether it was over.", ("Bellamy", "asked", "whether it was over"), ASKED),
        ("Nobody claimed to have read it.", ("Nobody", "claimed", "to have read it"), "nobody says so"),
        (
            "It is said to be dead.",
            ("", "is said", "to be dead"),
            "nobody is named or described as saying so",
        ),
        (
            "The seven-page draft, which replaces it, drops the tolls.",
            ("The seven-page draft, which replaces it", "drops", "the tolls"),
            "a text on the table is no speaker: what it asks for is a provision",
        ),
        (
            "Bellamy would pledge to free them.",
            ("Bellamy", "would pledge", "to free them"),
            "what somebody would do is a provision, and nothing said",
        ),
    ],
)
def test_what_nobody_holds_is_refused(text, parts, reason):
    assert refusals_of(text, parts) == ([], [reason])


def test_where_nothing_is_negotiated_what_is_left_unsaid_is_kept():
    parts = ("Bellamy", "declined", "to comment")
    assert refusals_of("Bellamy declined to comment.", parts, lede=NO_TALKS) == (["to comment"], [])


def test_who_passes_something_on_makes_no_statement_of_it():
    text = "Two senators told reporters that Bellamy had assured them that the port was open."
    outer = ("Two senators", "told reporters", "that Bellamy had assured them that the port was open")
    inner = ("Bellamy", "had assured", "that the port was open")
    kept, refused = refusals_of(text, outer, inner)
    assert kept == ["that the port was open"]
    assert refused == ["it passes on what another said, and that stands by itself"]


def test_who_passes_on_several_sayings_makes_no_statement_of_them():
    text = "Bellamy called the port “shut” and confirmed that the pier was open, the Lamp reported."
    outer = ("the Lamp", "reported", text.removesuffix(", the Lamp reported."))
    first, second = (
        ("Bellamy", "called", "the port “shut”"),
        ("Bellamy", "confirmed", "that the pier was open"),
    )
    kept, refused = refusals_of(text, outer, first, second)
    assert kept == ["the port “shut”", "that the pier was open"]
    assert refused == ["it passes on what another said, and that stands by itself"]


def test_people_who_know_a_text_speak():
    parts = ("Three people with knowledge of the plan", "said", "it was over")
    assert refusals_of("Three people with knowledge of the plan said it was over.", parts) == (
        ["it was over"],
        [],
    )


@pytest.mark.parametrize(
    ("text", "parts", "kept"),
    [
        (
            "Bellamy enacted a variety of rules on sea tolls.",
            ("enacted", "a variety of rules on sea tolls"),
            False,
        ),
        ("Bellamy waited to sail at noon tomorrow.", ("waited", "to sail at noon tomorrow"), False),
        ("Bellamy intends to sail at noon tomorrow.", ("intends", "to sail at noon tomorrow"), True),
        ("Bellamy hopes that the fleet will sail.", ("hopes", "that the fleet will sail"), False),
        (
            "Bellamy put forward a list of nine ports and two isles.",
            ("put forward", "a list of nine ports and two isles"),
            False,
        ),
        (
            "Bellamy warned of a shortage of grain in the port.",
            ("warned of", "a shortage of grain in the port"),
            True,
        ),
        ("Bellamy threatened to quit the cabinet now.", ("threatened", "to quit the cabinet now"), True),
        ("Bellamy fears that the fleet will sail.", ("fears", "that the fleet will sail"), True),
    ],
)
def test_deeds_and_minds_are_no_statements_where_texts_are_negotiated(text, parts, kept):
    cue, content = parts
    reason = "a deed or a mind is told, and nothing said"
    expected = ([content], []) if kept else ([], [reason])
    assert refusals_of(text, ("Bellamy", cue, content)) == expected
    assert refusals_of(text, ("Bellamy", cue, content), lede=NO_TALKS) == ([content], [])


def test_a_side_taken_toward_a_text_is_a_statement():
    assert refusals_of("Bellamy rejected the plan.", ("Bellamy", "rejected", "the plan")) == (
        ["the plan"],
        [],
    )


def test_a_thing_that_is_only_named_is_no_statement_where_texts_are_negotiated():
    parts = ("Bellamy", "learned of", "the visit")
    reason = "a thing is named, and nothing said of it"
    assert refusals_of("Bellamy learned of the visit.", parts) == ([], [reason])
    assert refusals_of("Bellamy learned of the visit.", parts, lede=NO_TALKS) == (["the visit"], [])
    parts = ("Bellamy", "called it", "a gesture")
    assert refusals_of("Bellamy called it a gesture.", parts) == (["a gesture"], [])
