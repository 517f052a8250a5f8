"""How strongly one reported commitment binds: `read_modality`, from its verb, its negation, its nouns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from spacy.tokens import Doc, Token

from variorum.extract import provision_words as words
from variorum.extract.predicates import Predicate
from variorum.extract.provision_figures import LIMITS
from variorum.extract.provision_story import Content
from variorum.model import Modality

BANS = frozenset("ban prohibition moratorium".split())  # "an outright ban on …"
LIFTING = frozenset("end lift lifting repeal ease drop relax".split())  # "an end to the ban"
NOTHING = frozenset("no nothing neither none nobody".split())
FREEDOMS = frozenset("free able welcome entitled eligible allowed permitted authorised authorized".split())
GIVING_UP = frozenset("up waive renounce abandon lose surrender its their his her".split())
RIGHTS = frozenset("right power authority discretion option".split())
CHOICE = frozenset("voluntary optional".split())
OPENING = 8  # tokens in which a negation bears on the whole


def read_modality(doc: Doc, content: Content) -> Modality | None:
    """How strongly the clause binds; None for what is taken out or left open."""
    predicate = content.predicate
    if content.status != "proposed":
        return None
    if content.figure is not None:
        return _figure_modality(doc, content)
    if predicate is None:
        return _carried_modality(doc, content)
    tail = [t for t in doc[predicate.start : content.last] if not t.is_punct]
    if _is_expected(predicate, tail):
        return "expected"
    if _is_free(predicate, tail):
        return "may"
    if _bars(doc, content, predicate, tail) or _pledges_not(doc, content, tail):
        return "shall-not"
    lets = (
        predicate.lemma in words.ALLOWING
        and not (predicate.lemma == "let" and doc[predicate.verb + 1].lower_ == "in")
        and predicate.modal != "must"
        and (content.subject is None or predicate.passive or content.rule.startswith("draft-subject"))
    )
    if lets or _gives_right(_to_comma(doc, predicate, content)) or any(t.lower_ in CHOICE for t in tail):
        return "may"
    modal = predicate.modal or content.modal
    if modal:
        return words.MODALS.get(modal, "shall")  # type: ignore[return-value]
    return "shall"


def _is_expected(predicate: Predicate, tail: Sequence[Token]) -> bool:
    """ "would expect X to …", "are expected to buy": no more than hoped for."""
    if predicate.lemma == "expect" or any(t.lemma_.lower() == "expect" for t in tail[:5]):
        return True
    return any(a.lemma_ == "be" and b.lower_ == "expected" for a, b in pairwise(tail))


def _is_free(predicate: Predicate, tail: Sequence[Token]) -> bool:
    """ "is free to", "is under no obligation to", "would not bar", "need not": nothing stands in the way."""
    lowers = [t.lower_ for t in tail]
    if predicate.negated and (predicate.lemma in words.BARRING | {"oblige", "need"}):
        return predicate.lemma != "rule" or "out" in lowers[:4]
    if "no obligation" in " ".join(lowers[:6]):
        return True
    free = any(a in FREEDOMS and b == "to" for a, b in pairwise(lowers[:OPENING]))
    return free and not predicate.negated


def _bars(doc: Doc, content: Content, predicate: Predicate, tail: Sequence[Token]) -> bool:
    """Whether the clause forbids: by its verb, a negation that bears on all of it, or a ban."""
    lowers, lemmas = [t.lower_ for t in tail], [t.lemma_.lower() for t in tail]
    if predicate.lemma in words.BARRING and not (predicate.lemma == "rule" and "out" not in lowers[:4]):
        return True
    if predicate.negated or _negated_object(tail) or _negated_subject(doc, content):
        return True
    return _bans(lemmas[:6]) or (predicate.lemma == "keep" and "out" in lemmas[1:6])


def _bans(lemmas: Sequence[str]) -> bool:
    """Whether a ban is named, and not its end ("an end to the ban on …")."""
    at = next((n for n, lemma in enumerate(lemmas) if lemma in BANS), None)
    return at is not None and not LIFTING & set(lemmas[:at])


def _figure_modality(doc: Doc, content: Content) -> Modality | None:
    """How a figure binds that is a rule: "the limit of 15", "90 foreseen in …", "would be 40 in …"."""
    before = doc[max(doc[content.first].sent.start, content.first - 6) : content.first]
    inside = doc[content.first : content.last]
    if any(t.lemma_.lower() in words.ALLOWING | {"offer"} for t in inside):
        return "may"
    ruled = any(t.lemma_.lower() in LIMITS or t.tag_ == "MD" for t in before)
    told = any(t.tag_ == "VBN" or t.lemma_.lower() in LIMITS or t.lower_ == "foreseen" for t in inside)
    return "shall" if ruled or told else None


def _carried_modality(doc: Doc, content: Content) -> Modality:
    """How a phrase without a verb binds: "no lump sum", "the right to …", "a cut, voluntary"."""
    tokens = [t for t in doc[content.first : content.last] if not t.is_punct]
    opening = [t for t in tokens if not _bounds_number(t)][:OPENING]
    banned = content.carrier in words.BARRING or _bans([t.lemma_.lower() for t in opening])
    if banned or any(t.lower_ in NOTHING | words.NEGATIONS - {"without"} for t in opening):
        return "shall-not"
    free = content.carrier in words.ALLOWING or _gives_right(tokens)
    return "may" if free or any(t.lower_ in CHOICE for t in tokens) else "shall"


def _bounds_number(token: Token) -> bool:
    """Whether a negation is part of a bound ("no more than nine hours")."""
    after = token.doc[token.i + 1 : token.i + 2]
    compared = any(t.tag_ in ("JJR", "RBR") or t.lower_ in ("later", "earlier", "-") for t in after)
    return token.lower_ in ("no", "not") and compared


def _negated_object(tail: Sequence[Token]) -> bool:
    """ "would give no guarantee", "would raise nothing new": a negation that the verb takes along."""
    none = any(t.lower_ == "no" and t.dep_ == "det" and not _bounds_number(t) for t in tail[1:4])
    return len(tail) > 2 and (none or any(t.lower_ == "nothing" for t in tail[1:3]))


def _negated_subject(doc: Doc, content: Content) -> bool:
    """ "Neither party shall …", "No vessel shall …", "with no duty while …", not "No more than nine …"."""
    first = content.subject[0] if content.subject is not None else content.first
    first += doc[first].lower_ in ("with", "in")
    return doc[first].lower_ in NOTHING and not _bounds_number(doc[first])


def _to_comma(doc: Doc, predicate: Predicate, content: Content) -> list[Token]:
    """The tokens of the predicate up to its first comma."""
    return list(takewhile(lambda t: t.text != ",", doc[predicate.start : content.last]))


def _gives_right(tokens: Sequence[Token]) -> bool:
    """ "a right to withdraw", not "would give up its right to strike"."""
    for n, (token, after) in enumerate(pairwise(tokens[:OPENING])):
        named = token.lower_ == "right" or (token.lower_ in RIGHTS and token.nbor(-1).pos_ == "DET")
        if named and after.lower_ in ("to", "of", "for"):
            return not any(t.lower_ in GIVING_UP for t in tokens[max(0, n - 2) : n])
        if (
            token.lower_ in ("allowed", "permitted", "entitled", "free")
            and after.lower_ == "to"
            and n <= OPENING
        ):
            return True
    return False


def _pledges_not(doc: Doc, content: Content, tail: list[Token]) -> bool:
    """ "pledge never to join", "pledge that X would never join", "for X not to expand"."""
    pledging = {
        t.i for t in tail if t.lemma_.lower() in words.PLEDGING | {"call", "ask", "demand", "provide"}
    }
    for token in tail:
        if token.lower_ in ("not", "never", "n't", "n’t") and pledging and token.i > min(pledging):
            following = doc[token.i + 1 : token.i + 3]
            if any(t.lower_ == "to" or t.tag_ in ("VB", "VBN") for t in following):
                return True
    return False
