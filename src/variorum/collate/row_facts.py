"""What of a provision decides its row: issue, wording, figures, who is bound; how alike two of them are."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from variorum.model import Provision

Words = frozenset[str]
Figure = tuple[float, str]  # a value and the noun it counts; "" where the words leave the noun out

# What a shared trait adds to the likeness of two provisions. Two of one first issue meet even when two
# reporters share no word of it; two of a different issue need nearly the same words. Set by hand on the
# harbour accord; the order of the weights matters, not their size.
SAME_FIRST_ISSUE, SAME_ISSUE, NO_ISSUE, WORDING = 1.0, 0.6, 0.5, 1.0
SAME_OBLIGOR, OTHER_OBLIGOR, SAME_UNIT, SAME_NUMBER = 0.2, -0.4, 0.3, 0.2
SAME_FIGURE, OTHER_FIGURE, NO_FIGURE, ONE_ARTICLE = 0.8, -0.3, -0.15, -0.4
SAME_STATUS, SAME_BAN = 0.4, 0.4
APART = -10.0

DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365}
SAME_STRETCH = 0.02  # "six months" and "180 days" are meant to be the same
DURATION = re.compile(r"P(\d+(?:\.\d+)?)([DWMY])$")
LETTERS = {"D": 1, "W": 7, "M": 30, "Y": 365}
# Bound together: "each side", "neither Party", "both governments".
TOGETHER = re.compile(r"\b(?:each|either|neither|both|all (?:parties|sides|members))\b", re.IGNORECASE)
COUNT = re.compile(r"\b(\d{1,3}|[a-z]+)\s+(?:equal\s+|separate\s+)?([a-z]{3,}s)\b", re.IGNORECASE)
STRETCH = re.compile(r"\b(\d{1,4}|[a-z]+)\s+(day|week|month|year)s?\b", re.IGNORECASE)
NUMERALS = {
    word: float(n)
    for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
} | {"fifteen": 15.0, "twenty": 20.0, "thirty": 30.0, "fifty": 50.0, "ninety": 90.0}
STOP = frozenset(
    "the a an of to in on for and or by with at from as its it that this be is are was were will would shall "
    "not any all their his her has have had into under also which who than more each both".split()
)


@dataclass(frozen=True)
class Facts:
    """A provision as the rows compare it."""

    provision: Provision

    @cached_property
    def text(self) -> str:
        """Its words as printed."""
        return " ".join(span.exact for span in self.provision.evidence)

    @cached_property
    def articles(self) -> Words:
        """The articles it stands in."""
        return frozenset(span.article for span in self.provision.evidence)

    @cached_property
    def issues(self) -> Words:
        """The issues that it is known to be of."""
        return frozenset(self.provision.issues) - {"other"}

    @cached_property
    def words(self) -> Words:
        """The first six letters of its telling words: "withdraw" meets "withdrawal" without a stemmer."""
        found = re.findall(r"[^\W\d_]{2,}", self.text.lower())
        return frozenset(word[:6] for word in found if word not in STOP)

    @cached_property
    def figure(self) -> Figure | None:
        """Its quantity, stretches of time in days."""
        q = self.provision.quantity
        if q is None:
            return None
        unit = q.unit.casefold().rstrip("s")
        return (q.value * DAYS[unit], "day") if unit in DAYS else (q.value, unit)

    @cached_property
    def days(self) -> float | None:
        """The stretch of its deadline in days, where it has one."""
        if self.figure is not None and self.figure[1] == "day":
            return self.figure[0]
        found = DURATION.match((self.provision.deadline.value or "") if self.provision.deadline else "")
        return float(found[1]) * LETTERS[found[2]] if found else None

    @cached_property
    def stretches(self) -> frozenset[float]:
        """All stretches of time in its words, in days."""
        found = {counted(m[1]) or 0.0: DAYS[m[2].lower()] for m in STRETCH.finditer(self.text)}
        own = {self.days} if self.days is not None else set()
        return frozenset({n * unit for n, unit in found.items() if n} | own)

    @cached_property
    def obligors(self) -> Words:
        """Who is bound, by the words of the names; nobody where the sides are bound together."""
        names = " ".join(self.provision.obligor)
        if TOGETHER.search(names) or TOGETHER.search(self.text) or len(self.provision.obligor) > 1:
            return frozenset()
        return frozenset(w[:6] for w in re.findall(r"[^\W\d_]{3,}", names.lower()) if w not in STOP)

    @cached_property
    def counts(self) -> dict[str, tuple[float, str]]:
        """What else is counted in its words, by the noun: "in two instalments" beside the sum."""
        q, found = self.provision.quantity, dict[str, tuple[float, str]]()
        if q and self.figure and self.figure[1] not in ("", "day"):
            found[f"{self.figure[1]}s"] = (q.value, q.span.exact)
        for match in COUNT.finditer(self.text):
            value = counted(match[1])
            if (
                value is not None
                and match[2].rstrip("s") not in DAYS
                and not (q and match[0] in q.span.exact)
            ):
                found.setdefault(match[2].lower(), (value, match[1]))
        return found

    @cached_property
    def traits(self) -> object:
        """All that rows compare it by, but for the article that it stands in."""
        p = self.provision
        counted = (self.figure, self.days, self.stretches)
        return p.draft, p.number, p.status, p.modality, p.issues, self.words, self.obligors, counted

    @cached_property
    def binds_all(self) -> bool:
        """Whether several sides are bound to the same at once."""
        return len(self.provision.obligor) > 1 or bool(TOGETHER.search(self.text))


class Likeness:
    """How alike provisions are; words count by how rare they are in the dossier (Spärck Jones 1972)."""

    def __init__(self, facts: Sequence[Facts]) -> None:
        counts = Counter(word for one in facts for word in one.words)
        self._weights = {word: math.log(1 + len(facts) / n) ** 2 for word, n in counts.items()}
        self._norms = {f.words: math.sqrt(math.fsum(self._weights[w] for w in f.words)) for f in facts}

    def across(self, one: Facts, other: Facts) -> float:
        """The likeness of provisions of two drafts."""
        score = self._subject(one, other)
        if one.figure and other.figure and one.figure[1] == other.figure[1]:
            score += SAME_UNIT
        elif one.provision.status == other.provision.status and bool(one.figure) != bool(other.figure):
            score += NO_FIGURE
        return score + SAME_NUMBER * bool(
            one.provision.number and one.provision.number == other.provision.number
        )

    def within(self, one: Facts, other: Facts) -> float:
        """The likeness of two renderings in one draft; APART where they cannot be of one point."""
        a, b = one.provision, other.provision
        one_article = not one.articles.isdisjoint(other.articles)
        if a.status != b.status or (a.number and b.number and a.number != b.number):
            return APART
        if a.number and b.number and one_article:
            return SAME_FIRST_ISSUE + SAME_FIGURE if _one_sentence(one, other) else APART
        figures = _figures(one, other)
        score = self._subject(one, other) + figures + ONE_ARTICLE * one_article
        if figures > 0 and "other" in (a.issues[:1] + b.issues[:1]):
            score += NO_ISSUE
        score += SAME_STATUS * (a.status != "proposed") + SAME_BAN * (a.modality == b.modality == "shall-not")
        return score + SAME_FIGURE * bool(a.number and a.number == b.number)

    def _cosine(self, one: Words, other: Words) -> float:
        both = one & other
        if not both:
            return 0.0
        # fsum, as a plain sum depends on the order in which a set gives its words.
        return math.fsum([self._weights[w] for w in both]) / (self._norms[one] * self._norms[other])

    def _subject(self, one: Facts, other: Facts) -> float:
        score = WORDING * self._cosine(one.words, other.words)
        if not one.issues.isdisjoint(other.issues):
            first = one.provision.issues[0] == other.provision.issues[0]
            score += SAME_FIRST_ISSUE if first else SAME_ISSUE
        if one.obligors and other.obligors:
            score += OTHER_OBLIGOR if one.obligors.isdisjoint(other.obligors) else SAME_OBLIGOR
        return score


def counted(words: str) -> float | None:
    """The number that words come to, None where they are no number."""
    plain = words.strip().lower().replace(",", "")
    return float(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else NUMERALS.get(plain)


def _figures(one: Facts, other: Facts) -> float:
    """For the same figure, against another one of what may be the same thing."""
    if one.stretches and any(is_near(a, b) for a in one.stretches for b in other.stretches):
        return SAME_FIGURE
    if one.days is not None and other.days is not None:
        return OTHER_FIGURE
    if one.figure is None or other.figure is None:
        return 0.0
    (a, unit), (b, noun) = one.figure, other.figure
    if unit and noun and unit != noun:
        return SAME_FIGURE / 2 if a == b else 0.0
    return SAME_FIGURE if is_near(a, b) else OTHER_FIGURE + SAME_UNIT * bool(unit and noun)


def _one_sentence(one: Facts, other: Facts) -> bool:
    """Whether two clauses of one point go on about the same, without figures of their own."""
    plain = not (one.figure or other.figure or one.stretches or other.stretches)
    return plain and one.provision.issues[:1] == other.provision.issues[:1]


def is_near(a: float, b: float) -> bool:
    """Whether two stretches or sums are meant to be the same."""
    return abs(a - b) <= SAME_STRETCH * max(abs(a), abs(b))
