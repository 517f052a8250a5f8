"""What somebody calls a thing: the label, and the thing with it where the label alone says too little."""

from __future__ import annotations

import re
from typing import Final

from spacy.tokens import Token

from variorum.extract.stance import sub_span
from variorum.extract.stance_ground import Ground
from variorum.model import CONTEXT, Span, Statement

_LABELS: Final = re.compile(
    r"\b(?:call|dismiss|describ|label|brand|denounc|hail|term|deem|characteri[sz]|reject|prais|dub|condemn|consider"
    r"|find|found|think|thought|judg|rate|see|saw)\w*",
    re.I,
)
# What is labelled, and the label in quotation marks at the end.
_LABELLED: Final = re.compile(r"^[^“”\"]{3,80}?\s([“\"][^“”\"]+[”\"])[.,;]?$")
LEAST_LABEL: Final = 2  # words of a label that says enough by itself
LONGEST: Final = 20  # tokens of a thing with its label
_PREDICATES: Final = ("oprd", "ccomp", "acomp", "xcomp", "attr", "dobj")


def label_of(ground: Ground, statement: Statement) -> Span | None:
    """The words to be shown as said where a verb labels something; None where it does not.

    "Dismissed the account as “brazenly untrue”" says the label, since the account is only what it is about;
    "called the ratios “obscene”" says "the ratios “obscene”", since one word alone tells nothing.
    """
    if len(statement.content) != 1 or not any(_LABELS.search(cue.exact) for cue in statement.cue):
        return None
    whole = statement.content[0]
    match = _LABELLED.match(whole.exact)
    if match is not None:
        alone = len(re.findall(r"\w+", match[1])) >= LEAST_LABEL
        return sub_span(whole, match.start(1), match.end(1)) if alone else None
    return _with_thing(ground, statement, whole)


def _with_thing(ground: Ground, statement: Statement, whole: Span) -> Span | None:
    """A one-word label with the thing before it, or a thing with the predicate behind it."""
    verb = _cue_verb(ground, statement)
    said = ground.doc.char_span(whole.start, whole.end, alignment_mode="expand")
    if verb is None or said is None or said.start <= verb.i:
        return None
    words = len(re.findall(r"\w+", whole.exact))
    if words < LEAST_LABEL and said.start - verb.i > 1:
        return _span(ground, whole, verb.i + 1, whole.end)
    behind = [c for c in verb.rights if c.dep_ in _PREDICATES and c.pos_ == "ADJ" and c.i >= said.end]
    if behind and behind[0].left_edge.i <= said.end and behind[0].right_edge.i - said.start < LONGEST:
        last = behind[0].right_edge
        while last.is_punct and last.i > said.start:
            last = last.nbor(-1)
        return _span(ground, whole, said.start, last.idx + len(last))
    return None


def _cue_verb(ground: Ground, statement: Statement) -> Token | None:
    for cue in statement.cue:
        span = ground.doc.char_span(cue.start, cue.end, alignment_mode="expand")
        verbs = [token for token in span or () if token.pos_ == "VERB"]
        if verbs:
            return verbs[-1]
    return None


def _span(ground: Ground, model: Span, first: int, end: int) -> Span | None:
    """The text from a token to an offset, where it is one line and short."""
    start = ground.doc[first].idx
    exact = ground.text[start:end]
    if "\n" in exact or len(exact.split()) > LONGEST or any(mark in exact for mark in ".;:!?"):
        return None
    before, after = ground.text[max(0, start - CONTEXT) : start], ground.text[end : end + CONTEXT]
    return Span(article=model.article, exact=exact, prefix=before, suffix=after, start=start, end=end)
