"""The parse: sentences keep to blocks, offsets to the text, long texts to the memory."""

import random
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factory import a_reading, an_article
from variorum.annotate.pipeline import MODEL_PACKAGES, cut_pieces, load_language, parse_readings
from variorum.annotate.products import FastProducts, speed_products
from variorum.reading import Block, Reading

STORY = Path(__file__).parents[2] / "src/variorum/examples/harbour-accord"


def parsed(doc):
    return [(t.text, t.tag_, t.head.i, t.dep_, t.lemma_, t.is_sent_start) for t in doc]


def two_blocks(first, second):
    text = f"{first}\n\n{second}"
    blocks = (Block(start=0, end=len(first), kind="heading"), Block(start=len(first) + 2, end=len(text)))
    return Reading(article=an_article(text), blocks=blocks)


def test_a_heading_does_not_glue_to_the_sentence_below():
    ((_, doc),) = parse_readings([two_blocks("Talks in the north", "Keldany signed the accord")])
    assert [s.text.strip() for s in doc.sents] == ["Talks in the north", "Keldany signed the accord"]


def test_readings_come_back_in_order_with_their_parse():
    readings = [a_reading(f"Boat {n} left.") for n in range(9)]
    assert [doc.text for _, doc in parse_readings(readings)] == [r.article.text for r in readings]


def test_a_long_text_is_parsed_in_pieces_and_keeps_its_offsets():
    paragraph = "Keldany would withdraw its boats from the strait within ten days. " * 60
    text = "\n\n".join([paragraph.strip()] * 8)
    starts = [n * (len(paragraph.strip()) + 2) for n in range(8)]
    blocks = tuple(Block(start=s, end=s + len(paragraph.strip())) for s in starts)
    reading = Reading(article=an_article(text), blocks=blocks)
    ((_, doc),) = parse_readings([reading])
    assert len(cut_pieces(reading)) > 1
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)


@given(st.lists(st.integers(1, 30_000), min_size=1, max_size=12), st.randoms())
@settings(max_examples=60, deadline=None)
def test_pieces_join_to_the_whole_text(sizes: list[int], chance: random.Random):
    blocks, at = [], 0
    for size in sizes:
        blocks.append(Block(start=at, end=at + size))
        at += size + 2
    text = "x" * (at - 2 + chance.randint(0, 3))
    pieces = cut_pieces(Reading(article=an_article(text), blocks=tuple(blocks)))
    assert [pieces[0][0], pieces[-1][1]] == [0, len(text)]
    assert all(left[1] == right[0] for left, right in pairwise(pieces))


def test_fast_products_parse_as_the_model_does():
    model = import_module(MODEL_PACKAGES[0])
    plain, fast = model.load(exclude=["ner"]), speed_products(model.load(exclude=["ner"]))
    for path in sorted(STORY.glob("*/*/index.md"))[:4]:
        text = path.read_text(encoding="utf-8")
        assert parsed(fast(text)) == parsed(plain(text))


def test_every_layer_of_the_loaded_model_has_fast_products():
    models = [pipe.model for _, pipe in load_language().pipeline if getattr(pipe, "model", None)]
    assert {type(layer.ops) for model in models for layer in model.walk()} == {FastProducts}


@given(st.booleans(), st.booleans(), st.booleans())
def test_a_fast_product_is_the_product(trans1, trans2, given_out):
    x, y = np.arange(6, dtype="f").reshape(2, 3), np.arange(12, dtype="f").reshape(3, 4)
    out = np.zeros((2, 4), dtype="f") if given_out else None
    got = FastProducts().gemm(x.T if trans1 else x, y.T if trans2 else y, out, trans1, trans2)
    assert got.tolist() == [[20, 23, 26, 29], [56, 68, 80, 92]]
    assert not given_out or got is out


def test_an_empty_text_is_parsed_to_nothing():
    ((_, doc),) = parse_readings([Reading(article=an_article(""), blocks=())])
    assert len(doc) == 0
