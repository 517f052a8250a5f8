"""Units and amounts of time as TIMEX3 writes them: two decades = P20Y, several weeks = PXW."""

from variorum.annotate.times.lexicon import PLURALS, UNITS
from variorum.annotate.times.numbers import read_number, write_number


def unit_of(word: str) -> tuple[str, int]:
    """Return the TIMEX3 letter and the size of a unit word, singular or plural."""
    return UNITS[PLURALS.get(word, word)]


def amount_of(words: list[str]) -> float | None:
    """Return the number that ``words`` say, 2 for 'a couple', or None where they are vague ('several')."""
    if "couple" in words:
        return 2
    return read_number(words)


def length_value(number: float | None, unit_word: str) -> str:
    """Return the TIMEX3 duration of ``number`` units, X where the number is vague: P3M, PT2H, PXD."""
    unit, size = unit_of(unit_word)
    if unit == "WE":
        unit = "W"
    clock = "T" if unit in "mhS" else ""
    if number is None:
        return f"P{clock}X{unit.upper()}" if size < 10 else {10: "PXDE", 100: "PXCE"}.get(size, "PXML")
    number *= size
    if number != int(number):
        return _broken(number, unit)
    return f"P{clock}{write_number(number)}{unit.upper()}"


def _broken(number: float, unit: str) -> str:
    """Return a duration with a fraction in smaller units where these fit: 1.5 years = P1Y6M."""
    smaller = {"Y": ("M", 12), "h": ("M", 60), "m": ("S", 60)}.get(unit)
    clock = "T" if unit in "mhS" else ""
    if smaller is None or (number % 1 * smaller[1]) % 1:
        return f"P{clock}{write_number(number)}{unit.upper()}"
    whole, rest = int(number), int(number % 1 * smaller[1])
    return f"P{clock}" + (f"{whole}{unit.upper()}" if whole else "") + f"{rest}{smaller[0]}"
