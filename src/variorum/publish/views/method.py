"""Method and limits: what the dossier is made of, what was refused and why, what could not be read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from variorum.model import Refused
from variorum.publish.context import HistoryEntry, Info, Measure, Selection
from variorum.publish.days import day_of
from variorum.publish.evidence import Proof, proofs
from variorum.publish.index import Index
from variorum.publish.views.frame import kicker
from variorum.reading import Unread

# What a kind of record is called on the page, where its own name does not say it.
COUNTED = {
    "citations": "links to other publications",
    "dates": "time expressions",
    "disputes": "contested facts",
    "origins": "independent origins",
    "sourcing": "notes on who saw or was told",
    "rows": "lines of the table",
}
SHOWN = 40  # refused sentences printed for each reason; the rest are counted and exported


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """One sentence that was not used."""

    id: str
    looked_like: str
    text: str
    outlet: str
    article: str
    evidence: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class RefusedGroup:
    """Sentences refused for one reason; `left_out` are counted but not printed."""

    looked_like: str
    reason: str
    count: int
    lines: tuple[RefusedLine, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class MethodLine:
    """One rule, model or reviewer and how many records it made, with the mean of its confidence."""

    name: str
    kinds: str
    count: int
    confidence: float


@dataclass(frozen=True, slots=True)
class AccuracyLine:
    """One figure on each set of texts, None where nothing could be measured; `floor` is what is aimed at."""

    name: str
    values: tuple[float | None, ...]
    floor: float | None


@dataclass(frozen=True, slots=True)
class MethodView:
    """The page of method and limits; `figures` has a line for each figure, a column for each of `texts`."""

    kicker: str
    counts: tuple[tuple[str, int], ...]
    used: int
    refused_total: int
    refused: tuple[RefusedGroup, ...]
    methods: tuple[MethodLine, ...]
    unread: tuple[Unread, ...]
    unpublished: tuple[tuple[str, str], ...]
    accuracy: tuple[Measure, ...]
    texts: tuple[str, ...]
    figures: tuple[AccuracyLine, ...]
    measured: str
    reviews: tuple[HistoryEntry, ...]
    pack: str
    version: str
    issues: int


def method_view(index: Index, info: Info, selection: Selection) -> MethodView:
    """The counts, the rules and what they refused, the accuracy as measured, and the reviews."""
    records = index.records
    kinds = [field for field in records.__struct_fields__ if field != "refused"]
    return MethodView(
        kicker=kicker(index, f"Method · {len(records.articles)} articles"),
        counts=tuple((COUNTED.get(kind, kind), len(getattr(records, kind))) for kind in kinds),
        used=len(records.provisions) + len(records.statements),
        refused_total=len(records.refused),
        refused=_refused(index),
        methods=index.remember("methods", lambda: _methods(index)),
        unread=info.unread,
        unpublished=tuple(
            (article.id, article.title or article.path)
            for article in records.articles
            if not day_of(article.published)
        ),
        accuracy=info.accuracy,
        texts=tuple(dict.fromkeys(one.on for one in info.accuracy)),
        figures=_accuracy(info.accuracy),
        measured=info.measured,
        reviews=info.reviews,
        pack=info.pack,
        version=info.version,
        issues=len(info.labels),
    )


def _accuracy(measures: tuple[Measure, ...]) -> tuple[AccuracyLine, ...]:
    texts = dict.fromkeys(one.on for one in measures)
    names = dict.fromkeys(one.name for one in measures)
    value = {(one.name, one.on): one.value for one in measures}
    floor = {one.name: one.floor for one in measures}
    return tuple(
        AccuracyLine(name, tuple(value.get((name, text)) for text in texts), floor[name]) for name in names
    )


def _refused(index: Index) -> tuple[RefusedGroup, ...]:
    groups: dict[tuple[str, str], list[Refused]] = {}
    for one in index.records.refused:
        groups.setdefault((one.looked_like, one.reason), []).append(one)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(
        RefusedGroup(
            looked_like,
            reason,
            len(several),
            tuple(_line(index, one) for one in several[:SHOWN]),
            max(len(several) - SHOWN, 0),
        )
        for (looked_like, reason), several in ordered
    )


def _line(index: Index, refused: Refused) -> RefusedLine:
    span = refused.evidence[0]
    return RefusedLine(
        id=refused.id,
        looked_like=refused.looked_like,
        text=" ".join(span.exact.split()),
        outlet=index.outlet(span.article),
        article=span.article,
        evidence=proofs(index, refused, refused.evidence),
    )


def _methods(index: Index) -> tuple[MethodLine, ...]:
    made: dict[str, list[tuple[str, float]]] = {}
    for record in index.records:
        if record.method:
            made.setdefault(record.method, []).append((type(record).__name__.lower(), record.confidence))
    ordered = sorted(made.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(
        MethodLine(
            name=name,
            kinds=", ".join(sorted(Counter(kind for kind, _ in several))),
            count=len(several),
            confidence=round(sum(confidence for _, confidence in several) / len(several), 2),
        )
        for name, several in ordered
    )
