"""Answers: a claim that is set against the one before it by what stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from variorum.extract import dispute_signs as signs
from variorum.extract import dispute_words as words
from variorum.extract.claims import CLAIMING, Claim
from variorum.extract.clauses import split_clauses
from variorum.extract.dispute_accounts import of_different
from variorum.extract.dispute_agents import TEXTS
from variorum.extract.dispute_figures import figures_in
from variorum.extract.dispute_found import (
    Extent,
    Found,
    Telling,
    are_one,
    are_two,
    extent_between,
    overlap,
    says_much,
    spoken_next,
)
from variorum.extract.dispute_open import telling_words
from variorum.extract.dispute_targets import AROUND, nearest
from variorum.extract.sentences import Sentence

BACK = 2  # sentences back to what is answered
SIGNS = (("news", signs.NEWS), ("at-odds", signs.AT_ODDS), ("dismissed", words.DISMISSES))
SHORT = 9  # words of "Families take the opposite view": what they hold comes next


def answers(telling: Telling) -> Iterator[Found]:
    """ "X says otherwise", "It isn't, according to Y", "Has she? Y: …": the claim before and the answer."""
    for sentence, extent in telling.each():
        rule = _answers(telling, sentence, extent)
        target = _target(telling, sentence, rule) if rule else None
        figure = _figure_meant(telling, sentence) if rule == "dismissed" else None
        if figure is not None:
            yield Found("contradiction", rule, (figure, extent), figure, None, 0.7)
        elif rule and target is not None:
            spoken = tuple((extent, words) for words in _elaborated(telling, sentence))
            side = (target.start, target.end)
            spoken = (*spoken, *((side, words) for words in _run(telling, target)))
            backed = _backed(telling, target)
            if backed is not None:
                spoken, side = (*spoken, (backed, side)), backed
            yield Found("contradiction", rule, (side, extent), side, None, 0.7, spoken)


def _target(telling: Telling, sentence: Sentence, rule: str) -> Claim | None:
    """The claim that is answered; for "the denial" the last one that denies something."""
    above = telling.claims_in(sentence.index - AROUND, sentence.index) if rule == "at-odds" else []
    if signs.DENIAL_ABOVE.match(telling.words(telling.extents[sentence.index])):
        denying = [c for c in above if signs.NEGATIVE.search(telling.text, c.start, c.end)]
        return denying[-1] if denying else None
    return _answered(telling, sentence)


def _figure_meant(telling: Telling, sentence: Sentence) -> Extent | None:
    """The clause of "the second figure": the number of that place in the sentence before; None elsewhere."""
    match = signs.THAT_FIGURE.search(telling.text, *telling.extents[sentence.index])
    if match is None or not match["place"] or not sentence.index:
        return None
    before = telling.sentences[sentence.index - 1]
    figures = figures_in(telling, before)
    place = signs.PLACES[match["place"].lower()]
    return figures[place].clause if -len(figures) <= place < len(figures) else None


def _run(telling: Telling, claim: Claim) -> list[Extent]:
    """What the speaker of a claim said just before and after it, in one run."""
    near = telling.claims_in(claim.sentence - 1, claim.sentence + 2)
    same = [c for c in near if c != claim and claim.speaker and not are_two(c, claim)]
    return [(c.start, c.end) for c in same if not overlap((c.start, c.end), (claim.start, claim.end))]


def _backed(telling: Telling, claim: Claim) -> Extent | None:
    """The claim before one that only says the same; None where a claim stands for itself."""
    if not words.AGREEING.search(telling.text, claim.start, claim.end):
        return None
    before = [c for c in telling.claims_in(claim.sentence - BACK, claim.sentence) if are_two(c, claim)]
    return (before[-1].start, before[-1].end) if before else None


def _answers(telling: Telling, sentence: Sentence, extent: Extent) -> str:
    """The name of the sign by which a sentence answers what was said before it, or ""."""
    text = telling.words(extent)
    here = [telling.text[c.start : c.end] for c in telling.by_sentence.get(sentence.index, ())]
    marked = signs.ANSWER_STEMS.search(telling.small, *extent)
    if marked and words.OTHERWISE.search(text):
        return "otherwise"
    if marked and _disagrees(text):
        return "disagrees"
    other = words.PARTITIVE.match(text) and words.DOES_NOT.fullmatch(text)
    if words.NO.match(text) or other or any(_says_no(one) for one in here):
        return "no"
    if any(words.NO_ACT.search(one) for one in here) and _was_promised(telling, sentence):
        return "no-act"
    before = telling.words(telling.extents[sentence.index - 1]) if sentence.index else ""
    if before.endswith("?") and words.CHALLENGE.search(before):
        return "challenged"
    named = next((name for name, sign in SIGNS if sign.search(text)), "") if marked else ""
    if named:
        return named
    if words.PARTITIVE.match(text) and words.DOUBTS.search(text):
        return "doubted"
    if _contrasts_denial(telling, sentence, text):
        return "contrasted"
    return "countered" if marked and words.COUNTERED.search(text) else ""


def _disagrees(text: str) -> bool:
    found = words.DISAGREES.search(text) and not words.NOBODY_FIRST.match(text)
    return bool(found) and len(text.split()) <= 2 * SHORT


def _says_no(claim: str) -> bool:
    short = len(claim.split()) <= 3 * SHORT
    return bool(words.NO.match(claim) or (short and words.NOT_SO.search(claim)))


def replies(telling: Telling) -> Iterator[Found]:
    """ "X says they agreed. Y says they had not", "it was X who rang": a claim that answers the last."""
    for one, other in pairwise(telling.claims):
        near = one.end <= other.start and 0 <= other.sentence - one.sentence <= 1
        if (
            not one.speaker
            or not other.speaker
            or not near
            or not are_two(one, other)
            or not telling.is_in_block_of(one.sentence, other.sentence)
        ):
            continue
        rule = _replies(telling, one, other)
        if rule and not _is_wish(telling, one) and not _is_wish(telling, other):
            sides = ((one.start, one.end), (other.start, other.end))
            more = tuple((sides[1], quote) for quote in spoken_next(telling, other.sentence))
            yield Found("contradiction", rule, sides, sides[0], None, 0.7, more)


def _replies(telling: Telling, one: Claim, other: Claim) -> str:
    """The name of the sign by which a claim answers the one before it, or ""."""
    held = telling.words((other.start, other.end))
    if words.CLEFT.match(held):
        return "cleft"
    if signs.IT_HAD.match(held):
        return "it-had" if signs.NEGATIVE.search(telling.text, one.start, one.end) else ""
    if signs.IT_WONT.match(held):
        return "denies-it"
    match = words.DENIES_IT.match(held)
    if match is None or len(held.split()) > 2 * SHORT:
        return ""
    if match["who"].lower() in words.THINGS or len(held.split()) <= BACK + 2:
        return "denies-it"
    both = (
        telling_words(telling, (one.start, one.end))[1] & telling_words(telling, (other.start, other.end))[1]
    )
    return "denies-it" if both or words.IT.search(held[match.end() :]) else ""


def _was_promised(telling: Telling, sentence: Sentence) -> bool:
    """Whether a promise, an order or an offer was told of just before."""
    near = telling.extents[max(0, sentence.index - BACK) : sentence.index]
    return any(words.PROMISED.search(telling.text, *extent) for extent in near)


def _contrasts_denial(telling: Telling, sentence: Sentence, text: str) -> bool:
    """Whether "But X told …" follows somebody's denial."""
    first = text.split(maxsplit=1)[0].lower().strip(",")
    here = telling.by_sentence.get(sentence.index, [])
    before = telling.claims_in(sentence.index - BACK, sentence.index)
    if first not in words.CONTRASTING or not here or not before or not are_two(here[0], before[-1]):
        return False
    said = telling.words(telling.extents[before[-1].sentence])
    if not words.DENIAL.search(said) or not telling.is_in_block_of(before[-1].sentence, sentence.index):
        return False
    told = telling.words((here[0].start, here[0].end))
    both = telling_words(telling, (here[0].start, here[0].end))[1]
    both &= telling_words(telling, telling.extents[before[-1].sentence])[1]
    return bool(both) or (len(told.split()) <= SHORT and bool(words.IT.search(told)))


