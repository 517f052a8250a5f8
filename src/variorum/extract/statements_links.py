"""Statements tied to the drafts they speak of, each sentence of a position to itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from variorum.annotated import Annotated
from variorum.extract.stance import Side, figure_stance, make_ground, make_voice, statement_stance, sub_span
from variorum.extract.stance_frames import frame_stance
from variorum.extract.stance_ground import Ground
from variorum.extract.statements_labels import label_of
from variorum.extract.statements_table import is_on_table
from variorum.model import Actor, Span, Statement, identity

REACH: Final = 260  # code points back to the draft that a passage is on
FAR_REACH: Final = 600  # the same for a quotation; words that take a side reach to the last draft named
AROUND: Final = 60  # code points around a statement in which the clause of its cue names a draft
Mentions = Sequence[tuple[int, int, str]]
_ENDS: Final = re.compile(r"[.!?]['\"”’)\]]*\s*['\"“‘]?$")
_AND_THAT: Final = re.compile(r"(?P<gap>[,;]? and )that\b|(?<=[.!?])(?P<stop>\s+)(?=[“\"][A-Z])")
LEAST_CLAUSE: Final = 3  # words of a clause that is a statement to itself
_BUT: Final = re.compile(r"[,;—–] (?:but|while|though|although|yet) $")
_ITEM: Final = re.compile(r"\n[-*•]?\s?[^\n]{0,20}$")  # the words behind begin another paragraph or list item
_AND: Final = re.compile(r"(?:and|but|while|though|although|yet)\s", re.I)
_OPENING, _CLOSING = ("“", '"', "‘", "'", "«", "``"), "”\"’'»"
# What takes up a draft again without naming it.
_AGAIN: Final = re.compile(
    r"\b(?:it|its|this|that|these|those|they|them|there)\b|\bthe\s(?:\w+\s){0,2}?(?:text|deal|points?|terms?|language"
    r"|clauses?|provisions?|guarantees?|wording|conditions?|offer|talks|negotiations|process)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Table:
    """An article and the texts on the table in it, as statements are tied to them."""

    annotated: Annotated
    mentions: Mentions
    ground: Ground
    actors: Mapping[str, Actor]


def link_statements(
    annotated: Annotated, statements: Sequence[Statement], draft_mentions: Mentions
) -> tuple[Statement, ...]:
    """Statements with stance and drafts, from mention spans (start, end, draft id) in the article.

    Where drafts are on the table, an utterance of several sentences or clauses becomes several statements:
    each has its own draft and stance. A stance needs a draft, so it is "none" without.
    """
    if not draft_mentions:
        return tuple(_without_side(one) for one in statements)
    mentions = sorted(draft_mentions)
    actors = {actor.id: actor for actor in annotated.actors}
    table = Table(annotated, mentions, make_ground(annotated, mentions), actors)
    linked: list[Statement] = []
    several = is_on_table(annotated.reading.article.text, mentions)
    for one in statements:
        parts = _positions(table, one) if several else [one]
        for part in parts:
            linked.append(_link(table, part, linked))
    return tuple(linked)


def _positions(table: Table, statement: Statement) -> list[Statement]:
    """A statement taken apart into what can be held by itself."""
    whole = label_of(table.ground, statement)
    labelled = statement if whole is None else _part(statement, (whole,))
    return [clause for part in split_statement(labelled) for clause in _clauses(part)]


def split_statement(statement: Statement) -> Iterator[Statement]:
    """A statement cut where its cue ends a sentence between two quotations, or itself."""
    groups: list[list[Span]] = [[statement.content[0]]]
    for before, after in zip(statement.content, statement.content[1:], strict=False):
        if _breaks(before, after):
            groups.append([after])
        else:
            groups[-1].append(after)
    if len(groups) == 1:
        yield statement
        return
    for group in groups:
        yield _part(statement, tuple(group))


def _breaks(before: Span, after: Span) -> bool:
    """Whether one utterance ends before a cue and another begins behind it.

    So it is where the cue ends a sentence or paragraph, where a quotation becomes report, and at "but".
    """
    if after.start - before.end <= 2:
        return False
    into_report = before.exact[-1] in _CLOSING and not after.exact.startswith(_OPENING)
    return bool(
        into_report
        or _ITEM.search(after.prefix)
        or _ENDS.search(after.prefix)
        or _BUT.search(after.prefix)
        or _AND.match(after.exact)
    )


def _clauses(statement: Statement) -> Iterator[Statement]:
    """ "That the fleet would sail, and that the tolls would rise. “We shall see.”": three things said."""
    whole = statement.content[0]
    cuts = [match for match in _AND_THAT.finditer(whole.exact) if _outside_quotes(whole.exact, match.start())]
    edges = [0, *(match.start() for match in cuts), len(whole.exact)]
    ends = [match.end("gap") if match["gap"] else match.end("stop") for match in cuts]
    parts = [sub_span(whole, a, b) for a, b in zip([0, *ends], edges[1:], strict=True)]
    if (
        len(statement.content) > 1
        or len(parts) == 1
        or any(len(p.exact.split()) < LEAST_CLAUSE for p in parts)
    ):
        yield statement
        return
    for part in parts:
        yield _part(statement, (part,))


def _outside_quotes(text: str, at: int) -> bool:
    return text.count("“", 0, at) == text.count("”", 0, at) and text.count('"', 0, at) % 2 == 0


def _part(statement: Statement, content: tuple[Span, ...]) -> Statement:
    return msgspec.structs.replace(
        statement,
        id=statement_id(content),
        content=content,
        evidence=tuple(sorted((*statement.source, *statement.cue, *content), key=lambda s: s.start)),
    )


def statement_id(content: Sequence[Span], *more: object) -> str:
    """Identity of a statement: the same words at the same place of one article."""
    return identity("statement", content[0].article, *((s.start, s.end) for s in content), *more)


def _link(table: Table, statement: Statement, earlier: Sequence[Statement]) -> Statement:
    """The statement with the drafts it is about, and the side it takes toward them."""
    voice = make_voice(statement, table.actors.get(statement.actor or ""))
    stance, words = statement_stance(table.ground, statement, voice)
    evaluates = stance != "none"
    about = _named(table, statement) or _passage(statement, table.mentions, earlier, evaluates)
    if not about:
        return _without_side(statement)
    if stance == "none" and statement.directness != "indirect":
        stance, words = frame_stance(table.annotated, table.ground, statement, voice, earlier)
    if stance == "none":
        stance, words = _held_before(statement, about, earlier)
    if stance == "none":
        stance, words = figure_stance(table.ground, statement)
    return msgspec.structs.replace(statement, about=about, stance=stance, stance_evidence=words)


def _without_side(statement: Statement) -> Statement:
    return msgspec.structs.replace(statement, stance="none", stance_evidence=())


def _held_before(statement: Statement, about: tuple[str, ...], earlier: Sequence[Statement]) -> Side:
    """The side of what was said a moment ago under the same cue, for a quotation that goes on from it."""
    if statement.directness == "indirect" or not earlier:
        return "none", ()
    before = earlier[-1]
    same = before.cue == statement.cue and before.source == statement.source
    if same and before.cue and set(before.about) & set(about) and before.stance in ("support", "oppose"):
        return before.stance, before.stance_evidence
    return "none", ()


def _named(table: Table, statement: Statement) -> tuple[str, ...]:
    """Drafts mentioned in the content; else in what stands with source and cue in the paragraph."""
    mentions, text = table.mentions, table.annotated.reading.article.text
    inside = [
        draft for start, end, draft in mentions for c in statement.content if start < c.end and c.start < end
    ]
    if inside:
        return tuple(dict.fromkeys(inside))
    first = min(span.start for span in statement.evidence)
    last = max(span.end for span in statement.evidence)
    first = max(first - AROUND, text.rfind("\n", 0, first))
    last = min(last + AROUND, text.find("\n", last) % (len(text) + 1))
    return tuple(dict.fromkeys(draft for start, end, draft in mentions if first <= start and end <= last))


def _passage(
    statement: Statement, mentions: Mentions, earlier: Sequence[Statement], evaluates: bool
) -> tuple[str, ...]:
    """The draft that the passage is on, for a statement that takes it up again or takes a side."""
    start = min(span.start for span in statement.evidence)
    if earlier and earlier[-1].cue and earlier[-1].cue == statement.cue and earlier[-1].about:
        return earlier[-1].about
    for before in reversed(earlier[-3:]):
        near = start - max(span.end for span in before.evidence) < REACH
        if near and before.about and before.actor and before.actor == statement.actor:
            return before.about
    takes_up = any(_AGAIN.search(span.exact) for span in statement.content)
    if not (evaluates or takes_up or statement.directness == "direct"):
        return ()
    at = bisect_left(mentions, (start, 0, ""))
    reach = REACH if statement.directness == "indirect" else FAR_REACH
    if at and (evaluates or start - mentions[at - 1][1] <= reach):
        return (mentions[at - 1][2],)
    if evaluates and not at and mentions[0][0] - start <= FAR_REACH:
        return (mentions[0][2],)  # an article may open with a verdict on what it then tells of
    return ()
