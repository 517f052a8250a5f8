"""The words of two drafts and what each is worth: `build_lexicon` gives stems, names and weights within the
drafts.

A word that stands in every point tells nothing; one that a single point has names that point. Numbers are
left to the slots, which compare them by value; names are kept apart, since a clause about another port is
another clause.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;]\s+|\n\s*|[“\"(]\s*)$")
NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty "
    "sixty".split()
)
STOP = frozenset(
    "a an the and or but nor of to in on at by for from with without within into onto as is are be been "
    "being was were "
    "it its itself this that these those there here shall will may should must can could would might "
    "ought not no than "
    "then which who whom whose what their they them themselves he she his her we us our you your each all "
    "any other such "
    "so if unless where when whether has have had do does did more most less least at up out over under "
    "between both "
    "either neither also per only same own some about after before until upon every one two three four "
    "five six seven "
    "eight nine ten eleven twelve twenty thirty forty fifty sixty hundred thousand million billion cent "
    "percent half "
    "third quarter fifth tenth first second year years month months week weeks day days hour hours annual "
    "annually "
    "yearly january february march april june july august september october november december".split()
)
_SUFFIXES = (
    "isations", "izations", "isation", "ization", "ations", "ation", "ements", "ement", "ments",
    "ment", "ities", "ity",
    "ings", "ing", "edly", "ions", "ion", "ance", "ence", "ness", "able", "ible", "ally", "ies",
    "ied", "ers", "ed", "er",
    "es", "ly", "al", "s", "e", "y",
)  # fmt: skip
_MIN_STEM = 4


@dataclass(frozen=True, slots=True)
class Word:
    """One content word: text[start:end] of its unit, its stem, and whether it is printed as a name."""

    start: int
    end: int
    stem: str
    name: bool


@dataclass(frozen=True)
class Lexicon:
    """Weights of stems in each draft (log of points over points that have it), and the stems that are
    names.
    """

    weights: tuple[dict[str, float], ...]
    names: frozenset[str]

    def weight(self, side: int, stem: str) -> float:
        """How much the stem tells one point of this draft from the others."""
        return self.weights[side].get(stem, 1.0)


def find_words(text: str) -> tuple[Word, ...]:
    """The content words of the text: no numbers, no words of measure, no words of grammar."""
    found = []
    for match in _WORD.finditer(text):
        lower = match[0].lower()
        if lower in STOP or len(lower) < 2:
            continue
        upper = match[0][0].isupper()
        name = upper and not _SENTENCE_START.search(text[max(0, match.start() - 4) : match.start()])
        found.append(Word(match.start(), match.end(), stem(lower), name))
    return tuple(found)


def stem(word: str) -> str:
    """The word without its inflection: crude, and the same for both drafts, which is all that matching
    needs.
    """
    bare = re.sub(r"['’]s?$", "", word)
    for suffix in _SUFFIXES:
        if bare.endswith(suffix) and len(bare) - len(suffix) >= _MIN_STEM:
            return bare[: -len(suffix)]
    return bare


def build_lexicon(drafts: Sequence[Sequence[tuple[Word, ...]]]) -> Lexicon:
    """The lexicon of these drafts, each given as the words of its units."""
    upper: Counter[str] = Counter(w.stem for draft in drafts for unit in draft for w in unit if w.name)
    total: Counter[str] = Counter(w.stem for draft in drafts for unit in draft for w in unit)
    names = frozenset(s for s, n in upper.items() if 2 * n >= total[s])
    return Lexicon(tuple(_weights(draft) for draft in drafts), names)


def _weights(draft: Iterable[tuple[Word, ...]]) -> dict[str, float]:
    units = [{w.stem for w in unit} for unit in draft]
    counts: Counter[str] = Counter(s for unit in units for s in unit)
    return {s: math.log((len(units) + 1) / (n + 0.5)) for s, n in counts.items()}
