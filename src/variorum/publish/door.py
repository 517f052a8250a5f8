"""The door of a dossier that others can reach: logging in and out, and pages that carry a session."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from variorum.publish.guard import Guard, Visitor, local_path, may_review, read_form
from variorum.publish.pages import Page
from variorum.publish.render import render_html
from variorum.publish.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Door:
    """Logs people in and out."""

    shelf: Shelf
    guard: Guard

    def routes(self) -> list[Route]:
        """The addresses of the login."""
        return [
            Route("/login", self.login_page, methods=["GET"]),
            Route("/login", self.login, methods=["POST"]),
            Route("/logout", self.logout, methods=["POST"]),
        ]

    async def login_page(self, request: Request) -> Response:
        """The form to log in with."""
        return self._login_form(request, "")

    async def login(self, request: Request) -> Response:
        """Log in, or say that name or password is wrong."""
        form = await read_form(request)
        address = request.client.host if request.client else ""
        given = (form.get("name", ""), form.get("password", ""), address)
        session = await run_in_threadpool(self.guard.log_in, *given)
        if session is None:
            return self._login_form(request, "Name or password is wrong.", 403)
        response = RedirectResponse(local_path(form.get("next", "/")), 303)
        self.guard.keep(response, session, request.url.scheme == "https")
        return response

    async def logout(self, request: Request) -> Response:
        """Forget the session."""
        visitor = self.guard.needs(request, "reader")
        self.guard.check(visitor, request, await read_form(request))
        self.guard.log_out(visitor.session)
        return RedirectResponse("/login", 303)

    def _login_form(self, request: Request, message: str, status: int = 200) -> Response:
        view = {"message": message, "next": local_path(request.query_params.get("next", "/"))}
        page = Page("login", "", "Log in", "login.html", view)
        return guarded_page(self.shelf, self.guard, request, None, page, status)


def guarded_page(
    shelf: Shelf, guard: Guard, request: Request, visitor: Visitor | None, page: Page, status: int = 200
) -> Response:
    """The page for this visitor alone: never stored, its forms carrying the session's token."""
    edition = shelf.edition(None, None)
    token = guard.token(visitor.session) if visitor else ""
    more = {"token": token, "login": guard.accounts is not None}
    html = render_html(page, edition.index, edition.info, shelf.setting(edition, may_review(request)), more)
    response = Response(html, status, {"Cache-Control": "no-store"}, "text/html; charset=utf-8")
    if visitor:
        guard.keep(response, visitor.session, request.url.scheme == "https")
    return response
