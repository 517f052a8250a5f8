"""Reporting a mistake: at the desk a note that stands first in the queue, without one a text to send."""

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from tests.publish.story import INFO, RECORDS
from tests.publish.test_review import INDEX, Kept, Session
from variorum.publish.review import queue, target_of
from variorum.publish.server import make_app


@pytest.fixture
def desk() -> Session:
    kept = Kept()
    return Session(TestClient(make_app(lambda: (RECORDS, INFO), reviews=kept)), kept)


def report(desk: Session, record: str, note: str, **more: str) -> int:
    form = desk.form_at(f"/report?record={record}")
    return desk.client.post("/report", data=form | {"note": note} | more, follow_redirects=False).status_code


def test_a_report_is_a_note_beside_the_words(desk: Session) -> None:
    assert report(desk, "provision-cap1", "It says 14 in print.") == 303
    (review,) = desk.kept.reviews
    assert (review.verdict, review.labels, review.note) == ("note", ("report",), "It says 14 in print.")
    assert review.target == target_of(INDEX, RECORDS.provisions[0])
    assert "Thank you" in desk.client.get("/report?record=provision-cap1&sent=1").text


def test_what_was_reported_stands_first_until_it_is_decided(desk: Session) -> None:
    report(desk, "provision-fares", "No such date.")
    first = queue(INDEX, desk.kept.history())[0]
    assert (first.record, first.level, first.reason) == (
        "provision-fares",
        "reported",
        "reported by local: No such date.",
    )
    desk.decide("provision-fares", "accept")
    assert queue(INDEX, desk.kept.history())[-1].record == "provision-fares"


def test_an_empty_report_is_asked_for_words(desk: Session) -> None:
    assert report(desk, "provision-cap1", "  ") == 400
    assert desk.kept.reviews == []


def test_a_report_from_elsewhere_is_refused(desk: Session) -> None:
    assert report(desk, "provision-cap1", "x", token="forged") == 403
    assert desk.client.get("/report?record=nothing").status_code == 404


@pytest.mark.parametrize(
    ("contact", "told"),
    [
        ("", "Send this text to whoever gave you the page"),
        (
            "desk@paper.example",
            '<a href="mailto:desk@paper.example?subject=Mistake%20in%20The',
        ),
        ("https://paper.example/errors", '<a href="https://paper.example/errors" rel="noopener noreferrer">'),
        ("javascript:alert(1)", "Send this text to whoever gave you the page"),
    ],
)
def test_without_a_desk_there_is_a_text_to_send(contact: str, told: str) -> None:
    client = TestClient(make_app(lambda: (RECORDS, replace(INFO, contact=contact))))
    assert 'href="/cells/ferries..is#report-provision-cap2">Report a mistake' in client.get("/").text
    page = client.get("/cells/ferries..is").text
    assert told in page
    assert "The ferry talks: IS, Number of ferries (provision-cap2). The page has: “let Ostrava Lines" in page
