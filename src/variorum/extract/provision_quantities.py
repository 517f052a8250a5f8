"""The number that one reported commitment asks for, with its bound: `read_quantity`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from variorum.annotated import Amount, Annotated
from variorum.extract.provision_figures import TEXTUAL
from variorum.extract.provision_story import Content
from variorum.extract.provision_sums import (
    bare_number,
    multiple,
    part_of_sum,
    share_of_whole,
    single_time,
    unit_before,
)
from variorum.model import Comparator, Quantity

CAPPING = re.compile(
    r"\b(?:cap|caps|capped|capping|limit\w*|ceiling|at most|no more than|not more than|up to|as many as|"
    r"maximum|cut to|reduced? to|slash\w*|shrink|held? to|hold \w+ to|keep|left with|allow\w*|let)\b",
    re.IGNORECASE,
)
# What a number is set against is not the number that is asked for.
CONTRAST = re.compile(
    r"\b(?:rather than|instead of|in place of|as opposed to|compared (?:with|to)|down from|up from|"
    r"below the|above the|more than the|against|from an?(?=\s+$)|than the|fewer than it|"
    r"(?<!^)(?:now|currently)|, not|"
    r"which (?:has|have|had))\b|\(",
    re.IGNORECASE,
)
DURATIONS = frozenset("day week month year hour minute".split())
COUNTED_WHO = frozenset(
    "government country side party state nation power delegation region capital man people "
    "neighbour neighbor member".split()
)
DIFFERENCE = re.compile(r"\s+(?:more|fewer|less|higher|lower)\b")  # "three more than in …" is no figure of it
# Known already, not asked for: "its 25 per cent duty", "the $38 billion in frozen reserves".
GIVEN = re.compile(r"(?:\b(?:the|its|their|his|her|present|current|existing)|[’']s)\s+(?:\w+\s+)?$", re.I)
# The base of a rate: "16 hours in any 24".
BASE = re.compile(r"\b(?:any|every|each|per)\s+$", re.I)
# "For those with incomes above $5 million, …": whom it is for, not what it asks.
FRONTED = re.compile(r"(?:for|on|in|of|at|with|if|where|when|under)\b", re.I)
# "one nurse to four patients"
RATIO = re.compile(r"\s+(?:to|for)\s+(?:every\s+|each\s+)?")
FEW = 10  # up to which "the two governments", "all nine regions" count who is bound
A_PAIR = 3  # without "the": "two governments" are parties, "four regions" are asked for


def read_quantity(annotated: Annotated, content: Content) -> Quantity | None:
    """The number that the clause asks for, with its bound; no contrast, no count of parties."""
    text, start, end = clause_extent(annotated, content)
    if content.figure and DIFFERENCE.match(text, content.figure.end):
        return None
    kept = [content.figure] if content.figure else _asked(annotated, content)
    if not kept:
        other = bare_number(annotated, content) or single_time(annotated, text, start, end)
        return other or multiple(annotated, content)
    if (part := part_of_sum(annotated, text, start, end)) is not None:
        return part
    if (share := share_of_whole(annotated, content, kept[0])) is not None:
        return share
    chosen = _chosen(annotated, content, kept)
    return Quantity(
        value=chosen.value,
        unit=chosen.unit or unit_before(annotated, chosen.start, chosen.end),
        comparator=_bound(text, start, chosen),
        span=annotated.reading.article.span(chosen.start, chosen.end),
    )


def _asked(annotated: Annotated, content: Content) -> list[Amount]:
    """The amounts of the clause that may be asked for: no party's count, no name, no contrast."""
    text, start, end = clause_extent(annotated, content)
    within = [a for a in annotated.amounts if start <= a.start and a.end <= end and a not in content.foreign]
    amounts = [a for a in within if not _counts_parties(text, a) and not _names_text(text, a)]
    asked = [a for a in amounts if not _is_contrast(text, start, a, amounts)]
    return [a for a in asked if a.unit not in COUNTED_WHO or a.value > FEW] or asked


def _chosen(annotated: Annotated, content: Content, kept: Sequence[Amount]) -> Amount:
    """The one of several numbers that is asked for: what is known, and how long it lasts, stand back."""
    text, start, _ = clause_extent(annotated, content)
    verb = annotated.doc[content.predicate.start].idx if content.predicate else start
    for one, other in pairwise(kept):
        if one.value == 1 and RATIO.fullmatch(text, one.end, other.start):
            return other
    told = [a for a in kept if not BASE.search(text[max(start, a.start - 8) : a.start])] or kept
    asked = [a for a in told if not _is_given(text, start, verb, a)] or told
    return next((a for a in asked if a.unit not in DURATIONS), asked[0])


def _is_given(text: str, start: int, verb: int, amount: Amount) -> bool:
    """Whether a number is told as known: with "the" or "its", in an insertion or a phrase before the verb."""
    if GIVEN.search(text[max(start, amount.start - 24) : amount.start]):
        return True
    if amount.end > verb or "," not in text[amount.end : verb]:
        return False
    return "," in text[start : amount.start] or bool(FRONTED.match(text, start))


def clause_extent(annotated: Annotated, content: Content) -> tuple[str, int, int]:
    """The text of the article, and the code points from which to which the clause goes."""
    doc = annotated.doc
    last = doc[content.last - 1]
    return annotated.reading.article.text, doc[content.first].idx, last.idx + len(last)


def _counts_parties(text: str, amount: Amount) -> bool:
    """Whether the number only counts who is bound ("the two governments", "the five regions")."""
    if amount.comparator != "exactly" or "-" in text[amount.start : amount.end]:
        return False  # "at least nine people", "a three-member panel"
    definite = re.search(
        r"\b(?:the|these|those|both|all|its|their)\s+$", text[max(0, amount.start - 8) : amount.start], re.I
    )
    measured = amount.unit in DURATIONS or amount.unit == "percent"
    if definite:
        return amount.value <= FEW and (amount.unit in COUNTED_WHO or not measured)
    return amount.value <= A_PAIR and amount.unit in COUNTED_WHO


def _names_text(text: str, amount: Amount) -> bool:
    """Whether the number is part of a name: "the 12-point plan", "the 30-page draft", "Rule 12(b)"."""
    printed = text[amount.start : amount.end]
    return text[amount.end : amount.end + 1] == "(" or (amount.unit in TEXTUAL and "-" in printed)


def _is_contrast(text: str, start: int, amount: Amount, amounts: list[Amount]) -> bool:
    before = text[max(start, amount.start - 45) : amount.start]
    other_between = any(a.end > amount.start - 45 and a.end <= amount.start for a in amounts)
    if other_between and re.search(r"\d[\w -]* to (?:about )?$", before):
        return False  # "from 39 hours to 38": what it changes to
    marks = list(CONTRAST.finditer(before))
    if marks and not re.search(r"[,;)]", before[marks[-1].end() :]):
        return True
    later = any(
        0 < a.start - amount.end < 12 and re.fullmatch(r"[\w ]*\bto ", text[amount.end : a.start])
        for a in amounts
    )
    ranged = re.search(r"\bfrom\s+(?:some |about )?$", before)
    return bool(ranged) and (later or other_between)


def _bound(text: str, start: int, amount: Amount) -> Comparator:
    if amount.comparator != "exactly":
        return amount.comparator
    before = text[max(start, amount.start - 70) : amount.start]
    if amount.unit in DURATIONS:
        return "within" if re.search(r"\b(?:in|within|inside)\s+$", before, re.I) else "exactly"
    return (
        "at-most"
        if CAPPING.search(before) or CAPPING.match(text[amount.end : amount.end + 8].strip())
        else "exactly"
    )
