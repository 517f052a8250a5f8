"""Which text comes before another one: what it was lifted from, raised from, made of or put in place of."""

import pytest

from tests.extract.reported import drafts_of

PLAN = "Orme sent a 12-point plan in May."


def parents(*paragraphs):
    """The name of each text that has a parent, with the parent's name and how it comes from it."""
    drafts = drafts_of(*paragraphs)
    names = {d.id: d.name for d in drafts}
    return [(d.name, names[d.parent.draft], d.parent.relation) for d in drafts if d.parent]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        # A text is lifted or borrowed from another, or made of the two told before.
        (
            (PLAN, "The League's draft borrows heavily from the plan."),
            ("League's draft", "12-point plan", "builds-on"),
        ),
        ((PLAN, "The League's draft is adapted from it."), ("League's draft", "12-point plan", "builds-on")),
        (
            (PLAN, "The plan is lifted from a paper published in April."),
            ("12-point plan", "paper", "builds-on"),
        ),
        (
            (
                "The Ormish draft would cap the tolls. The Sarnish draft would scrap them.",
                "A compromise text put forward by the chair merges the two drafts.",
            ),
            ("compromise text", "Ormish draft", "builds-on"),
        ),
        # One stage follows on another.
        (
            (
                "The ministry published a proposed rule in May.",
                "The final rule, issued on Friday, caps fees.",
            ),
            ("final rule", "proposed rule", "revises"),
        ),
        (
            ("Last year's agreement capped tolls.", "The new agreement, signed on Friday, scraps them."),
            ("new agreement", "Last year's agreement", "revises"),
        ),
        (
            ("The president vetoed a bill to cap tolls.", "They passed a watered-down bill on Friday."),
            ("watered-down bill", "bill", "revises"),
        ),
        # An offer that is raised is another one than before, which may only be told by its price.
        (
            (
                "Lund Ferries made an offer of £20 in May.",
                "On Friday it raised its offer to £25. The new offer is short.",
            ),
            ("new offer", "offer", "revises"),
        ),
        (("The mill cut its offer to £18 a share from £20 a share.",), ("offer", "£20 a share", "revises")),
        # A text is put in another's place, or answers it without saying to what.
        (
            (PLAN, "In its place the League proposes a standstill pact."),
            ("standstill pact", "12-point plan", "counters"),
        ),
        ((PLAN, "In response, Sarn tabled a short paper."), ("short paper", "12-point plan", "counters")),
        (
            (PLAN, "The League countered on Friday. Its text has two pages."),
            ("text", "12-point plan", "counters"),
        ),
    ],
)
def test_what_a_text_comes_from(paragraphs, expected):
    assert parents(*paragraphs) == [expected]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("The mill raised its offer on Friday.",),
        ("The ministry published a proposed rule in May.", "The proposed rule is short."),
        (PLAN, "In response, Sarn said nothing."),
    ],
)
def test_what_tells_of_no_other_text(paragraphs):
    assert parents(*paragraphs) == []
