"""Who is named in an article: mentions brought together as actors, with their types and roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from variorum.annotate.names_gazetteer import Gazetteer, load_gazetteer, plain
from variorum.annotate.names_mentions import Mention, find_mentions
from variorum.annotate.names_types import Kind, name_kinds
from variorum.annotate.pipeline import common_words
from variorum.annotate.roles import find_affiliation, find_roles
from variorum.annotated import Name
from variorum.model import Actor, ActorType, Article, identity
from variorum.reading import Reading
from variorum.words import INSTITUTIONS

LONGEST_HEADING = 150  # code points of a line that can be a heading without being marked as one
_ACTOR_TYPES: dict[str, ActorType] = {
    "person": "person", "organisation": "organisation", "state": "state", "group": "group"
}  # fmt: skip


@dataclass(slots=True)
class Cluster:
    """The mentions of one name under its spellings; `name` is the fullest of them."""

    name: str
    kind: Kind
    mentions: list[Mention] = field(default_factory=list)


def find_names(reading: Reading, doc: Doc) -> tuple[tuple[Actor, ...], tuple[Name, ...]]:
    """The actors that an article names, and every mention of them, both in text order."""
    gazetteer, article = load_gazetteer(), reading.article
    skipped = _title_case_headings(reading)
    clusters = _cluster(doc, find_mentions(doc, gazetteer, skipped), gazetteer, article.outlet)
    _add_repeats(doc, clusters, skipped)
    actors, names = [], []
    for cluster in clusters:
        actor = _make_actor(article, doc, cluster, gazetteer)
        actors.append(actor)
        names += [
            Name(doc[m.start].idx, doc[m.end - 1].idx + len(doc[m.end - 1]), actor.id, actor.type)
            for m in cluster.mentions
        ]
    return tuple(actors), tuple(sorted(names, key=lambda name: (name.start, -name.end)))


def _title_case_headings(reading: Reading) -> list[tuple[int, int]]:
    """Headings, marked or not, whose words are nearly all capitalised: there a capital marks no name."""
    found = []
    for block in reading.blocks:
        line = reading.article.text[block.start : block.end]
        if block.kind == "heading" or (len(line) < LONGEST_HEADING and line[-1:].isalnum()):
            words = [w for w in line.split() if len(w) > 3]
            if sum(w[0].isupper() for w in words) > 0.7 * len(words):
                found.append((block.start, block.end))
    return found


def _cluster(doc: Doc, mentions: Sequence[Mention], gazetteer: Gazetteer, outlet: str) -> list[Cluster]:
    """Mentions by whom they name: equal spellings first, then short forms join the long ones."""
    spelled: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        spelled[_spelling(mention, gazetteer)].append(mention)
    kinds = name_kinds(doc, spelled, gazetteer, outlet)
    clusters: dict[str, Cluster] = {}
    owner: dict[str, str] = {}
    for key in sorted(spelled, key=lambda k: (-len(k.split()), -len(k), k)):
        alone = key in gazetteer.states
        whole = None if alone else _long_form(key, kinds[key], clusters, spelled)
        owner[key] = whole or key
        if whole is None:
            clusters[key] = Cluster(_fullest(spelled[key], key, gazetteer), kinds[key])
        clusters[owner[key]].mentions += spelled[key]
    found = [c for c in clusters.values() if c.kind in _ACTOR_TYPES]
    for cluster in found:
        cluster.mentions.sort(key=lambda m: m.start)
        _settle_name(cluster)
    return sorted(found, key=lambda c: c.mentions[0].start)


def _spelling(mention: Mention, gazetteer: Gazetteer) -> str:
    """The key of a mention: the state's usual name, or the plain spelling."""
    key = plain(mention.text)
    return plain(gazetteer.states[key]) if key in gazetteer.states else key


def _fullest(mentions: Sequence[Mention], key: str, gazetteer: Gazetteer) -> str:
    """The name to show: a state's usual one, else the spelling met most often, the longer of equals."""
    if (known := gazetteer.states.get(plain(mentions[0].text))) is not None:
        return known
    spellings = [m.text for m in mentions]
    return max(sorted(set(spellings)), key=lambda s: (not _shouts(s), spellings.count(s), len(s)))


