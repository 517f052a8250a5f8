"""Rules told as a state of things, without "would": "Both offers are conditional on approval by the port".

What is subject to something, exempt from it or optional is so by a rule, in any tense; where a text is in
mind, by that text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from variorum.extract.clauses import Clause
from variorum.extract.draft_words import STRONG_NOUNS, WEAK_NOUNS
from variorum.extract.predicates import find_predicate
from variorum.extract.provision_clauses import make_content
from variorum.extract.provision_present import has_issue, is_event
from variorum.extract.provision_refusals import PERSONAL
from variorum.extract.provision_story import SUBJECTS, Content, Scene, draft_spoken_of, is_told
from variorum.extract.quoting import is_quoted

# Adjectives of rules, each with the words that lead to what it is about.
STATES = {
    "conditional": ("on", "upon"),
    "contingent": ("on", "upon"),
    "subject": ("to",),
    "exempt": ("from",),
    "eligible": ("for", "to"),
    "ineligible": ("for", "to"),
    "optional": ("for",),
    "voluntary": ("for",),
    "mandatory": ("for",),
    "compulsory": ("for",),
    "applicable": ("to",),
}
BOUND = frozenset("require oblige suppose entitle forbid".split())
RULE = "norm"
STAYING = frozenset("be remain stay continue".split())


def read_norms(scene: Scene, clauses: Sequence[Clause], found: Sequence[Content]) -> Iterator[Content]:
    """The clauses that no rule has `found` which tell how things stand by a rule of the text in mind."""
    draft = draft_spoken_of(scene)
    told = False
    for clause in clauses if draft else ():
        if is_told(found, clause.first, clause.last) or is_event(scene, clause):
            continue
        verb = next((v for t in scene.doc[clause.first : clause.last] if (v := _ruling_verb(t))), None)
        if verb is None or not (told or _is_of_text(scene, clause, verb)):
            continue
        if not is_quoted(scene.story.quotes, scene.doc, clause.first, clause.last):
            told = True
            yield make_content(scene, draft or "", clause, find_predicate(scene.doc, clause), RULE)


def _ruling_verb(token: Token) -> Token | None:
    """The main verb that says with this word that something is bound, free or in force by a rule."""
    verb, ruled = token, False
    if token.dep_ == "acomp" and token.head.lemma_ in STAYING:
        verb, ruled = token.head, _after(token) in STATES.get(token.lower_, ())
        verb = verb.head if verb.dep_ == "xcomp" and verb.head.lemma_ in STAYING else verb
    elif token.lemma_ == "apply":
        ruled = _after(token) in ("to", "only")
    elif token.tag_ == "VBN" and token.lemma_ in BOUND:
        deps = {c.dep_ for c in token.children}
        ruled = {"xcomp", "auxpass"} <= deps
    return verb if ruled and verb.dep_ in ("ROOT", "conj") else None


def _after(token: Token) -> str:
    return token.nbor().text if token.i + 1 < len(token.doc) else ""


def _is_of_text(scene: Scene, clause: Clause, verb: Token) -> bool:
    """Whether the clause is about things, and about an issue of the vocabulary or a text."""
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if subject is not None and (subject.lower_ in PERSONAL or subject.lower_ == "they"):
        return False
    textual = subject is not None and subject.lemma_.lower() in STRONG_NOUNS | WEAK_NOUNS
    textual = textual or any(i in scene.story.heads for i in range(clause.first, clause.last))
    return textual or has_issue(scene, clause)
