"""Numbers with unit and bound in a draft's words: `find_amounts`, every measure in its base unit.

Own small patterns in place of a tagger: drafts say the same amount in digits, words and fractions ("fifteen
hundredths", "one voyage in twenty-five", "six times an hour"), and two drafts have to be compared in under
a second. Unit factors are those of the SI brochure (9th ed.); a nautical mile has 1,852 m, a month 365.25 /
12 days.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum.model import Comparator

DAYS_A_MONTH = 365.25 / 12
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9,
    "trillion": 1e12,
}  # fmt: skip
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "twelfth": 12, "fifteenth": 15, "twentieth": 20, "twenty-fifth": 25,
    "thirtieth": 30,
    "fortieth": 40, "fiftieth": 50, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_UNITS: dict[str, tuple[str, float]] = {}
for _dimension, _names in {
    "percent": "%:1 percent:1 pct:1",
    "points": "percentage-point:1",
    "length": "millimetre:.001 mm:.001 centimetre:.01 cm:.01 metre:1 m:1 kilometre:1000 km:1000 "
    "mile:1609.344 "
    "foot:.3048 feet:.3048 yard:.9144 nautical-mile:1852",
    "area": "hectare:1e4 ha:1e4 acre:4046.86 square-metre:1 square-kilometre:1e6 km²:1e6 km2:1e6 "
    "square-mile:2589988",
    "volume": "litre:.001 hectolitre:.1 barrel:.158987 cubic-metre:1 m³:1 m3:1 cubic-kilometre:1e9 "
    "km³:1e9 km3:1e9",
    "mass": "gram:.001 g:.001 kilogram:1 kilo:1 kg:1 tonne:1000 ton:1000 t:1000 pound:.45359237",
    "days": f"second:{1 / 86400} minute:{1 / 1440} hour:{1 / 24} day:1 night:1 week:7 fortnight:14 "
    f"month:{DAYS_A_MONTH} quarter:{3 * DAYS_A_MONTH} year:365.25 decade:3652.5",
    "power": "watt:1 kilowatt:1e3 kw:1e3 megawatt:1e6 mw:1e6 gigawatt:1e9 gw:1e9",
    "energy": "kilowatt-hour:1 kwh:1 megawatt-hour:1e3 mwh:1e3 gigawatt-hour:1e6 gwh:1e6 "
    "terawatt-hour:1e9 twh:1e9",
    "voltage": "volt:1 kilovolt:1e3 kv:1e3",
    "degrees": "degree:1 °c:1",
}.items():
    for _pair in _names.split():
        _name, _factor = _pair.rsplit(":", 1)
        _UNITS[_name] = (_dimension, float(_factor))

_INTEGER_WORDS = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[1:10])}))?|{'|'.join(reversed(_ONES))})"
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?![\d,.]\d)|\d+(?:\.\d+)?"
_NUMBER = rf"(?:{_DIGITS}|(?:{_INTEGER_WORDS}|an?)(?=\s+(?:{'|'.join(_SCALES)})\b)|{_INTEGER_WORDS}(?![a-z]))"
_PART = "(?:" + "|".join(sorted(_PARTS, key=len, reverse=True)) + ")"
_FRACTION = (
    rf"(?:(?P<over>{_INTEGER_WORDS})[- ](?P<part>{_PART})s?(?!\s+(?:part|month|year|day|week|group|time))"
    rf"|(?:(?P<an>an?)\s)?(?P<part2>{_PART})(?:(?<=half)(?![\w-]|\s+(?:an?\s+(?:year|month|week|day|hour)|"
    rf"past)\b)|(?=\s+(?:of|as|the|its|their|that|an?\s+year|each|every|per)\b|\s*[,.;)])))"
)
_UNIT = (
    r"(?:per\s?cent\b|percent\b|percentage\s+points?|%|parts\s+in\s+a\s+hundred|nautical\s+miles?|"
    r"(?:square|cubic)[\s-](?:kilo)?(?:met(?:re|er)s?|miles?)|(?:kilo|mega|giga|tera)watt[\s-]hours?|"
    r"km[²³23]|m[²³23]|°C|"
    r"[A-Za-z]+)"
)
_COMPARATORS: tuple[tuple[Comparator, str], ...] = (
    ("at-most", r"(?:at\s+(?:the\s+)?most|"
     r"no(?:t)?\s+(?:more|longer|higher|farther|further|greater|larger)\s+than|up\s+to|"
     r"a\s+(?:ceiling|maximum)\s+of|not\s+exceed(?:ing)?|below|under|fewer\s+than|less\s+than|limited\s+to|"
     r"capped\s+at|(?:a\s+)?maximum(?:\s+of)?|not\s+above)"),
    ("at-least", r"(?:at\s+(?:the\s+)?least|no(?:t)?\s+(?:less|fewer|lower|smaller)\s+than|more\s+than|"
     r"(?<!take )(?<!takes )(?<!taking )over|above|"
     r"in\s+excess\s+of|a\s+minimum\s+of|minimum|exceed(?:s|ing)?)"),
    ("within", r"(?:within|inside)"),
    ("about", r"(?:about|around|roughly|approximately|some|nearly|almost|an?\s+estimated)"),
)  # fmt: skip
_COMPARATOR = "|".join(f"(?P<c{i}>{pattern})" for i, (_, pattern) in enumerate(_COMPARATORS))
_AMOUNT = re.compile(
    rf"(?<![\w.,-])(?:(?:{_COMPARATOR})\s+)?(?:{_FRACTION}|(?P<currency>[$€£¥])?(?P<number>{_NUMBER})"
    rf"(?:\s+(?P<and_half>and\s+a\s+half))?(?:\s?(?P<scale>{'|'.join(_SCALES)})s?(?![\w-]))?"
    rf"(?:\s+(?P<more_half>and\s+a\s+half))?(?:[\s-]?(?P<unit>{_UNIT}))?(?:\s+(?P<unit_half>and\s+a\s+half))?)(?!\w)",
    re.IGNORECASE,
)
_UNIT_AND_HALF = re.compile(
    r"\b(?P<article>an?|one)\s+(?P<unit>year|month|week|hour|day|mile|litre|tonne)\s+and\s+a\s+half\b"
    r"|\bhalf\s+an?\s+(?P<half_unit>year|month|day|hour|week)\b",
    re.I,
)
_RATIO = re.compile(
    rf"\bone\s+(?:[a-z-]+\s+){{0,3}}?(?:in|out\s+of)\s+(?P<many>{_NUMBER})\b"
    rf"|\b(?P<first>{_NUMBER})\s+(?:kilo(?:gram)?s?|tonnes?|units|crowns|"
    rf"points)\s+(?:[a-z]+\s+){{0,3}}?(?:in\s+)?each\s+hundred\b"
    rf"|\b(?P<stages>{_NUMBER})\s+equal\s+(?:(?:annual|yearly|monthly|quarterly)\s+)?(?:stages|"
    rf"instalments|parts|steps|shares|portions|tranches)\b",
    re.I,
)
_NOTHING = re.compile(
    r"\b(?:nothing|none)(?=\s+(?:is|are|was|were|will\s+be|shall\s+be)\s+\w+(?:ed|en|id)\b)", re.I
)
_ALL = re.compile(r"\ball\s+of\s+(?:it|them|this)\b", re.I)
_EQUALLY = re.compile(
    r"\b(?:equally|in\s+equal\s+(?:parts|shares)|half\s+and\s+half|fifty-fifty|50\s?[-–:]\s?50|halved)\b",
    re.I,
)
_TWICE = re.compile(
    r"\b(?P<times>time\s+and\s+a\s+half|double|twice|twofold|triple|thrice|threefold)\b", re.I
)
_AFTER = re.compile(
    r"(?:\s+of\s+(?:it|them))?,?\s+(?:(?P<most>at\s+(?:the\s+)?(?:very\s+)?most|or\s+(?:less|fewer|under))|"
    r"at\s+(?:the\s+)?(?:very\s+)?least|(?:or|and)\s+(?:more|over|upwards?|longer|farther|higher))\b",
    re.I,
)
_NOT_A_COUNT = re.compile(
    r"(?:annex(?:es)?|articles?|paragraphs?|points?|clauses?|sections?|chapters?|phases?|lines?|"
    r"schedules?|routes?|no\.|"
    r"numbers?|stages?|§§?|table)\s+$",
    re.I,
)
_STOP_UNITS = frozenset(
    "a an and at by each every for from if in is it of on or out per shall so than that the to until was "
    "were when which "
    "will with without who may must should before after as but not be are".split()
)


@dataclass(frozen=True, slots=True)
class Amount:
    """text[start:end]: a value in the base unit of its dimension ("count" for things), with its bound."""

    start: int
    end: int
    value: float
    dimension: str
    unit: str
    comparator: Comparator

    @property
    def key(self) -> str:
        """What the amount comes to, as a slot's value."""
        return f"{self.dimension}={self.value:.10g}"


