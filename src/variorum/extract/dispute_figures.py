"""Figures that differ for one count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from variorum.annotated import Amount
from variorum.extract import dispute_signs as signs
from variorum.extract import dispute_words as words
from variorum.extract.claims import Claim
from variorum.extract.dispute_concepts import concept_of
from variorum.extract.dispute_found import Extent, Found, Telling, are_two
from variorum.extract.draft_words import read_number
from variorum.extract.sentences import Sentence

MANY = 20  # a count below this is told in passing; two of them hardly make a dispute
NEXT, REACH = 1, 3  # sentences between two figures; the same, where the later says "put the figure at"
STEM = 5  # letters in which two words of one family meet: vacant, vacancies
GLUED = re.compile(r"\b(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>kg|km|ha|mg|[GMkT]Wh?|t)\b")  # "412kg"
SHARES = ("USD", "percent", "%")  # units that a text has many numbers of
# Those who tell, and the pages they tell of: their number is no count that is contested.
TELLERS = frozenset(
    "official source diplomat aide negotiator lawmaker minister person-familiar member page point side party "
    "paragraph article option draft text phase".split()
)
TIMES = frozenset("year day month week hour minute decade".split())


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with the clause that tells it, and the claim it stands in if there is one."""

    amount: Amount
    sentence: Sentence
    clause: Extent
    claim: Claim | None


def numbers(telling: Telling) -> Iterator[Found]:
    """Figures that differ for one count: "Sarn counts 214 of its people there, Orm admits to 187"."""
    figures = [f for sentence in telling.sentences for f in figures_in(telling, sentence)]
    for n, other in enumerate(figures):
        one = next((f for f in reversed(figures[max(0, n - REACH) : n]) if _differ(telling, f, other)), None)
        if one is not None:
            yield Found("contradiction", "numbers", (one.clause, other.clause), one.clause, None, 0.6)


def _differ(telling: Telling, one: Figure, other: Figure) -> bool:
    """Whether two figures are told by different people of one count."""
    a, b = one.amount, other.amount
    if abs(a.value - b.value) <= words.LEAST_DIFFERENCE * max(a.value, b.value) or one.clause == other.clause:
        return False
    if one.clause[1] > other.clause[0] or not _units_meet(one, other) or _is_bare(one):
        return False
    if one.claim and other.claim and (one.claim is other.claim or not are_two(one.claim, other.claim)):
        return False
    apart = other.sentence.index - one.sentence.index
    put_at = apart <= REACH and _is_put_at(telling, one, other)
    if (apart > NEXT and not put_at) or not _are_told(telling, one, other):
        return False
    meet = _meet(telling, one, other)
    if not put_at and not meet and (min(a.value, b.value) < MANY or a.unit in SHARES):
        return False
    another = words.PARTITIVE.match(telling.words(other.clause))
    demanded = any(
        words.DEMANDING.search(telling.words(f.clause)) and not words.WORTH.search(telling.words(f.clause))
        for f in (one, other)
    )
    return bool(another or put_at or not demanded)


def _is_bare(figure: Figure) -> bool:
    """Whether a number stands alone between commas: an age, a place in a list."""
    return figure.clause[1] - figure.clause[0] <= figure.amount.end - figure.amount.start + 1


def _units_meet(one: Figure, other: Figure) -> bool:
    """Whether two amounts may count one thing: one unit, or one of them without."""
    a, b = one.amount.unit, other.amount.unit
    return a == b or not a or not b


def _are_told(telling: Telling, one: Figure, other: Figure) -> bool:
    """Whether both figures are counts that somebody gives."""
    if all(words.COUNTING.search(telling.words(f.clause)) for f in (one, other)) or _meet(
        telling, one, other
    ):
        return True
    if not (_are_at_odds(telling, one.sentence) or _is_put_at(telling, one, other)):
        return False
    return bool(one.claim) or bool(words.COUNTING.search(telling.words(telling.extents[one.sentence.index])))


def _is_put_at(telling: Telling, one: Figure, other: Figure) -> bool:
    """Whether a number is told of what was just counted: "put the toll at nine", "put vacancies at 17"."""
    held = telling.words(other.clause)
    if words.PUT_AT.search(held):
        return True
    stems = {t.lower_[:STEM] for t in telling.span(one.clause) or () if t.pos_ in ("NOUN", "ADJ", "VERB")}
    told = {t.lower_[:STEM] for t in telling.span(other.clause) or () if t.pos_ == "NOUN"}
    same = (stems & told) - {u[:STEM] for u in SHARES}
    put = signs.PUT_THING.search(held)
    return bool(put and (same or put["closer"]))


def _meet(telling: Telling, one: Figure, other: Figure) -> bool:
    """Whether two claims of different speakers tell an amount of one unit in the same words, or of "it"."""
    if one.claim is None or other.claim is None or one.amount.unit != other.amount.unit:
        return False
    if words.POINTING_FIRST.match(telling.text, other.claim.start, other.claim.end):
        return True
    said, told = (_concepts(telling, f.clause) for f in (one, other))
    shared = {w for w in said & told if w.isalpha() and w not in (one.amount.unit, "report", "say", "have")}
    return len(shared) > (one.amount.unit in SHARES)


