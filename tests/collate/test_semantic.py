"""The small encoder: same texts, same vectors; no weights, a clear error."""

import numpy as np
import pytest

from variorum.collate.semantic import Encoder, load_encoder
from variorum.errors import ModelError

TEXTS = ["The quay is closed.", "Ferries sail daily from the new quay.", "Herring is landed at dawn."]


def test_the_order_of_the_texts_does_not_matter():
    forth, back = load_encoder().encode(TEXTS), load_encoder().encode(TEXTS[::-1])

    assert all(np.array_equal(a.whole, b.whole) for a, b in zip(forth, back[::-1], strict=True))


def test_every_piece_leads_back_to_its_letters():
    (meaning,) = load_encoder().encode(["Ferries sail."])

    assert ["Ferries sail."[s:e] for s, e in meaning.offsets] == ["Ferries", "sail", "."]


def test_what_means_the_same_is_nearer_than_what_does_not():
    near, same, far = load_encoder().encode(
        ["The quay is closed.", "The pier is shut.", "Herring is landed."]
    )

    assert near.whole @ same.whole > near.whole @ far.whole


def test_missing_weights_are_said(tmp_path):
    with pytest.raises(ModelError, match=r"encoder\.onnx is missing; install Variorum again"):
        Encoder(tmp_path)
