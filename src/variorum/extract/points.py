"""Points of a draft's text, in every numbering style: `find_points`, and `read_draft` with their slots.

Marks make a series before they make points: a style opens with its first number (or a number that a later
mark carries on), goes on by small steps, and holds only styles of a higher rank. What stands between
(headings, adverts, editors' notes, the article around the draft) belongs to no point.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum.drafted import DraftText, Fill, Point, PointKind
from variorum.extract.points_lines import Line, find_lines, is_title
from variorum.extract.points_marks import RANK, Mark
from variorum.extract.points_notes import find_notes, is_aside, is_normative, read_deletion
from variorum.extract.slots import find_fills
from variorum.reading import Block

__all__ = ["Point", "find_points", "is_complete", "read_draft"]

MAX_STEP = 4  # "4." after "1." is a list with holes; "31." after "4." is a day
MIN_BULLETS = 3  # two bullets above a story are its summary, not a draft
_OPTION = re.compile(r"\[\s*(?:Option|Alternative|Variant)\b", re.I)
_ENDED = re.compile(r"[.;:!?,…][”\"’'»)\]*_]*$|[”\"»)\]]$")


@dataclass(slots=True)
class _Open:
    """A point being read: its mark, where it stands in the tree, and how far its text goes."""

    mark: Mark
    family: str
    parent: int | None
    series: int
    end: int
    children: int = 0


def read_draft(text: str, siglum: str, blocks: Sequence[Block] = (), title: str = "") -> DraftText:
    """The draft with its points and their slots; a point that only says that it is gone keeps kind
    "deleted".
    """
    found = find_points(text, blocks)
    points = tuple(point for point in found if point.kind != "note")
    notes = tuple((point.start, point.end) for point in found if point.kind == "note")
    fills = tuple(_fills_of(text, point, notes) for point in points)
    return DraftText(siglum, text, points, fills, is_complete(text, points), title, notes)


def _fills_of(text: str, point: Point, notes: Sequence[tuple[int, int]]) -> tuple[Fill, ...]:
    """The slots of a point that commits to something, but for those in an editor's note."""
    if point.kind in ("deleted", "heading"):
        return ()
    fills = find_fills(text, point.body, point.end)
    return tuple(f for f in fills if all(f.end <= start or f.start >= end for start, end in notes))


def find_points(text: str, blocks: Sequence[Block] = ()) -> list[Point]:
    """The points in printed order, sub-points after their point, notes and deletions in their place.

    `blocks` are the reader's, where there are any: list items whose mark the reading text no longer prints.
    A text without marks gives its normative paragraphs, numbered from 1.
    """
    lines = find_lines(text, blocks)
    opened = _open_points(text, lines)
    points = _numbered(text, _main_series(text, opened)) or _paragraph_points(text, lines)
    stated = _stated_deletions(text, lines, points)
    return sorted([*points, *find_notes(text, points), *stated], key=lambda p: (p.start, -p.end))


def is_complete(text: str, points: Sequence[Point]) -> bool:
    """False if the last point breaks off in mid-sentence, so that what follows it is not known."""
    own = [p for p in points if p.kind in ("point", "subpoint")]
    if not own or max(p.end for p in own) < len(text.rstrip()):
        return True
    last = max(own, key=lambda p: (p.end, p.start))
    ended = [bool(_ENDED.search(text[p.body : p.end].rstrip())) for p in own if p.end < last.start]
    usual = sum(ended) * 2 >= max(1, len(ended))
    return bool(_ENDED.search(text[last.body : last.end].rstrip())) or not usual


def _open_points(text: str, lines: Sequence[Line]) -> list[_Open]:
    """All points in order of print, as a tree: every mark that carries on or opens a series."""
    opened: list[_Open] = []
    stack: list[int] = []
    seen: dict[str, int] = {}
    current: int | None = None
    for index, line in enumerate(lines):
        mark, stack = _next_mark(lines, index, opened, stack, seen)
        if mark is not None:
            current = _push(mark, line, opened, stack, seen)
        elif line.heading:
            current = None
        elif current is not None and _goes_on(text, lines, index, opened[current]):
            for at in stack:
                opened[at].end = line.end
        else:
            current = None if line.opens and not is_aside(text[line.start : line.end]) else current
    return opened


def _family(mark: Mark) -> str:
    return "arabic" if mark.style == "bare" else mark.style


def _next_mark(
    lines: Sequence[Line], index: int, opened: list[_Open], stack: list[int], seen: dict[str, int]
) -> tuple[Mark | None, list[int]]:
    """The reading of the line's mark that fits the series best, and the stack that it stands on."""
    best: tuple[int, Mark, list[int]] | None = None
    for mark in lines[index].marks:
        fit, below = _fit(mark, lines, index, opened, stack, seen)
        if fit and (best is None or fit > best[0]):
            best = (fit, mark, below)
    return (best[1], best[2]) if best else (None, stack)


