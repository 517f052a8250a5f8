"""Fitting reads brat standoff and reviewed statements; without its extra it says what to install."""

import numpy as np
import pytest

from variorum.errors import ModelError, VariorumError
from variorum.extract.attribution.decoding import LABELS
from variorum.extract.attribution.tagger import WEIGHTS
from variorum.extract.attribution.windows import load_tokenizer, read_pieces
from variorum.fit import fit_statements
from variorum.fit.corpus import Annotated, read_corpus, read_standoff, reviewed_statements
from variorum.fit.examples import IGNORED, NONE, mark_pieces, window_examples

TEXT = "Orla Venn said the ports will sign. It seems late."
STANDOFF = """T1\tSource 0 9\tOrla Venn
T2\tCue 10 14\tsaid
E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
T3\tContent 15 34\tthe ports will sign
T5\tContent 35 37;44 48\tIt late
T6\tCue 38 43\tseems
E2\tAttribution-no-source:T7 Cue:T6 Content:T5
"""
ATTRIBUTIONS = [
    {"source": ((0, 9),), "cue": ((10, 14),), "content": ((15, 34),)},
    {"source": (), "cue": ((38, 43),), "content": ((35, 37), (44, 48))},
]


@pytest.fixture
def corpus(tmp_path):
    for folder in ("text", "attributions"):
        (tmp_path / folder).mkdir()
    (tmp_path / "text/ports.txt").write_text(TEXT)
    return tmp_path


def test_standoff_gives_attributions_whatever_the_order_of_its_lines():
    assert read_standoff(STANDOFF) == ATTRIBUTIONS


def test_a_text_has_one_reading_for_each_annotator(corpus):
    (corpus / "attributions/ports_b.ann").write_text("")
    (corpus / "attributions/ports_a.ann").write_text(STANDOFF)

    assert read_corpus(corpus) == [
        [Annotated("ports", TEXT, tuple(ATTRIBUTIONS)), Annotated("ports", TEXT, ())]
    ]


def test_a_text_without_annotation_is_an_error_that_names_it(corpus):
    with pytest.raises(VariorumError, match=r"ports\.txt has no ports_\*\.ann"):
        read_corpus(corpus)


def test_a_span_outside_the_text_is_an_error_that_names_the_file(corpus):
    (corpus / "attributions/ports_a.ann").write_text("T1\tCue 48 90\tx\nE1\tAttribution:T1 Cue:T1\n")
    with pytest.raises(VariorumError, match=r"ports_a\.ann marks 48-90 in a text of 50 characters"):
        read_corpus(corpus)


def test_an_empty_folder_is_an_error(tmp_path):
    with pytest.raises(VariorumError, match=r"holds no text/\*\.txt"):
        read_corpus(tmp_path)


def test_reviewed_statements_become_training_texts():
    span = {"article": "a1", "start": 0, "end": 9}
    statement = {"id": "s1", "source": [span], "cue": [], "content": [{**span, "start": 15, "end": 34}]}
    readings = reviewed_statements([statement], [{"id": "a1", "text": TEXT}])

    marked = {"source": ((0, 9),), "cue": (), "content": ((15, 34),)}
    assert readings == [[Annotated("a1", TEXT, (marked,))]]


def test_pieces_carry_tags_and_links():
    if not (WEIGHTS / "tokenizer.json").exists():
        pytest.skip("no weights")
    pieces = read_pieces(TEXT, load_tokenizer(WEIGHTS / "tokenizer.json"))
    gold = mark_pieces(pieces, Annotated("ports", TEXT, tuple(ATTRIBUTIONS)))
    words = [TEXT[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)]

    assert list(zip(words, (LABELS[tag] for tag in gold.tags), strict=True))[:6] == [
        ("Or", "B-source"),
        ("la", "I-source"),
        ("Ve", "I-source"),
        ("nn", "I-source"),
        ("said", "B-cue"),
        ("the", "B-content"),
    ]
    at = {word: number for number, word in enumerate(words)}
    assert gold.cue_of[[at["sign"], at["late"], at["said"]]].tolist() == [0, 1, IGNORED]
    assert gold.source_of[[at["said"], at["seems"], at["late"]]].tolist() == [0, NONE, IGNORED]


def test_windows_are_cut_at_other_places_each_round():
    if not (WEIGHTS / "tokenizer.json").exists():
        pytest.skip("no weights")
    text = "\n".join([TEXT] * 60)
    pieces = read_pieces(text, load_tokenizer(WEIGHTS / "tokenizer.json"))
    texts = [(pieces, [mark_pieces(pieces, Annotated("ports", text, ()))])]
    draw = np.random.default_rng(1)
    rounds = [tuple(len(window) for window, _ in window_examples(texts, draw)) for _ in range(4)]

    assert len(set(rounds)) > 1
    assert {sum(windows) for windows in rounds} == {len(pieces)}


def test_fitting_without_its_extra_says_what_to_install(corpus, monkeypatch):
    monkeypatch.setattr("variorum.fit.statements.find_spec", lambda name: None)
    with pytest.raises(ModelError, match=r"pip install 'variorum\[fit\]'"):
        fit_statements(corpus, corpus / "weights")
