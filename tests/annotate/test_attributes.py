"""The look-up sets what the model's attribute ruler sets, token by token."""

from importlib import import_module
from pathlib import Path

from variorum.annotate.attributes import NAME, replace_attribute_ruler
from variorum.annotate.pipeline import MODEL_PACKAGES, load_language

STORY = Path(__file__).parents[2] / "src/variorum/examples/harbour-accord"
ODD = (
    "There's nothin' gonna change, y'all; let's ain't. That one, which they themselves hadn't got, is theirs."
)


def attributes(doc):
    return [(t.text, t.pos_, t.lemma_, str(t.morph), t.tag_, t.dep_) for t in doc]


def test_the_look_up_sets_what_the_ruler_sets():
    model = import_module(MODEL_PACKAGES[0])
    ruled, looked_up = model.load(exclude=["ner"]), replace_attribute_ruler(model.load(exclude=["ner"]))
    texts = [ODD, *(path.read_text(encoding="utf-8") for path in sorted(STORY.glob("*/*/index.md"))[:4])]
    for text in texts:
        assert attributes(looked_up(text)) == attributes(ruled(text))


def test_the_pipeline_has_the_look_up_and_no_entity_recogniser():
    assert load_language().pipe_names == ["tok2vec", "tagger", "parser", NAME, "lemmatizer"]
