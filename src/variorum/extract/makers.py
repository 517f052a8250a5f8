"""Who is said to have made a text: labels that tell one maker from another, named or not.

A label is an actor id; "~envoy" for a maker told by office alone; "#3" for three makers ("the three-country
paper"); "^european" for a capitalised word that names no actor of the article.
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left
from itertools import takewhile
from operator import attrgetter

from spacy.tokens import Doc

from variorum.annotated import Annotated, Name
from variorum.extract import draft_words as words
from variorum.extract.kept import small_lemmas, small_words
from variorum.model import Actor
from variorum.words import HONORIFICS, PRESS

HYPHENED = re.compile(r"\b([A-Z][\w.]*)[-‑–](?=[a-z]+(?:ed|led)\b)")
CAPITALISED = re.compile(r"[A-Z][a-z]+|[A-Z]\w\d?")
# Several states together are "the powers" or "the countries" later on.
STATES_NOUNS = frozenset(
    "country nation state power government capital ally partner neighbour neighbor".split()
)
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december".split()
)
TITLES = frozenset("dame sir lord lady".split())
# Capitalised words that name no maker.
GENERAL = (words.FIRST_WORDS | words.LATER_WORDS | words.COUNTER_WORDS | words.TALK_WORDS | words.PEOPLE) | (
    HONORIFICS | TITLES | CALENDAR
)
FEW_STATES = 3
LEAST_SHARED = 4  # letters that an adjective must share with the name it is made from


def names_within(annotated: Annotated, start: int, end: int) -> list[Name]:
    """The named actors whose mention lies within these code points, in order; who prints a text made none.

    A name that a hyphen ties to a participle ("Sarn-proposed") counts even where it was not marked.
    """
    text = annotated.reading.article.text
    near = annotated.names[bisect_left(annotated.names, start, key=attrgetter("start")) :]
    inside = (n for n in takewhile(lambda name: name.start < end, near) if n.end <= end)
    found = [n for n in inside if not PRESS.search(text[n.start : n.end])]
    for match in HYPHENED.finditer(text, start, end):
        if not any(n.start <= match.start() < n.end for n in found):
            actor = actor_called(annotated, match.group(1))
            if actor is not None:
                found.append(Name(match.start(1), match.end(1), actor.id, actor.type))
    return sorted(found, key=lambda name: name.start)


def actor_called(annotated: Annotated, surface: str) -> Actor | None:
    """The actor with this name or alias, if there is one."""
    return next((a for a in annotated.actors if surface == a.name or surface in a.aliases), None)


def labels_between(annotated: Annotated, first: int, last: int) -> set[str]:
    """Labels of the makers told from token `first` up to `last` (exclusive)."""
    tokens, text = annotated.doc[first:last], annotated.reading.article.text
    if not len(tokens):
        return set()
    names = names_within(annotated, tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
    found = {n.actor for n in names} | other_labels(annotated, first, last)
    found |= {f"#{number}" for n in names if (number := _number_in(text[n.start : n.end]))}
    if sum(n.type == "state" for n in names) >= FEW_STATES:
        found.add("~country")
    return found


def other_labels(annotated: Annotated, first: int, last: int) -> set[str]:
    """Labels of makers that are no named actors: offices, numbers of parties, capitalised adjectives."""
    tokens = annotated.doc[first:last]
    found = _offices(annotated.doc, tokens.start, tokens.end)
    for token in tokens:
        if token.pos_ not in ("PROPN", "ADJ") or not CAPITALISED.fullmatch(token.text):
            continue
        inside = any(n.start <= token.idx < n.end for n in annotated.names)
        if not inside and token.lower_ not in GENERAL and token.ent_type_ not in ("DATE", "TIME"):
            actor = actor_of_adjective(annotated, token.text) or _person_named(annotated, token.text)
            found.add(actor.id if actor else f"^{token.lower_}")
    return found


def _number_in(name: str) -> int | None:
    """The 3 of "the Three Coasts"."""
    return next((number for word in name.split() if (number := words.read_number(word))), None)


def actor_of_adjective(annotated: Annotated, word: str) -> Actor | None:
    """The state or body that an adjective is made from ("Sarnish" from "Sarn"), by their first letters."""
    return max(
        (a for a in annotated.actors if a.type in ("state", "organisation") and _is_made_from(word, a.name)),
        key=lambda a: (a.type == "state", _shared(word, a.name)),
        default=None,
    )


def _person_named(annotated: Annotated, surname: str) -> Actor | None:
    """The one person with this surname, whom a headline calls by nothing else ("Dahl Plan Leaked")."""
    found = [a for a in annotated.actors if a.type == "person" and a.name.split()[-1] == surname]
    return found[0] if len(found) == 1 else None


def _is_made_from(word: str, name: str) -> bool:
    return " " not in name and _shared(word, name) >= max(LEAST_SHARED, len(name) - 3, len(word) - 4)


def _shared(one: str, other: str) -> int:
    pairs = zip(one.casefold(), other.casefold(), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _offices(doc: Doc, first: int, last: int) -> set[str]:
    """Labels of people told by office or number: "~envoy", "~union", "#3" for "the three governments"."""
    found, said, lemmas = set[str](), small_words(doc), small_lemmas(doc)
    for i in range(first, last):
        counted, _, noun = said[i].partition("-")
        number = words.read_number(counted) if noun in words.COUNTED_PEOPLE else _counted(doc, i)
        if number:
            found.add(f"#{number}")
            continue
        noun = lemmas[i] if lemmas[i] in words.PEOPLE else said[i].removesuffix("s")
        if noun in words.PEOPLE and doc[i].is_lower and (doc[i].tag_[0] == "N" or _owns(doc, i)):
            found.add("~country" if noun in STATES_NOUNS else f"~{noun}")
    return found


def _owns(doc: Doc, i: int) -> bool:
    return i + 1 < len(doc) and doc[i + 1].text in ("’", "'", "’s", "'s")


def _counted(doc: Doc, i: int) -> int | None:
    """The 3 of "three governments", "three coastal states" and "three-country" cut into three tokens."""
    if small_lemmas(doc)[i] not in words.COUNTED_PEOPLE:
        return None
    for back in reversed(list(doc[max(0, i - 3) : i])):
        if (number := words.read_number(back.text)) and number > 1:
            return number
        if back.pos_ not in ("ADJ", "PUNCT"):
            return None
    return None


def namesakes(annotated: Annotated, actor: Actor) -> set[str]:
    """The bodies whose name this one shortens: "the League" where only one league is named in full."""
    short = set(actor.name.split())
    bodies = ("organisation", "group")
    if actor.type not in bodies:
        return set()
    longer = [a.id for a in annotated.actors if a.type in bodies and short < set(a.name.split())]
    return set(longer) if len(longer) == 1 else set()


def role_labels(actor: Actor) -> set[str]:
    """Labels of the offices that an actor holds: "~envoy" for "the League's special envoy"."""
    found = {
        f"~{word}" for word in actor.name.lower().split() if word in words.PEOPLE and actor.type != "person"
    }
    for role in actor.roles:
        head = re.split(r",| of | for | to | at | in ", role.text)[0].split()
        if head and head[-1].lower() in words.PEOPLE:
            found.add(f"~{head[-1].lower()}")
    return found


def day_label(value: str) -> str:
    """The label of a text told by a TIMEX3 day; a month is told by its name, whatever the year."""
    month = re.fullmatch(r"\d{4}-(\d\d)", value)
    return f"~day:{calendar.month_name[int(month[1])].lower()}" if month else f"~day:{value}"


def is_named(label: str) -> bool:
    """Whether a label is the id of an actor."""
    return label[:1] not in "~#^"
