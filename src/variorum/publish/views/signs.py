"""The signs of states and stances: every one has a word and a sign before it has a colour."""

from __future__ import annotations

SIGNS = {
    "same": "=",
    "modified": "≠",
    "added": "+",
    "dropped": "−",
    "silent": "∅",
    "open": "[ ]",
    "unknown": "?",
}
STANCES = {
    "support": ("+", "supports"),
    "oppose": ("−", "opposes"),
    "mixed": ("±", "mixed"),
    "none": ("○", "no stance"),
}


class Stated:
    """What has a state, with its sign."""

    __slots__ = ()
    state: str

    @property
    def sign(self) -> str:
        """The state's sign."""
        return SIGNS[self.state]


class Stanced:
    """What has a stance, with its sign and word."""

    __slots__ = ()
    stance: str

    @property
    def sign(self) -> str:
        """The stance's sign."""
        return STANCES[self.stance][0]

    @property
    def stands(self) -> str:
        """The stance in a word."""
        return STANCES[self.stance][1]
