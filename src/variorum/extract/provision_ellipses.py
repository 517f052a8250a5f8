"""Drafts named without their noun: "35 in the second", "60 in Sarn's", "and this one gives us fourteen"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from variorum.annotated import Annotated
from variorum.extract import draft_words as words
from variorum.extract.kept import small_words
from variorum.extract.makers import labels_between
from variorum.model import Draft

HELD_IN = frozenset("in under by".split())
OWNING = frozenset({"'s", "’s", "'", "’"})
CANDIDATES = OWNING | words.ORDINALS.keys() | {"one"}  # the last words of such a phrase
OWNER = 5  # tokens between a preposition and the end of an owner
LATER_RELATIONS = ("revises", "supersedes", "builds-on", "counters")  # the nearest kin first
Owners = Mapping[str, frozenset[str]]


def find_owners(
    annotated: Annotated, drafts: Sequence[Draft], phrases: Mapping[int, tuple[int, str]]
) -> Owners:
    """The drafts by the labels of who made them, named or told by office ("the envoy's draft").

    `phrases` maps the last token of each mention to its first one and its draft.
    """
    found: dict[str, set[str]] = {}
    for draft in drafts:
        for maker in draft.made_by:
            found.setdefault(maker, set()).add(draft.id)
    for last, (first, draft_id) in phrases.items():
        for label in labels_between(annotated, first, last):
            found.setdefault(label, set()).add(draft_id)
            if label.startswith("#"):  # "the three-country paper" is that of "the coastal states"
                found.setdefault("~country", set()).add(draft_id)
    return {label: frozenset(owned) for label, owned in found.items()}


def find_ellipses(
    annotated: Annotated, drafts: Sequence[Draft], heads: Mapping[int, str], owners: Owners
) -> dict[int, str]:
    """The tokens that stand for a draft without its noun, each with that draft."""
    found: dict[int, str] = {}
    for i, word in enumerate(small_words(annotated.doc)):
        if word not in CANDIDATES or i in heads:
            continue
        token = annotated.doc[i]
        if not _ends_phrase(token):
            continue
        meant = _owned(annotated, token, owners) or _numbered(token, drafts, heads) or _this_one(token, heads)
        if meant is not None:
            found[token.i] = meant
    return found


def _ends_phrase(token: Token) -> bool:
    """Whether nothing that follows goes on with the noun phrase of a token."""
    after = token.doc[token.i + 1 : token.i + 2]
    return not after or after[0].pos_ in ("PUNCT", "CCONJ", "VERB", "AUX", "SPACE", "SCONJ", "ADP")


def _owned(annotated: Annotated, token: Token, owners: Owners) -> str | None:
    """The draft of "60,000 tonnes in Sarn's": the only one that its owner made."""
    if token.text not in OWNING or token.tag_ != "POS":
        return None
    doc = annotated.doc
    before = next((i for i in range(token.i - 1, max(-1, token.i - OWNER), -1) if doc[i].pos_ == "ADP"), None)
    if before is None or doc[before].lower_ not in HELD_IN:
        return None
    owned = {
        draft for label in labels_between(annotated, before + 1, token.i) for draft in owners.get(label, ())
    }
    return owned.pop() if len(owned) == 1 else None


def _numbered(token: Token, drafts: Sequence[Draft], heads: Mapping[int, str]) -> str | None:
    """The draft of "35 in the second" after "40 in the first draft": the one made from it."""
    doc = token.doc
    number = words.ORDINALS.get(token.lower_, 0)
    if number < 2 or token.i < 2 or doc[token.i - 1].lower_ != "the":
        return None
    first = next((i for i in _heads_before(heads, token) if _ordinal(doc, i) == number - 1), None)
    if first is None:
        return None
    kin = [d for d in drafts if d.parent and d.parent.draft == heads[first]]
    kin.sort(key=lambda d: LATER_RELATIONS.index(d.parent.relation) if d.parent else 0)
    return kin[0].id if kin else None


def _heads_before(heads: Mapping[int, str], token: Token) -> Iterator[int]:
    """The mentions before a token in its sentence or the one before, the nearest first."""
    start = token.doc[max(0, token.sent.start - 1)].sent.start
    yield from sorted((i for i in heads if start <= i < token.i), reverse=True)


def _ordinal(doc: Doc, head: int) -> int:
    """Which of several drafts a mention says that it is ("the first draft"), 0 where it does not say."""
    return next(
        (words.ORDINALS[t.lower_] for t in doc[max(0, head - 2) : head] if t.lower_ in words.ORDINALS), 0
    )


def _this_one(token: Token, heads: Mapping[int, str]) -> str | None:
    """ "The first draft gave us ten days and this one gives us fourteen": the last one besides."""
    doc = token.doc
    if token.lower_ != "one" or not token.i or doc[token.i - 1].lower_ not in ("this", "that"):
        return None
    here = {heads[i] for i in heads if token.sent.start <= i < token.i}
    others = (heads[i] for i in sorted(heads, reverse=True) if i < token.sent.start and heads[i] not in here)
    opens = token.i == token.sent.start + 1
    return next(others, None) if here or opens else None
