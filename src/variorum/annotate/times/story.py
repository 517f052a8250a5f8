"""What the story has dated so far: the day of publication, and the day and the period last spoken of."""

import datetime
import re
from dataclasses import dataclass, field

from variorum.annotate.times.values import value_to_range

_QUARTER = re.compile(r"\d{4}-Q[1-4]$")


@dataclass(slots=True)
class Story:
    """The days that relative expressions count from; ``note`` moves them as the story goes on."""

    published: datetime.date | None
    day: datetime.date | None = field(default=None)
    value: str = ""
    quarter: str = ""
    year: int | None = None

    def note(self, kind: str, value: str, aside: bool = False) -> None:
        """Take the value of an expression just read as what "then" and "the next day" count from.

        An ``aside`` ("up from 30 a year earlier") is compared with and left again: it moves nothing.
        """
        if kind not in ("DATE", "TIME") or aside:
            return
        covered = value_to_range(value)
        if not covered:
            return
        self.value = value[:10] if kind == "TIME" else value
        if covered[0] == covered[1]:
            self.day = covered[0]
        self.year = covered[0].year
        if _QUARTER.match(value):
            self.quarter = value

    @property
    def anchor(self) -> datetime.date | None:
        """Return the day that "the next day" counts from: the last dated day, else publication."""
        return self.day or self.published
