"""The cheap stems of contested facts: whatever a dear pattern fits has one of them."""

import re

import pytest

from variorum.extract import dispute_signs as signs
from variorum.extract import dispute_words as words


@pytest.mark.parametrize(
    ("stems", "dear", "said"),
    [
        (signs.DOUBT_STEMS, words.UNCLEAR, "It remains to be seen whether the tolls fall"),
        (signs.DOUBT_STEMS, words.UNSETTLED, "The envoy was unable to say who wrote it"),
        (signs.DOUBT_STEMS, words.IN_DOUBT, "Whether the ferries sail is up for grabs"),
        (signs.DOUBT_STEMS, words.DIFFERING, "The two sides tell it in their own ways"),
        (signs.DOUBT_STEMS, words.UNVERIFIED, "Neither could be independently corroborated"),
        (signs.ANSWER_STEMS, words.OTHERWISE, "The pilots hold the reverse"),
        (signs.ANSWER_STEMS, words.DISAGREES, "The harbour office pushed back"),
        (signs.ANSWER_STEMS, signs.AT_ODDS, "That does not chime with her letter"),
        (signs.ANSWER_STEMS, words.COUNTERED, "“Never,” the mayor shot back"),
        (signs.FRAME_STEMS, signs.COLLIDING, "Somebody must be lying"),
        (signs.FRAME_STEMS, signs.NO_DEADLINE, "The time limit was not firm"),
    ],
)
def test_what_a_sign_of_dispute_fits_has_its_stem(
    stems: re.Pattern[str], dear: re.Pattern[str], said: str
) -> None:
    assert dear.search(said) is not None
    assert stems.search(said.lower()) is not None
