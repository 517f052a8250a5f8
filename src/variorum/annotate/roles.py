"""What somebody is called by office or trade: titles before the name, and apposition after or before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Doc, Token

from variorum.annotate.names_mentions import Mention
from variorum.model import Article, Role
from variorum.words import HONORIFICS, OFFICES, is_trade

LONGEST: Final = 30  # tokens of a role in apposition; longer ones are parsing gone wrong
_OPENERS: Final = frozenset(
    ("a", "an", "the", "one", "former", "then", "senior", "chief", "deputy", "acting")
)
_ALWAYS: Final = frozenset((";", ".", "“", "”", '"', ":"))
_CLOSERS: Final = frozenset((",", "—", "–", "--", ")", ";", ".", "“", '"', ":"))
# What somebody does whose office is told by a verb: "who leads the delegation", "who sits for the Union".
_HOLDS: Final = frozenset(
    "lead head chair co-chair run represent command direct sit edit teach govern found".split()
)
_WITHIN: Final = frozenset("of for to at in her his their its and".split())
_AT: Final = re.compile(
    r"\b(?:at|of|for|with|from|in)\s+(?:the\s+|a\s+)?((?:[A-Z][\w’'.&-]*)(?:\s+(?:of|for|and|&|a|the|on)(?=\s)|\s+[A-Z][\w’'.&-]*)*)"
)


def find_roles(article: Article, doc: Doc, mentions: Sequence[Mention]) -> tuple[Role, ...]:
    """The roles of one person in text order, each once, with the words they stand in."""
    roles: dict[str, Role] = {}
    for mention in mentions:
        for start, end in _role_ranges(doc, mention):
            first, last = doc[start], doc[end - 1]
            span = article.span(first.idx, last.idx + len(last))
            roles.setdefault(span.exact.casefold(), Role(text=span.exact, evidence=(span,)))
    return tuple(roles.values())


def find_affiliation(roles: Sequence[Role]) -> str | None:
    """The institution that a role names: "professor at X" is X's; None where no role has one."""
    for role in roles:
        if match := _AT.search(role.text):
            return re.sub(r"\s+(?:of|for|and|&|a|the|on)$", "", match[1])
    return None


def _role_ranges(doc: Doc, mention: Mention) -> Iterator[tuple[int, int]]:
    if (title := _title(doc, mention)) is not None:
        yield title
    if (behind := apposition_after(doc, mention)) is not None:
        yield behind
    elif (ahead := _role_ahead(doc, mention)) is not None:
        yield ahead


def _title(doc: Doc, mention: Mention) -> tuple[int, int] | None:
    """The office before the name, with the words that qualify it; a bare honorific is no office."""
    start = mention.title
    while start and _qualifies(doc[start - 1], doc[start]):
        start -= 1
    words = [t.lower_ for t in doc[start : mention.start]]
    if not any(is_trade(word) for word in words) or all(word.rstrip(".") in HONORIFICS for word in words):
        return None
    return start, mention.start


def _qualifies(token: Token, following: Token) -> bool:
    """Whether the word before belongs to the title: "former", "Turkish", an office in small letters."""
    if token.is_sent_start is True and following.is_sent_start is True:
        return False
    word = token.lower_
    if word in OFFICES or word in (
        "former",
        "then",
        "acting",
        "outgoing",
        "incoming",
        "deputy",
        "prime",
        "foreign",
    ):
        return True
    return (
        token.pos_ in ("ADJ", "PROPN", "NOUN")
        and token.dep_ in ("amod", "compound")
        and token.head.i > token.i
    )


