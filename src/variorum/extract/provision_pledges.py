"""What parties promise or want in a text, told as their deed: "The two sides agreed to free …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from variorum.extract.clauses import Clause
from variorum.extract.predicates import Predicate, find_predicate
from variorum.extract.provision_clauses import make_content
from variorum.extract.provision_present import PROCEDURE, has_issue, is_event
from variorum.extract.provision_story import Content, Scene, draft_spoken_of, is_told
from variorum.extract.quoting import is_quoted

BINDING = frozenset("agree pledge undertake commit promise offer".split())
# What one side does on condition that the other does so is its offer: "would free them if Orm withdraws".
YIELDING = frozenset(
    "accept agree allow commit drop free give halt let lift pledge promise pull pay release renounce return "
    "sign stop withdraw".split()
)
# After these, a bare verb is what somebody wants of a text: "insisted that any package include a delay".
DEMANDING = frozenset("insist demand propose recommend suggest require urge ask request".split())
PARTIES = frozenset(
    "side party leader government country state minister president negotiator member company firm employer "
    "union both two all they nation power bloc".split()
)
CONDITIONS = frozenset("if until".split())
LEAST = 5  # tokens of what is promised


def read_pledges(scene: Scene, clauses: Sequence[Clause], found: Sequence[Content]) -> Iterator[Content]:
    """The clauses that no rule has `found`, in which the parties promise something or want it in a text."""
    draft = draft_spoken_of(scene)
    if draft is None:
        return
    asked = {t.lemma_.lower() for t in scene.sentence.tokens(scene.doc)} & (BINDING | DEMANDING | CONDITIONS)
    for clause in clauses if asked else ():
        predicate = find_predicate(scene.doc, clause)
        covered = is_told(found, clause.first, clause.last)
        if (
            predicate is None
            or covered
            or is_quoted(scene.story.quotes, scene.doc, clause.first, clause.last)
        ):
            continue
        start = _pledge(scene, clause, predicate) or _demand(scene, clause) or _bargain(scene, clause)
        if start is not None and has_issue(scene, Clause(start, clause.last)) and not is_event(scene, clause):
            yield make_content(scene, draft, Clause(start, clause.last, clause.joint), predicate, "told")


def _pledge(scene: Scene, clause: Clause, predicate: Predicate) -> int | None:
    """Where "agreed to free …" begins, where the parties do so together and it is no step of the talks."""
    verb = scene.doc[predicate.verb]
    if predicate.lemma not in BINDING or predicate.modal or predicate.negated or predicate.passive:
        return None
    act = next((c for c in verb.children if _is_act(c) and verb.i < c.i < clause.last), None)
    if act is None or act.lemma_.lower() in PROCEDURE or clause.last - verb.i < LEAST:
        return None
    treats = any(i in scene.story.heads for i in range(act.i, min(act.i + 4, clause.last)))
    return None if treats or not _is_party(scene, verb) else predicate.start


def _is_party(scene: Scene, verb: Token) -> bool:
    """Whether the one who promises is a side of the talks, not a person."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None:
        return False
    several = any(c.dep_ == "conj" for c in subject.children)
    names = scene.story.annotated.names
    person = any(n.type == "person" and n.start <= subject.idx < n.end for n in names)
    named = subject.pos_ == "PROPN" and not person
    return several or named or subject.lemma_.lower() in PARTIES


def _demand(scene: Scene, clause: Clause) -> int | None:
    """Where "include a delay" begins in "insisted that any package include a delay"."""
    for token in scene.doc[clause.first : clause.last]:
        mandated = token.dep_ == "ccomp" and token.head.lemma_.lower() in DEMANDING and token.head.i < token.i
        subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        bare = token.tag_ == "VB" or (token.tag_ == "VBP" and subject is not None and subject.tag_ == "NN")
        if mandated and bare and subject is not None and not any(c.tag_ == "MD" for c in token.children):
            return int(max(clause.first, subject.left_edge.i))
    return None


def _is_act(token: Token) -> bool:
    """Whether what is promised is a deed: "to free them", "that it would free them"."""
    modal = any(c.lower_ in ("will", "would") for c in token.children)
    return token.tag_ == "VB" and (token.dep_ == "xcomp" or (token.dep_ == "ccomp" and modal))


def _bargain(scene: Scene, clause: Clause) -> int | None:
    """Where a clause begins in which one side would act if the other gives way."""
    for token in scene.doc[clause.first : clause.last]:
        if token.lower_ in ("will", "would") and token.dep_ == "aux":
            conditions = (c for c in token.head.children if c.dep_ == "advcl" and c.lemma_ in YIELDING)
            if any(t.lower_ in CONDITIONS for c in conditions for t in c.children):
                subject = next((c.left_edge.i for c in token.head.children if c.dep_ == "nsubj"), token.i)
                return int(max(clause.first, subject))
    return None
