"""What tells a draft of one account from others: points, makers, names, version, setting, content."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Literal, TypeVar

from variorum.model import Draft, Provision
from variorum.records import Account
from variorum.resolve.draft_makers import Makers
from variorum.resolve.draft_names import plain_name
from variorum.resolve.draft_words import SMALL, WORD, epithet, order_of, words_of
from variorum.words import is_abbreviated

K = TypeVar("K")
V = TypeVar("V")
Place = Literal["root", "counter", "later", "unknown"]
Words = frozenset[str]
Marks = Sequence[tuple[int, list[str]]]  # where mentions of drafts start, in order, and of which
# A number that a draft puts on an issue: (issue, unit), and the values that its reports have for it.
Figures = dict[tuple[str, str], frozenset[str]]

MOST_TEXT = 60  # wordings of a draft that are kept for comparison
SENTENCE_END = re.compile(r"[.!?][”\"’')\]]*\s+(?=[“\"‘'(]?[A-Z0-9])|\n+")


@dataclass(frozen=True, slots=True)
class Profile:
    """A draft as one article tells it, or several taken together; `sentences` are the places of its mentions.

    `apart` holds the local drafts that some article tells it from, `beside` those in one sentence with it;
    `numbered` the figures of each point whose number is printed.
    """

    key: tuple[str, str]
    locals_: frozenset[str]
    articles: frozenset[str]
    published: frozenset[str]
    apart: frozenset[str]
    beside: frozenset[str]
    points: frozenset[int]
    makers: Mapping[str, float]
    mentions: int
    titles: Counter[str]
    names: Counter[str]
    calls: frozenset[Words]
    settings: Counter[str]
    orders: Counter[str]
    places: Counter[str]
    days: frozenset[str]
    figures: Figures
    numbered: Mapping[str, frozenset[float]]
    wordings: tuple[tuple[str, Words], ...] = field(default=(), repr=False)

    def telling(self) -> tuple[object, ...]:
        """All that is told of the draft but by whom and when: reprints of one report tell the same."""
        counted = (self.makers, self.titles, self.names, self.settings, self.orders, self.places)
        sets = (self.figures, self.numbered)
        return (
            self.points,
            self.mentions,
            len(self.locals_),
            self.calls,
            self.wordings,
            *(frozenset(mapping.items()) for mapping in (*counted, *sets)),
        )

    def joined(self, other: Profile) -> Profile:
        """Both as one draft."""
        return Profile(
            key=min(self.key, other.key),
            locals_=self.locals_ | other.locals_,
            articles=self.articles | other.articles,
            published=self.published | other.published,
            apart=self.apart | other.apart,
            beside=self.beside | other.beside,
            points=self.points | other.points,
            makers=_added(self.makers, other.makers),
            mentions=self.mentions + other.mentions,
            titles=self.titles + other.titles,
            names=self.names + other.names,
            calls=self.calls | other.calls,
            settings=self.settings | other.settings,
            orders=self.orders + other.orders,
            places=self.places + other.places,
            days=self.days | other.days,
            figures=_united(self.figures, other.figures),
            numbered=_united(self.numbered, other.numbered),
            wordings=_sample((*self.wordings, *other.wordings)),
        )


def _united(one: Mapping[K, frozenset[V]], other: Mapping[K, frozenset[V]]) -> dict[K, frozenset[V]]:
    return {key: one.get(key, frozenset()) | other.get(key, frozenset()) for key in (*one, *other)}


def _added(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    return {key: one.get(key, 0.0) + other.get(key, 0.0) for key in (*one, *other)}


def tell_drafts(account: Account, makers: Makers) -> Iterator[Profile]:
    """What an account says of each of its drafts."""
    places = {draft.id: _sentences(account, draft) for draft in account.drafts}
    starts: dict[int, list[str]] = {}
    for draft in account.drafts:
        for span in draft.evidence:
            starts.setdefault(span.start, []).append(draft.id)
    marks = sorted(starts.items())
    for draft in account.drafts:
        own = places[draft.id]
        beside = frozenset(id_ for id_, theirs in places.items() if id_ != draft.id and own & theirs)
        yield _tell(account, draft, makers, beside, _settings(account.article.text, draft, own, marks))


def _tell(account: Account, draft: Draft, makers: Makers, beside: frozenset[str], settings: Words) -> Profile:
    article, mentions = account.article, [span.exact for span in draft.evidence]
    own = [p for p in account.provisions if p.draft == draft.id]
    calls = frozenset(words for name in (draft.name, *mentions) if (words := epithet(name)))
    return Profile(
        key=(article.published or "", draft.id),
        locals_=frozenset({draft.id}),
        articles=frozenset({article.id}),
        published=frozenset({article.published} if article.published else ()),
        apart=frozenset(_told_apart(account, draft)),
        beside=beside,
        points=frozenset({draft.points} if draft.points else ()),
        makers=makers.of(draft, frozenset().union(*calls)),
        mentions=len(mentions),
        titles=Counter({title for name in mentions if (title := plain_name(name))}),
        names=Counter(word for name in mentions for word in set(words_of(name)) - SMALL),
        calls=calls,
        settings=Counter(settings),
        orders=Counter(order for name in mentions if (order := order_of(name))),
        places=Counter({place: 1} if (place := _place(account, draft)) != "unknown" else {}),
        days=frozenset({draft.dated} if draft.dated else ()),
        figures=_figures(own),
        numbered=_numbered(own),
        wordings=_sample([_wording(p) for p in own if p.status == "proposed"]),
    )


def _place(account: Account, draft: Draft) -> Place:
    """Where a draft stands among the versions its article speaks of."""
    if draft.parent is not None:
        return "counter" if draft.parent.relation == "counters" else "later"
    if any(other.parent and other.parent.draft == draft.id for other in account.drafts):
        return "root"
    return "unknown"


def _told_apart(account: Account, draft: Draft) -> Iterator[str]:
    """The drafts of the article that cannot be this one: those of other points, its base, its heirs."""
    for other in account.drafts:
        points = draft.points and other.points and draft.points != other.points
        linked = any(
            one.parent is not None and one.parent.draft == two.id
            for one, two in ((draft, other), (other, draft))
        )
        if other.id != draft.id and (points or linked):
            yield other.id


def _sentences(account: Account, draft: Draft) -> frozenset[tuple[int, int]]:
    """The extents of the sentences in which the article mentions a draft."""
    text = account.article.text
    return frozenset(_around(text, span.start, span.end) for span in draft.evidence)


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence, roughly, that holds text[start:end]."""
    first, last = 0, len(text)
    for match in SENTENCE_END.finditer(text, max(0, start - 1500), min(len(text), end + 1500)):
        if is_abbreviated(text, match.start() + 1):
            continue
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end - 1:
            last = match.start() + 1
            break
    return first, last