def find_amounts(text: str, start: int, end: int, taken: Sequence[tuple[int, int]] = ()) -> list[Amount]:
    """The amounts in text[start:end] that do not overlap `taken` (dates, clock times), in order."""
    found = _ratios(text, start, end)
    used = [*taken, *((a.start, a.end) for a in found)]
    for amount in (*_halves(text, start, end), *_plain(text, start, end, used)):
        if all(amount.end <= s or amount.start >= e for s, e in used):
            found.append(amount)
            used.append((amount.start, amount.end))
    return sorted((_trailing(text, a, end) for a in found), key=lambda a: a.start)


def _trailing(text: str, amount: Amount, end: int) -> Amount:
    """The amount with the bound that stands after it ("… of it at the most", "5 miles or farther")."""
    match = _AFTER.match(text, amount.end, end)
    if match is None:
        return amount
    comparator: Comparator = "at-most" if match["most"] else "at-least"
    return replace(amount, end=match.end(), comparator=comparator)


def number_value(printed: str) -> float | None:
    """The value of a number in digits or words ("1,200", "twenty-five", "a"), None if it is no number."""
    text = re.sub(r"[,\u00a0\u202f ](?=\d{3})", "", printed.strip().lower())
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return float(text)
    if text in ("a", "an"):
        return 1.0
    parts = re.split(r"[- ]", text)
    if all(part in _ONES or part in _TENS for part in parts):
        return float(sum(_ONES.index(p) if p in _ONES else 10 * (_TENS.index(p) + 2) for p in parts))
    return None


