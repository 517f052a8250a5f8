"""What is out of a draft, or open in it, by its own clause: "was struck out", "goes", "is in brackets"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from variorum.extract import provision_words as words
from variorum.extract.clauses import Clause
from variorum.extract.predicates import Predicate

STAYING = frozenset("survive remain return reappear".split())
GOING = frozenset("go disappear vanish".split())
OUT_VERBS = frozenset("take strike leave cross cut write throw pull edit".split())
LATER = frozenset(
    "talk negotiation round meeting session phase stage summit conference group commission committee".split()
)


def is_taken_out(doc: Doc, clause: Clause, predicate: Predicate) -> bool:
    """Whether a passive takes its subject out: "was dropped", "is struck out", "has been taken out"."""
    after = [t.lower_ for t in doc[predicate.verb + 1 : min(clause.last, predicate.verb + 3)]]
    inside = predicate.lemma in words.INCLUDING and predicate.negated
    out = predicate.lemma in OUT_VERBS and after[:1] in (["out"], ["away"])
    return predicate.passive and (predicate.lemma in words.DROPPING or inside or out)


def is_gone(doc: Doc, clause: Clause, predicate: Predicate) -> bool:
    """Whether the subject is no longer there: "has disappeared", "is gone", "did not survive", "goes"."""
    if predicate.negated and not predicate.modal and predicate.lemma in STAYING:
        return True
    if predicate.lemma not in GOING or predicate.modal or predicate.negated:
        return False
    verb = doc[predicate.verb]
    if verb.tag_ in ("VBZ", "VBP"):
        return clause.last - predicate.verb <= 2 and predicate.start == predicate.verb
    return verb.tag_ == "VBN" and predicate.start < predicate.verb


def is_put_off(doc: Doc, clause: Clause, predicate: Predicate) -> bool:
    """Whether something is left to later talks, or printed in brackets."""
    after = list(doc[predicate.verb + 1 : clause.last])
    if any(t.lemma_.lower() in ("bracket", "blank") for t in after) and _within(after):
        return True
    to = next((n for n, t in enumerate(after) if t.lower_ in ("for", "to")), None)
    if to is None or predicate.lemma not in ("leave", "save", "reserve", "put"):
        return False
    return any(t.lemma_.lower() in LATER for t in after[to + 1 : to + 5])


def _within(after: list[Token]) -> bool:
    return any(t.lower_ in ("in", "between", "inside") for t in after[:2])
