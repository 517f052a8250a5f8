"""Who stands where on which day: the grid of speakers by drafts, and what makes a speaker one."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model import Actor, Draft, Statement
from variorum.publish.evidence import is_unknown, speaker_name
from variorum.publish.index import Index
from variorum.publish.views.signs import Stanced

GRID_ROWS = 40  # speakers in the grid, those with most stances first
GRID_MARKS = 300  # marks in the grid: about 60 kB
MARKS = 6  # changes of mind shown for one speaker on one draft
AXIS_COLUMNS = 24  # day columns that fit beside one another, all drafts together; beyond that marks flow


@dataclass(frozen=True, slots=True)
class Mark(Stanced):
    """One stance on its day; `again` counts marks of the same day above it."""

    statement: str
    day: str
    column: int
    again: bool
    stance: str
    page: int


@dataclass(frozen=True, slots=True)
class GridRow:
    """One speaker of the stance grid: marks per draft."""

    name: str
    role: str
    cells: tuple[tuple[str, tuple[Mark, ...]], ...]


@dataclass(frozen=True, slots=True)
class GridGroup:
    """Rows of the grid that belong to one side."""

    side: str
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The stance grid: `days` are its columns under each siglum, empty where the marks flow instead."""

    sigla: tuple[str, ...]
    days: tuple[str, ...]
    groups: tuple[GridGroup, ...]
    left_out: int


def speaker_key(index: Index, statement: Statement) -> str:
    """What makes two statements one speaker's: the actor, or the shown name where no actor is known.

    "He" of one article, of whom nothing else is known, is not the "he" of another.
    """
    name = speaker_name(index, statement).casefold()
    return statement.actor or (f"{name} {statement.evidence[0].article}" if is_unknown(statement) else name)


def is_named(index: Index, statement: Statement) -> bool:
    """Whether the speaker is known by name."""
    actor = index.actors.get(statement.actor or "")
    if actor:
        return actor.type != "anonymous"
    return (statement.speaker or "")[:1].isupper() and not is_unknown(statement)


def day_said(index: Index, statement: Statement) -> str:
    """The day it was said, or, where that is not given, the day it was published."""
    return statement.said_on or index.first_published(statement.evidence)


def side_of(index: Index, actor: Actor | None) -> str:
    """Whom a speaker speaks for: the affiliation, or that they are not named."""
    if actor is None:
        return ""
    if actor.affiliation:
        return index.actor_name(actor.affiliation)
    return actor.name if actor.type == "state" else ""


def stance_grid(index: Index, statements: list[Statement], places: dict[str, int]) -> Grid:
    """Speakers by drafts with the marks of their stances; `places` tells on which page a statement stands."""
    # Statements whose speaker the text does not name come from many mouths: they make no row together.
    taken = [
        one
        for one in statements
        if one.stance != "none" and (one.actor or one.speaker) and any(d in index.draft for d in one.about)
    ]
    speakers: dict[str, list[Statement]] = {}
    for one in sorted(taken, key=lambda one: (day_said(index, one), one.id)):
        speakers.setdefault(speaker_key(index, one), []).append(one)
    kept = sorted(speakers, key=lambda key: (-len(speakers[key]), key))[:GRID_ROWS]
    named = {draft for key in kept for one in speakers[key] for draft in one.about}
    drafts = tuple(draft for draft in index.drafts if draft.id in named)
    days = tuple(sorted({day_said(index, one) for key in kept for one in speakers[key]}))
    axis = (
        {day: number for number, day in enumerate(days, 1)} if len(days) * len(drafts) <= AXIS_COLUMNS else {}
    )
    sides: dict[str, list[GridRow]] = {}
    drawn, rows = 0, 0
    for key in kept:
        row = _grid_row(index, speakers[key], drafts, axis, places)
        drawn += sum(len(marks) for _, marks in row.cells)
        if rows and drawn > GRID_MARKS:
            break
        rows += 1
        sides.setdefault(side_of(index, index.actors.get(key)), []).append(row)
    return Grid(
        sigla=tuple(index.sigla[draft.id] for draft in drafts),
        days=days if axis else (),
        groups=_grouped_by_side(sides),
        left_out=len(speakers) - rows,
    )


def _grouped_by_side(sides: dict[str, list[GridRow]]) -> tuple[GridGroup, ...]:
    """The largest sides first; those with one speaker, and those without a side, together at the end."""
    several = {side: rows for side, rows in sides.items() if side and len(rows) > 1}
    rest = [row for side, rows in sides.items() if side not in several for row in rows]
    order = sorted(several, key=lambda side: (-len(several[side]), side))
    groups = [GridGroup(side, tuple(several[side])) for side in order]
    return (*groups, GridGroup("", tuple(rest))) if rest else tuple(groups)


def _grid_row(
    index: Index,
    several: list[Statement],
    drafts: tuple[Draft, ...],
    axis: dict[str, int],
    places: dict[str, int],
) -> GridRow:
    actor = index.actors.get(several[0].actor or "")
    return GridRow(
        name=speaker_name(index, several[0]),
        role=actor.roles[0].text if actor and actor.roles else "",
        cells=tuple(
            (
                index.sigla[draft.id],
                _marks(index, [one for one in several if draft.id in one.about], axis, places),
            )
            for draft in drafts
        ),
    )


def _marks(
    index: Index, several: list[Statement], axis: dict[str, int], places: dict[str, int]
) -> tuple[Mark, ...]:
    """The days on which a stance was first taken or changed; what repeats it has no mark."""
    marks: list[Mark] = []
    for one in several:
        if marks and marks[-1].stance == one.stance:
            continue
        day = day_said(index, one)
        again = any(mark.day == day for mark in marks)
        marks.append(Mark(one.id, day, axis.get(day, 0), again, one.stance, places.get(one.id, 1)))
    return tuple(marks[:MARKS])
