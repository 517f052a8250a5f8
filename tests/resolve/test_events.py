"""One event in many articles: which reports tell the same, and what of them is kept."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factory import an_article, span_of
from variorum.model import Event, Order, identity
from variorum.resolve.events import merge_events


def event(text, when="2031-03-04", kind="other", actors=(), order=()):
    """An event that an article of its own tells in these words."""
    article = an_article(text)
    return Event(
        id=identity("event", text),
        when=when,
        type=kind,
        text=text,
        actors=actors,
        order=order,
        evidence=(span_of(article, text),),
    )


HANDED = event("the 22-point draft that the envoy handed over on Tuesday", kind="handover")
GIVEN = event("The draft, presented to both delegations by the envoy", kind="handover")
TUGS = event("a mine went off beside two tugs near Cape Merle")
MINE = event("a drifting mine damaged two tugs off Cape Merle")


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (HANDED, GIVEN, 1),
        (TUGS, MINE, 1),
        (TUGS, event("the cabinet met behind closed doors"), 2),
        (TUGS, event(MINE.text, when="2031-03-05"), 2),
        (event("talks resumed", kind="meeting"), event("the delegations are to meet", kind="meeting"), 1),
        (
            event("Sarn met union negotiators in Calder", kind="meeting", actors=("sarn",)),
            event("Dahl met shipowners from three northern ports", kind="meeting", actors=("dahl",)),
            2,
        ),
        (event("Talks ended", when=None), event("Talks ended early", when=None), 2),
    ],
)
def test_reports_of_one_day_are_one_event_where_they_tell_the_same(one, other, count):
    assert len(merge_events([one, other])) == count


def test_the_first_report_gives_day_and_words_and_all_give_evidence():
    later = event(MINE.text, when="2031-03-04TNI")
    (joined,) = merge_events([TUGS, later])

    assert (joined.id, joined.when, joined.text) == (TUGS.id, "2031-03-04", TUGS.text)
    assert joined.evidence == (*TUGS.evidence, *later.evidence)


def test_order_points_to_the_event_that_another_was_joined_into():
    words = "hours after the blast, the port was shut"
    span = span_of(an_article(words), "hours after the blast")
    shut = event(words, order=(Order(relation="after", to=MINE.id, gap="PTXH", span=span),))

    found = {one.text: one for one in merge_events([TUGS, MINE, shut])}

    assert found[words].order[0].to == TUGS.id


@settings(max_examples=25)
@given(st.permutations([HANDED, GIVEN, TUGS, MINE, event("talks resumed", kind="meeting")]))
def test_what_is_joined_does_not_hang_on_the_order(events):
    assert {frozenset(e.evidence) for e in merge_events(events)} == {
        frozenset((*HANDED.evidence, *GIVEN.evidence)),
        frozenset((*TUGS.evidence, *MINE.evidence)),
        frozenset(event("talks resumed").evidence),
    }
