"""What could be known on a day: nothing earlier is unknown later, and nothing later is known earlier."""

import inspect
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factory import a_draft, a_provision, an_article, span_of
from variorum.corrections import Review, Target
from variorum.dossier.as_of import as_of, known_by, moment, reviews_by
from variorum.errors import UsageError
from variorum.model import Cell, Dispute, Origin, Row, Side, Sourcing, Statement, identity
from variorum.records import Records

LEAK = an_article("The envoys' plan asks for a toll of 40 marks. The minister backs it.", "2031-03-04")
REPLY = an_article(
    "The reply to the envoys' plan asks for 35 marks. The minister calls it dead.", "2031-03-06"
)


def a_statement(article, words, about=()):
    return Statement(
        id=identity("statement", article.id, words),
        content=(span_of(article, words),),
        evidence=(span_of(article, words),),
        directness="indirect",
        about=about,
    )


def a_story() -> Records:
    """Two articles, a draft in each, one issue in both, and a dispute between them."""
    plan = a_draft(LEAK, "The envoys' plan")
    reply = a_draft(REPLY, "The reply", parent=plan.id)
    first, second = a_provision(LEAK, "a toll of 40 marks", plan.id), a_provision(REPLY, "35 marks", reply.id)
    backs = a_statement(LEAK, "The minister backs it", (plan.id,))
    dead = a_statement(REPLY, "The minister calls it dead", (reply.id,))
    cells = {
        plan.id: Cell(state="added", provisions=(first.id,)),
        reply.id: Cell(state="modified", provisions=(second.id,)),
    }
    sides = tuple(
        Side(position=one.content[0].exact, statements=(one.id,), evidence=one.evidence)
        for one in (backs, dead)
    )
    return Records(
        articles=(LEAK, REPLY),
        drafts=(plan, reply),
        provisions=(first, second),
        statements=(backs, dead),
        disputes=(Dispute(id="dispute-1", about=plan.id, type="contradiction", sides=sides),),
        origins=(Origin(id="origin-1", articles=(LEAK.id, REPLY.id)),),
        sourcing=tuple(
            Sourcing(
                id=f"sourcing-{n}",
                article=article.id,
                outlet="Courier",
                source="Courier",
                relation="saw",
                evidence=(article.span(0, 3),),
            )
            for n, article in enumerate((LEAK, REPLY))
        ),
        rows=(Row(id="row-1", issues=("toll",), cells=cells),),
    )


def test_the_evening_of_the_leak_knows_one_draft():
    story = a_story()
    evening = as_of(story, "2031-03-04")

    assert [article.id for article in evening.articles] == [LEAK.id]
    assert [draft.name for draft in evening.drafts] == ["The envoys' plan"]
    assert [one.evidence[0].exact for one in evening.provisions] == ["a toll of 40 marks"]
    assert evening.rows[0].cells == {story.drafts[0].id: story.rows[0].cells[story.drafts[0].id]}
    assert evening.disputes == ()
    assert evening.origins == ()
    assert [one.article for one in evening.sourcing] == [LEAK.id]


def test_the_last_day_knows_all():
    assert as_of(a_story(), "2031-03-06") == a_story()


def test_every_kind_of_record_is_looked_at():
    """A kind that is added to the records one day may not fall out of the view in silence."""
    told = inspect.getsource(as_of)

    assert [kind for kind in Records.__struct_fields__ if f"{kind}=" not in told] == []


def test_the_day_before_knows_nothing():
    assert list(as_of(a_story(), "2031-03-03")) == []


def test_a_cell_without_its_provision_is_unknown():
    """A draft named on the first day and printed on the second is unknown in between, not silent."""
    named = a_draft(LEAK, "The envoys' plan")
    printed, toll = (
        a_provision(REPLY, "35 marks", named.id),
        a_provision(LEAK, "a toll of 40 marks", "draft-other"),
    )
    other = a_draft(LEAK, "it")
    cells = {
        named.id: Cell(state="modified", provisions=(printed.id,)),
        other.id: Cell(state="added", provisions=(toll.id,)),
    }
    records = Records(
        articles=(LEAK, REPLY),
        drafts=(named, other),
        provisions=(printed, toll),
        rows=(Row(id="row-1", issues=("toll",), cells=cells),),
    )

    assert as_of(records, "2031-03-05").rows[0].cells[named.id] == Cell(state="unknown")


