"""Sourcing: which outlets saw a text themselves, and which repeat what another one published."""

import pytest

from variorum.read import read_markdown
from variorum.resolve.sourcing import find_sourcing, name_outlets, outlets_that_saw

FRONT = "---\noutlet: The Quay\nurl: https://thequay.example/1\n---\n\n"


def sourcing_of(*bodies: str) -> list[tuple[str, str]]:
    readings = [read_markdown(f"{i}.md", FRONT + body) for i, body in enumerate(bodies)]
    return [(each.relation, each.source) for each in find_sourcing(readings)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("A draft of the accord obtained by Tidewater lowers the fees.", [("saw", "Tidewater")]),
        (
            "The text, seen by Tidewater and the Harbour Post, is short.",
            [("saw", "Tidewater"), ("saw", "Harbour Post")],
        ),
        ("The Quay has seen a copy of the letter.", [("saw", "Quay")]),
        ("Fees will fall, the Harbour Post reported on Monday.", [("repeats", "Harbour Post")]),
        ("Fees will fall, said an aide, citing the Harbour Post.", [("repeats", "Harbour Post")]),
        ("As [Tidewater](https://www.tidewater.example/a) reported, fees fall.", [("repeats", "Tidewater")]),
        ("NORPORT (Seawire) - Fees will fall on Monday.", [("repeats", "Seawire")]),
        (
            "The talks failed, it was first reported by Seawire. Fees fall, Seawire reported.",
            [("repeats", "Seawire")] * 2,
        ),
        ("An aide told the Harbour Post that fees fall.", [("told", "Harbour Post")]),
        ("Fees will fall, according to Envoy Lund.", []),
        ("The minister reported a loss. Envoy Lund reported that fees fall.", []),
        ("The text was seen by officials and by journalists.", []),
        ("The three had shown the text to Envoy Lund.", []),
        ("A page that Tidewater has examined is blank.", [("saw", "Tidewater")]),
        ("An aide let this newspaper read the draft.", [("saw", "The Quay")]),
    ],
)
def test_who_saw_and_who_repeats(body, found):
    assert sourcing_of(body) == found


def test_an_outlet_known_from_one_article_is_known_in_all():
    one = "The draft obtained by Seawire is long."
    assert sourcing_of(one, "Fees fall, Seawire reported.") == [("saw", "Seawire"), ("repeats", "Seawire")]


def test_the_outlets_that_saw_are_counted_once():
    readings = [
        read_markdown("1.md", FRONT + "A text obtained by the Harbour Post is short."),
        read_markdown(
            "2.md", FRONT.replace("/1", "/2") + "The plan seen by The Harbour Post and Seawire is long."
        ),
    ]
    assert outlets_that_saw(find_sourcing(readings)) == ("Harbour Post", "Seawire")


def test_the_evidence_is_the_name_as_written():
    reading = read_markdown("1.md", FRONT + "A text obtained by the Harbour Post is short.")
    found = find_sourcing([reading])[0]
    reading.article.verify(found.evidence[0])
    assert (found.outlet, found.evidence[0].exact) == ("The Quay", "the Harbour Post")


def test_people_who_saw_a_text_are_no_outlets():
    reading = read_markdown("1.md", FRONT + "The draft was reviewed by Envoy Lund and seen by Seawire.")
    assert [each.source for each in find_sourcing([reading], others=["Envoy Lund"])] == ["Seawire"]


def test_a_short_name_is_the_longer_one_that_ends_in_it():
    reading = read_markdown("1.md", FRONT + "A text seen by the Post was obtained by the Harbour Post.")
    assert outlets_that_saw(find_sourcing([reading])) == ("Harbour Post",)


def test_hosts_are_named_as_the_articles_write_them():
    body = "Tidewater and the Quay differ, [says](https://www.tidewater.example/a) a [letter](https://b.example/)."
    assert name_outlets([read_markdown("1.md", FRONT + body)]) == {
        "thequay.example": "The Quay",
        "tidewater.example": "Tidewater",
    }
