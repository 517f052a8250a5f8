"""Figures set side by side: "60 in the first plan", "the draft's limit of 12", "where the text says 200"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from variorum.annotated import Amount, Annotated
from variorum.extract.draft_words import read_number
from variorum.extract.sentences import Sentence

LIMITS = frozenset(
    "limit cap ceiling figure number rate toll quota maximum minimum total share sum price".split()
)
TELLING = frozenset("say have put set give propose foresee want offer contain settle name allow".split())
HELD_IN = frozenset("in under by".split())
TEXTUAL = frozenset(
    "point option phase step change rule aim goal part wording page version stage bracket paragraph article "
    "clause sentence line text draft".split()
)
REACH = 7  # tokens between a figure and the draft that it stands in
Figure = tuple[str, int, int, Amount]


def find_figures(annotated: Annotated, sentence: Sentence, heads: Mapping[int, str]) -> Iterator[Figure]:
    """(draft, first token, last token, amount) of each figure that a sentence gives a draft."""
    doc = annotated.doc
    here = sorted(i for i in heads if sentence.first <= i < sentence.last)
    if not here:
        return
    start, end = doc[sentence.first].idx, doc[sentence.last - 1].idx
    counted = [a for a in annotated.amounts if start <= a.start <= end]
    for amount in (*counted, *_bare_numbers(annotated, sentence)):
        span = doc.char_span(amount.start, amount.end, alignment_mode="expand")
        if (
            amount.unit in TEXTUAL
            or span is None
            or doc[span.start].lower_ == "one"
            or doc[span.end : span.end + 1].text.lower() in ("more", "fewer", "less")
            or not sentence.first <= span.start < sentence.last
            or (span.start > 0 and doc[span.start - 1].lemma_.lower() in TEXTUAL)
        ):
            continue
        found = _held_in(doc, span.start, span.end, here) or _of_limit(doc, span.start, span.end, here)
        found = found or _told(doc, span.start, span.end, here)
        if found is not None:
            yield heads[found[0]], found[1], found[2], amount


def _bare_numbers(annotated: Annotated, sentence: Sentence) -> Iterator[Amount]:
    """Numbers without a unit that are no amounts of the article: "thirty in the first text"."""
    for token in sentence.tokens(annotated.doc):
        if token.pos_ != "NUM":
            continue
        end = token.idx + len(token)
        known = any(a.start <= token.idx < a.end for a in annotated.amounts)
        dated = any(d.evidence[0].start <= token.idx < d.evidence[0].end for d in annotated.dates)
        alone = not (known or dated or is_beside(token))
        if alone and (number := read_number(token.text)):
            yield Amount(token.idx, end, float(number), "", "exactly")


def is_beside(number: Token) -> bool:
    """Whether a number asks for nothing: "the three states", "three more than", "five days later"."""
    before = number.nbor(-1).lower_ if number.i else ""
    after = [t.lower_ for t in number.doc[number.i + 1 : number.i + 3]]
    compared = after[:1] in (["more"], ["fewer"], ["less"]) or after[-1:] in (["later"], ["earlier"], ["ago"])
    return number.lower_ == "one" or before in ("the", "these", "those", "all") or compared


def _held_in(doc: Doc, first: int, last: int, here: list[int]) -> tuple[int, int, int] | None:
    """A figure before its draft: "60 in the first plan", "the 15 laid down in the framework"."""
    head = next((i for i in here if last <= i <= last + REACH), None)
    if head is None:
        return None
    between = list(doc[last:head])
    if not any(t.lower_ in HELD_IN for t in between) or any(_is_main_verb(t) for t in between):
        return None
    return head, first, head + 1


def _is_main_verb(token: Token) -> bool:
    return (token.pos_ == "VERB" and token.tag_ != "VBN") or token.tag_ == "MD" or token.text in {",", ";"}


def _of_limit(doc: Doc, first: int, last: int, here: list[int]) -> tuple[int, int, int] | None:
    """ "the draft's limit of 12 vessels", "The number in the draft was 12"."""
    head = next((i for i in reversed(here) if i < first <= i + REACH), None)
    if head is None:
        return None
    between = doc[head + 1 : first]
    limit = any(t.lemma_.lower() in LIMITS for t in doc[max(0, head - 5) : first])
    joined = [t.lower_ for t in between if not t.is_punct]
    owned = bool(joined) and joined[0] in ("'s", "’s") and "of" in joined
    stated = limit and len(joined) <= 2 and bool({"was", "is", "were", "are"} & set(joined))
    if not (limit and (owned or stated)):
        return None
    start = head
    while start > 0 and doc[start - 1].pos_ in ("DET", "NOUN", "ADP", "ADJ") and head - start < 5:
        start -= 1
    return head, start, last


def _told(doc: Doc, first: int, last: int, here: list[int]) -> tuple[int, int, int] | None:
    """ "where the first draft said 10", "what the first draft offered him, which was ten"."""
    head = next((i for i in reversed(here) if i < first <= i + REACH), None)
    if head is None:
        return None
    between = [t for t in doc[head + 1 : first] if t.pos_ != "ADV"]
    verbs = [t for t in between if t.pos_ == "VERB"] or between[:1]  # "has been reduced from 28" tells no 28
    telling = bool(verbs) and verbs[-1].lemma_.lower() in TELLING and between[0].pos_ in ("VERB", "AUX")
    start = min(doc[head].left_edge.i, head)
    what = doc[max(0, start - 1)].lower_ == "what" and [t.lower_ for t in between[-2:]] in (
        ["which", "was"],
        ["which", "is"],
    )
    if not telling or (not what and any(t.pos_ not in ("VERB", "AUX", "ADP", "ADV") for t in between)):
        return None
    return head, start - what, last
