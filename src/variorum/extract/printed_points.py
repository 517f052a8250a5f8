"""The numbered text of a draft printed inside an article: a provision for each clause, with its number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import cast

from variorum.annotated import Annotated
from variorum.drafted import Fill, Point
from variorum.extract.drafts import DraftMention
from variorum.extract.points import find_points, is_complete
from variorum.extract.points_notes import is_normative
from variorum.extract.quoting import Ranges
from variorum.extract.slots import find_fills
from variorum.extract.slots_modality import find_modalities
from variorum.model import (
    Deadline,
    Draft,
    Modality,
    Provision,
    Quantity,
    Span,
    Status,
    identity,
)
from variorum.reading import Block
from variorum.words import is_abbreviated

IssuesOf = Callable[[str], tuple[str, ...]]

LEAST_POINTS = 3  # fewer numbered lines than this are a list of something else
LEAST_NORMATIVE = 0.5  # the share of points that must bind somebody: else it is a list of news
# What says that a draft's own words follow.
ANNOUNCES = re.compile(
    r"(?:the\s+)?(?:full|complete|entire|verbatim)\s+text\b|\btext\s+in\s+full\b", re.IGNORECASE
)
BULLET = re.compile(r"^\W*$")
SENTENCE_END = re.compile(r"(?:(?<=[.;!?])|(?<=[.;!?]\]))\s+(?=[A-Z“\"\[(])|\n\n+")
# Rival wordings side by side: "[20][35] per cent", "shall [phase out] [phase down]".
RIVALS = re.compile(r"\]\s*(?:/\s*)?\[")
# Where a clause with a modal of its own begins: "… at once and may restore", "…, which shall end".
JOINT = re.compile(
    r"(?P<cut>(?:,\s+)?\band\s+|;\s+(?:and\s+)?|,\s+(?=which\b))(?:which\s+)?(?:[\w’'-]+\s+){0,6}$"
)
EXPECTED = re.compile(r"\b(?:expected|understood|agreed) that\b")
BINDS = re.compile(r"(?:shall|will|must|may|should|can|agrees?|undertakes?|(?:is|are) to)\b")
BRACKETED = re.compile(r"^[^\[\]]*(?:\[[^\[\]]+\][^\[\]\w]*)+$")
DEFERRED = re.compile(
    r"\bto be (?:agreed|determined|decided|negotiated|confirmed)\b|\b(?:left open|not (?:yet )?agreed)\b"
    r"|\[(?:…|\.{3}|tbd|blank)\]",
    re.IGNORECASE,
)

PRONOUNS = frozenset(("it", "they", "he", "she", "this", "that", "there", "which", "who"))
JOINS = frozenset(("the", "and", "both", "or", "each", "of", "as", "well"))

ONE_PARAGRAPH = 400  # code points: a draft and the one it came from, told of in one paragraph


def find_printed_points(
    annotated: Annotated, drafts: Sequence[Draft], mentions: Sequence[DraftMention], issues_of: IssuesOf
) -> tuple[tuple[Provision, ...], Ranges]:
    """The provisions of a numbered text in the article, and where it is printed, but for editors' notes.

    A text with bullets for numbers is taken where the article announces one ("the full text"). Nothing where
    the article prints no such text or speaks of no draft.
    """
    text = annotated.reading.article.text
    found = find_points(text, annotated.reading.blocks)
    points = [p for p in found if p.kind not in ("note", "heading")]
    listed = _numbered(text, points)
    if not _is_draft_text(text, listed):
        listed = _announced(text, [p for p in points if BULLET.match(p.label)], annotated.reading.blocks)
    if not drafts or not _is_draft_text(text, listed):
        return (), ()
    draft = _draft_of(text, listed, drafts, mentions)
    whole, notes = is_complete(text, points), _notes(found, listed)
    provisions = [
        _provision(annotated, draft, point, clause, issues_of)
        for point in listed
        for clause in _clauses_of(text, point, listed, notes)
        if whole or clause[1] < listed[-1].end or text[clause[1] - 1] in ".;"
    ]
    edges = [listed[0].start, *(edge for note in notes for edge in note), listed[-1].end]
    return tuple(provisions), tuple(zip(edges[::2], edges[1::2], strict=True))


def _numbered(text: str, points: Sequence[Point]) -> list[Point]:
    """The numbered points, with what is said between them to be gone."""
    listed = _ended([p for p in points if not BULLET.match(p.label)], text)
    if not listed:
        return []
    inside = (listed[0].start, listed[-1].end)
    gone = [p for p in points if p.kind == "deleted" and inside[0] < p.start and p.end <= inside[1]]
    return sorted({*listed, *gone}, key=lambda p: (p.start, -p.end))


def _notes(found: Sequence[Point], listed: Sequence[Point]) -> Ranges:
    """Where editors remark on the text; a remark that a point is gone is the text's own."""
    gone = {p.start for p in listed if p.kind == "deleted"}
    inside = (listed[0].start, listed[-1].end)
    notes = [p for p in found if p.kind == "note" and p.start not in gone]
    return tuple((p.start, p.end) for p in notes if inside[0] <= p.start and p.end <= inside[1])


