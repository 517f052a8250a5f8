"""Order of events from the text: what came before or after what, where no date is given."""

import pytest

from tests.extract.reported import an_annotated
from variorum.extract.event_order import find_order
from variorum.extract.events import find_events
from variorum.model import Statement


def ordered(*paragraphs, said=None):
    """(day, text, relation, gap, words) of each event with an order; `said` is what one statement holds."""
    annotated = an_annotated(*paragraphs)
    article = annotated.reading.article
    statements = []
    if said:
        span = article.span(article.text.index(said), article.text.index(said) + len(said))
        words = {"content": (span,), "evidence": (span,), "directness": "indirect"}
        statements = [Statement(id="said", speaker="Dahl", said_on="2031-03-03", **words)]
    events = find_order(annotated, statements, find_events(annotated))
    return [(e.when, e.text, o.relation, o.gap, o.span.exact) for e in events for o in e.order]


def test_hours_after_a_saying_are_on_its_day():
    found = ordered(
        "Dahl said on Monday that the port was closed.",
        "Less than an hour after those comments, the ministry opened the gates.",
        said="the port was closed",
    )

    words = "Less than an hour after those comments"
    assert found == [("2031-03-03", f"{words}, the ministry opened the gates", "after", "PT1H", words)]


def test_what_follows_a_vote_is_set_after_it():
    found = ordered("Parliament voted on Monday.", "Three days after the vote, the union closed the port.")

    assert [(relation, words) for _, _, relation, _, words in found] == [
        ("after", "Three days after the vote")
    ]


def test_later_points_to_what_was_told_last():
    found = ordered("The cabinet met on Monday.", "Two hours later the gates opened.")

    assert found == [("2031-03-03", "Two hours later the gates opened", "after", "PT2H", "Two hours later")]


def test_what_only_would_happen_has_no_order():
    assert ordered("Parliament voted on Monday.", "The port would close a day after the vote.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "An hour after those comments, the gates opened.",
        "The gates would open an hour after the vote.",
        "After a long night, the gates opened.",
    ],
)
def test_no_order_without_something_told_before_and_something_that_happened(sentence):
    assert ordered(sentence) == []
