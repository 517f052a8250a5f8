"""Attributions that are no statements: a text on the table is their subject, or nothing is said.

PolNeAR, on which the engine is fitted, annotates "declined to comment" and "asked whether" as attributions,
and so does the engine. In an article on drafts they are no position of anybody: they are refused and counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from variorum.annotated import Annotated
from variorum.extract.statements_attitudes import is_attitude
from variorum.extract.statements_table import is_on_table
from variorum.model import Article, Refused, Span, Statement, identity

# Alone, these say nothing: "he said so", "which they rejected", "denied it".
EMPTY = frozenset(
    "a an the it its that this these those which who whom what when where why how so as him them her he she "
    "they we us you i me one not no yes to do did does done be is are was were and or but if whether".split()
)
MOST_BARE: Final = 5  # words of a phrase that tells nothing by itself
WORD = re.compile(r"[^\W_]+")
SELF: Final = frozenset("i we who which that it they you he she".split())
# Nouns for a text on the table or a part of one, where it heads the source: "The seven-page draft, which …".
_TEXT: Final = re.compile(
    r"^(?:(?!by\b|from\b|of\b|for\b|with\b|to\b|who\b|have\b|familiar\b|briefed\b)[\w’'.\-]+\s){0,5}?(?:draft|text|plan|proposal|framework|paper"
    r"|document|version|memorandum|memo|deal|accord|agreement|treaty|pact|point|clause|article|paragraph|phase"
    r"|offer|claim|package|counter\s?-?proposal|counter\s?-?offer|roadmap|outline|blueprint|term\ssheet"
    r"|compromise|non-paper|bill|measure|legislation|law|rule|regulation|program(?:me)?|provision|resolution)s?(?:\s\d+[a-z]?)?(?=$|,|\s(?:that|which|of|on|obtained|seen|prepared|reviewed|from|by|and)\b)",
    re.I,
)
_PEOPLE: Final = re.compile(
    r"\b(?:who|with|people|officials?|sources?|diplomats?|aides?|briefed|familiar|close)\b", re.I
)
_NOBODY: Final = re.compile(r"^(?:no\sone|nobody|no\s\w+|neither|anyone|anybody|whoever|none)\b", re.I)
_UNSAID: Final = re.compile(
    r"\b(?:declin\w+|(?:would|did|does|do|has|have|could|was|were)(?:\snot|n[’']t)\s(?:\w+\s)?(?:say|said|confirm\w*"
    r"|comment\w*|respond\w*|discuss\w*|disclos\w*|identif\w*|name[ds]?|elaborat\w*|answer\w*|know\w*|yet)"
    r"|refus\w+(?=$|\sto\s(?:say|comment|answer|discuss|confirm|be))|stopp\w+\sshort|no\scomment"
    r"|(?:was|were|when)\sasked|asked\s(?:about|whether|if))",
    re.I,
)
_QUESTION: Final = re.compile(r"^[“\"'‘]?(?:whether|if|who|whom|whose|why|how|which|what)\b", re.I)
_SAYS_WHAT: Final = re.compile(r"\b(?:explain|describ|detail|outlin|told|tell|said|say|know)\w*", re.I)
# With these a phrase is what was said: "called it a gesture", "the softer wording, a source said".
_PUTS: Final = re.compile(
    r"\b(?:say|said|tell|told|call|describ|suggest|label|dub|term|nam|offer|promis|pledg|propos|reject|rul\w+\sout)\w*",
    re.I,
)
_ANONYMITY: Final = re.compile(
    r"\bnot\s(?:to\s)?be\s(?:named|identified|quoted)\b|\bcondition\sof\sanonymity\b", re.I
)
_WOULD: Final = re.compile(r"^(?:would|shall|must|may|might|could|is\sto|are\sto|will)\b", re.I)
_SAYS_SO: Final = re.compile(
    r"^(?:would|will|must|may|could)\s(?:\w+\s)?(?:say|argue|add|like|note|insist)", re.I
)
_SPOKEN: Final = re.compile(
    r"(?<!is )(?<!are )(?<!was )(?<!were )(?<!been )\b(?:said|says|told|added|argued|warned|insisted)\b", re.I
)
_NOTICED: Final = re.compile(
    r"^(?:ha[sd]\s|have\s|had\s)?(?:seen|saw|sees|heard|hears|read|reads|knew|knows|know|knowing|published|publishes"
    r"|released|circulated|drafted|leaked|initialled|initialed|modified|held|holds|discussed|discusses"
    r"|been\sdiscussing|refers?\sto|referred\sto|citing|commenting\son|commented\son)(?:\s\w+)?$",
    re.I,
)
_ISSUED: Final = frozenset(
    "announce announced announces present presented presents submitted sent unveiled".split()
)


def refuse_statements(
    annotated: Annotated, statements: Sequence[Statement], mentions: Sequence[tuple[int, int]]
) -> tuple[tuple[Statement, ...], tuple[Refused, ...]]:
    """The statements that somebody makes, and the rest with the reason; `mentions` are those of drafts."""
    article, kept, refused = annotated.reading.article, list[Statement](), list[Refused]()
    on_table = is_on_table(article.text, mentions)
    for statement in statements:
        reason = _says_nothing(statement)
        if not reason and on_table:
            reason = _no_position(statement, mentions) or _passed_on(statement, statements)
        if not reason and on_table and _is_bare(annotated, statement):
            reason = "a thing is named, and nothing said of it"
        if not reason and on_table and is_attitude(annotated, statement):
            reason = "a deed or a mind is told, and nothing said"
        if reason:
            refused.append(_refused(article, statement, reason))
        else:
            kept.append(statement)
    return tuple(kept), tuple(refused)


def _says_nothing(statement: Statement) -> str:
    said = [word.lower() for span in statement.content for word in WORD.findall(span.exact)]
    answer = statement.directness == "direct" and said in (["no"], ["yes"])
    return "nothing is said in it" if all(word in EMPTY for word in said) and not answer else ""


def _is_bare(annotated: Annotated, statement: Statement) -> bool:
    """Whether the content is a short phrase without a verb or a quotation: "those claims", "the visit"."""
    if statement.stance != "none" or statement.directness != "indirect" or len(statement.content) > 1:
        return False
    head, cue = statement.content[0], " ".join(span.exact for span in statement.cue)
    if len(head.exact.split()) > MOST_BARE or re.search(r"\d", head.exact) or _PUTS.search(cue):
        return False
    words = annotated.doc.char_span(head.start, head.end, alignment_mode="expand")
    return words is not None and words.root.pos_ in ("NOUN", "PROPN", "PRON")


def _no_position(statement: Statement, mentions: Sequence[tuple[int, int]]) -> str:
    """Why nobody takes a position by this attribution; "" where somebody does."""
    cue = " ".join(span.exact for span in statement.cue).strip()
    source = " ".join(span.exact for span in statement.source).strip()
    said = statement.content[0].exact
    indirect = statement.directness == "indirect"
    if _NOBODY.match(source):
        return "nobody says so"
    told = bool(statement.source) and all(_is_draft(span, mentions) for span in statement.source)
    if indirect and (told or _TEXT.match(source)) and not _on_its_word(statement):
        return "a text on the table is no speaker: what it asks for is a provision"
    pressed = cue.lower().split(" ")[0] in ("asked", "pressed") and (not source or _QUESTION.match(said))
    if indirect and (_UNSAID.search(cue) or pressed):
        return "it was asked, or left unsaid"
    if _ANONYMITY.search(said):
        return "a condition of speaking, and nothing said"
    if indirect and " " in said and _QUESTION.match(said) and not _SAYS_WHAT.search(cue):
        return "a question, and nothing said"
    unnamed = source.lower() in SELF or (not source and not _SPOKEN.search(cue))
    if indirect and not statement.speaker and unnamed:
        return "nobody is named or described as saying so"
    if indirect and statement.stance == "none" and _WOULD.match(cue) and not _SAYS_SO.match(cue):
        return "what somebody would do is a provision, and nothing said"
    if (
        statement.stance == "none"
        and indirect
        and (_NOTICED.match(cue) or _issues_text(statement, cue, mentions))
    ):
        return "somebody saw, sent or published it, and said nothing of it"
    return ""


def _issues_text(statement: Statement, cue: str, mentions: Sequence[tuple[int, int]]) -> bool:
    """Whether a text is handed over: "announced a counterproposal of their own"."""
    words = {word.lower() for word in WORD.findall(cue)}
    head = statement.content[0]
    texts = any(head.start <= start and end <= head.start + 60 for start, end in mentions)
    return bool(words & _ISSUED) and texts and not re.search(r"\bthat\b|\bwould\b|\bha[sd]\b", head.exact)


def _passed_on(statement: Statement, statements: Sequence[Statement]) -> str:
    """Why an attribution is only the relay of others: "senators said Rook had told them that …"."""
    within = [
        inner
        for inner in (statements if statement.cue else ())
        if inner.cue and inner.actor and inner.actor != statement.actor and _holds(statement, inner)
    ]
    relayed = any(inner.relayed_by == statement.actor for inner in within)
    told = sum(_size(inner.evidence) for inner in within)
    if (relayed or len(within) > 1) and told >= 0.5 * _size(statement.content):
        return "it passes on what another said, and that stands by itself"
    return ""


def _holds(outer: Statement, inner: Statement) -> bool:
    """Whether a statement, with its source, stands in the content of another."""
    first, last = inner.evidence[0].start, inner.evidence[-1].end
    return any(c.start <= first and last <= c.end for c in outer.content)


def _size(spans: Sequence[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def _on_its_word(statement: Statement) -> bool:
    """Whether others go by what the text says ("according to the document")."""
    return any("according" in span.exact.lower() for span in statement.cue)


def _is_draft(span: Span, mentions: Sequence[tuple[int, int]]) -> bool:
    """Whether the source is a mention of a draft, but for an article or a word around it."""
    held = [(start, end) for start, end in mentions if start < span.end and span.start < end]
    return any(
        end >= span.end - 1 and not _PEOPLE.search(span.exact[: start - span.start]) for start, end in held
    )


def _refused(article: Article, statement: Statement, reason: str) -> Refused:
    return Refused(
        id=identity("refused", article.id, "statement", statement.id),
        method="statements:refused",
        looked_like="statement",
        reason=reason,
        evidence=statement.evidence or statement.content,
    )
