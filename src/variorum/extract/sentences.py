"""Sentences of the reading text: spaCy's, mended at blocks, abbreviations and closing quotation marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from variorum.annotated import Annotated
from variorum.reading import Block, BlockKind

CLOSING = frozenset("”\"’')»")
OPENING = frozenset("“\"‘'(«[")
SENTENCE_END = frozenset({".", "?", "!", "…"})
ENDINGS = (".", "?", "!", "…", "。")
# Words that can open a sentence after "U.S." but hardly go on after it with a capital letter.
OPENERS = frozenset({"ADV", "DET", "PRON", "SCONJ", "ADP", "CCONJ", "AUX"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens first to last (exclusive) of one sentence; `block` is the number of its paragraph.

    `lead` is the index of the sentence ending in a colon that a list item continues, or None.
    """

    index: int
    first: int
    last: int
    block: int
    kind: BlockKind
    lead: int | None = None

    def tokens(self, doc: Doc) -> list[Token]:
        """The tokens of the sentence without white space."""
        return tokens_between(doc, self.first, self.last)


KEPT_TOKENS = "variorum.tokens"


def tokens_between(doc: Doc, first: int, last: int) -> list[Token]:
    """The tokens from `first` to `last` (exclusive) without white space; sought once, as all ask for them."""
    kept: dict[tuple[int, int], list[Token]] = doc.user_data.setdefault(KEPT_TOKENS, {})
    if (first, last) not in kept:
        kept[first, last] = [token for token in doc[first:last] if not token.is_space]
    return kept[first, last].copy()


KEPT = "variorum.sentences"  # four readers of an article ask for its sentences


def find_sentences(annotated: Annotated) -> tuple[Sentence, ...]:
    """The sentences of the article in order; none crosses a block of the reading. Read once an article."""
    kept: tuple[Sentence, ...] | None = annotated.doc.user_data.get(KEPT)
    if kept is None:
        kept = annotated.doc.user_data[KEPT] = _read_sentences(annotated)
    return kept


def _read_sentences(annotated: Annotated) -> tuple[Sentence, ...]:
    doc, found = annotated.doc, list[Sentence]()
    lead: int | None = None
    for number, block, first, last in _token_blocks(annotated):
        for start, end in _pieces(doc, first, last):
            found.append(Sentence(len(found), start, end, number, block.kind, _lead(lead, block)))
        if not found:
            continue
        if _opens_list(found[-1], doc):
            lead = len(found) - 1
        elif block.kind != "item":
            lead = None
    return tuple(found)


def _lead(lead: int | None, block: Block) -> int | None:
    return lead if block.kind == "item" else None


def _opens_list(sentence: Sentence, doc: Doc) -> bool:
    tokens = sentence.tokens(doc)
    return bool(tokens) and tokens[-1].text == ":"


def _token_blocks(annotated: Annotated) -> Iterator[tuple[int, Block, int, int]]:
    """Each block with the range of its tokens (text outside all blocks is no sentence of the article)."""
    doc = annotated.doc
    blocks = annotated.reading.blocks or (Block(start=0, end=len(annotated.reading.article.text)),)
    position = 0
    for number, block in enumerate(blocks):
        while position < len(doc) and doc[position].idx < block.start:
            position += 1
        first = position
        while position < len(doc) and doc[position].idx < block.end:
            position += 1
        if position > first:
            yield number, block, first, position


def _pieces(doc: Doc, first: int, last: int) -> Iterator[tuple[int, int]]:
    start = first
    for i in range(first + 1, last):
        if _starts(doc, i, start, first):
            yield start, i
            start = i
    yield start, last


def _starts(doc: Doc, i: int, start: int, first: int) -> bool:
    """Whether a sentence begins at token i; the current one began at `start`, the block at `first`."""
    token, before = doc[i], _before(doc, i)
    if before is None or token.is_space or before.i < start:
        return False
    if not (token.is_sent_start or before.text in CLOSING or before.text.endswith(".")):
        return False
    if _is_tail(token) or (token.text == '"' and _is_closing(doc, i, first)):
        return False
    if token.is_sent_start:
        return before.text.endswith(ENDINGS) or before.text in CLOSING
    quoted = before.text in CLOSING and (before.text != '"' or _is_closing(doc, before.i, first))
    ended = quoted and before.i > start and doc[before.i - 1].text in SENTENCE_END
    if ended:
        return token.is_title or token.text in OPENING
    abbreviated = before.text.endswith(".") and "." in before.text[:-1]
    return abbreviated and token.is_title and _can_open(token)


def _can_open(token: Token) -> bool:
    return token.pos_ in OPENERS or (token.pos_ != "PROPN" and token.lower_.endswith("ly"))


def _is_tail(token: Token) -> bool:
    """Words that cannot open a sentence: in lower case, or closing a quotation."""
    return token.text[:1].islower() or token.text in {"”", "’", ")", ",", ".", ";", ":", "?", "!"}


def _is_closing(doc: Doc, i: int, first: int) -> bool:
    """Whether a straight quotation mark closes: an odd number of them stand before it in the block."""
    return bool(sum(t.text == '"' for t in doc[first:i]) % 2 == 1)


def _before(doc: Doc, i: int) -> Token | None:
    i -= 1
    while i >= 0 and doc[i].is_space:
        i -= 1
    return doc[i] if i >= 0 else None
