"""Provisions: what reporting tells of each draft, clause by clause, with its slots."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.reported import drafts_of, provisions_of, refusals_of

OPENING = "Envoys of Sarnia have drafted a 12-point peace plan."


def told(*paragraphs):
    """The words of each provision of an article that opens with the plan."""
    return [p.evidence[0].exact for p in provisions_of(OPENING, *paragraphs)]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("It calls for a ceasefire.", ["calls for a ceasefire"]),
        (
            "It called for an immediate ceasefire and for Sarnian troops to leave the island.",
            ["called for an immediate ceasefire", "for Sarnian troops to leave the island"],
        ),
        ("The plan would open the port, cut the toll and release detainees.",
         ["would open the port", "cut the toll", "release detainees"]),
        ("Under the plan, Ormia would leave the island and lift its sanctions.",
         ["Under the plan, Ormia would leave the island", "lift its sanctions"]),
        ("The port would reopen within ten days, according to the draft.",
         ["The port would reopen within ten days"]),
        ("It says that Ormia can join the alliance.", ["Ormia can join the alliance"]),
        ("It includes ceding the island, reducing troops and opening the port.",
         ["includes ceding the island", "reducing troops", "opening the port"]),
        ("Two people who have seen the plan said Ormia would lift its sanctions.",
         ["Ormia would lift its sanctions"]),
        ("Point 4 would cap the fleet at 12 vessels.", ["would cap the fleet at 12 vessels"]),
        ("She criticised the requirement that the island be cleared of troops.",
         ["the requirement that the island be cleared of troops"]),
    ],
)  # fmt: skip
def test_how_content_is_told(paragraph, expected):
    assert told(paragraph) == expected


def test_free_indirect_text_goes_on_about_the_plan():
    text = "It calls for a ceasefire. The port would also reopen. Ormia would free its detainees."
    assert told(text) == [
        "calls for a ceasefire",
        "The port would also reopen",
        "Ormia would free its detainees",
    ]


def test_a_list_continues_the_sentence_that_ends_in_a_colon():
    assert told(
        "Under the plan, Ormia would:", "* cap its fleet at 12 vessels;", "* lift its sanctions."
    ) == ["cap its fleet at 12 vessels", "lift its sanctions"]


def test_a_list_of_clauses_in_a_passage_about_the_plan():
    assert told(
        "It asks much of Ormia. In exchange for all that:",
        "* Sarnia would reopen the port;",
        "* troops would leave the island.",
    ) == ["Sarnia would reopen the port", "troops would leave the island"]


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("It calls for a ceasefire.", "shall"),
        ("Under the plan, Ormia would never join the alliance.", "shall-not"),
        ("Under the plan, Ormia would pledge not to join the alliance.", "shall-not"),
        ("It says Ormia can join the alliance.", "may"),
        ("It would allow Ormia 12 vessels.", "may"),
        ("It would bar Ormia from the alliance.", "shall-not"),
        ("Under the plan, Ormia would be expected to leave the island.", "expected"),
        ("Under the plan, neither side would keep vessels there.", "shall-not"),
    ],
)
def test_how_strongly_it_binds(sentence, modality):
    (provision,) = provisions_of(OPENING, sentence)
    assert provision.modality == modality


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("It scraps the vote on the island.", "dropped"),
        ("It no longer includes the vote on the island.", "dropped"),
        ("It defers the status of the island.", "open"),
        ("It refrains from addressing the island.", "open"),
        ("It leaves the detainees to a later round.", "open"),
        ("It calls for a vote on the island.", "proposed"),
    ],
)
def test_proposed_dropped_or_open(sentence, status):
    (provision,) = provisions_of(OPENING, sentence)
    assert (provision.status, provision.modality is None) == (status, status != "proposed")


def test_each_issue_left_open_is_a_provision_of_its_own():
    found = provisions_of(OPENING, "It refrains from addressing the alliance and the island.")
    assert [(p.issues, p.status) for p in found] == [
        (("alliance",), "open"),
        (("territory-status",), "open"),
    ]


@pytest.mark.parametrize(
    ("clause", "value", "comparator"),
    [
        ("cap its fleet at 600 vessels, below the roughly 880 it has", 600, "at-most"),
        ("raise the limit from 600 to 800 vessels", 800, "at-most"),
        ("limit its fleet to 12 vessels rather than 18", 12, "at-most"),
        ("keep at least 12 vessels in the port", 12, "at-least"),
        ("hold a vote within 100 days", 100, "within"),
    ],
)
def test_the_right_number(clause, value, comparator):
    (provision,) = provisions_of(OPENING, f"Under the plan, Ormia would {clause}.")
    assert (provision.quantity.value, provision.quantity.comparator) == (value, comparator)


def test_deadline_and_condition_have_their_words():
    (provision,) = provisions_of(
        OPENING, "Under the plan, Ormia would free all detainees within 30 days if the ceasefire holds."
    )
    assert (provision.deadline.text, provision.deadline.value) == ("within 30 days", "P30D")
    assert [span.exact for span in provision.conditions] == ["if the ceasefire holds"]


@pytest.mark.parametrize(
    ("sentence", "obligor"),
    [
        ("Under the plan, Sarnia would leave the island.", ("Sarnia",)),
        ("It would require Sarnia to leave the island.", ("Sarnia",)),
        ("It calls for Sarnian troops to leave the island.", ("Sarnia",)),
        ("Under the plan, sanctions would be lifted by Sarnia.", ("Sarnia",)),
        ("Under the plan, the port would be reopened.", ()),
    ],
)
def test_who_is_bound(sentence, obligor):
    (provision,) = provisions_of("The government of Sarnia is ready. Sarnia has waited.", OPENING, sentence)
    assert provision.obligor == obligor


def test_content_goes_to_the_draft_that_tells_it():
    paragraphs = (
        OPENING,
        "It would cap the fleet at 12 vessels.",
        "On Monday the Coast League announced its own counterproposal. It would allow 20 vessels. "
        "The first plan would fix tolls at 40 marks. The island would go to arbitration.",
    )
    names = {draft.id: draft.name for draft in drafts_of(*paragraphs)}
    assert [(names[p.draft], p.evidence[0].exact) for p in provisions_of(*paragraphs)] == [
        ("12-point peace plan", "would cap the fleet at 12 vessels"),
        ("counterproposal", "would allow 20 vessels"),
        ("12-point peace plan", "would fix tolls at 40 marks"),
        ("counterproposal", "The island would go to arbitration"),
    ]


def test_a_figure_set_beside_another_is_one_of_its_draft():
    paragraphs = (
        OPENING,
        "On Monday the Coast League announced its own counterproposal. "
        "It would send 250 observers, against 60 in the peace plan.",
    )
    names = {draft.id: draft.name for draft in drafts_of(*paragraphs)}
    assert [(names[p.draft], p.quantity.value) for p in provisions_of(*paragraphs)] == [
        ("counterproposal", 250),
        ("12-point peace plan", 60),
    ]


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Analyst Ada Bell said troops would starve on the island.", "a speaker's own view"),
        ("The plan would anger the islanders.", "what becomes of the text, not what it says"),
        ("The talks would resume at the port.", "about the talks, not about the text"),
        ("Parliament would put the plan to a vote.", "about a text as a whole, not about what it says"),
    ],
)
def test_what_only_looks_like_a_provision(sentence, reason):
    assert [why for _, why in refusals_of(OPENING, sentence)] == [reason]
    assert told(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Sarnian troops fired on the port on Monday.",
        "“They would have to give us the island,” said Ada Bell.",
        "The plan has 12 points.",
        "It has not been published.",
    ],
)
def test_what_is_no_provision_at_all(sentence):
    assert told(sentence) == []


PARTS = [
    "It calls for a ceasefire.",
    "The port would reopen within ten days.",
    "Ada Bell said the plan would fail.",
    "It scraps the vote.",
    "The talks resume on Monday.",
]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=5))
def test_every_span_is_verbatim_and_every_id_once(paragraphs):
    found = provisions_of(OPENING, *paragraphs)
    text = "\n\n".join((OPENING, *paragraphs))
    assert len({p.id for p in found}) == len(found)
    for provision in found:
        for span in (*provision.evidence, *provision.conditions, *provision.obligor_evidence):
            assert text[span.start : span.end] == span.exact
