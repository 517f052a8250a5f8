"""Days, months, years and the longer stretches that the calendar names."""

import datetime
import re

from variorum.annotate.times.arithmetic import (
    DAY,
    feast_day,
    make_day,
    quarter_value,
    unit_value,
    weekday_near,
    year_before,
)
from variorum.annotate.times.grammar import Hit, Reading, rule
from variorum.annotate.times.lexicon import (
    CLOCK_WORDS,
    DECADE_WORDS,
    MONTHS,
    PARTS_OF_DAY,
    SEASONS,
    SMALL_NUMBERS,
    UNITS,
    WEEKDAYS,
)
from variorum.annotate.times.numbers import read_ordinal, read_spelled_year
from variorum.annotate.times.story import Story
from variorum.annotate.times.tense import FUTURE, PAST, direction

# A day without a year is the nearest such day; beyond this distance a verb beside it may say otherwise.
NEAR_ENOUGH = 75 * DAY
# A bare month lies no farther back than this; one that does is called "last November". The same ahead.
LONGEST_BACK = 9  # months


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
    return ("DATE", day.isoformat()) if day else None


def read_day(hit: Hit, story: Story) -> Reading:
    """Read a day, with a part of the day or a time of day where the words give one."""
    value = day_value(hit, story)
    if value is None:
        return None
    clock = clock_value(hit.words("clock")) if hit.words("clock") else ""
    if clock is None:
        return None
    if clock:
        return "TIME", value + clock
    pod = hit.word("pod") or ("night" if hit.word("deictic") == "tonight" else "")
    if pod:
        return "TIME", value + ("TNI" if pod == "overnight" else PARTS_OF_DAY[pod])
    return "DATE", value


def day_value(hit: Hit, story: Story) -> str | None:
    """Return the TIMEX3 value of the day in the groups of the macro ``day``, or None."""
    if hit.word("m") or hit.word("m2"):
        return _month_day(hit, story)
    if hit.word("w"):
        return _weekday(hit, story)
    shift = {"yesterday": -1, "tomorrow": 1}.get(hit.word("deictic"), 0)
    return (story.published + shift * DAY).isoformat() if story.published else "XXXX-XX-XX"


def _month_day(hit: Hit, story: Story) -> str | None:
    month = MONTHS[hit.word("m") or hit.word("m2")]
    number = read_ordinal(hit.words("d") or hit.words("d2"))
    if number is None or not 1 <= number <= 31:
        return None
    year = int(hit.word("y")) if hit.word("y") else None
    if hit.words("sy"):
        year = read_spelled_year(hit.words("sy"))
    if year is None and story.published is None:
        return f"XXXX-{month:02d}-{number:02d}"
    day = make_day(year, month, number) if year else _nearest_day(hit, story, month, number)
    return day.isoformat() if day else None


def _nearest_day(hit: Hit, story: Story, month: int, number: int) -> datetime.date | None:
    published = story.published or datetime.date.min
    days = [d for year in (-1, 0, 1) if (d := make_day(published.year + year, month, number))]
    nearest = min(days, key=lambda day: abs(day - published), default=None)
    if nearest is None or abs(nearest - published) < NEAR_ENOUGH:
        return nearest
    way = direction(hit.tokens, hit.first, hit.last, window=5)
    if way and (way == PAST) == (nearest > published):
        return make_day(nearest.year + way, month, number)
    return nearest


def _weekday(hit: Hit, story: Story) -> str | None:
    weekday = WEEKDAYS[hit.word("w")]
    if not story.published:
        return f"XXXX-WXX-{weekday}"
    modifier = " ".join(hit.words("wmod"))
    published = story.published
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
    way = direction(hit.tokens, hit.first, hit.last)
    return weekday_near(published, weekday, 1 if way == FUTURE else -1).isoformat()


def read_next_day(hit: Hit, story: Story) -> Reading:
    """Read the second day of 'April 24 and 25' and 'Nov. 3-5' in the month of the first."""
    number = read_ordinal(hit.words())
    if story.day is None or number is None:
        return None
    day = make_day(story.day.year, story.day.month, number)
    return ("DATE", day.isoformat()) if day and day > story.day else None


