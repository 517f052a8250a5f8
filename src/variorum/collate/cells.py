"""What one draft does with one line of the collation: its state against another draft, slot by slot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.model import Cell, Difference, Form, Provision, State, Witness

RANK: dict[Form, int] = {"text": 4, "quotation": 3, "paraphrase": 2, "rumour": 1}


def held_drafts(witnesses: Sequence[Witness]) -> frozenset[str]:
    """The drafts whose whole text is held: only these can be silent."""
    return frozenset(w.draft for w in witnesses if w.form == "text" and w.complete)


def cell_of(own: Sequence[Provision], other: Sequence[Provision], held: bool, is_base: bool) -> Cell:
    """The cell of a draft whose line holds `own`, against a draft whose line holds `other`."""
    ids = tuple(p.id for p in own)
    if not own:
        return Cell(state="silent" if held else "unknown")
    if is_base:
        return Cell(state="open" if _all(own, "open") else "same", provisions=ids)
    differences = tuple(_differences(other, own))
    return Cell(state=_state(own, other, differences), provisions=ids, differences=differences)


def _state(own: Sequence[Provision], other: Sequence[Provision], differences: Sequence[Difference]) -> State:
    if _all(own, "open"):
        return "open"
    if _all(own, "dropped"):
        return "dropped"
    if not any(p.status == "proposed" for p in other):
        return "added"
    return "modified" if differences else "same"


def _all(provisions: Sequence[Provision], status: str) -> bool:
    return all(p.status == status for p in provisions)


def _differences(other: Sequence[Provision], own: Sequence[Provision]) -> Iterator[Difference]:
    """The slots that no wording of the one draft fills as any wording of the other does."""
    before = [p for p in other if p.status == "proposed"]
    after = [p for p in own if p.status == "proposed"]
    for slot in ("quantity", "modality", "deadline", "obligor", "condition"):
        old, new = _fillings(before, slot), _fillings(after, slot)
        if old and new and not set(old) & set(new):
            yield Difference(slot=slot, from_=next(iter(old.values())), to=next(iter(new.values())))
        elif slot == "condition" and before and after and bool(old) != bool(new):
            yield Difference(slot=slot, from_=_first(old), to=_first(new))


def _first(fillings: dict[object, str]) -> str:
    return next(iter(fillings.values()), "")


def _fillings(provisions: Sequence[Provision], slot: str) -> dict[object, str]:
    """What the slot holds, as compared and as written; nothing where the words leave it out."""
    found: dict[object, str] = {}
    for p in provisions:
        if slot == "quantity" and p.quantity:
            found.setdefault((p.quantity.value, p.quantity.unit), p.quantity.span.exact)
        elif slot == "modality" and p.modality:
            found.setdefault(p.modality, p.modality)
        elif slot == "deadline" and p.deadline:
            found.setdefault(p.deadline.value or p.deadline.text.lower(), p.deadline.text)
        elif slot == "obligor" and p.obligor:
            for name in p.obligor:
                found.setdefault(name, ", ".join(p.obligor))
        elif slot == "condition" and p.conditions:
            found.setdefault(p.conditions[0].exact.lower(), p.conditions[0].exact)
    return found
