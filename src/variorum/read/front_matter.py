"""YAML front matter: split off, loaded without surprises, and read for what an article record needs."""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import yaml

from variorum.errors import InputError

MAX_FRONT_MATTER = 1_000_000  # characters; the largest of the archive is under 10,000
MAX_NODES = 20_000  # values after aliases are followed: a bomb of ten lines has billions
MAX_DEPTH = 50
MEND = "mend the YAML between the two '---' lines"
OPENING = re.compile(r"\ufeff?---[ \t]*\r?\n")
CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)

Fields = dict[str, str | None]


@cache
def loader() -> type[Any]:
    """A safe loader (libyaml where there is one) that leaves dates and times as they are written."""
    base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    resolvers = {
        first: [(tag, pattern) for tag, pattern in pairs if tag != "tag:yaml.org,2002:timestamp"]
        for first, pairs in base.yaml_implicit_resolvers.items()
    }
    return type("FrontMatterLoader", (base,), {"yaml_implicit_resolvers": resolvers})


def split_front_matter(text: str) -> tuple[str | None, str]:
    """The YAML between the two `---` lines (None without front matter) and the text below them."""
    opening = OPENING.match(text)
    if not opening:
        return None, text
    closing = CLOSING.search(text, opening.end())
    if not closing:
        return None, text
    return text[opening.end() : closing.start()], text[closing.end() :]


def load_front_matter(path: str, source: str) -> dict[str, Any]:
    """The keys of a front matter, days and times as written; raises InputError as `load_yaml` does."""
    return {str(key): value for key, value in load_yaml(path, source, loader()).items()}


def load_yaml(path: str, source: str, safe_loader: Any) -> dict[str, Any]:
    """The mapping that the YAML holds; raises InputError for what is not YAML, not a mapping, or a bomb."""
    if len(source) > MAX_FRONT_MATTER:
        raise InputError(path, "has more than a megabyte of front matter", "take it out of the file")
    if max(source.count("["), source.count("{")) > MAX_DEPTH and _nests(source):
        raise InputError(path, "has front matter nested too deeply", "write it as plain keys and values")
    try:
        loaded = yaml.load(source, safe_loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise InputError(path, f"has broken front matter (line {line}: {error.problem})", MEND) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise InputError(path, f"has broken front matter ({str(error).splitlines()[0]})", MEND) from error
    if loaded is None:
        return {}
    if not isinstance(loaded, dict):
        raise InputError(path, "has front matter without keys", "write it as 'key: value' lines")
    if "&" in source and _size(loaded, 0) > MAX_NODES:
        raise InputError(path, "has front matter that refers to itself without end", "take its aliases out")
    return loaded


def _nests(source: str) -> bool:
    depth = 0
    for char in source:
        depth += (char in "[{") - (char in "]}")
        if depth > MAX_DEPTH:
            return True
    return False


def _size(value: object, depth: int) -> int:
    """How many values there are once aliases are followed; more than MAX_NODES as soon as that is sure."""
    if depth > MAX_DEPTH:
        return MAX_NODES + 1
    if isinstance(value, dict):
        parts = [*value.keys(), *value.values()]
    elif isinstance(value, list | tuple | set):
        parts = list(value)
    else:
        return 1
    total = 1
    for part in parts:
        total += _size(part, depth + 1)
        if total > MAX_NODES:
            break
    return total


def article_fields(front: dict[str, Any]) -> Fields:
    """What an article record takes from front matter, the archive's own keys or the usual ones of others."""
    structured = front.get("structured_data")
    data = structured if isinstance(structured, dict) else {}
    url = _first(front, "source_url", "url", "link", "canonical_url", "canonical")
    return {
        "id": None if url else _first(front, "url_hash"),
        "url": url,
        "title": _first(front, "title", "headline") or _first(data, "headline"),
        "outlet": _outlet(front, data, url),
        "author": _first(front, "author", "authors", "byline", "creator") or _first(data, "author"),
        "published": _first(front, "published", "date", "published_at", "date_published", "pubdate")
        or _first(data, "datePublished"),
        "updated": _first(front, "updated_at", "updated", "modified", "date_modified")
        or _first(data, "dateModified"),
        "language": _first(front, "language", "lang") or _first(data, "inLanguage"),
        "retrieved": _first(front, "retrieved", "exported_at", "fetched_at", "accessed"),
        "feed": _first(front, "feed"),
        "category": _first(front, "category"),
    }


def _outlet(front: dict[str, Any], data: dict[str, Any], url: str | None) -> str:
    """Who published it: what the front matter calls the outlet, else the host.

    Where `original_source` stands beside `publisher`, the publisher is the archive and not the outlet.
    """
    named = _first(front, "outlet", "site_name", "sitename", "publication")
    if named:
        return named
    if "original_source" not in data:
        named = _first(front, "publisher") or _first(data, "publisher")
    return named or host_of(url)


def host_of(url: str | None) -> str:
    """The host of an address without "www."; empty where the address has none."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _first(values: dict[str, Any], *keys: str) -> str | None:
    """The first of these keys that says something, as text."""
    for key in keys:
        said = words_of(values.get(key))
        if said:
            return said
    return None


def words_of(value: object) -> str:
    """A value of front matter or JSON-LD as text: names of things, lists with commas, nothing for nothing."""
    match value:
        case dict():
            return words_of(value.get("name"))
        case list():
            return ", ".join(filter(None, map(words_of, value)))
        case bool() | None:
            return ""
        case _:
            # A lone surrogate from an escape could not be written again.
            return str(value).strip().encode("utf-8", "replace").decode("utf-8")
