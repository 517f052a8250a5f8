"""Whether a phrase brings up a text on the table that was not spoken of before."""

from __future__ import annotations

from variorum.extract import draft_words as words
from variorum.extract.discourse import Mentioned
from variorum.extract.draft_joining import names_maker
from variorum.extract.draft_phrase import DraftPhrase
from variorum.extract.makers import is_named

OPENING_MARKS = frozenset("“‘\"'")
PAPERS = words.PAPERS | words.VERSION_NOUNS
# So called, a plain noun is a text on the table even where nothing is told of it yet.
UNSETTLED = frozenset("tentative provisional draft bridging proposed leaked".split())


def opens(mentioned: Mentioned, after_others: bool) -> bool:
    """Whether the phrase brings up a text that was not spoken of before."""
    phrase = mentioned.phrase
    if phrase.points:
        return True
    if mentioned.each and not phrase.strong:
        return False
    version = phrase.determiner != "none" and phrase.noun in words.VERSION_NOUNS
    if phrase.is_first and version and after_others:
        return True  # "the first version": of one of the texts told
    if not (phrase.strong or names_maker(mentioned)):
        return _is_brought_up(mentioned, after_others) and _is_told_apart(mentioned, after_others)
    if phrase.plural:
        return bool(phrase.makers) or phrase.is_first
    if phrase.determiner in ("definite", "possessive"):
        return True
    told = (
        (phrase.another and "another" not in phrase.said)
        or mentioned.appears
        or phrase.is_first
        or phrase.governs
    )
    return told or phrase.named or bool(phrase.naming)


def _is_settling(phrase: DraftPhrase) -> bool:
    """Whether "the compromise paper" is a text on the table by what it is for."""
    return phrase.determiner == "definite" and phrase.noun in PAPERS and bool(phrase.said & words.SETTLING)


def _is_brought_up(mentioned: Mentioned, after_others: bool) -> bool:
    """Whether a plain noun ("paper", "deal") comes out here, or is told as one text among others."""
    phrase = mentioned.phrase
    another = phrase.another and after_others and phrase.noun in words.PAPERS | words.LAWS
    sized = bool(phrase.sizes) and phrase.noun in PAPERS
    told = mentioned.appears or phrase.is_later or bool(phrase.modifiers & UNSETTLED) or _is_pact(phrase)
    return told or another or sized or _is_settling(phrase)


def _is_pact(phrase: DraftPhrase) -> bool:
    """Whether "the Orme deal" goes by whom it was made with; "the Orme treaty" may be any law in force."""
    pact = phrase.noun in words.TREATIES - {"treaty"} and phrase.determiner == "definite"
    return pact and any(map(is_named, phrase.makers))


def _is_told_apart(mentioned: Mentioned, after_others: bool) -> bool:
    """Whether something is said of a plain noun that tells the text from all others."""
    phrase, paper = mentioned.phrase, mentioned.phrase.noun in words.PAPERS
    named = any(map(is_named, mentioned.makers)) or phrase.determiner == "possessive"
    listed = after_others and mentioned.released  # "a paper published in May"
    return bool(
        phrase.modifiers
        or phrase.makers
        or phrase.sizes
        or phrase.another
        or (phrase.noun in words.LAWS and mentioned.makers)
        or (after_others and (phrase.is_later or (mentioned.appears and phrase.noun == "version")))
        or (paper and (phrase.vaguely_later or listed or (mentioned.appears and named)))
        or (phrase.naming and phrase.said & OPENING_MARKS)
        or (phrase.is_later and phrase.determiner == "definite" and phrase.noun in PAPERS)
        or _is_settling(phrase)
    )
