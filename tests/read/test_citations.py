"""Citations: links to other publications, with their outlet and the day in their address."""

import pytest

from variorum.read import find_citations, read_markdown
from variorum.read.citations import day_in_address

SOURCE = (
    "---\nurl: https://www.thequay.example/1\n---\n\n"
    "As [Tidewater](https://www.tidewater.example/2031/03/09/x) "
    "and [we](https://thequay.example/0) said, [see](mailto:a@b.example) [this](https://l.example/a.jpg)."
)


def test_only_links_to_other_publications_are_citations():
    reading = read_markdown("a.md", SOURCE)
    citation = find_citations(reading)[0]
    assert len(find_citations(reading)) == 1
    assert (citation.text, citation.host, citation.outlet) == (
        "Tidewater",
        "www.tidewater.example",
        "tidewater.example",
    )
    assert (citation.href, citation.dated) == ("https://www.tidewater.example/2031/03/09/x", "2031-03-09")
    reading.article.verify(citation.evidence[0])


def test_a_citation_keeps_its_id_from_run_to_run():
    one, other = (find_citations(read_markdown("a.md", SOURCE))[0].id for _ in range(2))
    assert one == other


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://a.example/2031/3/9/port", "2031-03-09"),
        ("https://a.example/port-2031-03-09/", "2031-03-09"),
        ("https://a.example/20310309-port", "2031-03-09"),
        ("https://a.example/news-march-9-2031", "2031-03-09"),
        ("https://a.example/2031/mar/09/port", "2031-03-09"),
        ("https://a.example/2031/03/port", None),
        ("https://a.example/2031/13/40/port", None),
        ("https://a.example/story/120310309123", None),
        ("https://a.example/?day=2031-03-09", None),
    ],
)
def test_the_day_in_an_address(address, day):
    assert day_in_address(address) == day
