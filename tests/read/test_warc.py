"""Web archives: pages read one by one, with where they came from; broken ones as far as they go."""

import gzip
import zipfile

import pytest

from variorum.read import read_paths
from variorum.reading import Reading, Unread

PAGE = "<html><body><article><p>{} fall, said the master of the harbour.</p></article></body></html>"


RECORD = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Target-URI: {url}\r\n"
    "WARC-Date: 2031-03-09T10:00:00Z\r\nWARC-Payload-Digest: sha1:{number}\r\n"
    "Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n"
)


def make_warc(*records):
    """The bytes of a packed WARC; each record is an address, a status, a type and a body."""
    out = b""
    for number, (url, status, kind, body) in enumerate(records):
        http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        head = RECORD.format(number=number, url=url, length=len(http)).encode()
        out += gzip.compress(head + http + b"\r\n\r\n")
    return out


def a_page(name, words):
    return (f"https://quay.example/{name}", "200 OK", "text/html; charset=utf-8", PAGE.format(words).encode())


THREE = make_warc(
    a_page("1", "Fees"),
    ("https://quay.example/logo", "200 OK", "image/png", b"\x89PNG"),
    ("https://quay.example/gone", "404 Not Found", "text/html", b"<p>Gone</p>"),
    a_page("2", "Tolls"),
    ("https://quay.example/empty", "200 OK", "text/html", b"<html></html>"),
)


@pytest.mark.parametrize("name", ["a.warc.gz", "a.wacz"])
def test_pages_are_read_with_where_they_came_from(tmp_path, name):
    path, inside = tmp_path / name, ""
    if name.endswith("wacz"):
        with zipfile.ZipFile(path, "w") as packed:
            packed.writestr("archive/data.warc.gz", THREE)
        inside = "!archive/data.warc.gz"
    else:
        path.write_bytes(THREE)
    one, two, empty = read_paths([path])
    assert (one.article.text, two.article.text) == (
        "Fees fall, said the master of the harbour.",
        "Tolls fall, said the master of the harbour.",
    )
    assert one.article.path == f"{path}{inside}#<urn:uuid:0>"
    assert (one.article.url, one.article.published) == ("https://quay.example/1", "2031-03-09T10:00:00Z")
    assert one.article.method == "read-warc sha1:0"
    assert isinstance(empty, Unread)
    assert empty.reason.endswith("has no article in it; save the page of one article, or its text")


def test_an_archive_that_was_cut_off_is_read_as_far_as_it_goes(tmp_path):
    path = tmp_path / "a.warc.gz"
    path.write_bytes(make_warc(a_page("1", "Fees"), a_page("2", "Tolls" * 2000))[:-200])
    first, *rest = read_paths([path])
    assert isinstance(first, Reading)
    assert all(isinstance(each, Unread) for each in rest)


def test_what_is_no_archive_is_named(tmp_path):
    (tmp_path / "a.warc").write_bytes(b"nonsense" * 100)
    (unread,) = read_paths([tmp_path / "a.warc"])
    assert "breaks off or is no WARC" in unread.reason
