"""One draft for many names: what joins the drafts of several articles, and what keeps them apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factory import a_draft, a_provision, a_reading, span_of
from variorum.corrections import Known, KnownDraft
from variorum.model import Actor, Parent, Quantity, Role, identity
from variorum.records import Account
from variorum.resolve.drafts import merge_drafts
from variorum.resolve.merge import merge_accounts

UNION = {"made_by": ("the union",)}


def told(text, *drafts, published="2031-03-04", actors=(), provisions=()):
    """The account of one article: for each draft its words, and what else is said of it."""
    reading = a_reading(text, published=published)
    made = [a_draft(reading.article, words, **fields) for words, fields in drafts]
    return Account(
        reading=reading,
        actors=tuple(actor(reading.article, *one) for one in actors),
        drafts=tuple(made),
        provisions=tuple(provision(reading.article, made, *one) for one in provisions),
    )


def actor(article, name, type_, role=""):
    roles = (Role(text=role, evidence=(span_of(article, role),)),) if role else ()
    return Actor(id=identity("actor", article.id, name), name=name, type=type_, aliases=(name,), roles=roles)


def provision(article, drafts, n, words, value):
    at = span_of(article, str(value))
    quantity = Quantity(value=value, unit="ship", span=at)
    return a_provision(article, words, drafts[n].id, "force-cap", quantity=quantity, number="4")


def names(accounts, known=()):
    """The names under which each merged draft was met."""
    drafts, _ = merge_drafts(accounts, {}, known)
    return sorted(sorted({span.exact for span in draft.evidence}) for draft in drafts)


def test_drafts_of_equal_points_are_one():
    accounts = [
        told("A 9-point plan.", ("9-point plan", {"points": 9})),
        told("The nine points.", ("nine points", {"points": 9})),
    ]

    assert names(accounts) == [["9-point plan", "nine points"]]


def test_drafts_of_different_points_never_are():
    accounts = [
        told("The Sarn plan has 9 points.", ("Sarn plan", {"points": 9})),
        told("The Sarn plan has 12 points.", ("Sarn plan", {"points": 12})),
    ]

    assert names(accounts) == [["Sarn plan"], ["Sarn plan"]]


def test_an_office_names_the_maker_known_from_another_article():
    ada = ("Ada Lund", "person", "envoy")
    first = told("Ada Lund, the envoy, put forward a 9-point plan.", actors=[ada])
    maker = first.actors[0].id
    plan = a_draft(first.article, "9-point plan", points=9, made_by=(maker,))
    first = Account(reading=first.reading, actors=first.actors, drafts=(plan,))

    assert names([first, told("Nobody likes the envoy’s plan.", ("the envoy’s plan", {}))]) == [
        ["9-point plan", "the envoy’s plan"]
    ]


def test_a_paper_is_known_by_the_place_where_it_was_agreed():
    accounts = [
        told("A counterproposal was agreed in Port Merle on Sunday.", ("A counterproposal", {})),
        told("Sarn called the Port Merle paper dead.", ("the Port Merle paper", {})),
        told("The 9-point plan stands.", ("9-point plan", {"points": 9})),
    ]

    assert names(accounts) == [["9-point plan"], ["A counterproposal", "the Port Merle paper"]]


def test_a_base_and_its_revision_stay_apart_whatever_they_are_called():
    text = "The revised plan follows the first plan."
    reading = a_reading(text)
    base = a_draft(reading.article, "the first plan")
    heir = a_draft(reading.article, "The revised plan", parent=base.id)
    other = told("The first plan failed.", ("The first plan", {}), published="2031-03-05")

    accounts = [Account(reading=reading, drafts=(base, heir)), other]
    assert names(accounts) == [["The first plan", "the first plan"], ["The revised plan"]]


def test_sibling_texts_are_told_apart_by_the_figure_of_one_point():
    words = "Sarn shall keep at most {} ships in the bay"
    accounts = [
        told(
            f"The text of the plan: {words.format(n)}.",
            ("the plan", {}),
            provisions=[(0, words.format(n), n)],
        )
        for n in (600, 800)
    ]

    assert names(accounts) == [["the plan"], ["the plan"]]


def test_what_fits_two_drafts_equally_stays_apart_and_says_so():
    accounts = [
        told("The union’s 9-point offer.", ("9-point offer", {"points": 9, **UNION})),
        told("The union’s 12-point offer.", ("12-point offer", {"points": 12, **UNION})),
        told("The union’s offer is unread.", ("The union’s offer", UNION), published="2031-03-05"),
    ]
    drafts, _ = merge_drafts(accounts, {})

    lone = next(d for d in drafts if d.points is None)
    assert (len(drafts), "could also be" in lone.method) == (3, True)


def test_a_draft_named_by_hand_wins():
    accounts = [told("A plan.", ("plan", {})), told("The blue paper.", ("blue paper", {}))]
    known = [KnownDraft("Ten Points", aliases=("plan", "blue paper"), siglum="TP")]

    (draft,), _ = merge_drafts(accounts, {}, known)
    assert (draft.name, draft.siglum) == ("Ten Points", "TP")


def test_a_mention_that_all_others_contradict_is_a_draft_of_its_own():
    """One article took "the envoy's first draft" for the 9-point text, which others call a revision."""
    later = [
        told(f"Day {n}: the revised 9-point text.", ("revised 9-point text", {"points": 9})) for n in range(2)
    ]
    reading = a_reading("The 9-point text went further than the envoy’s first draft.")
    both = a_draft(reading.article, "9-point text", points=9)
    spans = (both.evidence[0], span_of(reading.article, "the envoy’s first draft"))
    account = Account(reading=reading, drafts=(type(both)(**{**fields(both), "evidence": spans}),))

    records = merge_accounts([*later, account], Known())
    assert sorted({s.exact for s in d.evidence} for d in records.drafts if d.points is None) == [
        {"the envoy’s first draft"}
    ]


def fields(record):
    return {name: getattr(record, name) for name in record.__struct_fields__}


ACCOUNTS = [
    told("The first plan of 9 points.", ("first plan of 9 points", {"points": 9})),
    told("The first plan failed.", ("The first plan", {}), published="2031-03-05"),
    told("A counterproposal came.", ("A counterproposal", {}), published="2031-03-06"),
    told("The revised plan has 7 points.", ("The revised plan", {"points": 7}), published="2031-03-07"),
    told("The plan is unread.", ("The plan", {}), published="2031-03-08"),
]


@settings(deadline=None, max_examples=30)
@given(st.permutations(ACCOUNTS))
def test_the_order_of_articles_does_not_matter(accounts):
    assert merge_drafts(accounts, {}) == merge_drafts(ACCOUNTS, {})


@settings(deadline=None, max_examples=20)
@given(st.permutations([n for n in range(6) for _ in range(2)]))
def test_reprints_join_in_any_order(order):
    """Each text is told twice, word for word, by two outlets: six drafts, whichever comes first."""
    accounts = [
        told(f"No {n}: the {9 + n}-point plan.", (f"{9 + n}-point plan", {"points": 9 + n}), published=day)
        for n, day in zip(order, (f"2031-03-{d:02}" for d in range(1, 13)), strict=True)
    ]
    drafts, _ = merge_drafts(accounts, {})

    assert sorted((d.points, len(d.evidence)) for d in drafts) == [(9 + n, 2) for n in range(6)]


@pytest.mark.parametrize("relation", ["revises", "counters"])
def test_the_parent_is_the_merged_draft(relation):
    reading = a_reading("The answer to the 9-point plan.")
    base = a_draft(reading.article, "9-point plan", points=9)
    heir = a_draft(reading.article, "The answer")
    heir = type(heir)(**{**fields(heir), "parent": Parent(draft=base.id, relation=relation)})
    earlier = told("A 9-point plan.", ("9-point plan", {"points": 9}), published="2031-03-01")

    drafts, mapping = merge_drafts([earlier, Account(reading=reading, drafts=(base, heir))], {})
    child = next(d for d in drafts if d.parent)
    assert (child.parent.draft, child.parent.relation) == (mapping[base.id], relation)
