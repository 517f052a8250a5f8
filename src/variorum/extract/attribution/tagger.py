"""The fitted network as it ships: one int8 onnx file, read by onnxruntime."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from variorum.errors import ModelError
from variorum.extract.attribution.decoding import Floats, log_softmax
from variorum.extract.attribution.linking import LinkWeights
from variorum.extract.attribution.windows import Pieces, load_tokenizer

WEIGHTS = Path(__file__).parent / "weights"
FORMAT = 1  # of the onnx file's inputs, outputs and metadata
# Fusions that cost more than what they join: sum and normalisation as one node take three times as long as
# the two apart (docs/decisions/attribution-tagger.md).
SLOWER = ("SkipLayerNormFusion",)
CLS, SEP = 101, 102  # [CLS] and [SEP] in the vocabulary of BERT (uncased), which MiniLM shares


@dataclass(frozen=True, slots=True)
class Tagger:
    """Loaded weights: `session` the network, `tokenizer` its word pieces, `links` what linking needs."""

    session: Any
    tokenizer: Any
    links: LinkWeights

    def read(self, window: Pieces) -> tuple[Floats, Floats]:
        """Return log probabilities of the tags (pieces, labels) and link vectors (pieces, 4 * LINK_SIZE).

        One window at a time: int8 activations are scaled by what stands beside them, so a batch would
        make the result of one text depend on its neighbours.
        """
        ids = np.concatenate([[CLS], window.ids, [SEP]])[None]
        kinds = np.concatenate([[0], window.kinds, [0]])[None]
        tags, vectors = self.session.run(None, {"ids": ids, "kinds": kinds})
        return log_softmax(tags[0, 1:-1]), vectors[0, 1:-1]


@cache
def load_tagger(folder: Path = WEIGHTS) -> Tagger:
    """Return the tagger of a folder with `tagger.int8.onnx` and `tokenizer.json`, loaded once.

    Raises ModelError where a file is missing or was made for another version.
    """
    import onnxruntime

    network, tokenizer = folder / "tagger.int8.onnx", folder / "tokenizer.json"
    for path in (network, tokenizer):
        if not path.is_file():
            raise ModelError(f"{path} is missing; install variorum again, or make it with 'variorum fit'")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        str(network), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER
    )
    return Tagger(session, load_tokenizer(tokenizer), _link_weights(session, network))


def _link_weights(session: Any, path: Path) -> LinkWeights:
    facts = json.loads(session.get_modelmeta().custom_metadata_map.get("variorum", "{}"))
    if facts.get("format") != FORMAT:
        raise ModelError(f"{path} was made for another version of Variorum; make it anew with 'variorum fit'")
    return LinkWeights(np.array(facts["distances"], np.float32), np.array(facts["none"], np.float32))
