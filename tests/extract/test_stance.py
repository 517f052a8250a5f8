"""Stance: which side words take, with negation and partition."""

import pytest

from variorum.extract.stance import find_stance


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("We accept the framework.", "support"),
        ("The text could be the basis for a settlement.", "support"),
        ("It gives them more than they have been offered in the past.", "support"),
        ("We welcome the release.", "support"),
        ("The minister rejected the plan.", "oppose"),
        ("The paper is unconstructive.", "oppose"),
        ("Its clauses are too vague.", "oppose"),
        ("We will not accept the plan.", "oppose"),
        ("I don’t think they will accept this.", "oppose"),
        ("It does not suit us.", "oppose"),
        ("The plan isn’t all bad news.", "mixed"),
        ("We are open to many, but not all, of its points.", "mixed"),
        ("The map is good, but the dates are unacceptable.", "mixed"),
        ("The text has 19 points.", "none"),
        ("It will annoy the neighbours.", "none"),
        ("We will wait.", "none"),
    ],
)
def test_words_take_a_side(words, stance):
    assert find_stance(words).stance == stance


def test_a_stance_leads_to_its_words():
    words = "The map is good, but the dates are unacceptable."
    assert [words[start:end] for start, end in find_stance(words).words] == ["good", "unacceptable"]