@pytest.mark.parametrize(
    ("published", "day", "known"),
    [
        ("2031-03-04", "2031-03-04", True),
        ("2031-03-04T18:30:00+00:00", "2031-03-04", True),
        ("2031-03-04T18:30:00+00:00", "2031-03-04T18:00", False),
        ("2031-03-04T18:30:00+00:00", "2031-03-04T19:00", True),
        ("2031-03-04", "2031-03-04T19:00", False),
        ("2031-03", "2031-03-30", False),
        ("2031-03", "2031-03-31", True),
        ("2031", "2031-12-31", True),
        (None, "2031-03-04", False),
    ],
)
def test_an_article_is_known_once_its_day_or_hour_is_over(published, day, known):
    assert known_by(an_article("x", published), day) is known


def test_a_day_that_is_none_is_refused():
    with pytest.raises(UsageError, match="'soon' is no day; write it as 2031-03-04"):
        known_by(LEAK, "soon")


def test_later_corrections_do_not_rewrite_earlier_days():
    target = Target(kind="statement", evidence=(span_of(LEAK, "a toll"),), digest="")
    reviews = [
        Review(
            id=f"r{n}", reviewer="Ada", made_at=f"2031-03-0{n}T09:00:00+00:00", verdict="note", target=target
        )
        for n in (4, 5, 6)
    ]

    assert [review.id for review in reviews_by(reviews, "2031-03-05")] == ["r4", "r5"]


FIRST = date(2031, 3, 1)
DAYS = st.integers(0, 9).map(lambda n: (FIRST + timedelta(n)).isoformat())


@st.composite
def dossiers(draw) -> Records:
    """A dossier of up to five articles on random days; drafts and provisions rest on one or two of them."""
    articles = tuple(
        an_article(f"Draft {n} asks for toll {n}. Envoy {n} backs it.", draw(st.none() | DAYS))
        for n in range(draw(st.integers(1, 5)))
    )
    pick = st.sampled_from(range(len(articles)))
    drafts, provisions, statements, cells, sides = [], [], [], {}, []
    for n, article in enumerate(articles):
        other = articles[draw(pick)]
        evidence = (span_of(article, f"Draft {n}"), other.span(0, 7))
        parent = drafts[draw(st.sampled_from(range(n)))].id if n and draw(st.booleans()) else None
        draft = a_draft(article, f"Draft {n}", parent=parent)
        drafts.append(msgspec.structs.replace(draft, evidence=evidence))
        provisions.append(a_provision(article, f"toll {n}", drafts[draw(st.sampled_from(range(n + 1)))].id))
        statements.append(a_statement(article, f"Envoy {n} backs it", (draft.id,)))
        cells[draft.id] = Cell(
            state="added", provisions=tuple(p.id for p in provisions if p.draft == draft.id)
        )
        sides.append(
            Side(position="backs", statements=(statements[-1].id,), evidence=statements[-1].evidence)
        )
    return Records(
        articles=articles,
        drafts=tuple(drafts),
        provisions=tuple(provisions),
        statements=tuple(statements),
        disputes=(Dispute(id="dispute-1", about="toll", type="contradiction", sides=tuple(sides)),),
        rows=(Row(id="row-1", issues=("toll",), cells=cells),),
    )


@given(dossiers(), DAYS, DAYS)
def test_what_a_day_knows_every_later_day_knows(records, one, two):
    earlier, later = min(one, two), max(one, two)

    assert {r.id for r in as_of(records, earlier)} <= {r.id for r in as_of(records, later)}


@given(dossiers(), DAYS, DAYS)
def test_looking_back_in_two_steps_is_looking_back_once(records, one, two):
    earlier, later = min(one, two), max(one, two)

    assert as_of(as_of(records, later), earlier) == as_of(records, earlier)


@given(dossiers(), DAYS)
def test_nothing_known_rests_on_an_article_published_later(records, day):
    seen = as_of(records, day)
    known = {article.id for article in seen.articles}
    spans = [s for r in seen for s in getattr(r, "evidence", ())] + [
        s for d in seen.disputes for x in d.sides for s in x.evidence
    ]

    assert {span.article for span in spans} <= known
    assert all(moment(article.published) <= moment(day) for article in seen.articles)
