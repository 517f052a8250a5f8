"""From text to attributions: windows, tagger, links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

WEIGHTS = Path(__file__).parent / "weights"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as character spans (code points) into the text: who, by what words, what."""

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    score: float


def find_attributions(text: str) -> list[Attribution]:
    """Return the attributions of one text, in text order."""
    return next(find_attributions_in([text]))


def find_attributions_in(texts: Iterable[str]) -> Iterator[list[Attribution]]:
    """Yield the attributions of each text, as `find_attributions` would find them."""
    from variorum.errors import VariorumError

    raise VariorumError(f"the attribution weights are missing from {WEIGHTS}; reinstall variorum")
    yield []
