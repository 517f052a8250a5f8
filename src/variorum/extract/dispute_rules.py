"""How a contested fact shows in reporting: one rule a function, each giving what it found with its sides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from variorum.annotated import Annotated
from variorum.extract import dispute_words as words
from variorum.extract.claims import Claim
from variorum.extract.clauses import Clause, split_clauses
from variorum.extract.dispute_found import AROUND, Found, extent_between, extent_of, says_much, spoken_next
from variorum.extract.dispute_open import telling_words
from variorum.extract.drafts import DraftMention
from variorum.extract.makers import labels_between
from variorum.extract.predicates import Predicate, find_predicate, subject_tokens
from variorum.extract.sentences import Sentence

NEAR = 3  # sentences back in which what "this" or "their account" denies is looked for


def denials(
    annotated: Annotated,
    sentences: Sequence[Sentence],
    claims: Sequence[Claim],
    mentions: Sequence[DraftMention] = (),
) -> Iterator[Found]:
    """What somebody denies, dismisses or calls false: the thing denied is a side too."""
    doc = annotated.doc
    for sentence in sentences:
        for clause in split_clauses(doc, sentence.first, sentence.last):
            predicate = _last_claiming(annotated, clause)
            if predicate is None:
                continue
            own = extent_between(annotated, predicate.start, _goes_on(annotated, sentence, clause))
            denied = _denied(annotated, sentence, clause, predicate, claims, mentions)
            spoken = tuple((own, quote) for quote in spoken_next(annotated, sentences, sentence))
            for target in denied[:2]:
                yield Found("denial", "denial", (target, own), target, None, 0.8, spoken)
    yield from _denied_existence(annotated, sentences, claims)


def _goes_on(annotated: Annotated, sentence: Sentence, clause: Clause) -> int:
    """The end of a denial with the clauses joined to it by "and that"."""
    last = clause.last
    for other in split_clauses(annotated.doc, sentence.first, sentence.last):
        if other.first >= last and annotated.doc[other.first].lower_ == "that":
            last = other.last
    return last


def _denied_existence(
    annotated: Annotated, sentences: Sequence[Sentence], claims: Sequence[Claim]
) -> Iterator[Found]:
    """ "There is no such paper": against what told of one."""
    text = annotated.reading.article.text
    for sentence in sentences[1:]:
        start, end = extent_of(annotated, sentence)
        match = words.NO_SUCH.search(text, start, end)
        if match is not None:
            thing = match["noun"] or match["other"]
            target = _told_to_exist(annotated, sentences, sentence, claims, thing.lower())
            yield Found("denial", "existence", (target, (start, end)), target, None, 0.7)


def _told_to_exist(
    annotated: Annotated,
    sentences: Sequence[Sentence],
    sentence: Sentence,
    claims: Sequence[Claim],
    thing: str,
) -> tuple[int, int]:
    """What told of a thing: the claim just before, one that names it, "there is another …", any claim."""
    text = annotated.reading.article.text
    near = [c for c in claims if 0 < sentence.index - c.sentence <= NEAR and says_much(text, c)]
    last = sentences[sentence.index - 1]
    naming = [c for c in near if c.sentence == last.index and last.block == sentence.block] or [
        c for c in near if thing in text[c.start : c.end].lower()
    ]
    extents = [extent_of(annotated, s) for s in sentences[: sentence.index]]
    existing = [e for e in extents if words.EXISTING.search(text, *e)]
    if existing and not naming:
        return existing[-1]
    chosen = (naming or near)[-1:]
    return (chosen[0].start, chosen[0].end) if chosen else extents[-1]


def _last_claiming(annotated: Annotated, clause: Clause) -> Predicate | None:
    """The predicate of a clause that denies something; None where it denies nothing."""
    doc = annotated.doc
    predicate = find_predicate(doc, clause)
    if predicate is None:
        return None
    rest = doc[predicate.verb : clause.last].text
    subject = subject_tokens(doc, clause, predicate)
    if any(t.lower_ in words.NOBODY for t in subject[:1]):
        return None
    if predicate.lemma in words.DENYING and not predicate.negated:
        spoken = any(_is_saying(t) for t in doc[predicate.verb + 1 : min(clause.last, predicate.verb + 9)])
        return predicate if spoken or predicate.lemma == "deny" or words.FALSE.search(rest) else None
    if words.FALSE.search(rest) and _is_about_saying(annotated, clause, predicate):
        return predicate
    return None


def _is_saying(token: Token) -> bool:
    """Whether a word stands for what was said; "that" in "that plan" does not."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    determiner = token.lower_ in ("that", "this") and after.pos_ in ("NOUN", "ADJ", "PROPN", "NUM")
    return token.lemma_.lower() in words.SAYINGS and not determiner


