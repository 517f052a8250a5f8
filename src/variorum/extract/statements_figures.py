"""Figures that somebody gives: "the navy put the dead at 19", "Keldany counts 214, Tolmara 187"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Token

from variorum.annotated import Annotated
from variorum.extract.attribution import Attribution

# "Put the toll at 19", and verbs whose very object is the figure.
AT_VERBS: Final = frozenset("put estimate peg reckon".split())
COUNT_VERBS: Final = frozenset("count tally estimate reckon".split())
FIGURE_SCORE: Final = 0.6
LONGEST: Final = 30  # tokens of a figure with what it counts
# Another's figure for the same, in short: ", the Citadel 147", ", and Tolmara at 187".
_ANOTHER: Final = re.compile(
    r"[,;]?\s(?:and\s|but\s|while\s)?(?P<who>(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,4})\s(?:at\s)?"
    r"(?P<figure>\d(?:[\d,.]*\d)?(?:\s(?:million|billion|per\scent|percent))?)(?=[.;,]?(?:\s|$))"
)


def find_figures(
    annotated: Annotated, found: Sequence[Attribution], quoted: Sequence[int]
) -> list[Attribution]:
    """The figures that no attribution has yet, each with who gives it; those that follow in short too."""
    held = [span for one in found for span in one.content]
    cues = [span for one in found for span in one.cue]
    figures: list[Attribution] = []
    for verb in annotated.doc:
        if verb.pos_ != "VERB" or verb.lemma_ not in AT_VERBS | COUNT_VERBS or quoted[verb.idx]:
            continue
        figure = _figure_of(verb)
        if figure is None or any(start <= verb.idx < end for start, end in cues):
            continue
        figure = _before_another(annotated, figure)
        if not any(s < figure.content[0][1] and figure.content[0][0] < e for s, e in held):
            figures.append(figure)
        figures += _others(annotated, figure, held)
    return figures


def _figure_of(verb: Token) -> Attribution | None:
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ in ("i", "we", "you", "it", "which", "that"):
        return None
    what = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    at = next(
        (
            t
            for c in verb.subtree
            if c.lower_ == "at" and c.i > verb.i
            for t in c.children
            if t.dep_ == "pobj"
        ),
        None,
    )
    if verb.lemma_ in AT_VERBS and at is not None and what is not None and what.i < at.i and _is_figure(at):
        first, last = what.left_edge, at.right_edge
    elif verb.lemma_ in COUNT_VERBS and what is not None and _is_figure(what):
        first, last = what.left_edge, what.right_edge
    else:
        return None
    if first.i <= verb.i or last.i - first.i > LONGEST:
        return None
    source = (subject.left_edge.idx, _end(subject.right_edge if subject.right_edge.i < verb.i else subject))
    return Attribution((source,), ((verb.idx, _end(verb)),), ((first.idx, _end(last)),), FIGURE_SCORE)


def _is_figure(token: Token) -> bool:
    return token.like_num or any(t.like_num for t in token.subtree if abs(t.i - token.i) < 6)


def _end(token: Token) -> int:
    return int(token.idx) + len(token)


def _before_another(annotated: Annotated, figure: Attribution) -> Attribution:
    """The figure without the next one's, which the parse takes for its own: "214 prisoners, Tolmara 187"."""
    (start, end), text = figure.content[0], annotated.reading.article.text
    names = {name.end for name in annotated.names}
    for match in _ANOTHER.finditer(text, start + 1, end + 1):
        if match.end("who") in names:
            return replace(figure, content=((start, match.start()),))
    return figure


def _others(
    annotated: Annotated, first: Attribution, held: Sequence[tuple[int, int]]
) -> Iterator[Attribution]:
    """The same figure as others have it, right behind: "…, the Citadel 147"."""
    at, names = first.content[0][1], {name.end for name in annotated.names}
    while (match := _ANOTHER.match(annotated.reading.article.text, at)) is not None:
        figure, who = match.span("figure"), match.span("who")
        if who[1] not in names or any(s < figure[1] and figure[0] < e for s, e in held):
            return
        yield Attribution((who,), first.cue, (figure,), FIGURE_SCORE)
        at = match.end()
