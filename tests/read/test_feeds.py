"""Feeds of every kind, and those that lie."""

import json

import pytest

from variorum.errors import InputError
from variorum.read.feeds import read_feed

URL = "https://quay.example/feed"
RSS = """<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><title>The Quay</title>
<item><title>Fees &amp; tolls é</title><link>https://quay.example/1</link>
<pubDate>{date}</pubDate><description>&lt;p&gt;They &lt;b&gt;fall&lt;/b&gt;.&lt;/p&gt;</description></item>
<item><title>Again</title><link>https://quay.example/1</link></item>
<item><title>Nowhere</title><link>javascript:alert(1)</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay</title><entry><title>Fees</title>
<link href="/2"/><published>2031-03-09T12:00:00+02:00</published><updated>2031-03-10T00:00:00Z</updated>
<author><name>A. Lund</name></author></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>Quay</title></channel><item><title>Fees</title><link>https://quay.example/3</link></item></rdf:RDF>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Quay",
    "items": [
        {"id": "https://quay.example/4", "title": "Fees", "date_published": "2031-03-09T12:00:00+02:00"},
        {"id": "4", "url": "/5", "authors": [{"name": "A. Lund"}]},
        "nonsense",
    ],
}


def test_rss_is_read_once_an_address():
    entry, *rest = read_feed(
        URL, RSS.format(encoding="utf-8", date="Sun, 09 Mar 2031 10:00:00 GMT").encode()
    ).entries
    assert (entry.url, entry.title, entry.summary) == (
        "https://quay.example/1",
        "Fees & tolls é",
        "They fall.",
    )
    assert (entry.published, rest) == ("2031-03-09T10:00:00+00:00", [])


def test_atom_rdf_and_json_feeds_are_read():
    atom, rdf = read_feed(URL, ATOM.encode()).entries[0], read_feed(URL, RDF.encode()).entries[0]
    one, two = read_feed(URL, json.dumps(JSON).encode()).entries
    assert (atom.url, atom.author) == ("https://quay.example/2", "A. Lund")
    assert (atom.published, atom.updated) == ("2031-03-09T10:00:00+00:00", "2031-03-10T00:00:00+00:00")
    assert rdf.url == "https://quay.example/3"
    assert (one.url, one.published) == ("https://quay.example/4", "2031-03-09T10:00:00+00:00")
    assert (two.url, two.author) == ("https://quay.example/5", "A. Lund")


def test_a_feed_that_lies_about_its_encoding_and_dates_is_read():
    body = RSS.format(encoding="utf-8", date="Thirteenth of Never").encode("latin-1")
    entry = read_feed(URL, body).entries[0]
    assert (entry.title, entry.published) == ("Fees & tolls é", None)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b'<!DOCTYPE rss [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><rss>&c;</rss>', "defines entities"),
        (b"<html><body>no feed</body></html>", "is not a feed"),
        (b"", "is not a feed"),
        (b'{"items": []}', "is JSON, but not a JSON feed"),
        (b"{" * 100_000, "is not a JSON feed"),
    ],
)
def test_what_is_no_feed_is_named(body, reason):
    with pytest.raises(InputError, match=reason):
        read_feed(URL, body)
