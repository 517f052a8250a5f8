"""Months, years and the other stretches that the calendar names: quarters, seasons, decades, centuries."""

import datetime

from variorum.annotate.times.arithmetic import DAY, make_day, quarter_value, unit_value
from variorum.annotate.times.days import said_year
from variorum.annotate.times.grammar import Hit, Reading, rule
from variorum.annotate.times.lengths import length_value, unit_of
from variorum.annotate.times.lexicon import DECADE_WORDS, MONTHS, SEASONS
from variorum.annotate.times.numbers import read_number, read_ordinal, read_spelled_year
from variorum.annotate.times.story import Story
from variorum.annotate.times.tense import FUTURE, PAST, UNKNOWN, direction
from variorum.annotate.times.tokens import CLASS_CHARS, STOP
from variorum.timex import SEASON_STARTS, value_to_range

# A bare month lies no farther back than this, unless a past verb says so; one that does is called "last
# November". Ahead it goes as far as the month after next: last month's name is last month.
# Chosen on TimeBank, checked on AQUAINT: see docs/decisions/times.md.
LONGEST_BACK = 9  # months
LONGEST_AHEAD = 10
FOR_AHEAD = 4  # what was placed "for November" in October is for the November to come
SOON = 6  # months: a season that no verb dates is the nearer one

_BEFORE_MONTH = frozenset(
    "in since until till by from to of during before after through and between for this last next "
    "late early mid - –".split()
)

_BEFORE_MONTH_NOUN = frozenset("the a its their his her this that ’s 's".split())
# What a family name stands before as often as a month does, and verbs after "the March".
_AFTER_NAME = frozenset(
    "government cabinet ministry administration family team camp years with from that will were have went "
    "came began took into through over past".split()
)
_BEFORE_YEAR = frozenset(
    "post pre in since until till by from to of during before after through and between for late "
    "early mid around about the ( , / - – — fiscal year circa ended".split()
)
_SPLIT_YEAR = frozenset("post pre end mid early late".split())
_BEFORE_AMOUNT = frozenset("$ £ € # no than some least most nearly almost approximately roughly".split())
_AFTER_YEAR = frozenset(
    ", . ) ; : - – — 's ’s and or to when that was the because as it he she but by with".split()
)
_COUNTED = frozenset(
    "people troops soldiers men women children miles kilometers kilometres km meters metres feet "
    "pounds dollars euros tons tonnes shares points jobs workers employees members copies votes acres "
    "hectares barrels percent hours homes units cars civilians prisoners tanks drones missiles km mhz "
    "megawatts seats".split()
)


def read_month(hit: Hit, story: Story) -> Reading:
    """Read a month, with or without its year."""
    month = MONTHS[hit.word("m")]
    year = said_year(hit)
    if year is None and _is_other_word(hit):
        return None
    published = story.published
    if year is None and hit.word("year") and published:
        year = published.year + {"last": -1, "next": 1}.get(hit.word("rel2") or hit.word("rel"), 0)
    if year is None:
        if not published:
            return "DATE", f"XXXX-{month:02d}"
        year = _month_year(hit, month, published, story)
    return "DATE", f"{year}-{month:02d}"


def _is_other_word(hit: Hit) -> bool:
    """Return whether a bare 'May' or 'March' is a verb or a name, or an abbreviation lacks its point."""
    word, before, after = hit.word("m"), hit.near(-1), hit.near(1)
    if hit.words()[0] != word:
        return False  # a modifier stands before it
    if word in ("may", "march") and before in _BEFORE_MONTH_NOUN and _before_noun(hit):
        return False  # "the March draft"
    if word in ("may", "march"):
        return before not in _BEFORE_MONTH or (before == "the" or after in ("of", "be", "have", "not", "on"))
    if len(word) <= 3 and "." not in hit.words():
        return True
    written = hit.tokens.written(hit.first - 1) if hit.first and before not in _BEFORE_MONTH_NOUN else ""
    return (
        word in ("april", "june", "august", "jan") and written[:1].isupper() and before not in _BEFORE_MONTH
    )


