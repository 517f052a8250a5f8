"""One actor for many spellings: local actors of many articles become those of the dossier."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import JaroWinkler, Levenshtein

from variorum.corrections import KnownActor
from variorum.model import Actor, ActorType, Role, identity
from variorum.records import Account

# Transliterations of one surname differ in two letters at most ("-sky", "-skyy", "-skiy") and not in the
# first five; below seven letters two edits make another name.
MOST_EDITS: Final = 2
LEAST_FUZZY: Final = 6
SAME_OPENING: Final = 4
GIVEN_LIKENESS: Final = 0.8  # Jaro-Winkler: "Andrii" and "Andriy" .93, "Bill" and "Hillary" .6
_PARTICLES: Final = frozenset("von van der den de del della di da dos du la le al el bin ibn".split())


@dataclass(frozen=True, slots=True)
class Spelled:
    """A local actor with its name taken apart for comparison."""

    actor: Actor
    given: tuple[str, ...]
    surname: str


def merge_actors(
    accounts: Sequence[Account], known: Sequence[KnownActor] = ()
) -> tuple[tuple[Actor, ...], dict[str, str]]:
    """The actors of all accounts, and for the id of every local actor the id of the merged one.

    Persons meet by surname and compatible first names, bodies and states by name or alias; somebody unnamed
    in one article is nobody's equal in another. The order of the accounts does not matter.
    """
    locals_ = sorted(
        {actor.id: actor for account in accounts for actor in account.actors}.values(),
        key=lambda actor: (actor.name, actor.id),
    )
    groups = _group(locals_, known)
    merged: list[Actor] = []
    mapping: dict[str, str] = {}
    for group in groups:
        actor = _merge(group, _known_of(group, known))
        merged.append(actor)
        mapping |= {local.id: actor.id for local in group}
    return tuple(sorted(merged, key=lambda actor: (actor.name, actor.id))), mapping


def _group(actors: Sequence[Actor], known: Sequence[KnownActor]) -> list[list[Actor]]:
    """Local actors that are one, group by group."""
    by_hand: dict[str, list[Actor]] = defaultdict(list)
    rest: list[Actor] = []
    for actor in actors:
        hand = _known_of([actor], known)
        if hand is not None and actor.type != "anonymous":
            by_hand[hand.name].append(actor)
        else:
            rest.append(actor)
    persons = _group_persons([a for a in rest if a.type == "person"])
    named = _group_named([a for a in rest if a.type not in ("person", "anonymous")])
    return [*by_hand.values(), *persons, *named, *([a] for a in rest if a.type == "anonymous")]


def _known_of(group: Sequence[Actor], known: Sequence[KnownActor]) -> KnownActor | None:
    """The actor named by hand that one of these spellings means."""
    spellings = {plain_name(name) for actor in group for name in (actor.name, *actor.aliases)}
    for hand in known:
        if spellings & {plain_name(name) for name in (hand.name, *hand.aliases)}:
            return hand
    return None


def plain_name(name: str) -> str:
    """A name without accents, marks, article and case, for comparison."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or name
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’.]", "", bare.casefold())) or [name.casefold()]
    return " ".join(words[1:] if words[0] == "the" and len(words) > 1 else words)


def _group_named(actors: Iterable[Actor]) -> list[list[Actor]]:
    """Bodies, states and groups by equal names, and by aliases that only one of them carries."""
    groups: dict[tuple[ActorType, str], list[Actor]] = defaultdict(list)
    for actor in actors:
        local = actor.type == "group" and not any(
            word[0].isupper() for word in actor.name.split()[1:] or [actor.name]
        )
        groups[actor.type, actor.id if local else plain_name(actor.name)].append(actor)
    owners: dict[tuple[ActorType, str], set[str]] = defaultdict(set)
    for (kind, name), group in groups.items():
        for alias in {plain_name(alias) for actor in group for alias in actor.aliases}:
            owners[kind, alias].add(name)
    target: dict[tuple[ActorType, str], list[Actor]] = {}
    for kind, name in sorted(groups, key=lambda key: (-len(key[1]), key)):
        longer = sorted(owners[kind, name] - {name}, key=lambda other: (-len(other), other))
        home = target.get((kind, longer[0])) if len(longer) == 1 else None
        if home is None:
            target[kind, name] = groups[kind, name]
        else:
            home += groups[kind, name]
    return list(target.values())


