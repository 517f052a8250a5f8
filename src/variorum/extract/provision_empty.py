"""Clauses about a text that say nothing of what it provides: "covers nine areas", "proposes some changes"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from variorum.extract.draft_words import COUNTER_NOUNS, STRONG_NOUNS, WEAK_NOUNS
from variorum.extract.provision_story import Content

# What texts are made of and what is done to them, whatever they are about.
PARTS = frozenset(
    "addition aim amendment annex approach area article aspect change chapter clause concept content "
    "correction deletion detail edit element goal heading idea input insertion item language line list "
    "matter modification objective overview page paragraph passage phrase point principle priority proposal "
    "provision question remark revision section sentence set something specific suggestion summary theme "
    "thing topic turn update way word wording".split()
)
TEXTS = STRONG_NOUNS | WEAK_NOUNS | COUNTER_NOUNS
NOUNS = frozenset({"NOUN", "PROPN"})


def is_empty(doc: Doc, content: Content) -> bool:
    """Whether all nouns of a clause are for texts and parts of texts, one of a part at least.

    Whose text it is, where the draft is the subject, does not count.
    """
    if content.status != "proposed" or content.figure is not None:
        return False
    of_draft = content.rule.startswith("draft-subject")
    first = content.predicate.verb if content.predicate and of_draft else content.first
    told = [_lemma(t) for t in doc[first : content.last] if t.pos_ in NOUNS]
    return not PARTS.isdisjoint(told) and all(lemma in PARTS or lemma in TEXTS for lemma in told)


def _lemma(token: Token) -> str:
    return str(token.lemma_.lower())