def apposition_after(doc: Doc, mention: Mention) -> tuple[int, int] | None:
    """ "X, a senior fellow at Y," or "X—Y's chief of staff—": from the mark to the closing one."""
    start = mention.end
    if start + 1 >= len(doc) or doc[start].text not in (",", "—", "–", "--", "("):
        return None
    mark, start = doc[start].text, start + 1
    if doc[start].lower_ == "who":
        if doc[start + 1].lemma_ in _HOLDS and start + 2 < len(doc):
            held = _role_end(doc, start, start + 1, mark)
            return None if held is None else (start, held)
        start += 2 if doc[start + 1].lemma_ in ("be", "serve") else 0
    head = _office_near(doc, start)
    if head is None or doc[start].pos_ in ("ADP", "CCONJ", "PUNCT") or _titles_another(doc, head):
        return None
    end = _role_end(doc, start, head, mark)
    return None if end is None else (start, end)


def _titles_another(doc: Doc, head: int) -> bool:
    """Whether the office is somebody else's: "…, envoy Ada Bell", "…, officers and officials"."""
    several = doc[head].tag_ in ("NNS", "NNPS") and not any(
        t.lower_ == "one" for t in doc[max(0, head - 6) : head]
    )
    return several or _is_borne(doc, head)


def _is_borne(doc: Doc, office: int) -> bool:
    """Whether a name follows the office and bears it: "envoy Ada Bell"."""
    return office + 1 < len(doc) and doc[office + 1].pos_ == "PROPN" and doc[office + 1].dep_ != "pobj"


def _office_near(doc: Doc, start: int) -> int | None:
    """The first office word of a noun phrase that opens here; None where a verb or mark comes first."""
    for i in range(start, min(start + 12, len(doc))):
        token = doc[i]
        if token.lower_ in OFFICES or token.lower_.removesuffix("s") in OFFICES:
            return i
        if token.text in _CLOSERS or (token.pos_ in ("VERB", "AUX") and token.tag_ not in ("VBN", "VBG")):
            return None
        if token.pos_ in ("PRON", "SCONJ") and token.lower_ not in ("his", "her", "their", "its", "one"):
            return None
    return None


def _role_end(doc: Doc, start: int, head: int, mark: str) -> int | None:
    """Where the apposition closes: at its own second mark, else at a comma, dash, quotation or sentence end.

    None where a verb comes first: then what follows the mark is the sentence's subject and nobody's office.
    """
    close = {"(": ")", ",": ",", "—": "—", "–": "–", "--": "--"}[mark]
    limit: int = min(start + LONGEST, doc[start].sent.end)
    for i in range(head + 1, limit):
        token = doc[i]
        if token.text == close or token.text in _ALWAYS or (token.text in _CLOSERS and mark != "—"):
            return i
        verb = token.head if token.dep_ == "aux" else token
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD") and verb.dep_ in ("ROOT", "ccomp", "parataxis"):
            return None
    return limit


def _role_ahead(doc: Doc, mention: Mention) -> tuple[int, int] | None:
    """ "Another Castle spokesman, Ivo Brandt," : the noun phrase that the name is set beside."""
    comma = mention.title - 1
    if comma < 1 or doc[comma].text not in (",", "—", "–", "--"):
        return None
    start = office_phrase_before(doc, comma)
    if start is None or any(doc[i].lower_ in OFFICES and _is_borne(doc, i) for i in range(start, comma - 1)):
        return None
    return start, comma


def office_phrase_before(doc: Doc, end: int) -> int | None:
    """Where a noun phrase on an office begins that ends at token `end`; None where there is none."""
    first = doc[end - 1].sent.start if end else 0
    start, office = end, False
    while start > max(first, end - LONGEST // 2):
        token = doc[start - 1]
        inside = token.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "PART", "NUM") or token.lower_ in _WITHIN
        inside = inside or (token.text == "-" and not token.whitespace_)
        if not inside or token.text in _CLOSERS or token.tag_ in ("WDT", "WP"):
            break
        office = office or token.lower_ in OFFICES
        start -= 1
        opens = token.pos_ == "DET" or token.lower_ in ("her", "his", "their", "its")
        if opens and (start == 0 or doc[start - 1].lower_ not in ("of", "for", "at", "to", "in")):
            break
    while start < end and doc[start].lower_ in ("of", "for", "to", "at", "in", "and"):
        start += 1
    return start if office and start < end else None
