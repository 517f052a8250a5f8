"""The numbered text of a draft printed inside an article: its points as provisions under their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from spacy.tokens import Doc

from variorum.annotated import Annotated
from variorum.drafted import Point
from variorum.extract import provision_words as words
from variorum.extract.clauses import Clause, split_clauses
from variorum.extract.points import find_points
from variorum.extract.predicates import Predicate, find_predicate, subject_tokens
from variorum.extract.provision_passages import Content
from variorum.extract.sentences import Sentence
from variorum.model import Status

LEAST_POINTS = 3  # two numbered lines are a reporter's own list
NUMBERED = re.compile(r"[\dIVXivx]|\([a-z]\)|[a-z]\)|[a-z]\.")
BRACKETED = re.compile(r"\[[^\]]{8,}\]|\]\s*\[")
NORMATIVE = re.compile(
    r"\b(?:shall|will|must|may|agrees?|undertakes?|commits?|to be|is to|are to|should|can|cannot|expected)\b",
    re.I,
)
LEAST_LEAD = 20  # code points: a shorter lead of sub-points ("The parties:") says nothing of its own
MOSTLY = 0.5  # share of the points that must bind somebody for the list to be a text on the table


def printed_points(annotated: Annotated) -> list[Point]:
    """The points of a draft's own text in the article, empty where it prints none."""
    article = annotated.reading.article
    points = [
        p
        for p in find_points(article.text, annotated.reading.blocks)
        if p.kind in ("point", "subpoint", "deleted") and NUMBERED.search(p.label)
    ]
    binding = sum(bool(NORMATIVE.search(article.text, p.body, p.end)) or p.kind == "deleted" for p in points)
    return points if len(points) >= LEAST_POINTS and binding >= MOSTLY * len(points) else []


def read_points(
    annotated: Annotated, points: list[Point], sentences: tuple[Sentence, ...], heads: Mapping[int, str]
) -> Iterator[Content]:
    """The contents of printed points, each clause that binds one of its own, under the draft named before them."""
    doc = annotated.doc
    draft = _draft_of(doc, points[0].start, heads)
    if draft is None:
        return
    inner = {p.parent for p in points if p.parent}
    for point in points:
        children = [p.start for p in points if p.parent == point.number and p.start > point.start]
        end = min([*children, own_end(annotated, point, points)])
        if point.kind == "deleted":
            yield from _deleted(doc, point, draft, sentences)
        elif point.number not in inner or end - point.body > LEAST_LEAD:
            yield from _of_point(doc, point, (point.body, end), draft, sentences)


def own_end(annotated: Annotated, point: Point, points: list[Point]) -> int:
    """The end of a point; the last one ends with its paragraph, for the article goes on after it."""
    if any(other.start > point.start for other in points):
        return point.end
    blocks = [b for b in annotated.reading.blocks if b.start <= point.start < b.end]
    return min(point.end, blocks[0].end) if blocks else point.end


def _draft_of(doc: Doc, start: int, heads: Mapping[int, str]) -> str | None:
    """The draft named last before the first point, or first after it."""
    before = [i for i in heads if doc[i].idx < start]
    return heads[max(before)] if before else heads[min(heads)] if heads else None


def _of_point(
    doc: Doc, point: Point, extent: tuple[int, int], draft: str, sentences: tuple[Sentence, ...]
) -> Iterator[Content]:
    held = [t.i for s in sentences for t in s.tokens(doc) if extent[0] <= t.idx < extent[1]]
    if held and BRACKETED.search(doc[held[0] : held[-1] + 1].text):
        clause = Clause(held[0], held[-1] + 1)
        sentence = next(s for s in sentences if s.first <= held[0] < s.last)
        yield _content(doc, clause, find_predicate(doc, clause), draft, point, sentence, "open")
        return
    for sentence in sentences:
        tokens = [t.i for t in sentence.tokens(doc) if extent[0] <= t.idx < extent[1]]
        if not tokens:
            continue
        for clause in _binding(doc, split_clauses(doc, tokens[0], tokens[-1] + 1)):
            predicate = find_predicate(doc, clause)
            if predicate is not None and not _is_cut_off(doc, predicate, clause):
                yield _content(doc, clause, predicate, draft, point, sentence, "proposed")


def _binding(doc: Doc, clauses: tuple[Clause, ...]) -> Iterator[Clause]:
    """Clauses that bind, each with the unbinding ones around it (a condition, a list)."""
    held: Clause | None = None
    for clause in clauses:
        modal = any(
            t.tag_ == "MD" or t.lower_ in ("agrees", "agree", "undertakes") for t in clause.tokens(doc)
        )
        if held is None:
            held = clause
        elif modal and any(t.tag_ == "MD" for t in held.tokens(doc)):
            yield held
            held = clause
        else:
            held = Clause(held.first, clause.last, held.joint)
    if held is not None:
        yield held


def _is_cut_off(doc: Doc, predicate: Predicate, clause: Clause) -> bool:
    """Whether the text breaks off at the verb ("The status shall be")."""
    return doc[predicate.verb].tag_ == "MD" or (predicate.lemma == "be" and predicate.verb == clause.last - 1)


def _deleted(doc: Doc, point: Point, draft: str, sentences: tuple[Sentence, ...]) -> Iterator[Content]:
    for sentence in sentences:
        tokens = [t.i for t in sentence.tokens(doc) if point.start <= t.idx < point.end]
        if tokens:
            clause = Clause(tokens[0], tokens[-1] + 1)
            yield _content(doc, clause, None, draft, point, sentence, "dropped")
            return


def _content(
    doc: Doc,
    clause: Clause,
    predicate: Predicate | None,
    draft: str,
    point: Point,
    sentence: Sentence,
    status: Status,
) -> Content:  # noqa: PLR0913
    subject = subject_tokens(doc, clause, predicate) if predicate else []
    return Content(
        draft=draft,
        first=clause.first,
        last=clause.last,
        sentence=sentence.index,
        rule="text",
        clause=clause,
        predicate=predicate,
        status=status,
        subject=(subject[0].i, subject[-1].i + 1) if subject else None,
        modal=predicate.modal if predicate else None,
        number=point.refers or point.number if point.kind == "deleted" else point.number,
        carrier="" if predicate is None or predicate.lemma not in words.CONTENT_VERBS else predicate.lemma,
    )
