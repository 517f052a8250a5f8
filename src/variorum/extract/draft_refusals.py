"""Why a phrase names no text on the table: several texts, a text hoped for, a view, a clause of one."""

from __future__ import annotations

from spacy.tokens import Doc

from variorum.annotated import Annotated
from variorum.extract import draft_words as words
from variorum.extract.draft_descriptions import is_bygone, is_provision_noun, is_to_come
from variorum.extract.draft_phrase import DraftPhrase
from variorum.extract.sentences import Sentence

HANDING = frozenset(
    "send deliver hand submit present draft write transmit circulate table come arrive land revise rewrite "
    "receive study review".split()
)
# "Our best offer", "a good deal": what somebody thinks of a text, or of none.
ASKED = frozenset("reference mention call demand need plea hope".split())
APPRAISING = frozenset("best worst better worse good bad great".split())
# "The truce" holds or is broken; only "the three-week truce plan" or "under the truce" is a text.
STATES = frozenset("truce ceasefire".split())


def no_draft(annotated: Annotated, phrase: DraftPhrase, sentence: Sentence) -> str | None:
    """Why a phrase names no single text, None where it may."""
    doc = annotated.doc
    if phrase.determiner == "generic":
        return "a text in general, none in particular"
    before = phrase.is_first and phrase.noun in words.VERSION_NOUNS and phrase.governs
    if phrase.plural and before:
        return None  # "Earlier drafts had included …": one text after the other, told as one
    if phrase.plural and not (phrase.makers or phrase.determiner in ("definite", "possessive")):
        return "several texts, none singled out"
    counted = any(t.pos_ == "NUM" and t.lower_ != "one" for t in doc[phrase.first : phrase.head])
    if phrase.plural and counted and phrase.points is None:
        return "several texts, none singled out"
    if phrase.plural and (phrase.is_counter and not phrase.makers):
        return "several texts, none singled out"
    if phrase.noun in ("plan", "scheme") and phrase.said & words.SCHEMES:
        return "a scheme, not a text"
    if _is_idiom(doc, phrase):
        return "a way of speaking, not a text"
    if phrase.said & APPRAISING and not (phrase.is_later or phrase.vaguely_later):
        return "praise or blame, not a text"
    under = phrase.first > 0 and doc[phrase.first - 1].lower_ == "under"
    if phrase.noun in STATES and not (phrase.named or phrase.sizes or under):
        return "a state of things, not a text"
    if _is_asked_for(doc, phrase):
        return "a text that another one only asks for"
    if is_to_come(doc, phrase):
        return "a text that somebody only hopes for"
    if phrase.noun == "decision" and phrase.modifiers <= {"final"}:
        return "a decision, not a text"
    if is_bygone(annotated, phrase):
        return "a text of former years, not on the table"
    if phrase.noun == "list" and not phrase.points:
        return "a list, not a text"
    if is_provision_noun(doc, phrase, sentence):
        return "one proposal inside a text, not a text"
    if doc[phrase.head].lower_ in ("terms", "term") and not phrase.makers:
        return "terms, not a text"
    return None


def _is_asked_for(doc: Doc, phrase: DraftPhrase) -> bool:
    """Whether "no reference to a roadmap", "a call for an agreement": what a text says, not a text told."""
    head = doc[phrase.head]
    link = head.head
    asked = head.dep_ == "pobj" and link.head.lemma_.lower() in ASKED and link.lower_ in ("to", "for", "of")
    return asked and phrase.determiner == "indefinite" and not (phrase.makers or phrase.points)


def _is_idiom(doc: Doc, phrase: DraftPhrase) -> bool:
    """Whether the noun stands in "on offer", "on paper" or "by agreement", which name no text."""
    before = doc[phrase.first - 1].lower_ if phrase.first else ""
    plain = phrase.determiner == "none" and phrase.first == phrase.head and not phrase.plural
    return plain and before in ("on", "under", "by", "in")


def is_handed_over(doc: Doc, phrase: DraftPhrase, sentence: Sentence) -> bool:
    """Whether an answer is put on paper: "sent a written reply", "the reply handed over on Friday"."""
    if phrase.noun == "answer" and not phrase.makers:
        return False
    if phrase.modifiers or phrase.points or phrase.is_later:
        return True
    near = doc[max(sentence.first, phrase.first - 6) : min(sentence.last, phrase.last + 8)]
    return any(t.lemma_.lower() in HANDING and t.pos_ == "VERB" for t in near)
