"""Conditions, scope and parties in a draft's words: `find_conditions`, `find_scopes`, `find_parties`."""

from __future__ import annotations

import re

from variorum.extract.slots_modality import Modal

_STOP = (
    r"(?=[.;]|$|,\s+(?:and\s+)?(?:the|each|no|any|it|they|he|she|which|a|an|both|neither|"
    r"[A-Z]\w+)\b[^,.;]{0,60}\b(?:shall|will|must|may|should|is|are)\b|"
    r"\s+(?:the\s+)?[A-Z]\w+\s+(?:shall|will|must|may|should)\b)"
)
_OPENERS = (
    r"(?:if|should(?=\s+(?:it|they|he|she|either|any|one|the\s+\w+|(?-i:[A-Z])\w+)\s+\w+)|unless|"
    r"provided\s+that|provided(?=\s+(?:the|they|it|there|he|she|no|both|each|all)\b)|providing\s+that|"
    r"except(?:\s+(?:for|where|in|that|those|as))?|excepting|save(?:\s+(?:where|for|that|as|"
    r"in))?(?!\s+(?:the|lives|money|energy|costs?|up)\b)|"
    r"subject\s+to|depend(?:s|ing)?\s+on|on\s+(?:the\s+)?condition\s+that|so\s+long\s+as|"
    r"(?:for\s+)?as\s+long\s+as|once(?=\s+\w+\s+\w)(?!\s+(?:in|an?|every|each|per)\b)|in\s+(?:the\s+event|"
    r"case)(?:\s+(?:of|that))?|"
    r"in\s+so\s+far\s+as|insofar\s+as|to\s+the\s+extent\s+that|whether\s+or\s+not|"
    r"without\s+prejudice\s+to|notwithstanding|irrespective\s+of|"
    r"regardless\s+of|failing\s+which|(?<!\ba )(?<!\bthe )pending|until\s+(?:such\s+time\s+as|(?:the|a|an|"
    r"both)\s+(?!end\b|last\b|first\b|close\b|day\b|autumn\b|spring\b|summer\b|winter\b|year\b)\w+)|"
    r"even\s+if|only\s+(?:if|when|where|after|with|in|for)|"
    r"with\s+the\s+(?:prior\s+)?(?:written\s+)?(?:consent|approval|agreement|permission)\s+of|"
    r"without\s+the\s+(?:prior\s+)?(?:written\s+)?(?:consent|approval|agreement|permission)\s+of|"
    r"against\s+(?:a\s+)?(?:payment|fee|deposit)|upon\s+(?:payment|presentation|request|application|"
    r"notice)|at\s+the\s+(?:request|expense)\s+of|"
    r"other\s+than|with\s+the\s+exception\s+of|apart\s+from|unless\s+and\s+until|"
    r"(?<!from )(?<!place )(?<!to )(?<!zones )(?:where|when|whenever)(?=\s+(?:a|an|the|they|it|no|one|"
    r"this|that|any|there|[a-z]+s?)\b))"
)
_OPENED = re.compile(rf"\b(?P<opener>{_OPENERS})\b[^.;]*?{_STOP}", re.I)
_TRAILING = re.compile(
    r"(?<=,)\s*[^,.;]{3,90}?\b(?:excepted|excluded|exempted|exempt|included|permitting|(?:being|is|"
    r"are)\s+(?:excluded|exempt(?:ed)?|left\s+out(?:\s+of\s+[\w ]+)?))\b"
    r"(?=[\s]*[,.;]|$)",
    re.I,
)
_FREE = re.compile(
    r"\b(?:free\s+of\s+charge|without\s+conditions?|unconditionally|at\s+(?:its|their)\s+own\s+expense|"
    r"without\s+charge|for\s+a\s+fee)\b",
    re.I,
)
_SCOPES = re.compile(
    r"\b(?:(?:in(?!\s+Annex)|within|outside|along|throughout|across|north\s+of|south\s+of|east\s+of|"
    r"west\s+of|between|on\s+board|inside)\s+(?:the\s+|its\s+|their\s+|all\s+|both\s+)?"
    r"(?:[\w'’-]+\s+){0,4}?(?:zones?|sectors?|areas?|territor\w+|waters|regions?|districts?|sides?|belt|"
    r"ports?|harbou?rs?|municipalit\w+|provinces?|borders?|"
    r"(?:of\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*)"
    r"|(?:of\s+(?:any|every)\s+(?:kind|type|description|flag|size))|for\s+[\w\s,]{3,40}\s+alike"
    r"|(?:all|every|each|any)\s+(?:other\s+)?(?:[\w-]+\s+){1,2}(?=$|[.,;]|(?:shall|will|is|are|in|of|with|"
    r"who|that)\b)"
    r"|[\w-]+\s+(?:with\s+(?:fewer|more|less)\s+than)\s*[\w,.]+(?:\s+[\w-]+)?"
    r"|[\w-]+\s+of\s+\d[\d,.]*\s+[\w-]+\s+(?:and|or)\s+(?:more|less|over|under|longer|shorter|above|below|"
    r"upwards?)"
    r"|[\w-]+\s+(?:of|with|working|having|employing)\s+(?:more|fewer|less)\s+than\s+[\d,.]+\s+[\w-]+"
    r"|(?:outside|beyond)\s+[\d,.]+\s+(?:nautical\s+)?[\w-]+"
    r"|(?:below|above|under|over|exceeding|shorter\s+than|longer\s+than)\s+\d[\d,.]*\s+[\w-]+)"
)  # fmt: skip
_ADVERBIAL = re.compile(
    r"^(?:(?:and|but|however|moreover|thereafter|in\s+addition|also)[,\s]+)?(?:(?:from|by|before|after|"
    r"within|in|on|at|until|for|upon|under|during|pending|"
    r"to|so\s+that|as|because|where|when|if|once|without|with|subject|not|no\s+later|following|beginning|"
    r"starting)\b[^,]*,\s*)+",
    re.I,
)
_AGENT = re.compile(
    r"\bby\s+(?P<agent>(?:the\s+|a\s+|an\s+|each\s+|both\s+|its\s+|their\s+|every\s+|"
    r"either\s+)?(?:[A-Za-z][\w'’-]*\s+){0,5}?[A-Za-z][\w'’-]*)"
    r"(?=\s*(?:[.,;]|$|\b(?:by|before|within|after|from|until|to|at|in|on|and|who|which|for|under|not|"
    r"with)\b))"
)
_TIME_WORDS = re.compile(
    r"\b(?:\d{4}|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"day|night|end|law|weight|means|way|vote|number|order)\b"
)
_PARTNER = re.compile(
    r"\b(?:to|with|for|from|against|between|among)\s+(?P<who>(?:the\s+)?(?!(?:January|February|March|"
    r"April|May|June|July|August|September|October|November|"
    r"December)\b)[A-Z][\w'’-]+(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w'’-]+)*"
    r"(?:(?:,\s*|,?\s+and\s+)(?:the\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*)*|the\s+other(?:\s+(?:party|"
    r"side|Party))?|each\s+other)"
)
_CLAUSE_EDGE = re.compile(
    r"[.;:]\s+|,\s+(?:and|but|while|whereas)\s+|\band\s+(?=(?:the|each|no|neither|both|any|all|[A-Z])\b)"
)
_PASSIVE = re.compile(
    r"\bbe\s+\w+(?:ed|en|wn|ut|id|ld|ne|ft|lt|ht)\b|\bbe\s+(?:set|put|made|held|sent|paid|given|taken|"
    r"kept)\b",
    re.I,
)
_PREPOSITION = re.compile(
    r"\s*(?:in|on|at|from|for|by|with|within|after|before|under|until|upon|during|to|as|if|where|when|"
    r"once)\b",
    re.I,
)
_LAST_PHRASE = re.compile(
    r".*(?P<phrase>(?:\b(?:the|each|every|no|neither|both|either|all|any|a|an)\s+(?:[\w'’-]+\s*){1,4}|"
    r"(?<!the )(?<!each )(?<!no )(?<!both )(?<![A-Z])\b[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)*))[\s,]*$"
)
_MODAL_WORD = re.compile(r"\b(?:shall|will|must|may|should|which|who)\b", re.I)
REACH = 400  # characters on either side of a modal in which its parties are looked for
MAX_SUBJECT = 16  # words; what is longer holds more than a subject
_IT_FALLS = re.compile(r"\s+(?P<who>(?:the\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*)\s+to\b")


