"""Where publications differ on what one draft says: figures that compete in one cell of the collation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from variorum.collate.row_facts import Facts, is_near
from variorum.model import Dispute, Draft, Provision, Row, Side, identity


def find_rival_readings(
    rows: Sequence[Row], provisions: Sequence[Provision], drafts: Sequence[Draft]
) -> tuple[Dispute, ...]:
    """A dispute for each cell in which articles give one commitment of one draft different figures.

    Every figure is a side, with the words of all that give it; the one that most articles give comes first.
    """
    by_id = {p.id: p for p in provisions}
    names = {draft.id: draft.name for draft in drafts}
    found: dict[str, Dispute] = {}
    for row in rows:
        for draft, cell in row.cells.items():
            readings = [by_id[id_] for id_ in cell.provisions if id_ in by_id]
            for dispute in _rivals(row, names.get(draft, ""), readings):
                found.setdefault(dispute.id, dispute)
    return tuple(found.values())


def _rivals(row: Row, draft: str, readings: Sequence[Provision]) -> Iterator[Dispute]:
    facts = [f for p in readings if p.status == "proposed" and (f := Facts(p)).figure and not f.binds_all]
    for who in sorted({f.obligors for f in facts if f.obligors}, key=sorted):
        held = [f for f in facts if f.obligors & who or not f.obligors]
        values = _by_value(held)
        if len(values) > 1 and _articles_differ(values):
            yield _dispute(row, draft, values)


def _by_value(facts: Sequence[Facts]) -> Mapping[float, list[Facts]]:
    """The readings by figure, those of the commonest unit; a figure without one joins where it is known."""
    units = [f.figure[1] for f in facts if f.figure and f.figure[1]]
    unit = max(sorted(set(units)), key=units.count, default="")
    values: dict[float, list[Facts]] = {}
    for bare in (False, True):
        for f in (f for f in facts if f.figure and f.figure[1] == ("" if bare else unit)):
            number = f.figure[0] if f.figure else 0.0
            value = next((v for v in values if is_near(v, number)), None)
            if value is not None or not bare:
                values.setdefault(number if value is None else value, []).append(f)
    return values


def _articles_differ(values: Mapping[float, Sequence[Facts]]) -> bool:
    """Whether some article gives one figure and not the other: one that gives both tells two things."""
    told = [frozenset(a for f in facts for a in f.articles) for facts in values.values()]
    return all(not one & other for n, one in enumerate(told) for other in told[n + 1 :])


def _dispute(row: Row, draft: str, values: Mapping[float, Sequence[Facts]]) -> Dispute:
    ordered = sorted(
        values.items(), key=lambda item: (-len({a for f in item[1] for a in f.articles}), item[0])
    )
    sides = tuple(
        Side(
            position=facts[0].provision.quantity.span.exact if facts[0].provision.quantity else str(value),
            evidence=tuple(span for f in facts for span in f.provision.evidence),
        )
        for value, facts in ordered
    )
    first = ordered[0][1][0]
    return Dispute(
        id=identity(
            "dispute", "readings", *sorted(f.provision.id for facts in values.values() for f in facts)
        ),
        confidence=0.6,
        method="disputes:rival-readings",
        about=f"{draft}: {first.text}",
        type="contradiction",
        sides=sides,
    )
