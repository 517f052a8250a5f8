"""Which issue words take that do not name their own: what they continue, or come back to."""

import pytest

from tests.extract.reported import an_annotated, issues_of
from tests.factory import span_of
from variorum.extract.provision_issues import settle_issues
from variorum.model import Provision


def settled(quotes, *paragraphs):
    """The issues of the quotes, each a provision of the article that the paragraphs make."""
    annotated = an_annotated(*paragraphs)
    spans = [span_of(annotated.reading.article, quote) for quote in quotes]
    provisions = [
        Provision(id=str(n), draft="a", issues=issues_of(span.exact), evidence=(span,))
        for n, span in enumerate(spans)
    ]
    return [" ".join(p.issues) for p in settle_issues(provisions, annotated, issues_of)]


@pytest.mark.parametrize(
    ("quotes", "text", "issues"),
    [
        (
            ["The south would keep 15 vessels", "the north 18"],
            "The south would keep 15 vessels and the north 18.",
            ["force-cap", "force-cap"],
        ),
        (["40 marks in the first draft"], "On tolls: 40 marks in the first draft.", ["trade-transit"]),
        (
            ["12 in the first draft"],
            "The fleet has 30 vessels. It was 12 in the first draft; the 21 were days to open the port.",
            ["force-cap"],
        ),
        (
            ["The council would be asked"],
            "The tolls stay. They are low. Few pay. The council would be asked.",
            ["pay"],
        ),
        (["It would be cut to three"], "It would be cut to three, and sanctions would end.", ["sanctions"]),
        (["It would be cut to three"], "It would be cut to three.", ["other"]),
    ],
)
def test_words_without_an_issue_take_the_nearest(quotes, text, issues):
    assert settled(quotes, text) == issues


def test_no_issue_is_carried_from_paragraph_to_paragraph():
    assert settled(["She would sign in June"], "Sanctions would end.", "She would sign in June.") == ["other"]


@pytest.mark.parametrize(
    ("quotes", "paragraphs", "issues"),
    [
        (
            ["cap the detainee list at 412 billion", "wants 431 billion"],
            ["It would cap the detainee list at 412 billion.", "Sanctions end. The paper wants 431 billion."],
            ["prisoners", "prisoners"],
        ),
        (
            ["open the port to barges", "Barges would be inspected"],
            ["The plan would open the port to barges.", "Barges would be inspected."],
            ["trade-transit", "trade-transit"],
        ),
        (["100 a year"], ["These sanctions would change:", "* 100 a year"], ["sanctions"]),
        (
            ["100 a year"],
            ["The tolls. Envoys met for three days in the old town. It set 100 a year."],
            ["trade-transit"],
        ),
    ],
)
def test_a_figure_a_noun_or_a_lead_carries_an_issue_further(quotes, paragraphs, issues):
    assert settled(quotes, *paragraphs) == issues


def test_a_matter_pointed_to_is_added_to_what_becomes_of_it():
    text = "Nobody agrees who owns the island. That question would be put to a vote."

    assert settled(["That question would be put to a vote"], text) == ["territory-status self-determination"]


def test_the_order_of_the_provisions_is_kept():
    text = "The south would keep 15 vessels and the north 18; the port opens."

    assert settled(["the port opens", "the north 18", "The south would keep 15 vessels"], text) == [
        "trade-transit",
        "force-cap",
        "force-cap",
    ]
