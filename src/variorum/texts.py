"""Draft texts side by side: files in; a collation, a stemma or an apparatus out, without a dossier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from variorum.collate.apparatus import make_apparatus
from variorum.collate.collation import Collation, collate_texts
from variorum.collate.issues import issue_reader
from variorum.collate.packs import load_pack
from variorum.collate.render import BINARY_FORMATS, render_binary, render_text
from variorum.collate.render_apparatus import render_apparatus
from variorum.collate.stemma import Descent, make_stemma
from variorum.drafted import DraftText
from variorum.errors import InputError
from variorum.extract.points import read_draft
from variorum.model import Article
from variorum.read import read_file


def collate_files(paths: Sequence[str | Path], pack: str | Path = "peace") -> Collation:
    """The collation of the drafts in these files, the first of them the base.

    Raises InputError for a file that cannot be read or holds no points, UsageError for fewer than two.
    """
    return collate_texts([draft for draft, _ in _read(paths)], issue_reader(load_pack(pack)))


def render(collation: Collation, format_: str) -> bytes:
    """The collation in this format, as the bytes of a file."""
    if format_ in BINARY_FORMATS:
        return render_binary(collation, format_)
    return render_text(collation, format_).encode()


def find_descent(paths: Sequence[str | Path], pack: str | Path = "peace") -> tuple[Descent, ...]:
    """Which draft was made from which, oldest first; days come from the files' front matter."""
    read = _read(paths)
    dated = {draft.siglum: article.published[:10] for draft, article in read if article.published}
    return make_stemma([draft for draft, _ in read], dated)


def render_descent(descents: Sequence[Descent]) -> str:
    """The stemma as an indented tree, with the traces that each descent rests on."""
    return "".join(f"{line}\n" for line in _branches(descents, None, 0))


def _branches(descents: Sequence[Descent], parent: str | None, depth: int) -> Iterator[str]:
    for one in descents:
        if one.parent == parent:
            why = "; ".join(trace.words for trace in one.traces)
            yield "  " * depth + one.draft + (f"  ({one.score:.2f}: {why})" if why else "")
            yield from _branches(descents, one.draft, depth + 1)


def render_witnesses(paths: Sequence[str | Path], lemma: str | None) -> str:
    """Renderings of one draft as one text with their variant readings."""
    return render_apparatus(make_apparatus([draft for draft, _ in _read(paths)], lemma))


def _read(paths: Sequence[str | Path]) -> list[tuple[DraftText, Article]]:
    return [_read_one(path, siglum) for path, siglum in zip(paths, _sigla(paths), strict=True)]


def _read_one(path: str | Path, siglum: str) -> tuple[DraftText, Article]:
    """The draft in one file with its points and slots; InputError where there are none."""
    reading = read_file(Path(path))[0]
    draft = read_draft(reading.article.text, siglum, reading.blocks, reading.article.title)
    if not draft.points:
        raise InputError(
            str(path), "no points of a draft in it", "give a file with the draft's numbered text"
        )
    return draft, reading.article


def _sigla(paths: Sequence[str | Path]) -> list[str]:
    """The files' stems; where two are alike, with their folder, or a number."""
    stems = [Path(path).stem for path in paths]
    if len(set(stems)) < len(stems):
        stems = [f"{Path(path).resolve().parent.name}/{Path(path).stem}" for path in paths]
    return [stem if stems.count(stem) == 1 else f"{stem}-{n}" for n, stem in enumerate(stems, 1)]
