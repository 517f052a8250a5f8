"""How a publication renders a draft: its text, quotations of it, a paraphrase, or a rumour."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.model import Article, Draft, Form, Provision, Span, Witness, identity

# A list of fewer numbered points than this is a reporter's own summary, not the draft's text.
LEAST_POINTS = 3
QUOTED = re.compile(r"[“\"«„](?:[^\s“”\"«»]+\s+){2,}[^\s“”\"«»]+[”\"»“]")  # three words and more
# What nobody vouches for. "According to two officials" is an attribution, no hearsay.
HEARSAY = re.compile(
    r"\b(?:reportedly|purported\w*|allegedly|rumou?r\w*|whisper\w*|"
    r"(?:is|are|was|were|been) (?:said|believed|thought|understood|told of)|"
    r"had heard|hear[ds]? (?:of|that|it)|"
    r"if there is one|(?:no one|nobody|not met anyone who) (?:has|had) seen|there is talk|may not exist|"
    r"no such (?:\w+ )?(?:paper|text|draft|plan|document|proposal))\b",
    re.IGNORECASE,
)
AROUND = 100  # code points beside a mention in which hearsay is looked for
IN_QUOTES = 0.25  # share of provisions with words of the draft itself that makes a quotation
MOSTLY = 0.4  # share of mentions and provisions told as hearsay that makes the whole a rumour
PRINTED = "provisions:printed-text"


def find_witnesses(
    article: Article, drafts: Sequence[Draft], provisions: Sequence[Provision]
) -> tuple[Witness, ...]:
    """One witness for each draft that the article speaks of, in the order of the drafts."""
    return tuple(_witness(article, draft, [p for p in provisions if p.draft == draft.id]) for draft in drafts)


def _witness(article: Article, draft: Draft, provisions: Sequence[Provision]) -> Witness:
    printed = _whole_points({p.number for p in provisions if p.number and p.method == PRINTED})
    form = _form(article, draft, provisions, len(printed))
    return Witness(
        id=identity("witness", article.id, draft.id),
        method="extract:witness",
        draft=draft.id,
        article=article.id,
        form=form,
        points_found=len(printed) if form == "text" else len(provisions),
        complete=form == "text" and draft.points is not None and len(printed) >= draft.points,
        evidence=_evidence(draft, provisions),
    )


def _form(article: Article, draft: Draft, provisions: Sequence[Provision], points: int) -> Form:
    if points >= LEAST_POINTS:
        return "text"
    told = [*draft.evidence, *(p.evidence[0] for p in provisions)]
    hearsay = [HEARSAY.search(article.text, max(0, s.start - AROUND), s.end + AROUND) for s in told]
    if sum(map(bool, hearsay)) >= MOSTLY * len(told):
        return "rumour"
    quoted = [any(QUOTED.search(span.exact) for span in p.evidence) for p in provisions]
    if quoted and sum(quoted) >= IN_QUOTES * len(quoted):
        return "quotation"
    return "paraphrase"


def _whole_points(numbers: set[str]) -> set[str]:
    """The points behind "10a" and "10b" are one point, 10."""
    return {re.sub(r"(?<=\d)[a-z]+$", "", number) for number in numbers}


def _evidence(draft: Draft, provisions: Sequence[Provision]) -> tuple[Span, ...]:
    return tuple(span for p in provisions for span in p.evidence) or draft.evidence
