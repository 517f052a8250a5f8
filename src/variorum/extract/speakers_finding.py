"""From an attribution to its speaker: by its source, by the grammar of its cue, or as a quotation goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Token

from variorum.extract.attribution import Attribution
from variorum.extract.speakers import Cast, Speaker, head_of, resolve_source
from variorum.extract.speakers_pronouns import Place, resolve_pronoun
from variorum.extract.speakers_words import DOCUMENTS, PERSONS, PRONOUNS, is_office, singular
from variorum.words import is_trade

_PUT_OUT: Final = frozenset(
    "release issue publish post send write put make give sign deliver read share".split()
)
_CHAIN: Final = frozenset(
    ("conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep", "aux", "relcl", "acl", "dobj")
)
# Verbs by which somebody goes on speaking.
_MORE: Final = frozenset("add continue conclude".split())
REACH_OF_QUOTES: Final = 2  # paragraphs on to one that is a quotation by itself
LONGEST_PHRASE: Final = 14  # tokens of a subject phrase taken whole


def find_speaker(
    cast: Cast, attribution: Attribution, earlier: Sequence[Attribution], place: Place
) -> Speaker | None:
    """Who speaks an attribution, or None where the text does not let us know."""
    verb = _verb_of_cue(cast, attribution)
    if verb is not None and attribution.source and (said := _spoken_after(verb, attribution)) is not None:
        return speaker_of_phrase(cast, said, place)
    own = None if verb is None else _quoted_or_own(cast, verb, attribution)
    if own is not None and (speaker := speaker_of_phrase(cast, own, place)) is not None:
        return speaker
    if verb is not None and _goes_on_adding(verb, attribution, earlier) and cast.spoke:
        return cast.spoke[-1]
    for start, end in attribution.source:
        speaker = _of_source(cast, start, end, place)
        if speaker is not None and _is_new_description(cast, speaker, start) and verb is not None:
            return _known_by_cue(cast, verb, place, start) or speaker
        if speaker is not None:
            return speaker
    if attribution.source:
        return None
    subject = _subject_of_cue(verb, attribution)
    if subject is not None and (speech := _speech_of(subject, earlier)) is None:
        return speaker_of_phrase(cast, subject, place)
    if subject is not None and speech == len(earlier) - 1 and cast.spoke:
        return cast.spoke[-1]  # "… said the plan was bad, adding that": who said so goes on
    return _going_on(cast, attribution, earlier, place)


def _verb_of_cue(cast: Cast, attribution: Attribution) -> Token | None:
    """The verb that says so: the last of the cue's, as in "is said to have told"."""
    for start, end in attribution.cue:
        span = cast.annotated.doc.char_span(start, end, alignment_mode="expand")
        verbs = [t for t in span or () if t.pos_ in ("VERB", "AUX")]
        if verbs:
            return verbs[-1] if any(t.dep_ == "xcomp" for t in verbs) else verbs[0]
    return None


def _spoken_after(verb: Token, attribution: Attribution) -> Token | None:
    """The subject right behind its verb, where the engine took another word for the source.

    "The port, said a clerk, was shut": the clerk speaks, and the port is what is spoken of.
    """
    if attribution.source[0][0] > verb.idx:
        return None
    for child in verb.rights:
        near = child.left_edge.i == verb.i + 1 and child.pos_ in ("NOUN", "PROPN")
        between = verb.i and verb.nbor(-1).text == ","
        spoken = child.dep_ == "nsubj" or (
            child.dep_ == "dobj" and between and verb.lemma_ == "say" and is_office(child)
        )
        if spoken and near:
            return child
    return None


