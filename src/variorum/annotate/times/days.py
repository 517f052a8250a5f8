"""Days and times of day: written out, in figures, as weekdays and as feasts."""

import datetime
import re

from variorum.annotate.times.arithmetic import (
    DAY,
    counted_weekday,
    feast_day,
    make_day,
    unit_value,
    weekday_near,
)
from variorum.annotate.times.clocks import clock_value
from variorum.annotate.times.grammar import Hit, Reading, rule
from variorum.annotate.times.lengths import unit_of
from variorum.annotate.times.lexicon import MONTHS, PARTS_OF_DAY, WEEKDAYS
from variorum.annotate.times.numbers import read_ordinal, read_spelled_year
from variorum.annotate.times.story import Story
from variorum.annotate.times.tense import FUTURE, direction, is_told_back
from variorum.annotate.times.tokens import CLASS_CHARS, OTHER

# A day without a year is the nearest such day; beyond this distance a verb beside it may say otherwise.
# Chosen on TimeBank, checked on AQUAINT: see docs/decisions/times.md.
NEAR_ENOUGH = 75 * DAY
NEAR_AHEAD = 30 * DAY  # what is told as past of a day farther ahead was a year ago
SENTENCE = 24  # tokens: a weekday may stand far from its verb, a month seldom does
BESIDE = 5  # tokens
A_FORTNIGHT = 14 * DAY  # a feast farther back than this is not what a plan speaks of


def read_iso(hit: Hit, story: Story) -> Reading:
    """Read 2025-11-23, with or without a time of day."""
    word = hit.words()[0].replace("/", "-").replace(".", "-")
    year, month, rest = word.split("-", 2)
    day = make_day(int(year), int(month), int(re.split(r"[t ]", rest)[0]))
    if not day:
        return None
    clock = re.search(r"[t ](\d\d:\d\d)", rest)
    return ("TIME", f"{day}T{clock[1]}") if clock else ("DATE", day.isoformat())


def read_figures(hit: Hit, story: Story) -> Reading:
    """Read 11/23/2025 (month first, unless only day first makes a date) and 23.11.2025 (day first)."""
    one, two, year = (int(part) for part in re.split(r"[./-]", hit.words()[0]))
    if year < 100:
        if "." in hit.words()[0]:
            return None  # 1.2.14 is a section number or an address more often than a day
        year += 2000 if year < 70 else 1900
    day_first = "." in hit.words()[0] or one > 12
    day = make_day(year, two, one) if day_first else make_day(year, one, two)
    day = day or make_day(year, one, two)
    return ("DATE", day.isoformat()) if day else None


def read_day(hit: Hit, story: Story) -> Reading:
    """Read a day, with a part of the day or a time of day where the words give one."""
    value = day_value(hit, story)
    if value is None:
        return None
    if hit.word("deictic") in ("today", "tomorrow") and _is_of_the_times(hit):
        return None
    clock = clock_value([*hit.words("clock"), *hit.words("pod")]) if hit.words("clock") else ""
    if clock is None:
        return None
    if clock:
        return "TIME", value + clock
    pod = hit.word("pod") or ("night" if hit.word("deictic") == "tonight" else "")
    if pod:
        return "TIME", value + ("TNI" if pod == "overnight" else PARTS_OF_DAY[pod])
    return "DATE", value


def _is_of_the_times(hit: Hit) -> bool:
    """Return whether no day is meant: "today's youth", "the people of tomorrow"."""
    if hit.near(1) in ("'s", "’s"):
        return hit.word("deictic") == "today" and bool(_OF_THE_TIMES & {hit.near(2), hit.near(3)})
    return hit.near(-1) == "of" and hit.near(-2) in _OF_THE_TIMES


# What is "today's" and not of one day.
_OF_THE_TIMES = frozenset(
    "world youth society generation children women men people young economy market markets standards age "
    "climate consumers families students readers teenagers workers computers cars technology music prices "
    "leaders politicians europe america".split()
)


def read_small_hours(hit: Hit, story: Story) -> Reading:
    """Read 'the early hours of Wednesday' as the morning of that day, 'the late hours' as its night."""
    value = day_value(hit, story)
    if value is None or hit.word("hours") != "hours":
        return ("DATE", value) if value else None
    return "TIME", value + ("TNI" if "late" in hit.words() else "TMO")


def day_value(hit: Hit, story: Story) -> str | None:
    """Return the TIMEX3 value of the day in the groups of the macro ``day``, or None."""
    if hit.word("m") or hit.word("m2"):
        return _month_day(hit, story)
    if hit.word("w"):
        return _weekday(hit, story)
    shift = {"yesterday": -1, "tomorrow": 1}.get(hit.word("deictic"), 0)
    return (story.published + shift * DAY).isoformat() if story.published else "XXXX-XX-XX"


def said_year(hit: Hit) -> int | None:
    """Return the year said after a date, or after the end of the range that the date begins."""
    figures = hit.word("y") or hit.word("y2")
    if figures:
        return int(figures)
    return read_spelled_year(hit.words("sy")) if hit.words("sy") else None