def _clauses_of(text: str, point: Point, points: Sequence[Point], notes: Ranges) -> Iterator[tuple[int, int]]:
    """The commitments of a point without editors' notes; of a deletion what it says first."""
    clauses = _clauses(text, point.body, _own_end(point, points))
    if point.kind == "deleted":
        yield from islice(clauses, 1)
        return
    for start, end in clauses:
        if not any(a <= start and end <= b for a, b in notes):
            yield start, end


def _announced(text: str, unnumbered: Sequence[Point], blocks: Sequence[Block]) -> list[Point]:
    """The bullets among these points, where what stands before them says that a text follows; else none."""
    items = [(block.start, block.end) for block in blocks if block.kind == "item"]
    bullets = [
        p for p in unnumbered if p.label or any(a <= p.start < b for a, b in items) or p.kind == "deleted"
    ]
    return _ended(bullets, text) if bullets and ANNOUNCES.search(text, 0, bullets[0].start) else []


def _ended(points: list[Point], text: str) -> list[Point]:
    """The points, the last one ended where its paragraph ends if all others are of one paragraph.

    What follows the draft in an article would else be read as its last point.
    """
    if len(points) < LEAST_POINTS or any("\n\n" in text[p.start : p.end].rstrip() for p in points[:-1]):
        return points
    end = text.find("\n\n", points[-1].start, points[-1].end)
    return points if end < 0 else [*points[:-1], replace(points[-1], end=end)]


def _is_draft_text(text: str, points: Sequence[Point]) -> bool:
    tops = [p for p in points if p.parent is None]
    binding = [p for p in points if p.kind == "deleted" or is_normative(text[p.body : p.end])]
    return len(tops) >= LEAST_POINTS and len(binding) >= LEAST_NORMATIVE * len(points)


def _draft_of(
    text: str, points: Sequence[Point], drafts: Sequence[Draft], mentions: Sequence[DraftMention]
) -> Draft:
    """The draft with as many points as are printed, else that whose text is announced or was told of last."""
    tops = sum(p.parent is None for p in points)
    same_size = [draft for draft in drafts if draft.points == tops]
    if len(same_size) == 1:
        return same_size[0]
    by_id = {draft.id: draft for draft in drafts}
    before = [m for m in mentions if m.start < points[0].start and m.draft_id in by_id]
    if not before:
        return drafts[0]
    announced = [m for m in before if ANNOUNCES.match(text, m.start)]
    if announced:
        return by_id[announced[-1].draft_id]
    last = by_id[before[-1].draft_id]
    near = {m.draft_id for m in before if before[-1].start - m.start <= ONE_PARAGRAPH}
    # "The full text of the counterproposal to the plan" announces the counterproposal.
    heirs = [d for d in drafts if d.id in near and d.parent and d.parent.draft == last.id]
    return heirs[-1] if heirs else last


def _own_end(point: Point, points: Sequence[Point]) -> int:
    """Where the point's own words end: before its first sub-point."""
    return min((p.start for p in points if point.body < p.start < point.end), default=point.end)


def _clauses(text: str, body: int, end_of_point: int) -> Iterator[tuple[int, int]]:
    """The commitments of a point: its sentences, each cut before a further modal with a verb of its own."""
    ends = SENTENCE_END.finditer(text, body, end_of_point)
    cuts = [body, *(m.end() for m in ends if not is_abbreviated(text, m.start())), end_of_point]
    for start, end in pairwise(cuts):
        if not text[start:end].strip():
            continue
        yield from _cut(text, start, len(text[:end].rstrip()))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    modals = find_modalities(text, start, end)
    if BRACKETED.match(text[start:end]) or EXPECTED.search(text, start, end):
        modals = []  # rival wordings, and what one expectation covers, stay together
    last = start
    for before, modal in pairwise(modals):
        joint = JOINT.search(text, before.end, modal.start)
        if joint and BINDS.match(text, modal.start):
            yield last, last + len(text[last : joint.start()].rstrip())
            last = joint.end("cut")
    if end > last:
        yield last, end