def _fit(
    mark: Mark, lines: Sequence[Line], index: int, opened: list[_Open], stack: list[int], seen: dict[str, int]
) -> tuple[int, list[int]]:
    """(how well the mark carries on what is open, 0 for not at all; the stack without what it closes)."""
    family = _family(mark)
    levels = [opened[at].family for at in stack]
    if family in levels:
        depth = levels.index(family)
        last = opened[stack[depth]].mark
        if mark.style == "bullet":
            return 6, stack[:depth]
        if mark.number == last.number:
            return 0, stack
        step = mark.value - last.value
        if mark.style == "dotted" and mark.number.rsplit(".", 1)[0] != last.number.rsplit(".", 1)[0]:
            return (6 if mark.value == 1 else 2), stack[:depth]
        if step == 1:
            return 9, stack[:depth]
        if 1 < step <= MAX_STEP and mark.style != "bare":
            return 3, stack[:depth]
        return (2 if mark.value == 1 and _carried_on(mark, lines, index) else 0), stack[:depth]
    below = [at for at in stack if RANK[opened[at].mark.style] < RANK[mark.style]]
    if mark.style == "bullet":
        return 5, below
    if family in seen and 0 < mark.value - seen[family] <= 1:
        return 7, below
    opens_series = mark.value == 1 and (mark.style != "bare" or _carried_on(mark, lines, index))
    if opens_series:
        return 5, below
    return (4 if not stack and _carried_on(mark, lines, index) else 0), below


def _carried_on(mark: Mark, lines: Sequence[Line], index: int) -> bool:
    """True if a later line opens with the next number in the same style."""
    following = (m for line in lines[index + 1 :] for m in line.marks)
    step = 0 if mark.style == "bullet" else 1
    return any(m.value == mark.value + step and _family(m) == _family(mark) for m in following)


def _push(mark: Mark, line: Line, opened: list[_Open], stack: list[int], seen: dict[str, int]) -> int:
    parent = stack[-1] if stack else None
    family = _family(mark)
    siblings = [o for o in opened if o.parent == parent and o.family == family]
    restarts = parent is None and bool(siblings) and _place(mark) <= _place(siblings[-1].mark)
    series = (siblings[-1].series + restarts) if siblings else 0
    if mark.style == "bullet":
        series = 0
    opened.append(_Open(mark, family, parent, series, line.end))
    for at in stack:
        opened[at].children += 1
        opened[at].end = line.end
    stack.append(len(opened) - 1)
    seen[family] = mark.value
    return len(opened) - 1


def _place(mark: Mark) -> tuple[int, ...]:
    """Where the mark stands in its series: "2.1" comes after "1.6"."""
    if mark.style == "dotted":
        return tuple(int(part) for part in mark.number.split("."))
    return (mark.value,)


def _goes_on(text: str, lines: Sequence[Line], index: int, point: _Open) -> bool:
    """True if an unmarked line is more of the open point: the same paragraph, or a further normative one."""
    line = lines[index]
    words = text[line.start : line.end]
    if not line.opens:
        return not (is_title(words) and is_aside(words))
    if not text[point.mark.end : point.end].strip(" *_"):
        return True
    if _OPTION.match(words) and "[" in text[point.mark.start : point.end]:
        return True
    before_mark = index + 1 < len(lines) and bool(lines[index + 1].marks)
    if is_title(words) and (before_mark or not words.rstrip().endswith(":")):
        return False
    inside = _carried_on(point.mark, lines, index)
    return (inside or is_normative(words)) and not is_aside(words) and not read_deletion(words)


def _main_series(text: str, opened: list[_Open]) -> list[tuple[int, _Open]]:
    """The tree that is the draft: the lowest rank with a series of two or more, else the bullets."""
    roots: dict[tuple[str, int], list[int]] = {}
    for at, point in enumerate(opened):
        if point.parent is None:
            roots.setdefault((point.family, point.series), []).append(at)
    fit = [key for key, at in roots.items() if len(at) >= (MIN_BULLETS if key[0] == "bullet" else 2)]
    if not fit:
        lone = [at for at, point in enumerate(opened) if point.parent is None and point.mark.value == 1]
        if len(lone) == 1 and len(text[: opened[lone[0]].mark.start].strip()) == 0:
            return list(enumerate(opened))
        bullets = [(at, _rootless(point)) for at, point in enumerate(opened) if point.family == "bullet"]
        return bullets if len(bullets) >= MIN_BULLETS else []
    size = {key: sum(1 + opened[at].children for at in roots[key]) for key in fit}
    numbered = [key for key in fit if key[0] != "bullet"]
    chosen = max(numbered or fit, key=lambda key: (size[key], -roots[key][0]))
    kept = set(roots[chosen])
    for at, point in enumerate(opened):
        if point.parent in kept:
            kept.add(at)
    return [(at, opened[at]) for at in sorted(kept)]


