"""Forms in which reporting of bids, contracts and bills tells content: what a text is worth or is to do.

"The offer was valued at $68 a share", "The bill is expected to include …", "Sarn said it would pay 12%".
"""

from __future__ import annotations

from dataclasses import replace

from variorum.extract import provision_words as words
from variorum.extract.clauses import Clause
from variorum.extract.predicates import Predicate
from variorum.extract.provision_present import has_issue
from variorum.extract.provision_reports import gives_a_thing
from variorum.extract.provision_story import Scene, draft_on_stage
from variorum.extract.telling import SURE

VALUING = frozenset("value price".split())
AIMING = frozenset("intend design aim mean".split())


def is_stated(scene: Scene, clause: Clause, predicate: Predicate) -> bool:
    """Whether a text is said to be of such a value, or meant to do something of an issue."""
    after = scene.doc[predicate.verb + 1 : clause.last]
    if predicate.negated or len(after) < 2:
        return False
    if predicate.passive and predicate.lemma in AIMING:
        verb = after[1]
        aims = after[0].lower_ == "to" and verb.tag_ == "VB" and verb.lemma_ not in words.FATE_VERBS
        return aims and verb.lemma_ in words.CONTENT_VERBS and has_issue(scene, clause)
    if predicate.passive and predicate.lemma == "expect":
        settles = has_issue(scene, clause) or any(t.like_num for t in after)
        return settles and after[0].lower_ == "to" and after[1].lemma_ in words.CONTENT_VERBS
    if predicate.lemma == "add" and gives_a_thing(scene.doc, predicate):
        return has_issue(scene, clause) or any(t.like_num for t in after)
    worth = predicate.lemma == "be" and after[0].lower_ in ("worth", "for")
    valued = predicate.passive and predicate.lemma in VALUING and after[0].lower_ == "at"
    return (worth or valued) and any(t.like_num for t in after)


def states_terms(scene: Scene, clause: Clause, predicate: Predicate) -> bool:
    """Whether somebody told of a text in mind gives its terms in numbers, by all signs of the sentence."""
    sure = scene.told >= SURE and scene.passage.mode is not None and predicate.lemma not in words.FATE_VERBS
    counted = any(t.like_num for t in scene.doc[clause.first : clause.last])
    return sure and counted and predicate.modal == "would"


def draft_before(scene: Scene, clause: Clause) -> str | None:
    """The draft on which the sentence was before: "They agreed on a pact but left the toll for later"."""
    return draft_on_stage(scene.story, replace(scene.sentence, last=clause.first))
