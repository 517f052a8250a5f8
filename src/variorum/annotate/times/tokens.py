"""Text as a string of word classes, one character a token, so that patterns can run over it."""

import re
from dataclasses import dataclass

from variorum.annotate.times.lexicon import (
    ABBREVIATIONS,
    MARK_CLASSES,
    NEEDS_CAPITAL,
    NEEDS_CAPITALS,
    NUMBER_CLASSES,
    WORD_CLASSES,
)

# A class is one private-use character; OTHER stands for every word of no class, STOP ends a sentence.
OTHER, STOP = "OTHER", "STOP"
CLASS_CHARS: dict[str, str] = {
    name: chr(0xE000 + number)
    for number, name in enumerate(
        dict.fromkeys([OTHER, STOP, *WORD_CLASSES.values(), *NUMBER_CLASSES, *MARK_CLASSES.values()])
    )
}

_TOKEN = re.compile(
    r"""
      [^\W\d_]{2,}
    | \d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])
    | \d{4}[/.]\d{1,2}[/.]\d{1,2}(?![\d/])
    | \d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d\d)(?![\d./-]\d)
    | \d{1,2}(?:[:.]\d\d)?(?::\d\d)?\s?[ap](?:\.\s?m\b\.?|m\b)
    | \d{1,2}:\d\d(?::\d\d)?(?![\d:])
    | \d{1,3}(?:,\d{3})+(?:\.\d+)?
    | [1-4]q\b
    | \d+\.\d+ | \d+/\d+
    | \d+(?:st|nd|rd|th|s)?(?![^\W\d_])
    | \d+
    | [ap]\.\s?m\b\.? | [qh][1-4]\b
    | [^\W\d_]
    | ['’]s\b
    | ['’‘`]
    | (?P<dot>\.(?![\s"”’')\]]|$) | \.(?=\s+(?-i:[a-z]|\d)))
    | [.!?]+["”’')\]]*
    | --
    | \n\s*\n
    | [^\w\s]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ISO = re.compile(r"\d{4}([-/.])\d{1,2}\1\d")
_CLOCKAM = re.compile(r".*[ap]\.?\s?m\.?$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]|\n")


@dataclass(slots=True)
class Tokens:
    """The tokens of a text in columns: where each begins and ends, its word in small letters, its class.

    ``classes`` holds one character a token; ``text[starts[i]:ends[i]]`` is token *i* as written.
    """

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    classes: str

    def written(self, index: int) -> str:
        """Return token ``index`` as it stands in the text."""
        return self.text[self.starts[index] : self.ends[index]]


def tokenize(text: str) -> Tokens:
    """Return the tokens of ``text`` with their classes."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    classes: list[str] = []
    char_of, other = CLASS_CHARS, CLASS_CHARS[OTHER]
    for match in _TOKEN.finditer(text):
        written = match.group()
        word = written.lower()
        name = WORD_CLASSES.get(word)
        if word == ".":
            inner = match.lastgroup == "dot" or (words and _is_abbreviation(words[-1]))
            char = char_of["DOT" if inner else STOP]
        elif name is None:
            plain = word[0].isalpha() and (len(word) > 2 or word.isalpha()) and word[1:2] != "."
            char = other if plain else char_of[_class_of_rest(word)]
        elif (word in NEEDS_CAPITAL and not written[0].isupper()) or (
            word in NEEDS_CAPITALS and not written.isupper()
        ):
            char = other
        else:
            char = char_of[name]
        starts.append(match.start())
        ends.append(match.end())
        words.append(word)
        classes.append(char)
    return Tokens(text, starts, ends, words, "".join(classes))


def _is_abbreviation(word: str) -> bool:
    """Return whether a point after ``word`` most likely belongs to it: an initial, a title, a month."""
    return (len(word) == 1 and word.isalpha()) or word in ABBREVIATIONS


def _class_of_rest(word: str) -> str:
    """Return the class of a number, a mark or 'a.m.'; ``word`` is in small letters."""
    if word[-1] == "q" and word[:-1].isdecimal():
        return "QNUM"
    if word[0].isdecimal():
        return _class_of_number(word)
    if word[0] in "ap" and "." in word:
        return "AMPM"
    if word[0] in "qh" and word[1:].isdigit():
        return "QNUM"
    known = MARK_CLASSES.get(word)
    if known:
        return known
    return STOP if _SENTENCE_END.match(word) else OTHER


def _class_of_number(word: str) -> str:
    if word.isdecimal():
        number = int(word) if len(word) < 9 else 0
        if len(word) <= 2 and 1 <= number <= 31:
            return "DAYNO"
        return "YEAR" if len(word) == 4 and 1000 <= number < 2200 else "INT"
    if _ISO.match(word):
        return "ISO"
    if word[-1] == "s":
        return {5: "DECNUM", 3: "SHORTDEC"}.get(len(word), OTHER) if word[-2] == "0" else OTHER
    if word[-2:] in ("st", "nd", "rd", "th"):
        return "ORDNUM"
    if _CLOCKAM.match(word):
        return "CLOCKAM"
    if ":" in word:
        return "CLOCK"
    if re.match(r"\d+([./-])\d+\1\d+$", word):
        return "NUMDATE"
    return "BIGNUM" if "," in word else "FRACT" if "/" in word else "DEC" if "." in word else OTHER
