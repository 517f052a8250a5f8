"""How strongly a draft binds: `find_modalities` gives every modal of a point with its verb and what it comes
to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from variorum.model import Modality

_ADVERB = (
    r"(?:\s+(?!\w*(?:apply|supply|rely|comply|multiply)\b)\w+ly|\s+(?:also|then|thereafter|always|"
    r"only|jointly|each|at\s+once|in\s+no\s+case))"
)
_VERB = (
    rf"(?:{_ADVERB})*(?:\s+(?:be|have|been|continue\s+to))?(?:{_ADVERB})*(?:\s+(?!(?:the|a|an|to|of|"
    rf"by|in|on|its|their|any|all|each)\b)[\w-]+)?"
)
_SOFT_VERB = (
    r"(?:endeavou?r|seek|strive|aim|attempt|try|consider|explore|encourage|aspire|hope|work\s+towards?)"
)
_PACT = (
    r"(?:agree|undertake|commit(?:\s+(?:itself|themselves))?|promise|pledge|vow|engage|"
    r"bind(?:\s+(?:itself|themselves))?|oblige\s+(?:itself|themselves))"
)
_PACTED = (
    r"(?:agrees?|undertakes?|commits?(?:\s+(?:itself|themselves))?|promises?|pledges?|vows?|"
    r"binds?\s+(?:itself|themselves))"
)

# Tried in order at each place; the first that matches says what the modal comes to.
_SOURCES: tuple[tuple[Modality, str], ...] = (
    (
        "expected",
        rf"\b(?:(?:shall|will|must|is\s+to|are\s+to)\s+(?:\w+ly\s+)?{_SOFT_VERB}(?:\s+to)?|(?:shall|"
        rf"will)\s*,?\s*(?:as|where|so)\s+"
        rf"(?:far\s+as\s+)?(?:circumstances\s+allow|possible|practicable|appropriate)[\w ]*,?{_VERB}|"
        rf"(?:shall|will|may)\s+be\s+(?:invited|encouraged|(?:considered|examined|"
        rf"explored)(?=\s*[.,;]|\s+(?:if|for|by|at|in|as|when|during|on)\b|\s*$))|"
        rf"(?:is|are|would\s+be)\s+(?:not\s+)?[“\"]?(?:expected|invited|asked|requested|encouraged|intended|supposed|"
        rf"considered(?=\s*[.,;]|\s+(?:if|for|by|at|when)\b|\s*$))(?:\s+not)?(?:\s+to)?{_VERB}|"
        rf"(?:should(?!\s+(?:it|they|he|she|either|any|one|the\s+\w+|(?-i:[A-Z])\w+)\s+\w+)|"
        rf"ought\s+to)(?:\s+not)?{_VERB}|(?:aims?|intends?|seeks?|strives?|hopes?|endeavou?rs?|tries|"
        rf"wishes|plans?)\s+(?:not\s+)?to{_VERB}|"
        rf"(?:best|reasonable|every)\s+(?:efforts?|endeavou?rs?)|(?:as|so)\s+far\s+as\s+(?:possible|"
        rf"practicable))",
    ),
    (
        "shall-not",
        rf"\b(?:(?:shall|will|would|must|may|can)\s+not{_VERB}|cannot{_VERB}|may\s+no\s+longer{_VERB}|"
        rf"(?:shall|will|would|must)\s+(?:never|no\s+longer){_VERB}|"
        rf"(?:is|are|be|remains?)\s+(?:strictly\s+)?(?:prohibited|forbidden|banned|barred|ruled\s+out|"
        rf"outlawed)|"
        rf"(?:is|are)\s+not\s+(?:to|allowed|permitted|entitled|obliged|required){_VERB}|"
        rf"(?:shall\s+|will\s+|must\s+)?(?:refrain|abstain|desist)s?\s+from|"
        rf"{_PACTED}\s+not\s+to{_VERB}|(?:shall|will|to)\s+{_PACT}\s+not\s+to{_VERB}|"
        rf"(?:is|are)\s+closed\s+to|(?:does|do)\s+not{_VERB}|(?:is|are)\s+not{_VERB}|"
        rf"no\s+longer(?!\s+than){_VERB})",
    ),
    (
        "may",
        rf"\b(?:may{_VERB}|can\s+be{_VERB}|can(?!\s?not){_VERB}|could{_VERB}|(?:is|are|be|remains?|"
        rf"shall\s+be|will\s+be)\s+(?:again\s+)?(?:(?:free(?!\s+(?:of|from)\b)|entitled|"
        rf"authorised|authorized|eligible|welcome|at\s+liberty|able)(?:\s+to)?{_VERB}|(?:allowed|"
        rf"permitted)(?:\s+to{_VERB}|(?=\s*[.,;]|$|\s+(?:in|on|within|only|where|for))))|(?:has|have|"
        rf"shall\s+have|retains?)\s+(?:the\s+)?right\s+to{_VERB}|"
        r"(?:is|are)\s+no\s+offence|(?:is|are|remains?)\s+(?:optional|voluntary))",
    ),
    (
        "shall",
        rf"\b(?<!free )(?:(?:shall|will|must)(?!\s+not\b){_VERB}|(?:is|are)\s+to(?:\s+be)?{_VERB}|"
        rf"(?:is|are)\s+(?:obliged|required|bound)\s+to{_VERB}|"
        rf"(?:has|have)\s+to{_VERB}|{_PACTED}\s+to{_VERB}|it\s+falls\s+to)",
    ),
)
_PATTERNS = tuple((modality, re.compile(pattern + r"(?!\w)", re.I)) for modality, pattern in _SOURCES)
_NEGATED_SUBJECT = re.compile(
    r"\b(?:no(?:t\s+any)?(?!\s+(?:others?|later|more|less|fewer)\b)|neither|none|nobody|nothing|"
    r"no\s+one)\s+(?:[\w'’-]+[\s,]+){0,9}$",
    re.I,
)
_PURPOSE = re.compile(
    r"\b(?:so|in\s+order)\s+that\s+(?:[\w'’-]+\s+){1,6}$", re.I
)  # "so that fish may spawn" permits nothing
_ANY_MODAL = re.compile(r"\b(?:shall|will|must|may|should|can|is|are)\b", re.I)
_NEGATED_OBJECT = re.compile(
    r"\s+no(?:ne|thing)?\b(?!\s+(?:later|more|less|fewer|longer|earlier|sooner|farther|further)\b)", re.I
)


@dataclass(frozen=True, slots=True)
class Modal:
    """text[start:end] is the modal with its verb ("shall not exceed"); `subject_end` is where its subject
    ends.
    """

    start: int
    end: int
    modality: Modality


def find_modalities(text: str, start: int, end: int) -> list[Modal]:
    """The modals of text[start:end] in order; a "no …" before one turns it round ("no vessel shall
    carry").
    """
    taken = bytearray(max(0, end - start))
    found: list[Modal] = []
    for modality, pattern in _PATTERNS:
        for match in pattern.finditer(text, start, end):
            first, last = match.start() - start, match.end() - start
            if any(taken[first:last]):
                continue
            taken[first:last] = b"\x01" * (last - first)
            found.append(Modal(match.start(), match.end(), modality))
    own = [m for m in found if not _PURPOSE.search(text, max(start, m.start - 60), m.start)]
    return sorted(_negated(text, start, own), key=lambda m: m.start)


def _negated(text: str, start: int, modals: list[Modal]) -> Iterator[Modal]:
    for modal in modals:
        lead = text[max(start, modal.start - 70) : modal.start]
        clause = re.split(r"[.;:]", lead)[-1]
        subject = _NEGATED_SUBJECT.search(clause)
        before = subject is not None and not _ANY_MODAL.search(clause[: subject.start()].rpartition(",")[2])
        within = text[modal.start : modal.end].endswith(" no") or _NEGATED_OBJECT.match(text, modal.end)
        if modal.modality in ("shall", "may") and (before or within):
            yield Modal(modal.start, modal.end, "shall-not")
        else:
            yield modal
