"""Evaluations in a stretch of text: who takes which side, and that it is a text on the table they judge.

Each hit of the lexicon must meet what its list needs (`stance_words`): "accept" an agent who is the speaker
or on the speaker's side, "vague" something in a draft that it is said of. So "they will accept this" is a
forecast, "a very bad position" nobody's draft, and "if the offer were accepted" no acceptance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from spacy.tokens import Doc, Token

from variorum.extract.kept import small_lemmas, small_words
from variorum.extract.speakers_finding import subject_above
from variorum.extract.stance_excess import falls_short
from variorum.extract.stance_grammar import (
    copula_of,
    in_open_clause,
    is_denial,
    is_passive,
    judged_by,
    negated,
    said_by_another,
    subject_of_effect,
    with_helpers,
)
from variorum.extract.stance_ground import Ground, is_matter, is_other_matter, is_text
from variorum.extract.stance_idioms import is_forbidden, is_idiom, is_nobodys, is_request
from variorum.extract.stance_words import (
    CARRYING,
    FIRST,
    FORECASTS,
    GIVING_IN,
    LABELLING,
    NEGATORS,
    URGES,
    Need,
    Side,
    lexicon,
)
from variorum.words import GROUPS, INSTITUTIONS, POLITY

LEXICON: Final = lexicon()
GAP: Final = 4  # words that a phrase may hold where it has a "*"
OWN: Final = frozenset("my our his her their its".split())
THIRD: Final = frozenset("he she they it".split())
FITS: Final[dict[Need, frozenset[str]]] = {
    "act": frozenset({"VERB"}),
    "refusal": frozenset({"VERB"}),
    "effect": frozenset({"VERB"}),
    "feeling": frozenset({"VERB", "ADJ"}),
    "quality": frozenset({"ADJ", "VERB", "ADV", "NOUN"}),
    "thing": frozenset({"NOUN", "ADJ", "PROPN", "PRON"}),
    "verdict": frozenset({"NOUN", "ADJ", "VERB", "INTJ", "DET", "ADV", "PROPN", "ADP"}),
}
MODALS: Final = frozenset("will would can could should shall must 'll ’ll wo ca".split())


HUMANS: Final = frozenset("him her you civilians people soldiers".split())
LITOTES: Final = frozenset("bad unreasonable problem wrong".split())
PREDICATES: Final = frozenset("attr oprd ROOT appos ccomp conj".split())
WISHES: Final = frozenset("want like prefer demand need get have see".split())


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: in their own words or in the reporter's, and the words that tell them and their side.

    `anyone` lets every agent act for the speaker, as in a verb whose subject the source is; `first` is the
    token where what is said begins.
    """

    direct: bool = False
    words: frozenset[str] = field(default_factory=frozenset)
    speaks_for: bool = False
    anyone: bool = False
    first: int = 0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A side with the tokens [first, last] that show it."""

    favours: bool
    first: int
    last: int
    need: Need


def find_evaluations(ground: Ground, tokens: Sequence[Token], voice: Voice) -> list[Evaluation]:
    """The sides taken in these tokens, in text order."""
    found: list[Evaluation] = []
    taken, voice = -1, replace(voice, first=tokens[0].i)
    first, last = tokens[0].i, tokens[-1].i + 1
    said = {"*", *small_words(ground.doc)[first:last], *small_lemmas(ground.doc)[first:last]}
    for token in tokens:
        if token.i <= taken:
            continue
        for last, need, side, denies in _phrases_at(ground, token, tokens[-1].i, said):
            taken = last + (need == "verdict")  # "asked to sign" is no signing
            hyphened = need == "quality" and token.doc[last - 1].text == "-" and last > token.i
            favours = _judge(ground, token.doc[last] if hyphened else token, voice, need, side)
            if denies and favours is not None and not _is_denied_before(token):
                favours = side == "for"
            idiom = is_idiom(token) if need == "quality" else is_request(token.doc, last)
            if favours is not None and not idiom:
                found.append(Evaluation(favours, token.i, last, need))
            break
        else:
            spoken = voice.direct and (is_nobodys(token) or is_forbidden(token))
            if spoken or falls_short(ground, token):
                taken = token.i + 1
                found.append(Evaluation(False, token.i, min(taken, tokens[-1].i), "quality"))
    return _outweighed(ground.doc, found)


def _keys(doc: Doc, i: int) -> tuple[str, str]:
    """The word as it stands and its base form: the lexicon has either."""
    return small_words(doc)[i], small_lemmas(doc)[i]


def _phrases_at(
    ground: Ground, token: Token, end: int, said: set[str]
) -> Iterator[tuple[int, Need, Side, bool]]:
    """The phrases of the lexicon that begin with this token: last token, need, side, whether one denies.

    `said` are all words up to `end`, with the "*" of the lexicon.
    """
    for key in dict.fromkeys(_keys(token.doc, token.i)):
        for phrase, need, side in LEXICON.get(key, ()):
            if not said.issuperset(phrase):
                continue
            last = _end_of(token, phrase, end)
            if (
                last is None
                or token.doc[last].dep_ == "det"
                or (len(phrase) == 1 and not _is_word(ground, token, need))
            ):
                continue
            yield last, need, side, bool({"no", "nothing"} & set(phrase[1:]))


def _is_word(ground: Ground, token: Token, need: Need) -> bool:
    """Whether a single word is what its list holds: a verb, no part of a name, no adverb."""
    if token.pos_ not in FITS[need] or token.tag_ == "RB" or token.i in ground.names:
        return False
    return token.pos_ != "PROPN" or token.text.islower() or token.is_sent_start is True


def _is_denied_before(token: Token) -> bool:
    return any(is_denial(c) and c.i < token.i for c in token.children)


def _end_of(token: Token, phrase: Sequence[str], end: int) -> int | None:
    at, gap, doc = int(token.i), 0, token.doc
    for word in phrase[1:]:
        if word == "*":
            gap = GAP
            continue
        ahead = range(at + 1, min(at + 1 + gap, end) + 1)
        found = next((j for j in ahead if word in _keys(doc, j)), None)
        if found is None:
            return None
        at, gap = found, 0
    return at


def _judge(ground: Ground, token: Token, voice: Voice, need: Need, side: Side) -> bool | None:
    """Whether it speaks for a text (True) or against (False); None where it takes no side toward one."""
    if in_open_clause(token, voice.first) or (voice.direct and said_by_another(token, voice.first)):
        return None
    favours = side == "for"
    if need == "verdict":
        return favours != (negated(token) and token.lower_ not in NEGATORS)
    if need in ("act", "feeling", "refusal"):
        return _judge_act(ground, token, voice, favours, need)
    if need == "thing" and token.dep_ == "dobj" and token.head.lemma_.lower() not in CARRYING | LABELLING:
        return None  # "we escaped the invasion"
    judged = subject_of_effect(token) if need == "effect" else judged_by(token)
    if judged is None or not (
        is_text(ground, judged) or (not favours and need != "effect" and is_matter(ground, judged))
    ):
        return None
    if favours and token.dep_ == "amod" and token.head.dep_ not in PREDICATES and judged.i == token.head.i:
        return None  # "a good guarantee would be": no praise of this one
    if need == "effect" and (
        token.dep_ == "acl" or any(t.lower_ in ("must", "should", "need") for t in _above(token))
    ):
        return None
    if not favours and negated(token) and need != "effect" and token.lower_ not in LITOTES:
        return None  # "it was not dead" is no praise
    return favours != negated(token)


def _above(verb: Token) -> list[Token]:
    return [*with_helpers(verb), verb.head]


def _judge_act(ground: Ground, token: Token, voice: Voice, favours: bool, need: Need) -> bool | None:
    verb = token if need != "feeling" or token.pos_ == "VERB" else copula_of(token)
    if (
        need == "feeling"
        and verb.i != token.i
        and verb.pos_ != "AUX"
        and verb.lemma_ not in ("be", "’m", "’re", "feel", "seem", "remain", "sound")
    ):
        return None
    wished = token.tag_ == "VBN" and token.head.lemma_ in WISHES and token.head.i < token.i
    if token.dep_ in ("amod", "compound", "oprd", "nsubj", "nsubjpass") or (
        need != "feeling" and not wished and is_passive(token)
    ):
        return None
    if token.dep_ == "acl" and token.tag_ == "VBN" and all(c.dep_ != "dobj" for c in token.children):
        return None  # "the accord signed in May"
    agent = subject_above(token.head if wished else verb)
    if wished and token.head.i < voice.first:
        agent = None  # "hardliners want it torn up": whoever wants it is the source
    if not (_is_ours(ground, agent, verb, voice) and _concerns_text(ground, token)):
        return None
    if not negated(token):
        return favours if need != "refusal" else None
    if token.lemma_ in GIVING_IN:
        return False
    if need == "refusal":
        return False if any(t.lower_ in MODALS or t.tag_ == "VBG" for t in with_helpers(verb)) else None
    helpers = with_helpers(verb)
    settled = need == "feeling" or any(t.lower_ in MODALS or t.lemma_ == "do" for t in helpers)
    settled = settled or any(t.pos_ == "VERB" and t.tag_ in ("VBZ", "VBP") for t in helpers)
    return not favours if settled else None


def _is_ours(ground: Ground, agent: Token | None, verb: Token, voice: Voice) -> bool:
    """Whether the agent is the speaker or somebody on the speaker's side."""
    if agent is None or agent.lower_ in FIRST or voice.anyone:
        return True
    if agent.lower_ in THIRD:
        return not voice.direct
    if agent.tag_ in ("WP", "WDT") or agent.lower_ in ("that", "who", "you", "one"):
        return False
    if _is_urged(verb, voice):
        return True
    phrase = list(agent.subtree) if agent.right_edge.i - agent.left_edge.i < 20 else [agent]
    words = {t.lower_ for t in phrase}
    if words & (OWN | {"no"}) or words & voice.words:
        return True
    if verb.tag_ == "VBG" or any(a.lemma_ in FORECASTS or a.dep_ == "relcl" for a in (verb, *verb.ancestors)):
        return False
    body = agent.i in ground.names or agent.lemma_.lower() in INSTITUTIONS | POLITY or agent.pos_ == "PROPN"
    helpers = with_helpers(verb)
    planned = any(t.lower_ in MODALS for t in helpers) or verb.tag_ in ("VBZ", "VBP")
    planned = planned or (verb.tag_ == "VBN" and any(t.lemma_ == "be" for t in helpers))
    return voice.speaks_for and body and planned


