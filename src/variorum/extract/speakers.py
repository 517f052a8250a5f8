"""Who speaks: the source as written, resolved to an actor of the article, or to one made of its words.

A name is resolved through the names that annotation found; a pronoun through what was said before it; a
definite description ("the envoy") through roles; anything else speaks under its own words, class kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

import msgspec
from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from variorum.annotated import Annotated, Name
from variorum.extract.kept import token_starts
from variorum.extract.speakers_acronyms import find_short_names, goes_by
from variorum.extract.speakers_words import (
    ANONYMOUS,
    BODIES,
    DOCUMENTS,
    LOOSE_TITLES,
    OUTLET_NOUNS,
    PART_OF,
    POSTS,
    PRONOUNS,
    is_group_noun,
    is_institution,
    is_office,
    shown_name,
    singular,
    words_of,
)
from variorum.model import Actor, ActorType, identity
from variorum.words import INSTITUTIONS

REACH_OF_NAMES: Final = 80  # tokens in which somebody who spoke is called by another description
APPOSED: Final = 7  # tokens within which a source cut at its comma is named


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks: an actor, and the token at which the text last named them."""

    actor: Actor
    at: int
    plural: bool = False
    noun: str = ""


@dataclass(slots=True)
class Cast:
    """The actors of one article, those that annotation named and those that speak under other words."""

    annotated: Annotated
    actors: dict[str, Actor]
    name_at: dict[int, Name]
    spoke: list[Speaker] = field(default_factory=list)
    made: dict[str, Actor] = field(default_factory=dict)
    short: tuple[tuple[str, str], ...] = ()

    def named(self, token: Token) -> Actor | None:
        """The actor whose name this token is part of."""
        name = self.name_at.get(token.i)
        return self.actors.get(name.actor) if name else None


def make_cast(annotated: Annotated) -> Cast:
    """The cast of an article before anybody has spoken."""
    doc, name_at = annotated.doc, dict[int, Name]()
    starts = token_starts(doc)
    for name in annotated.names:
        at = starts.get(name.start)
        while at is not None and at < len(doc) and doc[at].idx < name.end:
            name_at.setdefault(at, name)
            at += 1
    short = find_short_names(annotated.reading.article.text)
    return Cast(annotated, {actor.id: actor for actor in annotated.actors}, name_at, short=short)


def resolve_source(cast: Cast, start: int, end: int) -> Speaker | None:
    """The speaker that the source text[start:end] names or describes; None for a pronoun."""
    span = cast.annotated.doc.char_span(start, end, alignment_mode="expand")
    head = None if span is None else head_of(span)
    if span is None or head is None or head.lower_ in PRONOUNS:
        return None
    if head.dep_ in ("nummod", "det", "amod", "compound") and span.end <= head.head.i < span.end + 3:
        span, head = span.doc[span.start : head.head.i + 1], head.head  # "one" of "one passenger"
    if (body := _by_short_name(cast, span, head)) is not None:
        return body
    if (part := _part_of_several(cast, span)) is not None:
        return part
    if several := _coordinated(cast, span, head):
        return several
    if (person := _named_by(cast, span, head)) is not None:
        return Speaker(person, span.start, noun=singular(head))
    if (known := _described_before(cast, span, head)) is not None:
        return known
    return _as_written(cast, span, head)


def head_of(span: TokenSpan) -> Token | None:
    """The word that the source is about; None where the span holds no word."""
    words = [token for token in span if not token.is_punct and not token.is_space]
    if not words:
        return None
    head = span.root
    if head.is_punct or head.pos_ in ("VERB", "AUX", "ADP", "ADV", "SCONJ"):
        nouns = [t for t in words if t.pos_ in ("PROPN", "NOUN", "PRON", "NUM")]
        subjects = [t for t in nouns if t.dep_ in ("nsubj", "nsubjpass", "pobj", "agent")]
        head = (subjects or nouns or words)[0]
    return head


