"""Turns of English that look like a verdict and are none, or are one without a word of judgement."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from variorum.extract.stance_grammar import is_denial
from variorum.extract.stance_words import GOING, KNOWING, MISSING, TEXT_NOUNS


def is_idiom(token: Token) -> bool:
    """ "A great deal of", "welcome to bring chairs": no judgement of a text."""
    behind = [t.lower_ for t in token.doc[token.i + 1 : token.i + 3]]
    before = token.nbor(-1).lower_ if token.i else ""
    if (token.lower_ == "good" and before == "for") or (
        token.lower_ == "poor" and _is_of_people(token, before)
    ):
        return True
    return behind == ["deal", "of"] or (token.lower_ == "welcome" and behind[:1] == ["to"])


def _is_of_people(token: Token, before: str) -> bool:
    """ "The working poor", "poor children": a lot, and no judgement."""
    beside = token.dep_ == "amod" and token.head.lemma_.lower() not in TEXT_NOUNS
    return beside or before in ("the", "working") or token.dep_ in ("pobj", "dobj", "nsubj")


def is_request(doc: Doc, last: int) -> bool:
    """ "They asked us to come": nobody is asked to give in."""
    behind = doc[last + 1] if last + 1 < len(doc) else None
    return doc[last].lower_ == "to" and behind is not None and behind.lemma_.lower() in GOING


def is_nobodys(token: Token) -> bool:
    """ "Nobody sells a harbour", "one does not rent one’s own wall": what nobody does is refused."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.dep_ not in ("ROOT", "ccomp", "parataxis") or verb.pos_ != "VERB":
        return False
    none = token.lower_ == "nobody" or (token.lower_ == "one" and any(c.lower_ == "no" for c in token.lefts))
    denied = token.lower_ == "one" and any(is_denial(c) for c in verb.children)
    timeless = verb.tag_ in ("VBZ", "VBP") or any(c.tag_ == "MD" or c.lemma_ == "do" for c in verb.lefts)
    held = any(c.dep_ in ("dobj", "prt", "prep") for c in verb.rights)
    perfect = any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.lefts)
    return (none or denied) and timeless and held and not perfect and verb.lemma_ not in KNOWING | {"accept"}


def is_forbidden(token: Token) -> bool:
    """ "We must never sign it", "they must stop taxing us": what a text does is not to be done."""
    if token.lower_ not in ("must", "should") or token.dep_ != "aux":
        return False
    verb = token.head
    denied = any(is_denial(c) and c.i > token.i for c in verb.children)
    denied = denied and any(c.dep_ == "dobj" for c in verb.rights)
    stops = verb.lemma_ == "stop" and any(c.tag_ == "VBG" for c in verb.rights)
    return (denied or stops) and verb.dep_ in ("ROOT", "ccomp") and verb.lemma_ not in MISSING


def is_set_off(token: Token) -> bool:
    """ "A bill, not a treaty": a name refused to a text behind another one."""
    first = token.left_edge.i
    before = [t.lower_ for t in token.doc[max(0, first - 2) : first]]
    article = token.doc[first].lower_ in ("a", "an") and first < token.i
    return article and before == [",", "not"]