def _answered(telling: Telling, sentence: Sentence) -> Claim | None:
    """The last claim before a sentence that is not by whoever speaks in it."""
    here = telling.by_sentence.get(sentence.index, [])
    start = telling.extents[sentence.index][0]
    within = of_different([c for c in here if says_much(telling.text, c)])
    if len(within) > 1 and words.OTHERWISE.search(telling.text, *telling.extents[sentence.index]):
        return within[0]
    before = [
        c
        for n in range(sentence.index - BACK - 1, sentence.index + 1)
        for c in telling.by_sentence.get(n, ())
        if (n == sentence.index - 1 or says_much(telling.text, c))
        and c.end <= start
        and all(are_two(c, mine) for mine in here)
        and not _is_wish(telling, c)
    ]
    last = max((c.sentence for c in before), default=0)
    return nearest(telling, sentence.index, [c for c in before if c.sentence >= last - 1])


def _is_wish(telling: Telling, claim: Claim) -> bool:
    """Whether a claim says what somebody would like: no fact that another can deny."""
    return bool(words.WISHING.search(telling.text, claim.start, claim.end))


def _elaborated(telling: Telling, sentence: Sentence) -> list[Extent]:
    """What follows a short answer: the quotations and claims in which it is told."""
    spoken = spoken_next(telling, sentence.index)
    short = len(telling.words(telling.extents[sentence.index]).split()) <= SHORT
    following = sentence.index + 1
    if spoken or not short or following >= len(telling.sentences):
        return spoken
    same = telling.is_in_block_of(following, sentence.index)
    quoted = telling.sentences[following].kind == "quote"
    return [telling.extents[following]] if quoted or (same and following in telling.by_sentence) else []


