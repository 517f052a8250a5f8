"""Text cut into the windows that the tagger reads: word pieces with their offsets and marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from variorum.extract.attribution.decoding import FRESH, NEXT, SAME
from variorum.extract.attribution.marks import DOUBLED, straighten

Ints = npt.NDArray[np.int64]

WEIGHTS = Path(__file__).parent / "weights"
# 254 pieces and the two marks of the encoder: longer windows cost speed, shorter ones context
# (docs/decisions/attribution-tagger.md).
WINDOW = 254
CASES = 5  # no word, lower, Capital, ALL CAPITALS or mixed, digits
PLACES = 4  # marks.py

_WORD = re.compile(r"\w+")
_BREAK = re.compile(r"[^\S\n]*\n\s*")
# Letters and signs that may stand before a line break inside a sentence; a full stop may not.
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a run of text: parallel arrays, offsets in code points of the whole text."""

    ids: Ints
    starts: Ints
    ends: Ints
    kinds: Ints  # case * PLACES + place in the quotations
    paragraphs: Ints

    def __len__(self) -> int:
        return len(self.ids)

    def steps(self) -> Ints:
        """How each piece follows the one before: FRESH in its paragraph, NEXT word, or in the SAME word."""
        fresh = np.diff(self.paragraphs, prepend=-1) != 0
        word = self.kinds // PLACES > 0
        same = np.zeros(len(self), bool)
        same[1:] = word[1:] & word[:-1] & (self.starts[1:] == self.ends[:-1])
        return np.where(fresh, FRESH, np.where(same, SAME, NEXT))

    def part(self, start: int, end: int) -> Pieces:
        """The pieces from start to end."""
        cut = slice(start, end)
        return Pieces(self.ids[cut], self.starts[cut], self.ends[cut], self.kinds[cut], self.paragraphs[cut])


@cache
def load_tokenizer(path: Path) -> Any:
    """The word-piece tokenizer in a `tokenizer.json`, with neither padding nor truncation."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def split_paragraphs(text: str) -> list[tuple[int, int]]:
    """The paragraphs of a text, as spans: lines, but lines of hard-wrapped blocks stay together."""
    spans: list[tuple[int, int]] = []
    start = 0
    for found in [*_BREAK.finditer(text), None]:
        end = found.start() if found else len(text)
        if found and _is_wrapped(text, start, found):
            continue
        if text[start:end].strip():
            spans.append((start, end))
        start = found.end() if found else end
    return spans


def _is_wrapped(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether a single line break only wraps a long line: no sentence ends there, and none begins."""
    line = text[max(start, text.rfind("\n", 0, found.start()) + 1) : found.start()]
    following = text[found.end() : found.end() + 1]
    return (
        found[0].count("\n") == 1
        and len(line) >= 50
        and following.islower()
        and not _SENTENCE_END.search(line)
    )


def read_pieces(text: str, tokenizer: Any) -> Pieces:
    """Return the word pieces of a text, with their kinds and paragraphs."""
    spans = split_paragraphs(text)
    straight = [straighten(text[start:end]) for start, end in spans]
    encodings = tokenizer.encode_batch([line for line, _ in straight], add_special_tokens=False)
    columns: list[list[Any]] = [[], [], [], [], []]
    for number, ((start, _), (line, places), encoding) in enumerate(
        zip(spans, straight, encodings, strict=True)
    ):
        offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
        first = offsets[:, 0]
        kinds = np.array(_cases(text[start : start + len(line)]))[first] * PLACES + np.array(places)[first]
        ends = offsets[:, 1] + _second_signs(text, first + start)
        parts = (encoding.ids, first + start, ends + start, kinds, [number] * len(first))
        for column, part in zip(columns, parts, strict=True):
            column.append(np.asarray(part, dtype=np.int64))
    joined = [np.concatenate(column) if column else np.zeros(0, np.int64) for column in columns]
    return Pieces(*joined)


def _second_signs(text: str, starts: Ints) -> Ints:
    """1 for each piece that is a doubled mark (`''`), whose second sign the tokenizer saw as a blank."""
    if not any(mark in text for mark in DOUBLED):
        return np.zeros(len(starts), np.int64)
    return np.array([int(text[at : at + 2] in DOUBLED) for at in starts.tolist()], np.int64)


def _cases(paragraph: str) -> list[int]:
    cases = [0] * len(paragraph)
    for word in _WORD.finditer(paragraph):
        cases[word.start() : word.end()] = [_case(word[0])] * len(word[0])
    return cases


def _case(word: str) -> int:
    if word[0].isdigit():
        return 4
    if word.islower():
        return 1
    return 2 if word[0].isupper() and (len(word) == 1 or word[1:].islower()) else 3


def cut_windows(pieces: Pieces, size: int = WINDOW, first: int = 0) -> Iterator[tuple[int, int]]:
    """Yield windows as ranges of pieces: whole paragraphs, as many as fit; a longer one is cut.

    `first` is the size of the first window where it should differ (to vary the windows while fitting).
    """
    edges = [*np.flatnonzero(np.diff(pieces.paragraphs, prepend=-1)).tolist(), len(pieces)]
    start, room = 0, first or size
    for begin, end in pairwise(edges):
        if end - start > room and begin > start:
            yield start, begin
            start, room = begin, size
        while end - start > room:
            cut = _cut_long(pieces, start, start + room)
            yield start, cut
            start, room = cut, size
    if start < len(pieces):
        yield start, len(pieces)


def _cut_long(pieces: Pieces, start: int, limit: int) -> int:
    """Where to cut a paragraph that is longer than a window: after a sentence, if one ends late enough."""
    stops = np.flatnonzero(np.isin(pieces.ids[start + (limit - start) // 2 : limit - 1], STOPS))
    return int(stops[-1]) + start + (limit - start) // 2 + 1 if len(stops) else limit


# The ids of . ! ? in the vocabulary of BERT (uncased), which MiniLM shares.
STOPS: Sequence[int] = (1012, 999, 1029)
