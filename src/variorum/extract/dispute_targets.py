"""What a denial or an answer is about: the claim before it that it most likely meets."""

from __future__ import annotations

from variorum.extract import dispute_words as words
from variorum.extract.claims import Claim
from variorum.extract.dispute_found import Extent, Telling, are_two
from variorum.extract.dispute_open import telling_words

AROUND = 5  # sentences back in which what is answered or denied is looked for
MOST = 3  # claims of one speaker that a contradiction meets


def said_before(telling: Telling, index: int, me: set[str], named: set[str], here: int) -> list[Extent]:
    """What those whom a denial names said just before it, else what others said, of the same draft if any.

    `me` are the labels of who denies, `here` the code point before which a claim must end; nearest first.
    """
    before = [c for c in telling.claims_in(index - AROUND, index + 1) if c.end <= here]
    others = [c for c in before if not c.labels & me]
    if others and words.DENIES_THAT.match(telling.text, here, telling.extents[index][1]):
        last = [c for c in others if index - c.sentence <= 1]
        if last:
            run = [c for c in others if last[-1].sentence - c.sentence <= MOST and _goes_on(c, last[-1])]
            return [(c.start, c.end) for c in reversed(run[-MOST:])]
    theirs = [c for c in before if c.labels & named]
    if theirs:
        about = telling_words(telling, telling.extents[index])[1]
        near = [(c.start, c.end) for c in reversed(theirs)]
        return sorted(near, key=lambda extent: not about & telling_words(telling, extent)[1])
    if _is_personal(telling, index, here):
        theirs = [c for c in before if before[-1].speaker == c.speaker]
        return [(c.start, c.end) for c in reversed(theirs[-MOST:])]
    before = _about_same_draft(telling, index, before)
    others = [c for c in before if not c.labels & me]
    chosen = nearest(telling, index, others)
    return [(chosen.start, chosen.end)] if chosen is not None else []


def _goes_on(claim: Claim, last: Claim) -> bool:
    """Whether a claim is by the speaker of the last one, or by those of whom "one of them" spoke last."""
    return not are_two(claim, last) or bool(words.PARTITIVE.match(last.speaker))


def _is_personal(telling: Telling, index: int, here: int) -> bool:
    """Whether it is a person who is contradicted ("contradicted him"): all that they said just before."""
    return bool(words.CONTRADICTS_HIM.match(telling.text, here, telling.extents[index][1]))


def nearest(telling: Telling, index: int, claims: list[Claim]) -> Claim | None:
    """The last of some claims, of those that share a telling word with this sentence if any does."""
    about = telling_words(telling, telling.extents[index])[1]
    return max(
        claims,
        key=lambda c: (bool(about & telling_words(telling, (c.start, c.end))[1]), c.start),
        default=None,
    )


def _about_same_draft(telling: Telling, index: int, claims: list[Claim]) -> list[Claim]:
    """The claims about a draft that the sentence names too, if any were made just before; else all."""
    start, end = telling.extents[index]
    here = {m.draft_id for m in telling.mentions if start <= m.start < end}
    same = [
        c
        for c in claims
        if 0 < index - c.sentence <= AROUND
        and any(c.start <= m.start < c.end and m.draft_id in here for m in telling.mentions)
    ]
    return same or claims
