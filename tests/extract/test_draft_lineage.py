"""Which text each text comes from, and under which names each of them is met again."""

import pytest

from tests.extract.reported import drafts_of, provisions_of

PLAN = "Envoys of Sarnia have drafted a 12-point plan that would reopen the port, officials said on Monday."


def told(*paragraphs):
    """The mentions of each draft, with the first name of the draft that it comes from."""
    drafts = drafts_of(*paragraphs)
    names = {d.id: d.evidence[0].exact for d in drafts}
    parents = {d.id: d.parent and names[d.parent.draft] for d in drafts}
    return {tuple(dict.fromkeys(s.exact for s in d.evidence)): parents[d.id] for d in drafts}


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        # An offer of the same side comes from its own first one, and answers nobody.
        (
            ("The mill sent its own last offer on Monday.", "The mill’s opening offer came in May."),
            {("its own last offer",): "The mill’s opening offer", ("The mill’s opening offer",): None},
        ),
        # What keeps most of another text is made from it.
        (
            ("The revised framework keeps the skeleton of the May document and drops the tolls.",),
            {("The revised framework",): "the May document", ("the May document",): None},
        ),
        # A text that is wholly different from another is a rival and no version of it.
        (
            (
                "Ormia handed over an updated 20-point plan.",
                "Sarn said the 20-point plan is “fundamentally different” from the 27-point framework.",
            ),
            {("an updated 20-point plan", "the 20-point plan"): None, ("the 27-point framework",): None},
        ),
        (
            (
                "Ormia handed over an updated 20-point plan.",
                "Sarn said the 20-point plan is different from the 27-point framework.",
            ),
            {
                ("an updated 20-point plan", "the 20-point plan"): "the 27-point framework",
                ("the 27-point framework",): None,
            },
        ),
        # A counter-text answers the newest version, not the one that it replaced.
        (
            (
                PLAN,
                "In May envoys cut the plan to a nine-point framework. It would halve the tolls.",
                "The port would stay shut. Ormia answered with a counter-draft on Friday.",
            ),
            {
                ("a 12-point plan", "the plan"): None,
                ("a nine-point framework",): "a 12-point plan",
                ("a counter-draft",): "a nine-point framework",
            },
        ),
        # "It grew out of …", "in place of …".
        (
            (PLAN, "Ormia published the Blue Draft in June.", "The plan grew out of it."),
            {("a 12-point plan", "The plan"): "the Blue Draft", ("the Blue Draft",): None},
        ),
        (
            (PLAN, "Retired officers published a nine-page draft, to be signed in place of the plan."),
            {("a 12-point plan", "the plan"): None, ("a nine-page draft",): "a 12-point plan"},
        ),
        # A text that failed comes before the new one, and is not it.
        (
            (
                "Under the deal, Ormia would reopen the port.",
                "The deal that collapsed in May would have kept it shut. The new deal frees captives.",
            ),
            {("the deal", "The new deal"): "The deal", ("The deal",): None},
        ),
        # An offer that is improved is the one before; so are all drafts that came earlier.
        (
            ("The mill’s offer came on Monday.", "The mill had improved its initial offer by 4 percent."),
            {("The mill’s offer",): "its initial offer", ("its initial offer",): None},
        ),
        (
            (
                "The chair released a new draft on Monday. It drops coal.",
                "Earlier drafts had included a ban.",
            ),
            {("a new draft",): "Earlier drafts", ("Earlier drafts",): None},
        ),
        # "A previous draft" is none of those told.
        (
            ("The draft drops a ban on coal that a previous draft had included.",),
            {("The draft",): "a previous draft", ("a previous draft",): None},
        ),
        # "An earlier version of the plan" is one of the plan, not of all texts told.
        (
            (
                PLAN,
                "Ormia would rather start from its own text.",
                "An earlier version of the plan, dated May 2, would have halved the tolls.",
            ),
            {
                ("a 12-point plan", "the plan"): "An earlier version",
                ("its own text",): "a 12-point plan",
                ("An earlier version",): None,
            },
        ),
    ],
)
def test_what_a_text_comes_from(paragraphs, expected):
    assert told(*paragraphs) == expected


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        # A sheet drawn up in May is the May sheet.
        (
            (PLAN, "A term sheet drawn up in May by Ada Lund foresaw tolls.", "The May sheet is harsh."),
            ["a 12-point plan", "A term sheet The May sheet"],
        ),
        # The title follows the announcement.
        (
            (PLAN, "The islanders answered with a paper of their own. The Quay proposal would end tolls."),
            ["a 12-point plan", "a paper The Quay proposal"],
        ),
        # What is specified after it was mentioned in the lead.
        (
            ("Ministers are to sign a treaty on fish in the town of Calder.",
             "A treaty of 31 articles, it is long. The treaty would halve the fleets.",
             "The Calder text frees captives."),
            ["a treaty A treaty The treaty The Calder text"],
        ),
        # A framework agreement is a framework and an agreement.
        (
            ("A two-page framework understanding commits Ormia to tolls.",
             "Ormia issued a fact sheet on Monday.", "The framework is short."),
            ["A two-page framework understanding The framework", "a fact sheet"],
        ),
        # A version of somebody else's text is the counter-proposal.
        (
            (PLAN, "The League put forward a modified version of the plan. Sarn wrote the counter-proposal."),
            ["a 12-point plan the plan", "a modified version the counter-proposal"],
        ),
        # "Its own draft" of another party is another text; what is on offer is none.
        (
            (PLAN, "The League answered with a paper of its own.",
             "The growers’ alliance is unhappy. It has been pressing its own draft text.",
             "Little is on offer."),
            ["a 12-point plan", "a paper", "its own draft text"],
        ),
        # A text is brought up by what it would do, in a relative clause or as its purpose.
        (
            ("In May the two states signed an agreement to allow trucks over the border.",),
            ["an agreement"],
        ),
        (
            ("The navy is tied to an agreement that would permit ships to use the port.",),
            ["an agreement"],
        ),
        (
            (
                "The minister’s plan to raise wages is new. Under the plan, wages would rise.",
                "The ballot measure would do the same by May.",
            ),
            ["The minister’s plan the plan", "The ballot measure"],
        ),
        # What a text acts on is another text, and one from other people is theirs.
        (
            ("The Senate sent round a bipartisan package. It would reopen the parks.",
             "The package mirrors a proposal that moderate Liberals have been sketching out."),
            ["a bipartisan package The package", "a proposal"],
        ),
        (
            ("Ormia has a 12-point plan. Sarnia was open to an emerging proposal from a group of mayors.",),
            ["a 12-point plan", "an emerging proposal"],
        ),
        # What a text is denied to be is no other text.
        (
            ("Ormia has a 12-point plan. The plan is not a final offer.",),
            ["a 12-point plan The plan"],
        ),
        # A separate text is one more; what a text asks for, or talks aim at, is none.
        (
            (PLAN, "Sarn agreed to a separate proposal."),
            ["a 12-point plan", "a separate proposal"],
        ),
        (
            ("The chair’s draft drops coal. It has no reference to a roadmap for ships.",
             "The talks aim at reaching a deal by May."),
            ["The chair’s draft"],
        ),
        (
            (PLAN, "Ormia has circulated an alternative: a four-page paper, under which tolls would end."),
            ["a 12-point plan", "an alternative a four-page paper"],
        ),
    ],
)  # fmt: skip
def test_a_text_is_met_again(paragraphs, expected):
    drafts = sorted(drafts_of(*paragraphs), key=lambda draft: draft.evidence[0].start)
    assert [" ".join(span.exact for span in draft.evidence) for draft in drafts] == expected


