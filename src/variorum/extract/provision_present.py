"""What a text lays down without "would": in the present tense, with "shall", "will", "may" or "is to".

A sentence that a draft frames ("Under the plan, the army leaves the island") tells content in the present.
Right after content, the same draft goes on: "No aircraft may fly …", "The rest are to be freed later".
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from variorum.extract import provision_words as words
from variorum.extract.clauses import Clause
from variorum.extract.kept import small_words, text_between
from variorum.extract.predicates import Predicate
from variorum.extract.provision_lists import is_announced
from variorum.extract.provision_story import PERSISTENCE, Passage, Scene, Story
from variorum.extract.sentences import Sentence

PRESENT = frozenset({"VBZ", "VBP"})
# The parts of a text that speak for it: "The second phase foresees …", "Chapter 3 bars …".
PART_NOUNS = frozenset(
    "phase stage chapter annex section article paragraph clause point part provision".split()
)
ORDINALS = frozenset("first second third fourth fifth last final next initial".split())
CHANGING = frozenset(
    "stretch shrink trim slash push bring move take reject accept adopt tighten loosen strengthen weaken "
    "soften harden scale spare waive drop end pay delay swap add name swell widen narrow toughen ease "
    "restrict bind free spell phase".split()
)
# "Child benefit rises by 3%": of the past or the season, reporting would say "rose" or "has risen".
MOVING = frozenset("rise fall go climb drop shrink grow increase double halve last run cost".split())
# In the present tense these are said of rules only, whoever is their subject.
NORMS = frozenset("oblige require entitle permit forbid prohibit bar".split())
QUANTIFYING = frozenset("no neither either both each any every all none".split())
# What is on somebody's calendar is news of the talks, not a rule: "Ministers will meet on Monday".
AGENDA = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today tomorrow tonight yesterday".split()
)
BY_NOW = frozenset("already now currently still yet today".split())
PROCEDURE = frozenset(
    "meet vote convene resume gather travel speak reply answer decide discuss debate announce brief visit "
    "arrive address reconvene campaign try hope know see say tell like want seem happen remain".split()
)


def frames_present(story: Story, sentence: Sentence) -> bool:
    """Whether the draft that frames the sentence is one "under" which, or "according to" which, it holds."""
    doc = story.doc
    if opens_part(doc, sentence):
        return True
    if any(t.lower_ == "under" for t in doc[sentence.first : sentence.first + 3]):
        return True
    heads = [i for i in story.heads if sentence.first <= i < sentence.last]
    return any(t.lower_ == "according" for i in heads for t in doc[max(sentence.first, i - 6) : i])


def lays_down(scene: Scene, clause: Clause, predicate: Predicate, subject: list[Token], rule: str) -> bool:
    """Whether a clause about a party lays something down without "would"."""
    doc = scene.doc
    present = predicate.modal is None and _is_present(doc[predicate.start])
    if rule == "frame":
        return scene.present and present and predicate.form == "finite" and not is_event(scene, clause)
    if rule == "list":
        return present and is_announced(scene)
    rule_like = subject[0].lower_ in QUANTIFYING or predicate.modal == "shall"
    told = scene.passage.misses <= rule_like or (
        scene.last is not None and scene.last.sentence == scene.sentence.index
    )
    if rule != "free-indirect" or not told or is_event(scene, clause) or is_so(doc[predicate.verb]):
        return False
    procedure = predicate.lemma in PROCEDURE and not predicate.passive
    if procedure or predicate.lemma in words.SPEECH_VERBS or predicate.perfect:
        return False
    if predicate.modal in ("may", "shall", "will") or (present and is_bound_to(doc, predicate)):
        stative = predicate.lemma in words.FATE_VERBS and predicate.modal in ("may", "will")
        also = any(t.lower_ == "also" for t in doc[clause.first : predicate.verb])
        return not stative and (also or _is_specific(scene, clause, subject))
    if present and predicate.lemma in NORMS and not predicate.passive:
        return True
    if present and predicate.lemma in MOVING and predicate.start == predicate.verb:
        return has_issue(scene, clause) and any(t.like_num for t in doc[predicate.verb : clause.last])
    ruled = predicate.passive and predicate.lemma in words.CONTENT_VERBS
    return present and ruled and _is_specific(scene, clause, subject)


def _is_present(token: Token) -> bool:
    """Whether a verb is, or may as well be, in the present: "Under the pact, governments set out …"."""
    plural = any(c.dep_ == "nsubj" and c.tag_ in ("NNS", "NNPS") for c in token.children)
    return token.tag_ in PRESENT or (token.tag_ == "VBD" and token.lower_ == token.lemma_ and plural)


def is_bound_to(doc: Doc, predicate: Predicate) -> bool:
    """Whether the predicate is "is to …" or "has to …"."""
    after = [t for t in doc[predicate.start + 1 : predicate.start + 3] if t.pos_ != "ADV"]
    return doc[predicate.start].lemma_ in ("be", "have") and bool(after) and after[0].lower_ == "to"


def is_event(scene: Scene, clause: Clause) -> bool:
    """Whether the clause has a day of this week in it."""
    return not AGENDA.isdisjoint(small_words(scene.doc)[clause.first : clause.last])


def is_so(verb: Token) -> bool:
    """Whether a verb says how things stand by now: "are growing", "has already ratified it"."""
    children = list(verb.children)
    if any(c.tag_ == "MD" and c.dep_ == "aux" for c in children):
        return False
    auxiliaries = {c.lemma_ for c in children if c.dep_ == "aux"}
    being = any(c.dep_ == "auxpass" and c.lower_ == "being" for c in children)
    going_on = being or (verb.tag_ == "VBG" and "be" in auxiliaries)
    acted = verb.lemma_ == "call" or any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in children)
    past = any(c.dep_ == "aux" and c.lower_ == "had" for c in children)
    done = past or ("have" in auxiliaries and acted and verb.lemma_.lower() not in words.PLEDGING)
    subject = next((c.i for c in children if c.dep_ in ("nsubj", "nsubjpass")), -1)
    return going_on or done or any(c.lower_ in BY_NOW and c.i > subject for c in children)


def _is_specific(scene: Scene, clause: Clause, subject: list[Token]) -> bool:
    return subject[0].lower_ in QUANTIFYING or has_issue(scene, clause)


def has_issue(scene: Scene, clause: Clause) -> bool:
    """Whether the clause speaks of an issue of the vocabulary."""
    return scene.story.issues_of(text_between(scene.doc, clause.first, clause.last)) != ("other",)


def speaks_for(scene: Scene, clause: Clause, subject: list[Token]) -> str | None:
    """The draft in mind where the subject is a part of it ("The second phase foresees …")."""
    head = next((t for t in subject if t.dep_ in ("nsubj", "nsubjpass")), None)
    if head is None or head.lemma_.lower() not in PART_NOUNS:
        return None
    return in_mind(scene.passage, scene.sentence)


def in_mind(passage: Passage, sentence: Sentence) -> str | None:
    """The draft whose content is being told, else the one named a little before."""
    near = passage.focus_sentence >= sentence.index - PERSISTENCE
    return passage.mode or (passage.focus if near else None)


def opens_part(doc: Doc, sentence: Sentence) -> bool:
    """Whether the sentence opens with a part of a text: "In the second, …", "Under the first phase, …"."""
    opening = []
    for token in doc[sentence.first : min(sentence.last, sentence.first + 7)]:
        if token.text == ",":
            break
        opening.append(token)
    else:
        return False
    if not opening or opening[0].lower_ not in ("in", "under", "during", "by"):
        return False
    ordinal = any(t.lower_ in ORDINALS for t in opening[1:3])
    part = opening[-1].lemma_.lower() in PART_NOUNS - {"point", "part"}
    return part or (ordinal and len(opening) == 3)


def tells_in_present(scene: Scene, clause: Clause, predicate: Predicate) -> bool:
    """Whether a draft as subject tells content by a verb of any kind: "stretches … to 49"."""
    doc, verb = scene.doc, scene.doc[predicate.verb]
    if predicate.modal or predicate.passive or predicate.lemma in words.REACTIONS:
        return False
    if doc[predicate.start].tag_ not in PRESENT or predicate.start != predicate.verb:
        return False
    if any(i in scene.story.heads for i in range(predicate.verb, clause.last)):
        return False
    counted = any(t.like_num for t in doc[predicate.verb + 1 : clause.last])
    if predicate.lemma in ("speak", "talk"):
        return any(t.lower_ == "of" for t in doc[predicate.verb + 1 : predicate.verb + 3])
    if predicate.lemma in ("last", "run", "take", "go"):
        return counted
    if predicate.lemma in words.FATE_VERBS | words.SPEECH_VERBS or predicate.lemma == "have":
        return False
    told = predicate.lemma in CHANGING or has_issue(scene, Clause(predicate.verb, clause.last))
    return counted or (told and any(c.dep_ == "dobj" for c in verb.children))
