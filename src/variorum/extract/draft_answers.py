"""Texts told as the answer to another one, where the answer is told first and the text only then.

"The three states, answering it five days later, proposed …", "A rival did not take long to appear."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from variorum.annotated import Annotated
from variorum.extract.discourse import Thread
from variorum.extract.draft_clauses import subject_of
from variorum.extract.draft_heirs import comes_from
from variorum.extract.draft_phrase import DraftPhrase
from variorum.extract.draft_words import ANSWERING_VERBS, PAPERS, STRONG_NOUNS
from variorum.extract.kept import small_lemmas, small_words
from variorum.extract.makers import labels_between
from variorum.extract.sentences import Sentence

RESPONSES = frozenset("response reply answer reaction".split())
RIVALS = frozenset("rival riposte counterblast retort rejoinder".split())
REPLACING = frozenset("replace supersede supplant".split())
# How one text comes from another: "grew out of it", "stems from the March draft".
GROWING = frozenset(
    "grow stem derive evolve emerge descend spring develop originate adapt lift copy borrow".split()
)
# One text made of two: "the compromise marries the two drafts", "draws on both papers".
MERGING = frozenset("merge combine blend marry fuse reconcile meld draw build".split())
SEVERAL = frozenset("both two".split())
SOURCES = frozenset("of from".split())
TELLING = REPLACING | GROWING | MERGING | ANSWERING_VERBS | RIVALS
SOON = 1  # sentences after "a rival" in which its text comes up


def link_answers(annotated: Annotated, sentences: Sequence[Sentence], threads: Sequence[Thread]) -> None:
    """Make the texts of those told to answer another text its counter-texts, where no parent is told yet."""
    said, lemmas = small_words(annotated.doc), small_lemmas(annotated.doc)
    for sentence in sentences:
        for i in range(sentence.first, sentence.last):
            if lemmas[i] not in TELLING and said[i] not in RESPONSES:
                continue
            token = annotated.doc[i]
            if lemmas[i] in REPLACING:
                _link_replaced(token, threads)
            if lemmas[i] in GROWING and token.pos_ == "VERB":
                _link_grown(token, threads)
            if lemmas[i] in MERGING and token.pos_ == "VERB":
                _link_merged(token, threads)
            if said[i] in RESPONSES:
                _link_response(token, sentence, threads)
            for thread in _answers(annotated, sentence, token, threads):
                base = _spoken_of(threads, token, thread)
                if base is not None:
                    thread.parent = (base, "counters", token.i)
                    thread.inferred = False


def _link_replaced(verb: Token, threads: Sequence[Thread]) -> None:
    """ "Both papers supersede an offer made in May": the two texts last told before come from the offer."""
    both = any(c.dep_ == "nsubj" and any(t.lower_ == "both" for t in c.subtree) for c in verb.children)
    replaced = {c.i for c in verb.children if c.dep_ == "dobj"}
    base = next((t for t in threads for p in t.phrases if p.head in replaced), None)
    if not both or base is None:
        return
    told = [(_last_told(t, verb), t.number, t) for t in threads if t is not base]
    for place, _, heir in sorted(told, key=lambda item: item[:2])[-2:]:
        if place >= 0 and heir.parent is None and not comes_from(base, heir):
            heir.parent, heir.inferred = (base, "supersedes", verb.i), False


def _link_grown(verb: Token, threads: Sequence[Thread]) -> None:
    """ "The accord grew out of it": the text that is the subject comes from the one last told or named."""
    subjects = {c.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")}
    heir = next((t for t in threads for p in t.phrases if p.head in subjects), None)
    source = next(
        (t for t in verb.subtree if t.i > verb.i and t.dep_ == "pobj" and t.head.lower_ in SOURCES), None
    )
    if heir is None or source is None:
        return
    named = next((t for t in threads for p in t.phrases if p.head == source.i and t is not heir), None)
    base = named or (_spoken_of(threads, verb, heir) if source.lower_ in ("it", "that", "this") else None)
    if base is not None and not comes_from(base, heir):
        heir.parent, heir.inferred = (base, "builds-on", verb.i), False


def _link_merged(verb: Token, threads: Sequence[Thread]) -> None:
    """ "The compromise marries the two drafts": it comes from the first of the two that were told."""
    objects = (t for t in verb.subtree if t.i > verb.i and t.tag_ == "NNS" and t.dep_ in ("dobj", "pobj"))
    texts = (t for t in objects if t.lemma_.lower() in STRONG_NOUNS | PAPERS | {"version"})
    both = next((t for t in texts if any(c.lower_ in SEVERAL for c in t.children)), None)
    teller = verb.head if verb.dep_ == "xcomp" else verb  # "tries to marry"
    subjects = {c.i for c in teller.children if c.dep_ == "nsubj"}
    heir = next((t for t in threads for p in t.phrases if p.head in subjects), None)
    if both is None or heir is None or heir.parent is not None:
        return
    known = [t for t in threads if t.makers or len(t.phrases) > 1]
    others = [t for t in known if t is not heir and not comes_from(t, heir)]
    merged = sorted(others, key=lambda t: (_last_told(t, verb), -t.number), reverse=True)[:2]
    if len(merged) > 1:
        base = min(merged, key=lambda t: t.number)
        heir.parent, heir.inferred = (base, "builds-on", verb.i), False


def _last_told(thread: Thread, token: Token) -> int:
    """Where a thread was last spoken of before a token, -1 where nowhere."""
    return max((p.first for p in thread.phrases if p.first < token.i), default=-1)


def _link_response(token: Token, sentence: Sentence, threads: Sequence[Thread]) -> None:
    """ "In response to the plan, Ormia published a paper": the text that comes up answers the one named."""
    doc = token.doc
    if token.i + 2 >= sentence.last or token.i == sentence.first:
        return
    to = doc[token.i + 1]
    if to.text not in ("to", ",") or doc[token.i - 1].lower_ != "in":
        return
    answered = [t for t in threads for p in t.phrases if to.i < p.head <= to.right_edge.i]
    new = [t for t in threads if t.phrases[0].sentence == sentence.index and t.parent is None]
    if to.text == "," and new and (base := _spoken_of(threads, token, new[0])):
        answered = [base]  # "In response, Ormia published a paper"
    for heir in new:
        if answered and heir is not answered[0] and not comes_from(answered[0], heir):
            heir.parent, heir.inferred = (answered[0], "counters", token.i), False


def _answers(
    annotated: Annotated, sentence: Sentence, token: Token, threads: Sequence[Thread]
) -> Iterator[Thread]:
    """The texts without a parent that a verb of answering, or "a rival", tells as answers."""
    free = [t for t in threads if t.parent is None]
    if token.pos_ == "VERB" and token.lemma_.lower() in ANSWERING_VERBS and _answers_text(token):
        told = token.dep_ in ("acl", "relcl") and token.head.i < token.i
        subject = token.head if told else subject_of(token, sentence)
        if subject is not None:
            first = min(subject.left_edge.i, subject.i)
            makers = labels_between(annotated, max(first, sentence.first), subject.i + 1)
            yield from (t for t in free if makers & (set(t.makers) | _owners(t, sentence)))
    elif token.lemma_.lower() in RIVALS and token.pos_ == "NOUN" and token.dep_ not in ("compound", "nmod"):
        for thread in free:
            opening = thread.phrases[0]
            if opening.first > token.i and opening.sentence - sentence.index <= SOON and _is_new(opening):
                yield thread


def _owners(thread: Thread, sentence: Sentence) -> set[str]:
    """Who owns a text that comes up just after: "The League countered on Friday. Its text …"."""
    opening = thread.phrases[0]
    soon = 0 < opening.sentence - sentence.index <= SOON and opening.determiner == "possessive"
    return thread.associates if soon else set()


def _is_new(phrase: DraftPhrase) -> bool:
    return phrase.determiner == "indefinite"


def _answers_text(verb: Token) -> bool:
    """Whether the verb has "it", a text or nothing as what is answered, not a person or a question."""
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    return all(o.lower_ in ("it", "them", "this", "that") for o in objects) and verb.tag_ in (
        "VBG",
        "VBD",
        "VBN",
    )


def _spoken_of(threads: Sequence[Thread], token: Token, heir: Thread) -> Thread | None:
    """The text last spoken of before a token, none that comes from the heir."""
    others = [t for t in threads if t is not heir and not comes_from(t, heir)]
    told = [(p.first, t.number, t) for t in others for p in t.phrases if p.first < token.i]
    return max(told, key=lambda item: item[:2])[2] if told else None


def answers_with(doc: Doc, phrase: DraftPhrase) -> Token | None:
    """The verb of "responded with a plan of its own", where the phrase is what is answered with."""
    head = doc[phrase.head]
    if head.dep_ != "pobj" or head.head.lower_ not in ("with", "by"):
        return None
    verb = head.head.head
    return verb if verb.lemma_.lower() in ANSWERING_VERBS and verb.pos_ == "VERB" else None
