"""Which side a statement takes toward the draft that it speaks of, and the words that show it.

In this order: what is said, the verb that says it ("denounced"), what its source is called ("critics"),
the reporter's lead-in ("Steelmakers disagree."), and a figure of speech for the text ("a rowing club").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Final

from spacy.tokens import Token

from variorum.annotated import Annotated, Name
from variorum.extract.kept import token_starts
from variorum.extract.stance_grammar import is_denial, judged_by
from variorum.extract.stance_ground import Ground, is_other_matter, is_text
from variorum.extract.stance_reading import (
    Evaluation,
    Voice,
    find_evaluations,
)
from variorum.extract.stance_words import (
    ANGRY,
    FEARING,
    FOES,
    FRIENDS,
    GLAD,
    LABELLING,
    NEUTRAL,
    OTHER_MATTERS,
    TEXT_NOUNS,
)
from variorum.model import CONTEXT, Actor, Span, Stance, Statement

Side = tuple[Stance, tuple[Span, ...]]
NONE: Final[Side] = ("none", ())
SPEAKING_OFFICES: Final = re.compile(
    r"\b(?:spokes\w+|minister|president|premier|chancellor|ambassador|envoy|negotiator|delegate|secretary|source"
    r"|official|aide|leader|chief|representative|adviser|advisor|mayor|governor|head|director|chair\w*)\b",
    re.I,
)
# What acceptance hangs on: "could accept it if the tolls were dropped".
IF: Final = re.compile(r"(?<!even )(?<!as )\b(?:if|unless)\b", re.I)
# Praise by comparison: with what there was before, or with having nothing.
BETTER: Final = re.compile(
    r"\bmore\sthan\s(?:[^\s.;]+\s){0,8}?(?:before|in\sthe\spast|ever|previously|until\snow)\b"
    r"|\brather\s(?:have|take)\b[^.;]{3,80}\bthan\b"
    r"|\bbetter\sthan\s(?:nothing|no\b|the\s(?:first|last|old|earlier|previous|alternative)|(?:we|I|many)\s\w+)",
    re.I,
)
# A side taken in part, in small letters. The first group takes none by itself and needs a word that does.
PARTLY: Final = re.compile(
    r"(?P<weak>\bin\spart\b|\bpartly\b|\bpartially\b|\bsome\s(?:\w+\s){0,2}but\b|\bup\sto\sa\spoint\b"
    r"|\bon\s(?:the\s)?(?:one|other)\shand\b|\bwith\s(?:some\s)?(?:reservations?|caveats?|conditions)\b|\bif\snot\b"
    r"|\bbut\sas\b[^.;]{0,40}\bnot\sas\b|\bthough\snot\b|\bbut\s[“\"]?not\b|\bprovided\b|\bproviding\sthat\b|\bas\slong\sas\b"
    r"|\bon\spaper\b|\b(?:half|thirds?|quarters?|parts)\sof\sthe\b|\bso\slong\sas\b|\bon\scondition\b|\bonly\sif\b|\bsubject\sto\b)"
    r"|\bnot?\sall\b|n['’]t\sall\b|\bnot\sentirely\b|n['’]t\sentirely|\bnot\swholly\b|\bbut\snot\sall\b"
    r"|\bmany,?\sbut\b|\bnot\b[^.;]{1,50}\bbut\snot\b|\bmost\sof\s(?:it|them)\b[^.;]{0,10}\b(?:though|but|except)\b"
    r"|\bbetter\sthan\s(?:i|we)\s(?:\w+\s)?(?:feared|expected|thought|hoped)\b"
    r"|\bbut\sthere\s?(?:is|are|['’]s)\s(?:still\s)?(?:more|much|a\slot|work|things?)\b"
    r"|\bnot\s(?:perfect|ideal)\b[^.;]{0,20}\bbut\b"
)


def make_ground(annotated: Annotated, mentions: Sequence[tuple[int, int, str]]) -> Ground:
    """The article with the tokens that name drafts and actors; `mentions` are (start, end, draft id)."""
    doc = annotated.doc
    starts = token_starts(doc)
    drafts = {i for start, end, _ in mentions for i in _covered(annotated, starts, start, end)}
    names: dict[int, Name] = {}
    for name in annotated.names:
        for i in _covered(annotated, starts, name.start, name.end):
            names.setdefault(i, name)
    return Ground(doc, annotated.reading.article.text, frozenset(drafts), names)


def _covered(annotated: Annotated, starts: dict[int, int], start: int, end: int) -> Iterable[int]:
    doc, at = annotated.doc, starts.get(start)
    while at is not None and at < len(doc) and doc[at].idx < end:
        yield at
        at += 1


def make_voice(statement: Statement, actor: Actor | None) -> Voice:
    """The speaker as stances need them: how it is said, and the words that tell who and what they are."""
    told = [statement.speaker or "", *(span.exact for span in statement.source)]
    told += [*(role.text for role in actor.roles), *actor.aliases] if actor else []
    words = frozenset(word.lower() for text in told for word in re.findall(r"\w{4,}", text))
    body = actor is not None and actor.type in ("organisation", "state")
    office = body or any(SPEAKING_OFFICES.search(text) for text in told)
    return Voice(statement.directness == "direct", words, office)


def statement_stance(ground: Ground, statement: Statement, voice: Voice) -> Side:
    """The side by the content, else by the cue, else by what the source is called."""
    denies = any(verb.lemma_ in ("deny", "dispute", "refute") for verb in _cue_verbs(ground, statement))
    if denies or _labels_other_matters(ground, statement):
        return NONE
    side = content_stance(ground, statement, voice)
    if side[0] == "none":
        side = _cue_stance(ground, statement)
    return side if side[0] != "none" else _source_stance(ground, statement)


def content_stance(ground: Ground, statement: Statement, voice: Voice) -> Side:
    """The side that the words themselves take: "mixed" where both, or one only in part."""
    found: list[Evaluation] = []
    for span in statement.content:
        tokens = tokens_of(ground, span.start, span.end)
        found += find_evaluations(ground, tokens, voice) if tokens else []
    said = " … ".join(span.exact for span in statement.content)
    small = said.lower()
    words = tuple(_as_span(ground, statement.content[0], one.first, one.last) for one in found)
    sides = {one.favours for one in found}
    if not found and "than" in small and (better := BETTER.search(said)) is not None:
        return "support", _quoted_in(statement.content, better[0])
    partly = PARTLY.search(small) or (
        IF.search(said) if any(one.need in ("act", "feeling") for one in found) else None
    )
    whole = partly is not None and partly.re is PARTLY and not partly["weak"]
    if sides == {True} and any(_is_qualified(ground.doc[one.last]) for one in found):
        return "mixed", words
    if len(sides) == 2 or (partly and (True in sides or whole)):
        return "mixed", words or statement.content[:1]
    return ("support" if True in sides else "oppose" if sides else "none"), words


def _is_qualified(praise: Token) -> bool:
    """Whether praise is paired off by "but": "sensible but late"."""
    joined = any(c.lower_ in ("but", "yet") and c.dep_ == "cc" for c in praise.children)
    return joined and any(c.dep_ == "conj" and c.pos_ in ("ADJ", "ADV") for c in praise.children)


def _quoted_in(parts: Sequence[Span], words: str) -> tuple[Span, ...]:
    """The words as a span of the part that holds them; empty where they run over a joint."""
    for part in parts:
        if (at := part.exact.find(words)) >= 0:
            return (sub_span(part, at, at + len(words)),)
    return ()


def tokens_of(ground: Ground, start: int, end: int) -> list[Token]:
    """The words of the text from `start` to `end`."""
    span = ground.doc.char_span(start, end, alignment_mode="expand")
    return list(span) if span is not None else []


def _as_span(ground: Ground, model: Span, first: int, last: int) -> Span:
    """Tokens as a verbatim span of the article that `model` is of."""
    text, start = ground.text, ground.doc[first].idx
    end = ground.doc[last].idx + len(ground.doc[last])
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Span(
        article=model.article, exact=text[start:end], prefix=before, suffix=after, start=start, end=end
    )


def _cue_verbs(ground: Ground, statement: Statement) -> list[Token]:
    cue = [token for span in statement.cue for token in tokens_of(ground, span.start, span.end)]
    return [token for token in cue if token.pos_ in ("VERB", "NOUN")]


def _labels_other_matters(ground: Ground, statement: Statement) -> bool:
    """Whether what is labelled or rejected is a claim, a person or talks: "dismissed the report as “…”"."""
    for verb in _cue_verbs(ground, statement):
        if verb.lemma_.lower() not in LABELLING | {"accept", "refuse", "back", "support", "resist", "deny"}:
            continue
        for child in verb.rights:
            name = ground.names.get(child.i)
            person = name is not None and name.type == "person"
            other = is_other_matter(child) and child.i not in ground.drafts
            if child.dep_ in ("dobj", "nsubj", "ccomp") and child.pos_ != "VERB" and (person or other):
                return True
    return False


def _cue_stance(ground: Ground, statement: Statement) -> Side:
    for verb in _cue_verbs(ground, statement):
        lemma = verb.lemma_.lower()
        after = takewhile(lambda token: not token.is_sent_start, ground.doc[verb.i + 1 : verb.i + 6])
        own = find_evaluations(ground, [verb, *after], Voice(anyone=True))
        acts = [one for one in own if one.first == verb.i and one.need in ("act", "feeling")]
        if acts:
            side: Stance = "support" if acts[0].favours else "oppose"
            return side, (_as_span(ground, statement.cue[0], acts[0].first, verb.i),)
        if lemma in ANGRY | GLAD or (lemma in FEARING and _is_consequence(ground, statement)):
            return ("support" if lemma in GLAD else "oppose"), statement.cue[:1]
    return NONE


def _is_consequence(ground: Ground, statement: Statement) -> bool:
    said = tokens_of(ground, statement.content[0].start, statement.content[-1].end)
    return any(token.lower_ in ("would", "will") for token in said)


def _source_stance(ground: Ground, statement: Statement) -> Side:
    for span in statement.source:
        for token in tokens_of(ground, span.start, span.end):
            if token.lemma_.lower() in FOES | FRIENDS:
                side: Stance = "support" if token.lemma_.lower() in FRIENDS else "oppose"
                return side, (_as_span(ground, span, token.i, token.i),)
    return NONE


def figure_stance(ground: Ground, statement: Statement) -> Side:
    """A text called by what it is not ("a telephone number", "a rowing club"): such figures mock it.

    They are one in four praise in our fixtures; those are told by the words of `stance_words`.
    """
    if statement.directness == "indirect":
        return NONE
    for span in statement.content:
        for token in tokens_of(ground, span.start, span.end):
            if token.pos_ != "NOUN" or token.dep_ not in ("attr", "oprd") or token.head.lemma_ != "be":
                continue
            judged = judged_by(token)
            if judged is not None and is_text(ground, judged) and _is_figure(token):
                return "oppose", (_as_span(ground, span, token.i, token.i),)
    return NONE


def _is_figure(noun: Token) -> bool:
    """Whether a noun is what no text can be, or holds a denial ("a letter from people who don’t sail")."""
    if any(is_denial(c) and c.i < noun.head.i + 2 for c in noun.head.children):
        return False
    if noun.lemma_.lower() not in NEUTRAL and any(
        is_denial(t) and t.head.pos_ in ("VERB", "AUX") for t in noun.subtree
    ):
        return True
    plain = TEXT_NOUNS | OTHER_MATTERS | NEUTRAL
    meant = any(c.lower_ == "for" and c.i == noun.i + 1 for c in noun.rights)  # "a polite word for never"
    return (meant or noun.lemma_.lower() not in plain) and any(c.lower_ in ("a", "an") for c in noun.lefts)


def sub_span(span: Span, start: int, end: int) -> Span:
    """The words span.exact[start:end] as a span of the same article, with their context."""
    before, after = span.prefix + span.exact[:start], span.exact[end:] + span.suffix
    return Span(
        article=span.article,
        exact=span.exact[start:end],
        prefix=before[-CONTEXT:],
        suffix=after[:CONTEXT],
        start=span.start + start,
        end=span.start + end,
    )
