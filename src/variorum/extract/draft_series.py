"""Texts told one by one after their number: "Two papers are going round. The first … The second …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from variorum.extract import draft_words as words
from variorum.extract.draft_phrase import DraftPhrase
from variorum.extract.sentences import Sentence

SOON = 3  # sentences in which the next text of the series comes up
FEW = range(2, 6)  # so many texts are told one by one
OTHERS = frozenset("other latter".split())
VERBAL = frozenset("VBD VBZ VBP MD".split())


def with_series(doc: Doc, sentences: Sequence[Sentence], phrases: list[DraftPhrase]) -> list[DraftPhrase]:
    """The phrases, and those by an ordinal alone that opens a sentence on one of several counted."""
    told = list[DraftPhrase]()
    for phrase in phrases:
        if phrase.plural and _count(doc, phrase) in FEW:
            told += _series(doc, sentences, phrase)
    told += (p for phrase in phrases if phrase.is_first for p in _second(doc, sentences, phrase))
    heads = {phrase.head for phrase in phrases}
    return sorted((*phrases, *(p for p in told if p.head not in heads)), key=lambda phrase: phrase.head)


def _count(doc: Doc, phrase: DraftPhrase) -> int:
    """The 2 of "two documents", 0 where they are not counted."""
    numbers = (words.read_number(t.lower_) for t in doc[phrase.first : phrase.head])
    return next((number for number in numbers if number), 0)


def _series(doc: Doc, sentences: Sequence[Sentence], several: DraftPhrase) -> list[DraftPhrase]:
    """One phrase for "The first", "The second" … as they follow, as long as none is left out."""
    found, last = list[DraftPhrase](), several.sentence
    for sentence in sentences[several.sentence + 1 :]:
        if sentence.index - last > SOON or len(found) == _count(doc, several):
            break
        head = _ordinal(doc, sentence, len(found) + 1)
        if head is not None:
            found.append(_one_of(several, sentence, head, len(found) + 1))
            last = sentence.index
    return found


def _second(doc: Doc, sentences: Sequence[Sentence], first: DraftPhrase) -> list[DraftPhrase]:
    """ "The second promises to explore one", where "the first version" was told just before."""
    after = sentences[first.sentence + 1 : first.sentence + 2]
    heads = [(sentence, head) for sentence in after if (head := _ordinal(doc, sentence, 2)) is not None]
    return [
        replace(
            _one_of(first, sentence, head, 2), noun="version", is_later=True, ordinal=2, naming=frozenset()
        )
        for sentence, head in heads
    ]


def _ordinal(doc: Doc, sentence: Sentence, place: int) -> Token | None:
    """The ordinal that opens the sentence without a noun ("The first was …"), if it is the one awaited."""
    opening = [t for t in sentence.tokens(doc)[:3] if not t.is_space]
    if len(opening) < 3 or opening[0].lower_ != "the":
        return None
    word, after = opening[1], opening[2]
    awaited = words.ORDINALS.get(word.lower_) == place or (place > 1 and word.lower_ in OTHERS)
    verb = after.tag_ in VERBAL or (after.tag_ == "NNS" and after.dep_ == "ROOT")  # "The second promises to"
    return word if awaited and (verb or after.text == ",") else None


def _one_of(several: DraftPhrase, sentence: Sentence, head: Token, place: int) -> DraftPhrase:
    """The phrase of one text of the series; its place tells it from its siblings, not its order in time."""
    label = f"{place} of {several.noun}"
    return DraftPhrase(
        first=int(head.i) - 1,
        head=int(head.i),
        last=int(head.i) + 1,
        sentence=sentence.index,
        noun="document",  # whatever else they are called, each is one
        determiner="definite",
        strong=True,
        naming=frozenset({label}),
        said=frozenset({"the", label}),
    )
