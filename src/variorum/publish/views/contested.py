"""The contested facts: every side with its words, who holds it, and how many independent origins it has."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model import Dispute, Side
from variorum.publish.context import Info, Selection
from variorum.publish.evidence import Proof, proofs, shorten, speaker_name
from variorum.publish.index import Index
from variorum.publish.views.frame import kicker, origins
from variorum.publish.views.stances import day_said

PER_PAGE = 50  # contested facts on a page
TYPES = {
    "contradiction": "contradiction: two accounts cannot both hold",
    "denial": "denial: one says it, another denies it",
    "uncertainty": "uncertainty: the reporting itself leaves it open",
}


@dataclass(frozen=True, slots=True)
class SideLine:
    """What one article says for a side, and who says it there; `speaker` is empty for the article itself."""

    anchor: str
    words: str
    speaker: str
    day: str
    proof: Proof


@dataclass(frozen=True, slots=True)
class SideView:
    """One position: its words in each article, and its weight by origin."""

    position: str
    outlets: tuple[str, ...]
    origins: int
    repeats: int
    lines: tuple[SideLine, ...]


@dataclass(frozen=True, slots=True)
class DisputeView:
    """One contested fact."""

    id: str
    about: str
    type: str
    type_words: str
    issues: tuple[tuple[str, str], ...]
    drafts: tuple[tuple[str, str], ...]
    sides: tuple[SideView, ...]
    confidence: float
    method: str


@dataclass(frozen=True, slots=True)
class ContestedView:
    """The page of contested facts."""

    kicker: str
    disputes: tuple[DisputeView, ...]
    counts: dict[str, int]
    page: int
    pages: int


def contested_view(index: Index, info: Info, selection: Selection) -> ContestedView:
    """All contested facts, those told by most outlets first; what the reporting leaves open comes last."""
    ordered = sorted(index.records.disputes, key=lambda one: _order(index, one))
    pages = max(1, -(-len(ordered) // PER_PAGE))
    page = min(max(selection.page, 1), pages)
    shown = ordered[(page - 1) * PER_PAGE : page * PER_PAGE]
    return ContestedView(
        kicker=kicker(index, f"Contested · {len(ordered)} facts"),
        disputes=tuple(dispute_view(index, info, one) for one in shown),
        counts={kind: sum(one.type == kind for one in ordered) for kind in TYPES},
        page=page,
        pages=pages,
    )


def _order(index: Index, dispute: Dispute) -> tuple[bool, int, int, str]:
    outlets = {index.outlet(span.article) for side in dispute.sides for span in side.evidence}
    return dispute.type == "uncertainty", -len(outlets), list(TYPES).index(dispute.type), dispute.id


def dispute_view(index: Index, info: Info, dispute: Dispute) -> DisputeView:
    """One contested fact as the page shows it."""
    held = [
        index.statements[one] for side in dispute.sides for one in side.statements if one in index.statements
    ]
    issues = [
        issue for issue in index.issues_of_dispute(dispute) if issue in info.labels or issue != dispute.about
    ]
    drafts = dict.fromkeys(draft for one in held for draft in one.about if draft in index.slugs)
    return DisputeView(
        id=dispute.id,
        about=_about(index, info, dispute),
        type=dispute.type,
        type_words=TYPES[dispute.type],
        issues=tuple((issue, info.label(issue)) for issue in issues),
        drafts=tuple((index.slugs[draft], index.sigla[draft]) for draft in drafts),
        sides=tuple(_side(index, info, dispute, number) for number in range(len(dispute.sides))),
        confidence=dispute.confidence,
        method=dispute.method,
    )


def _about(index: Index, info: Info, dispute: Dispute) -> str:
    """What is contested, as a heading: a draft's name, an issue's label, or the record's own words."""
    if dispute.about in index.draft:
        return f"{index.sigla[dispute.about]}, {index.draft[dispute.about].name}"
    if dispute.about in info.labels:
        return info.labels[dispute.about]
    about = shorten(dispute.about, 160)
    return about[:1].upper() + about[1:]


def _side(index: Index, info: Info, dispute: Dispute, number: int) -> SideView:
    side = dispute.sides[number]
    articles = tuple(dict.fromkeys(span.article for span in side.evidence))
    independent = origins(index, info, articles)
    found = proofs(index, dispute, side.evidence)
    return SideView(
        position=shorten(side.position, 240),
        outlets=tuple(dict.fromkeys(index.outlet(article) for article in articles)),
        origins=independent,
        repeats=len(articles) - independent,
        lines=tuple(
            _line(index, side, proof, f"{dispute.id}-{number + 1}-{place}")
            for place, proof in enumerate(found, 1)
        ),
    )


def _line(index: Index, side: Side, proof: Proof, anchor: str) -> SideLine:
    held = [index.statements[one] for one in side.statements if one in index.statements]
    here = [one for one in held if any(span.article == proof.article for span in one.evidence)]
    return SideLine(
        anchor=anchor,
        words=proof.exact,
        speaker=speaker_name(index, here[0]) if here else "",
        day=day_said(index, here[0]) if here else proof.published,
        proof=proof,
    )