def _is_urged(verb: Token, voice: Voice) -> bool:
    """Whether somebody is asked to do it: "urged both sides to accept", "they should accept"."""
    helpers = [c.lower_ for c in verb.children if c.dep_ == "aux"]
    head = verb.head
    urged = "to" in helpers and head.lemma_ in URGES and (head.i < voice.first or head.lower_ != "asked")
    return "should" in helpers or "must" in helpers or urged


def _concerns_text(ground: Ground, verb: Token) -> bool:
    """Whether what is accepted or refused can be a text or a part of one: no person, talks or report."""
    for child in verb.rights:
        nouns = [t for t in child.children if t.dep_ == "pobj"] if child.dep_ == "prep" else [child]
        for noun in nouns:
            if noun.dep_ not in ("dobj", "pobj", "attr", "oprd") or noun.i in ground.drafts:
                continue
            name = ground.names.get(noun.i)
            person = (name is not None and name.type in ("person", "state")) or noun.lower_ in HUMANS
            person = person or (noun.tag_ == "NNS" and noun.lower_ in GROUPS)
            if person or (is_other_matter(noun) and child.dep_ != "prep"):
                return False
    return True


def _outweighed(doc: Doc, found: list[Evaluation]) -> list[Evaluation]:
    """ "A good day for a bad deal": praise whose own phrase holds the blame is no praise."""
    blame = [one for one in found if not one.favours]
    acts = [one for one in found if one.need == "act"]
    governing = {one.first for one in acts for other in acts if _governs(doc, one.first, other.first)}
    return [
        one
        for one in found
        if one.first not in governing
        and not (
            one.favours
            and doc[one.first].dep_ == "amod"
            and any(doc[one.first].head.is_ancestor(doc[b.first]) for b in blame)
        )
    ]


def _governs(doc: Doc, upper: int, lower: int) -> bool:
    """Whether one act is what another is about: "recommend that they not sign" is the signing's side."""
    return bool(doc[lower].dep_ == "ccomp" and doc[lower].head.i == upper)
