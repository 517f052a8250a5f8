"""What reports of results compare: the quarter reported on, and the same stretch a year before."""

from variorum.annotate.times.arithmetic import unit_value, year_before
from variorum.annotate.times.counted import read_ago, read_later
from variorum.annotate.times.grammar import Hit, Reading, rule
from variorum.annotate.times.lengths import amount_of, length_value, unit_of
from variorum.annotate.times.lexicon import MONTHS, PLURALS, SCALES
from variorum.annotate.times.story import Story
from variorum.annotate.times.tokens import CLASS_CHARS, STOP

REACH = 20  # tokens: what is compared stands in the same clause
HALF_A_MONTH = 16  # a quarter that ended before this day of a month holds little of that month
_COMPARED = frozenset(CLASS_CHARS[name] for name in "MONEY PERCENT DEC FRACT THAN QTR SCALE".split())
_STOP_CHAR = CLASS_CHARS[STOP]
_OWNS = ("'s", "’s")
_RESULTS = frozenset("results loss profit earnings net income revenue sales".split())
_COMPARING = frozenset("from than with against".split())
_MONEY_CHAR = CLASS_CHARS["MONEY"]


def read_latest(unit: str, story: Story) -> Reading:
    """Return what "the latest quarter" and "the latest month" mean: the quarter reported on, or the last."""
    if unit == "Q" or not story.published:
        return "DATE", story.quarter or (
            story.published and unit_value(story.published, "Q", -1)
        ) or "XXXX-QX"
    value = unit_value(story.published, unit, -1)
    return ("DATE", value) if value else None


def read_quarter_ended(hit: Hit, story: Story) -> Reading:
    """Read 'the quarter ended July 31' as the quarter that holds most of its three months."""
    if hit.near(1) not in ("ended", "ending") or not story.published:
        return read_latest("Q", story)
    words, at = hit.tokens.words, hit.last + 1
    day = next((int(word) for word in words[at + 1 : at + 3] if word.isdecimal()), 31)
    months = story.published.year * 12 + MONTHS[words[at]] - 1
    if hit.near(1) == "ended" and MONTHS[words[at]] > story.published.month:
        months -= 12
    middle = months - 1 - (day < HALF_A_MONTH)
    return "DATE", f"{middle // 12}-Q{middle % 12 // 3 + 1}"


def read_period(hit: Hit, story: Story) -> Reading:
    """Read 'the latest period', 'the year-earlier period' and 'the 1988 period' by the quarter spoken of."""
    if hit.word("y"):
        return "DATE", hit.word("y") + ("" if story.months else story.quarter[4:])
    return ("DATE", story.quarter) if story.quarter else None


def is_reported(hit: Hit, story: Story) -> bool:
    """Return whether figures make it the quarter reported on: "a loss of $3 million last year"."""
    words, after = hit.words(), hit.near(2) if hit.near(1) in _OWNS else ""
    if words == ["this", "quarter"]:
        return after in _RESULTS
    before = hit.tokens.classes[max(0, hit.first - REACH // 2) : hit.first].rpartition(_STOP_CHAR)[2]
    amount = hit.near(-1) in SCALES and _MONEY_CHAR in before
    compared = not _COMPARING.isdisjoint(hit.tokens.words[hit.first - len(before) : hit.first])
    told = compared and (amount or after in ("$", "£", "€"))
    return words == ["last", "year"] and not story.months and told


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


RULES = [
    rule("quarter-ended", "THE FULL? FISCAL? QTR(?= OTHER {month})", read_quarter_ended),
    rule("period", "THE? (?:[SAME LATEST] PERIOD|(?P<y>YEAR) [PERIOD QTR])", read_period),
    rule("year-ago", "(?P<n>A) (?P<u>UNIT) (?:EARLIER|AGO)", read_year_ago),
    rule("same-period", "THE? (?:SAME|LIKE) (?:PERIOD|QTR) (?:OF|IN)? LAST (?P<u>UNIT)", read_year_ago),
    rule("last-years-period", "LAST (?P<u>UNIT) POSS (?:QTR|PERIOD)", read_year_ago),
    rule("period-year-ago", "THE? (?:SAME|LIKE)? [QTR PERIOD] A (?P<u>UNIT) [AGO EARLIER]", read_year_ago),
    rule("year-ago-noun", "THE? (?P<u>UNIT) HYPH? [EARLIER AGO] "
         "(?:{ord}? HYPH? QTR|PERIOD|(?P<n>{num}) UNITS)?", read_year_ago),
]  # fmt: skip
