"""The dossier as a served page: the views of the static folder, and with them evenings, bases and search."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from importlib.resources import files
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from variorum.errors import VariorumError
from variorum.publish.calendar import write_calendar
from variorum.publish.context import Lenses, Selection
from variorum.publish.desk import Desk, now
from variorum.publish.door import Door
from variorum.publish.guard import Guard, RequireLogin, may_review
from variorum.publish.headers import SecurityHeaders
from variorum.publish.pages import DESK_TAB, TABS, Page, find_page
from variorum.publish.render import render_csv, render_feed, render_html, render_json
from variorum.publish.reports import Reports
from variorum.publish.review import Reviews
from variorum.publish.shelf import Edition, Load, Shelf
from variorum.publish.urls import Urls
from variorum.publish.visits import Forgetful, Memory, Visits

LOOPBACK = ("localhost", "127.0.0.1", "[::1]", "testserver")
MEDIA = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


def make_app(
    load: Load,
    lenses: Lenses | None = None,
    hosts: tuple[str, ...] = LOOPBACK,
    reviews: Reviews | None = None,
    guard: Guard | None = None,
    memory: Memory | None = None,
) -> Starlette:
    """The application that shows what `load` gives; `load` is asked at each request and should be quick.

    Only requests to `hosts` are answered, so that no page elsewhere can reach a loopback server by a name of
    its own (DNS rebinding). With `reviews` there is a review desk; a `guard` with accounts asks everybody to
    log in, and serving to others without one is for the caller to refuse. `memory` keeps what visitors saw.
    """
    guard = guard or Guard()
    shelf = Shelf(load, lenses or Lenses(), TABS + ((DESK_TAB,) if reviews else ()))
    routes = [
        Route("/static/{name}", _static),
        *(Door(shelf, guard).routes() if guard.accounts else []),
        *(Desk(shelf, reviews, guard).routes() if reviews else []),
        *(Reports(shelf, reviews, guard, now).routes() if reviews else []),
        Route("/search", Search(shelf)),
        Route("/changes.atom", Feed(shelf)),
        Route("/calendar.ics", Calendar(shelf)),
        Route("/{path:path}", Views(shelf, Visits(memory or Forgetful(), now))),
    ]
    return Starlette(
        routes=routes,
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts)),
            Middleware(SecurityHeaders),
            *([Middleware(RequireLogin, guard=guard)] if guard.accounts else []),
            Middleware(GZipMiddleware, minimum_size=1024),
        ],
        exception_handlers={HTTPException: not_found(shelf), VariorumError: _failed},
    )


def selection_of(query: Mapping[str, str], edition: Edition) -> Selection:
    """What the reader asks to see of this edition."""
    return Selection(
        as_of=edition.as_of,
        base=edition.base,
        speaker=query.get("speaker", ""),
        draft=query.get("draft", ""),
        issue=query.get("issue", ""),
        stance=query.get("stance", ""),
        directness=query.get("directness", ""),
        named=bool(query.get("named")),
        since=query.get("since", ""),
        page=int(query["page"]) if query.get("page", "").isdigit() else 1,
    )


def asked_evening(query: Mapping[str, str]) -> str | None:
    """The evening in the address; HTTPException 404 where it is no day."""
    if not query.get("as-of"):
        return None
    try:
        return date.fromisoformat(query["as-of"]).isoformat()
    except ValueError as error:
        raise HTTPException(404, f"{query['as-of']!r} is no day; write it as 2031-03-04") from error


def respond(request: Request, text: str, media: str, status: int = 200) -> Response:
    """The text with its ETag; an empty 304 where the reader has it already."""
    tag = f'"{hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:20]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if status == 200 and request.headers.get("if-none-match") in (tag, f"W/{tag}"):
        return Response(status_code=304, headers=headers)
    return Response(text, status, headers, f"{media}; charset=utf-8")


class Views:
    """Answers every address of a view, as HTML, or as .json and .csv of the same."""

    def __init__(self, shelf: Shelf, visits: Visits | None = None) -> None:
        self._shelf, self._visits = shelf, visits

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request (ASGI)."""
        request = Request(scope, receive)
        if request.method not in ("GET", "HEAD"):
            raise HTTPException(405, "this page can only be read")
        response = await run_in_threadpool(self._answer, request)
        await response(scope, receive, send)

    def _answer(self, request: Request) -> Response:
        path = request.path_params.get("path", "").rstrip("/") or "index"
        name, form = _name_and_form(path)
        edition = self._shelf.edition(asked_evening(request.query_params), request.query_params.get("base"))
        visits = self._visits if (name, form) == ("index", "html") and not edition.chosen else None
        visit = visits.last(request) if visits else None
        reviews = may_review(request)
        key = (name, form, f"{request.url.query}#{visit}#{reviews}")
        text = edition.kept(key)
        if text is None:
            selection = selection_of(request.query_params, edition)
            if visits and visit:
                selection = replace(selection, seen=visits.marks(visit), seen_on=visit.day)
            page = find_page(name, edition.index, edition.info, selection)
            text = self._text(page, form, edition, reviews) if page else None
            if text is None:
                raise HTTPException(404, f"there is no page {path!r}")
            edition.keep(key, text)
        media = {"json": "application/json", "csv": "text/csv"}.get(form, "text/html")
        response = respond(request, text, media)
        if visits:
            visits.note(request, response, edition.marks)
        return response

    def _text(self, page: Page, form: str, edition: Edition, reviews: bool) -> str | None:
        if form == "json":
            return render_json(page)
        if form == "csv":
            return render_csv(page)
        return render_html(page, edition.index, edition.info, self._shelf.setting(edition, reviews))


