"""Splitting at the desk: what can be ticked, what is kept of it, and what is refused."""

import msgspec
import pytest
from starlette.testclient import TestClient

from tests.publish.story import ANSWER_ARTICLE as ANSWER
from tests.publish.story import INFO, RECORDS, span
from tests.publish.story import RUMOUR_ARTICLE as RUMOUR
from tests.publish.test_review import Kept, Session
from variorum.corrections import Target
from variorum.dossier.reviews import replay
from variorum.publish.apart import listed, pieces_of
from variorum.publish.index import Index
from variorum.publish.server import make_app

PAPER = msgspec.structs.replace(
    RECORDS.drafts[1],
    evidence=(span(ANSWER, "a paper of their own"), span(RUMOUR, "the second paper")),
)
FOUND = msgspec.structs.replace(RECORDS, drafts=(RECORDS.drafts[0], PAPER))
LATER = f"rumour.{PAPER.evidence[1].start}"


@pytest.fixture
def desk() -> Session:
    kept = Kept()
    return Session(TestClient(make_app(lambda: (FOUND, INFO), reviews=kept)), kept)


def test_a_draft_falls_into_its_mentions_points_and_statements_by_article() -> None:
    told = {
        group.article: [(one.kind, one.words) for one in group.pieces]
        for group in pieces_of(Index(FOUND), PAPER)
    }
    assert told == {
        "answer": [
            ("mention", "named “a paper of their own”"),
            ("provision", "“let Ostrava Lines run 18 ferries a day, according to [the Harbour Post]”"),
            ("provision", "“The freeze on fares is gone.”"),
        ],
        "rumour": [
            ("mention", "named “the second paper”"),
            ("statement", "a spokesman: ““We wrote no such thing,””"),
            ("statement", "a boatman: “the mayor wrote it herself”"),
        ],
    }


def test_a_split_keeps_the_words_that_were_ticked(desk: Session) -> None:
    ticked = {"apart-1": LATER, "apart-2": "statement-claim", "part": "the islands’ second paper"}
    assert desk.decide(PAPER.id, "split", **ticked) == 303
    (review,) = desk.kept.reviews
    assert review.apart == (
        Target(kind="draft", evidence=PAPER.evidence[1:], digest=RUMOUR.content_digest),
        Target(kind="statement", evidence=FOUND.statements[2].evidence, digest=RUMOUR.content_digest),
    )
    assert (review.before, review.after) == (
        {"name": "a paper of their own"},
        {"name": "the islands’ second paper"},
    )


def test_a_ticked_article_stands_for_all_of_it_and_the_build_splits(desk: Session) -> None:
    desk.decide(PAPER.id, "split", **{"apart-1": "article:rumour", "part": "a second paper"})
    amended, conflicts = replay(FOUND, desk.kept.reviews)
    assert conflicts == ()
    assert [draft.name for draft in amended.drafts] == [
        "the ferry plan",
        "a paper of their own",
        "a second paper",
    ]
    assert [one.about for one in amended.statements] == [
        ("draft-plan",),
        (amended.drafts[2].id,),
        (amended.drafts[2].id,),
    ]


def test_a_split_is_taken_back_by_an_undo(desk: Session) -> None:
    desk.decide(PAPER.id, "split", **{"apart-1": LATER, "part": "a second paper"})
    desk.decide(PAPER.id, "undo")
    assert replay(FOUND, desk.kept.reviews) == (FOUND, ())


@pytest.mark.parametrize(
    ("ticked", "told"),
    [
        ({"part": "another"}, "Tick what belongs to the other one"),
        ({"apart-1": LATER, "part": ""}, "needs a name of its own"),
        ({"apart-1": LATER, "part": "A Paper of Their Own"}, "needs a name of its own"),
        ({"apart-1": "rumour.9999", "part": "another"}, "The dossier was built anew since"),
        ({"apart-1": "article:rumour", "apart-2": "article:answer", "part": "x"}, "Leave at least one"),
    ],
)
def test_a_split_that_says_too_little_is_refused(desk: Session, ticked: dict[str, str], told: str) -> None:
    sent = desk.form(PAPER.id) | {"verdict": "split"} | ticked
    answer = desk.client.post("/review", data=sent)
    assert (answer.status_code, told in answer.text) == (400, True)
    assert desk.kept.reviews == []


def test_an_actor_that_is_in_no_queue_can_be_opened(desk: Session) -> None:
    assert "a paper of their own" in desk.page(PAPER.id)
    assert "Split: part of this is another draft" in desk.page(PAPER.id)
    assert "Split:" not in desk.page("provision-cap1")


def test_the_form_lists_what_it_has_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("variorum.publish.apart.LISTED", 4)
    groups = pieces_of(Index(FOUND), PAPER)
    assert [group.article for group in listed(groups)] == ["answer"]
