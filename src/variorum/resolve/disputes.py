"""One contested fact for many reports of it: the disputes of many articles with all their sides."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

import msgspec

from variorum.model import Dispute, Side, Statement

# Words in which two accounts of one dispute meet; what all news shares says nothing.
WORD = re.compile(r"[^\W\d_]{3,}")
COMMON = frozenset(
    "the and that was were had has have been with from this they their them for not did does whether "
    "who what said says would could about which there its his her are but one more than any all out "
    "into over she him you our whose when".split()
)
POINTING = frozenset("it this that they these those he she we i you there".split())
STEM = 6  # letters that stand for a word
FIGURE = re.compile(r"(?<![\d.,])\d{2,}(?:,\d{3})*(?:\.\d+)?")
QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
LEAST_QUOTED = 3  # words: a shorter quotation may be anybody's
ALIKE = 0.35  # cosine of two positions that are one
SAME_SPEAKER = 0.2  # the same, where one person holds both
SAME_FACT = 0.3  # of two lines "about"
LEAST_WORDS = 2  # that two texts must share to be alike at all

LEAST_LETTERS = 3  # of the words of a verdict, and more than that

Words = frozenset[str]
Pair = tuple[str, str]


def merge_disputes(disputes: Sequence[Dispute], statements: Sequence[Statement] = ()) -> tuple[Dispute, ...]:
    """The disputes of all articles, those about one fact joined with all their sides, in a fixed order.

    Two disputes are one where two positions agree, or where one does and both are about the same, quote the
    same words, judge by words that nobody else uses, or are one person's denial that something exists. The
    order of the input does not matter. `statements` name who speaks, so that one speaker's position is one
    side, and tell what words others use.
    """
    ordered = sorted({d.id: d for d in disputes}.values(), key=_order)
    likeness = _Likeness(ordered, statements)
    joined: list[Dispute] = []
    for dispute in ordered:
        home = next((n for n, other in enumerate(joined) if likeness.are_one(dispute, other)), None)
        if home is None:
            joined.append(dispute)
        else:
            joined[home] = likeness.join(joined[home], dispute)
    return tuple(joined)


def _order(dispute: Dispute) -> tuple[bool, str, str]:
    """By what they are about, as the first names what is joined; those last that say it by a pronoun."""
    about = dispute.about.casefold()
    return about.partition(" ")[0] in POINTING, about, dispute.id


class _Likeness:
    """How alike positions are; words count by how rare they are in the disputes (Spärck Jones 1972)."""

    def __init__(self, disputes: Sequence[Dispute], statements: Sequence[Statement]) -> None:
        texts = [side.position for dispute in disputes for side in dispute.sides]
        counts = Counter(word for text in texts for word in _words(text))
        self._weights = {word: math.log(1 + len(texts) / n) for word, n in counts.items()}
        self._most = math.log(1 + len(texts))
        self._speakers = {s.id: s.actor or s.speaker or "" for s in statements}
        self._about = {s.id: s.about for s in statements}
        self._common = _common_pairs(disputes, statements)
        # Every dispute is compared with every other one: what a text holds is read once a dossier.
        self._words, self._figures, self._quotes = cache(_words), cache(_figures), cache(_quotes)
        self._norm = cache(lambda text: math.fsum(map(self._weight, self._words(text))))

    def are_one(self, one: Dispute, other: Dispute) -> bool:
        """Whether two disputes of different articles are about one fact."""
        if _articles(one) & _articles(other):
            return False
        pairs = [(a, b) for a in one.sides for b in other.sides if self._agree(a, b)]
        agreeing = min(len({a.position for a, _ in pairs}), len({b.position for _, b in pairs}))
        if agreeing >= 2 or any(self._one_quote(a, b) for a, b in pairs):
            return True
        if one.method == other.method and any(_long_figures(a) & _long_figures(b) for a, b in pairs):
            return True
        if agreeing == 0:
            return False
        about = self._alike(one.about, other.about) >= SAME_FACT
        denied = any(self._one_speaker(a, b) for a, b in pairs)
        if self._drafts(one) & self._drafts(other):
            denied = denied or any(self._one_verdict(a, b) for a, b in pairs)
        return about or (one.method == other.method and denied)

    def join(self, one: Dispute, other: Dispute) -> Dispute:
        """Both with all sides: one that both have keeps its first wording and takes the other's evidence."""
        sides = list(one.sides)
        for side in other.sides:
            home = next((n for n, known in enumerate(sides) if self._agree(known, side)), None)
            if home is None:
                sides.append(side)
            else:
                sides[home] = _with(sides[home], side)
        confidence = max(one.confidence, other.confidence)
        return msgspec.structs.replace(one, sides=tuple(sides), confidence=confidence)

    def _agree(self, one: Side, other: Side) -> bool:
        """Whether two sides hold the same: one figure, the same quotation, or much the same words."""
        figures = [self._figures(side.position) for side in (one, other)]
        if figures[0] and figures[1]:
            return bool(figures[0] & figures[1])
        if self._one_quote(one, other) or self._one_verdict(one, other):
            return True
        alike = self._alike(one.position, other.position)
        return alike >= (SAME_SPEAKER if self._one_speaker(one, other) else ALIKE)

    def _one_verdict(self, one: Side, other: Side) -> bool:
        """Whether both judge by two words that are said of nothing else: "a brazen lie"."""
        return bool(_pairs_of(one.position) & _pairs_of(other.position) - self._common)

    def _one_speaker(self, one: Side, other: Side) -> bool:
        return bool(self._speaker(one) & self._speaker(other))

    def _drafts(self, dispute: Dispute) -> set[str]:
        return {
            draft for side in dispute.sides for id_ in side.statements for draft in self._about.get(id_, ())
        }

    def _speaker(self, side: Side) -> set[str]:
        return {self._speakers.get(s, s) for s in side.statements} - {""}

    def _one_quote(self, one: Side, other: Side) -> bool:
        return not self._quotes(_said(one)).isdisjoint(self._quotes(_said(other)))

    def _alike(self, one: str, other: str) -> float:
        both = self._words(one) & self._words(other)
        if len(both) < LEAST_WORDS:
            return 0.0
        # fsum, as a plain sum depends on the order in which a set gives its words.
        return math.fsum(map(self._weight, both)) / math.sqrt(self._norm(one) * self._norm(other))

    def _weight(self, word: str) -> float:
        return self._weights.get(word, self._most) ** 2