def _settings(text: str, draft: Draft, sentences: frozenset[tuple[int, int]], marks: Marks) -> Words:
    """The words told with a draft, in sentences of its mentions: by these, other articles may call it.

    A word goes to the draft whose mention is nearest to it (`marks`: where each mention starts, in order);
    the sentence after a mention often explains it.
    """
    found = set[str]()
    for start, end in sentences:
        _, after = _around(text, min(end + 2, len(text) - 1), min(end + 2, len(text) - 1))
        for word in WORD.finditer(text, start, after):
            if draft.id in _nearest(word.start(), marks):
                found.update(words_of(word[0]))
    return frozenset(word for word in found if word not in SMALL and len(word) > 1)


def _nearest(at: int, marks: Marks) -> set[str]:
    """The drafts whose mentions start nearest to a place in the text: several where two are as near."""
    n = bisect_left(marks, at, key=itemgetter(0))
    near = [(abs(start - at), ids) for start, ids in marks[max(0, n - 1) : n + 1]]
    least = min(distance for distance, _ in near)
    return {id_ for distance, ids in near if distance == least for id_ in ids}


def _figures(provisions: Sequence[Provision]) -> Figures:
    found: dict[tuple[str, str], frozenset[str]] = {}
    for p in provisions:
        if p.status != "proposed" or not p.issues:
            continue
        slots = []
        if p.quantity:
            slots.append((p.quantity.unit.casefold(), f"{p.quantity.value:g}"))
        if p.deadline and p.deadline.value:
            slots.append(("deadline", p.deadline.value))
        for unit, value in slots:
            key = (p.issues[0], unit)
            found[key] = found.get(key, frozenset()) | {value}
    return found


def _numbered(provisions: Sequence[Provision]) -> dict[str, frozenset[float]]:
    """The figures of each numbered point, whatever they count: outlets word the unit in their own ways."""
    found: dict[str, frozenset[float]] = {}
    for p in provisions:
        if p.number and p.quantity:
            found[p.number] = found.get(p.number, frozenset()) | {p.quantity.value}
    return found


def _wording(provision: Provision) -> tuple[str, Words]:
    """The first letters of a provision's telling words, with what orders it: numbered points come first."""
    text = " ".join(span.exact for span in provision.evidence)
    words = frozenset(word[:6] for word in words_of(text) if word not in SMALL and len(word) > 1)
    return f"{provision.number or '~'} {' '.join(sorted(words))}", words


def _sample(wordings: Sequence[tuple[str, Words]]) -> tuple[tuple[str, Words], ...]:
    """Wordings of a draft to compare, each once, as many as a long draft has."""
    return tuple(sorted(dict(wordings).items()))[:MOST_TEXT]
