"""The statements: who said what of which draft, on which day, directly or not, by name or not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from variorum.model import Actor, Span, Statement
from variorum.publish.context import Info, Selection
from variorum.publish.evidence import Proof, proofs, shorten, speaker_name
from variorum.publish.index import Index, slug
from variorum.publish.views.frame import kicker

PER_PAGE = 100  # statements on a page: with their evidence about 200 kB
GRID_ROWS = 40  # speakers in the grid, those with most stances first
AXIS_COLUMNS = (
    24  # day columns that fit beside one another, all drafts together; beyond that marks flow in order
)

STANCES = {
    "support": ("+", "supports"),
    "oppose": ("−", "opposes"),
    "mixed": ("±", "mixed"),
    "none": ("○", "no stance"),
}


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement: the reporter's words grey (`reported` false parts), the speaker's words black."""

    id: str
    actor: str
    day: str
    published: str
    said_on_given: bool
    parts: tuple[tuple[str, bool], ...]
    directness: str
    relayed_by: str
    named: bool
    venue: str
    outlet: str
    drafts: tuple[tuple[str, str], ...]
    issues: tuple[tuple[str, str], ...]
    stance: str
    stance_words: str
    hedged: bool
    evidence: tuple[Proof, ...]

    @property
    def sign(self) -> str:
        """The stance's sign."""
        return STANCES[self.stance][0]

    @property
    def stands(self) -> str:
        """The stance in a word."""
        return STANCES[self.stance][1]


@dataclass(frozen=True, slots=True)
class Speaker:
    """One speaker with what they said, in order of day."""

    anchor: str
    name: str
    role: str
    side: str
    named: bool
    count: int
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One stance on its day; `again` counts marks of the same day above it."""

    statement: str
    day: str
    column: int
    again: bool
    stance: str
    page: int

    @property
    def sign(self) -> str:
        """The stance's sign."""
        return STANCES[self.stance][0]

    @property
    def stands(self) -> str:
        """The stance in a word."""
        return STANCES[self.stance][1]


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
class StatementsView:
    """The page of statements."""

    kicker: str
    total: int
    speakers_total: int
    sigla: tuple[str, ...]
    days: tuple[str, ...]
    groups: tuple[GridGroup, ...]
    left_out: int
    speakers: tuple[Speaker, ...]
    counts: dict[str, int]
    drafts: tuple[tuple[str, str], ...]
    issues: tuple[tuple[str, str], ...]
    page: int
    pages: int
    selection: Selection
    standfirst: tuple[tuple[str, str], ...]


