"""Drafts: one for each text on the table, under all the names that an article gives it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.reported import an_annotated, drafts_of
from variorum.extract.drafts import find_drafts

LEAK = "Sarnian and Ormish envoys have drafted a 12-point peace plan, officials said on Monday."
REPLY = "On Tuesday the Coast League announced its own counterproposal, which builds on the 12-point plan."


def shape(draft, drafts):
    """Name, points and parent of a draft, the parent by its name."""
    names = {d.id: d.name for d in drafts}
    parent = (names[draft.parent.draft], draft.parent.relation) if draft.parent else None
    return draft.name, draft.points, parent


def shapes(*paragraphs):
    drafts = drafts_of(*paragraphs)
    return [shape(draft, drafts) for draft in drafts]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (LEAK, [("12-point peace plan", 12, None)]),
        ("The union tabled a nine-point pay proposal.", [("nine-point pay proposal", 9, None)]),
        ("Any final deal needs both parliaments, and no plan is perfect.", []),
        ("The dueling plans have split the country.", []),
        ("Parliament passed a new military aid package in May.", []),
        ("They rejected the proposal to move the port.", []),
    ],
)
def test_what_is_a_text_on_the_table(paragraph, expected):
    assert shapes(paragraph) == expected


def test_the_plan_goes_to_the_draft_in_mind():
    (draft,) = drafts_of(LEAK, "The plan asks much of both. The leaked proposal would close the port.")
    assert draft.aliases == ("a 12-point peace plan", "the plan", "the leaked proposal")


def test_a_plan_spoken_of_before_it_is_told_is_the_same():
    (draft,) = drafts_of("News of the plan broke on Monday, when envoys leaked a 12-point peace plan.")
    assert (draft.points, draft.aliases) == (12, ("the plan", "a 12-point peace plan"))


def test_a_counterproposal_counters_what_it_builds_on():
    assert shapes(LEAK, REPLY) == [
        ("12-point peace plan", 12, None),
        ("counterproposal", None, ("12-point peace plan", "counters")),
    ]


def test_a_revised_framework_revises_the_first_text():
    text = "After talks in Calder, mediators announced that an “updated framework” had been agreed."
    assert shapes(LEAK, text, "The revised framework includes nine points.") == [
        ("12-point peace plan", 12, None),
        ("updated framework", 9, ("12-point peace plan", "revises")),
    ]


def test_first_and_revised_are_told_apart():
    first, later = drafts_of("The envoy’s first draft was harsh.", "The revised draft is kinder.")
    assert (first.aliases, later.parent.draft) == (("the envoy’s first draft",), first.id)


@pytest.mark.parametrize(
    ("sentence", "points"),
    [
        ("The 12-point plan was cut to nine points.", 9),
        ("The 12-point plan has been trimmed from 12 to 9 points.", 9),
        ("The 12-point plan has been reduced to a nine-point framework.", 9),
    ],
)
def test_a_plan_cut_to_fewer_points_is_a_new_version(sentence, points):
    drafts = drafts_of(LEAK, sentence)
    assert [draft.points for draft in drafts] == [12, points]
    assert drafts[1].parent.draft == drafts[0].id


def test_makers_tell_two_plans_apart():
    text = "The Sarnian plan would keep the tolls. The Ormish plan would not."
    drafts = drafts_of("Sarnia and Ormia each published a text.", text)
    assert [draft.name for draft in drafts if draft.name.endswith("plan")] == ["Sarnian plan", "Ormish plan"]


def test_the_envoys_plan_is_the_one_that_the_envoy_presented():
    opening = "Sarnia's special envoy, Mira Dahl, presented a 12-point plan on Monday."
    (draft,) = drafts_of(opening, "The envoy's plan was leaked at once.", "Dahl's plan is short.")
    assert len(draft.aliases) == 3


def test_the_three_country_paper_has_three_makers():
    opening = "Brenn, Ostia and Marrow announced a counterproposal to the 12-point plan on Monday."
    _, paper = sorted(drafts_of(opening, "The three-country paper is short."), key=lambda d: d.points is None)
    assert paper.aliases == ("a counterproposal", "the three-country paper")


@pytest.mark.parametrize("verb", ["would put the plan to a referendum", "submits the plan to a vote"])
def test_who_puts_a_text_to_a_vote_has_not_made_it(verb):
    (draft,) = drafts_of("Sarnia presented a 12-point plan on Monday.", f"Premier Ada Bell of Ormia {verb}.")
    assert len(draft.made_by) == 1


def test_who_prints_a_text_has_not_made_it():
    (draft,) = drafts_of(
        "Sarnia presented a 12-point plan on Monday.",
        "The plan, published by the Calder Gazette, would keep the tolls.",
    )
    assert len(draft.made_by) == 1


def test_a_draft_is_dated_by_the_day_it_came_out():
    (draft,) = drafts_of("A 12-point plan leaked on Monday.", "The plan was discussed on Wednesday.")
    assert draft.dated == "2031-03-03"


def test_an_offer_and_its_counter_offer():
    text = "The company put its last offer to the drivers. By noon the union had sent a counter-offer."
    offer, counter = drafts_of(text, "Under the union's proposal, pay would rise by 7 percent.")
    assert (offer.name, counter.parent.draft) == ("last offer", offer.id)
    assert counter.aliases == ("a counter-offer", "the union's proposal")


TWO_OFFERS = (
    "The company tabled a first offer in May. A revised offer, put on Monday, raised pay by 4 percent."
)
PLAN = "Envoys of Sarnia have drafted a 12-point plan that would reopen the port, officials said on Monday."


def told(*paragraphs):
    """What each draft is called in the text, and the first name of the draft that it comes from."""
    drafts = drafts_of(*paragraphs)
    names = {d.id: d.evidence[0].exact for d in drafts}
    return {names[d.id]: (names[d.parent.draft] if d.parent else None) for d in drafts}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # One more text is one more draft, and one's own answer to another counters it.
        ("There is talk in Calder of another text altogether.", "another text"),
        ("The judge, Ada Lund, said that she might put forward a compromise of her own.", "a compromise"),
        ("A 19-page redline would halve the fleet.", "a 19-page redline"),
        ("Ormia circulated a non-paper on Tuesday.", "a non-paper"),
        ("Ormia's two-page submission goes further.", "Ormia's two-page submission"),
    ],
)
def test_what_else_brings_up_a_text(sentence, expected):
    assert expected.lower() in [name.lower() for name in told(PLAN, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "It is a good plan, he said.",
        "Nobody calls it a counterproposal.",
        "Contributions to the health plan stay as they are.",
        "Under the accord of 2009, ships paid nothing.",
        "There is much to do to make a final text.",
        "Such remarks are a draft by any other name.",
    ],
)
def test_what_brings_up_no_other_text(sentence):
    assert len(told(PLAN, sentence)) == 1


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ((TWO_OFFERS, "The union replied with a counter-demand."), "A revised offer"),
        (
            (
                PLAN,
                "The coastal states, answering it a day later, asked for 20 ships.",
                "The states’ paper is short.",
            ),
            "a 12-point plan",
        ),
        (
            (PLAN, "A rival was quick to appear. By noon the League had sent round a short text."),
            "a 12-point plan",
        ),
        (("The second draft kept the tolls.", "The third draft scraps them."), "The second draft"),
        ((PLAN, "In response to the plan, Ormia published a five-page proposal."), "a 12-point plan"),
        ((PLAN, "A slimmed-down version of the plan leaked on Friday."), "a 12-point plan"),
        ((PLAN, "Ormia's version, sent on Friday, would keep the tolls."), "a 12-point plan"),
        (("The presidency's package merges the Ormish paper and the Sarnish paper.",), "the Ormish paper"),
        (
            ("The Sarnian outline is two pages long.", "It builds on a non-paper that Ormia wrote in May."),
            "a non-paper",
        ),
        (("The 9-page text goes much further than the “mini-deal” announced in April.",), "the “mini-deal"),
    ],
)
def test_what_a_text_comes_from(paragraphs, expected):
    assert expected in told(*paragraphs).values()


@pytest.mark.parametrize(
    ("opening", "again"),
    [
        # A text goes by those who bring it up, by where and when it came up, and by its title.
        ("The northern states put forward a compromise of their own.", "The northern paper is short."),
        ("In a hotel above Lake Brenz, they settled on a revised text.", "The Brenz text is short."),
        ("Ormia released a new draft on Friday.", "The Friday text keeps the tolls."),
        ("A copy of the offer that Ormia made is headed “Framework for Calm”.", "The framework is short."),
    ],
)
def test_a_text_goes_by_how_it_came_up(opening, again):
    (one,) = [d for d in drafts_of(PLAN, opening, again) if d.points is None]
    assert again.split(" is ")[0].split(" keeps ")[0].lower() in [name.lower() for name in one.aliases]


def test_the_league_text_is_counted_in_the_next_sentence():
    _, revised = drafts_of(PLAN, "On Sunday they settled on a revised text. It has nine points.", "")
    assert (revised.points, revised.parent.relation) == (9, "revises")


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("Ormia has put forward a “standstill plan” in its place.", "counters"),
        (
            "The recommendation, for which she took the 12-point plan as her base, cuts the tolls.",
            "builds-on",
        ),
        ("Built on the 12-point plan’s numbering, it strikes out the tolls.", "counters"),
    ],
)
def test_how_a_text_comes_from_another(sentence, relation):
    counter = "On Tuesday the League put forward a counter-draft." if sentence.startswith("Built") else ""
    parents = [d.parent.relation for d in drafts_of(PLAN, f"{counter} {sentence}".strip()) if d.parent]
    assert parents == [relation]


def test_praise_and_the_truce_itself_are_no_texts():
    assert len(told(PLAN, "“It is our best offer,” he said. The truce will stay in place.")) == 1


def test_a_named_text_is_met_again_by_its_name():
    text = (
        "The first is the March draft. The second is the bridging proposal that Sarnia and Ormia delivered."
    )
    again = "Where the March draft promised peace, the bridging proposal offers calm."
    assert [len(d.evidence) for d in drafts_of(text, again)] == [2, 2]


def test_that_text_is_the_one_last_spoken_of():
    text = "The 9-page plan revises an earlier four-page draft. That text would have freed all 58 at once."
    _, earlier = sorted(drafts_of(text), key=lambda d: d.evidence[0].start)
    assert [span.exact for span in earlier.evidence] == ["an earlier four-page draft", "That text"]


def test_two_lengths_are_two_texts():
    assert len(told("A nine-page paper came on Friday.", "A two-page paper came on Monday.")) == 2


def test_what_names_no_text_is_refused_with_a_reason():
    _, _, refused = find_drafts(an_annotated("Any peace deal would take years."))
    assert [(r.evidence[0].exact, r.reason) for r in refused] == [
        ("Any peace deal", "a text in general, none in particular")
    ]


PARTS = [
    LEAK,
    REPLY,
    "The plan is short.",
    "“It is ours,” she said of the draft.",
    "The revised draft leaked.",
]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=5))
def test_every_mention_and_every_parent_holds(paragraphs):
    annotated = an_annotated(*paragraphs)
    drafts, mentions, _ = find_drafts(annotated)
    ids = {draft.id for draft in drafts}
    for draft in drafts:
        for span in draft.evidence:
            annotated.reading.article.verify(span)
        assert draft.parent is None or draft.parent.draft in ids - {draft.id}
    assert {mention.draft_id for mention in mentions} <= ids
    assert list(mentions) == sorted(mentions, key=lambda mention: mention.start)
