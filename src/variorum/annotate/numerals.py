"""Numbers as they are written: digits, words, mixtures of both, fractions, shares and sums of money."""

from __future__ import annotations

import re
from typing import Final

_UNITS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL: Final = {word: float(value) for value, word in enumerate(_UNITS)} | {
    word: 10.0 * value for value, word in enumerate(_TENS, 2)
}
MAGNITUDES: Final = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "dozen": 12.0, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
FRACTIONS: Final = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
# ISO 4217 codes of the signs that stand for one currency, and of a few that stand for one by custom.
CURRENCIES: Final = {
    "$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₴": "UAH", "₽": "RUB", "₹": "INR",
    "₪": "ILS", "₺": "TRY", "₩": "KRW", "₦": "NGN",
}  # fmt: skip

_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SMALL = "|".join(sorted(SMALL, key=len, reverse=True))
_WORDS = rf"(?:{_SMALL}|a|half\sa|several)"
_BIG = "hundred|thousand|million|billion|trillion|dozen|lakh|crore"
_SCALE = rf"(?:{_BIG}|bn|mn|tn)"
_PARTS = "|".join(f"{part}s?" for part in FRACTIONS if part != "half") + "|hal(?:f|ves)"
_MEASURES = r"°?C|°F|km|kg|kt|cm|mm|ft|ha|[MGT]Wh?|kWh?|bcm|sq\s?km"  # "40km", printed without a space
_AFTER_PART = "of|a|an|the|per|must|would|will|shall|is|are"
_SIGN = r"(?:US|A|C|NZ|HK)?\$|[€£¥₴₽₹₪₺₩₦]"
_CODE = r"(?:USD|EUR|GBP|JPY|CHF|CNY|UAH|RUB)"

NUMBER: Final = re.compile(
    rf"""
    (?<![\w.,/$€£-])(?:
      (?P<money>(?P<sign>{_SIGN})\s?|(?P<code>{_CODE})\s)(?P<sum>{_DIGITS})
          (?:[\s-]?(?P<sumscale>{_SCALE}|[kKmMbB]\b))?
    | (?P<ratio>(?P<left>\d{{1,3}})[:–-](?P<right>\d{{1,3}})
          (?=\s(?:split|basis|share|ratio|division|profit)|[.,;]))
    | (?P<digits>{_DIGITS})(?:[\s-](?P<scale>{_SCALE})\b|(?P<letter>(?:bn|mn|tn|[km](?=[\s,;])))
        |(?P<glued>{_MEASURES})\b)?
    | (?P<fraction>(?P<count>{_SMALL}|a|\d{{1,2}})[\s-](?P<part>{_PARTS})(?=\s(?:{_AFTER_PART})\b|[.,;])
        | (?P<alone>half)(?=\s(?:of|the|its|their)\b))
    | (?P<words>(?:(?:{_SMALL})(?:[\s-](?:and\s)?(?:{_SMALL}|{_BIG}))*
        | (?:a|half\sa|several)\s(?:{_BIG})(?:\s(?:{_BIG}))*))
    )(?P<more>\sand\sa\s(?:half|quarter)\b(?!\sof))?(?![\w/]|[.,:]\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)


def read_number(match: re.Match[str]) -> float | None:
    """The value of a NUMBER match; None for words that are no number ("several thousand")."""
    value = _whole(match)
    part = match["more"]
    return value + (0.5 if part.endswith("half") else 0.25) if value is not None and part else value


def _whole(match: re.Match[str]) -> float | None:
    groups = match.groupdict()
    if groups["money"]:
        return _digits(groups["sum"]) * _scale(groups["sumscale"])
    if groups["ratio"]:
        total = float(groups["left"]) + float(groups["right"])
        return round(100 * float(groups["left"]) / total, 4) if total else None
    if groups["digits"]:
        return _digits(groups["digits"]) * _scale(groups["scale"] or groups["letter"])
    if groups["fraction"]:
        return _fraction(groups["count"], groups["part"] or "half")
    return read_words(groups["words"])


def currency_of(match: re.Match[str]) -> str:
    """The ISO 4217 code of a sum of money, or an empty string."""
    sign = (match["sign"] or "").lower()
    return match["code"] or CURRENCIES.get(sign) or ({"a$": "AUD", "c$": "CAD"}.get(sign, ""))


def read_words(text: str) -> float | None:
    """The value of a number in words: "six hundred thousand" is 600000.0, "half a million" 500000.0."""
    total, group, seen = 0.0, 0.0, False
    half = text.lower().startswith("half a ")
    for word in re.split(r"[\s-]+", text.lower().removeprefix("half ")):
        if word in SMALL:
            group, seen = group + SMALL[word], True
        elif word in MAGNITUDES:
            size, seen = MAGNITUDES[word], True
            if size > 1000 or size == 1000:
                total, group = total + (group or 1) * size, 0.0
            else:
                group = (group or 1) * size
        elif word == "several":
            return None
    return ((total + group) / (2 if half else 1)) if seen else None


def _digits(text: str) -> float:
    return float(re.sub(r"[,\u00a0\u202f]", "", text))


def _scale(word: str | None) -> float:
    return MAGNITUDES[word.lower()] if word else 1.0


def _fraction(count: str | None, part: str) -> float | None:
    """A share of one, in hundredths of a per cent at the finest."""
    below = FRACTIONS[part.lower().replace("halves", "half").rstrip("s")]
    above = SMALL.get((count or "one").lower(), 1.0) if not (count or "").isdigit() else float(count or 1)
    return round(above / below, 6)
