"""Texts are cut into whole paragraphs, as many as a window holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.extract.attribution.tagger import WEIGHTS
from variorum.extract.attribution.windows import cut_windows, load_tokenizer, read_pieces, split_paragraphs

pytestmark = pytest.mark.skipif(not (WEIGHTS / "tokenizer.json").exists(), reason="no weights")


def paragraphs(text: str) -> list[str]:
    return [text[start:end] for start, end in split_paragraphs(text)]


def test_lines_and_blank_lines_both_part_paragraphs():
    assert paragraphs("One.\nTwo.\n\n \n Three. \n") == ["One.", "Two.", "Three."]


def test_a_hard_wrapped_line_goes_on():
    wrapped = "The port authority said on Monday that it would not\nsign the accord.\nThe union agreed."
    assert paragraphs(wrapped) == [
        "The port authority said on Monday that it would not\nsign the accord.",
        "The union agreed.",
    ]


def test_windows_hold_whole_paragraphs():
    pieces = read_pieces("one two three\nfour five six\nseven", load_tokenizer(WEIGHTS / "tokenizer.json"))
    assert list(cut_windows(pieces, size=6)) == [(0, 6), (6, 7)]
    assert list(cut_windows(pieces, size=5)) == [(0, 3), (3, 7)]


def test_a_paragraph_longer_than_a_window_is_cut_after_a_sentence():
    pieces = read_pieces("One two. Three four five six seven.", load_tokenizer(WEIGHTS / "tokenizer.json"))
    assert list(cut_windows(pieces, size=5)) == [(0, 3), (3, 8), (8, 9)]


@given(st.text(alphabet="Ab1 ,.\"'”\n-é", max_size=120), st.integers(3, 12))
def test_windows_cover_every_piece_once_and_pieces_stand_in_the_text(text, size):
    pieces = read_pieces(text, load_tokenizer(WEIGHTS / "tokenizer.json"))
    windows = list(cut_windows(pieces, size=size))

    assert [at for start, end in windows for at in range(start, end)] == list(range(len(pieces)))
    assert all(end - start <= size for start, end in windows)
    assert all(text[s:e].strip() for s, e in zip(pieces.starts, pieces.ends, strict=True))
