"""Find what happened when: clauses with a finite verb that a day, week or month is told with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec
from spacy.tokens import Doc, Span, Token

from variorum.annotated import Annotated
from variorum.extract import provision_words as words
from variorum.extract.clauses import FINITE, SUBJECTS, Clause, split_clauses
from variorum.extract.event_types import event_type
from variorum.extract.quoting import Ranges, is_quoted, quoted_ranges
from variorum.extract.sentences import Sentence, find_sentences, tokens_between
from variorum.model import Date, Event, EventType, identity
from variorum.timex import precision, value_to_range

# Saying something on a day is a statement, not an event; making it known is one, and so is writing it.
MERE_SPEECH = words.SPEECH_VERBS - {"announce", "declare", "warn", "write"}
STATES = frozenset("be have seem appear remain mean want need know believe think hope own date".split())
# What is told from a day on, or up to it, is how things stood; only a day itself dates an event.
STRETCHES = frozenset("since until till".split())
MODS: dict[str, Literal["before", "after", "by"]] = {"before": "before", "after": "after", "by": "by"}
# A date that only says which one is meant ("April delivery", "today's 58") dates no event.
DETERMINES = frozenset("compound poss nmod amod nummod".split())
HYPOTHETICAL = frozenset("would could should may might must shall 'd ’d".split())
# What is held on a day, whatever is said of it: "Friday's vote", "the talks on Monday".
HELD = frozenset(
    "talk meeting summit session vote ballot election referendum hearing signing ceremony conference plenary "
    "inauguration rally debate visit congress runoff round deadline".split()
)
# What is done on a day, told by a noun: "the shooting on Monday night".
DEEDS = frozenset(
    "shooting gunfire explosion bombing attack raid ambush clash blast airstrike skirmish seizure arrest "
    "capture signature rejection walkout publication leak swap strike handover".split()
)
SET_DAYS = frozenset("date deadline".split())
PROPOSING = frozenset("propose demand suggest want call ask seek urge offer envisage foresee require".split())
PRESENT = frozenset({"VBZ", "VBP"})  # a relative clause in the present tells how things are
OBJECTS = frozenset("dobj pobj obj attr".split())
RELATIVE = frozenset({"WDT", "WP", "IN"})  # "that" is often tagged IN
TURNS = frozenset("after before once".split())
LONGEST_RELATIVE = 40  # tokens of a noun with its relative clause; a longer one is mostly a wrong parse
LONGEST_NAME = 14  # tokens of a noun phrase that names an event with its day


def find_events(annotated: Annotated) -> tuple[Event, ...]:
    """The dated events of an article in the order of the text; `when` keeps the precision of the words.

    What is only proposed ("would be freed within 20 days") or merely said on a day is no event.
    """
    quotes = quoted_ranges(annotated)
    found: dict[tuple[int, int], Event] = {}
    for sentence in find_sentences(annotated):
        if sentence.kind in ("caption", "heading"):
            continue
        for date in _dates_in(annotated, sentence.first, sentence.last):
            event = _event_on(annotated, date, sentence, quotes)
            if event is not None:
                found.setdefault((event.evidence[0].start, event.evidence[0].end), event)
    return tuple(found.values())


def _event_on(annotated: Annotated, date: Date, sentence: Sentence, quotes: Ranges) -> Event | None:
    """What happened on a date of the sentence: what its verb tells, else what its noun names."""
    doc = annotated.doc
    verb = None if _is_subject(_held(doc, date, sentence)) else _verb_of(annotated, date, sentence)
    if verb is not None and not _is_no_event(verb) and not is_quoted(quotes, doc, verb.i, verb.i + 1):
        clauses = split_clauses(doc, sentence.first, sentence.last)
        return _event(annotated, date, verb, _extent(doc, date, verb, clauses), "events:dated-clause")
    noun = _held(doc, date, sentence)
    if noun is None or is_quoted(quotes, doc, noun.i, noun.i + 1):
        return None
    return _event(annotated, date, noun, _name_of(noun, doc, date), "events:dated-noun")


def _extent(doc: Doc, date: Date, verb: Token, clauses: tuple[Clause, ...]) -> tuple[int, int]:
    """The tokens from the clause of the date to the clause of its verb, whichever comes first.

    What a relative clause tells is told of its noun: "the plan that the envoy handed over on Tuesday".
    """
    span = words_of(doc, date)
    within = _subordinate(doc, verb)
    if span is not None and within and within[0] <= span.start and span.end <= within[1]:
        joined = [c.i for c in verb.children if c.dep_ == "cc" and c.i >= span.end]
        return within[0], min([within[1], *joined])
    held = [c for c in clauses if c.first <= verb.i < c.last]
    held += [
        c
        for c in clauses
        if doc[c.first].idx <= date.evidence[0].start < doc[c.last - 1].idx + len(doc[c.last - 1])
    ]
    return min((c.first for c in held), default=verb.i), max((c.last for c in held), default=verb.i + 1)


def _subordinate(doc: Doc, verb: Token) -> tuple[int, int] | None:
    """The tokens of a relative clause with its noun, or of what goes on after "after" and "before"."""
    first, last = verb.left_edge.i, verb.right_edge.i + 1
    if verb.dep_ in ("relcl", "acl") and verb.head.pos_ in ("NOUN", "PROPN"):
        first = verb.head.left_edge.i
        if first > 1 and doc[first - 1].tag_ in RELATIVE and doc[first - 2].pos_ == "NOUN":
            first = doc[first - 2].left_edge.i  # the parse took the subject of the clause for its noun
    elif doc[first].lower_ in TURNS and verb.dep_ in ("advcl", "pcomp", "ccomp"):
        first += 1
    else:
        return None
    return (first, last) if last - first <= LONGEST_RELATIVE else None


def _event(annotated: Annotated, date: Date, head: Token, extent: tuple[int, int], method: str) -> Event:
    tokens = tokens_between(annotated.doc, *extent)
    event = event_told(annotated, tokens, event_type(head, tokens), date.value, method)
    sure = 0.8 if _attached(annotated.doc, date, head) else event.confidence
    return msgspec.structs.replace(event, confidence=sure, mod=_mod(annotated.doc, date))


def event_told(
    annotated: Annotated, tokens: Sequence[Token], kind: EventType, when: str | None, method: str
) -> Event:
    """The event that these tokens tell, with the actors they name."""
    span = annotated.reading.article.span(*reach(tokens))
    actors = (n.actor for n in annotated.names if span.start <= n.start and n.end <= span.end)
    return Event(
        id=identity("event", span.article, span.start, span.end),
        confidence=0.6,
        method=method,
        when=when,
        type=kind,
        text=" ".join(span.exact.split()),
        actors=tuple(dict.fromkeys(actors)),
        evidence=(span,),
    )


def reach(tokens: Sequence[Token]) -> tuple[int, int]:
    """Code points from the first to the last of these tokens."""
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])


def _mod(doc: Doc, date: Date) -> Literal["before", "after", "by"] | None:
    """Whether the words that lead to a day set the event before it, after it, or no later than it."""
    return MODS.get(_leading(doc, date)) if precision(date.value) != "time" else None


def words_of(doc: Doc, date: Date) -> Span | None:
    """The tokens of a time expression; None where the parse does not reach it."""
    return doc.char_span(date.evidence[0].start, date.evidence[0].end, alignment_mode="expand")


def _leading(doc: Doc, date: Date) -> str:
    """The word before a time expression, its article left out."""
    span = words_of(doc, date)
    before = [t.lower_ for t in doc[max(0, span.start - 2) : span.start]] if span is not None else []
    words = [word for word in before if word not in ("the", "late", "early")]
    return words[-1] if words else ""


def _held(doc: Doc, date: Date, sentence: Sentence) -> Token | None:
    """The noun of what is held or due on the date: the date hangs on it; None where it is only proposed."""
    span = words_of(doc, date)
    if span is None:
        return None
    for token in (span.root, *span.root.ancestors):
        if token.pos_ == "VERB" or not sentence.first <= token.i < sentence.last:
            return None
        if (
            token.lemma_.lower() in SET_DAYS
            and token.i < span.start
            and doc[token.i + 1].lower_ in ("of", "on")
        ):
            return token
        if token.pos_ == "NOUN" and token.lemma_.lower() in HELD | DEEDS:
            return None if _is_proposed(token) else token
    return None


def _is_subject(noun: Token | None) -> bool:
    """Whether what a date dates is the subject, of which the verb tells something else."""
    return noun is not None and noun.dep_ in ("nsubj", "nsubjpass")


def _is_proposed(noun: Token) -> bool:
    """Whether the noun is what a verb asks for ("calls for a vote on Monday") or what would be."""
    verb = next((t for t in noun.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if verb is None or noun.dep_ not in OBJECTS:
        return False
    return verb.lemma_.lower() in PROPOSING or any(c.lower_ in HYPOTHETICAL for c in verb.children)


def _name_of(noun: Token, doc: Doc, date: Date) -> tuple[int, int]:
    """The tokens that name the event: the noun with all that hangs on it, or where that is long, its day."""
    first, last = noun.left_edge.i, noun.right_edge.i + 1
    span = words_of(doc, date)
    if span is None or last - first <= LONGEST_NAME:
        return first, last
    return min(noun.i, span.start), max(noun.i + 1, span.end)


def _dates_in(annotated: Annotated, first: int, last: int) -> list[Date]:
    """Days, times, weeks and months told between two tokens; no durations and no rhythms."""
    start, end = annotated.doc[first].idx, annotated.doc[last - 1].idx + len(annotated.doc[last - 1])
    return [
        date
        for date in annotated.dates
        if date.type in ("DATE", "TIME")
        and date.value[:1].isdigit()
        and start <= date.evidence[0].start < end
        and _leading(annotated.doc, date) not in STRETCHES
    ]


def _verb_of(annotated: Annotated, date: Date, sentence: Sentence) -> Token | None:
    """The verb that the date is told with: the one it hangs on in the parse, else the nearest."""
    doc = annotated.doc
    span = words_of(doc, date)
    if span is not None:
        if (
            span.root.dep_ in DETERMINES
            and span.root.head.pos_ in ("NOUN", "NUM")
            and span.root.head not in span
        ):
            return None
        for token in (span.root, *span.root.ancestors):
            if token.pos_ != "VERB" or not (sentence.first <= token.i < sentence.last and happens(token)):
                continue
            if token.dep_ != "relcl" or token.tag_ not in PRESENT or _is_ahead(annotated, date):
                return token
    verbs = [t for t in sentence.tokens(doc) if t.pos_ == "VERB" and happens(t)]
    return min(verbs, key=lambda t: abs(t.idx - date.evidence[0].start), default=None)


def _is_ahead(annotated: Annotated, date: Date) -> bool:
    """Whether a time expression lies after the day of publication."""
    covered, published = value_to_range(date.value), annotated.reading.article.published
    return covered is not None and published is not None and covered[0].isoformat() > published[:10]


def happens(verb: Token) -> bool:
    """Whether a verb tells something as happening: finite, scheduled ("are to meet"), or a participle."""
    chain = [verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass"))]
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl", "advcl"):
        return True
    scheduled = verb.tag_ == "VB" and verb.head.lemma_ in ("be", "due", "expect", "schedule", "set")
    return scheduled or any(t.tag_ in FINITE for t in chain)


def _is_no_event(verb: Token) -> bool:
    if any(c.lower_ in HYPOTHETICAL for c in verb.children if c.dep_ == "aux"):
        return True
    if verb.dep_ != "relcl" and any(c.tag_ == "WP" for c in verb.children if c.dep_ == "nsubj"):
        return True  # "who wrote it?" asks
    if verb.is_sent_start and not any(c.dep_ in SUBJECTS for c in verb.children):
        return True  # "Published on Nov 22": a line about the article
    lemma = verb.lemma_.lower()
    if any(c.dep_ == "prt" for c in verb.children):
        return False  # "owned up" is no owning
    return lemma in STATES or lemma in MERE_SPEECH


def _attached(doc: Doc, date: Date, verb: Token) -> bool:
    span = words_of(doc, date)
    return span is not None and any(token.i == verb.i for token in span.root.ancestors)
