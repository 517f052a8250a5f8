"""Which issues a provision speaks of, by the cues of a vocabulary pack."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from variorum.collate.packs import Cue, Pack, Phrase, words_of

LEAST = 2  # one strong cue, or two weak ones: a single weak word ("border") says too little
SHARE = 0.5  # a second issue must reach this share of the best one's score, a third all of it; on 631 quotes
REMEMBERED = (
    4096  # texts whose issues are kept at hand: clauses of an article are asked about again and again
)
NUMBER = "#"
NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
    "thousand dozen half".split()
)

# How papers write a number and its unit as one word, "$6bn" and "380kg", and what cues call the unit.
JOINED = re.compile(r"(\d+(?:\.\d+)?)(bn|tn|trn|m|mn|pc|pct|kg|km|gw|mw)")
UNITS = {"bn": "billion", "tn": "trillion", "trn": "trillion", "m": "million", "mn": "million"}
UNITS |= {"pc": "percent", "pct": "percent", "gw": "gigawatts", "mw": "megawatts"}
KNOWN = 1 << 15  # words whose cues are kept at hand: more than the vocabulary of a few hundred articles

IssuesOf = Callable[[str], tuple[str, ...]]
Start = tuple[Phrase, int, int]  # the words after the first, the cue, the term of the cue


def issue_reader(pack: Pack) -> IssuesOf:
    """A function from the words of a provision to its issue ids, best first; ('other',) where none fits."""
    index = _index_of(pack)

    @lru_cache(maxsize=REMEMBERED)
    def issues_of(text: str) -> tuple[str, ...]:
        scores = index.scores(text)
        ranked = sorted(scores.items(), key=lambda item: (-item[1], index.order[item[0]]))
        ranked = [(issue, score) for issue, score in ranked if score >= LEAST]
        if not ranked:
            return ("other",)
        enough = (SHARE * ranked[0][1], SHARE * ranked[0][1], ranked[0][1])
        return tuple(issue for (issue, score), least in zip(ranked, enough, strict=False) if score >= least)

    return issues_of


def strength_of(pack: Pack, text: str) -> int:
    """How strongly a text speaks of its best issue: its score, 0 where it is too weak to count."""
    best = max(_index_of(pack).scores(text).values(), default=0)
    return best if best >= LEAST else 0


def cues_met(pack: Pack, text: str) -> tuple[str, ...]:
    """The cues of the pack that a text meets, as `issue: cue`, for `show` and `pack coverage`."""
    return tuple(cue_name(pack.cues[n]) for n in sorted(_index_of(pack).met(text)))


def cue_name(cue: Cue) -> str:
    """How a cue is shown: its issue and its words."""
    return f"{cue.issue}: {cue.text}"


@lru_cache(maxsize=16)
def _index_of(pack: Pack) -> _Index:
    return _Index(pack)


class _Index:
    """Phrases by their first word, so that a text costs its own length and not the pack's."""

    def __init__(self, pack: Pack) -> None:
        self.cues = pack.cues
        self.order = {issue.id: n for n, issue in enumerate(pack.issues)}
        self.exact: dict[str, list[Start]] = defaultdict(list)
        self.prefix: dict[str, list[Start]] = defaultdict(list)
        for n, cue in enumerate(pack.cues):
            for t, term in enumerate(cue.terms):
                for phrase in term:
                    first, *rest = spelled(phrase)
                    table = self.prefix if first.endswith("*") else self.exact
                    table[first.rstrip("*")].append((tuple(rest), n, t))
        self.starting_with = lru_cache(maxsize=KNOWN)(self._starting_with)

    def scores(self, text: str) -> dict[str, int]:
        """Issue id to the sum of the weights of its cues that the text meets."""
        totals: dict[str, int] = defaultdict(int)
        for n in self.met(text):
            totals[self.cues[n].issue] += self.cues[n].weight
        return totals

    def met(self, text: str) -> set[int]:
        """The positions of the cues whose every term occurs in the text."""
        words = spelled(words_of(text))
        found: dict[int, set[int]] = defaultdict(set)
        for at, word in enumerate(words):
            for rest, n, t in self.starting_with(word):
                if not rest or _follows(rest, words, at + 1):
                    found[n].add(t)
        return {n for n, terms in found.items() if len(terms) == len(self.cues[n].terms)}

    def _starting_with(self, word: str) -> tuple[Start, ...]:
        starts = [*self.exact.get(word, ()), *(self.exact.get(NUMBER, ()) if is_number(word) else ())]
        for length in range(1, len(word) + 1):
            starts += self.prefix.get(word[:length], ())
        return tuple(starts)


def spelled(words: Iterable[str]) -> list[str]:
    """The words with units spelled as cues spell them: "6bn" is "6 billion", "per cent" and "%" "percent"."""
    return list(_spelled(words))


def _spelled(words: Iterable[str]) -> Iterator[str]:
    before = ""
    for word in words:
        if before == "per" and word != "cent":
            yield before
        if word == "%" or (before == "per" and word == "cent"):
            yield "percent"
        elif joined := JOINED.fullmatch(word):
            yield from (joined[1], UNITS.get(joined[2], joined[2]))
        elif word != "per":
            yield word
        before = word
    if before == "per":
        yield before


def _follows(phrase: Phrase, words: list[str], at: int) -> bool:
    if at + len(phrase) > len(words):
        return False
    return all(_is(words[at + n], part) for n, part in enumerate(phrase))


def _is(word: str, part: str) -> bool:
    if part == NUMBER:
        return is_number(word)
    return word.startswith(part[:-1]) if part.endswith("*") else word == part


def is_number(word: str) -> bool:
    """Whether a word is a number, in digits or spelled out."""
    return word[0].isdigit() or word in NUMBER_WORDS
