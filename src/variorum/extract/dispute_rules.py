"""How a contested fact shows in reporting: one rule a function, each giving what it found with its sides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from spacy.tokens import Doc, Token

from variorum.annotated import Amount, Annotated
from variorum.extract import dispute_words as words
from variorum.extract.claims import Claim
from variorum.extract.clauses import Clause, split_clauses
from variorum.extract.drafts import DraftMention
from variorum.extract.makers import labels_between
from variorum.extract.predicates import Predicate, find_predicate, subject_tokens
from variorum.extract.sentences import Sentence

NEAR = 3  # sentences back in which what "this" or "their account" denies is looked for
AROUND = 5  # sentences before and after an open question in which views on it are looked for
ENOUGH = 2  # words that a view must share with the question
MOST_VIEWS = 3
FEWEST = 4  # words of a claim that says anything
MANY = 20  # a count below this is told in passing; two of them hardly make a dispute


@dataclass(frozen=True, slots=True)
class Found:
    """A contested fact: `sides` and `about` in code points; `whole` is the sentence that states it, if any.

    `more` gives further words for a side: (side, words).
    """

    type: Literal["contradiction", "denial", "uncertainty"]
    rule: str
    sides: tuple[tuple[int, int], ...]
    about: tuple[int, int]
    whole: tuple[int, int] | None = None
    confidence: float = 0.7
    more: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()

    def shares_side(self, other: Found) -> bool:
        """Whether the two have a side in common."""
        return any(a < d and c < b for a, b in self.sides for c, d in other.sides)

    def with_sides(self, other: Found) -> Found:
        """This dispute with the other's further sides."""
        more = [s for s in other.sides if not any(a < s[1] and s[0] < b for a, b in self.sides)]
        return replace(self, sides=(*self.sides, *more), more=(*self.more, *other.more))


def uncertainties(
    annotated: Annotated, sentences: Sequence[Sentence], claims: Sequence[Claim]
) -> Iterator[Found]:
    """What the reporter says is unclear, or that sources disagree about; "whether A or B" has two sides.

    What others hold on the same thing close by is a side too.
    """
    text = annotated.reading.article.text
    patterns = (("unclear", words.UNCLEAR), ("unsettled", words.UNSETTLED), ("divided", words.DIVIDED))
    for sentence in sentences:
        start, end = _extent(annotated, sentence)
        for rule, pattern in patterns:
            for match in pattern.finditer(text, start, end):
                content = (match.start("content"), _end(text, match))
                if len(text[slice(*content)].split()) < FEWEST - 1:
                    continue
                whole = (match.start(), content[1])
                kind: Literal["contradiction", "uncertainty"] = (
                    "contradiction" if rule == "divided" else "uncertainty"
                )
                held = _views_on(annotated, sentences, sentence, content, claims)
                yield Found(kind, rule, (*_alternatives(text, content), *held), content, whole, 0.9)


def _views_on(
    annotated: Annotated,
    sentences: Sequence[Sentence],
    sentence: Sentence,
    content: tuple[int, int],
    claims: Sequence[Claim],
) -> list[tuple[int, int]]:
    """Claims near an open question that are about it: the same name as subject, or two telling words."""
    text, (names, telling) = annotated.reading.article.text, _telling(annotated, content)
    found = []
    for claim in claims:
        apart = abs(claim.sentence - sentence.index)
        if claim.sentence == sentence.index or apart > AROUND:
            continue
        about, said = _telling(annotated, (claim.start, claim.end))
        same = bool(names & about) and (claim.start > content[1] or bool(telling & said))
        if same or len(telling & said) >= ENOUGH:
            found.append((claim.start, claim.end))
    following = sentences[sentence.index + 1 : sentence.index + 2]
    found += [e for e in (_extent(annotated, s) for s in following) if words.ACCUSING.search(text, *e)]
    return found[:MOST_VIEWS]


