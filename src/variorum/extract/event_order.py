"""What happened before or after what, told without a date: "less than an hour after those comments"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import msgspec
from spacy.tokens import Doc, Token

from variorum.annotated import Annotated
from variorum.extract.clauses import split_clauses
from variorum.extract.event_types import event_type
from variorum.extract.events import HYPOTHETICAL, event_told, happens, reach, words_of
from variorum.extract.kept import small_words
from variorum.extract.quoting import is_quoted, quoted_ranges
from variorum.extract.sentences import Sentence, find_sentences, tokens_between
from variorum.model import Date, Event, Order, Span, Statement

# What a saying is called when it is pointed back to.
SAYINGS = frozenset(
    "comment remark statement word post claim denial announcement speech interview letter message reply "
    "answer accusation allegation admission".split()
)
POINTING = frozenset("the those these that this his her their its".split())
SAME_SENTENCE = 300  # code points: a long sentence of news
RELATIONS: dict[str, Literal["before", "after"]] = {"after": "after", "before": "before"}


@dataclass(frozen=True, slots=True)
class _Turn:
    """A word that sets one thing after or before another: `target` is the other's word, None for "later"."""

    word: Token
    relation: Literal["before", "after"]
    gap: Date | None
    target: Token | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Anchor:
    """What an event is set beside: a record said or told before, where it stands, and its day."""

    id: str
    at: int
    day: str | None


def find_order(
    annotated: Annotated, statements: Sequence[Statement], events: Sequence[Event]
) -> tuple[Event, ...]:
    """The events of the article with those that only their order dates, in the order of the text.

    "An hour after those comments, the ministry replied" sets the reply after the statement last made before
    it; "after the vote", after the last event of that kind; "hours later", after what was told last. Within a
    day of its anchor an event has its day.
    """
    quotes = quoted_ranges(annotated)
    found: dict[tuple[int, int], Event] = {_place(event.evidence[0]): event for event in events}
    durations = [date for date in annotated.dates if date.type == "DURATION"]
    for sentence in find_sentences(annotated):
        for turn in _turns(annotated, sentence, durations):
            if is_quoted(quotes, annotated.doc, turn.word.i, turn.word.i + 1):
                continue
            anchor = _anchor(annotated.doc, turn, sentence, statements, tuple(found.values()))
            verb = _verb_set(turn, sentence)
            if anchor is not None and verb is not None:
                event = _ordered(annotated, turn, verb, sentence, anchor)
                known = found.get(_place(event.evidence[0]), event)
                found[_place(event.evidence[0])] = msgspec.structs.replace(known, order=event.order)
    return tuple(sorted(found.values(), key=lambda event: _place(event.evidence[0])))


def _place(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _turns(annotated: Annotated, sentence: Sentence, durations: Sequence[Date]) -> Iterator[_Turn]:
    doc, tokens = annotated.doc, sentence.tokens(annotated.doc)
    start, end = reach(tokens)
    lengths = [d for d in durations if start <= d.evidence[0].start < end]
    for i, word in enumerate(small_words(doc)[sentence.first : sentence.last], sentence.first):
        relation = RELATIONS.get(word)
        if relation is None:
            continue
        token = doc[i]
        gap = next((d for d in lengths if any(s.end == token.idx - 1 for s in d.evidence)), None)
        first = gap.evidence[0].start if gap else token.idx
        noun = next((c for c in token.children if c.dep_ == "pobj"), None)
        if token.dep_ == "prep" and noun is not None and doc[noun.left_edge.i].lower_ in POINTING:
            yield _Turn(token, relation, gap, noun, first, _end(doc, token))
        elif token.dep_ == "mark" and gap is not None:
            told = token.head
            yield _Turn(told, relation, gap, told, first, _end(doc, told))
    for gap in lengths:
        span = words_of(doc, gap)
        if span is not None and span[-1].lower_ == "later":
            yield _Turn(span.root, "after", gap, None, *reach(span))


def _end(doc: Doc, token: Token) -> int:
    """The code point after the last word that hangs on a token."""
    return reach(tokens_between(doc, token.i, token.right_edge.i + 1))[1]


def _anchor(
    doc: Doc, turn: _Turn, sentence: Sentence, statements: Sequence[Statement], events: Sequence[Event]
) -> _Anchor | None:
    """The record that a turn points back to, the last of its kind in the sentences before it, if any."""
    said = [_Anchor(s.id, s.evidence[0].start, s.said_on) for s in statements]
    told = [(_Anchor(e.id, e.evidence[0].start, e.when), e.type) for e in events]
    target, before = turn.target, doc[sentence.first].idx
    if target is None:
        chosen = [*said, *(one for one, _ in told)]
    elif target.lemma_.lower() in SAYINGS:
        chosen = said
    else:
        kind = event_type(target, doc[target.left_edge.i : target.right_edge.i + 1])
        chosen = [one for one, other in told if other == kind != "other"]
    last = max((one for one in chosen if one.at < before), key=lambda one: one.at, default=None)
    if last is None or last.day:
        return last
    # "Senators said Saturday that they had been told …": the inner statement has the day of the outer one.
    days = [one for one in chosen if one.day and 0 <= last.at - one.at < SAME_SENTENCE]
    return replace(last, day=max(days, key=lambda one: one.at).day) if days else last


def _verb_set(turn: _Turn, sentence: Sentence) -> Token | None:
    """The verb of what happened before or after: the nearest above the turn that tells an event."""
    for token in turn.word.ancestors:
        if token.pos_ in ("VERB", "AUX") and sentence.first <= token.i < sentence.last:
            supposed = any(c.lower_ in HYPOTHETICAL for c in token.children if c.dep_ == "aux")
            return token if happens(token) and not supposed else None
    return None


def _ordered(annotated: Annotated, turn: _Turn, verb: Token, sentence: Sentence, anchor: _Anchor) -> Event:
    """The event of the verb, with its order; within a day of its anchor it has the anchor's day."""
    article, doc = annotated.reading.article, annotated.doc
    held = [
        clause
        for clause in split_clauses(doc, sentence.first, sentence.last)
        if any(clause.first <= token.i < clause.last for token in (verb, turn.word))
    ]
    told = tokens_between(doc, held[0].first, held[-1].last) if held else sentence.tokens(doc)
    order = Order(
        relation=turn.relation,
        to=anchor.id,
        gap=turn.gap.value if turn.gap else None,
        span=article.span(turn.start, turn.end),
    )
    within_hours = turn.gap is not None and turn.gap.value.startswith("PT")
    when = (anchor.day or "")[:10] or None if within_hours else None
    kind = event_type(verb, doc[verb.left_edge.i : verb.right_edge.i + 1])
    return msgspec.structs.replace(event_told(annotated, told, kind, when, "events:order"), order=(order,))