class Search(Views):
    """Answers searches."""

    def _answer(self, request: Request) -> Response:
        edition = self._shelf.edition(asked_evening(request.query_params), request.query_params.get("base"))
        setting = self._shelf.setting(edition, may_review(request))
        query = request.query_params.get("q", "")[:200]
        view = edition.search.find(query, request.query_params.get("kind", ""), setting.urls)
        page = Page("search", "search", f"Search: {query}" if query else "Search", "search.html", view)
        return respond(request, render_html(page, edition.index, edition.info, setting), "text/html")


class Feed(Views):
    """Answers with the Atom feed of changes."""

    def _answer(self, request: Request) -> Response:
        edition = self._shelf.edition(None, None)
        page = find_page("changes", edition.index, edition.info, Selection())
        urls = Urls(root=str(request.base_url))
        text = render_feed(page.view if page else None, edition.info.title, urls)
        return respond(request, text, "application/atom+xml")


class Calendar(Views):
    """Answers with the deadlines and events as a calendar."""

    def _answer(self, request: Request) -> Response:
        edition = self._shelf.edition(asked_evening(request.query_params), None)
        return respond(request, write_calendar(edition.index.records, edition.info.title), "text/calendar")


def _name_and_form(path: str) -> tuple[str, str]:
    for form in ("html", "json", "csv"):
        if path.endswith(f".{form}"):
            return path.removesuffix(f".{form}"), form
    return path, "html"


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    source = files("variorum.publish") / "static"
    known = {asset.name: asset for asset in source.iterdir()}
    if name not in known:
        raise HTTPException(404, f"there is no {name}")
    return respond(request, known[name].read_text(encoding="utf-8"), MEDIA[name.rpartition(".")[2]])


def not_found(shelf: Shelf) -> Callable[[Request, Exception], Response]:
    """A handler that shows an HTTP error as a page of the dossier, with a way back."""

    def show(request: Request, error: Exception) -> Response:
        status = getattr(error, "status_code", 500)
        detail = str(getattr(error, "detail", error))
        edition = shelf.edition(None, None)
        page = Page("error", "", f"{status}", "error.html", {"status": status, "detail": detail})
        return respond(
            request,
            render_html(page, edition.index, edition.info, shelf.setting(edition, may_review(request))),
            "text/html",
            status,
        )

    return show


def _failed(request: Request, error: Exception) -> Response:
    return PlainTextResponse(f"Variorum cannot show this page: {error}\n", 500)
