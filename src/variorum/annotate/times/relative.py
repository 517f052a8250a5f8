"""Expressions that count from publication or from the day the story last spoke of."""

import datetime

from variorum.annotate.times.arithmetic import DAY, quarter_shift, unit_value, year_before
from variorum.annotate.times.counted import counts_from, told_back
from variorum.annotate.times.days import day_value
from variorum.annotate.times.grammar import Hit, Reading, rule
from variorum.annotate.times.lengths import unit_of
from variorum.annotate.times.lexicon import PARTS_OF_DAY
from variorum.annotate.times.reports import is_reported, read_latest
from variorum.annotate.times.story import Story
from variorum.annotate.times.tense import FUTURE, PAST, direction

_STEP = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1,
    "next": 1, "coming": 1, "upcoming": 1, "following": 1, "ensuing": 1, "subsequent": 1,
}  # fmt: skip
FRIDAY = 5
EARLY_IN_WEEK = 3  # up to Wednesday, "the weekend" is the last one
DAYS_OF_NEWS = 3  # from Monday's paper back to Friday
NEXT_SENTENCE = 2  # ends of sentences and paragraphs on the way to the first sentence of the next paragraph
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

    Yesterday, a day to come and one before the last weekend are not what news of the night counts from:
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
    relation = hit.words("rel")[-1] if hit.words("rel")[-1] != "same" else hit.words("rel")[0]
    if unit in "mhS" or (unit == "D" and relation in _NO_DAY):
        return None
    if relation == "latest":
        return read_latest(unit, story)
    the_next = relation == "next" and (unit == "D" or (hit.words()[0] == "the" and told_back(hit)))
    if relation == "past" and size > 1:
        return "DURATION", f"P{size}{unit}"
    base = counts_from(hit, story, unit) if relation in _FROM_STORY or the_next else story.published
    if unit == "WE" and relation == "this" and base and base.isoweekday() <= EARLY_IN_WEEK:
        return "DATE", unit_value(base, "WE", -told_back(hit)) or ""  # "met this weekend", told on a Tuesday
    if base is None:
        return "DATE", {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX"}.get(
            unit, "XXXX"
        )
    if story.quarter and is_reported(hit, story):
        return "DATE", (story.quarter if unit == "Q" else year_before(story.quarter)) or ""
    if unit == "Q" and relation in _FROM_STORY and story.quarter:
        value = quarter_shift(story.quarter, _STEP.get(relation, 0))
    elif unit == "Y" and size == 1 and (relation in _FROM_STORY or the_next) and story.year:
        value = f"{story.year + _STEP.get(relation, 0)}"
    else:
        value = unit_value(base, unit, _STEP.get(relation, 0), size)
    return ("DATE", value) if value else None


_NO_DAY = frozenset("last past latest current this coming".split())


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
        return (
            None if hit.near(1) == "of" else read_latest("Q", story)
        )  # "the quarter of voters who" is a fourth
    if not story.published:
        return None
    back = unit == "WE" and _is_last_weekend(hit, story.published)
    value = unit_value(story.published, unit, -back, size)
    return ("DATE", value) if value else None


def _is_last_weekend(hit: Hit, published: datetime.date) -> bool:
    """Return whether "the weekend" is over: by the verb, and without one by the day it is told on."""
    way, weekday = direction(hit.tokens, hit.first, hit.last), published.isoweekday()
    return weekday <= (FRIDAY if way == PAST else EARLY_IN_WEEK) and way != FUTURE


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


def read_as_last(hit: Hit, story: Story) -> Reading:
    """Read 'last' in "as many this year as last": the one before."""
    value = story.published and unit_value(story.published, *unit_of(hit.near(-2))[:1], -1)
    return ("DATE", value) if value else None


def read_then(hit: Hit, story: Story) -> Reading:
    """Read 'then' in "until then" and "by then": the time last spoken of."""
    return ("DATE", story.value) if story.value and hit.near(-1) in ("until", "till", "by") else None


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
    rule(
        "the-unit",
        "(?:{part} [THE ITS]? [UNIT QTR LONGUNIT]|THE FULL? FISCAL? [UNIT QTR WEEKEND])",
        read_the_unit,
    ),
    rule("year-end", "{apx}? THE? UNIT (?:HYPH|POSS)? END", read_year_end),
    rule("week-of", "THE? (?P<u>[UNIT WEEKEND]) OF {day}", read_week_of),
    rule("as-last", "(?<=THIS UNIT AS)LAST", read_as_last),
    rule("then", "(?<=PREP)THEN", read_then),
]  # fmt: skip
