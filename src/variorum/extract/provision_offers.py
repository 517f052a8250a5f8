"""What somebody puts on the table by a verb: "Orm offered $40 a share", "raised its bid to $42 a share"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from variorum.extract.clauses import Clause
from variorum.extract.predicates import Predicate, find_predicate, subject_tokens
from variorum.extract.provision_clauses import make_content
from variorum.extract.provision_story import Content, Scene
from variorum.extract.quoting import is_quoted

RAISING = frozenset("raise lower increase cut sweeten boost reduce improve lift change".split())
OFFERING = frozenset("offer bid propose".split())


def read_offers(scene: Scene, clauses: Iterable[Clause], found: Sequence[Content]) -> Iterator[Content]:
    """The clauses that no rule has `found` in which a sum is offered, for the text that it is offered in."""
    for clause in clauses:
        predicate = find_predicate(scene.doc, clause)
        covered = any(c.first < clause.last and clause.first < c.last for c in found)
        if predicate is None or covered or predicate.passive or predicate.negated or predicate.modal:
            continue
        draft = _offered(scene, clause, predicate)
        if draft is not None and not is_quoted(scene.story.quotes, scene.doc, clause.first, clause.last):
            content = make_content(scene, draft, clause, predicate, "maker")
            yield replace(content, first=predicate.start)


def _offered(scene: Scene, clause: Clause, predicate: Predicate) -> str | None:
    """The text whose sum the clause gives: the one that is raised to it, or one of those who offer it."""
    verb, after = scene.doc[predicate.verb], scene.doc[predicate.verb + 1 : clause.last]
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if thing is None or not any(t.like_num for t in after):
        return None
    if predicate.lemma in RAISING and any(t.lower_ == "to" for t in after):
        return scene.story.heads.get(thing.i)
    if predicate.lemma not in OFFERING or not any(t.like_num for t in thing.subtree):
        return None
    subject = subject_tokens(scene.doc, clause, predicate)
    named = {n.actor for n in scene.story.annotated.names for t in subject if n.start <= t.idx < n.end}
    theirs = [(i, d) for i, d in scene.story.heads.items() if named & scene.story.makers.get(d, frozenset())]
    before = [item for item in theirs if item[0] < clause.first]
    return max(before)[1] if before else min(theirs)[1] if theirs else None
