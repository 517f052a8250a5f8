"""Connections that are made to public addresses only, checked on the very address that is dialled."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterable
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import httpcore
import httpx

from variorum.errors import InputError

NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last 32 bits
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_public(text: str) -> bool:
    """Whether an IP address is one of the open network, also where an IPv4 address hides in an IPv6 one."""
    address: Address = ipaddress.ip_address(text.split("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if int(address) >> 32 == 0:  # IPv4-compatible, deprecated
            return False
    return address.is_global and not address.is_multicast


class PublicBackend(httpcore.NetworkBackend):
    """Dials only addresses that are public, or of hosts that the user allowed; never after the deadline."""

    def __init__(self, allow: frozenset[str], remaining: Callable[[], float]) -> None:
        self._allow = frozenset(host.lower() for host in allow)
        self._remaining = remaining
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to a checked address of the host; raises InputError for a private one."""
        failed: Exception | None = None
        for address in self._addresses(host, port):
            try:
                stream = self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
                return TimedStream(stream, self._remaining)
            except httpcore.ConnectError as error:
                failed = error
        raise failed or httpcore.ConnectError(f"no address for {host}")

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the name {host} is not known") from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        allowed = {host.lower(), f"{host.lower()}:{port}"} & self._allow
        private = [address for address in addresses if not is_public(address)]
        if private and not allowed:
            reason = f"leads to {private[0]}, which is not on the open network"
            raise InputError(host, reason, f"allow the host '{host}' if it is yours")
        return addresses

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
        """Never: a file of this machine is not the web."""
        raise httpcore.ConnectError("no local sockets")

    def sleep(self, seconds: float) -> None:
        """Wait, as the HTTP library asks for between attempts."""
        self._inner.sleep(seconds)


class TimedStream(httpcore.NetworkStream):
    """A connection whose reads stop at the deadline of the whole fetch, however the server dribbles."""

    def __init__(self, inner: httpcore.NetworkStream, remaining: Callable[[], float]) -> None:
        self._inner, self._remaining = inner, remaining

    def _limit(self, timeout: float | None) -> float:
        left = self._remaining()
        if left <= 0:
            raise httpcore.ReadTimeout("took longer than allowed")
        return min(left, timeout) if timeout is not None else left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some bytes, before the deadline."""
        return self._inner.read(max_bytes, self._limit(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes, before the deadline."""
        self._inner.write(buffer, self._limit(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection under TLS, under the same deadline."""
        inner = self._inner.start_tls(ssl_context, server_hostname, self._limit(timeout))
        return TimedStream(inner, self._remaining)

    def get_extra_info(self, info: str) -> Any:
        """What the connection knows of itself."""
        return self._inner.get_extra_info(info)


def client(allow: frozenset[str], silence: float, remaining: Callable[[], float]) -> httpx.Client:
    """An HTTP client over checked connections: no redirects, no cookies, nothing from the shell."""
    transport = httpx.HTTPTransport(trust_env=False)
    context = httpx.create_ssl_context(trust_env=False)
    transport._pool = httpcore.ConnectionPool(
        ssl_context=context, network_backend=PublicBackend(allow, remaining), max_connections=10
    )
    made = httpx.Client(
        transport=transport,
        timeout=silence,
        trust_env=False,
        follow_redirects=False,
        headers={"User-Agent": "variorum", "Accept-Encoding": "gzip, deflate", "Accept": "*/*;q=0.8"},
    )
    made.cookies.jar.set_policy(_NoCookies())
    return made


class _NoCookies(DefaultCookiePolicy):
    """Keeps no cookie and sends none."""

    def set_ok(self, cookie: Any, request: Any) -> bool:
        """Never."""
        return False
