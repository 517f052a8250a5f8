"""Matrix products of the parser's layers by numpy's BLAS, several times as fast as the one thinc carries."""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.language import Language
from thinc.api import NumpyOps


class FastProducts(NumpyOps):  # type: ignore[misc]  # a compiled class
    """thinc's operations on numpy arrays, with the matrix product of numpy.

    Tags, heads and lemmas of 109,152 tokens came out the same (docs/decisions/spacy-components.md).
    """

    def gemm(
        self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False
    ) -> Any:  # as thinc's own
        """The product of two matrices, each transposed first where asked."""
        return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


def speed_products(nlp: Language) -> Language:
    """The pipeline with the matrix products of its layers done by numpy."""
    ops = FastProducts()
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        for layer in model.walk() if model else ():
            layer.ops = ops
    return nlp
