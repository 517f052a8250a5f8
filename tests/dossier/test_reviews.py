"""Reviews: kept for good, found again by their evidence, never re-anchored."""

import msgspec
import pytest

from tests.factory import a_draft, a_provision, an_article
from variorum import api
from variorum.corrections import Review
from variorum.dossier.reviews import agreement, load_reviews, replay, target_of
from variorum.errors import InputError, UsageError
from variorum.model import Refused, Row
from variorum.records import Records

TEXT = "The first plan would cap the fleet at 6 ships. The second draft scraps the cap."


def records(text=TEXT):
    article = an_article(text, url="https://news.example/plan")
    first = a_draft(article, "The first plan")
    second = a_draft(article, "The second draft") if "second" in text else first
    cap = (
        a_provision(article, "cap the fleet at 6 ships", first.id, modality="may")
        if "cap the" in text
        else None
    )
    return Records(articles=(article,), drafts=(first, second), provisions=(cap,) if cap else ())


def review(found, record, verdict, **fields):
    articles = {a.id: a for a in found.articles}
    return Review(
        id=fields.pop("id", f"review-{verdict}"),
        reviewer=fields.pop("reviewer", "Ada"),
        made_at="2031-03-05T10:00:00Z",
        verdict=verdict,
        target=target_of(record, articles),
        **fields,
    )


def test_an_edit_outlives_a_rebuild():
    found = records()
    edit = review(found, found.provisions[0], "edit", before={"modality": "may"}, after={"modality": "shall"})

    amended, conflicts = replay(records(), [edit])

    assert (amended.provisions[0].modality, amended.provisions[0].method, conflicts) == (
        "shall",
        "review:Ada",
        (),
    )


def test_what_is_rejected_is_listed_as_refused():
    found = records()
    amended, _ = replay(found, [review(found, found.provisions[0], "reject", note="a rumour")])

    assert amended.provisions == ()
    assert [r.reason for r in amended.refused if isinstance(r, Refused)] == ["rejected by Ada: a rumour"]


def test_merged_drafts_share_their_names_and_provisions():
    found = records()
    first, second = found.drafts
    merge = review(found, first, "merge", into=target_of(second, {a.id: a for a in found.articles}))

    amended, _ = replay(found, [merge])

    assert [d.aliases for d in amended.drafts] == [("The first plan",)]
    assert [p.draft for p in amended.provisions] == [second.id]


def test_a_review_whose_words_are_gone_is_a_conflict():
    found = records()
    edit = review(found, found.provisions[0], "edit", after={"modality": "shall"})

    amended, conflicts = replay(records("The first plan would set a limit for the fleet of 8 ships."), [edit])

    assert amended.provisions == ()
    assert [c.reason for c in conflicts] == ["its article has changed and no longer says these words there"]


def test_an_undone_review_does_nothing():
    found = records()
    reject = review(found, found.provisions[0], "reject", id="r1")
    undo = review(found, found.provisions[0], "undo", id="r2", undoes="r1")

    assert replay(found, [reject, undo]) == (found, ())


def test_replaying_twice_gives_the_same_dossier():
    found = records()
    reviews = [review(found, found.provisions[0], "edit", after={"number": "6"})]

    assert replay(records(), reviews) == replay(records(), reviews)


def test_a_row_cannot_be_reviewed():
    with pytest.raises(UsageError, match="review the provisions or sides it is made of"):
        target_of(Row(id="row-1", issues=("other",), cells={}), {})


def test_agreement_counts_what_two_people_decided():
    found = records()
    cap, draft = found.provisions[0], found.drafts[0]
    reviews = [
        review(found, cap, "accept", id="1"),
        review(found, cap, "reject", id="2", reviewer="Bo"),
        review(found, draft, "accept", id="3"),
        review(found, draft, "accept", id="4", reviewer="Bo"),
    ]

    assert agreement(reviews) == (1, 2, 0.0)


def test_reviews_of_another_machine_are_taken_in_once_and_stand_by_their_time(tmp_path):
    ours, theirs = api.init(tmp_path / "ours"), api.init(tmp_path / "theirs")
    found = records()
    ours.review(review(found, found.provisions[0], "edit", id="late", after={"number": "7"}))
    early = review(found, found.provisions[0], "edit", id="early", after={"number": "6"})
    theirs.review(msgspec.structs.replace(early, made_at="2031-03-04T09:00:00Z"))
    file = tmp_path / "reviews.jsonl"
    file.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in theirs.reviews()))

    assert (ours.replay(file), ours.replay(file)) == (1, 0)
    assert [one.id for one in ours.reviews()] == ["early", "late"]


@pytest.mark.parametrize("text", ["not json", '{"kind": "article"}'])
def test_a_file_that_holds_no_reviews_is_refused(tmp_path, text):
    file = tmp_path / "reviews.jsonl"
    file.write_text(text)

    with pytest.raises(InputError, match="holds no reviews"):
        load_reviews(file)
