"""Who a draft is told to be from, in labels that hold over articles: actors, offices, adjectives."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from variorum.model import Actor, Draft
from variorum.records import Account
from variorum.resolve.draft_words import SMALL, words_of

NAMED = ("person", "organisation", "state")
NAMED_ONLY = 0.5  # "the envoy's plan" may be from an envoy, "the island plan" is not from an island
MOST_BEARERS = 2  # an office that more people hold tells nothing
STRAY = 0.25  # of the votes for the maker most told of: fewer are one article's slip
LEAST_SHARED = 4  # letters that an adjective must share with the name it is made from
BEFORE = (",", " of ", " for ", " to ", " at ", " in ")  # what ends the head of a name or an office

Name = tuple[str, ...]


class Makers:
    """The actors of a dossier as makers of drafts: one label for "the League" and "the Northern League"."""

    def __init__(self, accounts: Sequence[Account], actor_of: Mapping[str, str]) -> None:
        self._actor_of = actor_of
        named = [actor for account in accounts for actor in account.actors if actor.type in NAMED]
        self._labels = _labels(named, actor_of)
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self._by_head: dict[str, set[str]] = defaultdict(set)
        self._by_office: dict[str, set[str]] = defaultdict(set)
        self._named: dict[str, set[str]] = defaultdict(set)  # the actors whose full name is the label
        for actor in named:
            self._index(actor)

    def _index(self, actor: Actor) -> None:
        label = self._labels[self._actor_of.get(actor.id, actor.id)]
        if " ".join(_telling(actor.name)) == label:
            self._named[label].add(self._actor_of.get(actor.id, actor.id))
        for name in (actor.name, *actor.aliases):
            telling = _telling(name)
            if len(telling) == 1:
                self._by_name[telling[0]].add(label)
            elif telling:
                self._by_head[telling[-1]].add(label)
        for role in actor.roles:
            for word in _telling(role.text)[-1:]:
                self._by_office[word].add(label)

    def of(self, draft: Draft, epithets: Iterable[str]) -> dict[str, float]:
        """The makers of a draft: those told, and those whose name, office or adjective it is called by."""
        found = {self._label(maker): 1.0 for maker in draft.made_by}
        for word in sorted(epithets):
            bearers = self._called(word)
            if 0 < len(bearers) <= MOST_BEARERS and not bearers & found.keys():
                for label in sorted(bearers):
                    found.setdefault(label, NAMED_ONLY)
        return found

    def most_told(self, drafts: Sequence[Draft]) -> tuple[str, ...]:
        """The makers of drafts that are one, as actors, those most told of first; a stray one is left out."""
        told: dict[str, Counter[str]] = defaultdict(Counter)
        for draft in drafts:
            for maker in draft.made_by:
                told[self._label(maker)][self._actor_of.get(maker, maker)] += 1
        votes = {label: count.total() for label, count in told.items()}
        least = STRAY * max(votes.values(), default=0)
        kept = sorted((label for label in votes if votes[label] > least), key=lambda m: (-votes[m], m))
        return tuple(
            max(sorted(told[label]), key=lambda a: (a in self._named[label], told[label][a]))
            for label in kept
        )

    def _label(self, local: str) -> str:
        return self._labels.get(self._actor_of.get(local, local)) or " ".join(words_of(local))

    def _called(self, word: str) -> set[str]:
        """The actors that a word names: by name, as the adjective of a name ("Sarnish"), by office."""
        if word in self._by_name:
            return self._by_name[word]
        roots = [known for known in self._by_name if _is_made_from(word, known)]
        adjective = {label for root in roots for label in self._by_name[root]}
        return adjective or self._by_head.get(word) or self._by_office.get(word) or set()


def _labels(actors: Sequence[Actor], actor_of: Mapping[str, str]) -> dict[str, str]:
    """Actor id to label: of two names of one type that end alike, the longer with all words of the other."""
    told: Counter[tuple[str, Name]] = Counter((a.type, _telling(a.name)) for a in actors)
    home: dict[tuple[str, Name], Name] = {}
    for kind, name in sorted(told, key=lambda item: (-len(item[1]), item)):
        longer = {home[k, n] for k, n in home if k == kind and n[-1:] == name[-1:] and set(name) < set(n)}
        home[kind, name] = max(longer, key=lambda n: (told[kind, n], n), default=name)
    names: dict[str, Counter[Name]] = defaultdict(Counter)
    for actor in actors:
        names[actor_of.get(actor.id, actor.id)][home[actor.type, _telling(actor.name)]] += 1
    return {id_: " ".join(_commonest(count)) or id_ for id_, count in names.items()}


def _commonest(names: Counter[Name]) -> Name:
    return max(names, key=lambda name: (names[name], len(name), name))


def _telling(name: str) -> Name:
    """The words of a name or office up to where its head ends."""
    for stop in BEFORE:
        name = name.split(stop)[0]
    return tuple(word for word in words_of(name) if word not in SMALL)


def _is_made_from(word: str, name: str) -> bool:
    shared = next(
        (n for n, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name))
    )
    return shared >= max(LEAST_SHARED, len(name) - 2, len(word) - 3)
