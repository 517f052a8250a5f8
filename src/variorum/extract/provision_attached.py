"""What is said of a draft inside its own noun phrase: "a bill that would bar …", "an accord to open …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from variorum.extract import provision_words as words
from variorum.extract.clauses import Clause
from variorum.extract.predicates import find_predicate
from variorum.extract.provision_clauses import make_content
from variorum.extract.provision_forms import content_end
from variorum.extract.provision_lists import split_objects
from variorum.extract.provision_present import has_issue
from variorum.extract.provision_story import Content, Scene, draft_spoken_of, is_told
from variorum.extract.provision_terms import AIMING
from variorum.extract.quoting import is_quoted
from variorum.model import Status

LEAST = 3  # tokens: "that would pass" says nothing of content
STEPS = 3  # "a proposal for closer cooperation that would …": how far up the noun of the draft may stand
RELATIVES = frozenset({"that", "which"})
FIRM = frozenset("would must shall".split())
BINDING = FIRM | {"will", "may", "can", "could"}
# The parts of a text that hold one commitment each: "a provision that allows the governor to …".
HOLDERS = frozenset("provision clause measure article paragraph section rule amendment".split())
HOLDING = frozenset(
    "include contain propose outline envisage envision foresee impose set offer require mandate stipulate "
    "demand grant lay".split()
)
# "A plan to end the war": what a text is for, not what it asks for.
AIMS = frozenset(
    "end resolve settle avert avoid stop halt break bring save reach achieve solve overcome calm defuse "
    "rescue revive keep get make help win address tackle".split()
)
FAR = AIMS | words.FATE_VERBS


def read_attached(scene: Scene, found: Sequence[Content]) -> Iterator[Content]:
    """The content that relative clauses, infinitives and participles hang on the noun of a draft."""
    yield from _read_held(scene, found)
    for verb in scene.sentence.tokens(scene.doc):
        draft = _draft_of(scene, verb) if verb.dep_ in ("relcl", "acl") else None
        if draft is None or not _tells(scene, verb):
            continue
        for first, last in _parts(verb, scene.sentence.last):
            covered = is_told(found, first, last)
            clause = Clause(first, content_end(scene.doc, first, last), "that")
            spoken = is_quoted(scene.story.quotes, scene.doc, first, last)
            firm = any(c.lower_ in FIRM for c in verb.children)
            if covered or spoken or last - first < LEAST or not (firm or has_issue(scene, clause)):
                continue
            content = make_content(scene, draft, clause, find_predicate(scene.doc, clause), "draft-subject")
            content = replace(content, carrier=scene.doc[first].lemma_.lower(), status=_status(verb))
            yield from split_objects(scene, content)


def _read_held(scene: Scene, found: Sequence[Content]) -> Iterator[Content]:
    """Things told as part of a draft: "spending cuts included in the bill", "limits set by the pact"."""
    for verb in scene.sentence.tokens(scene.doc):
        if verb.dep_ != "acl" or verb.tag_ != "VBN" or verb.lemma_.lower() not in HOLDING:
            continue
        places = (c for c in verb.children if c.lower_ in ("in", "by", "under"))
        held = next((t for c in places for t in c.children if t.i in scene.story.heads), None)
        first, last = max(verb.head.left_edge.i, scene.sentence.first), verb.i
        clause, vague = Clause(first, last), verb.head.lemma_.lower() in words.VAGUE_OBJECTS | HOLDERS
        covered = is_told(found, first, last)
        if held is not None and not (vague or covered) and has_issue(scene, clause):
            content = make_content(scene, scene.story.heads[held.i], clause, None, "noun")
            yield replace(content, carrier="include", last=held.i + 1)


def _status(verb: Token) -> Status:
    """Whether the verb takes out what it tells: "a version that drops the toll"."""
    return "dropped" if verb.lemma_.lower() in words.DROPPING | {"reject"} else "proposed"


def _draft_of(scene: Scene, verb: Token) -> str | None:
    """The draft whose noun a clause hangs on, over the nouns that say what it is for."""
    noun = verb.head
    for _ in range(STEPS):
        if noun.i in scene.story.heads:
            return scene.story.heads[noun.i]
        if noun.dep_ not in ("pobj", "prep", "compound", "appos", "amod", "acl"):
            break
        noun = noun.head
    acts = verb.dep_ == "relcl" or verb.tag_ in ("VB", "VBG")
    if acts and verb.head.lemma_.lower() in HOLDERS:
        return draft_spoken_of(scene)
    return None


def _tells(scene: Scene, verb: Token) -> bool:
    """Whether a clause on the noun of a draft tells what it asks for, not what became of it."""
    lemma, children = verb.lemma_.lower(), list(verb.children)
    if verb.dep_ == "acl":
        infinitive = verb.tag_ == "VB" and any(c.lower_ == "to" for c in children)
        aimed = verb.lower_ in ("aimed", "intended", "designed", "meant") and len(children) > 0
        return aimed or ((infinitive or verb.tag_ == "VBG") and (lemma not in FAR or _exchanges(verb)))
    if lemma in AIMING and any(c.dep_ == "nsubjpass" and c.lower_ in RELATIVES for c in children):
        return any(c.dep_ == "xcomp" and c.lemma_ in words.CONTENT_VERBS for c in children)
    if lemma in AIMS:
        return False
    if not any(c.dep_ == "nsubj" and c.lower_ in RELATIVES for c in children):
        return False
    modal = any(c.tag_ == "MD" and c.lower_ in BINDING for c in children)
    if modal:
        return lemma not in words.FATE_VERBS
    return verb.tag_ in ("VBZ", "VBP", "VBD") and lemma in words.CONTENT_VERBS | words.DROPPING | {"reject"}


def _exchanges(verb: Token) -> bool:
    """Whether a deed has a price: "to end the strike in exchange for a vote"."""
    told = [t.lower_ for t in verb.subtree]
    return any(pair in (("in", "exchange"), ("in", "return")) for pair in pairwise(told))


def _parts(verb: Token, end: int) -> Iterator[tuple[int, int]]:
    """First and last (exclusive) tokens of a verb's clause and of those joined to it."""
    verbs = [verb, *(v for v in verb.conjuncts if v.pos_ == "VERB" and v.i > verb.i)]
    starts = [_start(v) for v in verbs]
    for n, start in enumerate(starts):
        last = starts[n + 1] if n + 1 < len(starts) else min(end, verbs[n].right_edge.i + 1)
        doc = verb.doc
        while last > start and (doc[last - 1].is_punct or doc[last - 1].lower_ in ("and", "or", "but", "to")):
            last -= 1
        yield start, last


def _start(verb: Token) -> int:
    """Where a verb begins with its auxiliaries."""
    own = [c.i for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "advmod") and c.i < verb.i]
    return int(min([*own, verb.i]))
