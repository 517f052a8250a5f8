"""What the story has dated so far: the day of publication, and the day and the period last spoken of."""

import datetime
import re
from dataclasses import dataclass, field

from variorum.annotate.times.tokens import CLASS_CHARS, STOP
from variorum.timex import value_to_range

# A quarter farther off than this is named for comparison; the story reports on another.
A_YEAR = datetime.timedelta(366)
COMPARISONS = frozenset("year-ago year-ago-noun same-period last-years-period period-year-ago".split())
REFERRING = frozenset("the-unit near-unit period".split())
# Ends of sentences and paragraphs back to where the day of a bare "10 p.m." may have been named.
SENTENCES_BACK = 3
_STOP_CHAR = CLASS_CHARS[STOP]
_QUARTER = re.compile(r"\d{4}-Q[1-4]$")


@dataclass(slots=True)
class Story:
    """The days that relative expressions count from; ``note`` moves them as the story goes on."""

    published: datetime.date | None
    issued: datetime.date | None = (
        None  # the day of the date line: what was written late at night is of the day before
    )
    day: datetime.date | None = field(default=None)
    day_at: int = 0  # the token that the day was named at
    past_day: datetime.date | None = None  # the last one named that is not to come
    night: datetime.date | None = None  # the day, if it was named as a night
    value: str = ""
    quarters: dict[str, int] = field(default_factory=dict)
    last_quarter: str = ""
    quarter_at: int = 0  # the token that the last quarter was named at
    year: int | None = None
    length: str = ""  # the length last spoken of
    months: str = ""  # the length that the story reports on ("the nine months"), until it names a quarter

    def note(self, kind: str, value: str, at: int = 0, rule: str = "", closes: bool = False) -> None:
        """Take the value of an expression just read as what "then" and "the next day" count from.

        ``at`` is its first token, ``rule`` the name of the rule that read it. What is only compared with ("up
        from 30 a year earlier") moves nothing, "the quarter" refers to a quarter without naming it again, and
        a day that ``closes`` a period reported on ("ended June 30") is no day that anything is told of.
        """
        if kind == "DURATION" and value in ("P6M", "P9M", "P12M"):
            self.months = value
        if kind == "DURATION":
            self.length = value
        if kind not in ("DATE", "TIME") or rule in COMPARISONS:
            return
        covered = value_to_range(value)
        if not covered:
            return
        self.value = value[:10] if kind == "TIME" else value
        if covered[0] == covered[1] and not closes:
            self.day, self.day_at = covered[0], at
            self.past_day = self.day if self.published and self.day <= self.published else self.past_day
            self.night = self.day if value[10:] in ("TNI", "TEV") else None
        self.year = covered[0].year
        if _QUARTER.match(value) and self.published and abs(self.published - covered[1]) < A_YEAR:
            self.quarters[value] = self.quarters.get(value, 0) + (rule not in REFERRING)
            self.last_quarter, self.quarter_at = value, at
            self.months = ""

    def near_day(self, classes: str, at: int, sentences: int = SENTENCES_BACK) -> datetime.date | None:
        """Return the day that a time of day at token ``at`` is of: the one just named, else publication."""
        left = classes.count(_STOP_CHAR, self.day_at, at) > sentences
        return self.published if left or not self.day else self.day

    @property
    def quarter(self) -> str:
        """Return the quarter that the story reports on: the one named most so far, the earlier on a tie."""
        return max(self.quarters, key=self.quarters.__getitem__, default="")

    def start_of(self, unit: str) -> datetime.date | None:
        """Return what "the following month" counts from: the time last spoken of, if as fine as ``unit``."""
        fine = {"D": 10, "W": 8, "WE": 8, "M": 7, "Q": 7, "Y": 4}.get(unit, 10)
        covered = value_to_range(self.value) if len(self.value) >= fine else None
        return covered[0] if covered else self.anchor

    @property
    def anchor(self) -> datetime.date | None:
        """Return the day that "the next day" counts from: the last dated day, else publication."""
        return self.day or self.published
