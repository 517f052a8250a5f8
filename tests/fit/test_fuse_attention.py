"""Attention joined into one node: the outputs stay, the padding mask and its nodes go."""

from collections import Counter

import numpy as np
import onnx
import onnxruntime

from variorum.extract.attribution.tagger import WEIGHTS
from variorum.fit.fuse_attention import fuse_attention

HEADS, SIZE, WIDTH = 2, 4, 8


def spelled_out():
    """One layer as torch exports it: q, k, v into heads, softmax(q k * scale + mask) v, and back."""
    node = onnx.helper.make_node
    into, out = "heads", "flat"
    nodes = [node("Shape", ["x"], ["shape"]), node("ConstantOfShape", ["shape"], ["zeros"])]
    nodes.append(node("ReduceSum", ["zeros"], ["mask"], keepdims=0))
    for name, order in (("q", [0, 2, 1, 3]), ("k", [0, 2, 3, 1]), ("v", [0, 2, 1, 3])):
        nodes.append(node("MatMul", ["x", f"{name}.weight"], [f"{name}.flat"]))
        nodes.append(node("Reshape", [f"{name}.flat", into], [f"{name}.split"]))
        nodes.append(node("Transpose", [f"{name}.split"], [name], perm=order))
    nodes += [
        node("MatMul", ["q", "k"], ["qk"]),
        node("Mul", ["qk", "scale"], ["scaled"]),
        node("Add", ["scaled", "mask"], ["masked"]),
        node("Softmax", ["masked"], ["weights"], axis=-1),
        node("MatMul", ["weights", "v"], ["product"]),
        node("Transpose", ["product"], ["turned"], perm=[0, 2, 1, 3]),
        node("Reshape", ["turned", out], ["y"]),
    ]
    return model_of(nodes)


def model_of(nodes):
    chance = np.random.default_rng(7)
    weights = {f"{name}.weight": chance.normal(size=(WIDTH, WIDTH)).astype("f") for name in "qkv"}
    facts = {"heads": np.array([0, 0, HEADS, SIZE]), "flat": np.array([0, 0, WIDTH])}
    values = weights | facts | {"scale": np.array(SIZE**-0.5, dtype="f")}
    ends = [
        onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, [1, "n", WIDTH]) for name in "xy"
    ]
    initial = [onnx.numpy_helper.from_array(value, name) for name, value in values.items()]
    graph = onnx.helper.make_graph(nodes, "layer", ends[:1], ends[1:], initial)
    return onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 17)], ir_version=8)


def run(model, x):
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(None, {"x": x})[0]


def test_the_output_stays():
    x = np.random.default_rng(1).normal(size=(1, 5, WIDTH)).astype("f")
    before = run(spelled_out(), x)
    assert np.allclose(before, run(fuse_attention(spelled_out(), HEADS), x), atol=1e-5)


def test_one_node_takes_the_place_of_the_rest():
    kinds = Counter(node.op_type for node in fuse_attention(spelled_out(), HEADS).graph.node)
    assert kinds == {"MatMul": 3, "MultiHeadAttention": 1}


def test_the_shipped_network_is_fused():
    """Six layers, six nodes; the name of each operator stands in the file in plain letters."""
    content = (WEIGHTS / "tagger.int8.onnx").read_bytes()
    assert (content.count(b"\x22\x12MultiHeadAttention"), content.count(b"\x22\x07Softmax")) == (6, 0)
