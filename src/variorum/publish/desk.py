"""The review desk as routes of the served page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from variorum.corrections import Review
from variorum.errors import UsageError
from variorum.model import Actor, AnyRecord, Draft, identity
from variorum.publish.apart import chosen_targets
from variorum.publish.corrections import changed_fields
from variorum.publish.door import guarded_page
from variorum.publish.guard import Guard, Visitor, read_form
from variorum.publish.pages import Page
from variorum.publish.review import Reviews, target_of
from variorum.publish.shelf import Edition, Shelf
from variorum.publish.views.desk import desk_view, history_view, last_of

VERDICTS = ("accept", "reject", "edit", "merge", "split", "skip", "note", "undo")
JOINING = ("merge", "split")  # what concerns many records at once is for editors


def now() -> str:
    """This moment, to the second, in UTC: a review is an event of the real world."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Desk:
    """Shows the queue and keeps decisions."""

    def __init__(self, shelf: Shelf, reviews: Reviews, guard: Guard, clock: Callable[[], str] = now) -> None:
        self._shelf, self._reviews, self._guard, self._clock = shelf, reviews, guard, clock

    def routes(self) -> list[Route]:
        """The addresses of the desk."""
        return [
            Route("/review", self.show, methods=["GET"]),
            Route("/review", self.decide, methods=["POST"]),
            Route("/review/build", self.build, methods=["POST"]),
            Route("/review/history", self.history, methods=["GET"]),
            Route("/review/reviews.jsonl", self.export, methods=["GET"]),
        ]

    async def show(self, request: Request) -> Response:
        """The desk with one record on it."""
        visitor = self._guard.needs(request, "reviewer")
        return await run_in_threadpool(
            self._desk, request, visitor, request.query_params.get("record", ""), ""
        )

    async def decide(self, request: Request) -> Response:
        """Keep the decision of a posted form, and lead on to the next record."""
        visitor = self._guard.needs(request, "reviewer")
        form = await read_form(request)
        self._guard.check(visitor, request, form)
        if form.get("verdict") in JOINING:
            self._guard.needs(request, "editor")
        return await run_in_threadpool(self._decided, request, visitor, form)

    async def build(self, request: Request) -> Response:
        """Build the dossier again, so that the decisions take effect."""
        visitor = self._guard.needs(request, "reviewer")
        self._guard.check(visitor, request, await read_form(request))
        await run_in_threadpool(self._reviews.rebuild)
        return RedirectResponse("/review", 303)

    async def history(self, request: Request) -> Response:
        """All reviews, the conflicts among them, and the notes by label."""
        visitor = self._guard.needs(request, "reviewer")
        view = history_view(self._reviews, request.query_params.get("label", ""))
        page = Page("review/history", "review", "Reviews", "history.html", view)
        return guarded_page(self._shelf, self._guard, request, visitor, page)

    async def export(self, request: Request) -> Response:
        """The reviews as the small file that another machine replays."""
        self._guard.needs(request, "reviewer")
        lines = (msgspec.json.encode(review).decode() for review in self._reviews.history())
        return Response("".join(f"{line}\n" for line in lines), media_type="application/jsonl")

    def _desk(
        self, request: Request, visitor: Visitor, asked: str, message: str, status: int = 200
    ) -> Response:
        edition = self._shelf.edition(None, None)
        view = desk_view(edition.index, edition.info, self._reviews, asked, visitor.name, message)
        page = Page("review", "review", "Review", "review.html", view)
        return guarded_page(self._shelf, self._guard, request, visitor, page, status)

    def _decided(self, request: Request, visitor: Visitor, form: dict[str, str]) -> Response:
        edition = self._shelf.edition(None, None)
        try:
            review = self._review(edition, visitor, form)
        except UsageError as error:
            return self._desk(request, visitor, form.get("record", ""), str(error), 400)
        self._reviews.append(review)
        stays = review.verdict in ("note", "undo")
        onward = form.get("record", "") if stays else form.get("next", "")
        plain = onward.replace("-", "").isalnum()
        return RedirectResponse(f"/review?record={onward}" if plain else "/review", 303)

    def _review(self, edition: Edition, visitor: Visitor, form: dict[str, str]) -> Review:
        """The review that a form stands for; UsageError where it cannot be kept, 404 for no record."""
        verdict, made_at = form.get("verdict", ""), self._clock()
        record = edition.index.by_id.get(form.get("record", ""))
        target = target_of(edition.index, record) if record else None
        if record is None or target is None or verdict not in VERDICTS:
            raise HTTPException(
                404, "there is no such record to review; it may have gone with the last build"
            )
        before, after = self._changes(edition, record, verdict, form)
        undoes = last_of(self._reviews.history(), visitor.name) if verdict == "undo" else None
        if verdict == "undo" and not undoes:
            raise UsageError("there is nothing of yours to take back")
        into = edition.index.by_id.get(form.get("into", "")) if verdict == "merge" else None
        if verdict == "merge" and (into is None or type(into) is not type(record)):
            raise UsageError("choose what it is the same as")
        labels = tuple(label.strip() for label in form.get("labels", "").split(",") if label.strip())
        return Review(
            id=identity("review", visitor.name, made_at, verdict, record.id, len(self._reviews.history())),
            reviewer=visitor.name,
            made_at=made_at,
            verdict=verdict,  # type: ignore[arg-type]  # checked against VERDICTS above
            target=target,
            before=before,
            after=after,
            into=target_of(edition.index, into) if into else None,
            apart=chosen_targets(edition.index, record, form) if verdict == "split" else (),
            undoes=undoes,
            note=form.get("note", "").strip()[:2000],
            labels=labels,
        )

    def _changes(
        self, edition: Edition, record: AnyRecord, verdict: str, form: dict[str, str]
    ) -> tuple[dict[str, object], dict[str, object]]:
        if verdict == "split":
            return _renamed(record, form)
        if verdict != "edit":
            return {}, {}
        before, after = changed_fields(edition.index, edition.info, record, form)
        if not after:
            raise UsageError("nothing was changed; press Accept to confirm the record as it is")
        return before, after


def _renamed(record: AnyRecord, form: dict[str, str]) -> tuple[dict[str, object], dict[str, object]]:
    """The name of what is split, and of what is split off; UsageError where it needs another one."""
    held, name = getattr(record, "name", ""), form.get("part", "").strip()[:200]
    if not isinstance(record, Actor | Draft):
        raise UsageError("only actors and drafts can be split")
    if not name or name.casefold() == held.casefold():
        raise UsageError("say what the other one is called; it needs a name of its own")
    return {"name": held}, {"name": name}
