"""What the words tell that a draft is called by: its kind, its place among versions, its own name."""

from __future__ import annotations

import re

# Words that any draft may be called by: a name of these alone tells nothing.
GENERAL = frozenset(
    "plan proposal draft text document framework peace deal agreement offer version package accord paper "
    "full own final new blueprint roadmap leaked proposed whole entire actual reported rumoured rumored "
    "alleged supposed published possible emerging".split()
)
FIRST_WORDS = frozenset("first initial original earlier previous earliest older prior old preceding".split())
LATER_WORDS = frozenset(
    "revised updated refined amended modified newer latest second third fourth fifth rewritten redrafted "
    "reworked improved softened shortened slimmed trimmed edited newest renegotiated reduced subsequent new "
    "redraft".split()
)
COUNTER_WORDS = frozenset("rival competing alternative opposing".split())
COUNTER_NOUN = re.compile(r"counter-?(?:proposal|offer|plan|draft|text)s?$", re.IGNORECASE)
ANOTHER = re.compile(r"^(?:a|an)\s+(?:second|third|fourth)\b", re.IGNORECASE)  # one more, no later version
GENITIVE = re.compile(r"[’']s?(?=\W|$)")
SMALL = frozenset(
    "the a an this that these those their its his her our my your and or of for on in to by with from not no "
    "is whose point points one two three four five six seven eight nine ten".split()
)
WORD = re.compile(r"[^\W_]+(?:[’'.][^\W_]+)*")


def words_of(name: str) -> list[str]:
    """The words of a name in lower case, without genitive marks, points in initials and hyphens."""
    plain = GENITIVE.sub("", name.replace("-", " ").replace("‑", " ").replace("–", " "))
    return [re.sub(r"[.’']", "", word).casefold() for word in WORD.findall(plain)]


def order_of(name: str) -> str:
    """Whether a name calls a draft "first", "later" or "counter" by its own words; "" where it does not."""
    words = set(words_of(name))
    if words & COUNTER_WORDS or any(COUNTER_NOUN.match(w) for w in name.replace("’", "'").split()):
        return "counter"
    if words & FIRST_WORDS:
        return "first"
    return "later" if words & LATER_WORDS and not ANOTHER.match(name) else ""


def epithet(name: str) -> frozenset[str]:
    """The words of a name that are its own: no kind of text, no place among versions, no number of points."""
    shared = SMALL | GENERAL | FIRST_WORDS | LATER_WORDS | COUNTER_WORDS
    return frozenset(
        word
        for word in words_of(name)
        if not {word, word.removesuffix("s")} & shared and not word.isdigit() and not COUNTER_NOUN.match(word)
    )
