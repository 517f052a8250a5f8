"""Find the contested facts of an article: `find_disputes`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from variorum.annotated import Annotated
from variorum.extract.claims import Claim, find_claims
from variorum.extract.dispute_accounts import accounts
from variorum.extract.dispute_agents import agents
from variorum.extract.dispute_answers import answers, changed, contrasts, facing, replies
from variorum.extract.dispute_denials import denials
from variorum.extract.dispute_figures import compared, numbers, owned, retold
from variorum.extract.dispute_found import Extent, Found, Telling
from variorum.extract.dispute_framed import framed
from variorum.extract.dispute_open import uncertainties
from variorum.extract.dispute_opposed import opposed
from variorum.extract.dispute_readings import readings, versions
from variorum.extract.drafts import DraftMention
from variorum.extract.sentences import find_sentences
from variorum.model import Dispute, Side, Statement, identity

RULES = (
    denials,
    answers,
    replies,
    accounts,
    opposed,
    framed,
    agents,
    changed,
    facing,
    readings,
    versions,
    owned,
    contrasts,
    numbers,
    retold,
    compared,
    uncertainties,
)

# What parts two sides of one sentence, the strongest first.
JOINTS = (
    re.compile(r"\s*(?:[;—–]|[.?!][”\"]?(?=\s))\s*"),
    re.compile(r",?\s*\b(?:while|whereas|but)\b\s*"),
    re.compile(r",\s+(?:and\s+)?|\s+and\s+"),
)


def find_disputes(
    annotated: Annotated, statements: Sequence[Statement], mentions: Sequence[DraftMention] = ()
) -> tuple[Dispute, ...]:
    """The contested facts in the order of the text, every side with the words that hold it.

    Contradictions (opposite claims about one thing, figures that differ), denials (what is denied is a side)
    and uncertainty that the reporter states. `mentions` lets "the plan" and "its provisions" meet. The
    `position` of a side is the claim; its first evidence is the clause or sentence in which it is told.
    """
    sentences = find_sentences(annotated)
    telling = Telling(annotated, sentences, find_claims(annotated, sentences, statements), mentions)
    found = [dispute for rule in RULES for dispute in rule(telling)]
    return tuple(_dispute(telling, dispute) for dispute in _joined(found))


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


def _dispute(telling: Telling, found: Found) -> Dispute:
    article = telling.annotated.reading.article
    sides = tuple(_side(telling, side, found) for side in sorted(found.sides))
    return Dispute(
        id=identity("dispute", article.id, found.type, *(str(start) for start, _ in sorted(found.sides))),
        confidence=found.confidence,
        method=f"disputes:{found.rule}",
        about=_one_line(telling.words(found.about)),
        type=found.type,
        sides=sides,
    )


def _one_line(words: str) -> str:
    """The first sentence of some words, on one line."""
    line = " ".join(words.split())
    first = re.split(r"(?<=[a-z”\"][.?!])\s+(?=[A-Z“\"])", line)[0]
    return first.strip(" ,;:—–")


def _side(telling: Telling, side: Extent, found: Found) -> Side:
    article = telling.annotated.reading.article
    held = (claim for claim in telling.claims if claim.start < side[1] and side[0] < claim.end)
    further = [words for owner, words in found.more if owner == side]
    further += [found.whole] if found.whole and found.whole != side else []
    return Side(
        position=" ".join(article.span(*side).exact.split()).rstrip(" ,;:"),
        statements=tuple(dict.fromkeys(_ids(held))),
        evidence=tuple(article.span(*words) for words in (_told_in(telling, side, found), *further)),
    )


def _told_in(telling: Telling, side: Extent, found: Found) -> Extent:
    """The sentences in which a side is told, up to where those of the other sides begin."""
    if any(a <= side[0] and side[1] <= b for a, b in (*found.sides, found.whole or side) if (a, b) != side):
        return side
    start, end = side
    for first, last in telling.extents:
        if first < side[1] and side[0] < last:
            start, end = min(start, first), max(end, last)
    for other in found.sides:
        if other[1] <= side[0]:
            start = max(start, other[1] + _joint(telling.text[other[1] : side[0]])[0])
        elif side[1] <= other[0]:
            end = min(end, side[1] + _joint(telling.text[side[1] : other[0]])[1])
    return min(start, side[0]), max(end, side[1])


def _joint(between: str) -> tuple[int, int]:
    """Where, between two sides in one sentence, the second begins and the first ends.

    At the strongest joint between them ("…; the ministry says …"); else both keep to their own words.
    """
    found = (list(pattern.finditer(between)) for pattern in JOINTS)
    joint = next((matches[-1] for matches in found if matches), None)
    return (joint.end(), joint.start()) if joint else (len(between), 0)


def _ids(claims: Iterator[Claim]) -> Iterator[str]:
    for claim in claims:
        yield from claim.statements
