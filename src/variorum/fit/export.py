"""The fitted network as one onnx file, 8 bits a weight (torch, onnx)."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import torch

from variorum.extract.attribution.tagger import FORMAT
from variorum.fit import fuse_attention
from variorum.fit.network import AttributionNetwork


def export_network(network: AttributionNetwork, tokenizer: Path, folder: Path, facts: dict[str, Any]) -> Path:
    """Write `tagger.int8.onnx` and `tokenizer.json` into a folder; return the onnx file.

    Weights are quantised per channel, at a cost of up to 0.4 attributed F1 (docs/decisions/
    attribution-tagger.md). The two heads, a hundredth of the network, stay in 32 bits. `facts` go into the
    file's metadata.
    """
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "tagger.int8.onnx"
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        _export_full(network, full)
        _quantise(full, target)
        fuse_attention.main(target)
    _write_metadata(target, network, facts)
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    return target


class _Graph(torch.nn.Module):  # type: ignore[misc]
    """The network for one window without padding."""

    def __init__(self, network: AttributionNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: torch.Tensor, kinds: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        tags, links = self.network(ids, kinds, torch.ones_like(ids))
        return tags, links


def _export_full(network: AttributionNetwork, path: Path) -> None:
    network.eval()
    example = torch.full((1, 8), 101), torch.zeros((1, 8), dtype=torch.long)
    axes = {1: "pieces"}
    torch.onnx.export(
        _Graph(network),
        example,
        str(path),
        input_names=["ids", "kinds"],
        output_names=["tags", "links"],
        dynamic_axes={"ids": axes, "kinds": axes, "tags": axes, "links": axes},
        opset_version=17,
        dynamo=False,
    )


def _quantise(full: Path, target: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        str(full),
        str(target),
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather"],
        nodes_to_exclude=["/network/tags/MatMul", "/network/links/MatMul"],
    )


def _write_metadata(path: Path, network: AttributionNetwork, facts: dict[str, Any]) -> None:
    import onnx

    model = onnx.load(str(path))
    known = {
        "format": FORMAT,
        "distances": [[round(float(x), 6) for x in row] for row in network.distances.detach()],
        "none": [round(float(x), 6) for x in network.none.detach()],
        **facts,
    }
    entry = model.metadata_props.add()
    entry.key, entry.value = "variorum", json.dumps(known, sort_keys=True)
    onnx.save(model, str(path))