@cache
def _pairs_of(text: str) -> frozenset[Pair]:
    """Words that follow one another, names and what all news shares left out."""
    words = re.findall(r"\w+", text)
    plain = [w if w.islower() and len(w) > LEAST_LETTERS and w not in COMMON else "" for w in words]
    return frozenset(pair for pair in pairwise(plain) if all(pair))


def _common_pairs(disputes: Iterable[Dispute], statements: Iterable[Statement]) -> frozenset[Pair]:
    """The pairs of words in what is said without being contested."""
    contested = {id_ for d in disputes for side in d.sides for id_ in side.statements}
    said = (span.exact for s in statements if s.id not in contested for span in s.content)
    return frozenset(pair for text in said for pair in _pairs_of(text))


def _figures(text: str) -> frozenset[str]:
    return frozenset(FIGURE.findall(text))


def _long_figures(side: Side) -> set[str]:
    """Figures of three digits and more: two counts that have one in common hardly do so by chance."""
    return {figure for figure in FIGURE.findall(side.position) if len(re.sub(r"\D", "", figure)) > 2}


def _articles(dispute: Dispute) -> set[str]:
    return {span.article for side in dispute.sides for span in side.evidence}


def _with(side: Side, other: Side) -> Side:
    return msgspec.structs.replace(
        side,
        statements=tuple(dict.fromkeys((*side.statements, *other.statements))),
        evidence=(*side.evidence, *other.evidence),
    )


def _said(side: Side) -> str:
    return " ".join((side.position, *(span.exact for span in side.evidence)))


def _quotes(text: str) -> set[str]:
    """The quotations in a text that are long enough to be known again, in plain words."""
    plain = (" ".join(re.findall(r"\w+", quote.lower())) for quote in QUOTED.findall(text))
    return {quote for quote in plain if len(quote.split()) >= LEAST_QUOTED}


def _words(text: str) -> Words:
    return frozenset(w[:STEM] for w in WORD.findall(text.casefold()) if w not in COMMON)
