"""Manners towards servers: a pause between requests, robots.txt, no knocking where a host is busy."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from variorum.errors import InputError
from variorum.read.fetch import Fetched, Fetcher, ServerBusy

PAUSE = 1.0  # seconds between two requests to one host, where its robots.txt asks for no more
LONGEST_PAUSE = 30.0  # a crawl-delay beyond this is taken as this
STRIKES = 3  # refusals in a row after which a host is left alone for the rest of the run


class PoliteFetcher:
    """A fetcher that keeps a host's rules; `clock` and `sleep` are given by tests."""

    def __init__(
        self,
        fetcher: Fetcher,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._fetcher, self._clock, self._sleep = fetcher, clock, sleep
        self._last: dict[str, float] = {}
        self._strikes: dict[str, int] = {}
        self._robots: dict[str, RobotFileParser | None] = {}

    def fetch(self, url: str, etag: str = "", last_modified: str = "") -> Fetched:
        """What the address gives, when its host's rules allow; raises InputError where they do not."""
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        if self._strikes.get(host, 0) >= STRIKES:
            raise InputError(url, f"is on a host that failed {STRIKES} times", "try again later")
        rules = self._rules(host)
        if rules is not None and not rules.can_fetch("variorum", url):
            raise InputError(
                url, "is not to be fetched by programs (robots.txt)", "save it by hand and add the file"
            )
        return self._knock(host, url, etag, last_modified)

    def _knock(self, host: str, url: str, etag: str = "", last_modified: str = "") -> Fetched:
        rules = self._robots.get(host)
        delay = float(rules.crawl_delay("variorum") or PAUSE) if rules else PAUSE
        since = self._clock() - self._last.get(host, float("-inf"))
        if since < min(delay, LONGEST_PAUSE):
            self._sleep(min(delay, LONGEST_PAUSE) - since)
        try:
            fetched = self._fetcher.fetch(url, etag, last_modified)
        except ServerBusy:
            self._strikes[host] = self._strikes.get(host, 0) + 1
            raise
        finally:
            self._last[host] = self._clock()
        self._strikes[host] = 0
        return fetched

    def _rules(self, host: str) -> RobotFileParser | None:
        """The host's robots.txt; none where it has none or does not answer (RFC 9309, 2.3.1)."""
        if host not in self._robots:
            self._robots[host] = None
            try:
                body = self._knock(host, f"{host}/robots.txt").body
            except InputError:
                self._strikes[host] = 0
            else:
                rules = RobotFileParser()
                rules.parse(body.decode("utf-8", "replace").splitlines())
                self._robots[host] = rules
        return self._robots[host]
