"""Who cites whom, laid out for the template to draw: the cited on the left, the citing on the right."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.publish.index import Index

ROW, LEFT, RIGHT, TOP = 30, 230, 560, 24  # user units; the columns hold names of 30 letters
SHOWN = 16  # publications on each side, those with most links first


@dataclass(frozen=True, slots=True)
class Place:
    """One publication in the drawing; `held` where an article of it is in the dossier."""

    name: str
    y: int
    held: bool


@dataclass(frozen=True, slots=True)
class Tie:
    """From a cited publication to one that cites it; `weight` is the line's width."""

    path: str
    weight: float
    title: str


@dataclass(frozen=True, slots=True)
class ChainDrawing:
    """The drawing with its size."""

    cited: tuple[Place, ...]
    citing: tuple[Place, ...]
    ties: tuple[Tie, ...]
    left: int
    right: int
    width: int
    height: int


def link_counts(index: Index) -> dict[tuple[str, str], int]:
    """How many links lead from one outlet to another, by (cited, citing); none to oneself."""
    counts: dict[tuple[str, str], int] = {}
    for citation in index.records.citations:
        name = index.cited_outlet(citation)
        for article in dict.fromkeys(span.article for span in citation.evidence):
            by = index.outlet(article)
            if name and by and name.casefold() != by.casefold():
                counts[name, by] = counts.get((name, by), 0) + 1
    return counts


def draw_chain(index: Index, counts: dict[tuple[str, str], int]) -> ChainDrawing | None:
    """The drawing of the most frequent links; None where nobody cites anybody."""
    if not counts:
        return None
    held = {article.outlet.casefold() for article in index.records.articles if article.outlet}
    cited = _places(counts, 0, held)
    citing = _places(counts, 1, held)
    ys = {name: place.y for name, place in cited.items()}
    to = {name: place.y for name, place in citing.items()}
    most = max(counts.values())
    ties = [
        _tie(ys[a], to[b], f"{a} is cited by {b}, {count} times", count / most)
        for (a, b), count in sorted(counts.items())
        if a in ys and b in to
    ]
    height = TOP * 2 + ROW * (max(len(cited), len(citing)) - 1)
    return ChainDrawing(
        tuple(cited.values()), tuple(citing.values()), tuple(ties), LEFT, RIGHT, RIGHT + LEFT, height
    )


def _places(counts: dict[tuple[str, str], int], side: int, held: set[str]) -> dict[str, Place]:
    totals: dict[str, int] = {}
    for pair, count in counts.items():
        totals[pair[side]] = totals.get(pair[side], 0) + count
    ordered = sorted(totals, key=lambda name: (-totals[name], name))[:SHOWN]
    return {
        name: Place(name if len(name) <= 30 else name[:29] + "…", TOP + ROW * number, name.casefold() in held)
        for number, name in enumerate(ordered)
    }


def _tie(a: int, b: int, title: str, share: float) -> Tie:
    middle = (LEFT + RIGHT) // 2
    path = f"M{LEFT + 8} {a} C{middle} {a} {middle} {b} {RIGHT - 8} {b}"
    return Tie(path, round(1 + 3 * share, 2), title)
