"""One fetcher, safe to point at any address that a feed or a page gives.

http and https only; every address is checked when the connection is made, so that neither a redirect nor a
name that resolves anew leads into the user's own network; size, time and decompression are bounded; no
cookies, no credentials, no proxy from the environment.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import msgspec

from variorum.errors import InputError

if TYPE_CHECKING:
    import httpx

NEED = "pip install 'variorum[archive]'"


class ServerBusy(InputError):
    """A server that did not answer, or asked to be left alone: no fault of the address."""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one fetch may cost: bytes after decompression, seconds in all, seconds of silence, redirects."""

    size: int = 10_000_000
    seconds: float = 60.0
    silence: float = 15.0
    redirects: int = 5


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """What an address gave: `url` after redirects; `body` is empty where the page has not changed since."""

    url: str
    status: int
    body: bytes = b""
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""

    @property
    def unchanged(self) -> bool:
        """Whether the server said that the page is as it was (304)."""
        return self.status == 304


class Fetcher:
    """Fetches pages within limits; `allow` names hosts of the user's own network that may be reached."""

    def __init__(
        self,
        allow: frozenset[str] = frozenset(),
        limits: Limits | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        try:
            from variorum.read.connect import client
        except ImportError as error:
            raise InputError("network", "fetching needs httpx", NEED) from error
        self.limits = limits or Limits()
        self._clock = clock
        self._deadline = [0.0]
        self._client: httpx.Client = client(allow, self.limits.silence, self._remaining)

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._client.close()

    def _remaining(self) -> float:
        return self._deadline[0] - self._clock()

    def fetch(self, url: str, etag: str = "", last_modified: str = "") -> Fetched:
        """What the address gives; with `etag` or `last_modified` only if it changed since.

        Raises InputError for addresses that are not of the web or lead into a private network, for errors of
        the server, and for what is larger or slower than the limits.
        """
        self._deadline[0] = self._clock() + self.limits.seconds
        headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in headers.items() if value}
        for _ in range(self.limits.redirects + 1):
            check_address(url)
            fetched, location = self._request(url, headers)
            if not location:
                return fetched
            url = urljoin(url, location)
        raise InputError(url, f"redirects more than {self.limits.redirects} times", "give the final address")

    def _request(self, url: str, headers: Mapping[str, str]) -> tuple[Fetched, str]:
        """One request: what came, or where it was redirected to."""
        import httpx

        try:
            with self._client.stream("GET", url, headers=headers) as response:
                if response.is_redirect:
                    return Fetched(url=url, status=response.status_code), response.headers.get("location", "")
                return self._taken(url, response), ""
        except InputError:
            raise
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError) as error:
            cause = _cause(error)
            if isinstance(cause, InputError):
                raise InputError(url, cause.reason, cause.remedy) from error
            if self._remaining() <= 0:
                raise self._late(url) from error
            reason = f"could not be fetched ({type(error).__name__}: {error or 'no answer'})"
            raise ServerBusy(url, reason, "try again later or check the address") from error

    def _late(self, url: str) -> InputError:
        return ServerBusy(url, f"took longer than {self.limits.seconds:g} seconds", "try again later")

    def _taken(self, url: str, response: httpx.Response) -> Fetched:
        status = response.status_code
        if status >= 400:
            wait = response.headers.get("retry-after", "")
            remedy = f"try again after {wait} seconds" if wait.isdigit() else "check the address or try later"
            kind = ServerBusy if status in (408, 425, 429) or status >= 500 else InputError
            raise kind(url, f"was refused by its server (status {status})", remedy)
        body = b"" if status == 304 else b"".join(self._body(url, response))
        return Fetched(
            url=url,
            status=status,
            body=body,
            content_type=response.headers.get("content-type", ""),
            etag=response.headers.get("etag", ""),
            last_modified=response.headers.get("last-modified", ""),
        )

    def _body(self, url: str, response: httpx.Response) -> Iterator[bytes]:
        """The body piece by piece, decompressed no further than the limit."""
        size, inflater = 0, _Inflater(url, response.headers.get("content-encoding", ""))
        for raw in response.iter_raw(65_536):
            if self._remaining() <= 0:
                raise self._late(url)
            piece = inflater.take(raw, self.limits.size - size + 1)
            size += len(piece)
            if size > self.limits.size:
                reason = f"is larger than {self.limits.size:,} bytes"
                raise InputError(url, reason, "save it by hand and read the file")
            yield piece
        inflater.end()


def check_address(url: str) -> None:
    """Raise InputError unless the address is one of the web, without a user name in it."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise InputError(url, f"is not an address ({error})", "check the address") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(url, "is not an address of the web", "give one that begins with http:// or https://")
    if parts.username or parts.password or port == 0:
        raise InputError(url, "has a user name, password or no port in it", "give the address without them")


class _Inflater:
    """Undoes the content encoding of one body and never gives more than it is asked for."""

    def __init__(self, url: str, encoding: str) -> None:
        self._url = url
        self._engine: Any = None
        name = encoding.strip().lower()
        if name in ("gzip", "x-gzip", "deflate"):
            self._engine = zlib.decompressobj(zlib.MAX_WBITS | 32)
        elif name not in ("", "identity"):
            raise InputError(url, f"came in an encoding we did not ask for ({name})", "save the page by hand")

    def take(self, raw: bytes, most: int) -> bytes:
        """At most `most` bytes of what these raw bytes hold."""
        if self._engine is None:
            return raw[:most]
        try:
            return bytes(self._engine.decompress(self._engine.unconsumed_tail + raw, most))
        except zlib.error as error:
            raise InputError(
                self._url, f"came with broken compression ({error})", "try again later"
            ) from error

    def end(self) -> None:
        """Raise InputError where the compressed body was cut off."""
        if self._engine is not None and not self._engine.eof:
            raise InputError(self._url, "came cut off", "try again later")


def _cause(error: BaseException) -> BaseException | None:
    """The InputError that our own connection check raised below the HTTP library, if one did."""
    current: BaseException | None = error
    while current is not None and not isinstance(current, InputError):
        current = current.__cause__ or current.__context__
    return current
