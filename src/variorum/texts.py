"""Draft texts side by side: files in, a collation out, without a dossier."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from variorum.collate.collation import Collation, collate_texts
from variorum.collate.issues import issue_reader
from variorum.collate.packs import load_pack
from variorum.drafted import DraftText
from variorum.errors import InputError
from variorum.extract.points import read_draft
from variorum.read import read_file


def collate_files(paths: Sequence[str | Path], pack: str | Path = "peace") -> Collation:
    """The collation of the drafts in these files, the first of them the base.

    Raises InputError for a file that cannot be read or holds no points, UsageError for fewer than two.
    """
    drafts = [read_draft_file(path, siglum) for path, siglum in zip(paths, _sigla(paths), strict=True)]
    return collate_texts(drafts, issue_reader(load_pack(pack)))


def read_draft_file(path: str | Path, siglum: str = "") -> DraftText:
    """The draft in one file with its points and slots; InputError where there are none."""
    reading = read_file(Path(path))[0]
    draft = read_draft(reading.article.text, siglum or Path(path).stem, reading.blocks, reading.article.title)
    if not draft.points:
        raise InputError(str(path), "no points of a draft in it", "give a file with the draft's numbered text")
    return draft


def _sigla(paths: Sequence[str | Path]) -> list[str]:
    """The files' stems; where two are alike, with their folder, or a number."""
    stems = [Path(path).stem for path in paths]
    if len(set(stems)) < len(stems):
        stems = [f"{Path(path).resolve().parent.name}/{Path(path).stem}" for path in paths]
    return [stem if stems.count(stem) == 1 else f"{stem}-{n}" for n, stem in enumerate(stems, 1)]
