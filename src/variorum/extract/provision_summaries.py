"""A sentence that sums a draft up after a colon: "It was simple: all hostages out, the guns silent"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from variorum.extract.clauses import Clause
from variorum.extract.kept import small_words
from variorum.extract.predicates import find_predicate
from variorum.extract.provision_clauses import make_content
from variorum.extract.provision_lists import SUMMARIES, split_objects
from variorum.extract.provision_present import in_mind
from variorum.extract.provision_story import Content, Scene, draft_on_stage

HEAD = 9  # tokens before the colon: a longer sentence says something of its own
NEAR = 6  # tokens before the colon in which such a sentence names the text that it goes on to sum up
SHORT = 5  # tokens of a first member, and of the text that it is told of
LEAST = 3  # tokens of a member


def find_summary(scene: Scene) -> tuple[int, str] | None:
    """The token of the colon and the draft that the sentence sums up after it; None where it sums up none."""
    doc, sentence = scene.doc, scene.sentence
    here = small_words(doc)[sentence.first : sentence.last]
    colon = sentence.first + here.index(":") if ":" in here else 0
    if not colon or colon + LEAST >= sentence.last or doc[colon + 1].text in '“"':
        return None
    head = doc[sentence.first : colon]
    near = next(
        (i for i in range(colon - 1, max(colon - NEAR, sentence.first) - 1, -1) if i in scene.story.heads),
        None,
    )
    if near is not None and len(head) > NEAR:
        return colon, scene.story.heads[near]
    if len(head) > HEAD:
        return None
    draft = draft_on_stage(scene.story, replace(sentence, last=colon))
    subject = next((t for t in head if t.dep_ in ("nsubj", "nsubjpass")), None)
    is_it = subject is not None and subject.lower_ in ("it", "they") and subject.i == sentence.first
    if draft is None and (is_it or any(t.lemma_.lower() in SUMMARIES for t in head)):
        draft = in_mind(scene.passage, sentence)
    bare = not any(t.pos_ in ("VERB", "AUX") for t in head)
    holds = bare or any(t.lemma_ in ("be", "have", "say", "read") for t in head)
    return (colon, draft) if draft is not None and holds else None


def read_members(scene: Scene, clause: Clause, draft: str) -> Iterator[Content]:
    """The members of a verbless summary, cut at its commas and at "and"."""
    start = clause.first
    for i in range(clause.first, clause.last + 1):
        if i < clause.last and (scene.doc[i].text not in (",", ";") or _says_more(scene.doc[i + 1])):
            continue
        if i - start >= LEAST or scene.doc[start].like_num:
            member = Clause(start, i, "list")
            content = make_content(scene, draft, member, find_predicate(scene.doc, member), "list")
            yield from split_objects(scene, replace(content, first=_from(scene, clause, start, i), last=i))
        start = i + 1
        while start < clause.last and scene.doc[start].pos_ == "CCONJ":
            start += 1


def _says_more(token: Token) -> bool:
    """Whether a member only says more of the one before it (", payable by Christmas", ", including …")."""
    adjective = token.tag_ in ("VBN", "JJ") and token.nbor().pos_ in ("ADP", "ADV", "PUNCT")
    return adjective or token.lower_ == "including"


def _from(scene: Scene, clause: Clause, start: int, end: int) -> int:
    """Where a member begins: what says so little takes the text along ("The offer: nine seats")."""
    bare = start == clause.first and clause.first - scene.sentence.first <= SHORT
    return scene.sentence.first if bare and end - start <= SHORT else start
