"""Join the attention of every layer of an exported encoder into one node (onnx).

    python -m variorum.fit.fuse_attention src/variorum/extract/attribution/weights/tagger.int8.onnx

The exporter spells attention out in a dozen nodes a layer, with a mask of padding that a window without
padding does not need; onnxruntime has it as one (docs/decisions/attribution-tagger.md gives the times).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HEADS = 12  # of MiniLM-L6
DOMAIN = "com.microsoft"  # onnxruntime's own operators: docs/ContribOperators.md in its repository


@dataclass(frozen=True, slots=True)
class Graph:
    """The nodes of a graph by the values that they make and take."""

    makers: dict[str, Any]
    takers: dict[str, Any]

    def before(self, node: Any, *inputs: int) -> Any:
        """The node that is reached by going up along these inputs."""
        for number in inputs:
            node = self.makers[node.input[number]]
        return node

    def after(self, node: Any, steps: int) -> Any:
        """The node that is reached by going down this many steps."""
        for _ in range(steps):
            node = self.takers[node.output[0]]
        return node


def fuse_attention(model: Any, heads: int = HEADS) -> Any:
    """The same onnx model with one MultiHeadAttention node for each softmax; its padding mask is dropped."""
    import onnx

    nodes = model.graph.node
    graph = Graph({o: n for n in nodes for o in n.output}, {i: n for n in nodes for i in n.input})
    joined = {id(end): node for end, node in _attentions(graph, heads)}
    kept = _used([joined.get(id(node), node) for node in nodes], model.graph)
    del model.graph.node[:]
    model.graph.node.extend(kept)
    model.opset_import.append(onnx.helper.make_opsetid(DOMAIN, 1))
    return model


def _attentions(graph: Graph, heads: int) -> Iterator[tuple[Any, Any]]:
    """The last node of each attention, and the node that takes its place.

    The exporter's way: softmax(q k * scale + mask) v, where q, k and v are each reshaped and transposed
    into heads, and the product is transposed and reshaped back.
    """
    import onnx

    for softmax in {id(n): n for n in graph.takers.values() if n.op_type == "Softmax"}.values():
        product, last = graph.before(softmax, 0, 0, 0), graph.after(softmax, 3)
        split = (graph.before(product, 0, 0), graph.before(product, 1, 0), graph.before(last, 0, 0, 1, 0))
        inputs = [reshape.input[0] for reshape in split]
        name = f"{last.name}/MultiHeadAttention"
        yield (
            last,
            onnx.helper.make_node(
                "MultiHeadAttention", inputs, list(last.output), name, domain=DOMAIN, num_heads=heads
            ),
        )


def _used(nodes: list[Any], graph: Any) -> list[Any]:
    """The nodes that the outputs of the graph still hang on, in order."""
    needed = {value.name for value in graph.output}
    kept = []
    for node in reversed(nodes):
        if not needed.isdisjoint(node.output):
            kept.append(node)
            needed.update(node.input)
    return kept[::-1]


def main(path: Path) -> None:
    """Fuse the attention of an onnx file in its place."""
    import onnx

    onnx.save(fuse_attention(onnx.load(str(path))), str(path))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
