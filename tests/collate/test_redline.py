"""Two texts word by word."""

from hypothesis import given
from hypothesis import strategies as st

from variorum.collate.redline import Run, redline

WORDS = st.lists(
    st.sampled_from(["the", "fleet", "60", "600,000", "boats", ",", ".", "\n\n", "é"]), max_size=12
).map(" ".join)


def test_a_changed_phrase_is_one_change():
    assert redline("limited to 600,000 men", "limited to 800,000 women at sea") == [
        Run("kept", "limited to "),
        Run("deleted", "600,000 men"),
        Run("inserted", "800,000 women at sea"),
    ]


def test_two_texts_with_little_in_common_are_two_texts():
    assert redline("Ferries sail daily.", "Nobody owns the sea") == [
        Run("deleted", "Ferries sail daily."),
        Run("inserted", "Nobody owns the sea"),
    ]


@given(WORDS, WORDS)
def test_a_redline_holds_both_texts_to_the_letter(before, after):
    runs = redline(before, after)

    assert "".join(r.text for r in runs if r.kind != "inserted") == before
    assert "".join(r.text for r in runs if r.kind != "deleted") == after