def unit_of(printed: str) -> tuple[str, float, str]:
    """(dimension, factor to its base unit, singular name); things that are only counted are "count"."""
    name = re.sub(r"\s+", "-", printed.strip().lower())
    if name in ("per-cent", "parts-in-a-hundred"):
        name = "percent"
    name = name.replace("meter", "metre")
    if name.startswith("percentage-point"):
        return "points", 1.0, "percentage point"
    for candidate in (name, name.removesuffix("s"), name.removesuffix("es")):
        if candidate in _UNITS:
            dimension, factor = _UNITS[candidate]
            return dimension, factor, candidate.replace("-", " ")
    return "count", 1.0, _singular(name)


def _singular(noun: str) -> str:
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _masked(text: str, taken: Sequence[tuple[int, int]]) -> str:
    for start, end in taken:
        text = text[:start] + "|" * (end - start) + text[end:]
    return text


def _plain(text: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> list[Amount]:
    found = []
    for match in _AMOUNT.finditer(_masked(text, taken), start, end):
        amount = _fraction(match) if match["part"] or match["part2"] else _counted(text, match)
        if amount is not None:
            found.append(amount)
    return found


def _comparator(match: re.Match[str]) -> Comparator:
    for index, (name, _) in enumerate(_COMPARATORS):
        if match[f"c{index}"]:
            return name
    return "exactly"


def _fraction(match: re.Match[str]) -> Amount | None:
    over = number_value(match["over"]) if match["over"] else 1.0
    part = (match["part"] or match["part2"]).lower()
    if over is None or (not match["over"] and not match["an"] and part not in ("half", "halves")):
        return None  # "the third" is no share
    value = 100 * over / _PARTS[part]
    return Amount(match.start(), match.end(), value, "percent", "percent", _comparator(match))


def _counted(text: str, match: re.Match[str]) -> Amount | None:
    number, unit = match["number"], match["unit"]
    if number is None:
        return None
    lead = text[max(0, match.start() - 14) : match.start("number")]
    counted = match["currency"] or match["scale"] or unit_of(unit or "")[0] != "count"
    if not counted and _NOT_A_COUNT.search(lead):
        return None
    value = number_value(number)
    if value is None:
        return None
    stop = match.end()
    if unit is None or unit.lower() in _STOP_UNITS:
        unit, stop = None, match.start("unit") if match["unit"] else match.end()
    dimension, factor, name = unit_of(unit) if unit else ("count", 1.0, "")
    if match["currency"]:
        dimension, factor, name, stop = (
            "count",
            1.0,
            match["currency"],
            stop if not unit else match.start("unit"),
        )
    if number.lower() in ("one", "a", "an") and not match["scale"] and dimension == "count":
        return None
    value *= _SCALES.get((match["scale"] or "").lower(), 1)
    if match["and_half"] or match["more_half"] or match["unit_half"]:
        value += 0.5 * _SCALES.get((match["scale"] or "").lower(), 1)
    while stop > match.start() and text[stop - 1].isspace():
        stop -= 1
    return Amount(match.start(), stop, round(value * factor, 9), dimension, name, _comparator(match))


def _halves(text: str, start: int, end: int) -> list[Amount]:
    found = []
    for match in _UNIT_AND_HALF.finditer(text, start, end):
        dimension, factor, name = unit_of(match["unit"] or match["half_unit"])
        times = 1.5 if match["unit"] else 0.5
        found.append(Amount(match.start(), match.end(), times * factor, dimension, name, "exactly"))
    return found


def _ratios(text: str, start: int, end: int) -> list[Amount]:
    found = []
    for match in _RATIO.finditer(text, start, end):
        many = number_value(match["many"] or match["stages"] or match["first"] or "")
        if many:
            value = many if match["first"] else 100 / many
            found.append(Amount(match.start(), match.end(), round(value, 9), "percent", "percent", "exactly"))
    for pattern, value in ((_NOTHING, 0.0), (_ALL, 100.0), (_EQUALLY, 50.0)):
        for match in pattern.finditer(text, start, end):
            found.append(
                Amount(match.start(), match.end(), value, "percent" if value else "count", "", "exactly")
            )
    for match in _TWICE.finditer(text, start, end):
        times = (
            1.5
            if "half" in match["times"].lower()
            else 2.0
            if match["times"].lower() in ("double", "twice", "twofold")
            else 3.0
        )
        found.append(Amount(match.start(), match.end(), times, "times", "times", "exactly"))
    return found
