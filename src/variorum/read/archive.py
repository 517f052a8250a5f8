"""The archive's own form: `<category>/<slug>/index.md`, YAML front matter over Markdown, byte for byte.

The archive was written by libyaml through PyYAML: keys in order, lines folded at 80, accents as they are
(docs/decisions/reading-archive.md has the count). What we write is what it would have written.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec
import yaml

from variorum.errors import InputError
from variorum.read.decode import decode, read_bytes
from variorum.read.front_matter import load_yaml, split_front_matter
from variorum.reading import Unread

Filed = Literal["new", "changed", "known"]
NO_COMMENTARY = {"content_digest": "", "generated_at": "", "model": "", "prompt_version": "", "provider": ""}


class Archived(msgspec.Struct, frozen=True, kw_only=True):
    """One file of an archive: its front matter (None where it has none) and all that stands below it."""

    front: dict[str, Any] | None
    body: str


class Rewritten(msgspec.Struct, frozen=True, kw_only=True):
    """What `rewrite_archive` did: files written, how many of them are the same bytes, and which are not."""

    written: int = 0
    same: int = 0
    changed: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()


class Meta(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an article that goes into an archive; `fetched` is an ISO time with its zone."""

    url: str
    title: str
    category: str
    feed: str
    fetched: str
    published: str = ""
    description: str = ""
    author: str = ""
    language: str = ""
    outlet: str = ""
    publisher: str = "variorum"


def load_archived(path: str, source: str) -> Archived:
    """The front matter and body of an archive file's text; raises InputError where the YAML is broken."""
    front, body = split_front_matter(source)
    if front is None:
        return Archived(front=None, body=source)
    return Archived(front=load_yaml(path, front, _safe_loader()), body=body)


def dump_archived(archived: Archived) -> str:
    """The text of an archive file, as the archive's own emitter writes it."""
    if archived.front is None:
        return archived.body
    return f"---\n{dump_front_matter(archived.front)}---\n{archived.body}"


def dump_front_matter(front: dict[str, Any]) -> str:
    """The YAML of a front matter in the archive's form; raises InputError where PyYAML lacks libyaml."""
    dumper = getattr(yaml, "CSafeDumper", None)
    if dumper is None:
        raise InputError(
            "archive", "PyYAML was built without libyaml", "install a wheel: pip install -U pyyaml"
        )
    text: str = yaml.dump(front, Dumper=dumper, allow_unicode=True, default_flow_style=False)
    return text


def _safe_loader() -> Any:
    """PyYAML's safe loader with dates resolved, so that an unquoted day is written unquoted again."""
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def archive_files(folder: Path) -> Iterator[Path]:
    """The Markdown files of an archive, sorted; raises InputError where the folder is not there."""
    if not folder.is_dir():
        raise InputError(str(folder), "is not a folder", "give the folder of an archive")
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(base, name) for name in sorted(names) if name.endswith(".md"))


def rewrite_archive(src: Path, to: Path, progress: Callable[[Path], None] = lambda path: None) -> Rewritten:
    """Read every file of the archive and write it again under `to`, unknown keys and all.

    A file that cannot be read is reported and left out; the rest goes on. `progress` is told each file.
    """
    written, changed, unread = 0, [], []
    for path in archive_files(src):
        name = path.relative_to(src)
        try:
            data = read_bytes(path)
            text = dump_archived(load_archived(str(path), decode(str(path), data)))
        except InputError as error:
            unread.append(Unread(path=str(path), reason=str(error)))
            continue
        write_whole(to / name, text)
        written += 1
        if text.encode("utf-8") != data:
            changed.append(str(name))
        progress(path)
    return Rewritten(
        written=written, same=written - len(changed), changed=tuple(changed), unread=tuple(unread)
    )


def write_whole(path: Path, text: str) -> None:
    """Write the text to the path so that a reader sees the old file or the new one, never half."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            os.chmod(name, 0o644)
            os.replace(name, path)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        reason = f"cannot be written ({error.strerror or error})"
        raise InputError(str(path), reason, "choose a folder that can be written to") from error


def url_hash(url: str) -> str:
    """The archive's hash of an address: its SHA-1 in hex."""
    return hashlib.sha1(url.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def front_matter_of(meta: Meta) -> dict[str, Any]:
    """The front matter that the archive gives a new article, commentary still empty."""
    language = {"inLanguage": meta.language} if meta.language else {}
    structured = {
        "about": [],
        "author": meta.author,
        "description": meta.description,
        "headline": meta.title,
        **language,
        "keywords": [],
        "main_image": "",
        "original_source": meta.url,
        "publisher": {"logo": "/favicon.ico", "name": meta.publisher},
    }
    return {
        "ai_commentary": [],
        "ai_commentary_meta": dict(NO_COMMENTARY),
        "category": meta.category,
        "date": meta.published or meta.fetched,
        "exported_at": meta.fetched,
        **({"feed": meta.feed} if meta.feed else {}),
        **({"language": meta.language} if meta.language else {}),
        **({"outlet": meta.outlet} if meta.outlet else {}),
        "source_url": meta.url,
        "structured_data": structured,
        "title": meta.title,
        "updated_at": meta.fetched,
        "url_hash": url_hash(meta.url),
    }


def slug(title: str, fallback: str) -> str:
    """The folder name of an article: its title in plain letters; `fallback` where the title has none."""
    try:
        from slugify import slugify
    except ImportError as error:
        raise InputError(
            "archive", "needs python-slugify to name folders", "pip install 'variorum[archive]'"
        ) from error
    return str(slugify(title, max_length=120, word_boundary=True)) or fallback


def write_article(archive: Path, meta: Meta, body: str) -> tuple[Path, Filed]:
    """Write the article to `<category>/<slug>/index.md`; the path, and whether it is new, changed or known.

    An article whose body changed at its address is a new version: the one there before moves to
    `versions/<its date>.md` beside it. Two addresses with one title get two folders.
    """
    path = _place(archive, meta)
    filed: Filed = "new"
    front = front_matter_of(meta)
    if path.exists():
        before = load_archived(str(path), decode(str(path), read_bytes(path)))
        if before.body == f"\n{body}":
            return path, "known"
        stamp = str((before.front or {}).get("updated_at", "undated"))
        name = "".join(char for char in stamp if char.isalnum())[:20] or "undated"
        front["date"] = (before.front or {}).get("date", front["date"])
        filed = "changed"
        write_whole(path.parent / "versions" / f"{name}.md", dump_archived(before))
    write_whole(path, dump_archived(Archived(front=front, body=f"\n{body}")))
    return path, filed


def _place(archive: Path, meta: Meta) -> Path:
    """Where the article lies or shall lie: the folder of its title, unless another address holds that."""
    code = url_hash(meta.url)
    folder = archive / meta.category
    name = slug(meta.title, code[:12])
    path = folder / name / "index.md"
    if path.exists():
        there = load_archived(str(path), decode(str(path), read_bytes(path))).front or {}
        if there.get("url_hash") not in (None, code):
            return folder / f"{name}-{code[:8]}" / "index.md"
    return path
