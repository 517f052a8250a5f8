"""Whether an article says "he" or "she" of a person: by title, by role, and by the pronouns near the name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final, Literal

from variorum.annotated import Annotated, Name
from variorum.extract.kept import small_words
from variorum.extract.speakers_words import FEMALE, MALE
from variorum.given_names import given_names
from variorum.model import Actor

Gender = Literal["he", "she"]

PRONOUN_GENDER: Final[dict[str, Gender]] = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
}  # fmt: skip
TITLE_VOTES: Final = 5
GIVEN_VOTES: Final = 2
SURE: Final = 0.66  # share of the votes from which an article is taken to say one of the two


def learn_genders(
    annotated: Annotated, name_at: dict[int, Name], sentence_of: Sequence[int]
) -> dict[str, Gender]:
    """For the ids of persons, the pronoun that the article uses of them; persons it leaves open are left out.

    A pronoun speaks for a name where nobody else is named in its sentence before it, or, with nobody named
    there, in the sentence before (after Bergsma and Lin 2006, who count such pairs over a corpus).
    """
    votes: dict[str, dict[Gender, int]] = defaultdict(lambda: {"he": 0, "she": 0})
    for actor in annotated.actors:
        if actor.type == "person" and (title := _by_title(actor)):
            votes[actor.id][title] += TITLE_VOTES
        if actor.type == "person" and (usual := given_names().get(actor.name.split()[0].lower())):
            votes[actor.id][usual] += GIVEN_VOTES
    said_in: dict[int, set[str]] = defaultdict(set)
    for i, word in enumerate(small_words(annotated.doc)):
        name, here = name_at.get(i), sentence_of[i]
        if name is not None:
            if name.type == "person":
                said_in[here].add(name.actor)
            continue
        gender = PRONOUN_GENDER.get(word)
        if gender is None:
            continue
        near = said_in[here] or said_in[here - 1]
        if len(near) == 1:
            votes[next(iter(near))][gender] += 1
    return {actor: found for actor, counts in votes.items() if (found := _decide(counts)) is not None}


def _decide(counts: dict[Gender, int]) -> Gender | None:
    gender = max(counts, key=lambda key: counts[key])
    return gender if counts[gender] > SURE * sum(counts.values()) else None


def _by_title(actor: Actor) -> Gender | None:
    words = {word.lower() for role in actor.roles for word in role.text.split()}
    words |= {word.lower() for alias in actor.aliases for word in alias.split()[:1]}
    male, female = bool(words & MALE), bool(words & FEMALE)
    return None if male == female else "he" if male else "she"
