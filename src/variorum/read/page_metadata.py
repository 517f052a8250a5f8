"""What a web page says of itself: JSON-LD first, then Open Graph and the other meta elements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

import msgspec

from variorum.read.front_matter import Fields, host_of, words_of

MAX_DEPTH = 12
METAS = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title"),
    "outlet": ("og:site_name", "application-name", "dc.publisher"),
    "author": ("author", "article:author", "dc.creator", "parsely-author", "byl"),
    "published": ("article:published_time", "og:published_time", "date", "dc.date", "parsely-pub-date",
                  "datepublished", "pubdate", "publish-date"),
    "updated": ("article:modified_time", "og:updated_time", "last-modified", "dc.date.modified"),
    "url": ("og:url",),
    "language": ("og:locale", "content-language", "dc.language"),
}  # fmt: skip


def page_fields(tree: Any) -> Fields:
    """The fields of the article record that a page gives: url, title, outlet, author, dates, language."""
    metas = _metas(tree)
    data = _article_data(tree)
    url = _canonical(tree, metas)
    title = words_of(data.get("headline")) or _said(metas, "title") or _heading(tree)
    fields: Fields = {
        "url": url,
        "title": title,
        "outlet": _said(metas, "outlet") or words_of(data.get("publisher")) or host_of(url),
        "author": words_of(data.get("author")) or _name(_said(metas, "author")),
        "published": words_of(data.get("datePublished")) or _said(metas, "published") or _time(tree),
        "updated": words_of(data.get("dateModified")) or _said(metas, "updated"),
        "language": _language(
            tree.get("lang") or words_of(data.get("inLanguage")) or _said(metas, "language")
        ),
    }
    return fields


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (
            meta.get("property") or meta.get("name") or meta.get("http-equiv") or meta.get("itemprop") or ""
        ).lower()
        content = (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content)
    return found


def _said(metas: dict[str, str], field: str) -> str:
    return next((metas[name] for name in METAS[field] if name in metas), "")


def _article_data(tree: Any) -> dict[str, Any]:
    """The JSON-LD object of the page's article; empty where there is none."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            loaded = msgspec.json.decode((script.text or "").strip().encode("utf-8", "replace"))
        except (msgspec.DecodeError, RecursionError):
            continue  # a page with broken JSON-LD still has its meta elements
        for found in _objects(loaded, 0):
            if any(
                str(kind).endswith(("Article", "Posting", "Report")) for kind in _listed(found.get("@type"))
            ):
                return found
    return {}


def _objects(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"), depth + 1)
        yield from _objects(value.get("mainEntity"), depth + 1)
    elif isinstance(value, list):
        for each in value:
            yield from _objects(each, depth + 1)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _canonical(tree: Any, metas: dict[str, str]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    base = _said(metas, "url")
    return next(filter(None, (_whole(base, address or "") for address in [*links, base])), None)


def _whole(base: str, address: str) -> str:
    """The address made whole; empty for what is none of the web."""
    try:
        whole = urljoin(base, address.strip())
        return whole if address and urlsplit(whole).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _heading(tree: Any) -> str:
    for tag in ("h1", "title"):
        for element in tree.iter(tag):
            if words := " ".join(element.text_content().split()):
                return words
    return ""


def _time(tree: Any) -> str:
    return next((time.get("datetime") for time in tree.iter("time") if time.get("datetime")), "")


def _name(author: str) -> str:
    """The author unless it is the address of a profile page."""
    return "" if author.startswith(("http://", "https://")) else author


def _language(code: str) -> str:
    return code.replace("_", "-").split("-")[0].lower() if code else ""
