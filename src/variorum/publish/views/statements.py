"""The statements: who said what of which draft, on which day, directly or not, by name or not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from variorum.model import Span, Statement
from variorum.publish.context import Info, Selection
from variorum.publish.evidence import Proof, proofs, shorten, speaker_name
from variorum.publish.index import Index, slug
from variorum.publish.views.frame import kicker
from variorum.publish.views.signs import Stanced
from variorum.publish.views.stances import (
    Grid,
    day_said,
    is_named,
    side_of,
    speaker_key,
    stance_grid,
)

LETTERS = re.compile(r"\W+")
PER_PAGE = 100  # statements on a page: with their evidence about 200 kB


@dataclass(frozen=True, slots=True)
class Saying(Stanced):
    """One statement: the reporter's words grey (`reported` false parts), the speaker's words black.

    `also` are the ids of statements that are the same words of the same day in other articles.
    """

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
    also: tuple[str, ...] = ()


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
class StatementsView:
    """The page of statements."""

    kicker: str
    total: int
    speakers_total: int
    grid: Grid | None
    speakers: tuple[Speaker, ...]
    counts: dict[str, int]
    drafts: tuple[tuple[str, str], ...]
    issues: tuple[tuple[str, str], ...]
    page: int
    pages: int
    selection: Selection
    standfirst: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """What holds for all selected statements, whatever page is shown."""

    ordered: tuple[Statement, ...]
    totals: dict[str, int]
    grid: Grid
    counts: dict[str, int]
    issues: tuple[tuple[str, str], ...]
    standfirst: tuple[tuple[str, str], ...]


def statements_view(index: Index, info: Info, selection: Selection) -> StatementsView:
    """The stance grid and one page of the statements that the reader selected."""
    key = ("statements", replace(selection, page=1))
    survey = index.remember(key, lambda: _survey(index, info, selection))
    total = len(survey.ordered)
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(selection.page, 1), pages)
    return StatementsView(
        kicker=kicker(index, f"Statements · {total} by {len(survey.totals)} speakers"),
        total=total,
        speakers_total=len(survey.totals),
        grid=survey.grid if page == 1 else None,
        speakers=_listed(index, info, survey.ordered[(page - 1) * PER_PAGE : page * PER_PAGE], survey.totals),
        counts=survey.counts,
        drafts=tuple((index.slugs[draft.id], index.sigla[draft.id]) for draft in index.drafts),
        issues=survey.issues,
        page=page,
        pages=pages,
        selection=selection,
        standfirst=survey.standfirst,
    )


def _survey(index: Index, info: Info, selection: Selection) -> Survey:
    chosen = [one for one in _candidates(index, selection) if _selected(index, one, selection)]
    totals = Counter(speaker_key(index, one) for one in chosen)
    ordered = _by_speaker(index, chosen, totals)
    places = {one.id: number // PER_PAGE + 1 for number, one in enumerate(ordered)}
    issues = dict.fromkeys(issue for one in index.records.statements for issue in one.issues)
    return Survey(
        ordered=ordered,
        totals=dict(totals),
        grid=stance_grid(index, chosen, places),
        counts=_counts(index, chosen),
        issues=tuple(sorted(((issue, info.label(issue)) for issue in issues), key=lambda pair: pair[1])),
        standfirst=_standfirst(index, chosen),
    )


def _candidates(index: Index, wanted: Selection) -> Iterable[Statement]:
    if not wanted.draft:
        return index.records.statements
    draft = next((draft for draft, slug in index.slugs.items() if slug == wanted.draft), "")
    return index.statements_about.get(draft, ())


def _selected(index: Index, statement: Statement, wanted: Selection) -> bool:
    return (
        (not wanted.issue or wanted.issue in statement.issues)
        and (not wanted.stance or wanted.stance == statement.stance)
        and _direct_as(statement, wanted.directness)
        and (not wanted.named or is_named(index, statement))
        and (not wanted.speaker or wanted.speaker.casefold() in speaker_name(index, statement).casefold())
    )


def _direct_as(statement: Statement, wanted: str) -> bool:
    return not wanted or wanted == (
        "relayed" if wanted == "relayed" and statement.relayed_by else statement.directness
    )


def _by_speaker(index: Index, statements: list[Statement], totals: Counter[str]) -> tuple[Statement, ...]:
    """Speakers with most to say first, each in the order of days; what nobody is named for comes last."""
    keyed = []
    for one in statements:
        key = speaker_key(index, one)
        told = not (one.actor or one.speaker)
        keyed.append((told, -totals[key], speaker_name(index, one), key, day_said(index, one), one.id, one))
    return tuple(one for *_, one in sorted(keyed, key=lambda line: line[:6]))


def _counts(index: Index, statements: list[Statement]) -> dict[str, int]:
    return {
        "direct": sum(one.directness == "direct" for one in statements),
        "indirect": sum(one.directness == "indirect" for one in statements),
        "mixed": sum(one.directness == "mixed" for one in statements),
        "relayed": sum(bool(one.relayed_by) for one in statements),
        "unnamed": sum(not is_named(index, one) for one in statements),
        "stance": sum(one.stance != "none" for one in statements),
    }


def _listed(
    index: Index, info: Info, page: tuple[Statement, ...], totals: dict[str, int]
) -> tuple[Speaker, ...]:
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
        side=side_of(index, actor),
        named=is_named(index, several[0]),
        count=count,
        sayings=_once([saying(index, info, one) for one in several]),
    )


def _once(sayings: list[Saying]) -> tuple[Saying, ...]:
    """What one speaker said, the same words of one day in several articles as one with all their evidence."""
    found: dict[tuple[str, str, str], Saying] = {}
    for one in sayings:
        said = "".join(words for words, spoken in one.parts if spoken)
        key = (LETTERS.sub("", said.casefold()), one.day, one.stance)
        if key in found:
            one = _joined(found[key], one)
        found[key] = one
    return tuple(found.values())


def _joined(first: Saying, again: Saying) -> Saying:
    """The first with the evidence of the other, and with all that either is about."""
    return replace(
        first,
        evidence=first.evidence + again.evidence,
        also=(*first.also, again.id),
        drafts=tuple(dict.fromkeys((*first.drafts, *again.drafts))),
        issues=tuple(dict.fromkeys((*first.issues, *again.issues))),
        hedged=first.hedged or again.hedged,
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