def changed(telling: Telling) -> Iterator[Found]:
    """What somebody held before "had changed its account", against what they hold there."""
    for sentence, extent in telling.each():
        if not words.CHANGED.search(telling.text, *extent):
            continue
        here = telling.by_sentence.get(sentence.index, [])
        numbers = range(sentence.index - 2 * BACK, sentence.index)
        before = [c for n in numbers for c in telling.by_sentence.get(n, ())]
        same = [c for c in before if here and not are_two(c, here[0])] or before[-1:]
        if same:
            side = (same[-1].start, same[-1].end)
            yield Found("contradiction", "changed", (side, extent), side, None, 0.7)


def facing(telling: Telling) -> Iterator[Found]:
    """ "X says a rocket fell short; Y says it was an air strike": claims about one "it" set side by side."""
    for one, other in pairwise(telling.claims):
        between = telling.text[one.end : other.start]
        if len(between) > 120 or not (one.end <= other.start and are_two(one, other)):
            continue
        partitive = words.PARTITIVE.match(one.speaker) and words.PARTITIVE.match(other.speaker)
        joined = words.FACING.search(between) or (partitive and words.FACING_OTHERS.search(between))
        about_it = partitive or words.ABOUT_IT.match(telling.words((other.start, other.end)))
        if (
            joined
            and one.sentence == other.sentence
            and about_it
            and says_much(telling.text, one)
            and not _is_of_draft(telling, one)
            and not _is_wish(telling, one)
            and not _is_wish(telling, other)
        ):
            sides = ((one.start, one.end), (other.start, other.end))
            yield Found("contradiction", "facing", sides, sides[0], None, 0.6)


def _is_of_draft(telling: Telling, claim: Claim) -> bool:
    """Whether a claim speaks of a text on the table: what "it" is then called is an opinion."""
    nouns = (t for t in telling.span((claim.start, claim.end)) or () if t.dep_ == "nsubj")
    named = any(claim.start <= m.start < claim.end for m in telling.mentions)
    return named or any(t.lemma_.lower() in TEXTS for t in nouns)


def contrasts(telling: Telling) -> Iterator[Found]:
    """A sentence that begins with "But" and judges otherwise than the claim just before it."""
    for sentence in telling.sentences:
        tokens = sentence.tokens(telling.annotated.doc)
        if not tokens or tokens[0].lower_ not in words.CONTRASTING:
            continue
        view = _view(telling, sentence, tokens)
        here = telling.by_sentence.get(sentence.index, [])
        held = any(view is not None and are_one(view, (c.start, c.end)) for c in here)
        told = words.TOLD_AS.search(telling.words(telling.extents[sentence.index]))
        before = telling.claims_in(sentence.index - BACK, sentence.index)
        if view is None or not (held or told) or not before or (here and not are_two(here[0], before[-1])):
            continue
        one = (before[-1].start, before[-1].end)
        both = telling_words(telling, one)[1] & telling_words(telling, view)[1]
        if not told and not both:
            continue
        yield Found("contradiction", "contrast", (one, view), _topic(telling, tokens), None, 0.6)


def _view(telling: Telling, sentence: Sentence, tokens: list[Token]) -> Extent | None:
    """What the contrasting sentence holds, without "But" and its speaker; None where it compares nothing."""
    doc = telling.annotated.doc
    start = next((t.i for t in tokens[1:] if not t.is_punct), sentence.last)
    clause = split_clauses(doc, start, sentence.last)
    if not clause:
        return None
    last = clause[0].last
    for i in range(clause[0].first, last - 1):
        if doc[i].text == "," and doc[i + 1].lower_ in ("as", "according"):
            last = i
            break
    extent = extent_between(telling.annotated, clause[0].first, last)
    return extent if words.COMPARING.search(telling.text, *extent) else None


def _topic(telling: Telling, tokens: list[Token]) -> Extent:
    """The subject of a sentence, as the line that says what it is about; who only says so is not that."""
    subjects = (t for t in tokens if t.dep_ in ("nsubj", "nsubjpass") and t.pos_ != "PRON")
    subject = next((t for t in subjects if t.head.lemma_.lower() not in CLAIMING), None)
    if subject is None:
        return tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    return extent_between(telling.annotated, subject.left_edge.i, subject.right_edge.i + 1)