def _by_short_name(cast: Cast, span: TokenSpan, head: Token) -> Speaker | None:
    """The body that is written out once with its short name in brackets, under either."""
    both = next((names for names in cast.short if goes_by(span.text, *names)), None)
    if both is None:
        return None
    if (known := _of_that_name(cast, both[0])) is not None:
        return Speaker(known, span.start, noun=singular(head))
    made = _made(cast, span, both[0], "organisation", head)
    cast.made[made.actor.id] = msgspec.structs.replace(made.actor, aliases=both)
    return replace(made, actor=cast.made[made.actor.id], plural=False)


def _part_of_several(cast: Cast, span: TokenSpan) -> Speaker | None:
    """ "One of the officials", "another": part of a group that spoke before."""
    words = [token for token in span if not token.is_punct]
    if not words or words[0].lower_ not in PART_OF or (len(words) > 1 and words[1].lower_ != "of"):
        return None
    noun = singular(words[-1]) if len(words) > 2 and words[-1].lower_ not in PRONOUNS else ""
    for speaker in reversed(cast.spoke):
        if speaker.plural and (not noun or speaker.noun == noun) and speaker.actor.type != "state":
            whole = re.sub(
                r"^(?:(?:one|two|three|four|five|several|some|many)\sof\s)?(?:the|two|three|four|five|several|some"
                r"|a|many)\s+",
                "",
                speaker.actor.name,
                flags=re.I,
            )
            name = f"{words[0].lower_} of the {whole}" if words[0].lower_ != "both" else speaker.actor.name
            part = _made(cast, span, name, "anonymous", words[0])
            return Speaker(part.actor, span.start, words[0].lower_ not in ("one", "another"), speaker.noun)
    return None


def _named_by(cast: Cast, span: TokenSpan, head: Token) -> Actor | None:
    """The actor whose name is the head, stands in apposition to it, or follows it as a title's bearer."""
    if (bearer := _bears_title(cast, span, head)) is not None:
        return bearer
    if (actor := cast.named(head)) is not None:
        owner = head.i + 1 < span.end and head.nbor().lower_ in ("'s", "’s") and head.i + 2 < span.end
        if not owner:
            return actor
    if not is_office(head):
        return None
    if (renamed := _renamed(cast, span, head)) is not None:
        return renamed
    for token in span:
        name = cast.named(token)
        if name is None or name.type != "person":
            continue
        beside = token.dep_ in ("appos", "nmod", "flat") and token.head.i == head.i
        behind = token.nbor(-1).text if token.i > span.start else ""
        closes = behind == "," and all(cast.named(t) is name or t.is_punct for t in span if t.i >= token.i)
        if beside or closes or (token.i in (head.i + 1, head.i + 2) and behind in (head.text, ",")):
            return name
    return None


def _renamed(cast: Cast, span: TokenSpan, head: Token) -> Actor | None:
    """The person named behind a source that was cut at the comma: "a deputy spokesman, Ada Pell, who …"."""
    doc, at = span.doc, span.end
    if at + 1 >= len(doc) or doc[at].text != "," or head.tag_ in ("NNS", "NNPS") or cast.named(head):
        return None
    for token in doc[at + 1 : at + 1 + APPOSED]:
        name = cast.name_at.get(token.i)
        if name is not None and name.type == "person":
            last = token
            while last.i + 1 < len(doc) and cast.name_at.get(last.i + 1) is name:
                last = last.nbor()
            closed = last.i + 1 < len(doc) and last.nbor().text in (",", ".", ":", ")")
            return cast.actors.get(name.actor) if closed else None
        if token.pos_ not in ("DET", "ADJ", "NOUN", "PROPN") or token.is_punct:
            return None
    return None


def _bears_title(cast: Cast, span: TokenSpan, head: Token) -> Actor | None:
    """The person at the end of "Lund Bank chief economist Ada Pell", where a body is taken for the head."""
    words = [token for token in span if not token.is_punct and not token.is_space]
    last = cast.name_at.get(words[-1].i) if words else None
    first = cast.name_at.get(head.i)
    if last is None or last.type != "person" or last is first or (first is None and not is_office(head)):
        return None
    if first is not None and first.type == "person":
        return None
    between = [t for t in span if head.i < t.i and t.idx < last.start]
    plain = not any(t.text in (",", "'s", "’s", "and", "to", "for") or t.dep_ == "relcl" for t in between)
    titled = any(is_office(t) for t in (head, *between))
    return cast.actors.get(last.actor) if plain and titled else None


