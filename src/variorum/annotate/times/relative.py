"""Expressions that count from publication or from the day the story last spoke of."""

import datetime

from variorum.annotate.times.arithmetic import DAY, quarter_shift, unit_value, weekday_near, year_before
from variorum.annotate.times.days import day_value
from variorum.annotate.times.grammar import Hit, Reading, rule
from variorum.annotate.times.lengths import amount_of, length_value, unit_of
from variorum.annotate.times.lexicon import MONTHS, PARTS_OF_DAY, PLURALS, SCALES, WEEKDAYS
from variorum.annotate.times.story import Story
from variorum.annotate.times.tense import FUTURE, PAST, direction
from variorum.annotate.times.tokens import CLASS_CHARS, STOP
from variorum.timex import value_to_range

_STEP = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1,
    "next": 1, "coming": 1, "upcoming": 1, "following": 1, "ensuing": 1, "subsequent": 1,
}  # fmt: skip
FRIDAY = 5
EARLY_IN_WEEK = 3  # up to Wednesday, "the weekend" is the last one
REACH = 20  # tokens: what is compared stands in the same clause
HALF_A_MONTH = 16  # a quarter that ended before this day of a month holds little of that month
DAYS_OF_NEWS = 7
NEXT_SENTENCE = 2  # ends of sentences and paragraphs on the way to the first sentence of the next paragraph
LONGEST_DAY = 7  # tokens of a day with its year, and a comma
_COMPARED = frozenset(CLASS_CHARS[name] for name in "MONEY PERCENT DEC FRACT THAN QTR SCALE".split())
_STOP_CHAR = CLASS_CHARS[STOP]
# These count from the day the story speaks of; the others from publication.
_FROM_STORY = frozenset("previous preceding prior following ensuing subsequent that same".split())


def read_part_of_day(hit: Hit, story: Story) -> Reading:
    """Read 'this morning', 'last night', 'the next morning', 'that night'."""
    relation, part = hit.word("rel"), PARTS_OF_DAY[hit.word("pod")]
    base = story.anchor if relation in _FROM_STORY or hit.words()[0] == "the" else story.published
    if base is None:
        return "TIME", "XXXX-XX-XX" + part
    step = _STEP.get(relation, 0)
    return "TIME", (base + step * DAY).isoformat() + part


def read_overnight(hit: Hit, story: Story) -> Reading:
    """Read 'overnight': the night just named, else the night before the day just spoken of.

    Yesterday, a day to come and one more than a week old are not what news of the night counts from:
    publication is.
    """
    base = story.near_day(hit.tokens.classes, hit.first, sentences=NEXT_SENTENCE)
    if base is None:
        return "TIME", "XXXX-XX-XXTNI"
    if story.published and not 2 <= (story.published - base).days <= DAYS_OF_NEWS:
        base = story.published
    return "TIME", (base - (base != story.night) * DAY).isoformat() + "TNI"


def read_near_unit(hit: Hit, story: Story) -> Reading:
    """Read 'last week', 'this year', 'the next day', 'the following month', 'the latest quarter'."""
    unit, size = unit_of(hit.word("u"))
    if unit in "mhS":
        return None
    relation = hit.words("rel")[-1] if hit.words("rel")[-1] != "same" else hit.words("rel")[0]
    if relation == "latest":
        return _latest(unit, story)
    the_next = relation == "next" and (unit == "D" or (hit.words()[0] == "the" and _told_back(hit)))
    if relation == "past" and size > 1:
        return "DURATION", f"P{size}{unit}"
    base = story.start_of(unit) if relation in _FROM_STORY or the_next else story.published
    if base and story.published and base > story.published and relation in _FROM_STORY and _told_back(hit):
        base = story.past_day or story.published  # what is told as past does not count from a day to come
    if unit == "D" and relation in ("last", "past", "latest", "current", "this", "coming"):
        return None
    if (
        unit == "WE"
        and relation == "this"
        and base
        and base.isoweekday() <= EARLY_IN_WEEK
        and _told_back(hit)
    ):
        return "DATE", unit_value(base, "WE", -1) or ""  # "met this weekend", told on a Tuesday
    if base is None:
        return "DATE", {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX"}.get(
            unit, "XXXX"
        )
    if story.quarter and _is_reported(hit, story):
        return "DATE", (story.quarter if unit == "Q" else year_before(story.quarter)) or ""
    if unit == "Q" and relation in _FROM_STORY and story.quarter:
        value = quarter_shift(story.quarter, _STEP.get(relation, 0))
    elif unit == "Y" and size == 1 and (relation in _FROM_STORY or the_next) and story.year:
        value = f"{story.year + _STEP.get(relation, 0)}"
    else:
        value = unit_value(base, unit, _STEP.get(relation, 0), size)
    return ("DATE", value) if value else None