def _quoted_or_own(cast: Cast, verb: Token, attribution: Attribution) -> Token | None:
    """Who speaks against the engine's source: "the Post quoted Bevz as saying", or the verb's own subject.

    The verb's own subject goes before a source that stands in another sentence.
    """
    if verb.dep_ == "auxpass" and verb.head.lemma_ == "quote":  # "Roe was quoted as saying by the Lamp"
        return next((c for c in verb.head.lefts if c.dep_ == "nsubjpass"), None)
    if verb.tag_ == "VBG" and verb.i and verb.nbor(-1).lower_ == "as":
        for above in verb.ancestors:
            if above.lemma_ in ("quote", "cite", "report"):
                said = next((c for c in above.children if c.dep_ in ("dobj", "nsubjpass")), None)
                return said or _person_before(cast, above)
    if not attribution.source:
        return None
    start, end = attribution.source[0]
    sentence = verb.sent
    if start >= sentence.start_char and end <= sentence.end_char:
        return None
    own = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.pos_ in ("PROPN", "NOUN")), None)
    if own is None or any(s <= own.idx < e for s, e in attribution.content):
        return None
    return own if own.pos_ == "PROPN" or is_office(own) else None


def _person_before(cast: Cast, quoted: Token) -> Token | None:
    """The person named last before "was quoted" in its sentence, where the parse shows no subject."""
    if not any(c.dep_ == "auxpass" for c in quoted.children):
        return None
    before = cast.annotated.doc[quoted.sent.start : quoted.i]
    return next((t for t in reversed(before) if _is_person(cast, t)), None)


def _goes_on_adding(verb: Token, attribution: Attribution, earlier: Sequence[Attribution]) -> bool:
    """Whether a participle goes on with the statement before it in the sentence ("…, while adding that")."""
    if verb.tag_ != "VBG" or verb.lemma_ not in _MORE or not earlier or not earlier[-1].cue:
        return False
    before = earlier[-1].cue[0][0]
    sentence = verb.sent.start_char
    source = attribution.source[0][0] if attribution.source else before
    return sentence <= before < verb.idx and source <= before


def _is_new_description(cast: Cast, speaker: Speaker, start: int) -> bool:
    """Whether "the mum of three" is nobody that the article has introduced under these words."""
    text = cast.annotated.reading.article.text
    new = speaker.actor.id in cast.made and all(s.actor.id != speaker.actor.id for s in cast.spoke)
    return (
        new
        and not speaker.plural
        and text[start : start + 4].lower() == "the "
        and (is_trade(speaker.noun) or speaker.noun in PERSONS)
    )


def _known_by_cue(cast: Cast, verb: Token, place: Place, start: int) -> Speaker | None:
    """Who spoke last, where the cue says that somebody goes on speaking ("the mother of three added")."""
    if verb.lemma_ not in _MORE or not cast.spoke or cast.spoke[-1].plural:
        return None
    last = cast.spoke[-1]
    near = place.block_of[verb.i] - place.block_of[last.at] <= 1
    return last if near and last.actor.type in ("person", "anonymous") else None


def _of_source(cast: Cast, start: int, end: int, place: Place) -> Speaker | None:
    span = cast.annotated.doc.char_span(start, end, alignment_mode="expand")
    head = None if span is None else head_of(span)
    if span is None or head is None:
        return None
    if head.lower_ in PRONOUNS:
        return resolve_pronoun(cast, head, place)
    maker = _who_put_out(head) if singular(head) in DOCUMENTS else None
    voice = None if maker is None else speaker_of_phrase(cast, maker, place)
    return voice or resolve_source(cast, start, end)


def _speech_of(subject: Token, earlier: Sequence[Attribution]) -> int | None:
    """The last earlier attribution whose content holds this word, by number."""
    for number in range(len(earlier) - 1, -1, -1):
        if any(start <= subject.idx < end for start, end in earlier[number].content):
            return number
    return None


def speaker_of_phrase(cast: Cast, head: Token, place: Place) -> Speaker | None:
    """The speaker that the noun phrase under this word names."""
    if head.lower_ in PRONOUNS:
        return resolve_pronoun(cast, head, place)
    doc = cast.annotated.doc
    first, last = doc[head.left_edge.i], doc[head.right_edge.i]
    if last.i - first.i > LONGEST_PHRASE or any(t.dep_ == "relcl" for t in head.rights):
        last = head
        for child in head.rights:
            if child.dep_ == "prep" and child.right_edge.i - first.i <= LONGEST_PHRASE:
                last = doc[child.right_edge.i]
    return resolve_source(cast, first.idx, last.idx + len(last))


