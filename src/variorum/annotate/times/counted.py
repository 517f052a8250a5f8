"""So many units before or after publication, or the day that the story last spoke of."""

import datetime

from variorum.annotate.times.arithmetic import DAY, unit_value, weekday_near
from variorum.annotate.times.days import day_value
from variorum.annotate.times.grammar import Hit, Reading, rule
from variorum.annotate.times.lengths import amount_of, length_value, unit_of
from variorum.annotate.times.lexicon import PARTS_OF_DAY, WEEKDAYS
from variorum.annotate.times.story import Story
from variorum.annotate.times.tense import FUTURE, PAST, direction
from variorum.annotate.times.tokens import CLASS_CHARS, STOP
from variorum.timex import value_to_range

LONGEST_DAY = 7  # tokens of a day with its year, and a comma
_STOP_CHAR = CLASS_CHARS[STOP]
_OF_AN_EVENT = frozenset("the a an his her its their our my your this that it he she they we".split())


def read_ago(hit: Hit, story: Story) -> Reading:
    """Read 'two years ago', 'ten days from now': counted from publication, at the grain of the unit.

    What lies hours back lies on the day of publication, as no hour of it is known.
    """
    back = hit.words()[-1] == "ago"
    unit = unit_of(hit.word("u"))[0]
    if unit in "mhS" and story.published:
        hours = (amount_of(hit.words("n")) or 1 if hit.words("n") else 1) if unit == "h" else 0
        return "DATE", unit_value(story.published, "D", (-1 if back else 1) * int(hours // 24)) or ""
    return _counted(hit, story.published, -1 if back else 1, "PAST_REF" if back else "FUTURE_REF")


def read_weekdays_ago(hit: Hit, story: Story) -> Reading:
    """Read 'two Sundays ago': the last Sunday is one Sunday ago."""
    number, weekday = amount_of(hit.words("n")), WEEKDAYS[hit.word("w").rstrip("s")]
    if number is None or not story.published:
        return "DATE", "PAST_REF"
    last = weekday_near(story.published, weekday, -1, strict=True)
    return "DATE", (last - 7 * (int(number) - 1) * DAY).isoformat()


def counts_from(hit: Hit, story: Story, unit: str) -> datetime.date | None:
    """Return what "the following week" counts from; what is told as past does not from a day to come."""
    base = story.start_of(unit)
    if base and story.published and base > story.published and told_back(hit):
        return story.past_day or story.published
    return base


def told_back(hit: Hit) -> bool:
    """Return whether the clause around the hit is told as past."""
    return direction(hit.tokens, hit.first, hit.last) == PAST


def read_later(hit: Hit, story: Story) -> Reading:
    """Read 'two days later', 'three months earlier': counted from the day the story speaks of."""
    back = hit.words()[-1] in ("earlier", "before")
    way, base = -1 if back else 1, counts_from(hit, story, unit_of(hit.word("u"))[0])
    day = _weeks_on(hit, base, way) if base == story.day else None
    reading = ("DATE", day) if day else _counted(hit, base, way, "PAST_REF" if back else "FUTURE_REF")
    began = base and story.published and base <= story.published
    if reading and not back and began and _is_ahead(reading[1], story) and not _told_ahead(hit):
        # Told as past and yet to come: it counts from a day that the text does not give.
        return "DURATION", length_value(amount_of(hit.words("n")), hit.word("u"))
    return reading


def _weeks_on(hit: Hit, base: datetime.date | None, way: int) -> str | None:
    """Return the day that lies whole weeks before or after the day that was named."""
    unit, size = unit_of(hit.word("u"))
    amount = amount_of(hit.words("n")) if hit.words("n") else None
    if unit != "W" or base is None or amount is None or amount != int(amount):
        return None
    return unit_value(base, "D", way * 7 * size * int(amount))


def _counted(hit: Hit, base: datetime.date | None, way: int, vague: str) -> Reading:
    unit, size = unit_of(hit.word("u"))
    number = amount_of(hit.words("n")) if hit.words("n") else None
    if number is not None and hit.words("half"):
        number += 0.5
    if base is None or (number is None and hit.words()[-1] in ("ago", "now")):
        return "DATE", vague
    if number is None:
        return "DURATION", length_value(None, hit.word("u"))
    if unit in "mhS":
        return "DURATION", length_value(number, hit.word("u"))
    if unit == "Y" and number * size != int(number * size):
        unit, number = "M", number * 12
    value = unit_value(base, unit, way * int(number * size))
    return ("DATE", value) if value else None


def _is_ahead(value: str, story: Story) -> bool:
    covered = value_to_range(value)
    return bool(covered and story.published and covered[0] > story.published)


def _told_ahead(hit: Hit) -> bool:
    return direction(hit.tokens, hit.first, hit.last) == FUTURE


def read_week_from(hit: Hit, story: Story) -> Reading:
    """Read 'a week from Monday' and 'a week on Monday': the Monday after the coming one."""
    if hit.word("u") != "week" or not story.published or (hit.near(-1) in _SPENT):
        return None
    coming = weekday_near(story.published, WEEKDAYS[hit.word("w")], 1)
    return "DATE", (coming + 7 * DAY).isoformat()


_SPENT = frozenset("for in within than".split())


def read_day_before(hit: Hit, story: Story) -> Reading:
    """Read 'the day before', 'the night before', 'the day after tomorrow': next to the day spoken of."""
    word, step = hit.word("u") or hit.word("pod"), -1 if hit.word("way") == "before" else 1
    if word not in ("day", "week", "year", "month", *PARTS_OF_DAY):
        return None
    named = (
        day_value(hit, story)
        if hit.word("m") or hit.word("m2") or hit.word("w") or hit.word("deictic")
        else ""
    )
    if word == "day" and not named and _is_apposed(hit, story):
        return "DATE", story.day.isoformat() if story.day else ""
    base = datetime.date.fromisoformat(named) if named and named[0] != "X" else story.anchor
    if base is None or (not named and hit.near(1) in _OF_AN_EVENT):
        return None
    if hit.word("pod"):
        return "TIME", (base + step * DAY).isoformat() + PARTS_OF_DAY[word]
    value = unit_value(base, unit_of(word)[0], step)
    return ("DATE", value) if value else None


def _is_apposed(hit: Hit, story: Story) -> bool:
    """Return whether the words say more of the day right before them: "May 3, the day before the vote"."""
    between = hit.tokens.classes[story.day_at : hit.first]
    return (
        hit.near(-1) == ","
        and len(between) <= LONGEST_DAY
        and _STOP_CHAR not in between
        and hit.near(1).isalpha()
    )


def read_day_of(hit: Hit, story: Story) -> Reading:
    """Read 'the third day' in "it is the third day of talks" and "Friday, the third day of talks"."""
    if hit.word("u") != "day" or not story.published:
        return None
    if hit.near(-1) in ("is", "'s", "’s", "marks"):
        return "DATE", story.published.isoformat()
    return ("DATE", story.day.isoformat()) if story.day and _is_apposed(hit, story) else None


def read_before_last(hit: Hit, story: Story) -> Reading:
    """Read 'the week before last' and 'the Friday before last': two back from publication."""
    if not story.published:
        return "DATE", "PAST_REF"
    if hit.word("w"):
        day = weekday_near(story.published, WEEKDAYS[hit.word("w")], -1, strict=True)
        return "DATE", (day - 7 * DAY).isoformat()
    unit, size = unit_of(hit.word("u"))
    value = unit_value(story.published, unit, -2, size)
    return ("DATE", value) if value and unit not in "mh" else None


_N = "{apx}? (?P<n>{amount}|A)? (?:DAYSADJ)? HYPH?"
RULES = [
    rule("week-from", "A (?P<u>UNIT) [FROM ON] (?P<w>WDAY)", read_week_from),
    rule("ago", _N + " (?P<u>{anyunit}) (?:OR SO)? (?:AGO|FROM NOW)", read_ago),
    rule("in-time", "IN (?P<n>{amount}|A) (?P<u>{anyunit}) (?:POSS|QUOTE) TIME", read_ago),
    rule("weekdays-ago", "(?P<n>{num}) (?P<w>WDAYS) AGO", read_weekdays_ago),
    rule("range-ago", "{apx}? (?P<n>{num}) [TO OR HYPH] {num} (?P<u>{anyunit}) AGO", read_ago),
    rule("half-a-year-ago", "{apx}? (?P<n>HALF A|A HALF HYPH?) (?P<u>[UNIT LONGUNIT]) AGO", read_ago),
    rule("half-ago", "(?P<n>A) (?P<u>UNIT) AND (?P<half>A HALF) AGO", read_ago),
    rule("later", _N + " (?P<u>{anyunit}) (?:LATER|EARLIER)", read_later),
    rule("day-of", "THE {ord} (?:DAYSADJ|FULL)? (?P<u>UNIT)(?= OF)", read_day_of),
    rule("day-before", "THE (?P<u>UNIT) (?P<way>BEFORE|AFTER)", read_day_before),
    rule("before-last", "THE? (?:(?P<u>[UNIT LONGUNIT QTR WEEKEND])|(?P<w>WDAY)) BEFORE LAST",
         read_before_last),
    rule("night-before", "THE (?P<pod>POD) (?P<way>BEFORE|AFTER)", read_day_before),
    rule("day-before-day", "THE? (?P<u>UNIT) (?P<way>BEFORE|AFTER) {day}", read_day_before),
]  # fmt: skip
