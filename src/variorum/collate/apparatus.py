"""Many outlets' renderings of one draft as one text with an apparatus: `make_apparatus`.

One witness gives the lemma (the reader may choose; else the one with most points whole, then the longest).
For each of its points the apparatus says who agrees to the word, who words it otherwise, who commits to
something else ("is expected not to" beside "will not"), who splits or numbers it otherwise, who lacks it,
and who breaks off before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from variorum.collate.align import align
from variorum.collate.change import Difference, all_differences, judge
from variorum.collate.evidence import Unit, compare, units_of
from variorum.collate.redline import redline
from variorum.collate.semantic import Encoder, load_encoder
from variorum.drafted import DraftText
from variorum.errors import UsageError

Agreement = Literal["agrees", "worded", "differs", "lacks", "unknown"]
AGREEMENTS: tuple[Agreement, ...] = ("agrees", "worded", "differs", "lacks", "unknown")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one witness has at one place: its points and words, how far it agrees, the slots it fills
    otherwise.
    """

    witness: str
    numbers: tuple[str, ...]
    text: str
    agreement: Agreement
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """The lemma's words and what these witnesses have in their place ("" for nothing)."""

    lemma: str
    reading: str
    witnesses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One place: the lemma's points and words, and the reading of every other witness."""

    numbers: tuple[str, ...]
    lemma: str
    readings: tuple[Reading, ...]

    @property
    def variants(self) -> tuple[Variant, ...]:
        """Where readings part from the lemma, word by word; witnesses that have the same words stand
        together.
        """
        found: dict[tuple[str, str], list[str]] = {}
        for reading in self.readings:
            if reading.numbers and reading.agreement != "agrees":
                for change in _changes(self.lemma, reading.text):
                    found.setdefault(change, []).append(reading.witness)
        return tuple(Variant(lemma, words, tuple(who)) for (lemma, words), who in found.items())


@dataclass(frozen=True, slots=True)
class Apparatus:
    """The entries in the lemma's order; points that only other witnesses have; counts and numbering by
    witness.
    """

    lemma: str
    entries: tuple[Entry, ...]
    extra: tuple[Reading, ...]
    counts: dict[str, int]
    offsets: dict[str, int]


def make_apparatus(
    witnesses: Sequence[DraftText], lemma: str | None = None, encoder: Encoder | None = None
) -> Apparatus:
    """The apparatus of these renderings of one draft; `lemma` is the siglum of the witness to print.

    `counts` keeps how many points each witness has, `offsets` what it adds to the lemma's numbers (0: the
    same). Raises UsageError for fewer than two witnesses or a lemma that is none of them.
    """
    if len(witnesses) < 2:
        raise UsageError("an apparatus needs two witnesses; give another file")
    base = _choose(witnesses, lemma)
    others = [w for w in witnesses if w is not base]
    encoder = encoder or load_encoder()
    units = units_of(base)
    readings: list[list[Reading]] = [[] for _ in units]
    extra: list[Reading] = []
    offsets: dict[str, int] = {}
    for other in others:
        offsets[other.siglum] = _read_witness(base, other, encoder, readings, extra)
    entries = [
        Entry((point.number,), text, tuple(found))
        for (point, text, _), found in zip(units, readings, strict=True)
    ]
    counts = {w.siglum: len(units_of(w)) for w in witnesses}
    return Apparatus(base.siglum, tuple(entries), tuple(extra), counts, offsets)


def _choose(witnesses: Sequence[DraftText], lemma: str | None) -> DraftText:
    if lemma is None:
        return max(witnesses, key=lambda w: (len(units_of(w)), w.complete, len(w.text)))
    for witness in witnesses:
        if witness.siglum == lemma:
            return witness
    raise UsageError(f"no witness {lemma!r}; choose {', '.join(w.siglum for w in witnesses)}")


def _read_witness(
    base: DraftText, other: DraftText, encoder: Encoder, readings: list[list[Reading]], extra: list[Reading]
) -> int:
    """Put the witness's readings where they belong; gives its numbering offset."""
    comparison = compare(base, other, encoder)
    links = align(comparison)
    last = max((i for link in links if link.b for i in link.a), default=-1)
    steps: Counter[int] = Counter()
    for link in links:
        right = [comparison.b[j] for j in link.b]
        if not link.a:
            extra.append(_reading(other.siglum, right, "differs"))
        for i in link.a:
            left = [comparison.a[k] for k in link.a]
            readings[i].append(_compared(other, left, right, not other.complete and i > last))
        steps.update(_steps([comparison.a[k] for k in link.a], right))
    return steps.most_common(1)[0][0] if steps else 0


def _compared(other: DraftText, left: Sequence[Unit], right: Sequence[Unit], past_end: bool) -> Reading:
    if not right:
        return _reading(other.siglum, right, "unknown" if past_end else "lacks")
    if [_plain(u.text) for u in left] == [_plain(u.text) for u in right]:
        return _reading(other.siglum, right, "agrees")
    found = all_differences(left, right)
    firmness = any(d.slot == "modality" for d in found)
    differs = firmness or judge(left, right).change == "modified"
    return _reading(other.siglum, right, "differs" if differs else "worded", found)


def _reading(
    witness: str, units: Sequence[Unit], agreement: Agreement, differences: tuple[Difference, ...] = ()
) -> Reading:
    text = "\n\n".join(u.text for u in units)
    return Reading(witness, tuple(u.point.number for u in units), text, agreement, differences)


def _plain(text: str) -> str:
    """The words without case, punctuation and the shape of quotation marks."""
    return " ".join(re.findall(r"\w+", text.lower()))


def _steps(left: Sequence[Unit], right: Sequence[Unit]) -> list[int]:
    """What the witness adds to a number, where both print plain numbers."""
    if len(left) != 1 or len(right) != 1:
        return []
    numbers = left[0].point.number, right[0].point.number
    return [int(numbers[1]) - int(numbers[0])] if all(n.isdigit() for n in numbers) else []


def _changes(lemma: str, reading: str) -> list[tuple[str, str]]:
    """(the lemma's words, the reading's words) of every place where they part."""
    found: list[tuple[str, str]] = []
    runs = redline(lemma, reading)
    at = 0
    while at < len(runs):
        if runs[at].kind == "kept":
            at += 1
            continue
        before = runs[at].text.strip() if runs[at].kind == "deleted" else ""
        at += runs[at].kind == "deleted"
        after = ""
        if at < len(runs) and runs[at].kind == "inserted":
            after = runs[at].text.strip()
            at += 1
        found += [(before, after)] if _plain(before) != _plain(after) else []
    return found
