"""A sentence that tells content by all signs, though no rule read a clause of it: taken clause by clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from variorum.extract import provision_words as words
from variorum.extract.clauses import Clause
from variorum.extract.predicates import Predicate, find_predicate
from variorum.extract.provision_clauses import make_content
from variorum.extract.provision_fates import is_absent, is_gone, is_put_off, is_taken_out, read_status
from variorum.extract.provision_figures import TEXTUAL, is_beside
from variorum.extract.provision_forms import is_empty
from variorum.extract.provision_lists import split_objects
from variorum.extract.provision_present import PROCEDURE, is_event, is_so
from variorum.extract.provision_refusals import FORETELLING, PERSONAL
from variorum.extract.provision_story import Content, Scene, draft_on_stage, focus_near, is_told
from variorum.extract.quoting import is_quoted
from variorum.extract.reporters import reporter_at
from variorum.extract.telling import SURE, TOLD
from variorum.model import Status

SIDING = frozenset("oppose support favour favor back endorse resist continue own date".split())
CONDITIONS = frozenset("if although though because since unless whether".split())
OPINIONS = frozenset("analysis concern debate estimate fear hope projection question study".split())
LEAST = 3  # tokens of a clause that can be a commitment


def read_told(scene: Scene, clauses: Iterable[Clause], found: Sequence[Content]) -> Iterator[Content]:
    """The clauses of a sentence that tells content which no rule has `found`, for the draft in mind."""
    draft = found[-1].draft if found else _draft_meant(scene)
    if scene.told < (SURE if found else TOLD) or draft is None:
        return
    for clause in clauses:
        predicate = find_predicate(scene.doc, clause)
        covered = is_told(found, clause.first, clause.last)
        if not covered and _is_commitment(scene, clause, predicate):
            content = make_content(scene, draft, clause, predicate, "told")
            yield from split_objects(scene, replace(content, status=_status(scene, clause, predicate)))


def _draft_meant(scene: Scene) -> str | None:
    """The draft that the sentence is on, else the one whose content was told last, else that in focus."""
    return (
        scene.frame
        or scene.topic
        or draft_on_stage(scene.story, scene.sentence)
        or scene.passage.mode
        or focus_near(scene)
    )


def _is_commitment(scene: Scene, clause: Clause, predicate: Predicate | None) -> bool:
    """Whether the clause can be content: no report, no past deed, no judgement, no speaker's own words."""
    doc = scene.doc
    teller = reporter_at(scene.reporters, clause.first)
    spoken = is_quoted(scene.story.quotes, doc, clause.first, clause.last)
    if clause.last - clause.first < LEAST or spoken or (teller is not None and teller.kind == "speaker"):
        return False
    if predicate is None:
        return _is_counted(scene, clause)
    if predicate.lemma in words.SPEECH_VERBS | FORETELLING or is_event(scene, clause) or scene.turned:
        return False
    if _is_deed(scene, clause, predicate) or _describes(scene, clause, predicate):
        return False
    if predicate.modal in ("may", "might", "can") and predicate.lemma in words.FATE_VERBS:
        return _asks_number(scene, clause)
    procedure = predicate.lemma in PROCEDURE and not predicate.passive
    return scene.told >= SURE or not (procedure or predicate.perfect)


def _is_deed(scene: Scene, clause: Clause, predicate: Predicate) -> bool:
    """Whether the clause says what somebody did ("The city closed its port"), or on what condition."""
    doc, verb = scene.doc, scene.doc[predicate.verb]
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if _is_thought(verb, subject):
        return True
    opening = {t.lower_ for t in doc[clause.first : clause.first + 3]}
    if opening & CONDITIONS or is_so(verb) or (subject is not None and subject.lower_ in PERSONAL):
        return True
    if predicate.modal is None and (predicate.lemma in SIDING or _befalls_draft(scene, verb)):
        return True
    if subject is not None and subject.i in scene.story.heads and is_empty(doc, predicate, clause):
        return True  # "The plan grants many demands" names none of them
    if predicate.form == "gerund" or (
        predicate.form == "infinitive" and clause.first == scene.sentence.first
    ):
        return True  # "Urging the pilots to wait, …", "To calm them, …"
    if doc[predicate.start].tag_ != "VBD" or predicate.passive or subject is None:
        return False
    acted = any(c.dep_ == "dobj" for c in verb.children) and subject.pos_ != "PRON"
    return acted or subject.pos_ == "PROPN" or scene.told < SURE


def _is_thought(verb: Token, subject: Token | None) -> bool:
    """Whether the clause tells what somebody holds or finds: "A court found the port was …"."""
    held = any(c.dep_ == "ccomp" and verb.i < c.left_edge.i <= verb.i + 2 for c in verb.children)
    held = held and verb.nbor().text != ","
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    return (held and not passive) or (subject is not None and subject.lemma_.lower() in OPINIONS)


def _befalls_draft(scene: Scene, verb: Token) -> bool:
    """Whether a text is what something is done to: "the plan is lifted from a paper"."""
    return any(c.dep_ == "nsubjpass" and c.i in scene.story.heads for c in verb.children)


def _is_counted(scene: Scene, clause: Clause) -> bool:
    """Whether a phrase without a verb holds a number, other than that of a text ("the seven-page draft")."""
    if scene.doc[clause.first].lower_ == "no" and scene.told >= TOLD:
        return True
    return _asks_number(scene, clause) and scene.doc[clause.first].pos_ not in ("ADP", "SCONJ")


def _asks_number(scene: Scene, clause: Clause) -> bool:
    numbers = [t for t in scene.doc[clause.first : clause.last] if t.like_num and not is_beside(t)]
    return any(not {u.lemma_ for u in scene.doc[t.i + 1 : t.i + 3]} & TEXTUAL for t in numbers)


def _describes(scene: Scene, clause: Clause, predicate: Predicate) -> bool:
    """Whether the clause only says how things are: "It was simple", "the gap is narrower"."""
    if predicate.modal or predicate.passive or predicate.form != "finite":
        return False
    tokens = scene.doc[clause.first : clause.last]
    if predicate.lemma in ("read", "sound", "look") and "like" in [t.lower_ for t in tokens]:
        return True
    specific = _asks_number(scene, clause) or scene.story.issues_of(tokens.text) != ("other",)
    return predicate.lemma in ("be", "have") and not specific and tokens[0].lower_ != "there"


def _status(scene: Scene, clause: Clause, predicate: Predicate | None) -> Status:
    if predicate is None:
        return "proposed"
    if predicate.lemma == "be" and is_absent(scene.doc, clause):
        return "dropped"
    if is_put_off(scene.doc, clause, predicate):
        return "open"
    if is_taken_out(scene.doc, clause, predicate) or is_gone(scene.doc, clause, predicate):
        return "dropped"
    status = read_status(scene.doc, clause, predicate)
    # "has committed to drop its tax": what a party drops is no clause of the text.
    return "proposed" if status == "dropped" and predicate.form == "infinitive" else status