def _provision(
    annotated: Annotated, draft: Draft, point: Point, clause: tuple[int, int], issues_of: IssuesOf
) -> Provision:
    article = annotated.reading.article
    start, end = clause
    span = article.span(start, end)
    fills = find_fills(article.text, start, end)
    status = _status(point, span.exact)
    obligor = next((f for f in fills if f.slot == "obligor"), None)
    return Provision(
        id=identity("provision", article.id, start, end, draft.id),
        confidence=0.95,
        method="provisions:printed-text",
        draft=draft.id,
        number=_number(point),
        issues=_issues(article.text, point, span, issues_of),
        status=status,
        modality=_modality(fills) if status == "proposed" else None,
        obligor=_names(annotated, obligor),
        obligor_evidence=(article.span(obligor.start, obligor.end),) if obligor else (),
        quantity=_quantity(annotated, clause, _modality(fills)),
        deadline=_deadline(annotated, fills),
        conditions=tuple(article.span(f.start, f.end) for f in fills if f.slot == "condition"),
        scope=tuple(article.span(f.start, f.end) for f in fills if f.slot == "scope"),
        evidence=(span,),
    )


def _number(point: Point) -> str | None:
    """The number as printed: a deletion's is that of the point it does away with, a bullet has none."""
    if point.kind == "deleted":
        return point.refers or point.number
    return point.number if not BULLET.match(point.label) else None


def _status(point: Point, words: str) -> Status:
    if point.kind == "deleted":
        return "dropped"
    return "open" if BRACKETED.match(words) or RIVALS.search(words) or DEFERRED.search(words) else "proposed"


def _issues(text: str, point: Point, span: Span, issues_of: IssuesOf) -> tuple[str, ...]:
    """Of the clause; of its whole point where the clause alone says too little."""
    own = issues_of(span.exact)
    return own if own != ("other",) else issues_of(text[point.body : point.end])[:1]


def _modality(fills: Sequence[Fill]) -> Modality:
    # A point without a modal ("Confirmation of sovereignty") binds as it stands.
    found = next((f.value for f in fills if f.slot == "modality"), "shall")
    return cast(Modality, found)


def _names(annotated: Annotated, obligor: Fill | None) -> tuple[str, ...]:
    """The names of the actors bound, or the words for them where none is named."""
    if obligor is None:
        return ()
    words = annotated.reading.article.text[obligor.start : obligor.end]
    if words.lower() in PRONOUNS:
        return ()
    names = {actor.id: actor.name for actor in annotated.actors}
    found = [n for n in annotated.names if obligor.start <= n.start < obligor.end and n.actor in names]
    rest = words
    for name in found:
        rest = rest.replace(annotated.reading.article.text[name.start : name.end], "")
    if set(rest.lower().replace(",", " ").split()) - JOINS:
        return (words,)  # "a joint commission chaired by …": the name in it is not who is bound
    return tuple(dict.fromkeys(names[n.actor] for n in found)) or (words,)


def _quantity(annotated: Annotated, clause: tuple[int, int], modality: Modality) -> Quantity | None:
    amount = next((a for a in annotated.amounts if clause[0] <= a.start and a.end <= clause[1]), None)
    if amount is None:
        return None
    span = annotated.reading.article.span(amount.start, amount.end)
    # "Neither shall keep more than 15" is a ceiling, though "more than 15" alone is a floor.
    turned = modality == "shall-not" and amount.comparator == "at-least"
    comparator = "at-most" if turned else amount.comparator
    return Quantity(value=amount.value, unit=amount.unit, comparator=comparator, span=span)


def _deadline(annotated: Annotated, fills: Sequence[Fill]) -> Deadline | None:
    fill = next((f for f in fills if f.slot == "deadline"), None)
    if fill is None:
        return None
    spans = [(date.evidence[0], date.value) for date in annotated.dates]
    value = next((v for s, v in spans if fill.start <= s.start < fill.end), None)
    span = annotated.reading.article.span(fill.start, fill.end)
    return Deadline(text=span.exact, value=value, span=span)