def _coordinated(cast: Cast, span: TokenSpan, head: Token) -> Speaker | None:
    """ "Rell and Osk": several speak together, as one group under their words."""
    others = [t for t in head.conjuncts if span.start <= t.i < span.end and t.pos_ in ("PROPN", "NOUN")]
    if not others or not (cast.named(head) or is_office(head)):
        return None
    if any(not cast.named(t) and not is_group_noun(t) for t in others):
        return None
    members = [a.id for a in (cast.named(t) for t in (head, *others)) if a]
    if len(set(members)) == 1 and len(members) > 1:
        return None
    return _made(cast, span, span.text, "group", head)


def _described_before(cast: Cast, span: TokenSpan, head: Token) -> Speaker | None:
    """The antecedent of "the spokesperson", "the former ambassador", "the ministry": by role or by noun."""
    first = span[0].lower_
    if cast.named(span[0]) and is_office(head) and span.start < head.i and head.tag_ not in ("NNS", "NNPS"):
        return _known_otherwise(cast, span, head, singular(head))
    if first not in ("the", "that", "this", "these", "those", "both"):
        return None
    noun = singular(head)
    for speaker in reversed(cast.spoke):
        plural = head.tag_ in ("NNS", "NNPS")
        if speaker.noun == noun and speaker.plural == plural and _compatible(span, head, speaker.actor.name):
            return Speaker(speaker.actor, span.start, speaker.plural, noun)
    if head.tag_ in ("NNS", "NNPS"):
        return None
    if noun in OUTLET_NOUNS and not any(t.is_title for t in span[1:]):
        return _last_of_type(cast, span.start, "organisation")
    if (before := _introduced(cast, span, head)) is not None:
        return before
    best = _bearer(cast, span, head, noun)
    return Speaker(best, span.start, noun=noun) if best else _known_otherwise(cast, span, head, noun)


def _introduced(cast: Cast, span: TokenSpan, head: Token) -> Speaker | None:
    """ "An Orlund official was blunter. “…,” the official said": whom a subject without a name brought in."""
    doc, noun = cast.annotated.doc, singular(head)
    for token in reversed(doc[max(0, span.start - REACH_OF_NAMES) : span.start]):
        if token.dep_ != "nsubj" or token.tag_ != "NN" or singular(token) != noun or token.i in cast.name_at:
            continue
        first = doc[token.left_edge.i]
        if first.lower_ in ("a", "an", "one", "another") and not any(
            _is_person(cast, c) for c in token.children
        ):
            whole = doc[first.i : token.i + 1]
            return _made(cast, whole, whole.text, _class_of(whole, token) or "anonymous", token)
    return None


def _is_person(cast: Cast, token: Token) -> bool:
    name = cast.name_at.get(token.i)
    return name is not None and name.type == "person"


def _known_otherwise(cast: Cast, span: TokenSpan, head: Token, noun: str) -> Speaker | None:
    """Who spoke last, told anew: "the minister" of a person without another office, "the firm" of a firm.

    So a text varies its names; it does so at once, and not of somebody whose office it has told otherwise.
    """
    owned = cast.named(span[0]) is not None and noun not in POSTS  # "America's top diplomat"
    if not cast.spoke or cast.spoke[-1].plural or not (span[0].lower_ == "the" or owned):
        return None
    last = cast.spoke[-1]
    doc = cast.annotated.doc
    near = (
        0 <= span.start - last.at <= REACH_OF_NAMES and doc[span.start].sent.start > doc[last.at].sent.start
    )
    offices = {word for text in _titles(last.actor) for word in words_of(text) if word in POSTS}
    if not near or (noun in POSTS and offices) or noun in DOCUMENTS:
        return None
    if last.actor.type == "person" and (is_office(head) or noun in LOOSE_TITLES):
        return Speaker(last.actor, span.start, noun=noun)
    body = last.actor.type == "organisation" and noun in BODIES and not _is_other_body(last, noun, span)
    return Speaker(last.actor, span.start, noun=noun) if body else None


