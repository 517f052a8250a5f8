"""Annotated text to fit on: brat standoff in PolNeAR's layout, and a dossier's own reviewed statements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from variorum.errors import VariorumError

Spans = tuple[tuple[int, int], ...]
ROLES = ("source", "cue", "content")

_SPAN_LINE = re.compile(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t")
_EVENT_LINE = re.compile(r"[ER]\d+\t(.+)")


@dataclass(frozen=True, slots=True)
class Annotated:
    """One text with the attributions that one annotator marked in it: {role: spans} each."""

    name: str
    text: str
    attributions: tuple[dict[str, Spans], ...]


def read_corpus(corpus: Path) -> list[list[Annotated]]:
    """Return the texts of a corpus in PolNeAR's layout, each as a list with one reading per annotator.

    The layout: `text/STEM.txt` beside `attributions/STEM_*.ann` (brat standoff: T lines are spans, E lines
    join them as Source, Cue and Content). Raises VariorumError where there is nothing to read.
    """
    texts = sorted((corpus / "text").glob("*.txt"))
    if not texts:
        raise VariorumError(f"{corpus} holds no text/*.txt; give a folder with text/ and attributions/")
    return [list(_read_annotators(path)) for path in texts]


def _read_annotators(path: Path) -> Iterator[Annotated]:
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    folder = path.parent.parent / "attributions"
    standoffs = sorted(folder.glob(f"{path.stem}_*.ann")) or sorted(folder.glob(f"{path.stem}.ann"))
    if not standoffs:
        raise VariorumError(f"{path} has no {path.stem}_*.ann in {folder}; annotate it or take it out")
    for standoff in standoffs:
        attributions = read_standoff(standoff.read_text(encoding="utf-8"))
        _check_spans(attributions, len(text), standoff)
        yield Annotated(path.stem, text, tuple(attributions))


def read_standoff(standoff: str) -> list[dict[str, Spans]]:
    """Return the attributions of one .ann file, in its order."""
    lines = standoff.split("\n")
    spans: dict[str, Spans] = {}
    for found in filter(None, map(_SPAN_LINE.match, lines)):
        parts = (part.split() for part in found[2].split(";"))
        spans[found[1]] = tuple((int(start), int(end)) for start, end in parts)
    return [_read_event(found[1], spans) for found in filter(None, map(_EVENT_LINE.match, lines))]


def _read_event(event: str, spans: Mapping[str, Spans]) -> dict[str, Spans]:
    attribution: dict[str, Spans] = dict.fromkeys(ROLES, ())
    for argument in event.split():
        role, _, span = argument.partition(":")
        role = role.rstrip("0123456789").lower()  # brat numbers a role that is taken twice: Content2
        if role in attribution:
            attribution[role] += spans.get(span, ())
    return attribution


def _check_spans(attributions: Iterable[Mapping[str, Spans]], length: int, path: Path) -> None:
    for attribution in attributions:
        for start, end in (span for role in ROLES for span in attribution[role]):
            if not 0 <= start < end <= length:
                raise VariorumError(f"{path} marks {start}-{end} in a text of {length} characters; mend it")


def reviewed_statements(
    statements: Iterable[Mapping[str, Any]], articles: Iterable[Mapping[str, Any]]
) -> list[list[Annotated]]:
    """Return training texts from records: every article that has a reviewed statement, with all of those.

    `statements` and `articles` are records (docs: records) as `variorum export` prints them. Give only
    articles whose statements were all reviewed: what is not marked counts as no statement.
    """
    texts = {article["id"]: article["text"] for article in articles}
    marked: dict[str, list[dict[str, Spans]]] = {}
    for statement in statements:
        spans = {role: tuple((s["start"], s["end"]) for s in statement.get(role, ())) for role in ROLES}
        article = next(s["article"] for role in ROLES for s in statement.get(role, ()))
        if article not in texts:
            raise VariorumError(f"statement {statement.get('id')} is of {article}, which is not given")
        marked.setdefault(article, []).append(spans)
    return [[Annotated(name, texts[name], tuple(found))] for name, found in sorted(marked.items())]
