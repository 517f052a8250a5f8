"""Meaning as vectors, without torch: `Encoder` runs MiniLM (int8, 23 MB) on onnxruntime.

The weights lie beside this file; `variorum.fit.export_encoder` made them from all-MiniLM-L6-v2 (Apache-2.0).
Vectors depend a little on what stands in the same batch (dynamic quantisation), so batches are formed from
the sorted texts: the same texts give the same vectors whatever order they come in.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from variorum.errors import ModelError

WEIGHTS = Path(__file__).parent / "weights"
MAX_PIECES = 192  # a point is longer than this in one draft out of a hundred; its end is cut
BATCH_PIECES = 2048  # pieces of one batch, so that memory stays flat whatever the length of the texts

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Meaning:
    """One text as vectors of length 1: the whole, and each word piece with its place in the text."""

    whole: Vectors
    pieces: Vectors
    offsets: tuple[tuple[int, int], ...]


class Encoder:
    """Texts to vectors; loading takes about 0.3 s, so one encoder serves a whole run (`load_encoder`)."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        """Open the weights in `folder`; raises ModelError where they are missing or unreadable."""
        model, vocabulary = folder / "encoder.onnx", folder / "tokenizer.json"
        for path in (model, vocabulary):
            if not path.exists():
                raise ModelError(
                    f"{path} is missing; install Variorum again, or make it with fit/export_encoder.py"
                )
        import onnxruntime
        import tokenizers

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = min(4, os.cpu_count() or 1)
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._tokenizer = tokenizers.Tokenizer.from_file(str(vocabulary))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_PIECES)

    def encode(self, texts: Sequence[str]) -> list[Meaning]:
        """One Meaning a text, in the order of the texts."""
        distinct = sorted(set(texts), key=lambda text: (len(text), text))
        read = self._tokenizer.encode_batch(distinct)
        meanings: dict[str, Meaning] = {}
        for batch in _batches([len(r.ids) for r in read]):
            for at, meaning in zip(batch, self._run([read[i] for i in batch]), strict=True):
                meanings[distinct[at]] = meaning
        return [meanings[text] for text in texts]

    def _run(self, read: Sequence[object]) -> list[Meaning]:
        width = max(len(r.ids) for r in read)  # type: ignore[attr-defined]
        ids = np.zeros((len(read), width), dtype=np.int64)
        mask = np.zeros((len(read), width), dtype=np.int64)
        for row, r in enumerate(read):
            ids[row, : len(r.ids)] = r.ids  # type: ignore[attr-defined]
            mask[row, : len(r.ids)] = 1  # type: ignore[attr-defined]
        tokens, words = self._session.run(["tokens", "words"], {"input_ids": ids, "attention_mask": mask})
        return [_meaning(r, tokens[row], words[row]) for row, r in enumerate(read)]


def _meaning(read: object, tokens: Vectors, words: Vectors) -> Meaning:
    offsets = read.offsets  # type: ignore[attr-defined]
    inner = [i for i, (start, end) in enumerate(offsets) if end > start]
    whole = _unit(tokens[: len(offsets)].mean(axis=0, keepdims=True))[0]
    return Meaning(whole, _unit(words[inner]), tuple(offsets[i] for i in inner))


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9), dtype=np.float32)


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """Indices of texts of about one length, together at most BATCH_PIECES wide."""
    batches: list[list[int]] = []
    for at, length in enumerate(lengths):
        if batches and (len(batches[-1]) + 1) * length <= BATCH_PIECES:
            batches[-1].append(at)
        else:
            batches.append([at])
    return batches


@lru_cache(maxsize=1)
def load_encoder() -> Encoder:
    """The encoder of this run, opened once."""
    return Encoder()
