"""Find the contested facts of an article: `find_disputes`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from variorum.annotated import Annotated
from variorum.extract.claims import Claim, find_claims
from variorum.extract.dispute_figures import numbers, retold
from variorum.extract.dispute_found import Found
from variorum.extract.dispute_open import uncertainties
from variorum.extract.dispute_rules import contradictions, contrasts, denials
from variorum.extract.drafts import DraftMention
from variorum.extract.sentences import find_sentences
from variorum.model import Dispute, Side, Statement, identity


def find_disputes(
    annotated: Annotated, statements: Sequence[Statement], mentions: Sequence[DraftMention] = ()
) -> tuple[Dispute, ...]:
    """The contested facts in the order of the text, every side with the words that hold it.

    Contradictions (opposite claims about one thing, figures that differ), denials (what is denied is a side)
    and uncertainty that the reporter states. `mentions` lets "the plan" and "its provisions" meet.
    """
    sentences = find_sentences(annotated)
    claims = find_claims(annotated, sentences, statements)
    found = [
        *denials(annotated, sentences, claims, mentions),
        *contradictions(annotated, sentences, claims, mentions),
        *contrasts(annotated, sentences, claims),
        *numbers(annotated, sentences),
        *retold(annotated, sentences),
        *uncertainties(annotated, sentences, claims),
    ]
    return tuple(_dispute(annotated, dispute, claims) for dispute in _joined(found))


def _joined(found: Sequence[Found]) -> list[Found]:
    """Disputes that share a side are one, with all their sides; in the order of the text."""
    joined: list[Found] = []
    for dispute in found:
        other = next((n for n, known in enumerate(joined) if known.shares_side(dispute)), None)
        if other is None:
            joined.append(dispute)
        else:
            joined[other] = joined[other].with_sides(dispute)
    return sorted(joined, key=lambda dispute: min(dispute.sides[0][:2]))


def _dispute(annotated: Annotated, found: Found, claims: Sequence[Claim]) -> Dispute:
    article = annotated.reading.article
    sides = tuple(_side(annotated, side, found, claims) for side in sorted(found.sides))
    about = _one_line(article.text[found.about[0] : found.about[1]])
    return Dispute(
        id=identity("dispute", article.id, found.type, *(s.evidence[0].start for s in sides)),
        confidence=found.confidence,
        method=f"disputes:{found.rule}",
        about=about,
        type=found.type,
        sides=sides,
    )


def _one_line(words: str) -> str:
    """The first sentence of some words, on one line."""
    line = " ".join(words.split())
    first = re.split(r"(?<=[a-z”\"][.?!])\s+(?=[A-Z“\"])", line)[0]
    return first.strip(" ,;:—–")


def _side(annotated: Annotated, side: tuple[int, int], found: Found, claims: Sequence[Claim]) -> Side:
    article = annotated.reading.article
    span = article.span(*side)
    held = (claim for claim in claims if claim.start < side[1] and side[0] < claim.end)
    further = [words for owner, words in found.more if owner == side]
    further += [found.whole] if found.whole and found.whole != side else []
    evidence = (span, *(article.span(*words) for words in further))
    return Side(
        position=" ".join(span.exact.split()).rstrip(" ,;:"),
        statements=tuple(dict.fromkeys(_ids(held))),
        evidence=evidence,
    )


def _ids(claims: Iterator[Claim]) -> Iterator[str]:
    for claim in claims:
        yield from claim.statements
