"""Lengths of time, sets of times, and the vague words for past, present and future."""

from variorum.annotate.times.grammar import Hit, Reading, rule
from variorum.annotate.times.lengths import amount_of, length_value
from variorum.annotate.times.lexicon import MONTHS, PARTS_OF_DAY, PLURALS, SEASONS, WEEKDAYS
from variorum.annotate.times.numbers import read_number
from variorum.annotate.times.story import Story
from variorum.annotate.times.tense import PAST, direction


def read_length(hit: Hit, story: Story) -> Reading:
    """Read 'two weeks', 'a five-year', 'the past three months', 'at least 72 hours'."""
    if hit.near(1) == "old" or (hit.near(1) in ("-", "–") and hit.near(2) == "old"):
        return None  # an age
    if hit.near(-1) in ("$", "£", "€"):
        return None
    words = hit.words("n")
    if (
        words == ["one"]
        and hit.words()[-1] == "day"
        and "-" not in hit.words()
        and hit.near(-1) not in _BEFORE_LENGTH
        and not (hit.near(1) in (".", ",") and direction(hit.tokens, hit.first, hit.last) == PAST)
    ):
        return None  # "one day they will", not "he had been in office one day"
    number = amount_of(words)
    if number is None and not {"few", "several", "many", "some"} & set(words):
        return None
    unit = hit.word("u")
    if number == ALL_DAY and unit == "hours" and hit.near(1) == "a":
        return None  # "24 hours a day" is always
    if unit in ("second", "quarter") and number not in (1, None) and "-" not in hit.words():
        return None
    if unit == "quarters" and ("-" in hit.words() or (words == ["three"] and hit.near(1) == "of")):
        return None  # three-quarters of the voters
    if "half" in hit.words("half"):
        number = (number or 0) + 0.5
    return "DURATION", length_value(number, unit)


def read_one(hit: Hit, story: Story) -> Reading:
    """Read 'a week', 'an hour' as a length, where it is not a rate ('three times a week', '$5 a day')."""
    if hit.near(-1) in _RATED or hit.near(-1)[-1:].isdecimal():
        return None
    loose = hit.words()[0] in ("a", "an") and hit.near(-1) not in _BEFORE_LENGTH
    if (loose and hit.near(1) not in ("after", "before", "to", "or")) or hit.near(1) in (
        "old",
        "ago",
        "earlier",
        "later",
    ):
        return None
    return "DURATION", length_value(1, hit.word("u"))


_RATED = frozenset("dollars cents euros pounds marks percent % more times million billion".split())
_BEFORE_LENGTH = frozenset(
    "for in within after over about nearly almost least than took take takes lasted last lasts spend "
    "spent only just under of by to once until and before more throughout around during".split()
)


def read_that_time(hit: Hit, story: Story) -> Reading:
    """Read 'during that time' as the length last spoken of."""
    return ("DURATION", story.length) if story.length and hit.words()[-1] in ("time", "period") else None


def read_half(hit: Hit, story: Story) -> Reading:
    """Read 'half an hour', 'a year and a half', 'half a century'."""
    return "DURATION", length_value(1.5 if "and" in hit.words() else 0.5, hit.word("u"))


def read_recent(hit: Hit, story: Story) -> Reading:
    """Read 'recent weeks', 'the first hours', 'decades-long' as lengths unknown; 'day-long' as one."""
    unit = hit.word("u")
    return "DURATION", length_value(None if unit in PLURALS else 1, unit)


def read_bare(hit: Hit, story: Story) -> Reading:
    """Read 'years', 'for decades', 'weeks or months' as lengths unknown."""
    loose = hit.near(-1) not in _BEFORE_BARE
    if (loose and hit.near(1) not in ("after", "before", "later", "of", "ahead")) or hit.near(1) in (
        "old",
        "ago",
    ):
        return None
    return "DURATION", length_value(None, hit.word("u"))


_BEFORE_BARE = frozenset("for in within over take takes took the these those last lasted spent".split())


