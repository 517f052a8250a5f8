"""What parties promise or want in a text, told as their deed: "The two sides agreed to free …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from variorum.extract.clauses import Clause
from variorum.extract.predicates import Predicate, find_predicate
from variorum.extract.provision_clauses import make_content
from variorum.extract.provision_present import PROCEDURE, has_issue, is_event
from variorum.extract.provision_story import Content, Scene, draft_on_stage
from variorum.extract.quoting import is_quoted

BINDING = frozenset("agree pledge undertake commit promise".split())
# After these, a bare verb is what somebody wants of a text: "insisted that any package include a delay".
DEMANDING = frozenset("insist demand propose recommend suggest require urge ask request".split())
PARTIES = frozenset(
    "side party leader government country state minister president negotiator member company firm employer "
    "union both two all they nation power bloc".split()
)
LEAST = 5  # tokens of what is promised


def read_pledges(scene: Scene, clauses: Sequence[Clause], found: Sequence[Content]) -> Iterator[Content]:
    """The clauses that no rule has `found`, in which the parties promise something or want it in a text."""
    draft = draft_on_stage(scene.story, scene.sentence) or scene.passage.mode or scene.passage.focus
    if draft is None:
        return
    asked = {t.lemma_.lower() for t in scene.sentence.tokens(scene.doc)} & (BINDING | DEMANDING)
    for clause in clauses if asked else ():
        predicate = find_predicate(scene.doc, clause)
        covered = any(c.first < clause.last and clause.first < c.last for c in found)
        if (
            predicate is None
            or covered
            or is_quoted(scene.story.quotes, scene.doc, clause.first, clause.last)
        ):
            continue
        start = _pledge(scene, clause, predicate) or _demand(scene, clause)
        if start is not None and has_issue(scene, Clause(start, clause.last)) and not is_event(scene, clause):
            yield make_content(scene, draft, Clause(start, clause.last, clause.joint), predicate, "told")


def _pledge(scene: Scene, clause: Clause, predicate: Predicate) -> int | None:
    """Where "agreed to free …" begins, where the parties do so together and it is no step of the talks."""
    verb = scene.doc[predicate.verb]
    if predicate.lemma not in BINDING or predicate.modal or predicate.negated or predicate.passive:
        return None
    act = next((c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VB" and c.i < clause.last), None)
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
