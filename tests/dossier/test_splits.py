"""Splitting an actor or a draft that was two: kept, replayed on each build, taken back by an undo."""

import pytest

from tests.factory import a_draft, a_provision, an_article, span_of
from variorum.corrections import Review, Target
from variorum.dossier.reviews import replay, target_of
from variorum.model import Actor, Draft, Statement, Witness
from variorum.records import Records

TEXT = "The plan would cap the fleet at 6 ships. The paper would free all crews. “No,” said Holt."
LATER = "Minister Holt said on Friday that the paper is fair. The plan is dead, said Holt."


def records(first=TEXT, second=LATER):
    one, two = an_article(first, url="https://a.example"), an_article(second, url="https://b.example")
    plan = a_draft(one, "The plan", aliases=("The plan", "the paper"))
    plan = Draft(
        **{f: getattr(plan, f) for f in plan.__struct_fields__}
        | {"evidence": (*plan.evidence, span_of(two, "the paper"))}
    )
    holt = Actor(
        id="actor-holt",
        name="Holt",
        type="person",
        aliases=("Holt", "Minister Holt"),
        evidence=(span_of(one, "Holt"), span_of(two, "Minister Holt")),
    )
    said = [
        Statement(
            id="s1",
            content=(span_of(one, "“No,”"),),
            evidence=(span_of(one, "“No,” said Holt."),),
            speaker="Holt",
            actor=holt.id,
            directness="direct",
            about=(plan.id,),
        ),
        Statement(
            id="s2",
            content=(span_of(two, "the paper is fair"),),
            evidence=(span_of(two, "Minister Holt said on Friday that the paper is fair."),),
            speaker="Holt",
            actor=holt.id,
            directness="indirect",
            about=(plan.id,),
        ),
    ]
    told = [
        a_provision(one, "cap the fleet at 6 ships", plan.id),
        a_provision(one, "free all crews", plan.id),
    ]
    seen = Witness(
        id="w1",
        draft=plan.id,
        article=one.id,
        form="paraphrase",
        points_found=2,
        evidence=tuple(p.evidence[0] for p in told),
    )
    return Records(
        articles=(one, two),
        actors=(holt,),
        drafts=(plan,),
        provisions=tuple(told),
        statements=tuple(said),
        witnesses=(seen,),
    )


def apart(found, whole, parts, name, mentions=(), **fields):
    """The review that splits these parts off."""
    articles = {a.id: a for a in found.articles}
    kind = "actor" if isinstance(whole, Actor) else "draft"
    words = [
        Target(kind=kind, evidence=(span,), digest=articles[span.article].content_digest) for span in mentions
    ]
    return Review(
        id=fields.pop("id", "review-split"),
        reviewer="Ada",
        made_at="2031-03-05T10:00:00Z",
        verdict="split",
        target=target_of(whole, articles),
        after={"name": name},
        apart=(*words, *(target_of(one, articles) for one in parts)),
        **fields,
    )


def test_a_split_draft_takes_its_points_statements_and_witness_along():
    found = records()
    (plan,) = found.drafts
    review = apart(found, plan, [found.provisions[1], found.statements[1]], "the paper", plan.evidence[1:])

    amended, conflicts = replay(found, [review])
    rest, part = amended.drafts

    assert conflicts == ()
    assert (rest.name, rest.aliases, part.name, part.aliases) == (
        "The plan",
        ("The plan",),
        "the paper",
        ("the paper",),
    )
    assert [p.draft for p in amended.provisions] == [rest.id, part.id]
    assert [s.about for s in amended.statements] == [(rest.id,), (part.id,)]
    assert [(w.draft, w.points_found) for w in amended.witnesses] == [(rest.id, 1), (part.id, 1)]


def test_a_split_actor_takes_statements_along_and_gives_them_its_name():
    found = records()
    (holt,) = found.actors
    review = apart(found, holt, [found.statements[1]], "Ines Holt", holt.evidence[1:])

    amended, _ = replay(found, [review])

    assert [(a.name, a.aliases) for a in amended.actors] == [
        ("Holt", ("Holt",)),
        ("Ines Holt", ("Minister Holt",)),
    ]
    assert [(s.speaker, s.actor) for s in amended.statements] == [
        ("Holt", holt.id),
        ("Ines Holt", amended.actors[1].id),
    ]


def test_replaying_gives_the_same_ids_and_an_undo_gives_the_whole_back():
    found = records()
    review = apart(found, found.drafts[0], [found.provisions[1]], "the paper")
    undo = Review(
        id="r2",
        reviewer="Ada",
        made_at="2031-03-05T11:00:00Z",
        verdict="undo",
        target=review.target,
        undoes=review.id,
    )

    assert replay(found, [review]) == replay(records(), [review])
    assert replay(found, [review, undo]) == (found, ())


@pytest.mark.parametrize(
    ("first", "reason"),
    [
        (
            TEXT.replace("free all crews", "free 40 crews"),
            "its article has changed and no longer says these words there",
        ),
        (TEXT + " ", ""),
    ],
)
def test_a_split_whose_words_have_changed_is_a_conflict(first, reason):
    found = records()
    review = apart(found, found.drafts[0], [found.provisions[1]], "the paper")
    changed = (
        records()
        if not reason
        else Records(
            articles=(an_article(first, url="https://a.example"), found.articles[1]),
            drafts=found.drafts,
            provisions=found.provisions,
        )
    )

    amended, conflicts = replay(changed, [review])

    assert [c.reason for c in conflicts] == ([reason] if reason else [])
    assert len(amended.drafts) == (1 if reason else 2)


def test_a_split_that_would_leave_nothing_is_a_conflict():
    found = records()
    (holt,) = found.actors
    _, conflicts = replay(found, [apart(found, holt, [], "Nobody", holt.evidence)])

    assert [c.reason for c in conflicts] == [
        "what it split off is no longer read as belonging to it, or is all there is of it"
    ]


def test_merging_what_was_split_leads_statements_back():
    found = records()
    (plan,) = found.drafts
    review = apart(found, plan, [found.provisions[1], found.statements[1]], "the paper", plan.evidence[1:])
    rest, part = replay(found, [review])[0].drafts
    articles = {a.id: a for a in found.articles}
    merge = Review(
        id="r2",
        reviewer="Ada",
        made_at="2031-03-06T10:00:00Z",
        verdict="merge",
        target=target_of(part, articles),
        into=target_of(rest, articles),
    )

    amended, conflicts = replay(found, [review, merge])

    assert conflicts == ()
    assert [s.about for s in amended.statements] == [(rest.id,), (rest.id,)]
