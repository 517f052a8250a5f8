"""What somebody puts on the table by a verb: "Orm offered $40 a share", "raised its bid to $42 a share"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from variorum.extract.clauses import Clause
from variorum.extract.predicates import find_predicate
from variorum.extract.provision_clauses import make_content
from variorum.extract.provision_figures import TEXTUAL
from variorum.extract.provision_story import SUBJECTS, Content, Scene, is_told
from variorum.extract.quoting import is_quoted

RAISING = frozenset("raise lower increase cut sweeten boost reduce improve lift change extend".split())
OFFERING = frozenset("offer bid propose".split())
AUXILIARY = ("aux", "auxpass")
FIRM = frozenset("will would".split())


def read_offers(scene: Scene, found: Sequence[Content]) -> Iterator[Content]:
    """What is offered or changed by a verb that no rule has `found`, for the text in which it is offered."""
    for verb in scene.sentence.tokens(scene.doc):
        if verb.pos_ != "VERB" or verb.lemma_ not in RAISING | OFFERING:
            continue
        own = [c.i for c in verb.children if c.dep_ in AUXILIARY and c.lower_ != "to" and c.i < verb.i]
        first, last = min([*own, verb.i]), min(verb.right_edge.i + 1, scene.sentence.last)
        while scene.doc[last - 1].is_punct and last - 1 > verb.i:
            last -= 1
        draft = None if is_told(found, first, last) else _offered(scene, verb, last)
        if draft is not None and not is_quoted(scene.story.quotes, scene.doc, first, last):
            clause = Clause(first, last)
            yield replace(
                make_content(scene, draft, clause, find_predicate(scene.doc, clause), "maker"), first=first
            )


def _offered(scene: Scene, verb: Token, last: int) -> str | None:
    """The text whose sum or end the verb gives: the one changed to it, or one of those who offer it."""
    children = list(verb.children)
    thing = next((c for c in children if c.dep_ in ("dobj", "nsubjpass")), None)
    loose = any(c.dep_ == "neg" or (c.tag_ in ("MD", "TO") and c.lower_ not in FIRM) for c in children)
    if thing is None or loose:
        return None
    if verb.lemma_ in RAISING:
        to = next((t.i for t in verb.doc[verb.i + 1 : last] if t.lower_ == "to"), last)
        return scene.story.heads.get(thing.i) if _counts(verb.doc[to:last]) else None
    modal = any(c.tag_ == "MD" for c in children)
    given = thing.dep_ == "dobj" and not modal and _counts(thing.subtree)
    return _of_maker(scene, verb) if given else None


def _counts(tokens: Iterable[Token]) -> bool:
    """Whether a number stands among the words, other than that of the points of a text."""
    return any(t.like_num and not {u.lemma_ for u in t.doc[t.i + 1 : t.i + 2]} & TEXTUAL for t in tokens)


def _of_maker(scene: Scene, verb: Token) -> str | None:
    """The text of the one who offers, last named before the verb or first after it."""
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    who = verb.head if verb.dep_ == "relcl" else subject
    if who is None:
        return None
    start, end = who.left_edge.idx, who.idx + len(who)
    named = {n.actor for n in scene.story.annotated.names if start <= n.start < end}
    theirs = [(i, d) for i, d in scene.story.heads.items() if named & scene.story.makers.get(d, frozenset())]
    theirs = theirs or [
        (i, d)
        for i, d in scene.story.heads.items()
        if verb.i < i < scene.sentence.last and scene.doc[i].left_edge.tag_ == "PRP$"
    ]
    before = [item for item in theirs if item[0] < verb.i]
    return max(before)[1] if before else min(theirs)[1] if theirs else None
