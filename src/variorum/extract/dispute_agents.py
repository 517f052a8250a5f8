"""Who did it: claims that lay one deed at different doors ("Sarn wrote it", "My team and I wrote it")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from spacy.tokens import Span, Token

from variorum.extract import dispute_words as words
from variorum.extract.claims import Claim
from variorum.extract.dispute_concepts import AUTHORED, concept_of, is_deed
from variorum.extract.dispute_found import Found, Telling, are_two

REACH = 15  # sentences between two claims about one deed
# Parts of a text and names for it: "every word", "the points" and "the plan" may be one.
TEXTS = frozenset(
    "write word line page document plan draft part point passage clause proposal propose memorandum "
    "agreement provision paragraph annex letter idea figure number leak".split()
)
FROM = frozenset({"come", "translate"})  # deeds whose doer stands after "from"
FIRST_PERSON = frozenset({"i", "we"})


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed that a claim tells of: its concept, who did it, and what it was done to, in words."""

    claim: Claim
    concept: str
    agent: frozenset[str]
    object: frozenset[str]


def agents(telling: Telling) -> Iterator[Found]:
    """Claims of different speakers that name different doers of one deed."""
    claims = sorted((*telling.claims, *_asked(telling)), key=lambda c: c.start)
    deeds = [deed for claim in claims if (deed := _read(telling, claim)) is not None]
    for one, other in combinations(deeds, 2):
        near = 0 <= other.claim.sentence - one.claim.sentence <= REACH
        if not near or one.concept != other.concept or one.claim.end > other.claim.start:
            continue
        same = not one.object or not other.object or one.object & other.object
        if same and not one.agent & other.agent and are_two(one.claim, other.claim):
            sides = ((one.claim.start, one.claim.end), (other.claim.start, other.claim.end))
            yield Found("contradiction", "agents", sides, sides[0], None, 0.6)


def _asked(telling: Telling) -> Iterator[Claim]:
    """The questions that are open, as claims of nobody: "whether Abarca wrote any part of the plan"."""
    for sentence, extent in telling.each():
        for match in words.UNCLEAR.finditer(telling.text, *extent):
            yield Claim(match.start("content"), match.end("content"), sentence.index, frozenset())


def _read(telling: Telling, claim: Claim) -> Deed | None:
    span = telling.span((claim.start, claim.end))
    for token in span or ():
        if (
            span is not None
            and token.pos_ in ("VERB", "NOUN")
            and is_deed(token)
            and _is_told(token, span)
            and _is_of_text(token)
        ):
            agent = _agent(token, span, claim)
            if agent:
                return Deed(claim, AUTHORED.get(concept_of(token), concept_of(token)), agent, _object(token))
    return None


def _is_told(token: Token, span: Span) -> bool:
    """Whether a deed is told as done: neither denied nor wished nor in a clause about something else."""
    kept = {c.dep_ for c in token.children}
    if (
        "neg" in kept
        or not kept & {"dobj", "nsubjpass", "prep", "agent"}
        or any(c.tag_ == "MD" or c.lower_ in ("if", "nobody") for c in token.children)
    ):
        return False
    wished = token.head.lemma_.lower() in ("wish", "want", "hope", "refuse", "expect")
    return not wished and token.dep_ not in ("relcl", "advcl")


def _agent(verb: Token, span: Span, claim: Claim) -> frozenset[str]:
    """The names or the speaker that a deed is laid to; empty where a pronoun or nobody is."""
    if concept_of(verb) in FROM:
        places = [p for c in verb.children if c.lower_ == "from" for p in c.children]
        return _named(places, claim)
    by = [p for c in verb.children if c.dep_ == "agent" for p in c.children]
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    accused = [verb.head.head] if verb.dep_ == "pcomp" and verb.head.lower_ == "of" else []
    return _named(by if by or passive else subjects or accused, claim)


def _named(tokens: list[Token], claim: Claim) -> frozenset[str]:
    found = set[str]()
    for token in tokens:
        inner = [t for t in token.subtree if t.pos_ in ("PROPN", "NOUN")]
        found |= {t.lower_.replace(".", "") for t in inner}
        found.add("".join(t.lower_[0] for t in inner if t.pos_ == "PROPN"))
        if any(t.lower_ in FIRST_PERSON for t in token.subtree):
            found |= {word.lower() for word in claim.speaker.split()}
    return frozenset(found - {""})


def _object(verb: Token) -> frozenset[str]:
    """The nouns of what it was done to; empty for a pronoun."""
    held = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    if concept_of(verb) in FROM - {"translate"}:
        held = [c for c in verb.children if c.dep_ == "nsubj"]
    return frozenset(concept_of(c) for c in held if c.pos_ in ("NOUN", "PROPN")) - TEXTS


def _is_of_text(verb: Token) -> bool:
    """Whether what was written is a text of the story, or "it": a song and a column are another matter."""
    if AUTHORED.get(concept_of(verb), concept_of(verb)) != "write":
        return True
    held = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "nsubj")]
    return any((c.pos_ == "PRON" and c.dep_ == "dobj") or concept_of(c) in TEXTS for c in held)
