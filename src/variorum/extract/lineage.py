"""Which text another one starts from, where a sentence says it: "builds on the first plan", "in place of"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from variorum.extract import draft_words as words
from variorum.extract.discourse import Thread
from variorum.extract.draft_heirs import comes_from
from variorum.extract.draft_phrase import DraftPhrase
from variorum.model import Relation

PASSIVE_BASE = frozenset("base model build draw lift adapt copy borrow derive".split())
FOUNDATIONS = frozenset("base basis foundation model template starting groundwork".split())
# "They offered a draft of their own in place of the treaty", "an alternative to the plan".
INSTEAD = {("place", "of"), ("alternative", "to"), ("answer", "to"), ("response", "to"), ("reply", "to")}
KEEPING = frozenset("keep retain preserve borrow inherit copy repeat leave take lift".split())
FROM = frozenset("from to than".split())
WHOLLY = frozenset("fundamentally entirely completely totally wholly radically utterly".split())
SHARES = frozenset(
    "skeleton structure core bulk much most many part half all rest heart essence language wording outline "
    "framework article point number provision clause".split()
)


def link_versions(doc: Doc, first: DraftPhrase, second: DraftPhrase, one: Thread, other: Thread) -> None:
    """Set the parent that a sentence states between two drafts in it, over one that was only inferred."""
    if one is other or first.sentence != second.sentence:
        return
    if _is_no_version(doc, first, second):
        _part(one, other)
        return
    relation, turned = relation_between(doc, first, second)
    if relation is None:
        return
    heir, base = (other, one) if turned else (one, other)
    if base.inferred and base.parent is not None and base.parent[0] is heir:
        base.parent = None  # what is told outweighs what was only guessed
    if not comes_from(base, heir):
        heir.parent = (base, "counters" if heir.is_counter else relation, first.head)
        heir.inferred = False
        heir.is_later = heir.is_later or relation == "revises"


def _is_no_version(doc: Doc, first: DraftPhrase, second: DraftPhrase) -> bool:
    """Whether one is "fundamentally different" from the other: a rival text, and not a version of it."""
    between = [t.lower_ for t in doc[first.head + 1 : second.first]]
    differs = any(word.startswith("differ") for word in between) and between[-1] in FROM
    return differs and not WHOLLY.isdisjoint(between)


def _part(one: Thread, other: Thread) -> None:
    """Drop a descent that was only inferred from the order of telling."""
    for heir, base in ((one, other), (other, one)):
        if heir.inferred and heir.parent is not None and heir.parent[0] is base:
            heir.parent = None


def link_measured(verb: Token, heir: Thread, base: Thread) -> None:
    """Set the parent that "it builds on the outline" states, `heir` being what "it" stands for."""
    told = (verb, verb.head, *(c for c in verb.children if c.dep_ == "advcl"))
    relation = next(
        (words.BUILDING_VERBS[v] for t in told if (v := t.lemma_.lower()) in words.BUILDING_VERBS), None
    )
    if relation is None or heir is base or comes_from(base, heir):
        return
    heir.parent = (base, "counters" if heir.is_counter else relation, verb.i)  # type: ignore[assignment]
    heir.inferred = False


def _keeps_of(doc: Doc, first: DraftPhrase, second: DraftPhrase) -> bool:
    """Whether the first text keeps part of the second: "the new text keeps most of the old one"."""
    of = doc[second.head].head
    part = of.head
    verb = part.head
    if of.lower_ not in ("of", "from") or part.dep_ != "dobj" or verb.lemma_.lower() not in KEEPING:
        return False
    return part.lemma_.lower() in SHARES and any(
        c.i == first.head and c.dep_ == "nsubj" for c in verb.children
    )


def _is_taken_as_base(doc: Doc, phrase: DraftPhrase) -> bool:
    """Whether the text is what another starts from: "took the second offer as her starting point"."""
    after = [t.lemma_.lower() for t in doc[phrase.last : phrase.last + 5]]
    return after[:1] == ["as"] and bool(FOUNDATIONS & set(after))


def relation_between(doc: Doc, first: DraftPhrase, second: DraftPhrase) -> tuple[Relation | None, bool]:
    """How the first text comes from the second, and whether it is the other way round."""
    if _keeps_of(doc, first, second):
        return "revises", False
    if tuple(t.lower_ for t in doc[second.first - 2 : second.first]) in INSTEAD:
        return "counters", False
    between = [t for t in doc[first.head + 1 : second.first] if not t.is_punct and not t.is_space]
    if {"further", "beyond"} & {t.lower_ for t in between[-3:]} and any(
        t.lemma_ == "go" for t in between[-4:]
    ):
        return "builds-on", False
    if _is_taken_as_base(doc, second):
        return "builds-on", False
    if [t.lower_ for t in between[:1]] == ["to"] and doc[
        first.head
    ].head.lemma_.lower() in words.REDUCING_VERBS:
        return "revises", True
    if not between or len(between) > 12 or any(t.lemma_.lower().startswith("differ") for t in between):
        return None, False
    for token in between:
        lemma = token.lemma_.lower()
        if lemma in words.REDUCING_VERBS and any(t.lower_ == "to" for t in between):
            return "revises", True
        if lemma == "reject" and token.tag_ == "VBN":
            continue  # "the plan rejected on Monday is like yours": it rejects nothing
        if token.pos_ == "VERB" and lemma in words.BUILDING_VERBS:
            relation: Relation = words.BUILDING_VERBS[lemma]  # type: ignore[assignment]
            passive = any(c.dep_ == "auxpass" for c in token.children) and lemma not in PASSIVE_BASE
            by = any(t.lower_ == "by" for t in between)
            return relation, passive and (by or relation == "supersedes")
    last = between[-1].lower_
    if len(between) <= 2 and last == "to" and first.is_counter:
        return "counters", False
    if len(between) == 1 and last == "of" and first.is_later:
        return "revises", False
    if first.is_later and between[0].lower_ in ("of", "from") and len(between) <= 2:
        return "revises", False
    return None, False
