"""Who is at the page: sessions, tokens against forged requests, and the login where others can reach it."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from variorum.publish.accounts import Accounts, Role, may

COOKIE = "variorum"
LASTS = 12 * 3600  # seconds that a session is good for: a working day
SESSIONS = 1000  # open at a time; the oldest go first
TRIES, WITHIN = (
    5,
    300,
)  # failed logins from one address, or for one name, in so many seconds (OWASP ASVS 2.2.1)
FORM_LIMIT = 64_000  # bytes of a posted form


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks: a name, a role, and the session that their token belongs to."""

    name: str
    role: Role
    session: str


@dataclass(frozen=True, slots=True)
class Session:
    """One login."""

    name: str
    role: Role
    started: float


class Guard:
    """Knows visitors by their session; without accounts everybody is the person at this machine."""

    def __init__(
        self,
        accounts: Accounts | None = None,
        local: str = "local",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.accounts, self._local, self._clock = accounts, local, clock
        self._secret = secrets.token_bytes(32)
        self._sessions: OrderedDict[str, Session] = OrderedDict()
        self._failures: dict[str, deque[float]] = {}

    def visitor(self, request: Request) -> Visitor | None:
        """Who asks; None where nobody is logged in and a login is needed."""
        given = request.cookies.get(COOKIE, "")
        if self.accounts is None:
            return Visitor(self._local, "editor", given or secrets.token_urlsafe(24))
        session = self._sessions.get(given)
        if session is None or self._clock() - session.started > LASTS:
            return None
        return Visitor(session.name, session.role, given)

    def needs(self, request: Request, role: Role) -> Visitor:
        """The visitor, who must have this role; HTTPException 403 otherwise."""
        visitor = self.visitor(request)
        if visitor is None or not may(visitor.role, role):
            raise HTTPException(403, f"this needs the role of {role}")
        return visitor

    def token(self, session: str) -> str:
        """The token that a form of this session must carry."""
        return hmac.new(self._secret, session.encode(), hashlib.sha256).hexdigest()

    def check(self, visitor: Visitor, request: Request, form: dict[str, str]) -> None:
        """Raise HTTPException 403 unless the form comes from a page of this session."""
        same_site = request.headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")
        sent = request.cookies.get(COOKIE, "")
        held = hmac.compare_digest(self.token(sent), form.get("token", ""))
        if not (same_site and sent and sent == visitor.session and held):
            raise HTTPException(403, "this form is out of date; open the page again")

    def keep(self, response: Response, session: str, secure: bool) -> None:
        """Send the session's cookie: not readable by script, not sent from other sites."""
        response.set_cookie(COOKIE, session, max_age=LASTS, httponly=True, samesite="strict", secure=secure)

    def log_in(self, name: str, password: str, address: str) -> str | None:
        """The new session's id; None where name or password is wrong; HTTPException 429 after many tries."""
        keys = (f"address {address}", f"name {name}")
        for key in keys:
            if len(self._recent(key)) >= TRIES:
                raise HTTPException(429, "too many tries; wait five minutes")
        account = self.accounts.check(name, password) if self.accounts else None
        if account is None:
            for key in keys:
                self._recent(key).append(self._clock())
            return None
        session = secrets.token_urlsafe(24)
        self._sessions[session] = Session(account.name, account.role, self._clock())
        while len(self._sessions) > SESSIONS:
            self._sessions.popitem(last=False)
        return session

    def log_out(self, session: str) -> None:
        """Forget the session."""
        self._sessions.pop(session, None)

    def _recent(self, key: str) -> deque[float]:
        tries = self._failures.setdefault(key, deque())
        while tries and self._clock() - tries[0] > WITHIN:
            tries.popleft()
        return tries


class RequireLogin:
    """Leads everybody who is not logged in to the login page; static files and the login itself are open."""

    def __init__(self, app: Any, guard: Guard) -> None:
        self._app, self._guard = app, guard

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request (ASGI)."""
        if scope["type"] == "http":
            request = Request(scope, receive)
            visitor = self._guard.visitor(request)
            request.state.reviews = visitor is not None and may(visitor.role, "reviewer")
            if visitor is None and not scope["path"].startswith(("/login", "/static/")):
                await RedirectResponse(f"/login?next={quote(scope['path'])}", 303)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def may_review(request: Request) -> bool:
    """Whether who asks may decide at the review desk; everybody may where nobody logs in."""
    return bool(getattr(request.state, "reviews", True))


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a posted form; HTTPException 413 where it is larger than any form of ours."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > FORM_LIMIT:
            raise HTTPException(413, "this form is too large")
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


def local_path(given: str) -> str:
    """The address where it leads within this site; the front page otherwise."""
    plain = given.startswith("/") and not given.startswith(("//", "/\\")) and given.isprintable()
    return given if plain else "/"
