"""Open questions: what the reporter says is unclear or divided, with the views on it that stand near."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.extract import dispute_signs as signs
from variorum.extract import dispute_words as words
from variorum.extract.claims import Claim
from variorum.extract.dispute_found import FEWEST, Extent, Found, Kind, Telling, spoken_next
from variorum.extract.sentences import Sentence

AROUND = 5  # sentences before and after in which a view on an open question is looked for
ENOUGH = 2  # words that a view must share with the question
ANSWERED = 2  # sentences after "who" or "what" in which what is said is an answer
MOST_VIEWS = 3
RULES: tuple[tuple[str, Kind, re.Pattern[str]], ...] = (
    ("unclear", "uncertainty", words.UNCLEAR),
    ("unsettled", "uncertainty", words.UNSETTLED),
    ("untold", "uncertainty", words.UNTOLD),
    ("divided", "contradiction", words.DIVIDED),
    ("in-doubt", "uncertainty", words.IN_DOUBT),
)


def uncertainties(telling: Telling) -> Iterator[Found]:
    """What the reporter says is unclear, or that sources disagree about; "whether A or B" has two sides.

    What others hold on the same thing close by is a side too.
    """
    for sentence, (start, end) in telling.each():
        if not signs.DOUBT_STEMS.search(telling.small, start, end):
            continue
        for rule, kind, pattern in RULES:
            for match in pattern.finditer(telling.text, start, end):
                found = _open_question(telling, sentence, match, rule, kind)
                if found is not None:
                    yield found


def _open_question(
    telling: Telling, sentence: Sentence, match: re.Match[str], rule: str, kind: Kind
) -> Found | None:
    content = (match.start("content"), _end(telling.text, match))
    if len(telling.words(content).split()) < FEWEST - 1:
        return None
    whole = (match.start(), max(match.end() if rule == "in-doubt" else 0, content[1]))
    held = _views_on(telling, sentence, content)
    more = tuple((view, quote) for view, at in held for quote in _goes_on(telling, view, at))
    sides = (*_alternatives(telling, content), *(view for view, _ in held))
    return Found(kind, rule, sides, content, whole, 0.9, more)


def _goes_on(telling: Telling, view: Extent, index: int) -> list[Extent]:
    """The quotations in which somebody whose view is quoted goes on."""
    return spoken_next(telling, index) if re.search(r"[“”\"]", telling.words(view)) else []


def _views_on(telling: Telling, sentence: Sentence, content: Extent) -> list[tuple[Extent, int]]:
    """Claims near an open question, each with its sentence: the same subject, or two telling words."""
    found = [
        ((claim.start, claim.end), claim.sentence)
        for claim in telling.claims_in(sentence.index - AROUND, sentence.index + AROUND + 1)
        if claim.sentence != sentence.index and _is_view(telling, sentence, content, claim)
    ]
    met = {index for _, index in found}
    for index in _following(telling, sentence):
        if index not in met and _answers(telling, content, index, sentence):
            found.append((telling.extents[index], index))
    return sorted(found, key=lambda view: view[1])[:MOST_VIEWS]


def _following(telling: Telling, sentence: Sentence) -> range:
    """The sentences of the paragraph just after an open question."""
    last = sentence.index + 1
    while last < min(len(telling.sentences), sentence.index + MOST_VIEWS + 1) and telling.is_in_block_of(
        last, sentence.index
    ):
        last += 1
    return range(sentence.index + 1, last)


def _answers(telling: Telling, content: Extent, index: int, sentence: Sentence) -> bool:
    """Whether a sentence answers an open question: a count, an accusation, "they won't", "just that"."""
    extent, said = telling.extents[index], telling.by_sentence.get(index, ())
    short = any(signs.SHORT_ANSWER.search(telling.text, claim.start, claim.end) for claim in said)
    if short or (index == sentence.index + 1 and words.ACCUSING.search(telling.text, *extent)):
        return True
    asked = telling.words(content).lower()
    if asked.startswith("who") and signs.ACCUSED.search(telling.text, *extent):
        return True
    counted = any(t.like_num and not t.is_sent_start for t in telling.span(extent) or ())
    return bool(counted and signs.COUNTED_THING.search(asked))


def _is_view(telling: Telling, sentence: Sentence, content: Extent, claim: Claim) -> bool:
    names, telling_of = telling_words(telling, content)
    about, said = telling_words(telling, (claim.start, claim.end))
    if len(telling_of & said) >= ENOUGH:
        return True
    if names & about and (claim.start > content[1] or telling_of & said):
        return True
    after = claim.sentence - sentence.index
    asked = not re.match(r"(?:whether|if|that)\b", telling.words(content), re.IGNORECASE)
    if asked and 0 < after <= ANSWERED and telling.is_in_block_of(claim.sentence, sentence.index):
        return True
    guess = after == 1 and words.ASKED_WHAT_IT_IS.search(telling.text, *content)
    return bool(guess and words.WHAT_IT_IS.match(telling.text, claim.start, claim.end))


def telling_words(telling: Telling, extent: Extent) -> tuple[set[str], set[str]]:
    """The names that are subject in some words, and the lemmas of what they tell."""
    span = telling.span(extent)
    tokens = list(span) if span is not None else []
    names = {t.lower_ for t in tokens if t.pos_ == "PROPN" and t.dep_ in ("nsubj", "nsubjpass")}
    found = {t.lemma_.lower() for t in tokens if t.pos_ in ("VERB", "NOUN", "ADV", "NUM") and not t.is_stop}
    found |= {t.lower_ for t in tokens if t.lower_ in ("first", "last")}
    return names, found


def _end(text: str, match: re.Match[str]) -> int:
    """The end of what is unclear, without closing marks and the speaker that may follow it."""
    content = re.split(r",\s+(?:according|as|he|she|they|said|told)\b|—", match["content"])[0]
    return match.start("content") + len(content.rstrip(' ,\n”"'))


def _alternatives(telling: Telling, content: Extent) -> tuple[Extent, ...]:
    """The two sides of "whether A or B"; "or" between two nouns parts nothing."""
    text, (start, end) = telling.text, content
    match = words.ALTERNATIVE.search(text, start, end)
    if match is None or not text[start:end].lower().startswith("whether"):
        return (content,)
    after = telling.span((match.end(), end))
    if after is None or after[0].pos_ in ("NOUN", "ADJ", "NUM"):
        return (content,)
    first = re.search(r"\bto\s+happen\s+|\bwas\s+to\s+\w+\s+", text[start : match.start()])
    return ((start + (first.end() if first else 0), match.start()), (match.end(), end))