def _month_day(hit: Hit, story: Story) -> str | None:
    month = MONTHS[hit.word("m") or hit.word("m2")]
    number = read_ordinal(hit.words("d") or hit.words("d2"))
    if number is None or not 1 <= number <= 31:
        return None
    year = said_year(hit)
    if year is None and story.published is None:
        return f"XXXX-{month:02d}-{number:02d}"
    day = make_day(year, month, number) if year else _nearest_day(hit, story, month, number)
    return day.isoformat() if day else None


def _nearest_day(hit: Hit, story: Story, month: int, number: int) -> datetime.date | None:
    published = story.published or datetime.date.min
    days = [d for year in (-1, 0, 1) if (d := make_day(published.year + year, month, number))]
    nearest = min(days, key=lambda day: abs(day - published), default=None)
    if nearest is None or -NEAR_ENOUGH < nearest - published < NEAR_AHEAD:
        return nearest
    if nearest > published:
        is_over = is_told_back(hit.tokens, hit.first, BESIDE)
        return (is_over and make_day(nearest.year - 1, month, number)) or nearest
    to_come = direction(hit.tokens, hit.first, hit.last, BESIDE) == FUTURE
    return (to_come and make_day(nearest.year + 1, month, number)) or nearest


def _weekday(hit: Hit, story: Story) -> str | None:
    weekday = WEEKDAYS[hit.word("w")]
    published = story.issued or story.published
    if not published:
        return f"XXXX-WXX-{weekday}"
    modifier = " ".join(hit.words("wmod"))
    if hit.words("wof"):
        week = {"last": -7, "next": 7}.get(hit.words("wof")[-2], 0)
        monday = published - (published.isoweekday() - 1) * DAY + week * DAY
        return (monday + (weekday - 1) * DAY).isoformat()
    if modifier.endswith(("following", "the next")):
        return weekday_near(story.anchor or published, weekday, 1, strict=True).isoformat()
    if modifier.endswith("previous"):
        return weekday_near(story.anchor or published, weekday, -1, strict=True).isoformat()
    if modifier.startswith(("last", "past", "this past")):
        return weekday_near(published, weekday, -1, strict=True).isoformat()
    if modifier.startswith(("next", "coming", "this coming")):
        return weekday_near(published, weekday, 1, strict=True).isoformat()
    if modifier == "this":
        return weekday_near(published, weekday, 1).isoformat()
    if story.day and not modifier and _ends_range(hit):
        return weekday_near(story.day, weekday, 1).isoformat()
    way = direction(hit.tokens, hit.first, hit.last, window=SENTENCE)
    return weekday_near(published, weekday, 1 if way == FUTURE else -1).isoformat()


def _ends_range(hit: Hit) -> bool:
    """Return whether a weekday stands right before: "from Monday to Friday", "between Monday and Friday"."""
    joint, before = hit.near(-1), hit.near(-3) if hit.near(-2) in PARTS_OF_DAY else hit.near(-2)
    if before not in WEEKDAYS:
        return False
    return joint in _TO or (joint == "and" and "between" in (hit.near(-3), hit.near(-4)))


_TO = frozenset("to through thru until till into - –".split())


def read_next_day(hit: Hit, story: Story) -> Reading:
    """Read the second day of 'April 24 and 25' and 'Nov. 3-5' in the month of the first."""
    number = read_ordinal(hit.words()[:1])
    if hit.near(-1) in ("and", "or") and hit.near(1).endswith("s") and len(hit.words()) == 1:
        return None  # "on April 24 and 25 ships": more often a count than a day
    if story.day is None or number is None:
        return None
    day = make_day(story.day.year, story.day.month, number)
    return ("DATE", day.isoformat()) if day and day > story.day else None


def read_counted_weekday(hit: Hit, story: Story) -> Reading:
    """Read 'the second Tuesday of November' as its day, 'the first Monday of each month' as a set."""
    if hit.word("u"):
        return ("SET", "P1M") if hit.word("u") == "month" else None
    which = 0 if hit.word("o") == "last" else read_ordinal(hit.words("o")) or 0
    month, year = MONTHS[hit.word("m")], said_year(hit)
    if year is None and story.published is None:
        return None
    years = (
        (year,) if year else tuple(story.published.year + n for n in (-1, 0, 1)) if story.published else ()
    )
    days = [counted_weekday(y, month, WEEKDAYS[hit.word("w")], which) for y in years]
    near = story.published or days[0]
    return "DATE", min(days, key=lambda day: abs(day - near)).isoformat()


def read_ordinal_of_month(hit: Hit, story: Story) -> Reading:
    """Read 'the ninth of that month', 'the 3rd of next month' as a day."""
    number, relation = read_ordinal(hit.words("o")), hit.word("rel")
    base = story.start_of("M") if relation == "that" else story.published
    shift = {"last": -1, "next": 1}.get(relation, 0)
    if base and hit.word("u") != "month":
        value = unit_value(base, unit_of(hit.word("u"))[0], shift)  # "one-twelfth of last year's money"
        return ("DATE", value) if value else None
    month = base and unit_value(base, "M", shift)
    if not month or not number:
        return None
    day = make_day(int(month[:4]), int(month[5:]), number)
    return ("DATE", day.isoformat()) if day else None


