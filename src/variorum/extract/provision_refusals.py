"""For which draft a clause about a party may speak, and why it may be no provision after all."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from variorum.extract import provision_words as words
from variorum.extract.clauses import Clause
from variorum.extract.predicates import Predicate
from variorum.extract.provision_lists import is_announced, is_told_by_somebody
from variorum.extract.provision_present import has_issue
from variorum.extract.provision_story import PERSISTENCE, Scene, draft_on_stage, focus_near
from variorum.extract.provision_terms import states_terms
from variorum.extract.reporters import Reporter
from variorum.extract.telling import CERTAIN, SURE, TOLD

PERSONAL = frozenset("he she i we you".split())
# What somebody fears or foretells of a text is a view of it.
IDIOMS = frozenset({("live", "with"), ("come", "down"), ("boil", "down"), ("go", "down"), ("go", "ahead")})
FARING = frozenset("face see suffer benefit struggle fare".split())  # "Many would see their bills rise"
FORETELLING = frozenset("believe fear think worry doubt suspect predict hope dread feel argue".split())


def spoken_for(scene: Scene, clause: Clause, teller: Reporter | None) -> tuple[str | None, str]:
    """The draft whose content the clause may be, and by which rule."""
    passage = scene.passage
    if teller is not None and teller.kind in ("draft", "maker"):
        return teller.draft, teller.kind
    if scene.frame is not None:
        return scene.frame, "frame"
    if (held := held_in(scene, clause)) is not None:
        return held, "frame"
    recent = passage.focus_sentence >= scene.sentence.index - PERSISTENCE
    near = passage.focus if recent else focus_near(scene) if scene.told >= TOLD else None
    here = draft_on_stage(scene.story, scene.sentence)
    if scene.sentence.lead is not None:
        return passage.leads.get(scene.sentence.lead), "list"
    if teller is not None and teller.kind == "insider":
        return here or passage.mode or focus_near(scene), "insider"
    if teller is not None:
        return passage.mode or near, "speaker"
    if passage.mode is not None:
        return passage.mode, "free-indirect"
    if scene.last is not None and scene.last.sentence == scene.sentence.index:
        return scene.last.draft, "free-indirect"
    return near, "free-indirect" if scene.told >= TOLD else "in-focus"


def held_in(scene: Scene, clause: Clause) -> str | None:
    """The draft in which a clause says that something stands: "… would be 40 marks in the first draft"."""
    for i in range(clause.last - 1, clause.first, -1):
        token = scene.doc[i]
        if i in scene.story.heads and token.dep_ == "pobj" and token.head.lower_ in ("in", "under"):
            return scene.story.heads[i] if token.head.head.pos_ in ("VERB", "AUX") else None
    return None


def is_binding(scene: Scene, predicate: Predicate, rule: str) -> bool:
    """Whether a modal tells content: "would" and "could" anywhere, others only where a draft is quoted."""
    free = ("would", "could", "must", "should", "'d", "’d")
    return predicate.modal in free or rule in ("draft", "frame", "maker", "list")


def refusal(
    scene: Scene,
    clause: Clause,
    predicate: Predicate,
    subject: list[Token],
    teller: Reporter | None,
    rule: str,
) -> str | None:
    """Why a clause with a modal is no provision, None where it is one."""
    viewed = rule == "speaker" and scene.told < CERTAIN and not states_terms(scene, clause, predicate)
    if viewed or (rule == "list" and is_told_by_somebody(scene)):
        return "a speaker's own view"
    if rule == "list" and not predicate.modal and not is_announced(scene):
        return "a summary line, not a commitment"
    if _asks(scene, clause, subject):
        return "a question or a condition"
    sure = scene.told >= SURE and scene.passage.mode is not None and subject[0].lower_ in ("he", "she")
    if subject[0].lower_ in PERSONAL and rule not in ("draft", "list") and not sure:
        return "what a person would do"
    if is_idiom(scene.doc, predicate) or (predicate.lemma in FARING and rule != "draft"):
        return "how somebody fares, not a commitment"
    if _judges(scene.doc, predicate):
        return "a judgement, not a commitment"
    placed = rule in ("in-focus", "free-indirect")
    if placed and predicate.modal == "could" and subject[0].lower_ == "they":
        return "how somebody fares, not a commitment"
    lemmas = {_head_of(subject).lemma_.lower()}
    generic = subject[0].lower_ in ("any", "no", "every", "a", "an")
    of_talks = lemmas & words.TALK_SUBJECTS - _ballots(scene, subject)
    if of_talks and (generic or rule not in ("draft", "maker")):
        return "about the talks, not about the text"
    if placed and _names_person(scene, clause, subject):
        return None if _is_of_maker(scene, subject) else "what a person would do"
    if predicate.perfect and rule in ("in-focus", "free-indirect", "insider") and scene.told < TOLD:
        return "what would have been"
    if rule != "frame" and treats_draft(scene, predicate, clause):
        return "about a text as a whole, not about what it says"
    if rule == "in-focus" and not has_issue(scene, clause):
        return "no issue of the vocabulary, and nothing says that the text tells it"
    return None


def _judges(doc: Doc, predicate: Predicate) -> bool:
    """Whether a clause says how good a thing would be: "would be wrong", "would be better"."""
    after = doc[predicate.verb : predicate.verb + 3]
    judged = any(t.lower_ in words.EVALUATIONS or t.tag_ == "JJR" for t in after)
    return predicate.lemma in ("be", "have") and judged


def _ballots(scene: Scene, subject: list[Token]) -> frozenset[str]:
    """ "vote" in "a vote on final status": on a matter, not a text, it is asked for like any other thing."""
    on = any(t.lower_ == "on" for t in subject)
    return frozenset({"vote", "ballot"} if on and not any(t.i in scene.story.heads for t in subject) else ())


def _names_person(scene: Scene, clause: Clause, subject: list[Token]) -> bool:
    """Whether somebody is named in the subject of the clause."""
    return any(
        n.type == "person" and _is_full_name(scene, n.actor) and clause.first <= t.i < clause.last
        for n in scene.story.annotated.names
        for t in subject
        if n.start <= t.idx < n.end
    )


def _is_of_maker(scene: Scene, subject: list[Token]) -> bool:
    """Whether the person named has made the text in mind, and the sentence tells content by all signs."""
    draft = scene.passage.mode or scene.passage.focus
    makers = scene.story.makers.get(draft or "", frozenset())
    named = {n.actor for n in scene.story.annotated.names for t in subject if n.start <= t.idx < n.end}
    return scene.told >= SURE and bool(named & makers)


def _head_of(subject: list[Token]) -> Token:
    """The word that the subject is about: "force" in "An observer force of 600 from the league"."""
    return next((t for t in subject if t.dep_ in ("nsubj", "nsubjpass")), subject[-1])


def _asks(scene: Scene, clause: Clause, subject: list[Token]) -> bool:
    before = scene.doc[max(clause.first - (clause.joint != ","), 0) : subject[0].i]
    return any(t.lower_ in ("whether", "if", "unless", "when", "until") for t in before)


def _is_full_name(scene: Scene, actor: str) -> bool:
    """Whether an actor is a person for sure: a single word may as well be a state."""
    return any(a.id == actor and (" " in a.name or a.roles) for a in scene.story.annotated.actors)


def treats_draft(scene: Scene, predicate: Predicate, clause: Clause) -> bool:
    """Whether a draft is the object of the verb ("would put the plan to parliament", "replaces the plan")."""
    for token in scene.doc[predicate.verb + 1 : clause.last]:
        if token.i in scene.story.heads:
            direct = token.dep_ == "dobj" and token.head.i == predicate.verb
            return bool(direct or token.i <= predicate.verb + 3)
    return False


def is_idiom(doc: Doc, predicate: Predicate) -> bool:
    """Whether the verb says how somebody fares: "it may fall to X to …", "could live with it"."""
    pair = (predicate.lemma, doc[predicate.verb + 1 : predicate.verb + 2].text.lower())
    falls = pair == ("fall", "to") and not any(t.like_num for t in doc[predicate.verb : predicate.verb + 4])
    measured = any(t.like_num for t in doc[predicate.verb : predicate.verb + 7])
    return falls or (pair in IDIOMS and not measured)


def is_foretold(doc: Doc, predicate: Predicate) -> bool:
    """Whether the clause is what somebody fears or believes ("X believes the plan would leave them weak")."""
    seen = doc[predicate.verb]
    for _ in range(3):
        if seen.head.i == seen.i or seen.dep_ not in ("ccomp", "conj", "aux", "xcomp"):
            return False
        direct, seen = seen.dep_ == "ccomp" and seen.head.i < seen.i, seen.head
        if direct and seen.lemma_.lower() in FORETELLING:
            return not any(t.like_num for t in doc[predicate.verb : predicate.verb + 8])
    return False
