"""Numbers that no counting of units finds: "within a week", "two of the three billion"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from variorum.annotated import Amount, Annotated
from variorum.extract.draft_words import read_number
from variorum.extract.provision_story import Content
from variorum.model import Quantity

MAGNITUDES = {"million": 1e6, "billion": 1e9, "trillion": 1e12}
MULTIPLES = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "halv": 0.5}
PART_OF_SUM = re.compile(r"\b(\w+) of (?:the|its|their) \w+ (million|billion|trillion)\b", re.I)
WITHIN_ONE = re.compile(r"\bwithin (an?) (hour|day|week|fortnight|month|year|decade)\b", re.I)


# A bare number after one of these is a name or somebody's age, not what is asked for.
LABELS = frozenset(
    "article point paragraph section chapter option annex clause page version draft line phase stage day the "
    "these those both all its their".split()
)


def bare_number(annotated: Annotated, content: Content) -> Quantity | None:
    """The first number of a clause in which nothing else is counted ("Nine of the soldiers").

    Of a change ("from thirty to forty") the number it goes to.
    """
    doc = annotated.doc
    numbers = [
        t
        for t in doc[content.first : content.last]
        if _is_bare(annotated, t) and read_number(t.text) is not None
    ]
    if not numbers:
        return None
    chosen = next((t for t in numbers if t.i and doc[t.i - 1].lower_ == "to"), numbers[0])
    end = chosen.idx + len(chosen)
    return Quantity(
        value=float(read_number(chosen.text) or 0),
        unit=unit_before(annotated, chosen.idx, end),
        comparator="exactly",
        span=annotated.reading.article.span(chosen.idx, end),
    )


def _is_bare(annotated: Annotated, token: Token) -> bool:
    """Whether a number stands alone: no date, no amount, no name of a part, no mere "one"."""
    known = any(a.start <= token.idx < a.end for a in annotated.amounts)
    dated = any(d.evidence[0].start <= token.idx < d.evidence[0].end for d in annotated.dates)
    before = token.doc[token.i - 1].lower_ if token.i else ""
    return token.pos_ == "NUM" and token.lower_ != "one" and not (known or dated or before in LABELS)


def share_of_whole(annotated: Annotated, content: Content, amount: Amount) -> Quantity | None:
    """The part where a whole is counted: "four of nine seats" is four."""
    for token in annotated.doc[content.first : content.last]:
        after = token.doc[token.i + 1 : token.i + 3]
        whole = len(after) == 2 and after[0].lower_ == "of" and after[1].idx == amount.start
        number = read_number(token.text) if whole else None
        if number is not None:
            span = annotated.reading.article.span(token.idx, token.idx + len(token))
            return Quantity(value=float(number), unit=amount.unit, comparator="exactly", span=span)
    return None


def part_of_sum(annotated: Annotated, text: str, start: int, end: int) -> Quantity | None:
    """So many of a sum in text[start:end]: "two of the three billion" is two billion."""
    match = PART_OF_SUM.search(text, start, end)
    number = read_number(match[1]) if match else None
    if match is None or number is None:
        return None
    span = annotated.reading.article.span(match.start(), match.end())
    return Quantity(value=number * MAGNITUDES[match[2].lower()], unit="", comparator="exactly", span=span)


def single_time(annotated: Annotated, text: str, start: int, end: int) -> Quantity | None:
    """One of a unit of time as a limit in text[start:end]: "within a week"."""
    match = WITHIN_ONE.search(text, start, end)
    if match is None:
        return None
    span = annotated.reading.article.span(match.start(1), match.end(2))
    return Quantity(value=1.0, unit=match[2].lower(), comparator="within", span=span)


def unit_before(annotated: Annotated, start: int, end: int) -> str:
    """What a number leaves unsaid: "from 40 marks to 35" counts marks, "nine of the soldiers" counts none."""
    span = annotated.doc.char_span(start, end, alignment_mode="expand")
    after = annotated.doc[span.end : span.end + 1]
    if after and after[0].pos_ not in ("PUNCT", "CCONJ", "SPACE", "ADP", "SCONJ", "VERB", "AUX"):
        return ""
    if after and after[0].lower_ == "of":
        return ""
    first = span.sent.start_char
    units = [a.unit for a in annotated.amounts if first <= a.start and a.end <= start and a.unit]
    return units[-1] if units else ""


def multiple(annotated: Annotated, content: Content) -> Quantity | None:
    """So many times as much: "a doubling of the fee", "would triple storage"."""
    verb = content.predicate.verb if content.predicate else -1
    for token in annotated.doc[content.first : content.last]:
        lemma = token.lemma_.lower().removesuffix("ing").removesuffix("e")
        noun = token.pos_ == "NOUN" or (token.tag_ == "VBG" and token.i == content.first)
        if lemma in MULTIPLES and (token.i == verb or noun):
            span = annotated.reading.article.span(token.idx, token.idx + len(token))
            return Quantity(value=MULTIPLES[lemma], unit="times", comparator="exactly", span=span)
    return None
