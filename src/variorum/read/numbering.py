"""The numbers that Word prints before its paragraphs: counted, because the text does not hold them."""

from __future__ import annotations

import re
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAX_BASED_ON = 20  # styles: a longer chain turns in a circle


class Numbering:
    """Counts the numbered paragraphs of one document (ECMA-376 part 1, 17.9)."""

    def __init__(self, document: Any) -> None:
        self._styles = {s.get(f"{W}styleId"): s for s in document.styles.element.iter(f"{W}style")}
        self._abstract: dict[str, Any] = {}
        self._of_number: dict[str, tuple[str, dict[int, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        part = _numbering_part(document)
        if part is not None:
            self._abstract = {a.get(f"{W}abstractNumId"): a for a in part.iter(f"{W}abstractNum")}
            self._of_number = {n.get(f"{W}numId"): _number(n) for n in part.findall(f"{W}num")}

    def style_name(self, paragraph: Any) -> str:
        """The name of the paragraph's style; empty for none."""
        style = self._styles.get(_value(paragraph, f"{W}pPr/{W}pStyle"))
        return "" if style is None else _value(style, f"{W}name")

    def next(self, paragraph: Any) -> str | None:
        """What is printed before this paragraph: "2. ", "(b) ", nothing for a bullet, None for no list."""
        number, level = self._place(paragraph)
        if number not in self._of_number:
            return None
        abstract, starts = self._of_number[number]
        levels = {int(e.get(f"{W}ilvl", "0")): e for e in self._abstract.get(abstract, ())}
        levels = {i: e for i, e in levels.items() if e.tag == f"{W}lvl"}
        if level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        start = starts.get(level, _whole(_value(levels[level], f"{W}start"), 1))
        counts[level] = counts[level] + 1 if level in counts else start
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return self._printed(levels, counts, level)

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """The list and level of a paragraph, its own or its style's."""
        holder: Any = paragraph
        for _ in range(MAX_BASED_ON):
            number = _value(holder, f"{W}pPr/{W}numPr/{W}numId")
            if number:
                return number, _whole(_value(holder, f"{W}pPr/{W}numPr/{W}ilvl"), 0)
            based = f"{W}pPr/{W}pStyle" if holder is paragraph else f"{W}basedOn"
            holder = self._styles.get(_value(holder, based))
            if holder is None:
                break
        return "", 0

    def _printed(self, levels: dict[int, Any], counts: dict[int, int], level: int) -> str:
        pattern = _value(levels[level], f"{W}lvlText")
        if _value(levels[level], f"{W}numFmt") in ("bullet", "none", ""):
            return ""

        def count(found: re.Match[str]) -> str:
            wanted = int(found.group(1)) - 1
            style = _value(levels[wanted], f"{W}numFmt") if wanted in levels else "decimal"
            return written(counts.get(wanted, 1), style)

        printed = re.sub(r"%(\d)", count, pattern)
        return f"{printed} " if printed.strip() else ""


def written(number: int, style: str) -> str:
    """A number as Word's style writes it: 2, b, B, ii, II, 02."""
    if style in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if style == "lowerLetter" else letter.upper()
    if style in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        return roman(number) if style == "upperRoman" else roman(number).lower()
    return f"{number:02}" if style == "decimalZero" else str(number)


def roman(number: int) -> str:
    """A whole number above nought in Roman numerals."""
    said = ""
    for value, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        said += letters * (number // value)
        number %= value
    return said


def _numbering_part(document: Any) -> Any:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering"):
            return relation.target_part.element
    return None


def _number(element: Any) -> tuple[str, dict[int, int]]:
    """The abstract list of a list, and where its levels start anew."""
    starts = {
        int(over.get(f"{W}ilvl", "0")): _whole(_value(over, f"{W}startOverride"), 1)
        for over in element.findall(f"{W}lvlOverride")
        if over.find(f"{W}startOverride") is not None
    }
    return _value(element, f"{W}abstractNumId"), starts


def _value(element: Any, path: str) -> str:
    found = element.find(path)
    return "" if found is None else str(found.get(f"{W}val") or "")


def _whole(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"\d{1,6}", text) else otherwise
