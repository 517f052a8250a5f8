"""Where and when a statement was made: the venue and the day that stand with its cue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc, Token

from variorum.annotated import Annotated
from variorum.model import Date, Span

Spans = Sequence[tuple[int, int]]

_PLACES: Final = (
    r"interview|post|statement|letter|speech|tweet|comment|press\s(?:conference|briefing)|news\s(?:conference|briefing)"
    r"|conference|message|video|address|briefing|call|meeting|op-ed|memo|report|email|e-mail|forum|summit|podcast"
    r"|broadcast|testimony|hearing|ceremony|rally|debate|thread|essay|column|remarks?|session|gathering|event"
    r"|appearance|program(?:me)?|show|note|communiqu[eé]|readout|release|conversation|presentation|panel|talk"
)
_VENUE: Final = re.compile(
    rf"\b(?:in|at|during|on|via|through)\s(?:an?|the|his|her|its|their|one|another|that|separate|\w+['’]s)\s"
    rf"(?:[\w’'.-]+\s){{0,4}}?(?:{_PLACES})\b(?:\s(?:with|to|of)\s(?:the\s|an?\s)?[\w’'.-]+(?:\s[A-Z][\w’'.-]+)*)?"
)
_TOLD: Final = re.compile(r"^(?:tell|told|tells|telling|inform\w*|assur\w*)$", re.I)
REACH: Final = 90  # code points around the cue in which its venue is sought


def find_venue(annotated: Annotated, cue: Spans, content: Spans) -> Span | None:
    """The words that say where or to whom it was said ("in a post", "reporters"), or None."""
    article, doc = annotated.reading.article, annotated.doc
    for start, end in cue:
        for match in _VENUE.finditer(
            article.text, max(0, start - REACH), min(len(article.text), end + REACH)
        ):
            if not _inside(match.start(), content) and _same_sentence(doc, match.start(), start):
                return article.span(match.start(), match.end())
    for start, end in cue:
        listener = _listener(doc, start, end)
        if listener and not _inside(listener[0], content):
            return article.span(*listener)
    return None


def _inside(at: int, spans: Spans) -> bool:
    return any(start <= at < end for start, end in spans)


def _token(doc: Doc, at: int) -> Token | None:
    span = doc.char_span(at, at + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None


def _same_sentence(doc: Doc, one: int, other: int) -> bool:
    left, right = _token(doc, one), _token(doc, other)
    return left is not None and right is not None and left.sent.start == right.sent.start


def _listener(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """Whom the cue's verb tells: its object without what hangs behind it."""
    span = doc.char_span(start, end, alignment_mode="expand")
    for verb in span or ():
        if not _TOLD.match(verb.text):
            continue
        for child in verb.rights:
            if child.dep_ in ("dobj", "iobj", "dative") and child.pos_ in ("NOUN", "PROPN"):
                left, last = doc[child.left_edge.i], child
                for tail in child.rights:
                    if tail.dep_ == "prep" and tail.lower_ == "of" and tail.right_edge.i - child.i < 6:
                        last = doc[tail.right_edge.i]
                return (left.idx, last.idx + len(last)) if child.i - left.i < 8 else None
    return None


def find_day(annotated: Annotated, cue: Spans, content: Spans) -> str | None:
    """The day a date of the cue's clause gives (2031-04-02); None where no date stands with the cue.

    A date belongs to the cue that is nearest in the sentence, when no comma-bound clause of another verb is
    between; dates within the content are part of what was said.
    """
    if not cue:
        return None
    at = cue[0][0]
    best: tuple[int, str] | None = None
    for date in annotated.dates:
        span = date.evidence[0]
        far = _distance(annotated, span.start, at, content) if date.type in ("DATE", "TIME") else None
        if far is None or not re.match(r"\d{4}-(?:\d\d-\d\d|W\d\d)", date.value):
            continue
        if best is None or far < best[0]:
            best = (far, date.value)
    return _day(best[1]) if best else None


def _day(value: str) -> str:
    return re.split(r"T", value)[0]


def _distance(annotated: Annotated, date_at: int, cue_at: int, content: Spans) -> int | None:
    """Tokens between a date and the cue it goes with; None where it goes with something else."""
    if abs(date_at - cue_at) > 160 or _inside(date_at, content):
        return None
    doc = annotated.doc
    date, cue = _token(doc, date_at), _token(doc, cue_at)
    if date is None or cue is None or date.sent.start != cue.sent.start:
        return None
    verb = _verb_above(date)
    if verb is not None and verb.i != cue.i and not _one_clause(verb, cue):
        return None
    return abs(int(date.i) - int(cue.i))


def _verb_above(token: Token) -> Token | None:
    """The verb whose clause the token stands in."""
    for above in (token, *token.ancestors):
        if above.pos_ in ("VERB", "AUX"):
            return above
    return None


def _one_clause(verb: Token, cue: Token) -> bool:
    """Whether the date's verb is the cue or shares its phrase ("was asked", "went on to say")."""
    cue_verb = _verb_above(cue)
    if cue_verb is None or cue_verb.i == verb.i:
        return cue_verb is not None
    return cue_verb.head.i == verb.i and cue_verb.dep_ in ("aux", "xcomp", "auxpass")


def day_of(date: Date) -> str:
    """The day part of a date record's value."""
    return _day(date.value)