def read_every(hit: Hit, story: Story) -> Reading:
    """Read 'every week', 'each Thursday', 'every two years', 'every other day' as a set."""
    if hit.word("other"):
        return ("SET", length_value(2, hit.word("u"))) if hit.word("other") == "other" else None
    if hit.word("u"):
        number = read_number(hit.words("n")) if hit.words("n") else 1
        return "SET", length_value(number, hit.word("u"))
    word = hit.words()[-1]
    if word in WEEKDAYS:
        return "SET", f"XXXX-WXX-{WEEKDAYS[word]}"
    if word in MONTHS:
        return "SET", f"XXXX-{MONTHS[word]:02d}"
    if word in SEASONS:
        return "SET", f"XXXX-{SEASONS[word]}"
    return "SET", "XXXX-XX-XX" + PARTS_OF_DAY[word] if word in PARTS_OF_DAY else "XXXX-WXX-WE"


def read_weekdays(hit: Hit, story: Story) -> Reading:
    """Read 'Mondays' and 'Tuesday nights' as sets."""
    value = f"XXXX-WXX-{WEEKDAYS[hit.words()[0].rstrip('s')]}"
    coupled = len(hit.words()) == 1 and not hit.words()[0].endswith("s") and hit.near(-2) not in WEEKDAYS
    last = hit.near(3) if coupled else hit.words()[-1]
    part = PARTS_OF_DAY.get(last.rstrip("s"), "")
    return "SET", value + part


def read_weekends(hit: Hit, story: Story) -> Reading:
    """Read 'weekends' as a set, unless they are counted."""
    return ("SET", "XXXX-WXX-WE") if hit.near(-1) in ("on", "at", "and", ",") else None


_OFTEN = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y", "hourly": "PT1H",
    "nightly": "P1D", "biweekly": "P2W", "fortnightly": "P2W",
}  # fmt: skip


def read_often(hit: Hit, story: Story) -> Reading:
    """Read 'daily', 'annually' as sets, where they are no rate ('8% annually', '300 ships daily')."""
    before = hit.near(-1)
    if (
        before == "%"
        or (before == "average" and hit.words() == ["daily"])
        or before[-1:].isdecimal()
        or (before.endswith("s") and hit.near(-2)[-1:].isdecimal())
    ):
        return None
    return "SET", _OFTEN[hit.words()[-1]]


def read_rate(hit: Hit, story: Story) -> Reading:
    """Read 'twice a week', 'once a month' as sets."""
    return "SET", length_value(1, hit.word("u"))


def read_now(hit: Hit, story: Story) -> Reading:
    """Read words for the present; 'Now,' that opens a sentence is a turn of speech."""
    if hit.near(-1) == "then":
        return None  # "the then current price"
    if hit.words() == ["now"] and hit.near(1) in (",", "for") and hit.tokens.written(hit.first)[0] == "N":
        return None
    return "DATE", "PRESENT_REF"


def read_past(hit: Hit, story: Story) -> Reading:
    """Read words for a past that has no date; 'most recently last October' has one."""
    if hit.near(-1) == "most" and (hit.near(1) in ("last", "in", "on") or hit.near(1) in WEEKDAYS):
        return None
    return "DATE", "PAST_REF"


def read_future(hit: Hit, story: Story) -> Reading:
    """Read words for a future that has no date."""
    words = hit.words()
    if words == ["soon"] and (hit.near(-1) in ("as", "too", "how") or hit.near(1) in ("as", "after", "-")):
        return None
    if (words[:2] == ["as", "soon"] and words[-1] != "possible") or hit.near(1) == "of":
        return None  # "as soon as they arrive", "the future of the region"
    if (
        words[-1] == "future"
        and hit.last < len(hit.tokens.words)
        and hit.tokens.written(hit.last)[0].isupper()
    ):
        return None  # "the future Minister"
    if words[:2] == ["a", "later"] and words[2] not in ("date", "stage", "time"):
        return None
    if words[-1] == "term" and words[1] not in ("near", "short"):
        return None
    if words == ["soon"] and direction(hit.tokens, hit.first, hit.last, window=2) == PAST:
        return None  # "was soon over"
    return "DATE", "FUTURE_REF"