def test_a_paragraph_that_opens_with_a_draft_is_about_it():
    text = (
        "The revised plan halves the tolls. It would free 20 captives.",
        "The 12-point plan would reopen the port. It caps the fleet at 12 vessels.",
    )
    drafts = {draft.id: draft.name for draft in drafts_of(PLAN, *text)}
    found = [(drafts[p.draft], p.evidence[0].exact) for p in provisions_of(PLAN, *text)]
    assert found == [
        ("12-point plan", "would reopen the port"),
        ("revised plan", "The revised plan halves the tolls"),
        ("revised plan", "would free 20 captives"),
        ("12-point plan", "would reopen the port"),
        ("12-point plan", "caps the fleet at 12 vessels"),
    ]


def test_the_draft_that_frames_a_sentence_stays_in_mind():
    text = (
        "Ormia’s nine-page offer came on Monday. The judge wrote a recommendation.",
        "Under the recommendation, for which she took the offer as her base, troops would leave the island. "
        "The port would also reopen.",
    )
    drafts = {draft.id: draft.name for draft in drafts_of(*text)}
    assert [drafts[p.draft] for p in provisions_of(*text)] == ["recommendation", "recommendation"]


def test_what_follows_a_text_is_part_of_a_name_where_it_is_whole():
    (draft,) = drafts_of(
        "Moderates sent round a plan from a small group of mayors. The plan would end tolls."
    )
    assert draft.aliases == ("a plan", "the plan", "a plan from a small group of mayors")