def _shouts(name: str) -> bool:
    """A name in capitals throughout, as an article may print its first words; no acronym is so long."""
    return name.isupper() and len(name) > 5


def _settle_name(cluster: Cluster) -> None:
    """A person met as "Furious Ada Bell" and as "Ada Bell" is Ada Bell: the commoner full name."""
    if cluster.kind != "person":
        return
    full = [m.text for m in cluster.mentions if 1 < len(m.words) <= len(cluster.name.split())]
    if full:
        plainly = [name for name in full if name.split()[0].lower() not in common_words()] or full
        cluster.name = max(sorted(set(plainly)), key=lambda name: (full.count(name), len(name)))


def _add_repeats(doc: Doc, clusters: Sequence[Cluster], skipped: Sequence[tuple[int, int]]) -> None:
    """Mentions that tagging missed: a capitalised word that is elsewhere the name or surname of an actor."""
    taken = {i for c in clusters for m in c.mentions for i in range(m.title, m.end)}
    by_word: dict[str, Cluster] = {}
    for cluster in clusters:
        for alias in {m.text for m in cluster.mentions}:
            if " " not in alias and alias[0].isupper() and cluster.kind != "group":
                by_word.setdefault(alias, cluster)
        if cluster.kind == "person":
            by_word.setdefault(cluster.name.split()[-1], cluster)
    for token in doc:
        found = by_word.get(token.text)
        if found and token.i not in taken and not any(a <= token.idx < b for a, b in skipped):
            found.mentions.append(Mention(token.i, token.i + 1, token.i, token.text))
            found.mentions.sort(key=lambda m: m.start)


def _long_form(
    key: str, kind: Kind, clusters: dict[str, Cluster], spelled: dict[str, list[Mention]]
) -> str | None:
    """The longer name that this one shortens: a surname, an acronym, or a part of a body's name."""
    words = key.split()
    options = []
    for long, cluster in clusters.items():
        parts = long.split()
        if len(parts) <= len(words) and cluster.kind != "organisation":
            continue
        initials = all(m.text.isupper() for m in spelled[key]) and not cluster.name.isupper()
        person = cluster.kind == "person" and kind != "group" and not initials
        body = cluster.kind == "organisation" and kind in ("organisation", "thing", "person", "place")
        if (person and _is_part_of_name(words, parts)) or (body and _shortens(key, parts)):
            options.append(long)
    if len(options) > 1:  # two of one surname: the one named last before this name's first use
        first = spelled[key][0].start
        options.sort(key=lambda o: (clusters[o].mentions[0].start > first, -clusters[o].mentions[0].start))
    return options[0] if options else None


def _is_part_of_name(words: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether the words are a person's surname, first name, or name without a first word."""
    return len(words) < len(parts) and (
        list(parts[-len(words) :]) == list(words) or (len(words) == 1 and parts[0] == words[0])
    )


def _shortens(key: str, parts: Sequence[str]) -> bool:
    """Whether `key` is the acronym of a name, its first or last words (two at least), or its last word.

    The last word stands for the whole where it says what kind of body that is: "the League".
    """
    initials = "".join(part[0] for part in parts if part not in ("of", "for", "and", "the", "on", "&"))
    words = key.split()
    opening = len(words) >= 2 and words in (list(parts[: len(words)]), list(parts[-len(words) :]))
    kind_of_body = key == parts[-1] and key in INSTITUTIONS
    return len(parts) > 1 and ((key == initials and len(key) > 2) or opening or kind_of_body)


def _make_actor(article: Article, doc: Doc, cluster: Cluster, gazetteer: Gazetteer) -> Actor:
    kind = _ACTOR_TYPES[cluster.kind]
    roles = find_roles(article, doc, cluster.mentions) if kind == "person" else ()
    first = cluster.mentions[0]
    last = doc[first.end - 1]
    return Actor(
        id=identity("actor", article.id, cluster.name),
        name=cluster.name,
        type=kind,
        aliases=tuple(dict.fromkeys([cluster.name, *(m.text for m in cluster.mentions)])),
        roles=roles,
        affiliation=find_affiliation(roles),
        evidence=(article.span(doc[first.start].idx, last.idx + len(last)),),
        confidence=0.8,
        method="names",
    )
