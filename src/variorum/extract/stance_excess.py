"""Verdicts by measure: a text does too much of something, or too little, or is not what it calls itself."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from variorum.extract.kept import small_lemmas
from variorum.extract.stance_grammar import in_open_clause, is_denial, judged_by, negated, subject_of_effect
from variorum.extract.stance_ground import Ground, is_text
from variorum.extract.stance_idioms import is_set_off
from variorum.extract.stance_words import IDEALS, TEXT_NOUNS

UNDULY: Final = frozenset(
    "disproportionately unfairly unduly excessively needlessly unnecessarily unjustly arbitrarily".split()
)


def falls_short(ground: Ground, token: Token) -> bool:
    """Whether a word opens such a verdict on a text, which is never praise."""
    return _is_excess(ground, token) or _is_short(ground, token) or _is_no_such(ground, token)


def _is_excess(ground: Ground, token: Token) -> bool:
    """ "Too vague", "unfairly hits": whatever is too much of something, or done so, is not approved of."""
    if token.lower_ in UNDULY and token.head.pos_ == "VERB" and not negated(token.head):
        does = subject_of_effect(token.head)
        return does is None or is_text(ground, does)
    if token.lower_ != "too" or token.i + 1 >= len(token.doc) or token.dep_ != "advmod":
        return False
    if token.nbor().pos_ != "ADJ" or token.nbor().lower_ in ("early", "soon", "late") or negated(token):
        return False
    judged = judged_by(token.nbor())
    return judged is not None and is_text(ground, judged)


def _is_short(ground: Ground, token: Token) -> bool:
    """ "It does not offer enough", "that achieves too little": whatever falls short is not approved of."""
    little = token.lower_ in ("little", "few") and token.i and token.nbor(-1).lower_ == "too"
    if not little and (token.lower_ != "enough" or not negated(token)):
        return False
    above = token if token.dep_ in ("dobj", "advmod", "attr", "acomp") else token.head
    verb = above.head
    if verb.pos_ not in ("VERB", "AUX") or in_open_clause(token, token.sent.start):
        return False
    does = subject_of_effect(verb)
    return does is not None and is_text(ground, does)


def _is_no_such(ground: Ground, token: Token) -> bool:
    """ "That is not a guarantee", "this isn’t peace": what a text calls itself, denied."""
    noun = small_lemmas(token.doc)[token.i]
    if noun not in IDEALS and noun not in TEXT_NOUNS:
        return False
    ideal = noun in IDEALS and all(c.dep_ == "compound" for c in token.lefts)
    if (ideal or noun in TEXT_NOUNS) and is_set_off(token):
        return True
    if token.dep_ != "attr":
        return False
    if not ideal and (noun not in TEXT_NOUNS or any(c.dep_ == "amod" for c in token.lefts)):
        return False
    article = any(c.lower_ in ("a", "an", "our", "my") for c in token.lefts)
    denied = any(is_denial(c) for c in token.head.children)
    subject = next((c for c in token.head.children if c.dep_ == "nsubj"), None)
    return (article or ideal) and denied and subject is not None and is_text(ground, subject)
