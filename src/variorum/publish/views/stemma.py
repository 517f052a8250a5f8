"""The stemma: which draft was made from which, laid out by day for the template to draw."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model import Draft
from variorum.publish.context import Info, Selection
from variorum.publish.days import short
from variorum.publish.index import Index
from variorum.publish.views.frame import kicker
from variorum.publish.views.synopsis import held_words

# User units of the drawing; the lane holds a name of 24 letters.
LANE, STEP, LEFT, TOP = 190, 96, 96, 48


@dataclass(frozen=True, slots=True)
class Node:
    """One draft in the drawing; `held` where its text is held."""

    slug: str
    siglum: str
    name: str
    x: int
    y: int
    held: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """From a parent down to the draft made from it, with the relation at its middle."""

    path: str
    relation: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One draft in the list beside the drawing."""

    slug: str
    siglum: str
    name: str
    makers: tuple[str, ...]
    dated: str
    points: str
    held: str
    parent: str
    witnesses: int
    outlets: int


@dataclass(frozen=True, slots=True)
class DraftsView:
    """The page of all drafts."""

    kicker: str
    drafts: tuple[DraftLine, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    days: tuple[tuple[str, int], ...]
    width: int
    height: int
    description: str
    pairs: tuple[tuple[str, str, str, str], ...]


def drafts_view(index: Index, info: Info, selection: Selection) -> DraftsView:
    """All drafts with their descent drawn, oldest at the top."""
    days = sorted({index.first_day(draft)[:10] for draft in index.drafts})
    depth = {day: TOP + STEP * number for number, day in enumerate(days)}
    nodes = _nodes(index, depth)
    edges = _edges(index, nodes)
    return DraftsView(
        kicker=kicker(index, f"Drafts · {len(index.drafts)} on the table"),
        drafts=tuple(_line(index, draft) for draft in index.drafts),
        nodes=tuple(nodes.values()),
        edges=edges,
        days=tuple((short(day) if day != "9999" else "undated", y) for day, y in depth.items()),
        width=max(720, max((node.x for node in nodes.values()), default=0) + LANE + 40),
        height=TOP + STEP * max(len(days) - 1, 0) + 56,
        description=_description(index),
        pairs=_pairs(index),
    )


def _nodes(index: Index, depth: dict[str, int]) -> dict[str, Node]:
    """Each draft on its day, in a lane of its own down to there from the draft it was made from."""
    lanes = _lanes(index, depth)
    return {
        draft.id: Node(
            slug=index.slugs[draft.id],
            siglum=index.sigla[draft.id],
            name=draft.name if len(draft.name) <= 24 else draft.name[:23] + "…",
            x=LEFT + LANE * lanes[draft.id],
            y=depth[index.first_day(draft)[:10]],
            held=any(witness.form == "text" for witness in index.witnesses.get(draft.id, ())),
        )
        for draft in index.drafts
    }


def _lanes(index: Index, depth: dict[str, int]) -> dict[str, int]:
    """The lane of each draft, so that no line runs through the mark of a draft that it does not join.

    Families first, an heir in its parent's lane or the next free one; who stands alone takes what is left.
    """
    y = {draft.id: depth[index.first_day(draft)[:10]] for draft in index.drafts}
    parents = {d.id: d.parent.draft for d in index.drafts if d.parent and d.parent.draft in y}
    lanes: dict[str, int] = {}
    busy: dict[int, list[tuple[int, int]]] = {}
    for id_ in _by_descent(list(y), parents):
        begin = end = y[id_]
        if (parent := parents.get(id_, "")) in lanes:
            begin, end = min(end, y[parent] + 1), max(end, y[parent] - 1)
        lane = lanes.get(parent, 0)
        while any(begin <= last and first <= end for first, last in busy.get(lane, ())):
            lane += 1
        busy.setdefault(lane, []).append((begin, end))
        lanes[id_] = lane
    return lanes


def _by_descent(ids: list[str], parents: dict[str, str]) -> list[str]:
    """Drafts of families before those that stand alone, parents before their heirs."""
    family = parents.keys() | set(parents.values())

    def ancestors(id_: str) -> int:
        count = 0
        while id_ in parents and count < len(parents):
            id_, count = parents[id_], count + 1
        return count

    return sorted(ids, key=lambda id_: (id_ not in family, ancestors(id_)))


def _edges(index: Index, nodes: dict[str, Node]) -> tuple[Edge, ...]:
    found: list[Edge] = []
    for draft in index.drafts:
        if draft.parent and draft.parent.draft in nodes:
            relation = draft.parent.relation.replace("-", " ")
            found.append(_edge(nodes[draft.parent.draft], nodes[draft.id], relation))
    return tuple(found)


def _edge(a: Node, b: Node, relation: str) -> Edge:
    """Past the parent's name, across, and along the child's own lane: no line crosses a name."""
    if a.y == b.y:
        arc = f"M{a.x} {a.y - 7} C{a.x} {a.y - 30} {b.x} {b.y - 30} {b.x} {b.y - 7}"
        return Edge(arc, relation, (a.x + b.x) // 2 - 20, a.y - 28)
    down = 1 if b.y > a.y else -1  # an heir can be known to be older than what it is said to be made from
    start, stop, turn = a.y + 7 * down, b.y - 7 * down, a.y + 40 * down
    path = f"M{a.x} {start} V{stop}"
    if a.x != b.x:
        side = 10 if b.x > a.x else -10
        path = (
            f"M{a.x} {start} V{turn - 10 * down} Q{a.x} {turn} {a.x + side} {turn}"
            f" H{b.x - side} Q{b.x} {turn} {b.x} {turn + 10 * down} V{stop}"
        )
    return Edge(path, relation, b.x + 12, b.y - 18)


def _line(index: Index, draft: Draft) -> DraftLine:
    witnesses = index.witnesses.get(draft.id, [])
    parent = ""
    if draft.parent and draft.parent.draft in index.sigla:
        parent = f"{draft.parent.relation.replace('-', ' ')} {index.sigla[draft.parent.draft]}"
    return DraftLine(
        slug=index.slugs[draft.id],
        siglum=index.sigla[draft.id],
        name=draft.name,
        makers=index.makers(draft),
        dated=draft.dated or "",
        points=str(draft.points) if draft.points else "not known",
        held=held_words(index, draft),
        parent=parent,
        witnesses=len({witness.article for witness in witnesses}),
        outlets=len({index.outlet(witness.article) for witness in witnesses}),
    )


def _description(index: Index) -> str:
    said = [
        f"{index.sigla[one.id]} {one.parent.relation.replace('-', ' ')} {index.sigla[one.parent.draft]}"
        for one in index.drafts
        if one.parent and one.parent.draft in index.sigla
    ]
    return "; ".join(said) + "." if said else "No draft is known to descend from another."


def _pairs(index: Index) -> tuple[tuple[str, str, str, str], ...]:
    """Each draft beside its parent, as (parent's slug, its siglum, slug, siglum)."""
    return tuple(
        (
            index.slugs[one.parent.draft],
            index.sigla[one.parent.draft],
            index.slugs[one.id],
            index.sigla[one.id],
        )
        for one in index.drafts
        if one.parent and one.parent.draft in index.draft
    )
