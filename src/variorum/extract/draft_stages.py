"""Texts told as one stage after another: a final rule after the proposed one, an offer that was raised."""

from __future__ import annotations

from spacy.tokens import Doc

from variorum.extract.discourse import Thread
from variorum.extract.draft_phrase import DraftPhrase
from variorum.extract.draft_words import OFFERS

# The stage before a "final" text, and the text in force before a "new" one.
PENDING = frozenset("proposed draft".split())
STANDING = frozenset("existing current expiring expired outgoing".split())
NEWER = frozenset("new tentative proposed final".split())
LAST_YEAR = frozenset("last year".split())
RAISING = frozenset("raise increase boost sweeten improve lower cut change revise amend".split())


def is_next_stage(doc: Doc, phrase: DraftPhrase, thread: Thread) -> bool:
    """Whether the phrase tells of the text after the thread's: "the final rule", "the new contract"."""
    told = [p.said for p in thread.phrases if p.noun == phrase.noun]
    if not told or phrase.plural:
        return False
    if "final" in phrase.said and any(said & PENDING for said in told):
        return not any("final" in said for said in told)
    if phrase.said & NEWER and any(said & STANDING or said >= LAST_YEAR for said in told):
        return not any(said & NEWER for said in told)
    return _is_raised(doc, phrase) and thread.phrases[0].first < phrase.first


def former_terms(doc: Doc, phrase: DraftPhrase) -> DraftPhrase | None:
    """The phrase of what was offered before: "$20 a share" of "raised its offer to $25 from $20 a share"."""
    if not _is_raised(doc, phrase):
        return None
    after = (t for t in doc[phrase.head].head.subtree if t.i > phrase.head and t.lower_ == "from")
    terms = next((c for t in after for c in t.children if c.dep_ == "pobj"), None)
    if terms is None or terms.ent_type_ in ("DATE", "TIME"):
        return None
    first, last = terms.left_edge.i, terms.i + 1
    if last + 1 < len(doc) and doc[last].lower_ == "a" and doc[last + 1].head.i == terms.i:
        last += 2  # "$20 a share"
    return DraftPhrase(first, terms.i, last, phrase.sentence, phrase.noun, "indefinite", strong=True)


def _is_raised(doc: Doc, phrase: DraftPhrase) -> bool:
    """Whether "the mill raised its offer to 4 percent": what it offers now is another text."""
    head = doc[phrase.head]
    if phrase.noun not in OFFERS or head.dep_ != "dobj" or head.head.lemma_.lower() not in RAISING:
        return False
    return any(t.lower_ == "to" and t.dep_ == "prep" for t in head.head.subtree)
