"""Pairs one to one, so that what they are worth together is greatest."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Pairs = list[tuple[int, int]]


def assign_pairs(worth: npt.NDArray[np.float64]) -> Pairs:
    """The (row, column) pairs of largest total worth, each row and column at most once (Kuhn 1955).

    As scipy has it, in the order of the rows; as many pairs as the smaller side has.
    """
    from scipy.optimize import linear_sum_assignment  # takes .4 s to load, and most views need no pairs

    rows, columns = linear_sum_assignment(worth, maximize=True)
    return [(int(n), int(m)) for n, m in zip(rows, columns, strict=True)]
