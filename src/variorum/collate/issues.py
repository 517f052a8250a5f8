"""Which issues a provision speaks of, by the cues of a vocabulary pack."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache

from variorum.collate.packs import Cue, Pack, Phrase, words_of

LEAST = 2  # one strong cue, or two weak ones: a single weak word ("border") says too little
SHARE = 0.6  # a further issue must reach this share of the best one's score
MOST = 3  # a provision that seems to speak of more issues is read as speaking of the best three
ENOUGH = 3  # beyond a strong and a weak cue, further cues of an issue say the same again
NUMBER = "#"
NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
    "thousand dozen half".split()
)

IssuesOf = Callable[[str], tuple[str, ...]]


def issue_reader(pack: Pack) -> IssuesOf:
    """A function from the words of a provision to its issue ids, best first; ('other',) where none fits."""
    index = _index_of(pack)

    def issues_of(text: str) -> tuple[str, ...]:
        scores = index.scores(text)
        ranked = sorted(scores.items(), key=lambda item: (-item[1], index.order[item[0]]))
        ranked = [(issue, score) for issue, score in ranked if score >= LEAST]
        if not ranked:
            return ("other",)
        return tuple(issue for issue, score in ranked[:MOST] if score >= SHARE * min(ranked[0][1], ENOUGH))

    return issues_of


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
        self.exact: dict[str, list[tuple[Phrase, int, int]]] = defaultdict(list)
        self.prefix: dict[str, list[tuple[Phrase, int, int]]] = defaultdict(list)
        for n, cue in enumerate(pack.cues):
            for t, term in enumerate(cue.terms):
                for phrase in term:
                    first = phrase[0]
                    table = self.prefix if first.endswith("*") else self.exact
                    table[first.rstrip("*")].append((phrase, n, t))

    def scores(self, text: str) -> dict[str, int]:
        """Issue id to the sum of the weights of its cues that the text meets."""
        totals: dict[str, int] = defaultdict(int)
        for n in self.met(text):
            totals[self.cues[n].issue] += self.cues[n].weight
        return totals

    def met(self, text: str) -> set[int]:
        """The positions of the cues whose every term occurs in the text."""
        words = words_of(text)
        found: dict[int, set[int]] = defaultdict(set)
        for at, word in enumerate(words):
            for phrase, n, t in self._starting_with(word):
                if _follows(phrase, words, at):
                    found[n].add(t)
        return {n for n, terms in found.items() if len(terms) == len(self.cues[n].terms)}

    def _starting_with(self, word: str) -> Iterator[tuple[Phrase, int, int]]:
        yield from self.exact.get(word, ())
        if is_number(word):
            yield from self.exact.get(NUMBER, ())
        for length in range(1, len(word) + 1):
            yield from self.prefix.get(word[:length], ())


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
