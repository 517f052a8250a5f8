"""Through whom a clause is told: people who know the text, its makers, or somebody with a view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from variorum.annotated import Annotated
from variorum.extract import provision_words as words
from variorum.extract.makers import labels_between
from variorum.extract.sentences import Sentence

FINITE_OR_PARTICIPLE = ("VBD", "VBZ", "VBP", "VBN", "VBG")
Kind = Literal["insider", "maker", "draft", "speaker"]


@dataclass(frozen=True, slots=True)
class Reporter:
    """A speech verb of the sentence: who speaks there, and from which token to which it reaches."""

    verb: int
    kind: Kind
    first: int
    last: int
    draft: str | None = None


def find_reporters(
    annotated: Annotated,
    sentence: Sentence,
    mentions: Mapping[int, str],
    makers: Mapping[str, frozenset[str]],
) -> tuple[Reporter, ...]:
    """The speech verbs of a sentence with their reach.

    `mentions` maps head tokens to drafts, `makers` drafts to the labels of who made them.
    """
    doc = annotated.doc
    verbs = [t for t in sentence.tokens(doc) if _is_speech(t)]
    found: list[Reporter] = []
    for n, verb in enumerate(verbs):
        subject = _subject(doc, verb, sentence)
        kind, draft = _kind(annotated, subject, mentions, makers)
        following = verbs[n + 1].i if n + 1 < len(verbs) else sentence.last
        if _is_trailing(doc, verb, sentence):
            found.append(Reporter(verb.i, kind, found[-1].last if found else sentence.first, verb.i, draft))
        else:
            counted = verb.i + 1 < sentence.last and doc[verb.i + 1].pos_ == "NUM"
            found.append(Reporter(verb.i, kind, verb.i, verb.i + 2 if counted else following, draft))
    return tuple(found)


def _is_speech(token: Token) -> bool:
    if token.pos_ != "VERB" or token.lemma_.lower() not in words.SPEECH_VERBS:
        return False
    passive = any(c.dep_ == "auxpass" for c in token.children)
    return token.tag_ in FINITE_OR_PARTICIPLE and token.dep_ not in ("amod", "compound") and not passive


def _subject(doc: Doc, verb: Token, sentence: Sentence) -> list[Token]:
    """The tokens of who speaks: after an inverted verb (", said X"), a subject, or what stands before."""
    after = list(doc[verb.i + 1 : min(sentence.last, verb.i + 9)])
    before = doc[verb.i - 1] if verb.i > sentence.first else None
    if (
        before is not None
        and before.text in {",", "”", '"'}
        and after
        and after[0].pos_ in ("PROPN", "DET", "NUM", "PRON")
    ):
        end = next((n for n, t in enumerate(after) if t.is_punct or t.pos_ in ("VERB", "ADP")), len(after))
        return after[: max(1, end)]
    for child in verb.children:
        if child.dep_ == "nsubj":
            return list(doc[max(child.left_edge.i, sentence.first) : child.i + 1])
    nominal = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")
    return [t for t in doc[max(sentence.first, verb.i - 6) : verb.i] if t.pos_ in nominal]


def _kind(
    annotated: Annotated,
    subject: list[Token],
    mentions: Mapping[int, str],
    makers: Mapping[str, frozenset[str]],
) -> tuple[Kind, str | None]:
    for token in subject[:6]:
        if token.i in mentions:
            return "draft", mentions[token.i]
    if not subject:
        return "speaker", None
    labels = labels_between(annotated, subject[0].i, subject[-1].i + 1)
    persons = {n.actor for n in annotated.names if n.type == "person" and n.actor in labels}
    for draft, known in makers.items():
        if labels & known and not persons:
            return "maker", draft
    if not persons and any(t.lemma_.lower() in words.INSIDERS for t in subject):
        return "insider", None
    return "speaker", None


def _is_trailing(doc: Doc, verb: Token, sentence: Sentence) -> bool:
    """Whether what is said stands before the verb ("…, two of the people said")."""
    after = [t for t in doc[verb.i + 1 : sentence.last] if not t.is_space]
    counted = (
        after and after[0].pos_ == "NUM" and any(t.lower_ == "of" or t.pos_ == "NOUN" for t in after[1:3])
    )
    if not after or after[0].text in {".", ","} or after[0].pos_ in ("ADP", "ADV", "PROPN") or counted:
        comma = any(t.text in {",", "”", '"'} for t in doc[max(sentence.first, verb.i - 14) : verb.i])
        tail = not any(t.lower_ == "that" for t in after[:6])
        return comma and tail and not any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
    return False


def reporter_at(reporters: tuple[Reporter, ...], i: int) -> Reporter | None:
    """Who tells what stands at token i, None for the article itself."""
    return next((r for r in reporters if r.first <= i < r.last), None)