def _is_other_body(last: Speaker, noun: str, span: TokenSpan) -> bool:
    """Whether a description cannot mean the body that spoke last: "the union" after "the ministry"."""
    kinds = {word for word in words_of(last.actor.name) if word in BODIES or word in INSTITUTIONS}
    told = [t for t in span if t.pos_ in ("PROPN", "NOUN", "ADJ")]
    return bool(kinds - {noun}) or (len(told) > 1 and not kinds)


def _last_of_type(cast: Cast, before: int, wanted: ActorType) -> Speaker | None:
    for speaker in reversed(cast.spoke):
        if speaker.actor.type == wanted:
            return Speaker(speaker.actor, before)
    return None


def _bearer(cast: Cast, span: TokenSpan, head: Token, noun: str) -> Actor | None:
    """The person or body named before, and last, whose role or name has this head noun."""
    best: tuple[int, Actor] | None = None
    doc = cast.annotated.doc
    for at, name in cast.name_at.items():
        if at >= span.start or (best and at < best[0]):
            continue
        actor = cast.actors[name.actor]
        if actor.type == "person" and noun in INSTITUTIONS | BODIES:
            continue  # "the trust’s director" is not the trust
        if any(noun in words_of(text) and _compatible(span, head, text) for text in _titles(actor)):
            best = (at, actor)
    return best[1] if best and doc[best[0]].i < span.start else None


def _titles(actor: Actor) -> list[str]:
    """What can describe an actor again: roles of a person, the name of a body."""
    if actor.type == "person":  # the chief "of the general staff" is not the staff
        return [re.split(r"\s(?:of|at|for|from|to|in)\s", role.text)[0] for role in actor.roles]
    return [actor.name] if actor.type == "organisation" else []


def _compatible(span: TokenSpan, head: Token, text: str) -> bool:
    """Whether what qualifies the description does not speak against the role: "the Veld minister"."""
    said = set(words_of(text))
    marks = {
        t.lower_ for t in span if t.i < head.i and t.pos_ in ("PROPN", "ADJ", "NOUN") and t.text[0].isupper()
    }
    return marks <= said if marks else True


def _as_written(cast: Cast, span: TokenSpan, head: Token) -> Speaker | None:
    """The speaker under the words of the source, with the class that the words keep."""
    if (same := _of_that_name(cast, span.text)) is not None:
        return Speaker(same, span.start, noun=singular(head))
    kind = _class_of(span, head)
    if kind is None:
        return None
    return _made(cast, span, span.text, kind, head)


def _of_that_name(cast: Cast, text: str) -> Actor | None:
    """The named actor that these very words name, article aside."""
    name = re.sub(r"^the\s+", "", shown_name(text), flags=re.I)
    return next((a for a in cast.actors.values() if name in a.aliases), None)


def _class_of(span: TokenSpan, head: Token) -> ActorType | None:
    noun = singular(head)
    if noun in ANONYMOUS:
        return "anonymous"
    if is_group_noun(head):
        return "group"
    if is_office(head):
        return "anonymous"
    if is_institution(head) or noun in DOCUMENTS:
        return "organisation"
    if head.pos_ == "PROPN":
        return "organisation"
    if head.tag_ in ("NNS", "NNPS") or span[0].lower_ in ("some", "many", "others", "several", "both"):
        return "group"
    return "anonymous" if head.pos_ in ("NOUN", "NUM", "ADJ", "DET") else None


def _made(cast: Cast, span: TokenSpan, text: str, kind: ActorType, head: Token) -> Speaker:
    """A speaker under these words: the same words in one article are the same actor."""
    name = shown_name(text)
    article = cast.annotated.reading.article
    id_ = identity("actor", article.id, name.casefold())
    if id_ not in cast.made:
        start = span.start_char
        evidence = (article.span(start, span.end_char),)
        cast.made[id_] = Actor(
            id=id_,
            name=name,
            type=kind,
            aliases=(name,),
            evidence=evidence,
            confidence=0.7,
            method="speakers",
        )
    plural = head.tag_ in ("NNS", "NNPS") or kind == "group"
    return Speaker(cast.made[id_], span.start, plural, singular(head))