def clock_value(words: list[str]) -> str | None:
    """Return the TIMEX3 time of day that ``words`` tell ('T22:00'), or None where they tell none."""
    if words[0] in CLOCK_WORDS:
        return CLOCK_WORDS[words[0]]
    written = "".join(words).replace(" ", "")
    match = re.match(r"(\d{1,2})(?:[:.](\d\d))?(?:[:.]\d\d)?", written)
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


def read_clock(hit: Hit, story: Story) -> Reading:
    """Read a time of day without a day: it is the day last spoken of, or of publication."""
    clock = clock_value(hit.words("clock"))
    if clock is None:
        return None
    day = story.anchor
    return "TIME", (day.isoformat() if day else "XXXX-XX-XX") + clock


def read_month(hit: Hit, story: Story) -> Reading:
    """Read a month, with or without its year."""
    month = MONTHS[hit.word("m")]
    year = int(hit.word("y")) if hit.word("y") else None
    if hit.words("sy"):
        year = read_spelled_year(hit.words("sy"))
    if year is None and _is_other_word(hit):
        return None
    published = story.published
    if year is None and hit.word("rel") and hit.word("year") and published:
        year = published.year + {"last": -1, "next": 1}.get(hit.word("rel"), 0)
    if year is None:
        if not published:
            return "DATE", f"XXXX-{month:02d}"
        year = _month_year(hit, month, published)
    return "DATE", f"{year}-{month:02d}"


def _is_other_word(hit: Hit) -> bool:
    """Return whether a bare 'May' or 'March' is a verb or a name, or an abbreviation lacks its point."""
    word, before, after = hit.word("m"), hit.near(-1), hit.near(1)
    if hit.words()[0] != word:
        return False  # a modifier stands before it
    if word in ("may", "march"):
        return before not in _BEFORE_MONTH or (before == "the" or after in ("of", "be", "have", "not", "on"))
    if len(word) <= 3 and "." not in hit.words():
        return True
    written = hit.tokens.written(hit.first - 1) if hit.first else ""
    return word in ("april", "june", "august", "jan") and written[:1].isupper() and before not in _BEFORE_MONTH


_BEFORE_MONTH = frozenset(
    "in since until till by from to of during before after through and between for this last next late early mid "
    "- –".split()
)


def _month_year(hit: Hit, month: int, published: datetime.date) -> int:
    relation = " ".join(hit.words("rel"))
    if relation.startswith(("last", "past", "this past")):
        return published.year - (month >= published.month)
    if relation.startswith(("next", "coming", "this coming")):
        return published.year + (month <= published.month)
    if relation == "this":
        return published.year
    ahead, back = (month - published.month) % 12, (published.month - month) % 12
    way = direction(hit.tokens, hit.first, hit.last)
    if back > LONGEST_BACK or (way == FUTURE and ahead <= LONGEST_BACK):
        return published.year + (month < published.month)
    return published.year - (month > published.month)


def read_year(hit: Hit, story: Story) -> Reading:
    """Read a year in figures or in words; a bare figure needs a sign that it is no amount."""
    if hit.words("sy"):
        year = read_spelled_year(hit.words("sy"))
        return ("DATE", f"{year:04d}") if year else None
    year = int(hit.word("y"))
    if len(hit.words()) == 1 and not _looks_like_year(hit, year):
        return None
    return "DATE", f"{year:04d}"


_BEFORE_YEAR = frozenset(
    "post pre in since until till by from to of during before after through and between for late early mid around about "
    "the ( , / - – — fiscal year circa ended".split()
)
_BEFORE_AMOUNT = frozenset("$ £ € # no than some least most nearly almost approximately roughly".split())
_AFTER_YEAR = frozenset(", . ) ; : - – — 's ’s and or to when that was the because as it he she but by with".split())


def _looks_like_year(hit: Hit, year: int) -> bool:
    before, after = hit.near(-1), hit.near(1)
    if before in _BEFORE_AMOUNT or after in ("%", "$") or after in _COUNTED:
        return False
    if before in ("-", "–") and not hit.near(-2)[-1:].isdigit() and hit.near(-2) not in ("post", "pre"):
        return False
    if before in _BEFORE_YEAR and 1400 <= year <= 2100:
        return after in _AFTER_YEAR or 1900 <= year <= 2060
    return 1900 <= year <= 2060


