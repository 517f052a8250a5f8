"""Which sentences of an article tell what a text says, by all their signs together."""

import pytest

from tests.extract.reported import provisions_of, story_of
from variorum.extract.telling import TOLD, score_sentences

OPENING = "Envoys of Sarnia have drafted a 12-point peace plan. It calls for a ceasefire of 90 days."


@pytest.mark.parametrize(
    ("sentence", "tells"),
    [
        ("Aid convoys would move freely on the coast road.", True),
        ("The northern army must hand in its weapons within 60 days.", True),
        ("General elections are to be held by June.", True),
        ("“We were never asked,” she told reporters on Tuesday.", False),
        ("The talks resumed on Monday after a day of shelling.", False),
        ("Will he resign?", False),
    ],
)
def test_content_is_told_from_news(sentence, tells):
    story = story_of(f"{OPENING} {sentence}")

    assert (score_sentences(story)[-1] >= TOLD) is tells


@pytest.mark.parametrize(
    "sentence",
    [
        "That is three more than in the 12-point plan.",
        "The three island states, answering it five days later, were angry.",
        "It reads like a translation from an older text.",
    ],
)
def test_what_only_compares_or_describes_is_no_provision(sentence):
    found = provisions_of(f"{OPENING} {sentence}")

    assert [p.evidence[0].exact for p in found] == ["calls for a ceasefire of 90 days"]


def test_a_text_named_long_before_is_what_its_content_goes_to():
    news = "Nine sailors were wounded on Tuesday. The harbour was closed. Nobody said why."
    found = provisions_of(OPENING, news, "Detainees would be freed within 30 days.")

    assert [p.evidence[0].exact for p in found] == [
        "calls for a ceasefire of 90 days",
        "Detainees would be freed within 30 days",
    ]
