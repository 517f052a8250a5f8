"""Which draft a sentence goes on about: by its subject, by "that", by a heading, not by a glance."""

import pytest

from tests.extract.reported import drafts_of, provisions_of

PLAN = "Envoys of Sarnia have drafted a 12-point plan that would reopen the port, officials said on Monday."


def told(*paragraphs):
    """The first name of the draft of each provision, with its words, after those of the opening."""
    names = {draft.id: draft.evidence[0].exact for draft in drafts_of(PLAN, *paragraphs)}
    found = [(names[p.draft], p.evidence[0].exact) for p in provisions_of(PLAN, *paragraphs)]
    return found[1:]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        # "That" is the text named last, even where another one is the subject before it.
        (
            ("The plan replaces the Calder accord. That would have freed all captives at once.",),
            [("the Calder accord", "would have freed all captives at once")],
        ),
        # A part speaks for its text.
        (
            ("The May draft leaked. A paragraph in the May draft would have halved the tolls.",),
            [("The May draft", "would have halved the tolls")],
        ),
        # What a text is called is what "it" goes on about, not what it stands against.
        (
            ("Officers have sent round what they call the Clean Draft, to be signed in place of the plan. "
             "It would ban all missiles.",),
            [("the Clean Draft", "would ban all missiles")],
        ),
        # A bold word that heads a paragraph comes back to the text that the list is about.
        (
            ("The money. Under the plan, tolls would fall. The May offer would have kept them.",
             "The ships. The port would also reopen."),
            [("a 12-point plan", "Under the plan, tolls would fall"),
             ("The May offer", "would have kept them"),
             ("a 12-point plan", "The port would also reopen")],
        ),
    ],
)  # fmt: skip
def test_which_draft_a_sentence_is_about(paragraphs, expected):
    assert told(*paragraphs) == expected


def test_the_second_is_the_newer_version():
    text = "The chair’s second text drops coal. The first version foresaw a levy. The second drops it."
    drafts = {d.aliases: d for d in drafts_of(text)}
    assert list(drafts) == [("the chair’s second text", "the second"), ("the first version",)]


def test_a_headline_calls_a_person_by_surname():
    (draft,) = drafts_of(
        "Dahl Plan Would End Tolls", "Mira Dahl, the envoy, wrote the plan. Dahl’s plan is short."
    )
    assert draft.aliases == ("dahl Plan", "the plan", "dahl’s plan")