def _is_about_saying(annotated: Annotated, clause: Clause, predicate: Predicate) -> bool:
    """Whether "false" is said of what was said: "called this an invention", "their account was wrong"."""
    doc = annotated.doc
    after = {t.lemma_.lower() for t in doc[predicate.verb + 1 : min(clause.last, predicate.verb + 6)]}
    if predicate.lemma in words.NAMING:
        return bool(after & words.SAYINGS)
    held = {t.lemma_.lower() for t in doc[clause.first : clause.last]}
    return (
        bool(held & (words.SAYINGS - {"that", "it", "this", "which", "them", "line", "word"}))
        or predicate.lemma == "suggest"
    )


def _denied(
    annotated: Annotated,
    sentence: Sentence,
    clause: Clause,
    predicate: Predicate,
    claims: Sequence[Claim],
    mentions: Sequence[DraftMention],
) -> list[tuple[int, int]]:
    """What is denied: the clause after "that", else what those named there, or others, said just before."""
    doc = annotated.doc
    for i in range(predicate.verb + 1, clause.last - 2):
        if doc[i].text == ",":
            break
        if (
            doc[i].lower_ == "that"
            and not doc[i + 1].is_punct
            and doc[i].tag_ in ("IN", "WDT")
            and any(t.pos_ in ("VERB", "AUX") for t in doc[i + 1 : clause.last])
            and predicate.lemma in words.DENYING
        ):
            return [extent_between(annotated, i + 1, _before_comment(doc, i + 1, clause.last))]
    return _said_before(annotated, sentence, clause, predicate, claims, mentions)


def _said_before(
    annotated: Annotated,
    sentence: Sentence,
    clause: Clause,
    predicate: Predicate,
    claims: Sequence[Claim],
    mentions: Sequence[DraftMention],
) -> list[tuple[int, int]]:
    """What those whom a denial names said just before it, else what others said, of the same draft if any."""
    doc, text = annotated.doc, annotated.reading.article.text
    subject = subject_tokens(doc, clause, predicate)
    me = labels_between(annotated, subject[0].i, subject[-1].i + 1) if subject else set()
    named = labels_between(annotated, predicate.verb + 1, clause.last) - me
    here = doc[predicate.start].idx
    before = [
        c for c in claims if c.end <= here and sentence.index - c.sentence <= AROUND and says_much(text, c)
    ]
    theirs = [c for c in before if c.labels & named]
    if theirs:
        return [(c.start, c.end) for c in reversed(theirs)]
    before = _about_same_draft(annotated, sentence, before, mentions)
    others = [c for c in before if not c.labels & me] or before
    about = telling_words(annotated, extent_of(annotated, sentence))[1]
    chosen = max(
        others,
        key=lambda c: (len(about & telling_words(annotated, (c.start, c.end))[1]) >= 1, c.start),
        default=None,
    )
    return [(chosen.start, chosen.end)] if chosen is not None else []


def _before_comment(doc: Doc, first: int, last: int) -> int:
    """Where what is denied ends: before ", calling it …"."""
    return next((i for i in range(first + 1, last) if doc[i - 1].text == "," and doc[i].tag_ == "VBG"), last)


def _about_same_draft(
    annotated: Annotated, sentence: Sentence, claims: list[Claim], mentions: Sequence[DraftMention]
) -> list[Claim]:
    """The claims about a draft that the sentence names too, if any were made just before; else all."""
    start, end = extent_of(annotated, sentence)
    here = {m.draft_id for m in mentions if start <= m.start < end}
    same = [
        c
        for c in claims
        if 0 < sentence.index - c.sentence <= AROUND
        and any(c.start <= m.start < c.end and m.draft_id in here for m in mentions)
    ]
    return same or claims


def contradictions(
    annotated: Annotated,
    sentences: Sequence[Sentence],
    claims: Sequence[Claim],
    mentions: Sequence[DraftMention],
) -> Iterator[Found]:
    """Claims with one verb about one thing, one of them negated; and "one said …; another said …"."""
    read = [(claim, *_core(annotated, claim)) for claim in claims]
    for n, (one, verb, subject, negated) in enumerate(read):
        for other, other_verb, other_subject, other_negated in read[n + 1 :]:
            if not verb or verb != other_verb or negated == other_negated:
                continue
            if subject & other_subject and not (one.start < other.end and other.start < one.end):
                positive = other if negated else one
                sides = ((one.start, one.end), (other.start, other.end))
                yield Found("contradiction", "opposite", sides, (positive.start, positive.end), None, 0.8)
    yield from _otherwise(annotated, sentences, claims)
    yield from _accounts(annotated, sentences, claims)