def statements_view(index: Index, info: Info, selection: Selection) -> StatementsView:
    """The stance grid and one page of the statements that the reader selected."""
    chosen = [one for one in index.records.statements if _selected(index, one, selection)]
    ordered = _by_speaker(index, chosen)
    pages = max(1, -(-len(ordered) // PER_PAGE))
    page = min(max(selection.page, 1), pages)
    places = {one.id: number // PER_PAGE + 1 for number, one in enumerate(ordered)}
    groups, days, left_out = _grid(index, chosen, places)
    issues = dict.fromkeys(issue for one in index.records.statements for issue in one.issues)
    return StatementsView(
        kicker=kicker(index, f"Statements · {len(chosen)} by {_speakers(index, chosen)} speakers"),
        total=len(chosen),
        speakers_total=_speakers(index, chosen),
        sigla=tuple(index.sigla[draft.id] for draft in index.drafts),
        days=days,
        groups=groups,
        left_out=left_out,
        speakers=_listed(index, info, ordered[(page - 1) * PER_PAGE : page * PER_PAGE], chosen),
        counts=_counts(index, chosen),
        drafts=tuple((index.slugs[draft.id], index.sigla[draft.id]) for draft in index.drafts),
        issues=tuple(sorted(((issue, info.label(issue)) for issue in issues), key=lambda pair: pair[1])),
        page=page,
        pages=pages,
        selection=selection,
        standfirst=_standfirst(index, chosen),
    )


def speaker_key(index: Index, statement: Statement) -> str:
    """What makes two statements one speaker's: the actor, or the shown name where no actor is known."""
    return statement.actor or speaker_name(index, statement).casefold()


def is_named(index: Index, statement: Statement) -> bool:
    """Whether the speaker is known by name."""
    actor = index.actors.get(statement.actor or "")
    if actor:
        return actor.type != "anonymous"
    return bool(statement.speaker) and any(letter.isupper() for letter in (statement.speaker or "")[:1])


def day_said(index: Index, statement: Statement) -> str:
    """The day it was said, or, where that is not given, the day it was published."""
    return statement.said_on or index.first_published(statement.evidence)


def _selected(index: Index, statement: Statement, wanted: Selection) -> bool:
    slugs = {index.slugs.get(draft, "") for draft in statement.about}
    return (
        (not wanted.draft or wanted.draft in slugs)
        and (not wanted.issue or wanted.issue in statement.issues)
        and (not wanted.stance or wanted.stance == statement.stance)
        and _direct_as(statement, wanted.directness)
        and (not wanted.named or is_named(index, statement))
        and (not wanted.speaker or wanted.speaker.casefold() in speaker_name(index, statement).casefold())
    )


def _direct_as(statement: Statement, wanted: str) -> bool:
    return not wanted or wanted == (
        "relayed" if wanted == "relayed" and statement.relayed_by else statement.directness
    )


def _by_speaker(index: Index, statements: list[Statement]) -> list[Statement]:
    """Speakers with most to say first, each in the order of days."""
    weight = Counter(speaker_key(index, one) for one in statements)
    return sorted(
        statements,
        key=lambda one: (
            -weight[speaker_key(index, one)],
            speaker_name(index, one),
            speaker_key(index, one),
            day_said(index, one),
            one.id,
        ),
    )


def _speakers(index: Index, statements: list[Statement]) -> int:
    return len({speaker_key(index, one) for one in statements})


def _counts(index: Index, statements: list[Statement]) -> dict[str, int]:
    return {
        "direct": sum(one.directness == "direct" for one in statements),
        "indirect": sum(one.directness == "indirect" for one in statements),
        "mixed": sum(one.directness == "mixed" for one in statements),
        "relayed": sum(bool(one.relayed_by) for one in statements),
        "unnamed": sum(not is_named(index, one) for one in statements),
        "stance": sum(one.stance != "none" for one in statements),
    }


def _listed(index: Index, info: Info, page: list[Statement], chosen: list[Statement]) -> tuple[Speaker, ...]:
    totals = Counter(speaker_key(index, one) for one in chosen)
    groups: dict[str, list[Statement]] = {}
    for one in page:
        groups.setdefault(speaker_key(index, one), []).append(one)
    return tuple(_speaker(index, info, key, several, totals[key]) for key, several in groups.items())


def _speaker(index: Index, info: Info, key: str, several: list[Statement], count: int) -> Speaker:
    actor = index.actors.get(key)
    return Speaker(
        anchor=f"speaker-{actor.id if actor else slug(key) or several[0].id}",
        name=speaker_name(index, several[0]),
        role=actor.roles[0].text if actor and actor.roles else "",
        side=_side(index, actor),
        named=is_named(index, several[0]),
        count=count,
        sayings=tuple(saying(index, info, one) for one in several),
    )


def saying(index: Index, info: Info, statement: Statement) -> Saying:
    """One statement as the lists show it, with its evidence."""
    published = index.first_published(statement.evidence)
    return Saying(
        id=statement.id,
        actor=statement.actor or "",
        day=statement.said_on or published,
        published=published,
        said_on_given=bool(statement.said_on),
        parts=_parts(statement),
        directness=statement.directness,
        relayed_by=index.actor_name(statement.relayed_by),
        named=is_named(index, statement),
        venue=statement.venue.exact if statement.venue else "",
        outlet=index.outlet(statement.evidence[0].article) if statement.evidence else "",
        drafts=tuple((index.slugs[one], index.sigla[one]) for one in statement.about if one in index.slugs),
        issues=tuple((issue, info.label(issue)) for issue in statement.issues),
        stance=statement.stance,
        stance_words=" … ".join(span.exact for span in statement.stance_evidence),
        hedged=statement.hedged,
        evidence=proofs(index, statement, statement.evidence),
    )


def _parts(statement: Statement) -> tuple[tuple[str, bool], ...]:
    """The words in the order of the text: (words, whether they are what was said); cue words are grey."""
    said = [(span.start, span, True) for span in statement.content]
    cues = [(span.start, span, False) for span in statement.cue if not _inside(span, statement.content)]
    article = statement.content[0].article
    ordered = sorted(one for one in (*said, *cues) if one[1].article == article)
    return tuple((shorten(span.exact, 420), spoken) for _, span, spoken in ordered)


def _inside(span: Span, others: tuple[Span, ...]) -> bool:
    return any(
        other.article == span.article and other.start <= span.start and span.end <= other.end
        for other in others
    )


def _side(index: Index, actor: Actor | None) -> str:
    """Whom a speaker speaks for: the affiliation, or that they are not named."""
    if actor is None:
        return ""
    if actor.affiliation:
        return index.actor_name(actor.affiliation)
    return actor.name if actor.type == "state" else ""


def _grid(
    index: Index, statements: list[Statement], places: dict[str, int]
) -> tuple[tuple[GridGroup, ...], tuple[str, ...], int]:
    """Speakers by drafts with the marks of their stances; the days of the axis; the rows left out."""
    taken = [
        one for one in statements if one.stance != "none" and any(draft in index.draft for draft in one.about)
    ]
    speakers: dict[str, list[Statement]] = {}
    for one in sorted(taken, key=lambda one: (day_said(index, one), one.id)):
        speakers.setdefault(speaker_key(index, one), []).append(one)
    kept = sorted(speakers, key=lambda key: (-len(speakers[key]), key))[:GRID_ROWS]
    days = tuple(sorted({day_said(index, one) for key in kept for one in speakers[key]}))
    fits = len(days) * len(index.drafts) <= AXIS_COLUMNS
    axis = {day: number for number, day in enumerate(days, 1)} if fits else {}
    sides: dict[str, list[GridRow]] = {}
    for key in kept:
        row = _grid_row(index, speakers[key], axis, places)
        sides.setdefault(_side(index, index.actors.get(key)), []).append(row)
    groups = _grouped_by_side(sides)
    return groups, days if axis else (), len(speakers) - len(kept)


def _grouped_by_side(sides: dict[str, list[GridRow]]) -> tuple[GridGroup, ...]:
    """The largest sides first; those with one speaker, and those without a side, together at the end."""
    several = {side: rows for side, rows in sides.items() if side and len(rows) > 1}
    rest = [row for side, rows in sides.items() if side not in several for row in rows]
    order = sorted(several, key=lambda side: (-len(several[side]), side))
    groups = [GridGroup(side, tuple(several[side])) for side in order]
    return (*groups, GridGroup("", tuple(rest))) if rest else tuple(groups)


def _grid_row(
    index: Index, several: list[Statement], axis: dict[str, int], places: dict[str, int]
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
            for draft in index.drafts
        ),
    )


def _marks(
    index: Index, several: list[Statement], axis: dict[str, int], places: dict[str, int]
) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    for one in several:
        day = day_said(index, one)
        again = any(mark.day == day for mark in marks)
        if any(mark.day == day and mark.stance == one.stance for mark in marks):
            continue
        marks.append(Mark(one.id, day, axis.get(day, 0), again, one.stance, places.get(one.id, 1)))
    return tuple(marks)


def _standfirst(index: Index, statements: list[Statement]) -> tuple[tuple[str, str], ...]:
    """Counted from the grid: each draft's siglum with how many speakers stand where."""
    lines: list[tuple[str, str]] = []
    for draft in index.drafts:
        about = [one for one in statements if draft.id in one.about and one.stance != "none"]
        tally: Counter[str] = Counter(
            stance for stance, _ in {(one.stance, speaker_key(index, one)) for one in about}
        )
        told = [
            f"{tally[stance]} {words}"
            for stance, words in (("support", "for it"), ("oppose", "against it"), ("mixed", "mixed"))
            if tally[stance]
        ]
        if told:
            lines.append((index.sigla[draft.id], ", ".join(told)))
    return tuple(lines)
