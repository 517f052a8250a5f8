"""Contradictions as a reporter frames them: accusations and answers, "contrary to", "both can’t be right"."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.extract import dispute_signs as signs
from variorum.extract.claims import Claim
from variorum.extract.clauses import FINITE
from variorum.extract.dispute_accounts import of_different
from variorum.extract.dispute_found import Extent, Found, Telling, says_much
from variorum.extract.makers import labels_between
from variorum.extract.sentences import Sentence

NEAR = 2  # sentences after an accusation in which the accused answers
CAMPS = 12  # sentences between what the one camp says of a text and what the other does
BACK = 5  # sentences back in which a claim about somebody, or a deadline, is told


def framed(telling: Telling) -> Iterator[Found]:
    """Two sides by what the reporter says of them, in the order of the text."""
    for sentence, extent in telling.each():
        if not signs.FRAME_STEMS.search(telling.small, *extent):
            continue
        yield from _contrary(telling, extent)
        yield from _colliding(telling, sentence, extent)
        yield from _accused(telling, sentence, extent)
        yield from _granted(telling, sentence, extent)
        yield from _deadline(telling, sentence, extent)
    yield from _camps(telling)


def _contrary(telling: Telling, extent: Extent) -> Iterator[Found]:
    """ "Contrary to the claim that it costs nothing, …": the claim, and the rest of the sentence."""
    for match in signs.CONTRARY.finditer(telling.text, *extent):
        content = match.span("content")
        before, after = (extent[0], match.start()), (match.end() + 1, extent[1])
        own = max(before, after, key=lambda e: e[1] - e[0])
        own = (own[0] + len(telling.words(own)) - len(telling.words(own).lstrip()), own[1])
        yield Found("contradiction", "contrary", (content, own), content, None, 0.7)


def _colliding(telling: Telling, sentence: Sentence, extent: Extent) -> Iterator[Found]:
    """ "Both can't be right": the last claims before it by two speakers."""
    if not signs.COLLIDING.search(telling.text, *extent):
        return
    before = [c for c in telling.claims_in(sentence.index - BACK, sentence.index + 1) if c.end <= extent[0]]
    sides = of_different(before[::-1])[:2][::-1]
    if len(sides) == 2:
        extents = tuple((c.start, c.end) for c in sides)
        yield Found("contradiction", "colliding", extents, extents[0], extent, 0.8)


def _accused(telling: Telling, sentence: Sentence, extent: Extent) -> Iterator[Found]:
    """ "Dahl accused the union of …": against what the accused say in the sentences after it."""
    for match in signs.ACCUSED.finditer(telling.text, *extent):
        group = "of" if match["of"] else "for"
        span = telling.span(match.span(group))
        accused = labels_between(telling.annotated, span.start, span.end) if span is not None else set()
        answer = _answer_of(telling, sentence, match.end(), accused)
        if answer is not None:
            sides = (extent, (answer.start, answer.end))
            yield Found("contradiction", "accused", sides, extent, None, 0.6)


def _answer_of(telling: Telling, sentence: Sentence, after: int, accused: set[str]) -> Claim | None:
    """The first denying claim of the accused behind an accusation."""
    for claim in telling.claims_in(sentence.index, sentence.index + NEAR + 1):
        if claim.start >= after and claim.labels & accused and claim.sentence != sentence.index:
            return claim if signs.NEGATIVE.search(telling.text, claim.start, claim.end) else None
    return None


def _granted(telling: Telling, sentence: Sentence, extent: Extent) -> Iterator[Found]:
    """ "… confirmed that he met her but said they had talked only of …": against what was told of him."""
    match = signs.GRANTING.search(telling.text, *extent)
    here = [c for c in telling.by_sentence.get(sentence.index, ()) if says_much(telling.text, c)]
    if match is None or not here:
        return
    me = {label for claim in here for label in claim.labels}
    told = [
        c
        for c in telling.claims_in(sentence.index - BACK, sentence.index)
        if not c.labels & me and me & _named_in(telling, c)
    ]
    if told:
        sides = ((told[-1].start, told[-1].end), (here[-1].start, here[-1].end))
        yield Found("contradiction", "granted", sides, sides[0], None, 0.6)


def _named_in(telling: Telling, claim: Claim) -> set[str]:
    span = telling.span((claim.start, claim.end))
    return labels_between(telling.annotated, span.start, span.end) if span is not None else set()


def _deadline(telling: Telling, sentence: Sentence, extent: Extent) -> Iterator[Found]:
    """ "The deadline was not firm": against the last sentence that set a day."""
    if not signs.NO_DEADLINE.search(telling.text, *extent):
        return
    for index in range(sentence.index - 1, max(-1, sentence.index - 4 * BACK), -1):
        start, end = telling.extents[index]
        dated = any(start <= at < end for at in telling.dated)
        if dated and signs.TIMED.search(telling.text, start, end):
            yield Found("contradiction", "deadline", ((start, end), extent), (start, end), None, 0.6)
            return


def _is_clause(telling: Telling, claim: Claim) -> bool:
    """Whether a claim holds that something is so: "urged ministers to act" holds nothing."""
    return any(t.tag_ in FINITE for t in telling.span((claim.start, claim.end)) or ())


def _camps(telling: Telling) -> Iterator[Found]:
    """ "Supporters say …", "Opponents say …": each claim with the nearest of the other camp, once."""
    told = [c for c in telling.claims if says_much(telling.text, c) and _is_clause(telling, c)]
    friends = [c for c in told if signs.FRIENDS.search(c.speaker)]
    for foe in [c for c in told if signs.FOES.search(c.speaker)] if friends else ():
        friend = min(friends, key=lambda c: abs(c.sentence - foe.sentence), default=None)
        if friend is not None and abs(friend.sentence - foe.sentence) <= CAMPS:
            friends.remove(friend)
            one, other = sorted(((friend.start, friend.end), (foe.start, foe.end)))
            yield Found("contradiction", "camps", (one, other), one, None, 0.5)