def _concepts(telling: Telling, extent: Extent) -> set[str]:
    span = telling.span(extent)
    return {concept_of(t) for t in span or () if t.pos_ in ("NOUN", "VERB") and not t.is_stop}


def compared(telling: Telling) -> Iterator[Found]:
    """ "Other estimates put the number much higher": against the count told just before."""
    for sentence, extent in telling.each():
        match = signs.MORE_OR_LESS.search(telling.text, *extent) if sentence.index else None
        before = figures_in(telling, telling.sentences[sentence.index - 1]) if match else []
        if before and not _is_demanded(telling.words(before[-1].clause)):
            yield Found("contradiction", "numbers", (before[-1].clause, extent), before[-1].clause, None, 0.6)


def _is_demanded(told: str) -> bool:
    """Whether a number is asked for or offered; what "will" be is estimated like any other."""
    return any(m[0].lower() not in ("will", "would") for m in words.DEMANDING.finditer(told))


def owned(telling: Telling) -> Iterator[Found]:
    """Two numbers, each told of one side's account: "60,000 tonnes in Sarn's and 50,000 in Orm's"."""
    for _, extent in telling.each():
        for match in words.OWNED.finditer(telling.text, *extent):
            if match["a"] != match["b"]:
                sides = (match.span("one"), match.span("other"))
                yield Found("contradiction", "owned", sides, match.span(), None, 0.6)


def retold(telling: Telling) -> Iterator[Found]:
    """A figure told in place of the last one: "… 24 vessels, she said. The ship owner had heard 22"."""
    for sentence, extent in telling.each():
        for match in words.RETOLD.finditer(telling.text, *extent):
            before = [
                (a, s)
                for s in telling.sentences[max(0, sentence.index - 1) : sentence.index + 1]
                for a in _amounts(telling, s)
                if a.end <= match.start()
            ]
            if not before or before[-1][0].value == float(match["number"].replace(",", "")):
                continue
            one = _clause(telling, before[-1][1], before[-1][0])
            start = extent[0]
            cut = max(
                (m.end() for m in re.finditer(r"[;:,]\s+", telling.text[start : match.start()])), default=0
            )
            other = (start + cut, match.end())
            if one[1] <= other[0]:
                yield Found("contradiction", "retold", (one, other), one, None, 0.6)


def _amounts(telling: Telling, sentence: Sentence) -> list[Amount]:
    start, end = telling.extents[sentence.index]
    told = [
        a
        for a in telling.annotated.amounts
        if start <= a.start < end and a.unit not in TIMES and a.unit not in TELLERS
    ]
    taken = {a.start for a in told}
    for match in GLUED.finditer(telling.text, start, end):
        if match.start() not in taken:
            value = float(match["number"].replace(",", ""))
            told.append(Amount(*match.span(), value, match["unit"], "exactly"))
    for match in words.PUT_AT_WORD.finditer(telling.text, start, end):
        number = read_number(match["number"])
        if number is not None and match.start("number") not in taken:
            told.append(Amount(*match.span("number"), float(number), "", "exactly"))
    return sorted(told, key=lambda a: a.start)


def figures_in(telling: Telling, sentence: Sentence) -> list[Figure]:
    """The counts of a sentence, each with the clause that tells it."""
    return [
        Figure(a, sentence, _clause(telling, sentence, a), _claim_of(telling, sentence, a))
        for a in _amounts(telling, sentence)
    ]


def _claim_of(telling: Telling, sentence: Sentence, amount: Amount) -> Claim | None:
    """The narrowest claim in which an amount stands."""
    held = [
        c
        for n in range(max(0, sentence.index - 1), sentence.index + 1)
        for c in telling.by_sentence.get(n, ())
        if c.start <= amount.start < c.end and ";" not in telling.text[c.start : amount.start]
    ]
    return min(held, key=lambda c: c.end - c.start, default=None)


def _are_at_odds(telling: Telling, sentence: Sentence) -> bool:
    """Whether the article has just said that accounts differ."""
    near = telling.extents[max(0, sentence.index - 2) : sentence.index + 1]
    return any(
        words.DIVIDED.search(telling.text, *e) or words.DIFFERING.search(telling.text, *e)
        for e in near
        if signs.DOUBT_STEMS.search(telling.small, *e)
    )


def _clause(telling: Telling, sentence: Sentence, amount: Amount) -> Extent:
    """The clause that tells a figure: between the commas, brackets and semicolons around it."""
    start, end = telling.extents[sentence.index]
    before = max(
        (
            m.end()
            for m in re.finditer(r"[(;:]\s*|,\s+(?!\d)|\bbut\s+|\band\s+", telling.text[start : amount.start])
        ),
        default=0,
    )
    after = re.search(r"[;)]|,\s|\.\s|\.$|\s(?:but|and)\s", telling.text[amount.end : end])
    return start + before, amount.end + (after.start() if after else end - amount.end)
