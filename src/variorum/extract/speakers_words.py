"""Words that tell who can speak and how they are called again."""

from __future__ import annotations

import re
from typing import Final

from spacy.tokens import Token

from variorum.words import GROUPS, INSTITUTIONS, OFFICES

PRONOUNS: Final = frozenset(
    "he she they it who which i we you him her them us me himself herself themselves itself his their its "
    "that this".split()
)
# One or some of several that were named before.
PART_OF: Final = frozenset(
    "one another two three four some many most several others other both neither".split()
)
LONGEST_NAME: Final = 14  # words of a speaker shown as written; a longer source is cut at its first mark
# Nouns for a source that is not to be named.
ANONYMOUS: Final = frozenset(
    "official source aide diplomat person people individual insider spokesperson spokesman "
    "spokeswoman adviser advisor negotiator staffer participant attendee somebody someone lawmaker "
    "representative envoy".split()
)
OUTLET_NOUNS: Final = frozenset(
    "newspaper paper outlet magazine broadcaster agency newswire daily website channel portal "
    "publication".split()
)
# A text that speaks; it is the voice of whoever put it out.
DOCUMENTS: Final = frozenset(
    "statement report letter document memo communique communiqué release post tweet readout text "
    "survey poll study paper filing complaint ruling declaration message editorial article story "
    "note address speech testimony".split()
)
SHORT_TITLES: Final = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "amb": "ambassador",
    "pres": "president", "lt": "lieutenant", "col": "colonel", "prof": "professor", "dr": "doctor",
    "pm": "minister", "spokeswoman": "spokesperson", "spokesman": "spokesperson", "chairwoman": "chair",
    "chairman": "chair", "congressman": "lawmaker", "congresswoman": "lawmaker", "premier": "premier",
}  # fmt: skip
# Offices that one person holds: who has another is somebody else.
POSTS: Final = frozenset(
    "president premier minister chancellor ambassador envoy secretary pope king queen prince mayor governor "
    "spokesperson negotiator commissioner mediator".split()
)
# What a person is called again without an office, and a body without its name.
LOOSE_TITLES: Final = frozenset(
    "leader politician republican democrat conservative liberal veteran official".split()
)
BODIES: Final = frozenset(
    "company firm group union unit organisation organization body agency charity ministry department bank "
    "institute association federation bloc party alliance court council committee retailer".split()
)
# Nouns that "which" and "who" never mean as speakers: "on Tuesday, which said".
TIMES: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday time day week month year morning evening "
    "night".split()
)
# One person, told by no office.
PERSONS: Final = frozenset(
    "man woman person someone somebody one resident citizen victim survivor friend relative aide "
    "official mum mom dad mother father son daughter wife husband brother sister girl boy student diplomat "
    "participant".split()
)
FEMALE: Final = frozenset(
    "ms mrs miss ms. mrs. lady queen princess dame spokeswoman chairwoman congresswoman mother "
    "daughter wife sister baroness duchess empress actress businesswoman woman stateswoman".split()
)
MALE: Final = frozenset(
    "mr mr. sir lord king prince spokesman chairman congressman father son husband brother baron "
    "duke emperor pope businessman man statesman fisherman".split()
)


def singular(token: Token) -> str:
    """A noun in the singular and small letters, titles written out."""
    word = token.lemma_.lower() if token.pos_ == "NOUN" else token.lower_.rstrip(".")
    if token.tag_ in ("NNPS", "NNS") and word.endswith("s") and word[:-1] in OFFICES:
        word = word[:-1]
    return str(SHORT_TITLES.get(word, word))


def is_office(token: Token) -> bool:
    """Whether the word is a person's office or trade."""
    return token.lower_.rstrip(".") in OFFICES or token.lemma_.lower() in OFFICES


def is_group_noun(token: Token) -> bool:
    """Whether the word stands for several people."""
    plural = token.tag_ in ("NNS", "NNPS") and (token.lower_ in GROUPS or is_office(token))
    return plural or (token.tag_ not in ("NNS", "NNPS") and token.lower_ in GROUPS and not is_office(token))


def is_institution(token: Token) -> bool:
    """Whether the word is a kind of body: ministry, union, bank."""
    return token.lower_ in INSTITUTIONS or token.lemma_.lower() in INSTITUTIONS


def words_of(text: str) -> list[str]:
    """Words in small letters, titles written out ("Sen." is senator), plurals as they are."""
    words = re.findall(r"\w+", text.lower())
    return [SHORT_TITLES.get(word, word) for word in words]


def shown_name(text: str) -> str:
    """The words of a source as a name: on one line, no mark at either end, not longer than can be read."""
    name = " ".join(text.split()).strip(" ,;:—–-.“”\"'’")
    if len(name.split()) > LONGEST_NAME:
        name = re.split(r"[,;—–(]", name)[0].strip()
    return " ".join(name.split()[: 2 * LONGEST_NAME])
