"""Mistakes that readers report on the served page: notes beside the record, shown first at the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from variorum.corrections import Review, Target
from variorum.model import AnyRecord, identity
from variorum.publish.door import guarded_page
from variorum.publish.evidence import Proof, proofs
from variorum.publish.guard import Guard, Visitor, read_form
from variorum.publish.index import Index
from variorum.publish.pages import Page
from variorum.publish.review import REPORT, Reviewed, Reviews, target_of, title_of
from variorum.publish.shelf import Shelf

LONGEST = 2000  # characters of a report that are kept


@dataclass(frozen=True, slots=True)
class ReportView:
    """The form for one record; `sent` where the report was kept."""

    record: str
    title: str
    proofs: tuple[Proof, ...]
    message: str
    sent: bool


@dataclass(frozen=True, slots=True)
class Reports:
    """Takes reports from anybody who may read."""

    shelf: Shelf
    reviews: Reviews
    guard: Guard
    clock: Callable[[], str]

    def routes(self) -> list[Route]:
        """The addresses of the form."""
        return [
            Route("/report", self.show, methods=["GET"]),
            Route("/report", self.keep, methods=["POST"]),
        ]

    async def show(self, request: Request) -> Response:
        """The form with the words in question, or thanks for a report."""
        visitor = self.guard.needs(request, "reader")
        return await run_in_threadpool(self._form, request, visitor, request.query_params.get("record", ""))

    async def keep(self, request: Request) -> Response:
        """Keep a report as a note beside the record."""
        visitor = self.guard.needs(request, "reader")
        form = await read_form(request)
        self.guard.check(visitor, request, form)
        return await run_in_threadpool(self._kept, request, visitor, form)

    def _form(self, request: Request, visitor: Visitor, id_: str, message: str = "") -> Response:
        index = self.shelf.edition(None, None).index
        record, _ = self._found(id_)
        title = title_of(index, record) if isinstance(record, Reviewed) else type(record).__name__.lower()
        view = ReportView(
            record=id_,
            title=title,
            proofs=proofs(index, record, Index.spans_of(record)),
            message=message,
            sent=bool(request.query_params.get("sent")),
        )
        page = Page("report", "", "Report a mistake", "report.html", view)
        return guarded_page(self.shelf, self.guard, request, visitor, page, 400 if message else 200)

    def _kept(self, request: Request, visitor: Visitor, form: dict[str, str]) -> Response:
        record, target = self._found(form.get("record", ""))
        said = form.get("note", "").strip()[:LONGEST]
        if not said:
            return self._form(request, visitor, record.id, "say in a word what is wrong")
        made_at = self.clock()
        self.reviews.append(
            Review(
                id=identity("review", visitor.name, made_at, REPORT, record.id, len(self.reviews.history())),
                reviewer=visitor.name,
                made_at=made_at,
                verdict="note",
                target=target,
                note=said,
                labels=(REPORT,),
            )
        )
        return RedirectResponse(f"/report?record={record.id}&sent=1", 303)

    def _found(self, id_: str) -> tuple[AnyRecord, Target]:
        """The record with this id and the words it rests on; HTTPException 404 where there is none."""
        index = self.shelf.edition(None, None).index
        record = index.by_id.get(id_)
        target = target_of(index, record) if record else None
        if record is None or target is None:
            raise HTTPException(404, "there is no such record; it may have gone with the last build")
        return record, target
