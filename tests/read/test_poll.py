"""Feeds polled into an archive: what is new, what is known, what goes on after a failure."""

import pytest

from variorum.errors import InputError
from variorum.read import read_paths
from variorum.read.archive_check import check_archive
from variorum.read.fetch import Fetched, ServerBusy
from variorum.read.polite import PoliteFetcher
from variorum.read.poll import add_address, add_file, poll_feeds

FEED = "https://quay.example/feed"
NOW = "2031-03-11T08:00:00+00:00"
ITEM = (
    "<item><title>{n}</title><link>https://quay.example/{n}</link>"
    "<pubDate>{day} Mar 2031 10:00 GMT</pubDate></item>"
)


def feed(*items):
    rows = "".join(ITEM.format(n=n, day=day) for n, day in items)
    return f'<rss version="2.0"><channel><title>Quay</title>{rows}</channel></rss>'.encode()


def page(title, text):
    return (
        f'<html lang="en"><head><meta property="og:title" content="{title}"></head><body><article><p>{text} '
        f'said the <a href="/master">master</a> of the harbour.</p></article></body></html>'
    ).encode()


class Web:
    """A web of a few pages, which remembers what it was asked."""

    def __init__(self, **pages):
        self.pages = {f"https://quay.example/{name}": body for name, body in pages.items()}
        self.asked = []

    def fetch(self, url, etag="", last_modified=""):
        self.asked.append(url)
        body = self.pages.get(url)
        if body is None:
            raise InputError(url, "was refused by its server (status 404)", "check the address or try later")
        if isinstance(body, Exception):
            raise body
        if etag and etag == str(hash(body)):
            return Fetched(url=url, status=304)
        return Fetched(url=url, status=200, body=body, etag=str(hash(body)))


def outcomes(archive, web):
    return [(p.url.rsplit("/", 1)[1], p.outcome) for p in poll_feeds(archive, {"harbour": [FEED]}, web, NOW)]


def test_a_poll_takes_what_is_new_and_the_next_takes_nothing(tmp_path):
    web = Web(
        feed=feed(("a", "09"), ("b", "10")), a=page("Fees fall", "Fees fall,"), b=page("Tolls", "Tolls rise,")
    )
    assert outcomes(tmp_path, web) == [("a", "new"), ("b", "new")]
    assert outcomes(tmp_path, web) == [("feed", "unchanged")]
    one, two = (reading.article for reading in read_paths([tmp_path]))
    assert (one.text, one.published) == (
        "Fees fall, said the master of the harbour.",
        "2031-03-09T10:00:00+00:00",
    )
    assert (two.title, two.outlet, two.category) == ("Tolls", "quay.example", "harbour")
    assert check_archive(tmp_path) == ()


def test_a_failed_article_is_tried_again_and_the_rest_goes_on(tmp_path):
    web = Web(feed=feed(("a", "09"), ("b", "10")), b=page("Tolls", "Tolls rise,"))
    assert outcomes(tmp_path, web) == [("a", "failed"), ("b", "new")]
    web.pages["https://quay.example/a"] = page("Fees", "Fees fall,")
    assert outcomes(tmp_path, web) == [("a", "new")]


def test_an_article_that_changed_is_a_new_version(tmp_path):
    web = Web(feed=feed(("a", "09")), a=page("Fees", "Fees fall,"))
    outcomes(tmp_path, web)
    web.pages |= {FEED: feed(("a", "10")), "https://quay.example/a": page("Fees", "Fees rise,")}
    assert outcomes(tmp_path, web) == [("a", "changed")]
    assert len(list(tmp_path.rglob("*.md"))) == 2
    assert [each.article.text for each in read_paths([tmp_path])] == [
        "Fees rise, said the master of the harbour."
    ]


def test_a_poll_that_was_stopped_goes_on(tmp_path):
    web = Web(
        feed=feed(("a", "09"), ("b", "10")), a=page("Fees", "Fees fall,"), b=page("Tolls", "Tolls rise,")
    )
    next(iter(poll_feeds(tmp_path, {"harbour": [FEED]}, web, NOW)))
    assert outcomes(tmp_path, web) == [("b", "new")]
    assert web.asked.count("https://quay.example/a") == 1


def test_a_dead_feed_does_not_stop_the_others(tmp_path):
    web = Web(feed=feed(("a", "09")), a=page("Fees", "Fees fall,"))
    found = list(poll_feeds(tmp_path, {"harbour": ["https://quay.example/dead", FEED]}, web, NOW))
    assert [polled.outcome for polled in found] == ["failed", "new"]


def test_addresses_and_files_are_added(tmp_path):
    polled = add_address(
        tmp_path / "archive", "https://quay.example/a", "harbour", Web(a=page("Fees", "Fees fall,")), NOW
    )
    assert (polled.outcome, polled.path) == (
        "new",
        str(tmp_path / "archive" / "harbour" / "fees" / "index.md"),
    )
    (tmp_path / "note.txt").write_text("Tolls rise.")
    assert [each.outcome for each in add_file(tmp_path / "archive", tmp_path / "note.txt", "notes", NOW)] == [
        "new"
    ]


class Clock:
    """A clock that only moves when somebody sleeps."""

    def __init__(self):
        self.now, self.slept = 0.0, []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(round(seconds, 3))
        self.now += seconds


def polite(web):
    clock = Clock()
    return PoliteFetcher(web, clock, clock.sleep), clock


def test_a_host_is_given_a_pause_between_requests():
    fetcher, clock = polite(Web(**{"a": b"1", "robots.txt": b"User-agent: *\nCrawl-delay: 4"}))
    fetcher.fetch("https://quay.example/a")
    fetcher.fetch("https://quay.example/a")
    assert clock.slept == [4.0, 4.0]


def test_robots_txt_is_kept():
    web = Web(**{"a": b"1", "robots.txt": b"User-agent: *\nDisallow: /a"})
    fetcher, _ = polite(web)
    with pytest.raises(InputError, match=r"is not to be fetched by programs \(robots.txt\)"):
        fetcher.fetch("https://quay.example/a")
    assert web.asked == ["https://quay.example/robots.txt"]


def test_a_host_that_is_down_is_left_alone_after_three_strikes():
    web = Web(a=ServerBusy("a", "no answer", "try later"))
    fetcher, _ = polite(web)
    for _ in range(5):
        with pytest.raises(InputError):
            fetcher.fetch("https://quay.example/a")
    assert web.asked.count("https://quay.example/a") == 3
