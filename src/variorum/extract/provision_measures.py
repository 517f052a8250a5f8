"""Commitments told as a thing and its measure: "accept a one-year freeze of tolls", "a $40-a-share bid"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from variorum.annotated import Amount
from variorum.extract.clauses import Clause
from variorum.extract.provision_clauses import make_content
from variorum.extract.provision_present import has_issue
from variorum.extract.provision_story import Content, Scene, draft_spoken_of, is_told
from variorum.extract.quoting import is_quoted

WANTING = frozenset(
    "accept agree approve ask back block call come consider demand endorse favor favour get grant include "
    "insist negotiate offer oppose promise propose push request seek support win".split()
)
CHANGES = frozenset(
    "ban cap ceasefire cut delay exemption extension freeze increase levy limit moratorium pause raise "
    "reduction rise suspension surcharge tariff tax truce".split()
)
RULE = "measure"
STEPS = 2  # from the thing over its preposition to the verb


def read_measures(scene: Scene, found: Sequence[Content]) -> Iterator[Content]:
    """The things with a measure that no rule has `found`: those wanted, and the sum of a new text."""
    doc, sentence = scene.doc, scene.sentence
    start, end = doc[sentence.first].idx, doc[sentence.last - 1].idx
    amounts = [a for a in scene.story.annotated.amounts if start <= a.start < end]
    for token in sentence.tokens(doc) if amounts else ():
        first = max(token.left_edge.i, sentence.first)
        measures = [a for a in amounts if token.pos_ == "NOUN" and doc[first].idx <= a.start < token.idx]
        if not measures or is_told(found, first, token.i + 1):
            continue
        draft, last = _measured(scene, token, measures)
        told = (token.lemma_, measures[0].value)
        if draft is None or told in scene.passage.measured or is_quoted(scene.story.quotes, doc, first, last):
            continue
        scene.passage.measured.add(told)
        content = make_content(scene, draft, Clause(first, last), None, RULE)
        yield replace(content, carrier="include")


def read_proposed(scene: Scene, found: Sequence[Content]) -> Iterator[Content]:
    """The things called "proposed" that no rule has `found`: "cut its proposed toll of 40 marks"."""
    for word in scene.sentence.tokens(scene.doc):
        noun = word.head
        if word.lower_ != "proposed" or word.dep_ != "amod" or noun.i in scene.story.heads:
            continue
        first, last = (
            max(noun.left_edge.i, scene.sentence.first),
            min(noun.right_edge.i + 1, scene.sentence.last),
        )
        covered = is_told(found, first, last)
        draft = draft_spoken_of(scene)
        if draft and not covered and has_issue(scene, Clause(first, last)):
            yield replace(make_content(scene, draft, Clause(first, last), None, RULE), carrier="include")


def _measured(scene: Scene, token: Token, measures: Sequence[Amount]) -> tuple[str | None, int]:
    """The text that gives a noun its measures, and where the commitment ends."""
    draft, last = scene.story.heads.get(token.i), min(token.right_edge.i + 1, scene.sentence.last)
    if draft is not None:
        new = token.left_edge.lower_ in ("a", "an")
        sums = any(a.unit.isupper() or a.unit == "percent" for a in measures)
        after = list(scene.doc[token.i + 1 : token.i + 3])
        aims = [t.right_edge.i for t in after[1:] if after[0].lower_ == "to"]
        return (draft if new and sums else None), max([token.i, *aims]) + 1
    if token.lemma_.lower() not in CHANGES or not _is_wanted(token):
        return None, last
    return draft_spoken_of(scene), last


def _is_wanted(token: Token) -> bool:
    """Whether a thing is what somebody asks for, accepts or turns down."""
    head = token.head if token.dep_ in ("dobj", "pobj") else None
    for _ in range(STEPS):
        if head is None or head.pos_ in ("VERB", "AUX"):
            break
        head = head.head if head.dep_ in ("prep", "dative") else None
    return head is not None and head.lemma_.lower() in WANTING