_COUNTED = frozenset(
    "people troops soldiers men women children miles kilometers kilometres km meters metres feet pounds dollars "
    "euros tons tonnes shares points jobs workers employees members copies votes acres hectares barrels "
    "percent hours homes units cars civilians prisoners tanks drones missiles km mhz megawatts seats".split()
)


def read_decade(hit: Hit, story: Story) -> Reading:
    """Read 'the 1990s', 'the '80s' and 'the nineties' as TIMEX3 decades: 199, 198."""
    word = hit.words()[-1]
    if word in DECADE_WORDS:
        return "DATE", f"19{DECADE_WORDS[word] // 10}"
    figures = word.rstrip("s")
    if len(figures) == 4:
        return "DATE", figures[:3] if figures[2:] != "00" else figures[:2]
    return ("DATE", f"19{figures[0]}") if len(hit.words()) > 1 else None


def read_century(hit: Hit, story: Story) -> Reading:
    """Read 'the 20th century' as 19, the digits that its years share."""
    if hit.word("u") != "century":
        return None
    number = read_ordinal(hit.words("o"))
    return ("DATE", f"{number - 1:02d}") if number else None


def read_season(hit: Hit, story: Story) -> Reading:
    """Read a season of a named or reckoned year."""
    season, relation = SEASONS[hit.word("s")], " ".join(hit.words("rel"))
    if hit.word("y"):
        return "DATE", f"{hit.word('y')}-{season}"
    if hit.words("sy"):
        year = read_spelled_year(hit.words("sy"))
        return ("DATE", f"{year}-{season}") if year else None
    if not story.published:
        return "DATE", f"XXXX-{season}"
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    year, month = story.published.year, story.published.month
    if relation.startswith(("last", "past", "this past")):
        year -= month < start + (3 if relation == "last" else 1)
    elif relation.startswith(("next", "coming")):
        year += month >= start
    elif relation != "this" and direction(hit.tokens, hit.first, hit.last) != FUTURE:
        year -= month < start
    return "DATE", f"{year}-{season}"


def read_quarter(hit: Hit, story: Story) -> Reading:
    """Read 'the third quarter', with its year said or reckoned from publication."""
    if hit.word("q"):
        kind, number = hit.word("q")[0].upper(), int(hit.word("q")[1])
    else:
        kind, number = "Q", read_ordinal(hit.words("o")) or 0
        if hit.word("half"):
            kind, number = "H", number or 2
    if not 1 <= number <= (4 if kind == "Q" else 2):
        return None
    if hit.word("y"):
        return "DATE", f"{hit.word('y')}-{kind}{number}"
    if not story.published:
        return "DATE", f"XXXX-{kind}{number}"
    shift = {"last": -1, "next": 1}.get(hit.word("rel"), 0)
    if hit.word("rel"):
        return "DATE", f"{story.published.year + shift}-{kind}{number}"
    value = quarter_value(number, story.published) if kind == "Q" else f"{story.published.year}-H{number}"
    return "DATE", (year_before(value) or value) if hit.word("back") else value


def read_feast(hit: Hit, story: Story) -> Reading:
    """Read a feast of a named year, or the one nearest to publication."""
    name = " ".join(w for w in hit.words("feast")).replace(" 's", "'s").replace(" ’s", "'s")
    if hit.word("y"):
        day = feast_day(name, int(hit.word("y")))
        return ("DATE", day.isoformat()) if day else None
    if not story.published or feast_day(name, story.published.year) is None:
        return None
    published = story.published
    days = [d for year in (-1, 0, 1) if (d := feast_day(name, published.year + year))]
    if hit.word("rel") == "last":
        days = [d for d in days if d < published]
    elif hit.word("rel") == "next":
        days = [d for d in days if d > published]
    day = min(days, key=lambda d: abs(d - published))
    if hit.word("u") and hit.word("u") != "day":
        return "DATE", unit_value(day, UNITS[hit.word("u")][0]) or ""
    return "DATE", day.isoformat()


