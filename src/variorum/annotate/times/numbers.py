"""Numbers as news writes them: figures, words, fractions, ordinals."""

from collections.abc import Sequence

from variorum.annotate.times.lexicon import ORDINALS, SCALES, SMALL_NUMBERS


def read_number(words: Sequence[str]) -> float | None:
    """Return the number that ``words`` (in small letters) spell: 'two', 'hundred', '2', '1/2', 'half'.

    Hyphens, 'a' and 'and' may stand between; None where a word is no number.
    """
    if list(words) in (["a"], ["an"]):
        return 1.0
    total, current, seen = 0.0, 0.0, False
    for word in words:
        if word in ("-", "–", "and", "+"):
            continue
        if word in ("a", "an"):
            current, seen = current or 0.0, True
        elif word in SCALES:
            current = (current or 1) * SCALES[word]
            if SCALES[word] >= 1000:
                total, current = total + current, 0.0
        else:
            value = _figure(word)
            if value is None:
                return None
            current += value
        seen = True
    return total + current if seen else None


def read_ordinal(words: Sequence[str]) -> int | None:
    """Return the number of an ordinal: 'third', '11th', or 'twenty', '-', 'first'."""
    total = 0
    for word in words:
        if word in ORDINALS:
            total += ORDINALS[word]
        elif word in SMALL_NUMBERS:
            total += SMALL_NUMBERS[word]
        elif word.rstrip("stndrh").isdigit():
            total += int(word.rstrip("stndrh"))
    return total or None


def read_spelled_year(words: Sequence[str]) -> int | None:
    """Return the year of 'nineteen ninety-six' or 'two thousand four', or None for other words."""
    numbers = [word for word in words if word not in ("-", "–", "and")]
    if numbers[:2] == ["two", "thousand"]:
        rest = read_number(numbers[2:]) if numbers[2:] else 0
        return 2000 + int(rest) if rest is not None and rest < 100 else None
    century = SMALL_NUMBERS.get(numbers[0], 0)
    rest = read_number(numbers[1:])
    if 15 <= century <= 20 and rest is not None and 10 <= rest < 100:
        return 100 * century + int(rest)
    return None


def write_number(value: float) -> str:
    """Return a number as TIMEX3 durations carry it: '3', '2.5'."""
    return str(int(value)) if value == int(value) else f"{value:g}"


def _figure(word: str) -> float | None:
    if word in SMALL_NUMBERS:
        return SMALL_NUMBERS[word]
    if word in ("half", "½"):
        return 0.5
    if "/" in word:
        above, _, below = word.partition("/")
        return int(above) / int(below) if below.isdigit() and int(below) else None
    try:
        return float(word.replace(",", ""))
    except ValueError:
        return None