def _rootless(point: _Open) -> _Open:
    """The point as a root: the lone mark above it is no series."""
    return _Open(point.mark, point.family, None, 0, point.end)


def _numbered(text: str, tree: list[tuple[int, _Open]]) -> list[Point]:
    """Points with their numbers composed: "b" under "10" is "10b", "1" under article 3 is "3.1"."""
    where = dict(tree)
    restarting = _restarting(tree)
    points: dict[int, Point] = {}
    counts: dict[int | None, int] = {}
    for at, opening in tree:
        parent = points.get(opening.parent) if opening.parent is not None else None
        above = None if opening.parent is None else where.get(opening.parent)
        group = opening.parent if parent and parent.kind != "heading" else None
        counts[group] = counts.get(group, 0) + (opening.family == "bullet")
        number = _compose(opening, parent, counts[group], restarting)
        body = _body_start(text, opening.mark.end, opening.end)
        kind: PointKind = "heading" if _is_heading(text, at, body, opening, tree) else "point"
        if parent is not None and above is not None and parent.kind != "heading":
            kind = "subpoint"
        label = text[opening.mark.start : opening.mark.end].strip(" #*_")
        points[at] = Point(
            number,
            label,
            opening.mark.start,
            opening.end,
            body,
            kind,
            parent.number if parent else None,
        )
        deletion = read_deletion(text[body : opening.end])
        if deletion is not None and kind != "heading":
            points[at] = replace(points[at], kind="deleted", refers=deletion or None)
    return list(points.values())


def _body_start(text: str, start: int, end: int) -> int:
    while start < end and (text[start].isspace() or text[start] in "*_"):
        start += 1
    return start


def _is_heading(text: str, at: int, body: int, opening: _Open, tree: list[tuple[int, _Open]]) -> bool:
    """True for a marked title whose own words are no provision but the name of what stands below it."""
    first_child = next((point.mark.start for _, point in tree if point.parent == at), None)
    if first_child is None:
        return False
    own = text[body:first_child].strip()
    return not own or (is_title(own) and not own.endswith(":") and not is_normative(own))


def _restarting(tree: list[tuple[int, _Open]]) -> set[str]:
    """The styles whose numbers start anew under each parent, so that only with it they name a point."""
    printed: dict[str, list[str]] = {}
    for _, opening in tree:
        printed.setdefault(opening.family, []).append(opening.mark.number)
    return {family for family, numbers in printed.items() if len(set(numbers)) < len(numbers)}


def _compose(opening: _Open, parent: Point | None, count: int, restarting: set[str]) -> str:
    number = opening.mark.number
    if opening.family == "bullet":
        return f"{parent.number}.{count}" if parent and parent.kind != "heading" else str(count)
    if parent is None or opening.family in ("word", "dotted"):
        return number
    if opening.family in ("alpha", "roman"):
        return parent.number + number
    lone = opening.family not in restarting and parent.kind == "heading"
    return number if lone else f"{parent.number}.{number}"


def _paragraph_points(text: str, lines: Sequence[Line]) -> list[Point]:
    """The normative paragraphs of a text that prints no marks, numbered from 1."""
    paragraphs: list[tuple[int, int]] = []
    for line in lines:
        if line.opens or not paragraphs or text[paragraphs[-1][1]] == "\n":
            paragraphs.append((line.start, line.end))
        else:
            paragraphs[-1] = (paragraphs[-1][0], line.end)
    kept = [(s, e) for s, e in paragraphs if is_normative(text[s:e]) and not is_aside(text[s:e])]
    return [Point(str(i), "", s, e, s) for i, (s, e) in enumerate(kept, start=1)]


def _stated_deletions(text: str, lines: Sequence[Line], points: Sequence[Point]) -> list[Point]:
    """Paragraphs of their own that say that a point of the other text is gone ("Point 3 … is to be
    removed").
    """
    taken = [(p.start, p.end) for p in points]
    found = []
    for line in lines:
        if any(start <= line.start < end for start, end in taken):
            continue
        number = read_deletion(text[line.start : line.end])
        if number:
            found.append(Point(number, "", line.start, line.end, line.start, "deleted", None, number))
    return found
