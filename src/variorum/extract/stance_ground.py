"""An article as stances are read in it, and which of its words stand for a text on the table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from variorum.annotated import Name
from variorum.extract.stance_words import FIRST, NEUTRAL, OTHER_MATTERS, PRONOUNS, TEXT_NOUNS
from variorum.words import GROUPS, INSTITUTIONS, OFFICES, POLITY


@dataclass(frozen=True, slots=True)
class Ground:
    """An article as stances are read in it: its parse and text, the tokens that name drafts, its names."""

    doc: Doc
    text: str
    drafts: frozenset[int]
    names: Mapping[int, Name]


def is_text(ground: Ground, token: Token) -> bool:
    """Whether a word stands for a text on the table, something in it, or the doing of it."""
    if token.i in ground.drafts or token.lower_ in PRONOUNS:
        return True
    if token.i in ground.names or token.lower_ in FIRST | {"he", "she", "who", "you"}:
        return False
    lemma = token.lemma_.lower()
    own = token.dep_ in ("ROOT", "csubj", "csubjpass") or token.tag_ == "VBG"
    own = own or any(c.dep_ == "nummod" for c in token.children)
    if any(t.i in ground.drafts for t in token.subtree) and lemma not in OTHER_MATTERS:
        return True
    return (
        lemma in TEXT_NOUNS
        or own
        or token.pos_ == "NUM"
        or token.ent_type_ in ("CARDINAL", "PERCENT", "MONEY", "QUANTITY")
    )


def is_other_matter(noun: Token) -> bool:
    """Whether the noun means a certain claim, meeting or person ("the report that …"), no term of a text."""
    if noun.lemma_.lower() not in OTHER_MATTERS:
        return False
    return any(c.dep_ in ("det", "poss", "acl", "relcl", "ccomp") for c in noun.children)


def is_matter(ground: Ground, noun: Token) -> bool:
    """Whether a noun can stand for something that a text asks: no person, body or time."""
    lemma = noun.lemma_.lower()
    if any(c.lower_ in ("my", "our") for c in noun.lefts):
        return False
    people = (
        lemma in OFFICES | INSTITUTIONS | POLITY
        or noun.lower_ in GROUPS
        or noun.ent_type_ in ("DATE", "TIME")
    )
    return (
        noun.pos_ == "NOUN"
        and not people
        and lemma not in OTHER_MATTERS | NEUTRAL
        and noun.i not in ground.names
    )