def _otherwise(
    annotated: Annotated, sentences: Sequence[Sentence], claims: Sequence[Claim]
) -> Iterator[Found]:
    """ "X says she wrote it. Y says otherwise.": the claim before it and the sentence are the sides."""
    text = annotated.reading.article.text
    for sentence in sentences:
        here = extent_of(annotated, sentence)
        before = [c for c in claims if c.end <= here[0] and sentence.index - c.sentence == 1]
        if before and words.OTHERWISE.search(text, *here):
            one = before[-1]
            sides = (extent_of(annotated, sentences[one.sentence]), here)
            yield Found("contradiction", "otherwise", sides, (one.start, one.end), None, 0.8)


def _core(annotated: Annotated, claim: Claim) -> tuple[str, set[str], bool]:
    """The verb, the words of the subject, and the polarity of a claim; "" where no verb says much."""
    span = annotated.doc.char_span(claim.start, claim.end, alignment_mode="expand")
    if span is None:
        return "", set(), False
    clause = Clause(span.start, span.end)
    predicate = find_predicate(annotated.doc, clause)
    if (
        predicate is None
        or predicate.modal
        or predicate.lemma in ("be", "have", "do", "say", "want", "go", "get", "make")
    ):
        return "", set(), False
    subject = subject_tokens(annotated.doc, clause, predicate)
    heads = {t.lemma_.lower() for t in subject if t.pos_ in ("NOUN", "PROPN")}
    return predicate.lemma, heads, predicate.negated


def _accounts(
    annotated: Annotated, sentences: Sequence[Sentence], claims: Sequence[Claim]
) -> Iterator[Found]:
    """The claims that follow "The people gave differing accounts. One said …; another said …"."""
    text = annotated.reading.article.text
    for sentence in sentences:
        match = words.DIFFERING.search(text, *extent_of(annotated, sentence))
        if match is None:
            continue
        following = [c for c in claims if c.start > match.end() and c.sentence - sentence.index <= 1]
        sides = [c for c in following if _is_partitive(c.speaker)]
        if len(sides) >= 2:
            about = extent_between(annotated, sentence.first, sentence.last)
            yield Found(
                "contradiction", "accounts", tuple((c.start, c.end) for c in sides[:3]), about, None, 0.9
            )


def _is_partitive(speaker: str) -> bool:
    """Whether a speaker is one of several ("one", "another of them", "a third")."""
    return bool(
        re.match(
            r"(?:one|another|the (?:other|third|second|first)|a (?:second|third)|others|some)\b",
            speaker,
            re.I,
        )
    )


def contrasts(
    annotated: Annotated, sentences: Sequence[Sentence], claims: Sequence[Claim]
) -> Iterator[Found]:
    """A sentence that begins with "But" and holds somebody's view against the claim just before it."""
    doc = annotated.doc
    for sentence in sentences:
        tokens = sentence.tokens(doc)
        if not tokens or tokens[0].lower_ not in words.CONTRASTING:
            continue
        here = [c for c in claims if tokens[0].idx <= c.start <= tokens[-1].idx]
        before = [c for c in claims if c.end <= tokens[0].idx and sentence.index - c.sentence <= 2]
        view = _view(annotated, sentence, tokens)
        if not before or view is None or (here and here[0].labels & before[-1].labels):
            continue
        if not here and not re.search(
            r"\bas\b.*\b(?:told|said|noted|argue|put it)", doc[sentence.first : sentence.last].text, re.S
        ):
            continue
        one = before[-1]
        yield Found(
            "contradiction", "contrast", ((one.start, one.end), view), _topic(annotated, tokens), None, 0.6
        )


def _view(annotated: Annotated, sentence: Sentence, tokens: list[Token]) -> tuple[int, int] | None:
    """What the contrasting sentence holds, without "But" and its speaker; None where it compares nothing."""
    start = next((t.i for t in tokens[1:] if not t.is_punct), sentence.last)
    clause = split_clauses(annotated.doc, start, sentence.last)
    if not clause:
        return None
    last = clause[0].last
    for i in range(clause[0].first, last):
        if annotated.doc[i].text == "," and annotated.doc[i + 1].lower_ in ("as", "according"):
            last = i
            break
    start, end = extent_between(annotated, clause[0].first, last)
    return (start, end) if words.COMPARING.search(annotated.reading.article.text, start, end) else None


def _topic(annotated: Annotated, tokens: list[Token]) -> tuple[int, int]:
    """The subject of a sentence, as the line that says what it is about."""
    subject = next((t for t in tokens if t.dep_ in ("nsubj", "nsubjpass") and t.pos_ != "PRON"), None)
    if subject is None:
        return tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    return extent_between(annotated, subject.left_edge.i, subject.right_edge.i + 1)
