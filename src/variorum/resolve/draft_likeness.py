"""How much two drafts of different articles are alike, all evidence together."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from variorum.resolve.draft_profile import Profile, Words
from variorum.resolve.draft_words import GENERAL

# Set by hand on the harbour accord and on coverage of one real negotiation: equal points decide, makers come
# next, then the place among versions, what the texts say and what they are called. Different points keep two
# drafts apart whatever else they share, and so does an article that tells them from one another.
APART = -10.0
JOIN = 1.1
POINTS = 4.0
MAKERS, OTHER_MAKERS, LEAST_MAKERS = 2.0, -2.0, 0.15
WHOSE = 0.75
SAME_ORDER, OTHER_ORDER = 1.5, -3.0
UNMARKED = -0.75  # later versions are mostly told as such
SAME_PLACE, OTHER_PLACE = 0.5, -1.5
NAME = 1.5
TITLE = 1.5
CALLED = 2.0  # by words that the other's setting has
FIGURE, MOST_FIGURES, OTHER_FIGURE, MOST_OTHER = 0.75, 2.25, -0.5, -1.5
OTHER_POINT, MOST_POINTS = -3.0, -6.0  # one numbered point with two figures: two drafts, or a slip of the pen
BESIDE = -1.5
TEXT = 12.0
ONE_ARTICLE = -3.0
GAP, LONG = -0.75, 14  # days between the nearest reports of the two
SAME_DAY, FAR_APART, FEW_DAYS = 0.5, -1.0, 10

LEAST_TEXT = 4  # provisions from which on the wording of two drafts is compared
UNRELATED = 0.45  # cosine of provisions that only share their subject


# Weighted words, and the sum of their squares.
Vector = tuple[dict[str, float], float]


@dataclass(frozen=True)
class Comparison:
    """How rare each word is over the profiles of a dossier, rare ones counting more (Spärck Jones 1972)."""

    profiles: Sequence[Profile]

    @cached_property
    def names(self) -> dict[str, float]:
        """The weights of words in what drafts are called."""
        return _weights([frozenset(p.names) for p in self.profiles])

    @cached_property
    def settings(self) -> dict[str, float]:
        """The weights of words in the sentences about drafts."""
        return _weights([frozenset(p.settings) for p in self.profiles])

    @cached_property
    def wordings(self) -> dict[str, float]:
        """The weights of words in what drafts provide."""
        return _weights([words for p in self.profiles for _, words in p.wordings])

    def likeness(self, one: Profile, other: Profile) -> float:
        """From APART (cannot be one) upwards; from JOIN on they are taken for one."""
        return math.fsum(self.reasons(one, other).values())

    def reasons(self, one: Profile, other: Profile) -> dict[str, float]:
        """What speaks for and against the two being one draft."""
        if one.apart & other.locals_ or other.apart & one.locals_:
            return {"told apart": APART}
        if one.points and other.points and not one.points & other.points:
            return {"other points": APART}
        return {
            **self._told(one, other),
            "beside": BESIDE * bool(one.beside & other.locals_ or other.beside & one.locals_),
            "article": ONE_ARTICLE * len(one.articles & other.articles),
            "day": _days(one.days, other.days),
            "gap": _gap(one, other),
        }

    def _told(self, one: Profile, other: Profile) -> Mapping[str, float]:
        """The reasons that rest on what is told of the two, worked out once for all who tell the same."""
        pair = (self._telling_of(one), self._telling_of(other))
        if pair not in self._known:
            self._known[pair] = self._known[pair[::-1]] = {
                "points": POINTS * bool(one.points & other.points),
                "makers": _makers(one.makers, other.makers),
                "whose": WHOSE * max(self._whose(one, other), self._whose(other, one)),
                "order": _order(one, other),
                "place": _place(one, other),
                "name": NAME * _cosine(self._named(one), self._named(other)),
                "title": TITLE * max(self._titled(one, other), self._titled(other, one)),
                "called": CALLED * max(self._called(one, other), self._called(other, one)),
                "figures": _figures(one, other),
                "point": _numbered(one, other),
                "text": self._text(one, other),
            }
        return self._known[pair]

    @cached_property
    def _known(self) -> dict[tuple[int, int], Mapping[str, float]]:
        return {}

    @cached_property
    def _tellings(self) -> dict[object, int]:
        return {}

    @cached_property
    def _by_identity(self) -> dict[int, tuple[Profile, int]]:
        return {}

    def _telling_of(self, profile: Profile) -> int:
        """A number for what is told of a draft: reprints of one report have the same."""
        known = self._by_identity.get(id(profile))
        if known is None:
            number = self._tellings.setdefault(profile.telling(), len(self._tellings))
            known = self._by_identity[id(profile)] = (profile, number)  # kept, so that the id stays its own
        return known[1]

    @cached_property
    def _vectors(self) -> dict[object, Vector]:
        return {}

    def _named(self, profile: Profile) -> Vector:
        """What a draft is called, as a weighted vector of words."""
        number = self._telling_of(profile)
        if number not in self._vectors:
            self._vectors[number] = _vector(profile.names, self.names)
        return self._vectors[number]

    def _called(self, one: Profile, other: Profile) -> float:
        """How much of what one is called stands where the other is told of; rare words count more."""
        calls = one.calls - other.calls
        return max((self._told_with(words, other) for words in calls), default=0.0) if calls else 0.0

    def _told_with(self, words: Words, other: Profile) -> float:
        telling = words - other.names.keys()
        if not telling:
            return 0.0
        usual = max(1.0, len(other.locals_) / 2)
        found = math.fsum(self.settings.get(w, 0.0) * min(1.0, other.settings[w] / usual) for w in telling)
        whole = math.fsum(self.settings.get(w, self._rarest) for w in telling)
        # One word may be anybody's; two that both stand there are hardly chance.
        return found / (whole if len(telling) > 1 else self._rarest)

    def _titled(self, one: Profile, other: Profile) -> float:
        """Of the drafts elsewhere that bear a full name of one's, the share that the other is."""
        bare = _is_bare(one)
        titles = [t for t in one.titles if bare or not set(t.split()) <= GENERAL]
        shares = [other.titles[t] / n for t in titles if (n := self._titles[t] - one.titles[t]) > 0]
        return max(shares, default=0.0)

    def _whose(self, one: Profile, other: Profile) -> float:
        """Of what is told elsewhere to be from one's makers, the share that the other is."""
        totals = [(other.makers[m], self._makers[m] - one.makers[m]) for m in one.makers if m in other.makers]
        return sum(n / total for n, total in totals if total > 0) / len(one.makers) if totals else 0.0

    @cached_property
    def _makers(self) -> dict[str, float]:
        found: dict[str, float] = {}
        for profile in self.profiles:
            found = {m: found.get(m, 0.0) + profile.makers.get(m, 0.0) for m in (*found, *profile.makers)}
        return found

    @cached_property
    def _titles(self) -> Counter[str]:
        return sum((p.titles for p in self.profiles), Counter())

    @cached_property
    def _rarest(self) -> float:
        return math.log(1 + len(self.profiles))

    def _text(self, one: Profile, other: Profile) -> float:
        if min(len(one.wordings), len(other.wordings)) < LEAST_TEXT:
            return 0.0
        few, many = sorted((one.wordings, other.wordings), key=len)
        best = [max(self._alike(words, others) for _, others in many) for _, words in few]
        return TEXT * max(0.0, sum(best) / len(best) - UNRELATED)

    @cached_property
    def _cosines(self) -> dict[tuple[Words, Words], float]:
        return {}

    def _alike(self, one: Words, other: Words) -> float:
        """The cosine of two wordings, kept, as groups are compared again and again."""
        known = self._cosines.get((one, other))
        if known is None:
            a, b = (self._worded(words) for words in (one, other))
            known = self._cosines[one, other] = self._cosines[other, one] = _cosine(a, b)
        return known

    def _worded(self, words: Words) -> Vector:
        if words not in self._vectors:
            self._vectors[words] = _vector(Counter(words), self.wordings)
        return self._vectors[words]


