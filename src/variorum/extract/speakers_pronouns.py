"""Whom "he", "she", "they", "it" and "who" mean as the source of a statement.

Candidates are those named or heard before the pronoun, outside every quotation; the last speaker of the
passage, a subject, and the nearest sentence count for most, as centering theory orders them (Grosz, Joshi
and Weinstein 1995). Weights set by hand on news of several talks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from spacy.tokens import Token

from variorum.extract.speakers import Cast, Speaker, resolve_source
from variorum.extract.speakers_gender import PRONOUN_GENDER, Gender
from variorum.extract.speakers_words import PERSONS, TIMES, is_group_noun, is_institution, is_office
from variorum.words import is_trade

REACH_OF_IT: Final = 90  # tokens back in which "it" finds a body
CHAIN_REACH, CHAIN_DEPTH = 2, 4  # sentences from one "she" to the one before, and how many such steps
LEAST_LIKELY: Final = -4.5  # the score below which a pronoun is left open
REACH: Final = 5  # sentences back in which an antecedent is sought
_BLOCK_STEP: Final = 0.6
_SUBJECT, _OBJECT, _POSSESSIVE = 1.2, -0.4, -1.2
_REPORTED = -1.5  # a subject within what is asked or said: "asked whether Rook had lied, she said"
_UNINTRODUCED = -0.8  # one word without office: as likely a place that statistics took for a person
_SPOKE_LAST, _SPOKE_BEFORE = 1.6, 0.5
_PERSONAL: Final = frozenset(("he", "him", "his", "she", "her"))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands in its article, and what of it is somebody's words."""

    sentence_of: Sequence[int]
    block_of: Sequence[int]
    quoted: Sequence[bool]
    genders: Mapping[str, Gender] = field(default_factory=dict)


def resolve_pronoun(cast: Cast, pronoun: Token, place: Place) -> Speaker | None:
    """Whom a pronoun in source position means, or None where nobody fits."""
    word = pronoun.lower_
    if word in ("who", "which", "that"):
        return _relative(cast, pronoun)
    if word in _PERSONAL:
        return _best(cast, pronoun, place)
    if word in ("they", "them", "their"):
        return _plural(cast, pronoun, place)
    if word in ("it", "its"):
        return _body(cast, pronoun, place)
    return None


def _relative(cast: Cast, pronoun: Token) -> Speaker | None:
    """The noun that a relative clause hangs on: "Rell, who told them"."""
    verb = pronoun.head
    while verb.dep_ in ("aux", "auxpass", "conj", "xcomp", "ccomp") and verb.head.i != verb.i:
        verb = verb.head
    noun = verb.head if verb.dep_ == "relcl" else pronoun.nbor(-1) if pronoun.i else pronoun
    if noun.is_punct and noun.i:
        noun = noun.nbor(-1)
    for _ in range(4):  # "a statement released on Sunday local time, which said": not the time
        if noun.lower_ in TIMES or noun.dep_ in ("npadvmod", "compound") or noun.pos_ in ("ADP", "VERB"):
            noun = noun.head
    if noun.dep_ == "appos" and cast.named(noun.head) and not cast.named(noun):
        noun = noun.head
    left = min((t for t in noun.lefts), key=lambda t: t.i, default=noun)
    first = cast.annotated.doc[min(left.left_edge.i, noun.i)]
    if noun.i >= pronoun.i or noun.pos_ not in ("PROPN", "NOUN", "PRON"):
        return None
    return resolve_source(cast, first.idx, noun.idx + len(noun))


def _best(cast: Cast, pronoun: Token, place: Place, depth: int = CHAIN_DEPTH) -> Speaker | None:
    """The person named or heard before who scores highest; the later one of equals."""
    gender = PRONOUN_GENDER[pronoun.lower_]
    scores: dict[str, float] = {}
    found: dict[str, Speaker] = {}
    chained = _chained(cast, pronoun, place, depth)
    for speaker, score in [*_candidates(cast, pronoun, place), *chained]:
        key = speaker.actor.id
        if score > scores.get(key, -99.0) and place.genders.get(key, gender) == gender:
            scores[key], found[key] = score, speaker
    _add_heard(cast, pronoun, place, scores)
    best = max(scores, key=lambda key: (scores[key], found[key].at), default=None)
    return found[best] if best is not None and scores[best] >= LEAST_LIKELY else None