def _who_put_out(document: Token) -> Token | None:
    """Who released the text that speaks: "officials released a statement", "a letter from the guild"."""
    for child in document.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in ("from", "by"):
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    verb = document.head
    if document.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in _PUT_OUT:
        agents = [t for a in verb.children if a.dep_ == "agent" for t in a.children if t.dep_ == "pobj"]
        return next((t for t in verb.children if t.dep_ == "nsubj"), agents[0] if agents else None)
    return None


def _subject_of_cue(verb: Token | None, attribution: Attribution) -> Token | None:
    """The subject of a cue that has none of its own: "…, adding that", "released a statement announcing"."""
    subject = None if verb is None else subject_above(verb)
    if subject is None or any(start <= subject.idx < end for start, end in attribution.content):
        return None
    return subject


def subject_above(verb: Token) -> Token | None:
    """The subject of a verb, its own or that of the verb it hangs on; None where it stands alone."""
    seen, hung = 0, ""
    while seen < 6:
        for child in verb.children:
            if child.dep_ == "nsubj" or (child.dep_ == "nsubjpass" and hung == "xcomp"):
                return child
            if child.dep_ == "agent":
                return next((t for t in child.children if t.dep_ == "pobj"), None)
        if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN"):
            maker = _who_put_out(verb.head) if singular(verb.head) in DOCUMENTS else None
            return maker or verb.head
        if verb.dep_ not in _CHAIN or verb.head.i == verb.i:
            return None
        verb, seen, hung = verb.head, seen + 1, verb.dep_
    return None


def _going_on(
    cast: Cast, attribution: Attribution, earlier: Sequence[Attribution], place: Place
) -> Speaker | None:
    """The last speaker, where a quotation goes on without a source, in this paragraph or the next."""
    if not cast.spoke or not attribution.content or not earlier:
        return None
    doc = cast.annotated.doc
    here = doc.char_span(*attribution.content[0], alignment_mode="expand")
    if here is None or not earlier[-1].content:
        return None
    there = doc.char_span(*earlier[-1].content[-1], alignment_mode="expand")
    if there is None or not place.quoted[min(here.start + 1, len(doc) - 1)]:
        return None
    if not attribution.cue and (subject := _subject_before(cast, here.start, place)) is not None:
        return subject
    if place.block_of[here.start] == place.block_of[there.start]:
        near = place.sentence_of[here.start] - place.sentence_of[there.end - 1] <= (
            1 if attribution.cue else 2
        )
        return cast.spoke[-1] if near else None
    opens = here.start == 0 or place.block_of[here.start - 1] != place.block_of[here.start]
    follows = place.block_of[here.start] - place.block_of[there.end - 1] <= REACH_OF_QUOTES
    return cast.spoke[-1] if opens and follows and not attribution.cue else None


def _subject_before(cast: Cast, start: int, place: Place) -> Speaker | None:
    """The person whom the sentence before a quotation is about: "Schull posted a picture. “…”"."""
    before = start - 1
    while before > 0 and cast.annotated.doc[before].is_space:
        before -= 1
    if before <= 0 or place.block_of[before] != place.block_of[start] or place.quoted[before - 1]:
        return None
    root = cast.annotated.doc[before].sent.root
    subject = next((c for c in root.lefts if c.dep_ == "nsubj" and not place.quoted[c.i]), None)
    if subject is None or not (subject.lower_ in ("he", "she") or _is_person(cast, subject)):
        return None
    return speaker_of_phrase(cast, subject, place)


def _is_person(cast: Cast, token: Token) -> bool:
    name = cast.name_at.get(token.i)
    return name is not None and name.type == "person"
