"""Attitudes and deeds: what somebody wants, backs, blocks or does, with nothing said.

PolNeAR annotates "Republicans favoured the cut" as an attribution, and so does the engine. Where texts are
negotiated it is news of a deed or a mind, not words of anybody, unless a side is taken toward a text.
"""

from __future__ import annotations

import re
from typing import Final

from spacy.tokens import Span as TokenSpan

from variorum.annotated import Annotated
from variorum.model import Statement

# With these a thing or an infinitive is what was said: "warned of an outbreak", "threatened to quit".
_SAYS: Final = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|tell|tells|told|call|calls|called|calling|according|writ\w+|wrote|repl\w+|respond\w*)\b"
    r"|\b(?:describ|suggest|label|dubb?|term|estimat|reckon|calculat|count|predict|warn|accus|urg|blam|credit|prais|welcom"
    r"|condemn|denounc|regard|consider|disput|den(?:y|ie)|claim|not(?:e|ed|es|ing)\b|cit(?:e|ing)|express|voic|argu|insist"
    r"|confirm|report|pledg|promis|vow|threat|hail|mock|complain|assail|question|point|ask|recommend|advis|prefer"
    r"|acknowledg|conced|admit|assur|stress|emphas|declar|stat(?:e|ed|es|ing)\b|add(?:ed|s|ing)?\b|remark|conclud|alleg"
    r"|recall|observ|tweet|believ|think|thought|view|find|found|put(?:s|ting)?\b|agre|assum|angr|speak|spoke|quot|allow"
    r"|dismiss|ridicul|lament|characteri|liken|compar)\w*"
    r"|\b(?:takes?|took|taking)\s(?:issue|aim)\b|\brul\w+\sout\b",
    re.I,
)
# What hands a text over or turns one down is no word on what stands in it.
_HANDS_OVER: Final = re.compile(r"\b(?:put(?:s|ting)?\s(?:forward|out)|called\soff)\b", re.I)
# To tell what one means to do is to announce it.
_INTENDS: Final = re.compile(r"\b(?:hop(?:e|es|ing)|intends?|plans?|means?|wants?|aims?)$", re.I)
# What is hoped for or felt is nobody's word even in a whole clause.
_MINDS: Final = re.compile(
    r"^(?:\w+ly\s|still\s|also\s|has\s|have\s|had\s|would\s|is\s|are\s|was\s|were\s)*"
    r"(?:hop(?:e|es|ed|ing)|wish(?:es|ed)?|felt|feel(?:s|ing)?|interested\sin|seem(?:s|ed)?|appear(?:s|ed)?|under|intended)\b",
    re.I,
)


def is_attitude(annotated: Annotated, statement: Statement) -> bool:
    """Whether an indirect statement only tells what somebody does, wants or feels."""
    if statement.directness != "indirect" or not statement.cue or _takes_side(statement):
        return False
    cue, head = " ".join(span.exact for span in statement.cue), statement.content[0]
    intends = head.exact.startswith("to ") and _INTENDS.search(cue)
    if _MINDS.match(cue) or intends:
        return not intends
    words = annotated.doc.char_span(head.start, head.end, alignment_mode="expand")
    if words is None or not _is_phrase(words):
        return False
    return not _SAYS.search(cue) or bool(_HANDS_OVER.search(cue))


def _takes_side(statement: Statement) -> bool:
    return statement.stance != "none" and bool(statement.about)


def _is_phrase(words: TokenSpan) -> bool:
    """Whether words are a thing or an infinitive, not a clause."""
    return words.root.pos_ in ("NOUN", "PROPN", "PRON", "NUM") or words[0].lower_ == "to"
