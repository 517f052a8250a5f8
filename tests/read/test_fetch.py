"""The fetcher against a hostile server: private addresses, redirects, bombs, dribbles, cookies."""

import gzip
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from variorum.errors import InputError
from variorum.read.connect import is_public
from variorum.read.fetch import Fetcher, Limits

LIMITS = Limits(size=100_000, seconds=1.0, silence=0.5, redirects=3)
BOMB = gzip.compress(b"\0" * 50_000_000)


class Hostile(BaseHTTPRequestHandler):
    """Answers each path with something else that a fetcher should survive."""

    def do_GET(self):
        name = self.path.strip("/")
        getattr(self, f"send_{name}", self.send_page)()

    def answer(self, status=200, body=b"", **headers):
        self.send_response(status)
        for header, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(header.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def send_page(self):
        if self.headers.get("If-None-Match") == '"1"':
            return self.answer(304, ETag='"1"')
        cookie = self.headers.get("Cookie", "none").encode()
        return self.answer(
            body=b"page, cookie " + cookie, ETag='"1"', Set_Cookie="a=b", Content_Type="text/html"
        )

    def send_packed(self):
        self.answer(body=gzip.compress(b"unpacked"), Content_Encoding="gzip")

    def send_bomb(self):
        self.answer(body=BOMB, Content_Encoding="gzip")

    def send_cut(self):
        self.answer(body=gzip.compress(b"page" * 999)[:-12], Content_Encoding="gzip")

    def send_broken(self):
        self.answer(body=b"\x1f\x8b" + b"nonsense" * 9, Content_Encoding="gzip")

    def send_big(self):
        self.answer(body=b"x" * 200_000)

    def send_loop(self):
        self.answer(302, Location="/loop")

    def send_file(self):
        self.answer(302, Location="file:///etc/passwd")

    def send_inside(self):
        self.answer(302, Location=f"http://localhost:{self.server.server_address[1]}/page")

    def send_moved(self):
        self.answer(301, Location="/page")

    def send_gone(self):
        self.answer(404)

    def send_busy(self):
        self.answer(429, Retry_After="120")

    def send_dribble(self):
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, *_):
        return


@pytest.fixture(scope="module")
def server():
    made = ThreadingHTTPServer(("127.0.0.1", 0), Hostile)
    made.daemon_threads = True
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_address[1]}"
    made.shutdown()
    made.server_close()


@pytest.fixture
def fetcher():
    with Fetcher(allow=frozenset(["127.0.0.1"]), limits=LIMITS) as made:
        yield made


def refusal(fetcher, url):
    with pytest.raises(InputError) as caught:
        fetcher.fetch(url)
    return f"{caught.value.reason}; {caught.value.remedy}"


def test_a_page_comes_with_what_the_next_request_needs(server, fetcher):
    fetched = fetcher.fetch(f"{server}/page")
    assert (fetched.status, fetched.body, fetched.etag) == (200, b"page, cookie none", '"1"')
    assert fetched.content_type == "text/html"


def test_an_unchanged_page_is_not_sent_again(server, fetcher):
    fetched = fetcher.fetch(f"{server}/page", etag='"1"')
    assert (fetched.unchanged, fetched.body) == (True, b"")


def test_cookies_are_neither_kept_nor_sent(server, fetcher):
    fetcher.fetch(f"{server}/page")
    assert fetcher.fetch(f"{server}/page").body == b"page, cookie none"


def test_redirects_and_compression_are_followed(server, fetcher):
    assert fetcher.fetch(f"{server}/moved").url == f"{server}/page"
    assert fetcher.fetch(f"{server}/packed").body == b"unpacked"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("bomb", "is larger than 100,000 bytes; save it by hand and read the file"),
        ("big", "is larger than 100,000 bytes; save it by hand and read the file"),
        ("cut", "came cut off; try again later"),
        ("loop", "redirects more than 3 times; give the final address"),
        ("file", "is not an address of the web; give one that begins with http:// or https://"),
        ("gone", "was refused by its server (status 404); check the address or try later"),
        ("busy", "was refused by its server (status 429); try again after 120 seconds"),
    ],
)
def test_what_goes_wrong_is_named(server, fetcher, path, reason):
    assert refusal(fetcher, f"{server}/{path}") == reason


def test_broken_compression_is_named(server, fetcher):
    assert refusal(fetcher, f"{server}/broken").startswith("came with broken compression")


def test_a_server_that_dribbles_is_left_at_the_deadline(server, fetcher):
    assert refusal(fetcher, f"{server}/dribble") == "took longer than 1 seconds; try again later"


def test_the_users_own_network_is_not_reached(server):
    """Neither by address, nor by name, nor by number; a redirect into it is checked like any other."""
    port = server.rsplit(":", 1)[1]
    with Fetcher(limits=LIMITS) as closed, Fetcher(allow=frozenset(["127.0.0.1"]), limits=LIMITS) as half:
        for host in ("127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]", "0.0.0.0"):
            assert "which is not on the open network" in refusal(closed, f"http://{host}:{port}/page")
        assert "which is not on the open network; allow the host 'localhost'" in refusal(
            half, f"{server}/inside"
        )


def test_a_name_that_resolves_anew_is_checked_when_dialled(monkeypatch):
    """A first answer that is public does not open the door to a second that is not."""
    answers = iter([["93.184.216.34"], ["10.0.0.7"]])
    dialled = []
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", (a, 80)) for a in next(answers)]
    )
    with Fetcher(limits=LIMITS) as fetcher:
        backend = fetcher._client._transport._pool._network_backend
        monkeypatch.setattr(backend._inner, "connect_tcp", lambda host, *_: dialled.append(host))
        backend.connect_tcp("rebind.example", 80)
        with pytest.raises(InputError, match="10.0.0.7"):
            backend.connect_tcp("rebind.example", 80)
    assert dialled == ["93.184.216.34"]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("::", False),
        ("::127.0.0.1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_which_addresses_are_public(address, public):
    assert is_public(address) is public


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/",
        "file:///etc/passwd",
        "//a.example",
        "http://u:p@a.example/",
        "http://a.example:99999/",
    ],
)
def test_addresses_that_are_not_of_the_web_are_refused(url, fetcher):
    with pytest.raises(InputError):
        fetcher.fetch(url)
