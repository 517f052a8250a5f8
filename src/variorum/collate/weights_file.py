"""The fitted weights of the collation: `load_weights` reads collate/weights/links.json once.

`variorum.fit.links` makes the file; the model card beside it says from what and how well it does.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from variorum.errors import ModelError

PATH = Path(__file__).parent / "weights" / "links.json"


@lru_cache(maxsize=8)
def load_weights(name: str, features: tuple[str, ...]) -> npt.NDArray[np.float64]:
    """The weights of one fitted decision, in the order of `features`; ModelError if the file does not fit
    them.
    """
    try:
        table: dict[str, float] = json.loads(PATH.read_text(encoding="utf-8"))[name]
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            f"{PATH} has no weights for {name!r} ({error}); make them with 'python -m variorum.fit.links'"
        ) from error
    return in_order(table, features, name)


def in_order(table: dict[str, float], features: Sequence[str], name: str) -> npt.NDArray[np.float64]:
    """The weights in the order of the features; raises ModelError where one is missing or too many."""
    if set(table) != set(features):
        odd = sorted(set(table) ^ set(features))
        raise ModelError(
            f"{PATH}: weights for {name!r} do not fit ({', '.join(odd)}); make them with 'python -m "
            f"variorum.fit.links'"
        )
    return np.array([table[feature] for feature in features])
