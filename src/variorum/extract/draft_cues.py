"""The words that tell a text from its siblings: those before its noun, and those of how it first came up.

A text put forward by "the northern governments" is "the northern draft" later on, one agreed in Calder "the
Calder text", one released on Friday "the Friday text".
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from variorum.annotated import Annotated
from variorum.extract import draft_words as words
from variorum.extract.draft_clauses import SUBJECTS, after_dateline, subject_of
from variorum.extract.draft_phrase import DraftPhrase
from variorum.extract.makers import CALENDAR, day_label
from variorum.extract.sentences import Sentence

PLACED = frozenset("in at near above outside aboard".split())
PRONOUNS = frozenset("they it who which".split())
HYPHENS = frozenset("-‑–")
GENERAL = words.ANY_TEXT | words.PEOPLE | words.COUNTER_WORDS
FULL_DAY, MONTH = len("2031-02-09"), len("2031-02")


def cues_of(annotated: Annotated, phrase: DraftPhrase) -> frozenset[str]:
    """The words before the noun that may tell the text from others, without a plural "s"."""
    return frozenset(_stem(t) for t in annotated.doc[phrase.first : phrase.head] if _tells_apart(t))


def origins_of(annotated: Annotated, sentences: Sequence[Sentence], phrase: DraftPhrase) -> frozenset[str]:
    """What a text may later go by: words for those who bring it up, the place, the label of the day."""
    sentence, doc = sentences[phrase.sentence], annotated.doc
    first = after_dateline(doc, sentence)
    named = [(n.start, n.end) for n in annotated.names]  # whoever is named is told by a label
    makers = [(n.start, n.end) for n in annotated.names if n.type in ("state", "person")]
    found = {_stem(t) for t in doc[first : sentence.last] if _is_place(t) and not _is_within(t, makers)}
    for subject in _bringing(annotated, sentence, phrase):
        before = (t for t in subject.subtree if first <= t.i < phrase.first and not _is_within(t, named))
        found |= {_stem(t) for t in before if _tells_apart(t)}
    return frozenset(found | _days(annotated, sentence, phrase))


def _is_within(token: Token, extents: Sequence[tuple[int, int]]) -> bool:
    return any(start <= token.idx < end for start, end in extents)


def _stem(token: Token) -> str:
    return str(token.lower_.removesuffix("s"))


def _tells_apart(token: Token) -> bool:
    """Whether a word is neither general ("new", "peace", "minister") nor a day, a number or a mark."""
    kind = token.pos_ in ("ADJ", "NOUN", "PROPN") and token.tag_ not in ("JJR", "JJS")
    dated = token.ent_type_ in ("DATE", "TIME", "CARDINAL", "ORDINAL") or token.lower_ in CALENDAR
    measure = token.i > 0 and token.nbor(-1).text in HYPHENS  # "phase" of "a three-phase plan"
    general = {token.lower_, token.lemma_.lower()} & GENERAL
    return kind and token.is_alpha and not (dated or measure or general)


def _is_place(token: Token) -> bool:
    """Whether "in Calder" or "above Lake Brenz" says by this word where something happens."""
    head = token
    while head.dep_ == "compound" and head.head.pos_ == "PROPN":
        head = head.head
    if head.dep_ == "pobj" and head.head.lower_ == "of":
        head = head.head.head  # "in the port of Calder"
    named = token.pos_ == "PROPN" and token.lower_ not in CALENDAR
    return named and head.dep_ == "pobj" and head.head.lower_ in PLACED


def _bringing(annotated: Annotated, sentence: Sentence, phrase: DraftPhrase) -> list[Token]:
    """The subject of the clause that brings a text up, or whom "they" stands for."""
    doc = annotated.doc
    verb = next((t for t in doc[phrase.head].ancestors if t.pos_ == "VERB"), None)
    subject = subject_of(verb, sentence) if verb is not None else None
    if subject is None or subject.lower_ not in PRONOUNS:
        return [subject] if subject is not None else []
    before = [t for t in doc[sentence.first : subject.i] if t.dep_ in SUBJECTS and t.pos_ != "PRON"]
    return before[-1:]


def _days(annotated: Annotated, sentence: Sentence, phrase: DraftPhrase) -> set[str]:
    """The label of the day nearest to a phrase in its sentence; "Monday's draft" dates another text."""
    text, doc = annotated.reading.article.text, annotated.doc
    start, end = doc[sentence.first].idx, doc[sentence.last - 1].idx
    head, right = doc[phrase.head].idx, doc[phrase.head].right_edge.idx
    near = []
    for date in annotated.dates:
        span = date.evidence[0]
        if date.type not in ("DATE", "TIME") or not start <= span.start <= end:
            continue
        owned = text[span.end : span.end + 2] in ("’s", "'s") or span.exact.endswith(("’s", "'s"))
        told = head < span.start <= right  # "a text released on Friday", more than what stands around it
        if not owned and date.value[:1].isdigit() and len(date.value) >= (MONTH if told else FULL_DAY):
            near.append((not told, abs(span.start - head), date.value[:FULL_DAY]))
    return {day_label(min(near)[2])} if near else set()