def _candidates(cast: Cast, pronoun: Token, place: Place) -> list[tuple[Speaker, float]]:
    """Persons named before the pronoun, and unnamed ones that spoke, each mention with its score."""
    doc, here = cast.annotated.doc, pronoun.i
    found = []
    for at, name in cast.name_at.items():
        if at >= here or (place.quoted[at] and not place.quoted[here]):
            continue
        away = place.sentence_of[here] - place.sentence_of[at]
        actor = cast.actors[name.actor]
        if actor.type == "person" and 0 <= away <= REACH and _opens_name(cast, at):
            blocks = place.block_of[here] - place.block_of[at]
            score = -away - _BLOCK_STEP * blocks + _standing(doc[at], cast)
            if " " not in actor.name and not actor.roles:
                score += _UNINTRODUCED
            if away == 0 and doc[at].head.dep_ == "ccomp":
                score += _REPORTED
            found.append((Speaker(actor, at), score))
    found += _unnamed_subjects(cast, pronoun, place)
    for speaker in cast.spoke[-4:]:
        unnamed = speaker.actor.type == "anonymous" and not speaker.plural
        one = unnamed and (is_trade(speaker.noun) or speaker.noun in PERSONS)
        if speaker.at < here and (one or speaker.actor.type == "person"):
            away = place.sentence_of[here] - place.sentence_of[speaker.at]
            blocks = place.block_of[here] - place.block_of[speaker.at]
            found.append((speaker, -min(float(away), REACH) - _BLOCK_STEP * min(blocks, 2)))
    return found


def _unnamed_subjects(cast: Cast, pronoun: Token, place: Place) -> list[tuple[Speaker, float]]:
    """Persons told by office alone, subjects of the last sentences: "An envoy shrugged. … he said"."""
    found = []
    for token in cast.annotated.doc[max(0, pronoun.i - REACH_OF_IT) : pronoun.i]:
        away = place.sentence_of[pronoun.i] - place.sentence_of[token.i]
        person = is_office(token) or token.lemma_.lower() in PERSONS
        if token.dep_ != "nsubj" or token.tag_ != "NN" or not person or away > 2 or place.quoted[token.i]:
            continue
        if token.i in cast.name_at or any(cast.named(c) for c in token.children if c.dep_ == "appos"):
            continue
        first = cast.annotated.doc[token.left_edge.i]
        speaker = resolve_source(cast, first.idx, token.idx + len(token))
        blocks = place.block_of[pronoun.i] - place.block_of[token.i]
        if speaker is not None:
            since = not cast.spoke or token.i > cast.spoke[-1].at
            score = _SUBJECT - away - _BLOCK_STEP * blocks + (_SPOKE_LAST if since and blocks == 0 else 0.0)
            found.append((Speaker(speaker.actor, token.i, False, speaker.noun), score))
    return found


def _chained(cast: Cast, pronoun: Token, place: Place, depth: int) -> list[tuple[Speaker, float]]:
    """Whom the same pronoun meant as a subject in the sentences before: who is spoken of goes on being so."""
    doc, found = cast.annotated.doc, list[tuple[Speaker, float]]()
    if depth == 0:
        return found
    for token in reversed(doc[max(0, pronoun.i - REACH_OF_IT) : pronoun.i]):
        away = place.sentence_of[pronoun.i] - place.sentence_of[token.i]
        if away > CHAIN_REACH:
            break
        same = (
            token.lower_ in PRONOUN_GENDER and PRONOUN_GENDER[token.lower_] == PRONOUN_GENDER[pronoun.lower_]
        )
        main = token.dep_ == "nsubj" and token.head.dep_ in ("ROOT", "conj")
        if same and main and place.quoted[token.i] == place.quoted[pronoun.i]:
            if (meant := _best(cast, token, place, depth - 1)) is not None:
                found.append((Speaker(meant.actor, token.i), _SUBJECT - away))
            break
    return found


def _opens_name(cast: Cast, at: int) -> bool:
    return at == 0 or cast.name_at.get(at - 1) is not cast.name_at[at]


def _standing(token: Token, cast: Cast) -> float:
    """How prominent a mention is by grammar: subjects first, owners last."""
    name = cast.name_at[token.i]
    last = token
    while last.i + 1 < len(token.doc) and cast.name_at.get(last.i + 1) is name:
        last = last.nbor()
    if last.i + 1 < len(token.doc) and last.nbor().lower_ in ("'s", "’s", "’"):
        return _POSSESSIVE
    if last.dep_ in ("nsubj", "nsubjpass") or token.dep_ in ("nsubj", "nsubjpass"):
        return _SUBJECT
    return _OBJECT if last.dep_ in ("pobj", "dobj", "iobj") else 0.0


def _add_heard(cast: Cast, pronoun: Token, place: Place, scores: dict[str, float]) -> None:
    """Who spoke last in this passage is likely to go on speaking, unless somebody else has come in since."""
    for weight, speaker in zip((_SPOKE_LAST, _SPOKE_BEFORE), reversed(cast.spoke), strict=False):
        near = place.block_of[pronoun.i] - place.block_of[speaker.at] <= 2
        if near and speaker.actor.id in scores:
            scores[speaker.actor.id] += weight * (0.3 if _came_in(cast, speaker, pronoun, place) else 1.0)


