"""The review desk: the queue, a session of decisions, and what is refused."""

import re
from dataclasses import dataclass, field

import msgspec
import pytest
from starlette.testclient import TestClient

from tests.publish.story import INFO, RECORDS
from variorum.corrections import Conflict, Review
from variorum.errors import UsageError
from variorum.publish.corrections import changed_fields, fields_of
from variorum.publish.index import Index
from variorum.publish.review import queue, target_of
from variorum.publish.server import make_app

INDEX = Index(RECORDS)
CAP = RECORDS.provisions[0]


@dataclass
class Kept:
    """Reviews in a list, as a dossier keeps them in a file."""

    reviews: list[Review] = field(default_factory=list)
    lost: tuple[Conflict, ...] = ()
    builds: int = 0

    def rebuild(self) -> None:
        self.builds += 1

    def append(self, review: Review) -> None:
        self.reviews.append(review)

    def history(self) -> tuple[Review, ...]:
        return tuple(self.reviews)

    def conflicts(self) -> tuple[Conflict, ...]:
        return self.lost

    def agreement(self) -> tuple[int, int, float | None]:
        return 0, 0, None


@dataclass
class Session:
    """A person at the desk."""

    client: TestClient
    kept: Kept

    def page(self, record: str = "") -> str:
        return self.client.get("/review", params={"record": record}).text

    def form(self, record: str) -> dict[str, str]:
        return self.form_at(f"/review?record={record}")

    def form_at(self, address: str) -> dict[str, str]:
        page = self.client.get(address).text
        return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))

    def decide(self, record: str, verdict: str, /, **fields: str) -> int:
        sent = self.form(record) | {"verdict": verdict} | fields
        return self.client.post("/review", data=sent, follow_redirects=False).status_code


@pytest.fixture
def desk() -> Session:
    kept = Kept()
    return Session(TestClient(make_app(lambda: (RECORDS, INFO), reviews=kept)), kept)


def test_the_queue_puts_the_riskiest_first() -> None:
    assert [(item.record, item.level, item.reason) for item in queue(INDEX, ())][:5] == [
        ("provision-gone", "high", "said to be dropped"),
        ("provision-cap2", "high", "a number"),
        ("provision-cap1", "medium", "a number"),
        ("statement-refusal", "medium", "a stance on a draft"),
        ("dispute-author", "medium", "contested: denial"),
    ]


def test_what_was_decided_goes_to_the_end_and_what_was_skipped_before_it(desk: Session) -> None:
    desk.decide("provision-gone", "accept")
    desk.decide("provision-cap2", "skip")
    order = [item.record for item in queue(INDEX, desk.kept.history())]
    assert order[0] == "provision-cap1"
    assert order[-2:] == ["provision-cap2", "provision-gone"]


def test_accepting_keeps_a_review_by_its_words(desk: Session) -> None:
    assert desk.decide("provision-cap1", "accept", note="checked against the print") == 303
    (review,) = desk.kept.reviews
    assert (review.verdict, review.reviewer, review.note) == ("accept", "local", "checked against the print")
    assert review.target == target_of(INDEX, CAP)
    assert (review.before, review.after) == ({}, {})


def test_an_edit_keeps_the_changed_slots_before_and_after(desk: Session) -> None:
    assert desk.decide("provision-cap1", "edit", **{"quantity.value": "14", "modality": "may"}) == 303
    (review,) = desk.kept.reviews
    assert (review.before["modality"], review.after["modality"]) == ("shall", "may")
    assert review.after["quantity"] == msgspec.to_builtins(CAP.quantity) | {"value": 14.0}
    assert set(review.after) == {"modality", "quantity"}


def test_a_statement_can_be_attributed_anew(desk: Session) -> None:
    desk.decide("statement-claim", "edit", speaker="Ada Quill", actor="actor-quill")
    assert desk.kept.reviews[0].after == {"speaker": "Ada Quill", "actor": "actor-quill"}


def test_a_provision_can_move_to_another_draft_and_issue(desk: Session) -> None:
    desk.decide("provision-cap2", "edit", draft="draft-plan", issues="fares")
    assert desk.kept.reviews[0].after == {"draft": "draft-plan", "issues": ["fares"]}


