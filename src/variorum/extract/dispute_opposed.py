"""Claims that cannot both hold: one denies what the other says of the same things."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from variorum.extract import dispute_concepts as concepts
from variorum.extract import dispute_words as words
from variorum.extract.claims import Claim
from variorum.extract.dispute_concepts import concept_of
from variorum.extract.dispute_found import Found, Telling, are_two

CLOSE, FAR = 1, 8  # sentences between two claims of which one word, or two, tell that they meet
ANYWHERE = 3  # words that tell it over a whole article
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "ADV"})
HANDED = "see"  # who gives and who receives are both subjects of one deed
LONGEST = 45  # tokens of a claim that says one thing
DEEP = 4  # steps from the verb of a claim to a word that it is about
DEFINITE = frozenset("the its their his her this that".split())
SOMEBODY = "*"  # a subject that may be anybody
ANYBODY = frozenset({SOMEBODY})
NO_SUBJECT = concepts.EMPTY | words.NOBODY
NONE_DOES = NO_SUBJECT - ({"no", "few"} - concepts.EMPTY)  # "nobody signed" denies the signing


@dataclass(frozen=True, slots=True)
class Held:
    """What a claim says: concepts asserted and denied, each with its subject's words, and all it speaks of.

    `named` are the concepts asserted in any clause of it, not only in its main one.
    """

    claim: Claim
    asserted: dict[str, frozenset[str]]
    named: frozenset[str]
    denied: dict[str, frozenset[str]]
    told: frozenset[str]
    empty: bool  # "nothing", "nobody": it denies whatever the other names
    done: frozenset[str]  # the concepts of its main verbs
    definite: frozenset[str]  # the nouns after "the" or "its"
    missing: frozenset[str]  # the nouns after "no"
    drafts: frozenset[str]  # the drafts that it names
    pointing: bool  # it opens with "it" or "they": it goes on about the same thing


def opposed(telling: Telling) -> Iterator[Found]:
    """Pairs of claims of different speakers, or of one who changed, with one thing asserted and denied."""
    read = [held for claim in telling.claims if (held := _read(telling, claim))]
    for n, one in enumerate(read):
        for other in read[n + 1 :]:
            positive = _positive(telling, one, other)
            if positive is not None:
                sides = ((one.claim.start, one.claim.end), (other.claim.start, other.claim.end))
                about = (positive.start, positive.end)
                yield Found("contradiction", "opposite", sides, about, None, 0.7)


def _positive(telling: Telling, one: Held, other: Held) -> Claim | None:
    """Of two claims that deny each other the one that asserts; None where both may hold."""
    if one.claim.end > other.claim.start and other.claim.end > one.claim.start:
        return None
    if not are_two(one.claim, other.claim) and not _turned(telling, one.claim, other.claim):
        return None
    apart = abs(one.claim.sentence - other.claim.sentence)
    if _denies(one, other, apart):
        return other.claim
    if _denies(other, one, apart) or _antonyms(one, other, apart):
        return one.claim
    return None


def _turned(telling: Telling, one: Claim, other: Claim) -> bool:
    """Whether one speaker held the one before and holds the other now."""
    near = 0 <= other.sentence - one.sentence <= CLOSE + 1
    before, now = (telling.extents[c.sentence] for c in (one, other))
    turned = words.NOW.search(telling.text, *now) or words.BEFORE.search(telling.text, *before)
    return bool(near and turned)


def _denies(one: Held, other: Held, apart: int) -> bool:
    if one.empty and apart <= CLOSE and set(one.denied) & other.named:
        return True
    if apart <= CLOSE + 1 and one.missing & (other.definite | other.done):
        return True
    for concept, subject in one.denied.items():
        if concept not in other.asserted or concept in other.denied or concept in one.asserted:
            continue
        if not _may_be_one(subject, other.asserted[concept]):
            continue
        shared = len((one.told & other.told) - {concept}) + _points(one, other, apart)
        if shared >= _needed(apart):
            return True
    return False


def _antonyms(one: Held, other: Held, apart: int) -> bool:
    if apart > CLOSE + 1:
        return False
    for concept in one.named:
        for opposite in concepts.opposites_of(concept) & other.named:
            subjects = one.asserted.get(concept, ANYBODY), other.asserted.get(opposite, ANYBODY)
            shared = (one.told & other.told) - {concept, opposite}
            main = concept in one.asserted and opposite in other.asserted
            met = len(shared) + len(one.drafts & other.drafts) + (_points(one, other, apart) if main else 0)
            if _may_be_one(*subjects) and met >= 1:
                return True
    return False


def _points(one: Held, other: Held, apart: int) -> int:
    """1 where the later of two claims close by goes on about "it"."""
    later = max(one, other, key=lambda held: held.claim.start)
    return int(apart <= CLOSE and later.pointing)


def _needed(apart: int) -> int:
    return 1 if apart <= CLOSE else 2 if apart <= FAR else ANYWHERE


def _may_be_one(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two subjects may be the same: they share a word, or one is a pronoun or missing."""
    return SOMEBODY in one or SOMEBODY in other or bool(one & other)