def _is_bare(profile: Profile) -> bool:
    """Whether a draft is called by its kind alone: "the plan"."""
    return not (profile.calls or profile.orders or profile.points or profile.makers)


def _weights(documents: Sequence[Words]) -> dict[str, float]:
    counts = Counter(word for words in documents for word in words)
    return {word: math.log(1 + len(documents) / n) for word, n in counts.items()}


def _makers(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Shared makers count by how often they are told of; a maker told once among many is little."""
    if not one or not other:
        return 0.0
    both = math.fsum(one[m] * other[m] for m in one.keys() & other.keys())
    norm = math.sqrt(math.fsum(v * v for v in one.values()) * math.fsum(v * v for v in other.values()))
    alike = both / norm
    if alike > LEAST_MAKERS:
        return MAKERS * alike
    return OTHER_MAKERS * min(1.0, sum(one.values()) / 2, sum(other.values()) / 2)


def _order(one: Profile, other: Profile) -> float:
    """By the words "first", "revised", "counter-"; a word for a few of many mentions weighs less."""
    if not one.orders and not other.orders:
        return 0.0
    (first, n), (second, m) = (_commonest(p.orders) for p in (one, other))
    if not first or not second:
        later = "later" in (first, second) and not one.points & other.points
        return UNMARKED * (later and not _is_bare(one) and not _is_bare(other))
    weight = math.sqrt(min(1.0, 2 * n / one.mentions) * min(1.0, 2 * m / other.mentions))
    return SAME_ORDER if first == second else OTHER_ORDER * weight


def _commonest(marks: Counter[str]) -> tuple[str, int]:
    """The commonest mark and its count; of several the first by the alphabet."""
    n, mark = min(((-n, mark) for mark, n in marks.items()), default=(0, ""))
    return mark, -n


def _place(one: Profile, other: Profile) -> float:
    if not one.places or not other.places:
        return 0.0
    (first, _), (second, _) = (_commonest(p.places) for p in (one, other))
    return SAME_PLACE if first == second else OTHER_PLACE


def _vector(counts: Counter[str], weights: Mapping[str, float]) -> Vector:
    """The weighted words, and the sum of their squares."""
    vector = {w: math.log1p(n) * weights.get(w, 0.0) for w, n in counts.items()}
    return vector, math.fsum(v * v for v in vector.values())


def _cosine(one: Vector, other: Vector) -> float:
    (a, squares), (b, others) = one, other
    # fsum, as a plain sum depends on the order in which a set gives its words.
    both = math.fsum(a[w] * b[w] for w in a.keys() & b.keys())
    norm = math.sqrt(squares * others)
    return both / norm if norm else 0.0


def _figures(one: Profile, other: Profile) -> float:
    shared = one.figures.keys() & other.figures.keys()
    same = sum(bool(one.figures[key] & other.figures[key]) for key in shared)
    return min(MOST_FIGURES, FIGURE * same) + max(MOST_OTHER, OTHER_FIGURE * (len(shared) - same))


def _numbered(one: Profile, other: Profile) -> float:
    """For points of one number with the same figure, against those with another one."""
    shared = one.numbered.keys() & other.numbered.keys()
    same = sum(bool(one.numbered[key] & other.numbered[key]) for key in shared)
    return min(MOST_FIGURES, FIGURE * same) + max(MOST_POINTS, OTHER_POINT * (len(shared) - same))


def _gap(one: Profile, other: Profile) -> float:
    """A draft is in the news for days on end: reports of it that are weeks apart are hardly of one."""
    days = [[d for p in profile.published if (d := _day(p))] for profile in (one, other)]
    if not all(days):
        return 0.0
    return GAP * min(2.0, min(abs((a - b).days) for a in days[0] for b in days[1]) // LONG)


@cache
def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _days(one: frozenset[str], other: frozenset[str]) -> float:
    if one & other:
        return SAME_DAY
    days = [[d for value in values if (d := _day(value))] for values in (one, other)]
    if not all(days):
        return 0.0
    return FAR_APART * (min(abs((a - b).days) for a in days[0] for b in days[1]) > FEW_DAYS)
