"""A dossier served: its pages and its review desk, to this machine or, behind a login, to others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette

from variorum.api import Dossier
from variorum.api import open as open_dossier
from variorum.corrections import Conflict, Review
from variorum.dossier.reviews import agreement, read_reviews
from variorum.publish.accounts import read_accounts
from variorum.publish.context import Info
from variorum.publish.guard import Guard
from variorum.publish.server import LOOPBACK, make_app
from variorum.publishing import info_of, lenses_of
from variorum.records import Records

ACCOUNTS = "accounts.toml"  # beside variorum.toml: who may log in
HERE = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class KeptReviews:
    """The reviews of a dossier, as the desk asks for them."""

    dossier: Dossier

    def append(self, review: Review) -> None:
        """Keep a review; it takes effect with the next build."""
        self.dossier.review(review)

    def history(self) -> tuple[Review, ...]:
        """All reviews, oldest first."""
        return read_reviews(self.dossier.store)

    def conflicts(self) -> tuple[Conflict, ...]:
        """The reviews that found their words no more in the last build."""
        return self.dossier.standing_conflicts()

    def rebuild(self) -> None:
        """Build the dossier again, so that the decisions take effect."""
        self.dossier.build()

    def agreement(self) -> tuple[int, int, float | None]:
        """How often two reviewers decided alike, how often both decided, and Cohen's kappa."""
        return agreement(self.history())


@dataclass(frozen=True, slots=True)
class KeptStates:
    """What visitors saw, kept in the dossier from one start of the server to the next."""

    dossier: Dossier

    def recall(self, key: str) -> str | None:
        """The state under this key; None where there is none."""
        return self.dossier.store.fact(f"seen:{key}")

    def keep(self, key: str, state: str) -> None:
        """Keep a state under its key."""
        self.dossier.store.keep_fact(f"seen:{key}", state)


def app_of(dossier: Dossier, host: str = "127.0.0.1") -> Starlette:
    """The application for this address; others may reach it only through the accounts of the dossier.

    Raises UsageError where the address is open to others and there are no accounts.
    """
    local = host in HERE
    guard = Guard() if local else Guard(read_accounts(dossier.folder / ACCOUNTS))
    hosts = LOOPBACK if local else ("*",)
    return make_app(
        _loader(dossier), lenses_of(dossier), hosts, KeptReviews(dossier), guard, KeptStates(dossier)
    )


def serve_dossier(folder: str | Path, host: str, port: int) -> None:
    """Serve the dossier's pages until stopped; each new build shows at the next request."""
    import uvicorn

    uvicorn.run(app_of(open_dossier(folder), host), host=host, port=port, log_level="warning")


def _loader(dossier: Dossier) -> Callable[[], tuple[Records, Info]]:
    """What gives the last build, read again only after another build."""
    kept: dict[str | None, tuple[Records, Info]] = {}

    def load() -> tuple[Records, Info]:
        build = dossier.store.fact("build")
        if build not in kept:
            kept.clear()
            records = dossier.records()
            kept[build] = (records, info_of(dossier, records))
        return kept[build]

    return load
