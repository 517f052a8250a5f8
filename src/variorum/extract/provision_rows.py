"""Where a clause goes on without a verb: "… and 45 for each soldier", "… and by a further 2% …"."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

BACK = 16  # tokens before the joint in which the number stands that the second one is set beside
PREPOSITIONS = frozenset("for in from by at to per after on under".split())
SHARES = frozenset({"%", "percent", "per"})
STEPS = frozenset("a an another further additional the".split())


def is_elliptical(doc: Doc, start: int, last: int, since: int) -> bool:
    """Whether a number at `start` is set beside one before it, by the same preposition.

    "20 for each civilian and | 45 for each soldier", "by 3.5% in April and | by a further 2% next year".
    """
    i, by = start, doc[start].lower_ == "by"
    i += by
    while by and i < last and doc[i].lower_ in STEPS:
        i += 1
    if i >= last or not _is_number(doc[i]):
        return False
    before = doc[max(since, start - BACK) : start]
    if by:
        return any(t.lower_ == "by" and _is_number(doc[t.i + 1]) for t in before)
    after = _preposition(doc, i + 1, last)
    if after is None:
        return False
    if _counts_alike(doc, i, before):
        return True
    if after.lower_ == "for" and doc[after.i + 1 : after.i + 2].text.lower() not in ("each", "every", "any"):
        return False
    counted = next((t.i for t in before if _is_number(t)), start)
    return any(t.lower_ == after.lower_ for t in doc[counted + 1 : start])


def _counts_alike(doc: Doc, i: int, before: Span) -> bool:
    """ "4% on ratification, 3.5% in January": a share set beside a share."""
    unit = doc[i + 1].lower_
    return unit in SHARES and any(_is_number(t) and t.nbor().lower_ == unit for t in before)


def _is_number(token: Token) -> bool:
    return bool(token.like_num) and token.ent_type_ not in ("DATE", "TIME")


def _preposition(doc: Doc, first: int, last: int) -> Token | None:
    """The preposition after a number and at most two words of what it counts."""
    for token in doc[first : min(last, first + 3)]:
        if token.lower_ in PREPOSITIONS:
            return token
        if token.is_punct and token.text != "%":
            return None
    return None


def opens_later_duty(doc: Doc, when: int, last: int) -> bool:
    """Whether ", when …" adds a duty of its own: "…, when a fund is to begin work"."""
    for token in doc[when + 1 : min(last, when + 16)]:
        if token.tag_ == "MD":
            return token.lower_ in ("would", "will", "must", "shall")
        if token.lemma_ == "be" and token.pos_ == "AUX":
            return bool(doc[token.i + 1 : token.i + 2].text == "to")
        if token.tag_ in ("VBZ", "VBD", "VBP") and token.pos_ == "VERB":
            return False
    return False
