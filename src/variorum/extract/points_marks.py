"""The marks that open a point: `find_mark` reads "12.", "(b)", "Article 4", "§ 4.", "IV.", "1.1", bullets.

A mark alone proves nothing ("12. March" opens no point); `points.py` keeps those that make a series.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Style = Literal["word", "ROMAN", "ALPHA", "dotted", "arabic", "paren", "bare", "alpha", "roman", "bullet"]

# A point may hold points of a higher rank only: an article holds numbers, a number letters, a letter "(i)".
RANK: dict[Style, int] = {
    "word": 0,
    "ROMAN": 1,
    "ALPHA": 1,
    "arabic": 2,
    "bare": 2,
    "paren": 3,
    "dotted": 4,
    "alpha": 5,
    "roman": 6,
    "bullet": 7,
}

_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN = r"(?=[ivxlc])(?:c{0,3})(?:x[lc]|l?x{0,3})(?:i[xv]|v?i{0,3})"
_COUNT = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
).split()
_DRESS = r"(?:#{1,6}\s+)?(?:\*\*|__)?"  # a Markdown heading or bold print around the mark
_TAIL = r"(?:\*\*|__)?"
_WORDS = r"(?:article|art\.?|clause|point|section|sec\.?|paragraph|para\.?|item|rule|principle|no\.|§§?|¶)"
_STOP = r"(?:\s?[.):]|\s?[-–—](?=\s))"

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "word",
        re.compile(
            rf"{_DRESS}(?P<dress>{_WORDS})\s*(?P<number>\d+(?:\.\d+)*(?:\s?\(?[a-z]\)?)?|{_ROMAN}|"
            rf"{'|'.join(_COUNT)})"
            rf"(?!\w)(?:(?P<stop>{_STOP}){_TAIL}(?=\s|$)|{_TAIL}(?=\s*$|\s+(?-i:[A-Z“\"(\[])))",
            re.IGNORECASE,
        ),
    ),
    ("bullet", re.compile(r"(?P<dress>)(?P<number>[-*•·▪◦‣●■–—])(?P<stop>)(?=\s)")),
    (
        "dotted",
        re.compile(
            rf"{_DRESS}(?P<dress>)(?P<number>\d{{1,3}}(?:\.\d{{1,3}})+)(?P<stop>[.):]?){_TAIL}(?=\s|$)"
        ),
    ),
    ("paren", re.compile(rf"{_DRESS}(?P<dress>\()(?P<number>\d{{1,3}})(?P<stop>\)){_TAIL}(?=\s|$)")),
    ("arabic", re.compile(rf"{_DRESS}(?P<dress>)(?P<number>\d{{1,3}})(?P<stop>{_STOP}){_TAIL}(?=\s|$)")),
    ("bare", re.compile(rf"{_DRESS}(?P<dress>)(?P<number>\d{{1,3}})(?P<stop>)\s(?=[A-Za-z“\"‘'\[])")),
    (
        "letter",
        re.compile(
            rf"{_DRESS}(?P<dress>\(?)(?P<number>[A-Za-z]|{_ROMAN})(?P<stop>[.)]){_TAIL}(?=\s|$)", re.I
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A possible opening of a point: the style, its place in the series, the number and the label as
    printed.
    """

    style: Style
    value: int
    number: str
    start: int
    end: int


def roman_value(printed: str) -> int:
    """The value of a Roman numeral, 0 if it is none."""
    text = printed.lower()
    if not text or not re.fullmatch(_ROMAN, text):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def find_marks(line: str, start: int) -> list[Mark]:
    """Every way to read the opening of a line, likeliest first; offsets count from `start`, that of the
    line.
    """
    indent = len(line) - len(line.lstrip())
    marks: list[Mark] = []
    for name, pattern in _PATTERNS:
        match = pattern.match(line, indent)
        if match:
            at, to = start + indent, start + match.end()
            marks += [Mark(*reading, at, to) for reading in _readings(name, match)]
    return marks


def _readings(name: str, match: re.Match[str]) -> list[tuple[Style, int, str]]:
    """(style, value, number) of a matched mark; a letter may be a Roman numeral as well."""
    number = match["number"]
    if name == "word":
        return _word_readings(number)
    if name == "bullet":
        return [("bullet", 0, "")]
    if name == "dotted":
        return [("dotted", int(number.rsplit(".", 1)[1]), number)]
    if name == "letter":
        return _letter_readings(number)
    return [(name, int(number), number)]  # type: ignore[list-item]


def _word_readings(number: str) -> list[tuple[Style, int, str]]:
    plain = re.sub(r"[\s()]", "", number)
    digits = re.match(r"\d+", plain)
    if digits:
        return [("word", int(re.findall(r"\d+", plain)[-1]), plain)]
    if plain.lower() in _COUNT:
        value = _COUNT.index(plain.lower()) + 1
        return [("word", value, str(value))]
    return [("word", roman_value(plain), plain)]


def _letter_readings(number: str) -> list[tuple[Style, int, str]]:
    upper = number.isupper()
    found: list[tuple[Style, int, str]] = []
    if roman_value(number):
        found.append(("ROMAN" if upper else "roman", roman_value(number), number))
    if len(number) == 1:
        found.append(("ALPHA" if upper else "alpha", ord(number.lower()) - 96, number))
    return found
