"""Clauses that report ("the text says that …"): whether one does, and where what is told begins."""

from __future__ import annotations

from spacy.tokens import Doc

from variorum.extract import provision_words as words
from variorum.extract.clauses import Clause
from variorum.extract.predicates import Predicate
from variorum.extract.provision_story import SUBJECTS, Scene

GIVING = frozenset("suggest add maintain".split())
FIRM = frozenset("would will must shall".split())
ASKING = frozenset("whether if how".split())


def is_report(scene: Scene, predicate: Predicate) -> bool:
    """Whether the clause is a report whose content follows its verb."""
    telling = words.SPEECH_VERBS | {"say", "state", "stipulate", "specify", "provide"}
    telling_verb = predicate.lemma in telling and not (predicate.passive and predicate.lemma == "expect")
    telling_verb = telling_verb or holds_draft(scene, predicate)
    after = scene.doc[predicate.verb + 1 : scene.sentence.last]
    if gives_a_thing(scene.doc, predicate):
        return False  # "It suggests a rise of 4%"
    if predicate.lemma == "provide" and not any(t.lower_ == "that" for t in after[:2]):
        return False  # "rich countries provide $300 billion"
    return telling_verb and predicate.form == "finite" and any(t.pos_ in ("VERB", "AUX") for t in after)


def gives_a_thing(doc: Doc, predicate: Predicate) -> bool:
    """Whether a verb that may tell has a thing as its object and no clause: "It adds 40 vessels"."""
    kinds = {child.dep_ for child in doc[predicate.verb].children}
    return predicate.lemma in GIVING and "dobj" in kinds and "ccomp" not in kinds


def holds_draft(scene: Scene, predicate: Predicate) -> bool:
    """Whether the clause tells by a verb of any kind what a text does: "all agree that the bill would …"."""
    for content in scene.doc[predicate.verb].children:
        if content.dep_ == "ccomp" and content.i > predicate.verb:
            inside = list(content.children)
            firm = any(c.lower_ in FIRM for c in inside) and not any(c.lower_ in ASKING for c in inside)
            return firm and any(c.dep_ in SUBJECTS and c.i in scene.story.heads for c in inside)
    return False


def told_from(scene: Scene, clause: Clause, predicate: Predicate) -> int | None:
    """The token from which on something is told, after "that" where there is one; None for ", said X, …"."""
    start = predicate.verb + 1
    before, after = scene.doc[predicate.start - 1], scene.doc[start]
    held = any(i in scene.story.heads for i in range(clause.first, predicate.start))
    says = held and scene.doc[predicate.verb].tag_ == "VBZ"  # "The sheet, out on Monday, says Orm will …"
    spoken = before.text in {",", "”", '"'} and predicate.start > clause.first and not says
    if spoken and after.pos_ in ("PROPN", "DET", "NUM", "PRON"):
        return None
    for token in scene.doc[start : min(clause.last, start + 8)]:
        if token.lower_ == "that":
            return int(token.i) + 1
        if token.text == ",":
            break
    return None if after.lower_ in ("nothing", "little") else start
