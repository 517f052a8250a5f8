"""How often the reading errs, as measured: the figures that `make eval` left in `accuracy.json`."""

from __future__ import annotations

from importlib.resources import files

import msgspec

from variorum.publish.context import Measure

FILE = "accuracy.json"


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """The file: the command that made it, the commit it measured, and each figure on each set of texts."""

    command: str
    commit: str
    measures: tuple[Measure, ...]


def read_accuracy() -> Figures:
    """The figures that this version was shipped with."""
    return msgspec.json.decode((files("variorum.publish") / FILE).read_bytes(), type=Figures)


def written(figures: Figures) -> bytes:
    """The file's bytes: the same figures give the same bytes."""
    return msgspec.json.format(msgspec.json.encode(figures), indent=1) + b"\n"
