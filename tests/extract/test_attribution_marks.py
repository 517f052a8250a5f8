"""Quotation marks of any style are read as one, and every offset still holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.extract.attribution.marks import straighten


def quoted(paragraph: str) -> tuple[str, str]:
    """The straightened text, and under it a digit per character: its place in the quotations."""
    straight, places = straighten(paragraph)
    return straight, "".join(str(place) for place in places)


@pytest.mark.parametrize(
    ("written", "straight"),
    [
        ("“We sign,” Orla said.", '"We sign," Orla said.'),
        ("«We sign», Orla said.", '"We sign", Orla said.'),
        ("„We sign,“ Orla said.", '"We sign," Orla said.'),
        ("''We sign,'' Orla said.", '" We sign,"  Orla said.'),
        ("``We sign,'' Orla said.", '" We sign,"  Orla said.'),
        ("‘We sign,’ Orla said.", '"We sign," Orla said.'),
        ("'We sign,' Orla said.", '"We sign," Orla said.'),
        ("Orla’s port didn’t sign.", "Orla's port didn't sign."),
    ],
)
def test_marks_of_all_styles_look_alike(written, straight):
    assert straighten(written)[0] == straight


def test_quoted_words_are_told_from_the_rest():
    assert quoted('"Go," he said. "Now."') == ('"Go," he said. "Now."', "111110000000000111111")


def test_a_quotation_that_is_not_closed_lasts_to_the_end_of_the_paragraph():
    assert quoted("He said: “Go now")[1] == "0000000002222222"


def test_a_straight_mark_that_hangs_on_a_word_does_not_open():
    """The rest of a quotation that began elsewhere: its closing mark opens nothing."""
    assert quoted('the end," he said')[1] == "0" * 17


def test_a_second_opening_mark_goes_on_with_the_same_quotation():
    assert quoted("“One. “Two.” Three")[1] == "111111111111000000"


def test_single_marks_quote_only_where_there_are_no_double_ones():
    assert quoted("The ‘accord’ holds")[1] == "000033333333000000"
    assert quoted("“The ‘accord’ holds”")[1] == "1" * 20


def test_apostrophes_quote_nothing():
    assert quoted("The ports' crews didn't want '90s pay")[1] == "0" * 37


@given(st.text(alphabet="ab ,.'\"“”‘’«»`„\n", max_size=40))
def test_straightening_keeps_every_offset(paragraph):
    straight, places = straighten(paragraph)
    letters = [at for at, sign in enumerate(paragraph) if sign.isalpha()]

    assert len(straight) == len(places) == len(paragraph)
    assert [straight[at] for at in letters] == [paragraph[at] for at in letters]