def find_conditions(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where text[start:end] says if, unless, provided, except, save, subject to …: opener and clause
    together.
    """
    found: list[tuple[int, int]] = []
    for pattern in (_OPENED, _TRAILING, _FREE):
        for match in pattern.finditer(text, start, end):
            at = match.start() + len(match[0]) - len(match[0].lstrip())
            stop = match.start() + len(match[0].rstrip(" ,"))
            if all(stop <= s or at >= e for s, e in found):
                found.append((at, stop))
    return sorted(found)


def find_scopes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where text[start:end] says where or to whom it applies: zones, sectors, all of a kind, sizes."""
    return [(m.start(), m.start() + len(m[0].rstrip())) for m in _SCOPES.finditer(text, start, end)]


def find_obligor(text: str, start: int, modal: Modal) -> tuple[int, int] | None:
    """Who is bound by the modal: its subject, the agent of a passive, the one it "falls to"; None if
    unsaid.
    """
    falls = (
        _IT_FALLS.match(text, modal.end)
        if text[modal.start : modal.end].lower().endswith("falls to")
        else None
    )
    if falls:
        return falls.start("who"), falls.end("who")
    if _PASSIVE.search(text, modal.start, modal.end):
        stop = re.compile(r"[.;]").search(text, modal.end, modal.end + REACH)
        agent = _AGENT.search(text, modal.end, stop.start() if stop else modal.end + REACH)
        if agent and not _TIME_WORDS.search(agent["agent"]):
            return agent.start("agent"), agent.end("agent")
        return None
    return _subject(text, max(start, modal.start - REACH), modal.start)


def _subject(text: str, start: int, end: int) -> tuple[int, int] | None:
    edges = [m.end() for m in _CLAUSE_EDGE.finditer(text, start, end)]
    at = edges[-1] if edges else start
    adverbial = _ADVERBIAL.match(text[at:end])
    at += adverbial.end() if adverbial else 0
    words = re.split(r",\s+(?:which|who|whose|including|drawn|composed|and\s+no)\b", text[at:end])[0]
    if _MODAL_WORD.search(words):
        return None  # a second verb of a subject that was given before
    if _PREPOSITION.match(words):
        head = _LAST_PHRASE.match(words)
        if head is None:
            return None
        at, words = at + head.start("phrase"), head["phrase"]
    at += len(words) - len(words.lstrip())
    words = words.strip(" ,")
    return (at, at + len(words)) if words and len(words.split()) <= MAX_SUBJECT else None


def find_counterparts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Whom the provision turns to: the named party after to, with, for, from, between."""
    return [(m.start("who"), m.end("who")) for m in _PARTNER.finditer(text, start, end)]
