"""Every address of the page, in one place: the same names in the served page and in the static folder."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode, urlsplit

MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+")
PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,119}")


def safe_href(address: str | None) -> str:
    """The address where it is a plain http or https link; empty otherwise, so that it is shown as text."""
    try:
        parts = urlsplit((address or "").strip())
    except ValueError:
        return ""
    return (address or "").strip() if parts.scheme in ("http", "https") and parts.netloc else ""


def host_of(address: str | None) -> str:
    """The host of an address without `www.`; empty where it has none."""
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def file_name(given: str) -> str:
    """The id as a file's name; one that is not plain is hashed, for ids can be a caller's."""
    if PLAIN.fullmatch(given):
        return given
    return "x-" + hashlib.sha256(given.encode("utf-8", "surrogatepass")).hexdigest()[:20]


@dataclass(frozen=True, slots=True)
class Urls:
    """Addresses as seen from one page: `root` leads to the top, `static` writes `.html` files.

    `state` (the evening, the base) is carried along every link of the served page. In the static folder an
    evening or a base is a branch: `up` leads from the branch's top to the site's, and `own` names the views
    that the branch has itself; links to all others lead out of it. `desk` says that there is a review desk,
    `corrects` that who reads may decide there;
    `contact` is a mail address or a web page where mistakes are reported.
    """

    root: str = "/"
    static: bool = False
    state: tuple[tuple[str, str], ...] = ()
    up: str = ""
    own: tuple[str, ...] = ()
    desk: bool = False
    corrects: bool = False
    contact: str = ""

    @property
    def top(self) -> str:
        """The way to the site's top, out of any branch."""
        return self.root + self.up

    def page(self, name: str, **query: str | int) -> str:
        """The address of a view by its name (`index`, `drafts/us28`), with the reader's state kept."""
        if self.static:
            inside = not self.up or name.partition("/")[0] in self.own
            return f"{self.root if inside else self.top}{quote(name)}.html"
        path = self.root if name == "index" else f"{self.root}{quote(name)}"
        asked = {**dict(self.state), **{key: str(value) for key, value in query.items() if value}}
        return f"{path}?{urlencode(asked)}" if asked else path

    def data(self, name: str, form: str) -> str:
        """The same object as data: `form` is json, csv, atom or ics."""
        asked = "" if self.static or not self.state else "?" + urlencode(dict(self.state))
        path = self.page(name).removesuffix(".html") if self.static else self.root + quote(name)
        return f"{path}.{form}{asked}"

    def asset(self, name: str) -> str:
        """A stylesheet or script of the page itself."""
        return f"{self.top}static/{name}"

    def draft(self, slug: str) -> str:
        """One draft's page."""
        return self.page(f"drafts/{slug}")

    def compare(self, a: str, b: str) -> str:
        """Two drafts side by side."""
        return self.page(f"compare/{a}..{b}")

    def cell(self, row: str, draft: str) -> str:
        """The evidence of one cell, on a page of its own."""
        return self.page(f"cells/{row}..{draft}")

    def article(self, article: str, record: str = "") -> str:
        """One article with all that was read from it, at the given record."""
        return self.page(f"sources/{file_name(article)}") + (f"#{quote(record)}" if record else "")

    def report(self, record: str, page: str) -> str:
        """Where a mistake in this record is reported: the desk's form, or the text on the record's page."""
        if self.desk:
            return f"{self.root}report?record={quote(record)}"
        return f"{page.partition('#')[0]}#report-{quote(record)}"

    @property
    def mail(self) -> str:
        """The `mailto:` of the contact, where that is a mail address; empty otherwise."""
        return f"mailto:{quote(self.contact, safe='@+')}" if MAIL.fullmatch(self.contact) else ""

    def review(self, record: str) -> str:
        """The record on the review desk."""
        return f"{self.root}review?record={quote(record)}"

    def at(self, as_of: str | None, base: str | None, name: str = "index") -> str:
        """The same page on another evening or against another base (by its name in addresses)."""
        if self.static:
            branch = f"as-of/{as_of}/" if as_of else f"against/{base}/" if base else ""
            return f"{self.top}{branch}{quote(name)}.html"
        kept = tuple((key, value) for key, value in (("as-of", as_of), ("base", base)) if value)
        return replace(self, state=kept).page(name)


def depth_root(name: str) -> str:
    """The way from a page of the static folder back to its top: `../` for each folder in its name."""
    return "../" * name.count("/")
