"""Articles taken into an archive: from addresses and files, and from feeds polled by category."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, Protocol

import msgspec

from variorum.errors import InputError
from variorum.read.archive import Meta, archive_files, url_hash, write_article, write_whole
from variorum.read.decode import decode
from variorum.read.feeds import Entry, read_feed
from variorum.read.fetch import Fetched
from variorum.read.files import read_file
from variorum.read.formats import read_page
from variorum.read.write_markdown import write_markdown
from variorum.reading import Reading

STATE = ".variorum-feeds.json"  # in the archive's folder: what the feeds said last, so that a poll goes on
Outcome = Literal["new", "changed", "known", "unchanged", "failed"]


class Polled(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one feed or article: where it lies now, or why it was not taken."""

    url: str
    outcome: Outcome
    path: str = ""
    reason: str = ""


class FeedState(msgspec.Struct, frozen=True, kw_only=True):
    """What a feed's server wants to hear next time, and the entries that were taken: address to version."""

    etag: str = ""
    last_modified: str = ""
    taken: dict[str, str] = {}


class Fetches(Protocol):
    """Whatever fetches: the fetcher itself, or the polite one."""

    def fetch(self, url: str, etag: str = "", last_modified: str = "") -> Fetched:
        """What the address gives."""


def add_address(archive: Path, url: str, category: str, fetcher: Fetches, now: str) -> Polled:
    """Fetch the page, take its article into the archive and say where; raises InputError where it cannot."""
    return _take_page(archive, Entry(url=url), category, "", (fetcher, now))


def add_file(archive: Path, path: Path, category: str, now: str) -> Iterator[Polled]:
    """Take the articles of a file into the archive; one without an address gets that of the file."""
    for reading in read_file(path):
        url = reading.article.url or path.resolve().as_uri()
        yield _filed(archive, reading, Entry(url=url), category, "", now)


def poll_feeds(
    archive: Path, feeds: Mapping[str, Sequence[str]], fetcher: Fetches, now: str
) -> Iterator[Polled]:
    """Take what is new in the feeds (category to addresses) into the archive, saying what became of each.

    Every article is written before the next is fetched and the state of a feed after its last article, so a
    poll that was stopped goes on where it stopped. `now` is the ISO time of the poll.
    """
    states = _states(archive)
    here = _addresses(archive)
    for category, addresses in sorted(feeds.items()):
        for address in addresses:
            state = states.get(address, FeedState())
            yield from _poll_one(archive, address, category, (fetcher, now), (states, state, here))


def _poll_one(
    archive: Path,
    address: str,
    category: str,
    call: tuple[Fetches, str],
    known: tuple[dict[str, FeedState], FeedState, set[str]],
) -> Iterator[Polled]:
    states, state, here = known
    try:
        fetched = call[0].fetch(address, state.etag, state.last_modified)
        feed = None if fetched.unchanged else read_feed(address, fetched.body)
    except InputError as error:
        yield Polled(url=address, outcome="failed", reason=str(error))
        return
    if feed is None:
        yield Polled(url=address, outcome="unchanged")
        return
    taken, failed = dict(state.taken), False
    for entry in feed.entries:
        version = entry.updated or entry.published or ""
        if taken.get(entry.url) == version or (entry.url not in taken and url_hash(entry.url) in here):
            taken[entry.url] = version
            continue
        polled = _careful(archive, entry, category, address, call)
        if polled.outcome == "failed":
            failed = True
        else:
            taken[entry.url] = version
            states[address] = FeedState(etag=state.etag, last_modified=state.last_modified, taken=taken)
            _keep(archive, states)
        yield polled
    # Where an article failed the feed is read whole again the next time.
    etag, modified = ("", "") if failed else (fetched.etag, fetched.last_modified)
    states[address] = FeedState(etag=etag, last_modified=modified, taken=taken)
    _keep(archive, states)


def _careful(archive: Path, entry: Entry, category: str, feed: str, call: tuple[Fetches, str]) -> Polled:
    try:
        return _take_page(archive, entry, category, feed, call)
    except InputError as error:
        return Polled(url=entry.url, outcome="failed", reason=str(error))


def _take_page(archive: Path, entry: Entry, category: str, feed: str, call: tuple[Fetches, str]) -> Polled:
    fetcher, now = call
    fetched = fetcher.fetch(entry.url)
    source = decode(fetched.url, fetched.body, declared=True, charset=fetched.content_type)
    return _filed(archive, read_page(fetched.url, source), entry, category, feed, now)


def _filed(archive: Path, reading: Reading, entry: Entry, category: str, feed: str, now: str) -> Polled:
    article = reading.article
    meta = Meta(
        url=entry.url,
        title=article.title or entry.title or entry.url,
        category=category,
        feed=feed,
        fetched=now,
        published=entry.published or article.published or now,
        description=entry.summary,
        author=article.author or entry.author,
        language=article.language,
        outlet=article.outlet,
    )
    path, outcome = write_article(archive, meta, write_markdown(reading))
    return Polled(url=entry.url, outcome=outcome, path=str(path))


def _addresses(archive: Path) -> set[str]:
    """The hashes of the addresses that the archive has, by the names in its front matter."""
    found: set[str] = set()
    if archive.is_dir():
        for path in archive_files(archive):
            head = path.read_bytes()[:20_000]
            at = head.find(b"\nurl_hash: ")
            if at >= 0:
                found.add(head[at + 11 : at + 51].decode("ascii", "replace"))
    return found


def _states(archive: Path) -> dict[str, FeedState]:
    path = archive / STATE
    if not path.exists():
        return {}
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, FeedState])
    except (OSError, msgspec.DecodeError, msgspec.ValidationError) as error:
        raise InputError(
            str(path), f"cannot be read ({error})", "delete it: the next poll makes it anew"
        ) from error


def _keep(archive: Path, states: dict[str, FeedState]) -> None:
    text = msgspec.json.format(msgspec.json.encode(dict(sorted(states.items())))).decode()
    write_whole(archive / STATE, text + "\n")
