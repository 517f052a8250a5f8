"""Times of day without a day: in figures, in words, by the meal and by the light."""

import datetime
import re

from variorum.annotate.times.arithmetic import DAY
from variorum.annotate.times.grammar import Hit, Reading, rule
from variorum.annotate.times.lexicon import CLOCK_WORDS, PARTS_OF_DAY, SMALL_NUMBERS
from variorum.annotate.times.story import Story
from variorum.annotate.times.tense import PAST, direction


def clock_value(words: list[str]) -> str | None:
    """Return the TIMEX3 time of day that ``words`` tell ('T22:00'), or None where they tell none."""
    if words[0] in CLOCK_WORDS:
        return CLOCK_WORDS[words[0]]
    told = next((at for at in (1, 2) if words[at : at + 1] in (["past"], ["to"])), 0)
    if told:
        return _spelled_clock(words, told)
    written = "".join(words).replace(" ", "")
    match = re.match(r"(\d{1,2})(?:[:.]?(\d\d))?(?:[:.]\d\d)?", written)
    hour = int(match[1]) if match else SMALL_NUMBERS.get(words[0], 99)
    minute = int(match[2] or 0) if match else 0
    if hour > 24 or minute > 59:
        return None
    after_noon = re.search(r"p\.?m|afternoon|evening|night$", written)
    if hour < 12 and after_noon:
        hour += 12
    elif hour == 12 and (re.search(r"a\.?m\.?$|morning", written)):
        hour = 0
    return f"T{hour:02d}:{minute:02d}"


def _spelled_clock(words: list[str], at: int) -> str | None:
    """Return the time of day of "ten to four in the morning"; ``at`` is where "past" or "to" stands."""
    minutes = {"half": 30, "quarter": 15}.get(words[at - 1]) or SMALL_NUMBERS.get(words[at - 1], 60)
    hour = SMALL_NUMBERS.get(words[at + 1], 13)
    if hour > 12 or minutes > 59:
        return None
    if words[-1] in ("afternoon", "evening", "night") and hour < 12:
        hour += 12
    total = (60 * hour + (minutes if words[at] == "past" else -minutes)) % (24 * 60)
    return f"T{total // 60:02d}:{total % 60:02d}"


def read_clock(hit: Hit, story: Story) -> Reading:
    """Read a time of day without a day: it is the day just spoken of, or of publication.

    A day that lies sentences back has been left. "Shortly after midnight" begins a day, "by midnight" ends
    one;
    "four in the morning" after "Monday night" is of Tuesday.
    """
    clock = clock_value(hit.words("clock"))
    if clock is None or hit.near(-1) == "high":  # "high noon" is no hour
        return None
    if clock == "T24:00" and hit.near(-1) in ("after", "past"):
        clock = "T00:00"
    day = _day_of(hit, story)
    if day and day == story.night and clock < "T12":
        day += DAY
    return "TIME", (day.isoformat() if day else "XXXX-XX-XX") + clock


def _day_of(hit: Hit, story: Story) -> datetime.date | None:
    """Return the day that a time of day is of; what is told as past is of none to come."""
    day = story.near_day(hit.tokens.classes, hit.first)
    to_come = day and story.published and day > story.published
    if to_come and direction(hit.tokens, hit.first, hit.last) == PAST:
        return story.past_day or story.published
    return day


def read_meal(hit: Hit, story: Story) -> Reading:
    """Read 'at lunchtime', 'since early morning', 'in the evening' by the day spoken of, or of publication.

    "Through the night" of no day just named is the night before publication.
    """
    words, named = hit.words(), hit.words()[-1]
    told = words[0] in ("the", "early", "late")
    if hit.near(1) == "of" or (not told and named in _NEEDS_ARTICLE):
        return None  # "in the evening of his life"
    day = _day_of(hit, story)
    if day and named == "night" and day == story.published != story.day:
        day -= DAY
    return "TIME", (day.isoformat() if day else "XXXX-XX-XX") + PARTS_OF_DAY[named]


_NEEDS_ARTICLE = frozenset("morning afternoon evening night".split())
RULES = [
    rule("clock", "{time}", read_clock),
    rule("meal", "(?<=[AT ABOUT PREP]) POD", read_meal),
    rule("in-part", "(?<=[PREP IN]) (?:THE [EARLY LATE]?|[EARLY LATE]) POD", read_meal),
]
