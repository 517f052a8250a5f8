"""Attributions that grammar finds beside the engine: reports within reports, and "…, as somebody told us".

A rule fires only where the engine has nothing for the same words, outside quotations, and only for verbs that
hardly ever mean anything but saying. Wider rules (participles, clauses at the top) cost two points of
precision on PolNeAR dev and found next to nothing (docs/decisions/statement-speakers.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Token

from variorum.annotated import Annotated
from variorum.extract.attribution import Attribution
from variorum.extract.statements_figures import find_figures
from variorum.extract.statements_interviews import find_answers
from variorum.extract.statements_quotes import find_quoted

# Verbs whose clause is what somebody said.
SAYING: Final = frozenset(
    "say tell assure announce report warn insist claim argue add note state declare confirm deny "
    "stress explain acknowledge admit reiterate maintain contend assert concede inform promise "
    "pledge vow remark conclude reply respond caution allege recall observe emphasise emphasize "
    "underline underscore tweet write".split()
)
# Verbs that say what a thing is: a report of another's words may hold them ("…, the Lamp reported").
CALLING: Final = frozenset("call describe".split())
LEAST_WORDS: Final = 3
RULE_SCORE: Final = 0.6
SAME: Final = 0.5  # share of words from which an attribution of the engine is about the same content


def complete_attributions(
    annotated: Annotated, attributions: Sequence[Attribution], quoted: Sequence[int]
) -> list[Attribution]:
    """The engine's attributions, and those that only the parse shows; `quoted` marks quoted code points."""
    completed = list(attributions)
    taken = [span for one in attributions for span in one.cue]
    reported = [span for one in attributions for span in one.content]
    for verb in annotated.doc:
        if verb.tag_ not in ("VBD", "VBN") or verb.lemma_ not in SAYING | CALLING or quoted[verb.idx]:
            continue
        if any(start < verb.idx + len(verb) and verb.idx < end for start, end in taken):
            continue
        within = any(start <= verb.idx < end for start, end in reported)
        found = _clause_said(verb) if within else _said_in_passing(verb, reported)
        if found is not None and not any(_same(found, one) for one in completed):
            completed.append(found)
    completed += find_figures(annotated, completed, quoted)
    completed += find_quoted(annotated, completed, quoted)
    return _with_answers(completed, find_answers(annotated))


def _with_answers(found: Sequence[Attribution], answers: Sequence[Attribution]) -> list[Attribution]:
    """Attributions and answers of an interview; what an answer itself reports stays beside it."""
    kept = [one for one in found if not any(_fills(one, answer) for answer in answers)]
    return [*kept, *answers]


def _fills(one: Attribution, answer: Attribution) -> bool:
    """Whether an attribution is the answer's own words, by another name or by none: "I think …"."""
    (start, end) = answer.content[0]
    inside = all(start <= s < end for s, _ in (*one.cue, *one.content))
    return inside and (not one.source or not one.cue or _same(one, answer))


def _said_in_passing(verb: Token, taken: Sequence[tuple[int, int]]) -> Attribution | None:
    """The main clause that a parenthesis gives to somebody: "…, as Osk Pell—a skipper—told the Lamp"."""
    mark = next((c for c in verb.lefts if c.dep_ in ("mark", "advmod") and c.lower_ == "as"), None)
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if mark is None or subject is None or verb.dep_ != "advcl" or mark.i < 3:
        return None
    doc, first, last = verb.doc, verb.sent.start, mark.i - 1
    while last > first and not doc[last].is_alpha:
        last -= 1
    while first < last and (doc[first].is_space or doc[first].is_punct or doc[first].dep_ == "cc"):
        first += 1
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    said = doc[mark.i - 1].text in (",", "—", "–") and last - first + 1 >= LEAST_WORDS
    if not said or verb.head.i > last or any(s < end and start < e for s, e in taken):
        return None
    who = _phrase(subject)
    cue = ((verb.idx, verb.idx + len(verb)),)
    return Attribution((who,) if who else (), cue, ((start, end),), RULE_SCORE)


def _clause_said(verb: Token) -> Attribution | None:
    """The attribution of a verb with subject and clause: "Osk had assured them that …"."""
    extent, subject = _what_is_said(verb), _who_says(verb)
    if extent is None or subject is None or _unsaid(verb):
        return None
    doc, (first, last) = verb.doc, extent
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


def _who_says(verb: Token) -> Token | None:
    """The subject of a verb, or of the verb that it goes on from ("Osk called it dead and said that …")."""
    own = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if own is None and verb.dep_ == "conj":
        return next((c for c in verb.head.lefts if c.dep_ == "nsubj"), None)
    return own


def _what_is_said(verb: Token) -> tuple[int, int] | None:
    """First and last token of the clause under a verb of saying, or of a thing with what it is called."""
    if verb.lemma_ in SAYING:
        clause = next((c for c in verb.rights if c.dep_ == "ccomp" and c.pos_ in ("VERB", "AUX")), None)
        return None if clause is None else (clause.left_edge.i, clause.right_edge.i)
    thing = next((c for c in verb.rights if c.dep_ in ("dobj", "nsubj")), None)
    joint = next((c.i for c in verb.rights if c.dep_ == "cc"), verb.sent.end)
    last = max((c.right_edge.i for c in verb.rights if c.i < joint), default=verb.i)
    words = verb.doc[verb.i + 1 : last + 1]
    return None if thing is None or not any(t.text in '“"' for t in words) else (words.start, last)


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
    if one.cue and any(start <= one.cue[0][0] < end for start, end in other.content):
        return False
    both = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one.content for b in other.content)
    sizes = [sum(end - start for start, end in x.content) for x in (one, other)]
    return both > SAME * max(*sizes, 1)