def _is_reported(hit: Hit, story: Story) -> bool:
    """Return whether figures make it the quarter reported on: "a loss of $3 million last year"."""
    words, after = hit.words(), hit.near(2) if hit.near(1) in _OWNS else ""
    if words == ["this", "quarter"]:
        return after in _RESULTS
    before = hit.tokens.classes[max(0, hit.first - REACH // 2) : hit.first].rpartition(_STOP_CHAR)[2]
    amount = hit.near(-1) in SCALES and _MONEY_CHAR in before
    compared = not _COMPARING.isdisjoint(hit.tokens.words[hit.first - len(before) : hit.first])
    return (
        words == ["last", "year"] and not story.months and compared and (amount or after in ("$", "£", "€"))
    )


_OWNS = ("'s", "’s")
_RESULTS = frozenset("results loss profit earnings net income revenue sales".split())
_COMPARING = frozenset("from than with against".split())
_MONEY_CHAR = CLASS_CHARS["MONEY"]


def _latest(unit: str, story: Story) -> Reading:
    if unit == "Q" or not story.published:
        return "DATE", story.quarter or (
            story.published and unit_value(story.published, "Q", -1)
        ) or "XXXX-QX"
    value = unit_value(story.published, unit, -1)
    return ("DATE", value) if value else None


def read_the_unit(hit: Hit, story: Story) -> Reading:
    """Read 'the quarter', 'the week' and 'the end of the year' where they mean the one spoken of."""
    unit, size = unit_of(hit.words()[-1])
    if unit == "D" and len(hit.words()) > 2 and story.anchor:
        return "DATE", story.anchor.isoformat()
    if unit in "mhSD" or (hit.near(1) == "-" and hit.near(2) == "to"):
        return None  # "the quarter-to-quarter comparison"
    if (
        unit == "Y"
        and size == 1
        and hit.near(1) in ("ended", "ending", "through", "to")
        and hit.words()[0] == "the"
    ):
        return "DURATION", "P1Y"
    if unit == "Q":
        return None if hit.near(1) == "of" else _latest("Q", story)  # "the quarter of voters who" is a fourth
    if not story.published:
        return None
    back = unit == "WE" and _is_last_weekend(hit, story.published)
    value = unit_value(story.published, unit, -back, size)
    return ("DATE", value) if value else None


def _is_last_weekend(hit: Hit, published: datetime.date) -> bool:
    """Return whether "the weekend" is over: by the verb, and without one by the day it is told on."""
    way, weekday = direction(hit.tokens, hit.first, hit.last), published.isoweekday()
    return weekday <= (FRIDAY if way == PAST else EARLY_IN_WEEK) and way != FUTURE


def read_quarter_ended(hit: Hit, story: Story) -> Reading:
    """Read 'the quarter ended July 31' as the quarter that holds most of its three months."""
    if hit.near(1) not in ("ended", "ending") or not story.published:
        return read_the_unit(hit, story)
    words, at = hit.tokens.words, hit.last + 1
    day = next((int(word) for word in words[at + 1 : at + 3] if word.isdecimal()), 31)
    months = story.published.year * 12 + MONTHS[words[at]] - 1
    if hit.near(1) == "ended" and MONTHS[words[at]] > story.published.month:
        months -= 12
    middle = months - 1 - (day < HALF_A_MONTH)
    return "DATE", f"{middle // 12}-Q{middle % 12 // 3 + 1}"


def read_year_end(hit: Hit, story: Story) -> Reading:
    """Read 'year-end' and 'the year's end' as the year of publication."""
    if "year" not in hit.words() or not story.published:
        return None
    return "DATE", f"{story.published.year - (hit.near(-1) == 'since')}"


def read_week_of(hit: Hit, story: Story) -> Reading:
    """Read 'the week of March 6' and 'the weekend of 15 March'."""
    value = day_value(hit, story)
    if hit.word("u") not in ("week", "weekend") or not value or value[0] == "X":
        return None
    return "DATE", unit_value(datetime.date.fromisoformat(value), unit_of(hit.word("u"))[0]) or ""


def read_period(hit: Hit, story: Story) -> Reading:
    """Read 'the latest period', 'the year-earlier period' and 'the 1988 period' by the quarter spoken of."""
    if hit.word("y"):
        return "DATE", hit.word("y") + ("" if story.months else story.quarter[4:])
    return ("DATE", story.quarter) if story.quarter else None


def read_year_ago(hit: Hit, story: Story) -> Reading:
    """Read 'a year earlier', 'a year ago', 'the year-ago quarter': the same stretch, one year back.

    Comparisons of figures compare like with like, so the quarter spoken of sets the grain.
    """
    unit = unit_of(hit.word("u"))[0]
    if unit != "Y":
        return read_ago(hit, story) if hit.words()[-1] == "ago" else read_later(hit, story)
    if story.quarter and not story.months and _compares(hit):
        said = _STOP_CHAR not in hit.tokens.classes[story.quarter_at : hit.first]
        return "DATE", year_before(story.last_quarter if said else story.quarter) or ""
    if hit.words()[-1] in PLURALS:
        return "DURATION", length_value(amount_of(hit.words("n")), hit.words()[-1])
    if story.months and hit.words()[-1] == "period":
        return "DURATION", story.months
    if not story.published:
        return "DATE", "XXXX"
    if "earlier" in hit.words() and story.year:
        return "DATE", f"{story.year - 1}"
    return "DATE", f"{story.published.year - 1}"


def _compares(hit: Hit) -> bool:
    """Return whether figures or "than" stand near, or the words compare themselves ("the year-ago")."""
    classes = hit.tokens.classes
    before = classes[max(0, hit.first - REACH) : hit.first].rpartition(_STOP_CHAR)[2]
    near = before + classes[hit.last : hit.last + REACH].partition(_STOP_CHAR)[0]
    said = hit.words()[0] == "the" or hit.words()[-1] in ("quarter", "period") or "-" in hit.words()
    return said or any(char in _COMPARED for char in near)


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


def read_later(hit: Hit, story: Story) -> Reading:
    """Read 'two days later', 'three months earlier': counted from the day the story speaks of."""
    back = hit.words()[-1] in ("earlier", "before")
    unit, size = unit_of(hit.word("u"))
    base = story.start_of(unit)
    amount = amount_of(hit.words("n")) if hit.words("n") else 1
    if unit == "W" and base and base == story.day and amount is not None and amount == int(amount):
        day = base + (-1 if back else 1) * 7 * size * int(amount) * DAY  # from a day to a day
        if back or day <= (story.published or day) or base > (story.published or base) or _told_ahead(hit):
            return "DATE", day.isoformat()
    reading = _counted(hit, base, -1 if back else 1, "PAST_REF" if back else "FUTURE_REF")
    if reading and not back and _is_ahead(reading[1], story) and not _told_ahead(hit):
        # Told as past and yet to come: it counts from a day that the text does not give.
        return "DURATION", length_value(amount_of(hit.words("n")), hit.word("u"))
    return reading


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


def _told_back(hit: Hit) -> bool:
    return direction(hit.tokens, hit.first, hit.last) == PAST


def _told_ahead(hit: Hit) -> bool:
    return direction(hit.tokens, hit.first, hit.last) == FUTURE


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
    """Return whether the words say which day the one right before them is: "May 3, the day before the vote"."""
    between = hit.tokens.classes[story.day_at : hit.first]
    return (
        hit.near(-1) == ","
        and len(between) <= LONGEST_DAY
        and _STOP_CHAR not in between
        and (hit.near(1).isalpha())
    )


def read_day_of(hit: Hit, story: Story) -> Reading:
    """Read 'the third day' in "it is the third day of the strike" and "Friday, the third day of the strike"."""
    if hit.word("u") != "day" or not story.published:
        return None
    if hit.near(-1) in ("is", "'s", "’s", "marks"):
        return "DATE", story.published.isoformat()
    return ("DATE", story.day.isoformat()) if story.day and _is_apposed(hit, story) else None


def read_as_last(hit: Hit, story: Story) -> Reading:
    """Read 'last' in "as many this year as last": the one before."""
    value = story.published and unit_value(story.published, *unit_of(hit.near(-2))[:1], -1)
    return ("DATE", value) if value else None


def read_then(hit: Hit, story: Story) -> Reading:
    """Read 'then' in "until then" and "by then": the time last spoken of."""
    return ("DATE", story.value) if story.value and hit.near(-1) in ("until", "till", "by") else None


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


_OF_AN_EVENT = frozenset("the a an his her its their our my your this that it he she they we".split())

_N = "{apx}? (?P<n>{amount}|A)? (?:DAYSADJ)? HYPH?"
RULES = [
    rule("part-of-day", "(?:EARLY|LATE|EARLIER|LATER|MID)? THE? (?P<rel>{near}) (?:SAME)? (?P<pod>POD)",
         read_part_of_day),
    rule("mid-part", "MID HYPH? (?P<pod>POD)", read_part_of_day),
    rule("overnight", "OVERNIGHT", read_overnight),
    rule(
        "near-unit",
        "{part}? THE? {part}? (?P<rel>THAT SAME|{near}) FISCAL? "
        "(?P<u>[UNIT LONGUNIT QTR WEEKEND]) (?:OR SO)?",
        read_near_unit,
    ),
    rule("quarter-ended", "THE FULL? FISCAL? QTR(?= OTHER {month})", read_quarter_ended),
    rule(
        "the-unit",
        "(?:{part} [THE ITS]? [UNIT QTR LONGUNIT]|THE FULL? FISCAL? [UNIT QTR WEEKEND])",
        read_the_unit,
    ),
    rule("year-end", "{apx}? THE? UNIT (?:HYPH|POSS)? END", read_year_end),
    rule("week-of", "THE? (?P<u>[UNIT WEEKEND]) OF {day}", read_week_of),
    rule("period", "THE? (?:SAME|LATEST|(?P<y>YEAR)) (?:PERIOD|QTR)", read_period),
    rule("year-ago", "(?P<n>A) (?P<u>UNIT) (?:EARLIER|AGO)", read_year_ago),
    rule("same-period", "THE? (?:SAME|LIKE) (?:PERIOD|QTR) (?:OF|IN)? LAST (?P<u>UNIT)", read_year_ago),
    rule("last-years-period", "LAST (?P<u>UNIT) POSS (?:QTR|PERIOD)", read_year_ago),
    rule("period-year-ago", "THE? (?:SAME|LIKE)? [QTR PERIOD] A (?P<u>UNIT) [AGO EARLIER]", read_year_ago),
    rule("year-ago-noun", "THE? (?P<u>UNIT) HYPH? [EARLIER AGO] (?:{ord}? HYPH? QTR|PERIOD|(?P<n>{num}) UNITS)?", read_year_ago),
    rule("ago", _N + " (?P<u>{anyunit}) (?:OR SO)? (?:AGO|FROM NOW)", read_ago),
    rule("in-time", "IN (?P<n>{amount}|A) (?P<u>{anyunit}) (?:POSS|QUOTE) TIME", read_ago),
    rule("weekdays-ago", "(?P<n>{num}) (?P<w>WDAYS) AGO", read_weekdays_ago),
    rule("range-ago", "{apx}? (?P<n>{num}) [TO OR HYPH] {num} (?P<u>{anyunit}) AGO", read_ago),
    rule("half-a-year-ago", "{apx}? (?P<n>HALF A|A HALF HYPH?) (?P<u>[UNIT LONGUNIT]) AGO", read_ago),
    rule("half-ago", "(?P<n>A) (?P<u>UNIT) AND (?P<half>A HALF) AGO", read_ago),
    rule("later", _N + " (?P<u>{anyunit}) (?:LATER|EARLIER)", read_later),
    rule("day-of", "THE {ord} (?:DAYSADJ|FULL)? (?P<u>UNIT)(?= OF)", read_day_of),
    rule("as-last", "(?<=THIS UNIT AS)LAST", read_as_last),
    rule("then", "(?<=PREP)THEN", read_then),
    rule("day-before", "THE (?P<u>UNIT) (?P<way>BEFORE|AFTER)", read_day_before),
    rule("before-last", "THE? (?:(?P<u>[UNIT LONGUNIT QTR WEEKEND])|(?P<w>WDAY)) BEFORE LAST",
         read_before_last),
    rule("night-before", "THE (?P<pod>POD) (?P<way>BEFORE|AFTER)", read_day_before),
    rule("day-before-day", "THE? (?P<u>UNIT) (?P<way>BEFORE|AFTER) {day}", read_day_before),
]  # fmt: skip
