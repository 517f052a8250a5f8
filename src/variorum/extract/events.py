"""Find what happened when: clauses with a finite verb that a day, week or month is told with."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from variorum.annotated import Annotated
from variorum.extract import provision_words as words
from variorum.extract.clauses import FINITE, Clause, split_clauses
from variorum.extract.quoting import is_quoted, quoted_ranges
from variorum.extract.sentences import Sentence, find_sentences
from variorum.model import Date, Event, identity

# Saying something on a day is a statement, not an event; making it known is one, and so is writing it.
MERE_SPEECH = words.SPEECH_VERBS - {"announce", "declare", "warn", "write"}
STATES = frozenset("be have seem appear remain mean want need know believe think hope own".split())
HYPOTHETICAL = frozenset("would could should may might must shall 'd ’d".split())
# What is held on a day, whatever is said of it: "Friday's vote", "the talks on Monday".
HELD = frozenset(
    "talk meeting summit session vote ballot election referendum hearing signing ceremony conference plenary "
    "inauguration rally debate visit congress runoff round deadline".split()
)
SET_DAYS = frozenset("date deadline".split())
PROPOSING = frozenset("propose demand suggest want call ask seek urge offer envisage foresee require".split())
OBJECTS = frozenset("dobj pobj obj attr".split())
LONGEST_NAME = 14  # tokens of a noun phrase that names an event with its day


def find_events(annotated: Annotated) -> tuple[Event, ...]:
    """The dated events of an article in the order of the text; `when` keeps the precision of the words.

    What is only proposed ("would be freed within 20 days") or merely said on a day is no event.
    """
    quotes, doc = quoted_ranges(annotated), annotated.doc
    found: dict[tuple[int, int], Event] = {}
    for sentence in find_sentences(annotated):
        dates = _dates_in(annotated, sentence.first, sentence.last)
        if sentence.kind in ("caption", "heading") or not dates:
            continue
        clauses = split_clauses(doc, sentence.first, sentence.last)
        for date in dates:
            verb = _verb_of(doc, date, sentence)
            if verb is None or _is_no_event(verb) or is_quoted(quotes, doc, verb.i, verb.i + 1):
                noun = _held(doc, date, sentence)
                if noun is None or is_quoted(quotes, doc, noun.i, noun.i + 1):
                    continue
                event = _event(annotated, date, noun, _name_of(noun, doc, date), "events:dated-noun")
            else:
                event = _event(
                    annotated, date, verb, _extent(doc, date, verb, clauses), "events:dated-clause"
                )
            found.setdefault((event.evidence[0].start, event.evidence[0].end), event)
    return tuple(found.values())


def _extent(doc: Doc, date: Date, verb: Token, clauses: tuple[Clause, ...]) -> tuple[int, int]:
    """The tokens from the clause of the date to the clause of its verb, whichever comes first."""
    held = [c for c in clauses if c.first <= verb.i < c.last]
    held += [
        c
        for c in clauses
        if doc[c.first].idx <= date.evidence[0].start < doc[c.last - 1].idx + len(doc[c.last - 1])
    ]
    return min((c.first for c in held), default=verb.i), max((c.last for c in held), default=verb.i + 1)


def _event(annotated: Annotated, date: Date, head: Token, extent: tuple[int, int], method: str) -> Event:
    tokens = [t for t in annotated.doc[extent[0] : extent[1]] if not t.is_space]
    span = annotated.reading.article.span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
    actors = [n.actor for n in annotated.names if span.start <= n.start and n.end <= span.end]
    return Event(
        id=identity("event", span.article, span.start, span.end),
        confidence=0.8 if _attached(annotated.doc, date, head) else 0.6,
        method=method,
        when=date.value,
        text=" ".join(span.exact.split()),
        actors=tuple(dict.fromkeys(actors)),
        evidence=(span,),
    )


def _held(doc: Doc, date: Date, sentence: Sentence) -> Token | None:
    """The noun of what is held or due on the date: the date hangs on it; None where it is only proposed."""
    span = doc.char_span(date.evidence[0].start, date.evidence[0].end, alignment_mode="expand")
    for token in (span.root, *span.root.ancestors) if span is not None else ():
        if token.pos_ == "VERB" or not sentence.first <= token.i < sentence.last:
            return None
        if (
            token.lemma_.lower() in SET_DAYS
            and token.i < span.start
            and doc[token.i + 1].lower_ in ("of", "on")
        ):
            return token
        if token.lemma_.lower() in HELD and token.pos_ == "NOUN":
            return None if _is_proposed(token) else token
    return None


def _is_proposed(noun: Token) -> bool:
    """Whether the noun is what a verb asks for ("calls for a vote on Monday") or what would be."""
    verb = next((t for t in noun.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if verb is None or noun.dep_ not in OBJECTS:
        return False
    return verb.lemma_.lower() in PROPOSING or any(c.lower_ in HYPOTHETICAL for c in verb.children)


def _name_of(noun: Token, doc: Doc, date: Date) -> tuple[int, int]:
    """The tokens that name the event: the noun with all that hangs on it, or where that is long, its day."""
    first, last = noun.left_edge.i, noun.right_edge.i + 1
    span = doc.char_span(date.evidence[0].start, date.evidence[0].end, alignment_mode="expand")
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
    ]


def _verb_of(doc: Doc, date: Date, sentence: Sentence) -> Token | None:
    """The verb that the date is told with: the one it hangs on in the parse, else the nearest."""
    span = doc.char_span(date.evidence[0].start, date.evidence[0].end, alignment_mode="expand")
    if span is not None:
        for token in (span.root, *span.root.ancestors):
            if token.pos_ == "VERB" and sentence.first <= token.i < sentence.last and _happens(token):
                return token
    verbs = [t for t in sentence.tokens(doc) if t.pos_ == "VERB" and _happens(t)]
    return min(verbs, key=lambda t: abs(t.idx - date.evidence[0].start), default=None)


def _happens(verb: Token) -> bool:
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
    lemma = verb.lemma_.lower()
    if any(c.dep_ == "prt" for c in verb.children):
        return False  # "owned up" is no owning
    return lemma in STATES or lemma in MERE_SPEECH


def _attached(doc: Doc, date: Date, verb: Token) -> bool:
    span = doc.char_span(date.evidence[0].start, date.evidence[0].end, alignment_mode="expand")
    return span is not None and any(token.i == verb.i for token in span.root.ancestors)