def _came_in(cast: Cast, speaker: Speaker, pronoun: Token, place: Place) -> bool:
    """Whether another person became a main clause's subject in this paragraph since the speaker spoke."""
    doc = cast.annotated.doc
    for at in range(max(speaker.at + 1, pronoun.i - REACH_OF_IT), pronoun.i):
        name = cast.name_at.get(at)
        if name is None or name.type != "person" or name.actor == speaker.actor.id or place.quoted[at]:
            continue
        subject = doc[at].dep_ == "nsubj" and doc[at].head.dep_ == "ROOT"
        if subject and place.block_of[at] == place.block_of[pronoun.i] != place.block_of[speaker.at]:
            return True
    return False


def _plural(cast: Cast, pronoun: Token, place: Place) -> Speaker | None:
    """The last group that spoke nearby, else the plural subject of this sentence or the one before."""
    if (subject := _plural_subject(cast, pronoun, place)) is not None:
        return subject
    for speaker in reversed(cast.spoke[-4:]):
        if speaker.plural and place.sentence_of[pronoun.i] - place.sentence_of[speaker.at] <= REACH:
            return speaker
    near = [
        token
        for token in reversed(cast.annotated.doc[max(0, pronoun.i - REACH_OF_IT) : pronoun.i])
        if token.tag_ in ("NNS", "NNPS")
        and place.sentence_of[pronoun.i] - place.sentence_of[token.i] <= 1
        and not place.quoted[token.i]
        and (is_group_noun(token) or is_office(token))
    ]
    subjects = [token for token in near if token.dep_ in ("nsubj", "nsubjpass")]
    for token in (subjects or near)[:1]:
        edge = cast.annotated.doc[token.left_edge.i]
        return resolve_source(cast, edge.idx, token.idx + len(token))
    return None


def _plural_subject(cast: Cast, pronoun: Token, place: Place) -> Speaker | None:
    """A group of people that is the main subject just before, and later than the last group to speak."""
    heard = max((one.at for one in cast.spoke[-4:] if one.plural), default=-1)
    for token in reversed(cast.annotated.doc[max(0, pronoun.i - REACH_OF_IT) : pronoun.i]):
        away = place.sentence_of[pronoun.i] - place.sentence_of[token.i]
        if token.i <= heard or away > 1 or place.block_of[token.i] != place.block_of[pronoun.i]:
            return None
        people = token.tag_ in ("NNS", "NNPS") and (is_group_noun(token) or is_office(token))
        main = token.dep_ == "nsubj" and token.head.dep_ in ("ROOT", "conj")
        if people and main and not place.quoted[token.i]:
            return resolve_source(cast, cast.annotated.doc[token.left_edge.i].idx, token.idx + len(token))
    return None


def _body(cast: Cast, pronoun: Token, place: Place) -> Speaker | None:
    """The organisation, state or kind of body that spoke or was the subject last."""
    best: tuple[float, int, int, Speaker | None] | None = None
    for token in cast.annotated.doc[max(0, pronoun.i - REACH_OF_IT) : pronoun.i]:
        name = cast.name_at.get(token.i)
        body = name is not None and name.type in ("organisation", "state") and _opens_name(cast, token.i)
        common = name is None and is_institution(token) and token.dep_ in ("nsubj", "nsubjpass")
        away = place.sentence_of[pronoun.i] - place.sentence_of[token.i]
        if not (body or common) or place.quoted[token.i] or away > 2:
            continue
        score = _prominence(token, cast) - away
        if best is None or score >= best[0]:
            actor = cast.actors[name.actor] if body and name else None
            best = (score, token.left_edge.i, token.i, Speaker(actor, token.i) if actor else None)
    for speaker in reversed(cast.spoke[-1:]):
        near = place.sentence_of[pronoun.i] - place.sentence_of[speaker.at] <= 1
        if near and speaker.actor.type in ("organisation", "state"):
            return speaker
    if best is None:
        return None
    doc = cast.annotated.doc
    return best[3] or resolve_source(cast, doc[best[1]].idx, doc[best[2]].idx + len(doc[best[2]]))


def _prominence(token: Token, cast: Cast) -> float:
    """Subjects of the sentence first, then other subjects, owners last."""
    own = _standing(token, cast) if token.i in cast.name_at else _SUBJECT
    head = token.head
    while head.dep_ == "compound" and head.i != head.head.i:
        head = head.head
    main = own >= _SUBJECT and (head.dep_ in ("ROOT", "conj") or head.head.dep_ == "ROOT")
    return own + (0.5 if main and head.dep_ == "ROOT" else 0.0)
