"""Whether a phrase is told as a text that binds: "under the agreement …", "the draft drops …".

A plain word ("text", "deal", "paper") names a text on the table only in such company; once it does, the other
mentions of the word in the article are of such texts too.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from spacy.tokens import Doc, Token

from variorum.annotated import Annotated
from variorum.extract.draft_phrase import DraftPhrase
from variorum.extract.draft_words import LAWS, TREATIES
from variorum.extract.provision_words import CONTENT_VERBS, DEFERRING, DROPPING, FATE_VERBS, PLEDGING, SAYING
from variorum.extract.sentences import Sentence

MODALS = frozenset("would will shall must may".split())
OBJECTS = frozenset("dobj ccomp xcomp prep dative oprd prt".split())
UNDER = frozenset("under".split())
# What a text does beside asking for things: it changes an older one, or stands beside it.
CHANGING = frozenset(
    "add stretch shrink shift widen narrow soften harden shorten lengthen foresee promise ban tie replace "
    "split leave hold revise rewrite".split()
)
TELLING = CONTENT_VERBS | DROPPING | DEFERRING | CHANGING
# Verbs whose subject is a person even if a text could be meant: "the paper reported".
REPORTING = frozenset("report say write publish quote cite run carry print reveal".split())
ANSWERS = frozenset("reply response answer".split())
# What a reply on paper does to the text that it answers.
ANSWERING = frozenset("accept reject ask seek demand agree propose offer request insist drop add".split())
# Weak nouns that mean something written wherever one of them is singled out.
ALONE = frozenset("memorandum outline communique communiqué ultimatum redline rewrite submission".split())
CLOSING = frozenset("*”\"’'")
REACH = 14  # tokens after "under the plan" in which the commitment begins
# What is brought in and says what it is to do: "a bill to impose duties", "a proposal to bar imports".
BROUGHT_IN = LAWS | {"proposal"}
OFTEN = 3  # mentions of "the deal" after which it is what the article is about
PRESS = frozenset("paper".split())  # "the paper said" is a newspaper


def find_commitments(
    annotated: Annotated, sentences: tuple[Sentence, ...], phrases: tuple[DraftPhrase, ...]
) -> tuple[DraftPhrase, ...]:
    """The phrases, those that govern a commitment marked, and their nouns taken for texts all through."""
    doc = annotated.doc
    marked = [replace(p, governs=governs(doc, p, sentences[p.sentence])) for p in phrases]
    marked = [replace(p, strong=p.strong or _stands_alone(doc, p)) for p in marked]
    marked = [replace(p, determiner="generic") if _is_only_said(p) else p for p in marked]
    telling = {p.noun for p in marked if p.governs and not p.plural and p.determiner != "generic"}
    often = Counter(p.noun for p in marked if p.determiner == "definite" and not p.plural)
    telling |= {noun for noun in LAWS | TREATIES if often[noun] >= OFTEN}
    return tuple(replace(p, strong=p.strong or (p.noun in telling and not p.plural)) for p in marked)


def governs(doc: Doc, phrase: DraftPhrase, sentence: Sentence) -> bool:
    """Whether something is bound by the text in the clause of this phrase."""
    if phrase.determiner == "generic":
        return False
    telling = _is_frame(doc, phrase, sentence) or _is_telling_subject(doc, phrase, sentence)
    return (
        telling
        or reads_on(doc, phrase)
        or _is_label(doc, phrase, sentence)
        or _is_bound_under(doc, phrase, sentence)
        or _is_bound_in_relative(doc, phrase, sentence)
        or _is_made_to(doc, phrase)
    )


def _stands_alone(doc: Doc, phrase: DraftPhrase) -> bool:
    """Whether "the memorandum" names a text by itself; "the outline of a deal" is only what it may be."""
    of = phrase.last < len(doc) and doc[phrase.last].lower_ == "of"
    known = phrase.noun in ALONE and phrase.determiner in ("definite", "possessive")
    return known and not (phrase.plural or of)


def _is_only_said(phrase: DraftPhrase) -> bool:
    """Whether a suggestion is only something said: one that binds nobody to anything."""
    return phrase.noun == "suggestion" and not phrase.governs


def _is_label(doc: Doc, phrase: DraftPhrase, sentence: Sentence) -> bool:
    """Whether the phrase heads what a text holds: "The union's claim: 9 per cent over two years"."""
    opening = all(t.is_punct or t.is_space or t.text == "*" for t in doc[sentence.first : phrase.first])
    after = next((t for t in doc[phrase.last : sentence.last] if t.text not in CLOSING), None)
    own = phrase.determiner in ("definite", "possessive") and not phrase.plural
    return own and opening and after is not None and after.text.startswith(":")


def _is_frame(doc: Doc, phrase: DraftPhrase, sentence: Sentence) -> bool:
    """ "Under the tentative agreement, pay would rise": a frame and what is bound in it."""
    before = phrase.first - 1
    if before < sentence.first or doc[before].lower_ not in UNDER:
        return False
    clause = [*doc[phrase.last : min(sentence.last, phrase.last + REACH)], *doc[sentence.first : before]]
    return any(token.lower_ in MODALS or token.tag_ in ("VBZ", "VBP") for token in clause)


def _is_bound_under(doc: Doc, phrase: DraftPhrase, sentence: Sentence) -> bool:
    """ "The deal, agreed on Friday, under which hostages would be freed": what is bound by it follows."""
    head = doc[phrase.head]
    whiches = (
        t for t in doc[phrase.last + 1 : min(sentence.last, phrase.last + REACH)] if t.lower_ == "which"
    )
    which = next(whiches, None)
    if which is None or doc[which.i - 1].lower_ not in ("under", "by"):
        return False
    nouns = [t for t in doc[phrase.last : which.i - 2] if t.dep_ in ("dobj", "nsubj", "appos")]
    return head.dep_ != "compound" and not nouns


def _is_bound_in_relative(doc: Doc, phrase: DraftPhrase, sentence: Sentence) -> bool:
    """ "An agreement that would permit the navy to stay": what a text binds to, told in a relative clause.

    Or in one that is cut short: "a measure authorizing wider checks", "a treaty calling for a border".
    """
    for verb in doc[phrase.head].children:
        if phrase.determiner != "indefinite" or not phrase.head < verb.i < sentence.last:
            continue
        binding = TELLING - SAYING if phrase.noun not in PRESS else PLEDGING
        if verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.lemma_.lower() in binding:
            return not phrase.plural and any(t.dep_ in OBJECTS for t in verb.children)
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if verb.dep_ == "relcl" and subject is not None and subject.tag_ == "WDT" and _tells(verb):
            return True
    return False


def _is_made_to(doc: Doc, phrase: DraftPhrase) -> bool:
    """ "They signed an agreement to allow trucks": a text made, or a law, with what it is to do."""
    if phrase.determiner != "indefinite" or phrase.last + 1 >= len(doc):
        return False
    if phrase.vaguely_later and phrase.noun not in LAWS:
        return False
    to, verb, made = doc[phrase.last], doc[phrase.last + 1], doc[phrase.head].head
    done = made.tag_ in ("VBD", "VBN", "VBG") or made.lemma_.lower() == "orchestrate"
    wished = made.tag_ == "VB" and any(c.lower_ == "to" or c.tag_ == "MD" for c in made.children)
    if wished or to.lower_ != "to" or verb.tag_ != "VB":
        return False
    bound = phrase.noun in BROUGHT_IN and verb.lemma_.lower() in TELLING and not phrase.plural
    return bound or (made.pos_ == "VERB" and done)


def _tells(verb: Token) -> bool:
    """Whether a verb with a text as its subject tells what it asks for: by its mood or its meaning."""
    modal = any(t.lower_ in MODALS and t.dep_ == "aux" for t in verb.children)
    lemma, has_object = verb.lemma_.lower(), any(t.dep_ in OBJECTS for t in verb.children)
    if modal:
        return has_object and lemma not in FATE_VERBS
    return has_object and verb.tag_ in ("VBZ", "VBP", "VBD") and lemma in TELLING - SAYING


def _is_telling_subject(doc: Doc, phrase: DraftPhrase, sentence: Sentence) -> bool:
    """ "The text would raise …", "the draft drops …": the subject of what only a text can do."""
    verb = _verb_of(doc, phrase, sentence)
    if verb is None:
        return False
    lemma = verb.lemma_.lower()
    if phrase.noun in PRESS and lemma in REPORTING:
        return False
    if phrase.noun in ANSWERS and lemma in ANSWERING and verb.tag_ in ("VBZ", "VBP", "VBD"):
        return any(t.dep_ in ("dobj", "ccomp", "xcomp", "prep") for t in verb.children)
    modal = any(t.lower_ in MODALS and t.dep_ == "aux" for t in verb.children)
    has_object = any(
        t.dep_ in ("dobj", "ccomp", "xcomp", "prep", "dative", "oprd", "prt") for t in verb.children
    )
    if modal:
        return has_object and lemma not in FATE_VERBS
    finite = verb.tag_ in ("VBZ", "VBP", "VBD") or any(t.dep_ == "aux" for t in verb.children)
    saying = {"say", "state"} if phrase.noun not in PRESS else set()
    return (
        finite and has_object and lemma in (TELLING - SAYING) | {"provide", "stipulate", "specify"} | saying
    )


def reads_on(doc: Doc, phrase: DraftPhrase) -> bool:
    """Whether the text is measured against another: "goes further than the outline"."""
    tail = [t.lower_ for t in doc[phrase.last : phrase.last + 4]]
    return any(w in tail for w in ("further", "beyond")) and any(
        w.startswith("go") or w == "went" for w in tail
    )


def _verb_of(doc: Doc, phrase: DraftPhrase, sentence: Sentence) -> Token | None:
    """The active verb whose subject the phrase is."""
    head = doc[phrase.head]
    if head.dep_ != "nsubj" or not sentence.first <= head.head.i < sentence.last:
        return None
    return head.head if head.head.pos_ in ("VERB", "AUX") and head.head.i > head.i else None