def _group_persons(actors: Iterable[Actor]) -> list[list[Actor]]:
    """Persons by full name first; then a surname alone joins the one person who bears it."""
    spelled = [_take_apart(actor) for actor in actors]
    groups: list[list[Spelled]] = []
    for one in sorted(spelled, key=lambda s: (-len(s.given), s.surname, s.given, s.actor.id)):
        if one.given:
            fits = [group for group in groups if any(_same_person(one, other) for other in group)]
        else:
            fits = _bearers(one, groups)
        if len(fits) == 1:
            fits[0].append(one)
        elif one.given and fits:
            max(fits, key=len).append(one)
        else:
            groups.append([one])
    return [[one.actor for one in group] for group in groups]


def _take_apart(actor: Actor) -> Spelled:
    words = plain_name(actor.name).split()
    at = len(words) - 1
    while at > 1 and words[at - 1] in _PARTICLES:
        at -= 1
    return Spelled(actor, tuple(words[:at]), " ".join(words[at:]))


def _bearers(one: Spelled, groups: Sequence[list[Spelled]]) -> list[list[Spelled]]:
    """The groups whose surname this is; where several have it, those whose roles it shares."""
    fits = [group for group in groups if any(_same_surname(one.surname, other.surname) for other in group)]
    exact = [group for group in fits if any(one.surname == other.surname for other in group)]
    fits = exact or fits
    if len(fits) > 1:
        offices = _offices(one.actor)
        fits = [group for group in fits if offices and any(offices & _offices(o.actor) for o in group)]
    return fits


def _offices(actor: Actor) -> set[str]:
    """The words of an actor's roles that say more than two letters."""
    return {word for role in actor.roles for word in re.findall(r"[a-z]{3,}", role.text.casefold())}


def _same_person(one: Spelled, other: Spelled) -> bool:
    return _same_surname(one.surname, other.surname) and _same_given(one.given, other.given)


def _same_surname(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < LEAST_FUZZY or one[:SAME_OPENING] != other[:SAME_OPENING]:
        return False
    return int(Levenshtein.distance(one, other, score_cutoff=MOST_EDITS)) <= MOST_EDITS


def _same_given(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether first names can be of one person: equal, an initial, a near spelling."""
    if not one or not other:
        return not one and not other
    first, second = one[0], other[0]
    if first == second:
        return True
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return first[0] == second[0] and JaroWinkler.similarity(first, second) >= GIVEN_LIKENESS


def _merge(group: Sequence[Actor], hand: KnownActor | None) -> Actor:
    """One actor of a group: the fullest name, met most often, with all spellings, roles and evidence."""
    names = Counter(actor.name for actor in group)
    name = hand.name if hand else max(sorted(names), key=lambda n: (len(n.split()), names[n], len(n)))
    kinds = Counter(actor.type for actor in group)
    kind: ActorType = hand.type if hand else max(sorted(kinds), key=lambda k: kinds[k])  # type: ignore[assignment]
    ordered = sorted(group, key=lambda actor: (actor.id,))
    local = len(group) == 1 and (kind == "anonymous")
    return Actor(
        id=group[0].id if local else identity("actor", kind, plain_name(name)),
        name=name,
        type=kind,
        aliases=tuple(sorted({name, *(alias for actor in group for alias in actor.aliases)})),
        roles=_merge_roles(ordered),
        affiliation=_most_common(actor.affiliation for actor in ordered),
        evidence=tuple(dict.fromkeys(span for actor in ordered for span in actor.evidence)),
        confidence=max(actor.confidence for actor in group),
        method="known" if hand else "merged" if len(group) > 1 else group[0].method,
    )


def _merge_roles(actors: Iterable[Actor]) -> tuple[Role, ...]:
    """Roles by their words, each with all its evidence."""
    found: dict[str, Role] = {}
    for role in (role for actor in actors for role in actor.roles):
        key = role.text.casefold()
        before = found.get(key)
        found[key] = Role(text=before.text, evidence=(*before.evidence, *role.evidence)) if before else role
    return tuple(found[key] for key in sorted(found))


def _most_common(values: Iterable[str | None]) -> str | None:
    counted = Counter(value for value in values if value)
    return max(sorted(counted), key=lambda value: counted[value]) if counted else None
