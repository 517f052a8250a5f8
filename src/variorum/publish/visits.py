"""What is new since somebody's last visit: two cookies say which state of the table they saw, and when.

A state is the marks of all its cells (what each draft does with an issue, in which words), kept once under a
key made of them. More evidence for the same reading changes no mark, so it is no news.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from starlette.requests import Request
from starlette.responses import Response

SEEN, VISIT = "variorum-seen", "variorum-visit"  # the state seen last; the one this visit is compared with
YEAR, SITTING = 365 * 86_400, 4 * 3600  # seconds; a visit is over four hours after it began
STAMP = re.compile(r"([0-9a-f]{16})\.(\d{4}-\d{2}-\d{2})")


class Memory(Protocol):
    """Where states are kept from one start of the server to the next."""

    def recall(self, key: str) -> str | None:
        """The state under this key; None where there is none."""

    def keep(self, key: str, state: str) -> None:
        """Keep a state under its key."""


@dataclass
class Forgetful:
    """A memory as long as the process."""

    kept: dict[str, str] = field(default_factory=dict)

    def recall(self, key: str) -> str | None:
        """The state under this key; None where there is none."""
        return self.kept.get(key)

    def keep(self, key: str, state: str) -> None:
        """Keep a state under its key."""
        self.kept[key] = state


@dataclass(frozen=True, slots=True)
class Visit:
    """What a visit is compared with: the key of the state that was seen last, and the day of that."""

    key: str
    day: str


class Visits:
    """Tells visitors apart by their cookies, and what each saw last."""

    def __init__(self, memory: Memory, clock: Callable[[], str]) -> None:
        self._memory, self._clock = memory, clock
        self._kept: set[str] = set()

    def last(self, request: Request) -> Visit | None:
        """The visit before this one; None on the first."""
        cookies = request.cookies
        return _read(cookies[VISIT] if VISIT in cookies else cookies.get(SEEN, ""))

    def marks(self, visit: Visit) -> frozenset[str] | None:
        """The marks of all cells at that visit; None where they were forgotten."""
        state = self._memory.recall(visit.key)
        return None if state is None else frozenset(state.split())

    def note(self, request: Request, response: Response, marks: frozenset[str]) -> None:
        """Send the cookies that tell the next visit what was seen on this one."""
        state = " ".join(sorted(marks))
        key = hashlib.sha256(state.encode()).hexdigest()[:16]
        if key not in self._kept and self._memory.recall(key) is None:
            self._memory.keep(key, state)
        self._kept.add(key)
        before = self.last(request)
        secure = request.url.scheme == "https"
        seen = f"{key}.{self._clock()[:10]}"
        response.set_cookie(SEEN, seen, YEAR, httponly=True, samesite="strict", secure=secure)
        if VISIT not in request.cookies:
            base = f"{before.key}.{before.day}" if before else "first"
            response.set_cookie(VISIT, base, SITTING, httponly=True, samesite="strict", secure=secure)


def _read(given: str) -> Visit | None:
    found = STAMP.fullmatch(given)
    return Visit(found[1], found[2]) if found else None