_BETWEEN_DAYS = "|".join(
    f"(?<={month} DAYNO {joint})" for month in ("MONTH", "MONTH DOT", "MAYMARCH") for joint in ("[HYPH AND TO OR]", "HYPH")
)
_EDGE = "(?:EARLY|LATE|EARLIER|LATER|{apx}|MID HYPH?)?"
_REL_YEAR = "(?P<rel>THIS|LAST|NEXT) (?P<year>UNIT)"
_FEAST = "(?P<feast>FEAST(?: EVE| WDAY)?|FEASTADJ(?: POSS)? (?:UNIT|WDAY)|NEW UNIT POSS (?:UNIT|EVE)?)"

RULES = [
    rule("iso", "ISO", read_iso),
    rule("figures", "NUMDATE", read_figures),
    rule("day", f"{_EDGE} {{day}} {{pod}}?", read_day),
    rule("time-day", "{time} COMMA? ON? {day}", read_day),
    rule("day-time", "{day} COMMA? AT? {time}", read_day),
    rule("part-day", "{pod} COMMA? (?:ON|OF)? {day}", read_day),
    rule("clock", "{time}", read_clock),
    rule("day-after-day", f"(?:{_BETWEEN_DAYS})(?:DAYNO|ORDNUM)(?![OTHER SCALE PERCENT UNITS UNIT])", read_next_day),
    rule("month-year", "{part}? (?P<m>{month}) (?:OF|COMMA)? (?:(?P<y>YEAR)|(?P<sy>{spelled})|" + _REL_YEAR + ")",
         read_month),
    rule("month", "{part}? (?P<rel>THIS PAST|THIS COMING|THIS|LAST|NEXT|PAST|COMING)? (?P<m>{month})", read_month),
    rule("year", "{part}? THE? (?:FISCAL UNIT?|UNIT)? (?P<y>YEAR)", read_year),
    rule("spelled-year", "(?:THE UNIT)? (?P<sy>{spelled})", read_year),
    rule("decade", "(?:{part}|THE? [ORDW SECOND LAST] HALF OF)? THE? {part}? (?:DECNUM|QUOTE? SHORTDEC)", read_decade),
    rule("decade-word", "THE {part}? DECW", read_decade),
    rule("century", "THE? {part}? (?P<o>{ord}) HYPH? (?P<u>LONGUNIT)", read_century),
    rule("season-year", "THE? {part}? (?P<s>{season}) (?:OF|COMMA)? (?:(?P<y>YEAR)|(?P<sy>{spelled}))", read_season),
    rule("quarter", "THE? (?:FISCAL HYPH?)? (?P<o>{ord}) HYPH? (?:FISCAL HYPH?)? QTR"
         "(?: OF? (?:FISCAL)? (?:(?P<y>YEAR)|(?P<rel>THIS|LAST|NEXT) UNIT))?", read_quarter),
    rule("year-quarter", "THE? (?:(?P<y>YEAR)|(?P<rel>THIS|LAST|NEXT) UNIT) POSS? (?:FISCAL)? (?P<o>{ord}) HYPH? QTR",
         read_quarter),
    rule("half", "THE? (?:FISCAL HYPH?)? (?P<o>{ord}|LAST) HYPH? (?P<half>HALF)"
         " OF (?:FISCAL)? (?:(?P<y>YEAR)|(?P<rel>THIS|LAST|NEXT) UNIT)", read_quarter),
    rule("quarter-sign", "(?P<q>QNUM) (?:OF? (?P<y>YEAR))?", read_quarter),
    rule("feast", "(?P<rel>THIS|LAST|NEXT)? " + _FEAST + " (?:COMMA? (?P<y>YEAR)|(?P<u>UNIT))?", read_feast),
    rule("season", "(?P<rel>THIS PAST|THIS COMING|THIS|LAST|NEXT|PAST|COMING) (?P<s>{season})", read_season),
    rule("season-alone", "{part}? THE? {part}? (?P<s>SEASON)", read_season),
]  # fmt: skip