def _telling(annotated: Annotated, extent: tuple[int, int]) -> tuple[set[str], set[str]]:
    """The names that are subject in some words, and the lemmas of what they tell."""
    span = annotated.doc.char_span(*extent, alignment_mode="expand")
    tokens = list(span) if span is not None else []
    names = {t.lower_ for t in tokens if t.pos_ == "PROPN" and t.dep_ in ("nsubj", "nsubjpass")}
    telling = {t.lemma_.lower() for t in tokens if t.pos_ in ("VERB", "NOUN", "ADV", "NUM") and not t.is_stop}
    telling |= {t.lower_ for t in tokens if t.lower_ in ("first", "last")}
    return names, telling


def _end(text: str, match: re.Match[str]) -> int:
    """The end of what is unclear, without closing marks and the speaker that may follow it."""
    content = re.split(r",\s+(?:according|as|he|she|they|said|told)\b|—", match["content"])[0]
    return match.start("content") + len(content.rstrip(' ,\n”"'))


def _alternatives(text: str, content: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    start, end = content
    match = words.ALTERNATIVE.search(text, start, end)
    if match is None or not text[start:end].lower().startswith("whether"):
        return (content,)
    first = re.search(r"\bto\s+happen\s+|\bwas\s+to\s+\w+\s+", text[start : match.start()])
    return ((start + (first.end() if first else 0), match.start()), (match.end(), end))


def denials(
    annotated: Annotated,
    sentences: Sequence[Sentence],
    claims: Sequence[Claim],
    mentions: Sequence[DraftMention] = (),
) -> Iterator[Found]:
    """What somebody denies, dismisses or calls false: the thing denied is a side too."""
    doc = annotated.doc
    for sentence in sentences:
        for clause in split_clauses(doc, sentence.first, sentence.last):
            predicate = _last_claiming(annotated, clause)
            if predicate is None:
                continue
            own = _chars(annotated, predicate.start, _goes_on(annotated, sentence, clause))
            ranked = _about_same_draft(annotated, sentence, claims, mentions)
            denied = _denied(annotated, sentence, clause, predicate, ranked)
            spoken = tuple((own, quote) for quote in _spoken_next(annotated, sentences, sentence))
            for target in denied[:2]:
                yield Found("denial", "denial", (target, own), target, None, 0.8, spoken)
    yield from _denied_existence(annotated, sentences, claims)


def _goes_on(annotated: Annotated, sentence: Sentence, clause: Clause) -> int:
    """The end of a denial with the clauses joined to it by "and that"."""
    last = clause.last
    for other in split_clauses(annotated.doc, sentence.first, sentence.last):
        if other.first >= last and annotated.doc[other.first].lower_ == "that":
            last = other.last
    return last


def _spoken_next(
    annotated: Annotated, sentences: Sequence[Sentence], sentence: Sentence
) -> list[tuple[int, int]]:
    """Quotations in which the one who denies goes on, in the same paragraph."""
    found = list[tuple[int, int]]()
    for following in sentences[sentence.index + 1 : sentence.index + 3]:
        tokens = following.tokens(annotated.doc)
        if following.block != sentence.block or not tokens or tokens[0].text not in '“"':
            break
        found.append(_chars(annotated, following.first, following.last))
    return found


def _denied_existence(
    annotated: Annotated, sentences: Sequence[Sentence], claims: Sequence[Claim]
) -> Iterator[Found]:
    """ "There is no such paper": against what was told of it just before."""
    text = annotated.reading.article.text
    for sentence in sentences[1:]:
        start, end = _extent(annotated, sentence)
        if words.NO_SUCH.search(text, start, end) is None:
            continue
        before = [
            c for c in claims if c.end < start and sentence.index - c.sentence <= NEAR and _says_much(text, c)
        ]
        last = sentences[sentence.index - 1]
        target = (before[-1].start, before[-1].end) if before else _extent(annotated, last)
        yield Found("denial", "existence", (target, (start, end)), target, None, 0.7)


def _last_claiming(annotated: Annotated, clause: Clause) -> Predicate | None:
    """The predicate of a clause that denies something; None where it denies nothing."""
    doc = annotated.doc
    predicate = find_predicate(doc, clause)
    if predicate is None:
        return None
    rest = doc[predicate.verb : clause.last].text
    subject = subject_tokens(doc, clause, predicate)
    if any(t.lower_ in words.NOBODY for t in subject[:1]):
        return None
    if predicate.lemma in words.DENYING and not predicate.negated:
        spoken = any(_is_saying(t) for t in doc[predicate.verb + 1 : min(clause.last, predicate.verb + 9)])
        return predicate if spoken or predicate.lemma == "deny" or words.FALSE.search(rest) else None
    if words.FALSE.search(rest) and _is_about_saying(annotated, clause, predicate):
        return predicate
    return None


def _is_saying(token: Token) -> bool:
    """Whether a word stands for what was said; "that" in "that plan" does not."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    determiner = token.lower_ in ("that", "this") and after.pos_ in ("NOUN", "ADJ", "PROPN", "NUM")
    return token.lemma_.lower() in words.SAYINGS and not determiner


def _is_about_saying(annotated: Annotated, clause: Clause, predicate: Predicate) -> bool:
    """Whether "false" is said of what was said: "called this an invention", "their account was wrong"."""
    doc = annotated.doc
    after = {t.lemma_.lower() for t in doc[predicate.verb + 1 : min(clause.last, predicate.verb + 6)]}
    if predicate.lemma in words.NAMING:
        return bool(after & words.SAYINGS)
    held = {t.lemma_.lower() for t in doc[clause.first : clause.last]}
    return (
        bool(held & (words.SAYINGS - {"that", "it", "this", "which", "them", "line", "word"}))
        or predicate.lemma == "suggest"
    )


def _denied(
    annotated: Annotated, sentence: Sentence, clause: Clause, predicate: Predicate, claims: Sequence[Claim]
) -> list[tuple[int, int]]:
    """What is denied: the clause after "that", else what those named there, or others, said just before."""
    doc = annotated.doc
    for i in range(predicate.verb + 1, clause.last - 2):
        if (
            doc[i].lower_ == "that"
            and doc[i].tag_ in ("IN", "WDT")
            and any(t.pos_ in ("VERB", "AUX") for t in doc[i + 1 : clause.last])
            and predicate.lemma in words.DENYING
        ):
            return [_chars(annotated, i + 1, _before_comment(doc, i + 1, clause.last))]
    subject = subject_tokens(doc, clause, predicate)
    me = labels_between(annotated, subject[0].i, subject[-1].i + 1) if subject else set()
    named = labels_between(annotated, predicate.verb + 1, clause.last) - me
    here = doc[predicate.start].idx
    text = annotated.reading.article.text
    before = [
        c for c in claims if c.end <= here and sentence.index - c.sentence <= AROUND and _says_much(text, c)
    ]
    theirs = [c for c in before if c.labels & named]
    if theirs:
        return [(c.start, c.end) for c in reversed(theirs)]
    others = [c for c in before if not c.labels & me] or before
    about = _telling(annotated, _extent(annotated, sentence))[1]
    chosen = max(
        others,
        key=lambda c: (len(about & _telling(annotated, (c.start, c.end))[1]) >= 1, c.start),
        default=None,
    )
    return [(chosen.start, chosen.end)] if chosen is not None else []


def _before_comment(doc: Doc, first: int, last: int) -> int:
    """Where what is denied ends: before ", calling it …"."""
    return next((i for i in range(first + 1, last) if doc[i - 1].text == "," and doc[i].tag_ == "VBG"), last)


def _about_same_draft(
    annotated: Annotated, sentence: Sentence, claims: Sequence[Claim], mentions: Sequence[DraftMention]
) -> Sequence[Claim]:
    """The claims about a draft that the sentence names too, if any were made just before; else all."""
    start, end = _extent(annotated, sentence)
    here = {m.draft_id for m in mentions if start <= m.start < end}
    same = [
        c
        for c in claims
        if 0 < sentence.index - c.sentence <= AROUND
        and any(c.start <= m.start < c.end and m.draft_id in here for m in mentions)
    ]
    return same or claims


def _says_much(text: str, claim: Claim) -> bool:
    return len(text[claim.start : claim.end].split()) >= FEWEST and not text.startswith("to ", claim.start)


def contradictions(
    annotated: Annotated,
    sentences: Sequence[Sentence],
    claims: Sequence[Claim],
    mentions: Sequence[DraftMention],
) -> Iterator[Found]:
    """Claims with one verb about one thing, one of them negated; and "one said …; another said …"."""
    read = [(claim, *_core(annotated, claim)) for claim in claims]
    for n, (one, verb, subject, negated) in enumerate(read):
        for other, other_verb, other_subject, other_negated in read[n + 1 :]:
            if not verb or verb != other_verb or negated == other_negated:
                continue
            if subject & other_subject and not (one.start < other.end and other.start < one.end):
                positive = other if negated else one
                sides = ((one.start, one.end), (other.start, other.end))
                yield Found("contradiction", "opposite", sides, (positive.start, positive.end), None, 0.8)
    yield from _otherwise(annotated, sentences, claims)
    yield from _accounts(annotated, sentences, claims)


def _otherwise(
    annotated: Annotated, sentences: Sequence[Sentence], claims: Sequence[Claim]
) -> Iterator[Found]:
    """ "X says she wrote it. Y says otherwise.": the two claims are the sides."""
    text = annotated.reading.article.text
    for one, other in pairwise(claims):
        near = 0 <= other.sentence - one.sentence <= 1
        if near and words.OTHERWISE.search(text, other.start, other.end):
            sides = (
                _extent(annotated, sentences[one.sentence]),
                _extent(annotated, sentences[other.sentence]),
            )
            yield Found("contradiction", "otherwise", sides, (one.start, one.end), None, 0.8)


def _core(annotated: Annotated, claim: Claim) -> tuple[str, set[str], bool]:
    """The verb, the words of the subject, and the polarity of a claim; "" where no verb says much."""
    span = annotated.doc.char_span(claim.start, claim.end, alignment_mode="expand")
    if span is None:
        return "", set(), False
    clause = Clause(span.start, span.end)
    predicate = find_predicate(annotated.doc, clause)
    if (
        predicate is None
        or predicate.modal
        or predicate.lemma in ("be", "have", "do", "say", "want", "go", "get", "make")
    ):
        return "", set(), False
    subject = subject_tokens(annotated.doc, clause, predicate)
    heads = {t.lemma_.lower() for t in subject if t.pos_ in ("NOUN", "PROPN")}
    return predicate.lemma, heads, predicate.negated


def _accounts(
    annotated: Annotated, sentences: Sequence[Sentence], claims: Sequence[Claim]
) -> Iterator[Found]:
    """The claims that follow "The people gave differing accounts. One said …; another said …"."""
    text = annotated.reading.article.text
    for sentence in sentences:
        match = words.DIFFERING.search(text, *_extent(annotated, sentence))
        if match is None:
            continue
        following = [c for c in claims if c.start > match.end() and c.sentence - sentence.index <= 1]
        sides = [c for c in following if _is_partitive(c.speaker)]
        if len(sides) >= 2:
            about = _chars(annotated, sentence.first, sentence.last)
            yield Found(
                "contradiction", "accounts", tuple((c.start, c.end) for c in sides[:3]), about, None, 0.9
            )


def _is_partitive(speaker: str) -> bool:
    """Whether a speaker is one of several ("one", "another of them", "a third")."""
    return bool(
        re.match(
            r"(?:one|another|the (?:other|third|second|first)|a (?:second|third)|others|some)\b",
            speaker,
            re.I,
        )
    )


def contrasts(
    annotated: Annotated, sentences: Sequence[Sentence], claims: Sequence[Claim]
) -> Iterator[Found]:
    """A sentence that begins with "But" and holds somebody's view against the claim just before it."""
    doc = annotated.doc
    for sentence in sentences:
        tokens = sentence.tokens(doc)
        if not tokens or tokens[0].lower_ not in words.CONTRASTING:
            continue
        here = [c for c in claims if tokens[0].idx <= c.start <= tokens[-1].idx]
        before = [c for c in claims if c.end <= tokens[0].idx and sentence.index - c.sentence <= 2]
        view = _view(annotated, sentence, tokens)
        if not before or view is None or (here and here[0].labels & before[-1].labels):
            continue
        if not here and not re.search(
            r"\bas\b.*\b(?:told|said|noted|argue|put it)", doc[sentence.first : sentence.last].text, re.S
        ):
            continue
        one = before[-1]
        yield Found(
            "contradiction", "contrast", ((one.start, one.end), view), _topic(annotated, tokens), None, 0.6
        )


def _view(annotated: Annotated, sentence: Sentence, tokens: list[Token]) -> tuple[int, int] | None:
    """What the contrasting sentence holds, without "But" and its speaker; None where it compares nothing."""
    start = next((t.i for t in tokens[1:] if not t.is_punct), sentence.last)
    clause = split_clauses(annotated.doc, start, sentence.last)
    if not clause:
        return None
    last = clause[0].last
    for i in range(clause[0].first, last):
        if annotated.doc[i].text == "," and annotated.doc[i + 1].lower_ in ("as", "according"):
            last = i
            break
    start, end = _chars(annotated, clause[0].first, last)
    return (start, end) if words.COMPARING.search(annotated.reading.article.text, start, end) else None


def _topic(annotated: Annotated, tokens: list[Token]) -> tuple[int, int]:
    """The subject of a sentence, as the line that says what it is about."""
    subject = next((t for t in tokens if t.dep_ in ("nsubj", "nsubjpass") and t.pos_ != "PRON"), None)
    if subject is None:
        return tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    return _chars(annotated, subject.left_edge.i, subject.right_edge.i + 1)


def numbers(annotated: Annotated, sentences: Sequence[Sentence], claims: Sequence[Claim]) -> Iterator[Found]:
    """Figures that differ for one count: "Sarn counts 214 of its people there, Orm admits to 187"."""
    text = annotated.reading.article.text
    counted = [(a, s) for s in sentences for a in _counts(annotated, s)]
    for (one, here), (other, there) in pairwise(counted):
        if there.index - here.index > 1 or abs(one.value - other.value) <= words.LEAST_DIFFERENCE * max(
            one.value, other.value
        ):
            continue
        if one.unit and other.unit and one.unit != other.unit:
            continue
        sides = (_figure(annotated, here, one), _figure(annotated, there, other))
        between = text[one.end : other.start]
        if all(words.COUNTING.search(text, *side) for side in sides) and re.search(
            r"[,;.]|\bwhile\b|\bbut\b", between
        ):
            yield Found("contradiction", "numbers", sides, sides[0], None, 0.6)


def _counts(annotated: Annotated, sentence: Sentence) -> list[Amount]:
    start, end = _extent(annotated, sentence)
    return [
        a
        for a in annotated.amounts
        if start <= a.start < end
        and a.value >= MANY
        and a.value == int(a.value)
        and a.unit not in ("USD", "percent", "%", "day", "year")
    ]


def _figure(annotated: Annotated, sentence: Sentence, amount: Amount) -> tuple[int, int]:
    """The clause that tells a figure: between the commas, brackets and semicolons around it."""
    text = annotated.reading.article.text
    start, end = _extent(annotated, sentence)
    before = max(
        (m.end() for m in re.finditer(r"[(;:]\s*|,\s+(?!\d)|\bbut\s+|\band\s+", text[start : amount.start])),
        default=0,
    )
    after = re.search(r"[;)]|,\s|\.\s|\.$|\s(?:but|and)\s", text[amount.end : end])
    return start + before, amount.end + (after.start() if after else end - amount.end)


def _extent(annotated: Annotated, sentence: Sentence) -> tuple[int, int]:
    return _chars(annotated, sentence.first, sentence.last)


def _chars(annotated: Annotated, first: int, last: int) -> tuple[int, int]:
    """Code points of the tokens from `first` to `last` (exclusive), without white space at the ends."""
    tokens = [t for t in annotated.doc[first:last] if not t.is_space]
    while len(tokens) > 1 and tokens[-1].text in {",", ";", ".", ":"}:
        tokens.pop()
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])
