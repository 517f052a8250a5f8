"""Calendar arithmetic on TIMEX3 values: the value of a unit, units before and after, feasts."""

import datetime
import re

from variorum.annotate.times.lexicon import COUNTED_FEASTS, EASTER_FEASTS, FIXED_FEASTS

DAY = datetime.timedelta(1)
_QUARTER = re.compile(r"(\d{4})-Q([1-4])$")


def unit_value(day: datetime.date, unit: str, count: int = 0, size: int = 1) -> str | None:
    """Return the value of the ``unit`` that lies ``count`` times ``size`` after the one holding ``day``.

    Units are TIMEX3 letters (D W M Q Y) and WE for a weekend; a ``size`` of 10, 100 or 1000 years makes
    decades (``198``), centuries (``19``) and millennia. None where the calendar has no such year.
    """
    try:
        if unit == "Y":
            year = day.year // size + count
            digits = {1: 4, 10: 3, 100: 2, 1000: 1}.get(size, 4)
            return f"{year:0{digits}d}" if 0 < year * size < 10_000 else None
        if unit == "D":
            return (day + count * size * DAY).isoformat()
        if unit in ("W", "WE"):
            year, week, _ = (day + 7 * count * size * DAY).isocalendar()
            return f"{year}-W{week:02d}" + ("-WE" if unit == "WE" else "")
        months = day.year * 12 + day.month - 1 + count * {"M": 1, "Q": 3}[unit]
        if not 12 <= months < 120_000:
            return None
        if unit == "Q":
            return f"{months // 12}-Q{months % 12 // 3 + 1}"
        return f"{months // 12}-{months % 12 + 1:02d}"
    except (OverflowError, KeyError):
        return None


def year_before(value: str, years: int = 1) -> str | None:
    """Return a calendar value moved back by whole ``years`` (1989-Q3, 1988-Q3), or None for other values."""
    match = re.match(r"(\d{4})(-(?:Q[1-4X]|H[12]|SP|SU|FA|WI|\d\d(?:-\d\d)?))?$", value)
    return f"{int(match[1]) - years}{match[2] or ''}" if match else None


def quarter_value(number: int, day: datetime.date) -> str:
    """Return the quarter ``number`` nearest to ``day``: the current or next one, else one that is over."""
    ahead = number - ((day.month - 1) // 3 + 1)
    return f"{day.year - (ahead >= 2)}-Q{number}"


def quarter_shift(value: str, count: int) -> str | None:
    """Return the quarter ``count`` quarters after ``value``, or None where ``value`` is not a quarter."""
    match = _QUARTER.match(value)
    if not match:
        return None
    number = int(match[1]) * 4 + int(match[2]) - 1 + count
    return f"{number // 4}-Q{number % 4 + 1}"


def weekday_near(day: datetime.date, weekday: int, direction: int, strict: bool = False) -> datetime.date:
    """Return the ``weekday`` (1 = Monday) before or after ``day``, or ``day`` itself unless ``strict``."""
    ahead = (weekday - day.isoweekday()) % 7
    if ahead == 0:
        return day + (7 * direction * DAY if strict else 0 * DAY)
    return day + (ahead if direction > 0 else ahead - 7) * DAY


def make_day(year: int, month: int, day: int) -> datetime.date | None:
    """Return the date, or None where the calendar has no such day."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def counted_weekday(year: int, month: int, weekday: int, which: int) -> datetime.date:
    """Return the first, second ... ``weekday`` (1 = Monday) of a month, or the last one for ``which`` 0."""
    if which == 0:
        return weekday_near(datetime.date(year + month // 12, month % 12 + 1, 1) - DAY, weekday, -1)
    return weekday_near(datetime.date(year, month, 1), weekday, 1) + 7 * (which - 1) * DAY


def feast_day(name: str, year: int) -> datetime.date | None:
    """Return the day of a feast in ``year``, or None for a name that is no feast.

    Easter by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8).
    """
    if name in FIXED_FEASTS:
        return make_day(year, *FIXED_FEASTS[name])
    if name in COUNTED_FEASTS:
        month, weekday, which = COUNTED_FEASTS[name]
        return counted_weekday(year, month, weekday, which)
    if name in EASTER_FEASTS:
        return _easter(year) + EASTER_FEASTS[name] * DAY
    return None


def _easter(year: int) -> datetime.date:
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    shift = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * shift) // 451
    month, day = divmod(h + shift - 7 * m + 114, 31)
    return datetime.date(year, month, day + 1)
