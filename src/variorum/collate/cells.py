"""What one draft does with one line of the collation: its state against another draft, slot by slot."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from variorum.collate.row_facts import DAYS, STOP, Facts, counted, is_near
from variorum.model import Cell, Difference, Form, Provision, State, Witness

RANK: dict[Form, int] = {"text": 4, "quotation": 3, "paraphrase": 2, "rumour": 1}

# The number at the front of a quantity: "15" of "15 patrol vessels", "$100 billion" of "$100 billion in aid".
NUMBER = re.compile(
    r"[^\d\w]?\d[\d.,]*(?:\s*(?:%|percent|per cent|hundred|thousand|million|billion|trillion)\b)?",
    re.IGNORECASE,
)
PAST = re.compile(r"^(?:since|last|earlier|previously)\b", re.IGNORECASE)
TERM = re.compile(r"\bfor\s+((?:up to |at least )?[\w-]+\s+(day|week|month|year)s?)\b", re.IGNORECASE)
EVERYBODY = re.compile(r"\b(?:part(?:y|ies)|sides?|both|each|either|neither|all)\b", re.IGNORECASE)
# What does away with a thing, where the other draft has it.
ENDING = re.compile(r"\b(?:abolish|scrap|cancel|eliminat|repeal|revok|do(?:es)? away with)\w*", re.IGNORECASE)
SHARED = 0.25  # of the shorter wording's words
AS_PRINTED = ("modality", "condition")
ALIKE = 0.5  # share of the shorter condition's words that make two conditions one

# What a slot comes to, for comparison, and the words it stands in.
Filling = tuple[object, str]
Same = Callable[[object, object], bool]


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
    proposed = [[Facts(p) for p in side if p.status == "proposed"] for side in (other, own)]
    return "modified" if differences or not _are_alike(*proposed) else "same"


def _are_alike(before: Sequence[Facts], after: Sequence[Facts]) -> bool:
    """Whether two wordings may be called the same where no slot tells them apart.

    They must share figures or some of their words, and not be about ending on one side only ("fixed at 40
    marks", "abolished").
    """
    ends = [any(ENDING.search(facts.text) for facts in side) for side in (before, after)]
    if ends[0] != ends[1]:
        return False
    return any(
        a.stretches & b.stretches
        or (a.figure and a.figure == b.figure)
        or len(a.words & b.words) >= SHARED * min(len(a.words), len(b.words))
        for a in before
        for b in after
    )


def _all(provisions: Sequence[Provision], status: str) -> bool:
    return all(p.status == status for p in provisions)


def _differences(other: Sequence[Provision], own: Sequence[Provision]) -> Iterator[Difference]:
    """The slots that no wording of the one draft fills as any wording of the other does."""
    before = [Facts(p) for p in other if p.status == "proposed"]
    after = [Facts(p) for p in own if p.status == "proposed"]
    if not before or not after:
        return
    yield from _figures(before, after)
    for slot, fill, same in SLOTS:
        sides = (_as_printed(side) if slot in AS_PRINTED else side for side in (before, after))
        old, new = ([f for facts in side for f in fill(facts)] for side in sides)
        if old and new and not any(same(a, b) for a, _ in old for b, _ in new):
            yield Difference(slot=slot, from_=old[0][1], to=new[0][1])
        elif slot == "condition" and bool(old) != bool(new) and _printed(before) and _printed(after):
            yield Difference(slot=slot, from_=old[0][1] if old else "", to=new[0][1] if new else "")


def _as_printed(side: Sequence[Facts]) -> Sequence[Facts]:
    """The numbered renderings where there are any: a reporter's "if" or "may" is not the draft's."""
    return [facts for facts in side if facts.provision.number] or side


def _printed(side: Sequence[Facts]) -> bool:
    """Whether a point is held as numbered: only then does what it leaves out mean something."""
    return any(facts.provision.number for facts in side)


def _figures(before: Sequence[Facts], after: Sequence[Facts]) -> Iterator[Difference]:
    """Figures of one unit that differ, and one that only the later draft has where the base is printed."""
    old, new = ([f for facts in side if (f := _quantity(facts))] for side in (before, after))
    shared = [(a, b) for a in old for b in new if _one_unit(a[0], b[0])]
    if shared and not any(is_near(a[0][0], b[0][0]) for a, b in shared):
        (_, one), (_, two) = shared[0]
        yield Difference(slot="quantity", from_=_number(one), to=_number(two))
    elif new and not old and _printed(before):
        yield Difference(slot="quantity", from_="", to=new[0][1])
    units = {f"{unit}s" for pair in shared for (_, unit), _ in pair}
    for noun in sorted((_nouns(before) & _nouns(after)) - units):
        a, b = (next(f.counts[noun] for f in side if noun in f.counts) for side in (before, after))
        values = [{f.counts[noun][0] for f in side if noun in f.counts} for side in (before, after)]
        if not values[0] & values[1]:
            yield Difference(slot=noun, from_=_number(a[1]), to=_number(b[1]))


def _nouns(side: Sequence[Facts]) -> set[str]:
    return {noun for facts in side for noun in facts.counts}


def _quantity(facts: Facts) -> tuple[tuple[float, str], str] | None:
    q = facts.provision.quantity
    if q is None or facts.figure is None or facts.figure[1] == "day":
        return None
    return facts.figure, q.span.exact


def _one_unit(a: tuple[float, str], b: tuple[float, str]) -> bool:
    return a[1] == b[1] or not a[1] or not b[1]


def _number(words: str) -> str:
    """The number alone, without the noun that both drafts count."""
    found = NUMBER.match(words.strip())
    if found:
        return found[0].strip()
    first, *rest = words.split()
    return f"{first} {rest[0]}" if rest and counted(f"{first} {rest[0]}") is not None else first


def _deadlines(facts: Facts) -> list[Filling]:
    deadline, q = facts.provision.deadline, facts.provision.quantity
    if deadline and not PAST.match(deadline.text):
        return [
            (facts.days if facts.days is not None else deadline.value or deadline.text.lower(), deadline.text)
        ]
    if q and q.comparator == "within" and facts.days is not None:
        found = re.search(r"\b(?:within|in)\s+" + re.escape(q.span.exact), facts.text, re.IGNORECASE)
        return [(facts.days, found[0] if found else q.span.exact)]
    return []


def _terms(facts: Facts) -> list[Filling]:
    """For how long: "for five years", or a stretch of time that is no deadline ("a lease of 25 years")."""
    found: list[Filling] = []
    for match in TERM.finditer(facts.text):
        value = counted(match[1].rsplit(" ", 1)[0])
        if value is not None:
            found.append((value * DAYS[match[2].lower()], match[1]))
    q = facts.provision.quantity
    if q and facts.figure and facts.figure[1] == "day" and q.comparator != "within" and not found:
        found.append((facts.figure[0], q.span.exact))
    return found


def _modality(facts: Facts) -> list[Filling]:
    p = facts.provision
    if p.modality is None:
        return []
    # "May keep 18", "shall keep no more than 18" and "shall not keep more than 18" are one limit.
    return [] if p.quantity is not None else [(p.modality, p.modality)]


def _obligors(facts: Facts) -> list[Filling]:
    p = facts.provision
    names = ", ".join(p.obligor)
    return [(facts.obligors, names)] if facts.obligors and not EVERYBODY.search(names) else []


def _conditions(facts: Facts) -> list[Filling]:
    return [
        (frozenset(w[:5] for w in re.findall(r"[^\W_]{2,}", c.exact.lower()) if w not in STOP), c.exact)
        for c in facts.provision.conditions
    ]


def _same_words(a: object, b: object) -> bool:
    if not isinstance(a, frozenset) or not isinstance(b, frozenset):
        return False
    return len(a & b) >= ALIKE * min(len(a), len(b))


def _same_time(a: object, b: object) -> bool:
    return is_near(a, b) if isinstance(a, float) and isinstance(b, float) else a == b


SLOTS: tuple[tuple[str, Callable[[Facts], list[Filling]], Same], ...] = (
    ("modality", _modality, lambda a, b: a == b),
    ("deadline", _deadlines, _same_time),
    ("term", _terms, _same_time),
    ("obligor", _obligors, _same_words),
    ("condition", _conditions, _same_words),
)