def _before_noun(hit: Hit) -> bool:
    after = hit.near(1)
    if not after.isalpha() or len(after) < 4 or after in _AFTER_NAME or after.endswith("ed"):
        return False
    return hit.tokens.written(hit.last).islower()


def _month_year(hit: Hit, month: int, published: datetime.date, story: Story) -> int:
    relation = " ".join(hit.words("rel"))
    if (
        not relation
        and hit.near(-1) in _BETWEEN_MONTHS
        and hit.near(-2) in MONTHS
        and story.value[4:5] == "-"
    ):
        begun = value_to_range(story.value)  # "from May to July", "in December or January"
        if begun and begun[0].month == MONTHS[hit.near(-2)]:
            year = begun[0].year + (month < begun[0].month)
            to_come = datetime.date(year, month, 1) > published
            if not (to_come and direction(hit.tokens, hit.first, hit.last) == PAST):
                return year
    if relation.startswith(("last", "past", "this past")):
        just_over = relation == "last" and month == published.month - 1  # which is called "last month"
        return published.year - (month >= published.month or just_over)
    if relation.startswith(("next", "coming", "this coming")):
        return published.year + (month <= published.month)
    if relation == "this":
        return published.year
    if relation == "that":
        return story.year or published.year
    if relation.startswith("the") and (base := story.start_of("M")):
        return base.year + _turn(relation, base.month, month)
    ahead, back = (month - published.month) % 12, (published.month - month) % 12
    way = (
        FUTURE if hit.near(-1) == "for" and ahead <= FOR_AHEAD else direction(hit.tokens, hit.first, hit.last)
    )
    if (back > LONGEST_BACK and way != PAST) or (way == FUTURE and ahead <= LONGEST_AHEAD):
        return published.year + (month < published.month)
    return published.year - (month > published.month)


def _turn(relation: str, begun: int, month: int) -> int:
    """Return how many years on the following or previous month lies, from one that has ``begun``."""
    if relation == "the following":
        return int(month <= begun)
    return -int(month >= begun)


_BETWEEN_MONTHS = frozenset("to through until till or and - –".split())


