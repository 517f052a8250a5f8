"""Quantities in a text: the number, what is counted, and whether it is a bound."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from spacy.tokens import Doc, Token

from variorum.annotate.numerals import NUMBER, currency_of, read_number
from variorum.annotated import Amount
from variorum.model import Comparator

BEFORE = 48  # code points before a number in which the words of its bound are sought
# A bound stands before the number ("up to 90") or after it ("90 or fewer"); the first pattern that fits wins.
# What stands around a number is read in small letters: to ignore case takes twice as long.
_FILLERS = "a|an|the|only|just|some|total|of|its|their"
_AT_MOST = (
    r"(?:no|not)(?:\s\w+){0,2}?\s(?:more|greater|larger|higher|longer|later)\sthan|at\s(?:the\s)?most|up\sto"
    r"|not?\s(?:to\s)?exceed(?:ing)?|(?<!not\s)(?<!no\s)(?:less|fewer|lower|smaller)\sthan"
    r"|(?:maximum|ceiling|cap|limit)(?:\sof|\sat|\sto)|as\s(?:many|much)\sas|under|below"
    r"|(?:cap|limit|restrict|reduc|hold|cut)(?:s|e|es|p?ed|t?ing|ped|ping|ited|ting)?"
    r"\s(?:[\w’'.,-]+\s){0,5}?(?:at|to)|without\sexceeding|never\sexceed"
)
_AT_LEAST = (
    r"at\sleast|(?:no|not)(?:\s\w+)?\s(?:less|fewer|lower|smaller|earlier|sooner)\sthan"
    r"|(?:more|greater|larger|higher|longer)\sthan|minimum\sof|upwards?\sof|over|above"
    r"|exceed(?:s|ing|ed)?|floor\s(?:of|at)"
)
_ABOUT = r"about|around|roughly|approximately|approx\.?|circa|nearly|almost|some|an\sestimated|close\sto"


def _before(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\s(?:(?:{_FILLERS}|\w+ed)\s){{0,3}}$")


def _after(words: str) -> re.Pattern[str]:
    return re.compile(rf"\s(?:[\w-]+\s)?(?:{words})\b")


_Bounds = tuple[tuple[Comparator, re.Pattern[str]], ...]
_BEFORE: Final[_Bounds] = (
    ("at-most", _before(_AT_MOST)),
    ("at-least", _before(_AT_LEAST)),
    ("about", _before(_ABOUT)),
)
_AFTER: Final[_Bounds] = (
    ("at-most", _after(r"at\s(?:the\s)?most|or\s(?:less|fewer|under|below)|maximum")),
    ("at-least", _after(r"at\s(?:the\s)?least|or\s(?:more|above|over)|minimum")),
    ("about", _after(r"or\sso")),
)
_WITHIN = re.compile(r"\b(?:within|inside)\s(?:(?:a|the|first|next|\w+ed)\s){0,3}$")
_IN = re.compile(r"\b(?:in|over|by)\s(?:the\s(?:next|coming|first)\s)?$")
_CEILING = re.compile(r"\b(?:cap|ceiling|limit|maximum)s?\b[^.;]{0,30}\b(?:of|at|to)\s$")
_PERCENT = re.compile(r"\s?(?:%|per\s?cent\b|percentage\spoints?\b|percent\b)", re.I)
_DURATION = frozenset("second minute hour day week fortnight month quarter year decade weekday night".split())
# A number after one of these names a thing and counts nothing: "Article 5", "point 7".
_LABEL = re.compile(
    r"(?:\b(?:article|point|chapter|section|paragraph|annex|page|no\.?|number|clause|phase|stage|rule|resolution"
    r"|act|option|tier|route|room|flight|channel|covid|figure|table|step|part|group|version|g|f|mi)[\s-]|[a-z]{2,}-|#)$"
)
_WORD_PART = re.compile(r"-(?:off|time|sided|way|on|to|by)\b", re.I)  # "a one-off 400 crowns" is 400 crowns
_MONEY_WORDS: Final = {"dollar": "USD", "euro": "EUR", "buck": "USD"}


def find_amounts(text: str, doc: Doc, taken: Iterable[tuple[int, int]] = ()) -> tuple[Amount, ...]:
    """The quantities of a text in its order; `taken` are spans that are calendar dates and no quantities.

    None of these overlap.
    """
    dates = sorted(taken)
    found = []
    for match in NUMBER.finditer(text):
        before = bisect_left(dates, (match.end(),))
        if before and match.start() < dates[before - 1][1]:
            continue
        if amount := _read_amount(text, doc, match):
            found.append(amount)
    return tuple(found)


def _read_amount(text: str, doc: Doc, match: re.Match[str]) -> Amount | None:
    value = read_number(match)
    before = text[max(0, match.start() - BEFORE) : match.start()].lower()
    if (
        value is None
        or _WORD_PART.match(text, match.end())
        or _LABEL.search(before)
        or _is_list_number(text, match)
    ):
        return None
    end, unit = _find_unit(text, doc, match)
    if not unit and _names_nothing(match, value):
        return None
    start = match.start()
    return Amount(start, end, value, unit, _find_comparator(before, text[end : end + 30].lower(), unit))


def _names_nothing(match: re.Match[str], value: float) -> bool:
    """A bare word or a bare year counts nothing: "one of them", "since 2014"."""
    year = match["digits"] is not None and "," not in match[0] and 1500 <= value <= 2100
    return (match["words"] is not None and value < 100) or year


def _is_list_number(text: str, match: re.Match[str]) -> bool:
    """Whether the number only counts off a point at the head of a line: "7. The …"."""
    line = text.rfind("\n", 0, match.start()) + 1
    return not text[line : match.start()].strip(" -*(•") and text[match.end() : match.end() + 1] in (".", ")")


def _find_comparator(before: str, after: str, unit: str) -> Comparator:
    for comparator, pattern in _BEFORE:
        if pattern.search(before):
            return comparator
    for comparator, pattern in _AFTER:
        if pattern.match(after):
            return comparator
    if _WITHIN.search(before):
        return "within"
    if _CEILING.search(before):
        return "at-most"
    if unit in _DURATION and _IN.search(before):
        return "within"
    return "exactly"


def _find_unit(text: str, doc: Doc, match: re.Match[str]) -> tuple[int, str]:
    """Where the quantity ends and what it counts: a currency, a share, or the noun after the number."""
    if match["money"]:
        return match.end(), currency_of(match) or match["sign"]
    if match["ratio"]:
        return match.end(), "percent"
    if match["glued"]:
        return match.end(), match["glued"]
    if percent := _PERCENT.match(text, match.end()):
        return percent.end(), "percent"
    if match["fraction"]:
        return match.end(), "share"
    return _find_noun(doc, match)


def _find_noun(doc: Doc, match: re.Match[str]) -> tuple[int, str]:
    """The head noun that the number counts, two adjectives off at most, in the singular."""
    span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
    if span is None:
        return match.end(), ""
    noun: Token | None = None
    rest = doc[span.end : span.end + 5]
    for token in rest:
        if token.pos_ in ("NOUN", "PROPN"):
            noun = token
            if not _more_noun_follows(doc, token):
                break
        elif noun is not None or not (
            token.pos_ in ("ADJ", "VERB", "PUNCT") and token.text not in ',.;:()—–“”"'
        ):
            break
    if noun is None:
        return match.end(), ""
    unit = _singular(doc, span.end, noun)
    return noun.idx + len(noun), _MONEY_WORDS.get(unit, unit)


def _more_noun_follows(doc: Doc, token: Token) -> bool:
    """Whether the noun only qualifies the next one: "cubic metre(s)", not "28-point | peace plan"."""
    if token.i + 1 >= len(doc) or token.nbor(-1).text == "-":
        return False
    return bool(token.dep_ == "compound" and token.nbor().pos_ == "NOUN" and token.tag_ != "NNS")


def _singular(doc: Doc, first: int, noun: Token) -> str:
    """The unit as a lower-case singular, with the adjective that makes another measure of it."""
    lemma = noun.lemma_.lower() if noun.pos_ == "NOUN" else noun.text
    before = doc[noun.i - 1].lower_ if noun.i > first else ""
    return (
        f"{before} {lemma}"
        if before in ("cubic", "square", "nautical", "metric", "calendar", "working")
        else lemma
    )