def test_drafts_can_be_merged(desk: Session) -> None:
    desk.decide("draft-answer", "merge", into="draft-plan")
    assert desk.kept.reviews[0].into == target_of(INDEX, RECORDS.drafts[0])


def test_undo_takes_back_the_last_decision_of_the_same_person(desk: Session) -> None:
    desk.decide("provision-gone", "reject")
    desk.decide("provision-gone", "undo")
    first, second = desk.kept.reviews
    assert (second.verdict, second.undoes) == ("undo", first.id)
    assert queue(INDEX, desk.kept.history())[0].record == "provision-gone"


def test_an_edit_that_changes_nothing_is_not_kept(desk: Session) -> None:
    assert desk.decide("provision-cap1", "edit") == 400
    assert desk.kept.reviews == []


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"quantity.value": "many"}, "'many' is no number; write it as 600000 or 0.5"),
        ({"modality": "must"}, "this provision cannot hold that"),
        ({"deadline.value": "2041-05"}, "Deadline rests on no words of the article; it stays empty"),
    ],
)
def test_what_does_not_fit_its_slot_is_refused(fields: dict[str, str], reason: str) -> None:
    with pytest.raises(UsageError, match=re.escape(reason)):
        changed_fields(INDEX, INFO, CAP, fields)


def test_a_slot_without_words_is_locked_and_says_so(desk: Session) -> None:
    locked = {one.name for one in fields_of(INDEX, INFO, CAP) if one.locked}
    assert locked == {"deadline.value"}
    assert "no span: stays empty" in desk.page("provision-cap1")


def test_a_form_without_the_token_of_its_session_is_refused(desk: Session) -> None:
    desk.page()
    sent = {"record": "provision-cap1", "verdict": "accept", "token": "forged"}
    assert desk.client.post("/review", data=sent).status_code == 403
    other = TestClient(desk.client.app)
    token = re.search(r'name="token" value="(\w+)"', desk.page()).group(1)  # type: ignore[union-attr]
    assert other.post("/review", data=sent | {"token": token}).status_code == 403
    assert desk.kept.reviews == []


def test_a_form_from_another_site_is_refused(desk: Session) -> None:
    token = re.search(r'name="token" value="(\w+)"', desk.page()).group(1)  # type: ignore[union-attr]
    sent = {"record": "provision-cap1", "verdict": "accept", "token": token}
    answer = desk.client.post("/review", data=sent, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403


def test_a_record_that_is_gone_gives_a_page(desk: Session) -> None:
    assert desk.decide("provision-cap1", "accept", record="provision-none") == 404


def test_reviews_are_had_as_a_file_that_reads_back(desk: Session) -> None:
    desk.decide("provision-cap1", "accept", labels="ask, print")
    lines = desk.client.get("/review/reviews.jsonl").text.splitlines()
    assert [msgspec.json.decode(line, type=Review) for line in lines] == desk.kept.reviews
    assert desk.kept.reviews[0].labels == ("ask", "print")


def test_conflicts_are_shown_and_not_moved(desk: Session) -> None:
    desk.decide("provision-cap1", "accept")
    desk.kept.lost = (Conflict(review=desk.kept.reviews[0], reason="its article has changed"),)
    page = desk.client.get("/review/history").text
    assert "Conflicts" in page
    assert "its article has changed" in page


def test_the_desk_builds_anew_when_asked(desk: Session) -> None:
    desk.decide("provision-cap1", "accept")
    token = re.search(r'name="token" value="(\w+)"', desk.page()).group(1)  # type: ignore[union-attr]
    assert desk.client.post("/review/build", data={"token": "forged"}).status_code == 403
    assert desk.client.post("/review/build", data={"token": token}, follow_redirects=False).status_code == 303
    assert desk.kept.builds == 1


def test_evidence_leads_to_its_record_on_the_desk(desk: Session) -> None:
    assert '/review?record=provision-cap2">Correct this' in desk.client.get("/").text
    assert "Correct this" not in TestClient(make_app(lambda: (RECORDS, INFO))).get("/").text


def test_there_is_no_desk_without_a_list_to_keep_reviews_in() -> None:
    assert TestClient(make_app(lambda: (RECORDS, INFO))).get("/review").status_code == 404