def _read(telling: Telling, claim: Claim) -> Held | None:
    span = telling.span((claim.start, claim.end))
    if span is None or len(span) > LONGEST or "?" in telling.text[claim.start : claim.end]:
        return None
    asserted, denied, named = dict[str, frozenset[str]](), dict[str, frozenset[str]](), set[str]()
    negated = _negated(span)
    for token in span:
        if token.pos_ not in CONTENT or token.lemma_.lower() in concepts.LIGHT or not token.is_alpha:
            continue
        concept = _name(token)
        real = token.i not in negated and _is_real(token)
        named |= {concept} if real else set()
        if not _is_main(token, span):
            continue
        if token.i in negated:
            denied[concept] = _subject(token, claim)
        elif real:
            asserted.setdefault(concept, _subject(token, claim))
    told = frozenset(
        concept_of(t) for t in span if t.pos_ in CONTENT and t.lemma_.lower() not in concepts.LIGHT
    )
    if not told:
        return None
    return Held(
        claim,
        asserted,
        frozenset(named),
        denied,
        told,
        empty=any(t.lower_ in concepts.EMPTY for t in span),
        done=frozenset(concept_of(t) for t in span if t.pos_ == "VERB" and concept_of(t) in asserted),
        missing=frozenset(concept_of(t.head) for t in span if t.lower_ == "no" and t.dep_ == "det"),
        definite=frozenset(
            concept_of(t.head) for t in span if t.lower_ in DEFINITE and t.head.pos_ == "NOUN"
        ),
        drafts=telling.drafts_in(claim),
        pointing=bool(words.POINTING_FIRST.match(telling.text, claim.start, claim.end)),
    )


def _is_main(token: Token, span: Span) -> bool:
    """Whether a word belongs to what a claim says, not to a clause within it or a phrase far down."""
    for _ in range(DEEP):
        if token.dep_ in ("relcl", "advcl", "acl", "pcomp", "csubj", "appos"):
            return False
        if token.head.i == token.i or not span.start <= token.head.i < span.end:
            return True
        token = token.head
    return False


def _name(token: Token) -> str:
    """The concept of a word; what "it was a deal" says of a thing is another than "the deal"."""
    said_of = token.dep_ == "attr" and token.pos_ == "NOUN"
    return (
        f"={concept_of(token)}"
        if said_of and token.head.lemma_ == "be" and not _exists(token)
        else concept_of(token)
    )


def _exists(token: Token) -> bool:
    return any(c.dep_ == "expl" for c in token.head.children)


def _negated(span: Span) -> set[int]:
    """The tokens that a negation in a claim denies: a verb, what "is not" says, the noun after "no"."""
    found = set[int]()
    for token in span:
        if token.lower_ in concepts.NEVER and _denies_verb(token):
            found |= {t.i for t in _under(token.head)}
        elif token.lower_ == "no" and token.dep_ == "det":
            found |= {token.head.i}
        elif token.lower_ in NONE_DOES:
            found |= {t.i for t in _under(_verb_of(token))}
        elif token.lemma_.lower() in concepts.FAILING and token.pos_ == "VERB":
            found |= {c.i for c in token.children if c.dep_ == "xcomp"}
    return found


def _denies_verb(token: Token) -> bool:
    """Whether "not" stands with a verb told as a fact: neither "X, not Y" nor "would not"."""
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    return after not in concepts.ONLY and token.head.pos_ in ("VERB", "AUX") and _is_real(token.head)


def _under(verb: Token) -> list[Token]:
    """A verb with what it says of its subject: what follows "be", the infinitive after "want"."""
    if verb.lemma_.lower() not in concepts.LIGHT:
        return [verb]
    return [verb, *(c for c in verb.children if c.dep_ in ("acomp", "attr", "xcomp", "ccomp", "dobj"))]


def _verb_of(token: Token) -> Token:
    """The verb that a noun or pronoun hangs on."""
    head = token.head
    while head.pos_ in ("ADP", "NOUN", "PRON", "ADJ") and head.head.i != head.i:
        head = head.head
    return head


def _is_real(token: Token) -> bool:
    """Whether a word is asserted: not wished, asked or supposed."""
    verb = token if token.pos_ == "VERB" else _verb_of(token)
    unreal = any(c.lower_ in concepts.UNREAL or (c.lower_ == "to" and c.dep_ == "aux") for c in verb.children)
    return not unreal and verb.head.lemma_.lower() not in concepts.WANTING


def _subject(token: Token, claim: Claim) -> frozenset[str]:
    """The words of the subject of a verb; "*" where it is a pronoun, missing, or the word is no verb."""
    if token.pos_ != "VERB" or concept_of(token) == HANDED:
        return ANYBODY
    subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.lower_ in NO_SUBJECT:
        return ANYBODY
    if subject.lower_ in ("we", "i"):
        return frozenset(word.lower() for word in claim.speaker.split()) | {SOMEBODY}
    if subject.pos_ == "PRON":
        return ANYBODY
    return frozenset(t.lower_ for t in subject.subtree if t.pos_ in ("NOUN", "PROPN", "ADJ"))
