"""Whether a clause looks back or ahead, from its verbs: English has few enough signs to list them."""

import re

from variorum.annotate.times.tokens import CLASS_CHARS, STOP, Tokens

PAST, FUTURE, UNKNOWN = -1, 1, 0

_AHEAD = frozenset(
    "will shall ll would may might could can should must wo scheduled expected due set plan plans planned planning "
    "upcoming intend intends expects expect hopes hope likely slated forthcoming going begins starts expires "
    "deadline meets opens takes needs aims wants proposes proposed is are has if unless until".split()
)
_STRONG_AHEAD = frozenset("will shall ll scheduled expected due set plan plans planned slated wo".split())
# Irregular past forms that news uses most; regular ones end in -ed.
_BACK = frozenset(
    "was were had did said told came went took made began gave got held won lost fell rose met left led sent "
    "spent kept saw found wrote spoke broke drove flew grew hit put ran sat sold stood struck threw knew brought "
    "bought built caught dealt drew fought felt heard hid laid meant paid read sought shot shut slid sank sprang "
    "swore taught thought understood withdrew became been closed quit cut let since".split()
)
_NOT_VERBS = frozenset("united need indeed speed seed feed bed red hundred unprecedented embed fed wed".split())
_DETERMINERS = frozenset("the a an its his her their our any some this that more newly of".split())
_WORD = re.compile(r"[a-z]+$")
_STOP_CHAR = CLASS_CHARS[STOP]
WINDOW = 14  # tokens on each side: a clause of news is rarely longer


def direction(tokens: Tokens, first: int, last: int, window: int = WINDOW) -> int:
    """Return PAST, FUTURE or UNKNOWN for the clause around tokens ``first`` to ``last`` (end exclusive).

    The nearest verb before the expression decides; where there is none in the sentence, the nearest after it.
    """
    if first and tokens.words[first - 1] in ("until", "till", "by"):
        back = _scan(tokens, range(first - 1, max(-1, first - window), -1))
        return FUTURE if back != PAST else UNKNOWN
    before = _scan(tokens, range(first - 1, max(-1, first - window), -1))
    if before != UNKNOWN:
        return before
    return _scan(tokens, range(last, min(len(tokens.words), last + window)))


def _scan(tokens: Tokens, indices: range) -> int:
    words, classes = tokens.words, tokens.classes
    for index in indices:
        if classes[index] == _STOP_CHAR:
            return UNKNOWN
        sign = _sign(words, index)
        if sign != UNKNOWN:
            return sign
    return UNKNOWN


def _sign(words: list[str], index: int) -> int:
    word = words[index]
    previous = words[index - 1] if index else ""
    following = words[index + 1] if index + 1 < len(words) else ""
    if word in _STRONG_AHEAD:
        return PAST if word == "set" and following not in ("to", "for") else FUTURE
    if word == "to" and previous in ("is", "are", "due", "set", "likely", "scheduled", "expected", "planned", "plans"):
        return FUTURE
    if word in _BACK or (word.endswith("ed") and word not in _NOT_VERBS and _WORD.match(word)):
        if previous in _DETERMINERS and word.endswith("ed"):
            return UNKNOWN  # a participle before its noun: "the reduced dividend"
        if previous in ("to", "be", "will", "would", "is", "are") and word not in ("was", "were", "had", "did"):
            return FUTURE
        return PAST
    return UNKNOWN
