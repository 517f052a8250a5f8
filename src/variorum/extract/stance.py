"""Which side a statement takes toward what it speaks of, and the words that show it.

A lexicon of evaluative words with negation, comparison and partition ("not all", "too vague", "many, but not
all"), not a sentiment score: "this will annoy them" evaluates nobody's draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from variorum.model import CONTEXT, Span, Stance, Statement

_FOR: Final = (
    r"support(?:s|ed|ing|ive)?|back(?:s|ed|ing)?|accept(?:s|ed|ing|able|ance)?|welcom(?:e|es|ed|ing)|endors(?:e|es|ed|ing|ement)"
    r"|approv(?:e|es|ed|ing|al)|agree[sd]?(?!\sto\sdisagree)|agreement\swith|favou?r(?:s|ed|able|ably|ing)?|prais(?:e|es|ed|ing)|applaud(?:s|ed|ing)?"
    r"|embrac(?:e|es|ed|ing)|hail(?:s|ed|ing)?|commend(?:s|ed|ing)?|constructive|productive|promising|encouraging|encouraged|positive|positively"
    r"|good|great|excellent|strong(?:er)?|better|best|fair|fairer|balanced|sound|sensible|reasonable|workable|viable|realistic|credible"
    r"|important\sstep|step\sforward|breakthrough|progress|meaningful|solid|acceptable|satisfactory|satisfied|pleased|glad|happy|optimistic|hopeful"
    r"|ready\sto\s(?:sign|work|move|accept|talk|negotiate)|open\sto|willing\sto|prepared\sto\s(?:sign|accept|back)|sign(?:s|ed)?\sup|on\sboard"
    r"|(?:serve|act|form|lay|provid|be|become|offer|use)\w*\s(?:as\s)?(?:an?\s|the\s|our\s)?(?:\w+\s){0,2}?(?:basis|foundation|ground(?:work)?|starting\spoint)"
    r"|(?:good|sound|solid|possible|the|a)\s(?:basis|foundation|starting\spoint)"
    r"|in\s(?:our|their|its|the)\s(?:national\s)?interests?|the\sright\s(?:thing|direction|elements?|path|step)|thank(?:s|ed|ful)?|grateful|appreciat\w+"
    r"|more\sthan\s(?:[^\s.;]+\s){0,8}?(?:before|in\sthe\spast|ever|previously|until\snow)|best\s(?:offer|deal|hope|chance|option)|fit\sfor|delivers?|protects?"
)
_AGAINST: Final = (
    r"reject(?:s|ed|ing|ion)?|oppos(?:e|es|ed|ing|ition)|refus(?:e|es|ed|ing|al)|condemn(?:s|ed|ing|ation)?|criticis\w+|criticiz\w+"
    r"|denounc\w+|dismiss(?:es|ed|ing)?|decr(?:y|ies|ied)|slam(?:s|med)?|blast(?:s|ed)?|disagree\w*|object(?:s|ed|ions?)|protest(?:s|ed)?|resist(?:s|ed)?|veto(?:es|ed)?"
    r"|unacceptable|unconstructive|unfair|unjust|unrealistic|unworkable|unbalanced|one-?sided|unreasonable|inadequate|insufficient|incomplete|flawed|dangerous"
    r"|harmful|disastrous|disaster|catastroph\w+|terrible|awful|bad|worse|worst|wrong|weak|vague|vagueness|unclear|absurd|insult(?:ing)?|humiliat\w+|shameful|disgrace\w*"
    r"|betray(?:s|al|ed)?|capitulation|surrender|sell-?out|giveaway|reward(?:s|ing)?\s(?:the\s)?aggress\w+|appeas\w+|wish\s?list|non-?starter|dead\son\sarrival|red\slines?"
    r"|fail(?:s|ed|ing|ure)?|fall(?:s)?\sshort|fell\sshort|lacks?|lacking|short\sof|problem(?:s|atic)?|concern(?:s|ed|ing)?|worr(?:y|ies|ied|ying)|alarm(?:ed|ing)?|threat(?:ens?)?|threatening"
    r"|mistake[ns]?|undermin\w+|violat\w+|unlawful|illegal|unconstitutional|disappoint\w+|angry|outrag\w+|no\s(?:deal|good|use|basis|way)"
    r"|too\s(?!early|soon|many\sto)\w+|does(?:n['’]t|\snot)\s(?:suit|work|help|go\sfar\senough|meet)|step\sback(?:wards?)?|poison\w*|trap|ultimatum|blackmail|mistaken|worthless|empty"
)
# "I do not think they will accept": the negation of such a verb is that of the clause below it.
_NOT: Final = re.compile(
    r"(?:\b(?:not|no|never|hardly|neither|nor|without|cannot|nothing|nobody|none)|n['’]t)\b"
    r"(?:\s(?:think|believe|expect|see|want)(?:\s[\w’'-]+){0,8}|(?:\s[\w’'-]+){0,3})\s?$",
    re.I,
)
_PARTLY: Final = re.compile(
    r"\bnot?\sall\b|n['’]t\sall\b|\bnot\sentirely\b|n['’]t\sentirely|\bnot\swholly\b|\bin\spart\b|\bpartly\b|\bpartially\b|\bmixed\b|\bsome\s(?:\w+\s){0,2}but\b"
    r"|\bbut\snot\sall\b|\bmany,?\sbut\b|\bwith\s(?:some\s)?(?:reservations?|caveats?|conditions)\b|\bup\sto\sa\spoint\b|\bon\s(?:the\s)?(?:one|other)\shand\b",
    re.I,
)
_WORDS: Final = re.compile(rf"\b(?:(?P<against>{_AGAINST})|(?P<for>{_FOR}))(?!\w)", re.I)


@dataclass(frozen=True, slots=True)
class Leaning:
    """A stance with the offsets of the words it rests on, within the text that was read."""

    stance: Stance
    words: tuple[tuple[int, int], ...] = ()


def find_stance(text: str) -> Leaning:
    """The side that a text takes by its words: "none" where no word evaluates."""
    found: list[tuple[bool, tuple[int, int]]] = []
    for match in _WORDS.finditer(text):
        favours = match["for"] is not None
        if _negated(text, match):
            favours = not favours
        found.append((favours, match.span()))
    partly = _PARTLY.search(text)
    words = tuple(span for _, span in found)
    if partly:
        return (
            Leaning("mixed", (*words, partly.span()))
            if found or " but " in partly[0] or "all" in partly[0]
            else Leaning("none")
        )
    if not found:
        return Leaning("none")
    sides = {favours for favours, _ in found}
    if len(sides) == 2:
        return Leaning("mixed", words)
    return Leaning("support" if True in sides else "oppose", words)


def _negated(text: str, match: re.Match[str]) -> bool:
    """Whether a negation stands before the word in its clause; words of refusal carry their own."""
    if re.match(r"(?:no\b|does)", match[0], re.I):
        return False
    before = re.split(
        r"[.;:!?,—]|\bbut\b|\band\b|\bbecause\b", text[max(0, match.start() - 60) : match.start()]
    )[-1]
    return bool(_NOT.search(before))


def statement_stance(statement: Statement) -> tuple[Stance, tuple[Span, ...]]:
    """The stance of a statement by its content, or by its cue where the content says nothing ("rejected")."""
    for parts in (statement.content, statement.cue):
        leaning = find_stance(" … ".join(part.exact for part in parts))
        if leaning.stance != "none":
            return leaning.stance, tuple(_words(parts, leaning.words))
    return "none", ()


def _words(parts: Sequence[Span], words: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """Offsets in the joined parts as spans of the article; a word over a joint is left out."""
    offset = 0
    for part in parts:
        for start, end in words:
            if offset <= start < end <= offset + len(part.exact):
                yield sub_span(part, start - offset, end - offset)
        offset += len(part.exact) + len(" … ")


def sub_span(span: Span, start: int, end: int) -> Span:
    """The words span.exact[start:end] as a span of the same article, with their context."""
    before, after = span.prefix + span.exact[:start], span.exact[end:] + span.suffix
    return Span(
        article=span.article,
        exact=span.exact[start:end],
        prefix=before[-CONTEXT:],
        suffix=after[:CONTEXT],
        start=span.start + start,
        end=span.start + end,
    )