def read_feast(hit: Hit, story: Story) -> Reading:
    """Read a feast of a named year, or the one nearest to publication."""
    words = hit.words("feast")
    week = words[-1] == "week"
    name = " ".join(words[: len(words) - week]).replace(" 's", "'s").replace(" ’s", "'s")
    if hit.word("y"):
        day = feast_day(name, int(hit.word("y")))
        return ("DATE", day.isoformat()) if day else None
    if not story.published or feast_day(name, story.published.year) is None:
        return None
    published = story.published
    days = [d for year in (-1, 0, 1) if (d := feast_day(name, published.year + year))]
    if hit.word("rel") == "last" or (hit.near(-1) == "since" and not hit.word("rel")):
        days = [d for d in days if d < published]
    elif hit.word("rel") == "next":
        days = [d for d in days if d > published]
    day = min(days, key=lambda d: abs(d - published))
    if (
        not hit.word("rel")
        and hit.near(-1) != "since"
        and published - day > A_FORTNIGHT
        and _is_told_ahead(hit)
    ):
        day = min(d for d in days if d > published)
    if week:
        return "DATE", unit_value(day, "W") or ""
    return "DATE", day.isoformat()


def _is_told_ahead(hit: Hit) -> bool:
    return direction(hit.tokens, hit.first, hit.last) == FUTURE


def read_new_year(hit: Hit, story: Story) -> Reading:
    """Read 'the new year' as that year and 'New Year' as its first day; a Lunar New Year is another day."""
    before = hit.tokens.classes[hit.first - 1] if hit.first else ""
    named = before == CLASS_CHARS[OTHER] and hit.tokens.written(hit.first - 1)[0].isupper()
    whole = hit.near(-1) == "the"
    if hit.word("u") != "year" or not story.published or (named and hit.first > 1):
        return None
    if not whole and not all(hit.tokens.written(i).istitle() for i in (hit.first, hit.last - 1)):
        return None
    day = datetime.date(story.published.year, 1, 1)
    if _is_told_ahead(hit):
        day = day.replace(year=day.year + 1)
    return "DATE", f"{day.year:04d}" if whole else day.isoformat()


_BETWEEN_DAYS = "|".join(
    f"(?<={month} DAYNO {joint})"
    for month in ("MONTH", "MONTH DOT", "MAYMARCH")
    for joint in ("[HYPH AND TO OR]", "HYPH")
)
_EDGE = "(?:[EARLY LATE EARLIER LATER] ON?|ABOUT|MID HYPH?)?"
_FEAST = "(?P<feast>FEAST(?: EVE| WDAY| UNIT)?|FEASTADJ(?: POSS)? (?:UNIT|WDAY)|NEW UNIT POSS (?:UNIT|EVE)?)"

RULES = [
    rule("iso", "ISO", read_iso),
    rule("figures", "NUMDATE", read_figures),
    rule("day", f"{_EDGE} {{day}} {{pod}}?", read_day),
    rule("time-day", "{time} COMMA? ON? {day} {pod}?", read_day),
    rule("time-zone-day", "{time} PAREN [INT YEAR CLOCK] TZ PAREN COMMA? ON? {day}", read_day),
    rule("day-time", "{day} COMMA? AT? {time} (?!ON? [WDAY TODAY YESTERDAY])", read_day),
    rule("part-day", "{pod} COMMA? (?:ON|OF)? {day}", read_day),
    rule("small-hours", "THE? [EARLY LATE OTHER] (?P<hours>UNITS) [OF ON] {day}", read_small_hours),
    rule(
        "day-of-range",
        "(?P<d2>DAYNO) (?={joint} THE? (?:DAYNO|{ord}) OF? (?P<m2>{month}) (?:COMMA? (?P<y>YEAR))?)",
        read_day,
    ),
    rule(
        "ordinal-of-month",
        "THE? (?P<o>{ord}) OF THE? (?P<rel>THIS|LAST|NEXT|THAT) (?P<u>UNIT)",
        read_ordinal_of_month,
    ),
    rule(
        "day-after-day",
        f"(?:{_BETWEEN_DAYS})(?:DAYNO|ORDNUM)(?:COMMA? YEAR)?(?![SCALE PERCENT UNITS UNIT])",
        read_next_day,
    ),
    rule(
        "counted-weekday",
        "THE? (?P<o>{ord}|LAST) (?P<w>WDAY) [OF IN] (?:(?P<m>{month}) COMMA? (?P<y>YEAR)?|EVERY (?P<u>UNIT))",
        read_counted_weekday,
    ),
    rule("new-year", "NEW (?P<u>UNIT)(?! POSS)", read_new_year),
    rule("feast", "(?P<rel>THIS|LAST|NEXT)? " + _FEAST + " (?:COMMA? (?P<y>YEAR))?", read_feast),
]
