"""Attributions that grammar finds beside the engine: reports within reports, and participles of announcing.

A rule fires only where the engine has nothing for the same words, and only for verbs that hardly ever mean
anything but saying, so that it costs no precision (figures in docs/decisions/spacy-components.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Token

from variorum.annotated import Annotated
from variorum.extract.attribution import Attribution
from variorum.extract.speakers_finding import subject_above

# Verbs whose clause is what somebody said.
SAYING: Final = frozenset(
    "say tell assure announce report warn insist claim argue add note state declare confirm deny "
    "stress explain acknowledge admit reiterate maintain contend assert concede inform promise "
    "pledge vow remark conclude reply respond caution allege recall observe emphasise emphasize "
    "underline underscore tweet write".split()
)
LEAST_WORDS: Final = 3
RULE_SCORE: Final = 0.5
SAME: Final = 0.5  # share of words from which an attribution of the engine is about the same content


def complete_attributions(annotated: Annotated, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The engine's attributions, and those that only the parse shows."""
    completed = list(attributions)
    taken = [span for one in attributions for span in one.cue]
    for verb in _saying_verbs(annotated):
        if any(start < verb.idx + len(verb) and verb.idx < end for start, end in taken):
            continue
        found = _clause_said(verb)
        if found is not None and not any(_same(found, one) for one in completed):
            completed.append(found)
    return completed


def _saying_verbs(annotated: Annotated) -> Iterator[Token]:
    for token in annotated.doc:
        if token.pos_ == "VERB" and token.lemma_ in SAYING:
            yield token


def _clause_said(verb: Token) -> Attribution | None:
    """The attribution of a verb with a clause for its object: "Osk had assured them that …"."""
    clause = next((c for c in verb.rights if c.dep_ == "ccomp" and c.pos_ in ("VERB", "AUX")), None)
    subject = subject_above(verb)
    if clause is None or subject is None or _unsaid(verb):
        return None
    doc = verb.doc
    first, last = clause.left_edge.i, clause.right_edge.i
    while first < last and ((doc[first].is_punct and doc[first].text not in '“"‘') or doc[first].is_space):
        first += 1
    while last > first and (doc[last].text in ",;" or doc[last].is_space):
        last -= 1
    if last - first + 1 < LEAST_WORDS or first <= verb.i:
        return None
    who = _phrase(subject)
    return Attribution(
        source=(who,) if who else (),
        cue=((verb.idx, verb.idx + len(verb)),),
        content=((doc[first].idx, doc[last].idx + len(doc[last])),),
        score=RULE_SCORE,
    )


def _unsaid(verb: Token) -> bool:
    """ "did not say", "refused to say", "would say": nothing was said."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "neg")}
    return bool(
        helpers & {"not", "n't", "n’t", "never", "would", "could", "should", "will", "to", "may", "might"}
    )


def _phrase(subject: Token) -> tuple[int, int] | None:
    """The noun phrase of a subject as offsets, without a relative clause."""
    doc = subject.doc
    left, last = doc[subject.left_edge.i], subject
    for child in subject.rights:
        if child.dep_ in ("prep", "appos") and child.right_edge.i - subject.i < 12:
            last = doc[child.right_edge.i]
    return (
        (left.idx, last.idx + len(last))
        if last.i - left.i < 24
        else (subject.idx, subject.idx + len(subject))
    )


def _same(one: Attribution, other: Attribution) -> bool:
    """Whether two attributions share most of the larger content, neither being a report within the other."""
    if any(start <= one.cue[0][0] < end for start, end in other.content):
        return False
    both = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one.content for b in other.content)
    sizes = [sum(end - start for start, end in x.content) for x in (one, other)]
    return both > SAME * max(*sizes, 1)