ALL_DAY = 24  # hours
_ADJ = "[DAYSADJ MORE FULL]?"
_TAIL = "(?P<half> AND A HALF)? (?:OR SO)?"
_NEAR = "(?:[LAST PAST NEXT COMING LATEST PREVIOUS FOLLOWING FINAL]|{ord})"
# A weekday that is coupled with others is a set, and none by itself: these go before the rules of days.
COUPLED = [
    rule("every-too", "(?<=EVERY WDAY [AND COMMA OR])WDAY", read_weekdays),
    rule("weekdays-too", "WDAY(?=[AND OR TO]WDAY PODS)", read_weekdays),
]
RULES = [
    rule(
        "length",
        "{apx}? [ANOTHER A THE THESE THOSE]? (?P<n>{amount})"
        + f"{_ADJ} HYPH? {_ADJ}"
        + "(?P<u>{anyunit})"
        + _TAIL,
        read_length,
    ),
    rule(
        "length-near",
        "{apx}? (?:EVERY OF)? THE?" + _NEAR + "(?P<n>{amount})" + _ADJ + "HYPH? (?P<u>{units})" + _TAIL,
        read_length,
    ),
    rule(
        "length-range",
        "{apx}? THE? [NEXT PAST LAST]? (?P<n>{num}) [TO OR HYPH] {num}" + _ADJ + "HYPH? (?P<u>{anyunit})",
        read_length,
    ),
    rule("length-one", "{apx}? [A ANOTHER]" + _ADJ + "(?P<u>[UNIT LONGUNIT])", read_one),
    rule("that-time", "(?<=[PREP IN OVER FOR]) THAT [TIME PERIOD]", read_that_time),
    rule("half", "{apx}? (?:HALF A|A HALF HYPH?|HALF HYPH) (?P<u>[UNIT LONGUNIT])", read_half),
    rule("one-and-half", "A (?P<u>UNIT|LONGUNIT) AND A HALF", read_half),
    rule("bare", "(?P<u>{units}) (?:OR {units})?", read_bare),
    rule("every", "EVERY (?P<n>{num})? (?P<u>{anyunit})", read_every),
    rule("every-other", "EVERY (?P<other>OTHER) (?P<u>UNIT)", read_every),
    rule("every-day", "EVERY (?:WDAY|MONTH|MAYMARCH|{season}|POD|WEEKEND)", read_every),
    rule("weekdays", "(?:WDAYS (?:PODS|POD)?|WDAY PODS)", read_weekdays),
    rule("weekends", "WEEKENDS", read_weekends),
    rule("often", "DAILY", read_often),
    rule("rate", "(?:TIMES|{num} TIME) A (?P<u>UNIT)", read_rate),
    rule(
        "now",
        "(?:NOW|ADVPRES|AT PRESENT|CURRENT|THESE UNITS|THIS MOMENT|(?<=FOR)THE TIME BEING)",
        read_now,
    ),
    rule("past", "(?:MORE? ADVPAST|RECENT|THE PAST(?! {few}| FEW| {num})|PAST {units})", read_past),
    rule(
        "recent",
        "(?:RECENT|THE? COMING|THE (?:[EARLY LATE FINAL]|{ord})) (?P<u>{units}) (?:AND {units})?",
        read_recent,
    ),
    rule("unit-long", "(?P<u>{anyunit}) HYPH [LONG OLD]", read_recent),
    rule(
        "future",
        "(?:SOON|AS SOON AS OTHER|(?:THE NEAR?|IN|NEAR) FUTURE|THE [NEAR DAYSADJ] TERM|A LATER OTHER)",
        read_future,
    ),
]
