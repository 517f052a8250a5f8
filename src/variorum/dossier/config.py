"""`variorum.toml`: what a person tells a dossier by hand (title, pack, known drafts and actors)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec

from variorum.corrections import Known, KnownActor, KnownDraft
from variorum.errors import DossierError

FILE = "variorum.toml"

TEMPLATE = """\
# What this dossier is called, and the vocabulary its issues come from
# (peace, trade, climate, budget, labour, or the path of a folder: see docs/packs.md).
title = {title}
pack = "peace"

# Where a reader of the exported pages reports a mistake: a mail address or a web page.
# contact = "corrections@example.org"

# What you know better than the reporting. A known draft or actor takes every mention of its names.
# [[draft]]
# name = "the mediators' plan"
# aliases = ["the first draft", "the 12-point plan"]
# siglum = "M12"
# points = 12
# made_by = ["the mediators"]
# dated = "2031-03-04"
#
# [[actor]]
# name = "Ada Example"
# aliases = ["Minister Example"]
# type = "person"
"""


class Config(msgspec.Struct, frozen=True):
    """The dossier's settings as `variorum.toml` holds them; `feeds` maps a category to feed addresses.

    `contact` is a mail address or a web page: where a reader of the exported pages reports a mistake.
    """

    title: str = "Untitled dossier"
    pack: str = "peace"
    draft: tuple[KnownDraft, ...] = ()
    actor: tuple[KnownActor, ...] = ()
    feeds: dict[str, tuple[str, ...]] = {}
    contact: str = ""

    @property
    def known(self) -> Known:
        """What a person knows by hand of drafts and actors."""
        return Known(drafts=self.draft, actors=self.actor)


def read_config(folder: Path) -> Config:
    """The settings of the dossier in this folder; DossierError names the key that is wrong."""
    path = folder / FILE
    try:
        settings: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return msgspec.convert(settings, Config)
    except FileNotFoundError as error:
        raise DossierError(
            f"{folder} is not a dossier (it has no {FILE}); make one with 'variorum init {folder}'"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise DossierError(f"{path}: {error}; mend that line of the file") from error


def write_config(folder: Path, title: str) -> None:
    """Write the settings of a new dossier, with comments that show what can be set."""
    (folder / FILE).write_text(TEMPLATE.format(title=_quoted(title)), encoding="utf-8")


def _quoted(text: str) -> str:
    """A TOML basic string; JSON's escapes are a subset of TOML's (TOML 1.0, Strings)."""
    return msgspec.json.encode(text).decode()
