"""From a page to its text: HTML by templates, JSON and CSV of the same view, and the Atom feed of changes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from variorum.publish.context import Info, Lenses
from variorum.publish.days import in_words, short, weekday
from variorum.publish.evidence import shorten
from variorum.publish.index import RANKS, Index, slug
from variorum.publish.pages import TABS, Page, has_data
from variorum.publish.review import DECIDED
from variorum.publish.tables import table_of, write_csv
from variorum.publish.urls import Urls, safe_href
from variorum.publish.views.frame import Frame
from variorum.publish.views.signs import SIGNS
from variorum.publish.views.synopsis import slot_name

# Nothing inline and nothing from elsewhere. `file:` lets a folder opened from disk load its own files.
POLICY = (
    "default-src 'none'; style-src 'self'{file}; script-src 'self'{file}; img-src 'self'{file};"
    " connect-src 'self'; form-action 'self'{file}; base-uri 'none'"
)
STATIC_POLICY = POLICY.format(file=" file:")
SERVED_POLICY = POLICY.format(file="") + "; frame-ancestors 'none'"
EMBED_POLICY = POLICY.format(file="") + "; frame-ancestors *"

# The templates' own indentation between tags: a fifth of a page.
BETWEEN_TAGS, SPACES = re.compile(r">\s*\n\s*<"), re.compile(r">[ ]{2,}<")

NOTHING: Mapping[str, Any] = MappingProxyType({})
PAST = {
    "accept": "accepted",
    "reject": "rejected",
    "edit": "corrected",
    "merge": "merged",
    "split": "split",
    "skip": "skipped",
    "note": "noted",
    "undo": "took back",
}
RISKS = {"reported": "hi", "high": "hi", "medium": "md", "low": "lo"}
KINDS = {"event": "Event", "draft": "Draft", "statement": "Statement", "due": "Deadline in a draft"}


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a page is rendered: its links, the frame around it, which lenses there are, and extra tabs."""

    urls: Urls
    frame: Frame
    lenses: Lenses
    tabs: tuple[tuple[str, str], ...] = TABS


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun: `1 article`, `1,200 articles`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def sentence(text: str) -> str:
    """The text with its first letter large, as a heading begins."""
    return text[:1].upper() + text[1:]


@cache
def environment() -> Environment:
    """The template environment: everything is escaped, and a name that is not given is an error."""
    made = Environment(
        loader=PackageLoader("variorum.publish"),
        autoescape=True,  # the feed is XML: escaped as well
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        words=in_words,
        short=short,
        weekday=weekday,
        shorten=shorten,
        plural=plural,
        sentence=sentence,
        safe_href=safe_href,
        slot_name=slot_name,
        shorten_day=lambda name: name[:2],
        monthday=lambda day: str(int(day[8:10])) if day[8:10].isdigit() else day,
        urn=slug,
        index_true=lambda flags: next((number for number, flag in enumerate(flags) if flag), 0),
    )
    made.globals.update(
        ranks={**RANKS, "": 1},
        signs={**SIGNS, "proposed": "·"},
        kinds=KINDS,
        past=PAST,
        risks=RISKS,
        decided=DECIDED,
    )
    return made


def render_html(
    page: Page, index: Index, info: Info, setting: Setting, more: Mapping[str, Any] = NOTHING
) -> str:
    """The page as HTML, ending in a line break; `more` are values that this page's template needs besides."""
    context = page_context(page, index, setting) | dict(more)
    html = environment().get_template(page.template).render(**context)
    return SPACES.sub("> <", BETWEEN_TAGS.sub(">\n<", html)).rstrip() + "\n"


def page_context(page: Page, index: Index, setting: Setting) -> dict[str, Any]:
    """What every template is given besides its view."""
    forms = data_forms(page)
    return {
        "name": page.name,
        "tab": page.tab,
        "title": page.title,
        "view": page.view,
        "evidence": page.evidence,
        "inlined": frozenset(cell.anchor for cell in page.evidence),
        "urls": setting.urls,
        "frame": setting.frame,
        "tabs": setting.tabs,
        "forms": forms,
        "feed": True,
        "query": getattr(page.view, "query", ""),
        "policy": STATIC_POLICY,
        "lens_days": setting.lenses.known_by is not None,
        # Evenings and bases are offered, but not every base on every evening.
        "lens_base": setting.lenses.against is not None and not setting.frame.chosen,
        "slugs": index.slugs,
        "makers": Parties(index),
        "paged": lambda name, number: paged(setting.urls, name, number),
    }


def paged(urls: Urls, name: str, number: int) -> str:
    """The address of a further page of a long view."""
    if urls.static:
        return urls.page(name if number == 1 else f"{name}-{number}")
    return urls.page(name, page=number if number > 1 else "")


class Parties:
    """A colour number (1 to 6) for each maker of a draft, in the order of the drafts."""

    def __init__(self, index: Index) -> None:
        makers = [name for draft in index.drafts for name in index.makers(draft)]
        self._numbers = {name: number % 6 + 1 for number, name in enumerate(dict.fromkeys(makers))}

    def __getitem__(self, name: str) -> int:
        """The actor's number; 0 for those who made no draft."""
        return self._numbers.get(name, 0)


def data_forms(page: Page) -> tuple[str, ...]:
    """In which forms the page is to be had as data; none for search, articles and the bare table."""
    if not has_data(page.name):
        return ()
    return ("csv", "json") if table_of(page.view) is not None else ("json",)


def render_json(page: Page) -> str:
    """The page's view as JSON: exactly what the page shows."""
    return msgspec.json.format(msgspec.json.encode(page.view), indent=1).decode() + "\n"


def render_csv(page: Page) -> str | None:
    """The page's table as CSV; None where the page is not a table."""
    table = table_of(page.view)
    return write_csv(table) if table else None


def render_feed(view: Any, title: str, urls: Urls) -> str:
    """The days of changes as an Atom feed (RFC 4287), newest first."""
    template = environment().get_template("changes.atom")
    return template.render(view=view, title=title, urls=urls) + "\n"
