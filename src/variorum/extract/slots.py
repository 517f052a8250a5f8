"""The slots of one point of a draft: `find_fills`, each fill with its own words and what it comes to."""

from __future__ import annotations

import re

from variorum.drafted import Fill
from variorum.extract.slots_amounts import Amount, find_amounts
from variorum.extract.slots_clauses import find_conditions, find_counterparts, find_obligor, find_scopes
from variorum.extract.slots_modality import Modal, find_modalities
from variorum.extract.slots_times import find_deadlines


def find_fills(text: str, start: int, end: int) -> tuple[Fill, ...]:
    """All slots that text[start:end] fills, in order of print; a fill's offsets count in `text`.

    A time that binds is a deadline ("within 21 days", "on weekdays"), a bare stretch is a quantity ("twelve
    months"). Values are those of `drafted.Fill`; conditions and parties have none but their words.
    """
    deadlines = find_deadlines(text, start, end)
    taken = [(s, e) for s, e, _ in deadlines]
    amounts = find_amounts(text, start, end, taken)
    modals = find_modalities(text, start, end)
    fills = [Fill("deadline", s, e, key) for s, e, key in deadlines]
    fills += [Fill("quantity", a.start, a.end, _bounded(a)) for a in amounts]
    fills += [Fill("modality", m.start, m.end, m.modality) for m in modals]
    fills += [Fill("condition", s, e) for s, e in find_conditions(text, start, end)]
    fills += [Fill("scope", s, e) for s, e in find_scopes(text, start, end)]
    fills += _parties(text, start, end, modals)
    return tuple(sorted(fills, key=lambda f: (f.start, f.end, f.slot)))


def _bounded(amount: Amount) -> str:
    return amount.key if amount.comparator in ("exactly", "about") else f"{amount.key};{amount.comparator}"


def _parties(text: str, start: int, end: int, modals: list[Modal]) -> list[Fill]:
    bound = {who for modal in modals if (who := find_obligor(text, start, modal))}
    found = [Fill("obligor", s, e, _plain(text[s:e])) for s, e in sorted(bound)]
    for s, e in find_counterparts(text, start, end):
        if all(e <= bs or s >= be for bs, be in bound):
            found.append(Fill("counterpart", s, e, _plain(text[s:e])))
    return found


def _plain(words: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", re.sub(r"\s+", " ", words.lower()).strip())
