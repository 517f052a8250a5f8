"""How a publication renders a draft: its text, quotations of it, a paraphrase, or a rumour."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.model import Article, Draft, Form, Provision, Span, Witness, identity

# A list of fewer numbered points than this is a reporter's own summary, not the draft's text.
LEAST_POINTS = 3
QUOTED = re.compile(r"[“\"«„‘'].{3,}?[”\"»“’']")
HEARSAY = re.compile(
    r"\b(?:reportedly|rumou?r\w*|said to|believed to|according to|is understood to)\b", re.IGNORECASE
)


def find_witnesses(
    article: Article, drafts: Sequence[Draft], provisions: Sequence[Provision]
) -> tuple[Witness, ...]:
    """One witness for each draft that the article speaks of, in the order of the drafts."""
    return tuple(_witness(article, draft, [p for p in provisions if p.draft == draft.id]) for draft in drafts)


def _witness(article: Article, draft: Draft, provisions: Sequence[Provision]) -> Witness:
    numbers = {p.number for p in provisions if p.number}
    form = _form(article, draft, provisions, len(numbers))
    return Witness(
        id=identity("witness", article.id, draft.id),
        method="extract:witness",
        draft=draft.id,
        article=article.id,
        form=form,
        points_found=len(_whole_points(numbers)) if form == "text" else len(provisions),
        complete=form == "text" and draft.points is not None and len(_whole_points(numbers)) >= draft.points,
        evidence=_evidence(draft, provisions),
    )


def _form(article: Article, draft: Draft, provisions: Sequence[Provision], points: int) -> Form:
    if points >= LEAST_POINTS:
        return "text"
    if any(QUOTED.search(span.exact) for p in provisions for span in p.evidence):
        return "quotation"
    if provisions:
        return "paraphrase"
    around = " ".join(article.text[max(0, s.start - 80) : s.end + 80] for s in draft.evidence)
    return "rumour" if HEARSAY.search(around) else "paraphrase"


def _whole_points(numbers: set[str]) -> set[str]:
    """The points behind "10a" and "10b" are one point, 10."""
    return {re.sub(r"(?<=\d)[a-z]+$", "", number) for number in numbers}


def _evidence(draft: Draft, provisions: Sequence[Provision]) -> tuple[Span, ...]:
    return tuple(span for p in provisions for span in p.evidence) or draft.evidence