def read_week_of_month(hit: Hit, story: Story) -> Reading:
    """Read 'the first week of April' and 'the last day of May'; a week is where most of its days lie."""
    month, year = MONTHS[hit.word("m")], said_year(hit)
    if year is None:
        if not story.published:
            return "DATE", f"XXXX-{month:02d}"
        year = _month_year(hit, month, story.published, story)
    unit, number = hit.word("u"), read_ordinal(hit.words("o"))
    if unit not in ("day", "week"):
        return "DATE", f"{year}-{month:02d}"
    size, middle = (7, 4) if unit == "week" else (1, 1)
    following = make_day(year + month // 12, month % 12 + 1, 1)
    if number:
        day = make_day(year, month, size * (number - 1) + middle)
    else:
        day = following and following - middle * DAY
    return ("DATE", unit_value(day, unit[0].upper()) or "") if day else None


def read_year(hit: Hit, story: Story) -> Reading:
    """Read a year in figures or in words; a bare figure needs a sign that it is no amount."""
    if hit.words("sy"):
        year = read_spelled_year(hit.words("sy"))
        return ("DATE", f"{year:04d}") if year else None
    year = int(hit.word("y"))
    if len(hit.words()) == 1 and not _looks_like_year(hit, year):
        return None
    return "DATE", f"{year:04d}"


def _looks_like_year(hit: Hit, year: int) -> bool:
    before, after = hit.near(-1), hit.near(1)
    if before == "than" and hit.near(-2) == "rather":
        return 1900 <= year <= 2060
    if before in _BEFORE_AMOUNT or after in ("%", "$") or after in _COUNTED:
        return False
    if before in ("-", "–") and not hit.near(-2)[-1:].isdigit() and hit.near(-2) not in _SPLIT_YEAR:
        return False
    if before in ("in", "since", "until", "by") and 1000 <= year <= 2100:
        return True
    if before in _BEFORE_YEAR and 1400 <= year <= 2100:
        return after in _AFTER_YEAR or 1900 <= year <= 2060
    return 1900 <= year <= 2060


def read_decade(hit: Hit, story: Story) -> Reading:
    """Read 'the 1990s', 'the '80s' and 'the nineties' as TIMEX3 decades: 199, 198."""
    word = hit.words()[-1]
    if word in DECADE_WORDS:
        return "DATE", f"19{DECADE_WORDS[word] // 10}"
    figures = word.rstrip("s")
    if len(figures) == 4:
        return "DATE", figures[:2] if figures[2:] == "00" and figures < "2000" else figures[:3]
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
    start = SEASON_STARTS[season]
    year, month = story.published.year, story.published.month
    if season == "WI" and month < 3:
        year, month = year - 1, month + 12  # a winter bears the year that it began in
    if relation.startswith(("last", "past", "this past")):
        year -= month < start + (3 if relation == "last" else 1)
    elif relation.startswith(("next", "coming")):
        year += month >= start
    elif relation.startswith("the") and (base := story.start_of("M")):
        year = base.year + _turn(relation, base.month, start)
    elif relation != "this":
        way = direction(hit.tokens, hit.first, hit.last)
        soon = (start - month) % 12 < SOON and not relation
        if way == FUTURE or (way == UNKNOWN and soon):
            year += month >= start + 3
        else:
            year -= month < start
    return "DATE", f"{year}-{season}"


def read_spring(hit: Hit, story: Story) -> Reading:
    """Read 'in the spring' and 'by the fall', where they are no source and no collapse."""
    return read_season(hit, story) if hit.near(-1) in _BEFORE_SEASON and hit.near(1) != "of" else None


_BEFORE_SEASON = frozenset("in by since until till before during for through".split())


def read_quarter(hit: Hit, story: Story) -> Reading:
    """Read 'the third quarter', with its year said or reckoned from publication."""
    if hit.word("q"):
        sign = sorted(hit.word("q"))  # the figure first: Q4, H1, and 4Q
        if not sign[0].isdecimal():  # "Q¹" is a note
            return None
        kind, number = sign[1].upper(), int(sign[0])
    else:
        kind, number = "Q", read_ordinal(hit.words("o")) or 0
        if hit.word("half"):
            kind, number = "H", number or 2
    if not 1 <= number <= (4 if kind == "Q" else 2):
        return None
    if hit.word("y"):
        return "DATE", f"{hit.word('y')}-{kind}{number}"
    if kind == "Q" and not hit.word("rel") and _is_habit(hit):
        return "SET", f"XXXX-Q{number}"
    if not story.published:
        return "DATE", f"XXXX-{kind}{number}"
    shift = {"last": -1, "next": 1}.get(hit.word("rel"), 0)
    if hit.word("ru") not in ("", "year"):
        unit, size = unit_of(hit.word("ru"))  # "the first half of this week" lies in that week
        value = unit_value(story.published, unit, shift, size)
        return ("DATE", value) if value and unit not in "mh" else None
    if hit.word("rel"):
        return "DATE", f"{story.published.year + shift}-{kind}{number}"
    return "DATE", quarter_value(
        number, story.published
    ) if kind == "Q" else f"{story.published.year}-H{number}"


def _is_habit(hit: Hit) -> bool:
    """Return whether what is told comes back each year: "sales usually fall in the fourth quarter"."""
    start = max(hit.first - CLAUSE, hit.tokens.classes.rfind(_STOP_CHAR, 0, hit.first) + 1)
    return not _HABITS.isdisjoint(hit.tokens.words[start : hit.first])


_HABITS = frozenset("usually normally typically generally always traditionally".split())
_STOP_CHAR = CLASS_CHARS[STOP]
CLAUSE = 12  # tokens


def read_quarters(hit: Hit, story: Story) -> Reading:
    """Read 'the first two quarters of 2036' as the half that they are, other numbers as lengths."""
    number, first = read_number(hit.words("n")), read_ordinal(hit.words("o"))
    year = hit.word("y") or (
        story.published and unit_value(story.published, "Y", _YEARS_ON.get(hit.word("rel"), 0))
    )
    if number != 2 or first not in (1, 3, None) or not year:
        return "DURATION", length_value(number, "quarters")
    return "DATE", f"{year}-H{1 if first == 1 else 2}"


_YEARS_ON = {"last": -1, "next": 1}
_THAT_YEAR = "(?P<rel>THIS|LAST|NEXT|THE) (?P<ru>UNIT)"
_YEAR_OR = f"(?:(?P<y>YEAR)|{_THAT_YEAR})"
_SAID_YEAR = "(?:(?P<y>YEAR)|(?P<sy>{spelled}))"

RULES = [
    rule(
        "month-year",
        "{part}? (?P<m>{month}) [OF COMMA]? "
        "(?:(?P<y>YEAR)|(?P<sy>{spelled})|(?P<rel>THIS|LAST|NEXT) (?P<year>UNIT))",
        read_month,
    ),
    rule(
        "month",
        "{part}? (?P<rel>{month_rel})? (?P<m>{month})"
        "(?:(?={joint} {month} (?:(?P<y2>YEAR)|(?P<rel2>THIS|LAST|NEXT) (?P<year>UNIT))))?",
        read_month,
    ),
    rule(
        "week-of-month",
        "THE? (?P<o>{ord}|LAST|FINAL) (?P<u>UNIT) [OF IN] (?P<m>{month}) (?:COMMA? (?P<y>YEAR))?",
        read_week_of_month,
    ),
    rule("year", "{part}? THE? (?:FISCAL UNIT?|UNIT)? (?P<y>YEAR)", read_year),
    rule("spelled-year", "(?:THE UNIT)? (?P<sy>{spelled})", read_year),
    rule(
        "decade",
        "(?:{part}|THE? [ORDW SECOND LAST] HALF OF)? THE? {part}? (?:DECNUM|QUOTE? SHORTDEC)",
        read_decade,
    ),
    rule("decade-word", "THE {part}? DECW", read_decade),
    rule("century", "THE? {part}? (?P<o>{ord}) HYPH? (?P<u>LONGUNIT)", read_century),
    rule("season-year", "THE? {part}? (?P<s>{season}) (?:OF|COMMA)? " + _SAID_YEAR, read_season),
    rule("season", "(?P<rel>{month_rel}) (?P<s>{season})", read_season),
    rule("season-the", "THE (?P<s>SPRINGFALL)", read_spring),
    rule("season-alone", "{part}? THE? {part}? (?P<s>SEASON)", read_season),
    rule(
        "quarter",
        "THE? (?:FISCAL HYPH?)? (?P<o>{ord}) HYPH? (?:FISCAL HYPH?)? QTR (?: OF? FISCAL? " + _YEAR_OR + ")?",
        read_quarter,
    ),
    rule(
        "quarter-too",
        "THE? (?P<o>{ord})(?= [AND OR] THE? {ord} [QTR QTRS] (?:OF? FISCAL? " + _YEAR_OR + ")?)",
        read_quarter,
    ),
    rule(
        "quarter-and",
        "(?<=[AND OR]) THE? (?P<o>{ord}) QTRS (?:OF? FISCAL? " + _YEAR_OR + ")?",
        read_quarter,
    ),
    rule("year-quarter", f"THE? {_YEAR_OR} POSS? FISCAL? (?P<o>{{ord}}) HYPH? QTR", read_quarter),
    rule(
        "half",
        "THE? (?:FISCAL HYPH?)? (?P<o>{ord}|LAST) HYPH? (?P<half>HALF) OF FISCAL? " + _YEAR_OR,
        read_quarter,
    ),
    rule(
        "quarters",
        "{apx}? THE? (?P<o>{ord}|LAST|FINAL) (?P<n>NUMW) QTRS OF FISCAL? " + _YEAR_OR,
        read_quarters,
    ),
    rule("quarter-sign", "(?P<q>QNUM) (?:OF? (?P<y>YEAR))?", read_quarter),
]
