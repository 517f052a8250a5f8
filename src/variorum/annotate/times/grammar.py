"""The pattern language: class names and macros, compiled to expressions over strings of word classes.

A pattern such as ``(?P<n>{num}) HYPH? UNIT`` names word classes in capitals and macros in braces; blanks
are for the reader. Square brackets, ``?``, ``*``, ``|``, groups and look-arounds mean what they do in ``re``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from variorum.annotate.times.story import Story
from variorum.annotate.times.tokens import CLASS_CHARS, Tokens

_MACROS = {
    "apx": "(?:ABOUT|OVER(?! [THE THESE THOSE])|NO? MORE THAN|LESS THAN|AT LEAST|UP TO|AS MANY AS)",
    "words": "(?:[NUMW ONE SCALE](?:HYPH? [NUMW ONE SCALE]|(?<=SCALE) HYPH? AND HYPH? [NUMW ONE]){0,8})",
    "num": "(?:(?:[DAYNO INT YEAR BIGNUM DEC](?:SCALE)?(?:HYPH? FRACT|ONEHALF|PLUS)?|FRACT|A SCALE|{words})"
    "(?:HYPH? AND HYPH? A HYPH? HALF)?)",
    "few": "(?:A FEW|A COUPLE(?: OF)?|COUPLE OF|SEVERAL|FEW|MANY|SCALES OF)",
    "amount": "(?:{num}|{few})",
    "wday": "(?:WDAY|WABBR DOT?)",
    "month": "(?:MONTH DOT?|MAYMARCH DOT?)",
    "ord": "(?:ORDNUM|ORDW|SECOND|NUMW HYPH ORDW)",
    "unit": "(?:UNIT|LONGUNIT|SECOND|QTR)",
    "units": "(?:UNITS|QTRS)",
    "anyunit": "(?:UNIT|LONGUNIT|SECOND|QTR|UNITS|QTRS)",
    "season": "(?:SEASON|SPRINGFALL)",
    "spelled": "(?:NUMW NUMW HYPH? [NUMW ONE]?|NUMW SCALE(?:AND? NUMW)?)",
    "part": "(?:[EARLY LATE] IN? HYPH?|MID HYPH?|AT? THE? [END START MID] OF|EARLIER IN?|"
    "LATER(?:IN)?|SOMETIME(?:IN)?)",
    "spelled_clock": "(?:(?:(?:NUMW|A? QTR|HALF) PAST|(?<=AT)(?:NUMW|A? QTR) TO) [NUMW ONE] (?:IN THE POD)?)",
    "clock": "(?:{spelled_clock}|CLOCKAM|CLOCK AMPM?|(?:DAYNO|NUMW|ONE) (?:AMPM|OTHER QUOTE OCLOCK)|NOON|"
    "(?<!PAREN)[INT YEAR](?= TZ| LOCAL TIME)|"
    "(?:DAYNO|NUMW|ONE) IN THE POD)",
    "time": "(?:ABOUT? (?P<clock>{clock}) (?:LOCAL TIME)? "
    "(?:(?:PAREN(?=TZ PAREN))? (?P<zone>TZ) (?:(?<=PAREN TZ) PAREN)?)?)",
    "md": "(?P<m>{month}) THE? (?P<d>DAYNO|{ord})",
    "dm": "THE? (?P<d2>DAYNO|{ord}) OF? (?P<m2>{month})",
    "date": "(?:(?:(?:THIS? COMING|THIS|LAST|NEXT)? (?P<wd>{wday}) [COMMA PAREN]? THE?)? (?:{md}|{dm})"
    "(?:COMMA? OF? (?P<y>YEAR)|COMMA? (?P<sy>{spelled})|(?={day_too} COMMA? (?P<y2>YEAR)))?)",
    "day_too": "{joint} (?:[DAYNO ORDNUM] {month}|(?:{month})? [DAYNO ORDNUM])",
    "joint": "[HYPH TO AND OR PREP]",
    "wmod": "(?:THIS COMING|THIS PAST|THIS|LAST|NEXT|COMING|THE? FOLLOWING|THE? PREVIOUS|THE NEXT|"
    "THAT(?: SAME)?|THE SAME)",
    "day": "(?:{date}|(?P<wmod>{wmod})? (?P<w>WDAY)(?: (?P<wof>OF? (?:THIS|LAST|NEXT) UNIT))?|"
    "(?P<deictic>TODAY|YESTERDAY|TOMORROW|TONIGHT))",
    "pod": "(?:(?:EARLY|LATE|MID HYPH)? (?P<pod>POD|OVERNIGHT))",
    "month_rel": "(?:THIS PAST|THIS COMING|THIS|LAST|NEXT|COMING|THAT|THE FOLLOWING|THE PREVIOUS)",
    "near": "(?:THIS|LAST|NEXT|PAST|COMING|PREVIOUS|FOLLOWING|CURRENT|LATEST|THAT|SAME)",
}

_NAME = re.compile(r"\(\?P<\w+>|\(\?P=\w+\)|\{(\w+)\}|([A-Z]+)|(\s+)")


@dataclass(frozen=True, slots=True)
class Hit:
    """One match of a rule: tokens ``first`` to ``last`` (exclusive) and the named groups within."""

    tokens: Tokens
    match: re.Match[str]

    @property
    def first(self) -> int:
        """Return the index of the first token."""
        return self.match.start()

    @property
    def last(self) -> int:
        """Return the index after the last token."""
        return self.match.end()

    def words(self, group: str | int = 0) -> list[str]:
        """Return the words (in small letters) of a group; an empty list where it took no part."""
        try:
            first, last = self.match.span(group)
        except IndexError:
            return []
        return self.tokens.words[first:last] if first >= 0 else []

    def word(self, group: str) -> str:
        """Return the first word of a group, or an empty string."""
        words = self.words(group)
        return words[0] if words else ""

    def near(self, offset: int) -> str:
        """Return the word ``offset`` tokens before (negative) or after (positive) the hit, or ''."""
        index = self.first + offset if offset < 0 else self.last + offset - 1
        return self.tokens.words[index] if 0 <= index < len(self.tokens.words) else ""


Reading = tuple[str, str] | None  # TIMEX3 type and value; None where the words mean no time here
Reader = Callable[[Hit, Story], Reading]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, what reads its hits, and the name that a found expression carries as its rule."""

    name: str
    pattern: re.Pattern[str]
    read: Reader


def rule(name: str, pattern: str, read: Reader) -> Rule:
    """Return a rule with its pattern compiled; unknown class names and macros raise KeyError."""
    return Rule(name, re.compile(_expand(pattern)), read)


def _expand(pattern: str) -> str:
    def swap(match: re.Match[str]) -> str:
        if match[1]:
            return "(?:" + _expand(_MACROS[match[1]]) + ")"
        if match[2]:
            return CLASS_CHARS[match[2]]
        return "" if match[3] else match[0]

    return _NAME.sub(swap, pattern)
