"""Claims: what somebody holds to be so, with the words for who does, in the order of the text.

Statements that were attributed come first; reported clauses that no statement covers fill the gaps, so that a
contested fact is not lost with one speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from variorum.annotated import Annotated
from variorum.extract import provision_words as words
from variorum.extract.clauses import FINITE, Clause, split_clauses
from variorum.extract.kept import small_lemmas
from variorum.extract.makers import labels_between
from variorum.extract.predicates import Predicate, find_predicate, subject_tokens
from variorum.extract.sentences import Sentence
from variorum.model import Statement

CLAIMING = words.SPEECH_VERBS - {"expect", "hope", "ask", "reply", "respond", "comment"} | {
    "dismiss", "call", "describe", "deny", "reject", "assert", "contend", "maintain", "allege", "count",
    "put", "accuse", "contradict", "dispute", "estimate", "record", "show", "conclude", "counter", "reveal",
}  # fmt: skip

# "that …", "an hour later that they …": what is held begins after it.
OPENER = re.compile(
    r"that\s+(?=\S)|(?:[\w-]+\s+){1,4}that\s+(?=(?:he|she|it|they|we|the|there|no|his|her|its|their)\b)"
)
# A semicolon and who speaks after it: "; the army put …".
JOINT = re.compile(
    r"\s*;\s+(?=(?:\w+[\w’'-]*\s+){1,9}?(?:says?|said|puts?|counts?|insists?|insisted|claims?|claimed|reports?|reported|"
    r"estimates?|estimated|denies|denied|maintains?|argues?|thinks?|has\s+(?:recorded|said))\b)"
)
# Tokens after the verb in which "that" is looked for; whom somebody told may be named at length.
CLOSE, FAR = 8, 25


@dataclass(frozen=True, slots=True)
class Claim:
    """text[start:end] is what is held; `labels` tell who holds it, `statements` the records of it."""

    start: int
    end: int
    sentence: int
    labels: frozenset[str]
    speaker: str = ""
    statements: tuple[str, ...] = ()
    cue: int = -1


def find_claims(
    annotated: Annotated, sentences: Sequence[Sentence], statements: Sequence[Statement]
) -> tuple[Claim, ...]:
    """The claims of the article in the order of the text."""
    found = [_of_statement(annotated, sentences, statement) for statement in statements]
    for sentence in sentences:
        for claim in _reported(annotated, sentence):
            if not any(claim.start < other.end and other.start < claim.end for other in found):
                found.append(claim)
    return tuple(sorted(found, key=lambda claim: (claim.start, claim.end)))


def _of_statement(annotated: Annotated, sentences: Sequence[Sentence], statement: Statement) -> Claim:
    start = min(span.start for span in statement.content)
    end = max(span.end for span in statement.content)
    opener = OPENER.match(annotated.reading.article.text, start, end)
    start = opener.end() if opener else start
    labels = {label for label in (statement.actor, statement.relayed_by) if label}
    for span in statement.source:
        tokens = annotated.doc.char_span(span.start, span.end, alignment_mode="expand")
        if tokens is not None:
            labels |= labels_between(annotated, tokens.start, tokens.end)
    end = _before_joint(annotated.reading.article.text, start, end)
    place = next((s.index for s in sentences if annotated.doc[s.last - 1].idx >= start), 0)
    return Claim(start, end, place, frozenset(labels), statement.speaker or "", (statement.id,))


def _before_joint(text: str, start: int, end: int) -> int:
    """Where a claim ends: before "; the ministry says …", which is another's."""
    joint = JOINT.search(text, start, end)
    opened = joint is not None and text.count("“", start, joint.start()) > text.count(
        "”", start, joint.start()
    )
    quoted = joint is not None and (opened or text.count('"', start, joint.start()) % 2 == 1)
    return joint.start() if joint is not None and not quoted else end


def _reported(annotated: Annotated, sentence: Sentence) -> list[Claim]:
    """The contents of the speech verbs of a sentence, each inner one a claim of its own."""
    doc, found = annotated.doc, list[Claim]()
    if CLAIMING.isdisjoint(small_lemmas(doc)[sentence.first : sentence.last]):
        return found
    for clause in split_clauses(doc, sentence.first, sentence.last):
        predicate = find_predicate(doc, clause)
        while predicate is not None and predicate.lemma in CLAIMING:
            inner = _content(doc, clause, predicate)
            if inner is None:
                break
            subject = subject_tokens(doc, clause, predicate)
            claim = _claim(annotated, sentence, subject, inner, predicate)
            predicate = find_predicate(doc, inner)
            if (
                predicate is None
                or predicate.lemma not in CLAIMING
                or _content(doc, inner, predicate) is None
            ):
                found.append(claim)
            clause = inner
    return found


def _claim(
    annotated: Annotated, sentence: Sentence, subject: list[Token], inner: Clause, predicate: Predicate
) -> Claim:
    doc = annotated.doc
    tokens = inner.tokens(doc)
    labels = labels_between(annotated, subject[0].i, subject[-1].i + 1) if subject else set()
    speaker = doc[subject[0].i : subject[-1].i + 1].text if subject else ""
    end = tokens[-1].idx + len(tokens[-1])
    return Claim(tokens[0].idx, end, sentence.index, frozenset(labels), speaker, (), predicate.verb)


def _content(doc: Doc, clause: Clause, predicate: Predicate) -> Clause | None:
    """What follows a verb of saying, without "that" and the hearer; None where nothing is said there."""
    start = predicate.verb + 1
    reach = FAR if predicate.lemma in ("tell", "assure", "inform", "warn") else CLOSE
    for i in range(start, min(clause.last, start + reach)):
        if doc[i].lower_ == "that":
            start = i + 1
            break
        if doc[i].tag_ in FINITE:  # "said it was the union that rang": what is said has begun
            break
        if doc[i].text == ":" or (doc[i].text == "," and reach == CLOSE and i > start):
            break
    if start >= clause.last or not any(
        t.pos_ in ("VERB", "AUX") or t.text in '“"' for t in doc[start : clause.last]
    ):
        return None
    return Clause(start, clause.last, "that")
