"""Vocabulary packs: the issues of a kind of negotiation, with the words that speak of them, as data.

A pack is a folder: `vocabulary.yaml` (ids, labels, definitions, crosswalks), `cues.yaml` (what words speak
of an issue) and `examples.yaml` (phrasings that must find it). See docs/packs.md for how to write one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from variorum.errors import PackError

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where libyaml is there
WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*|%")
FILES = ("vocabulary.yaml", "cues.yaml", "examples.yaml")
WEIGHTS = {"strong": 2, "weak": 1, "not": -3}

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """One category: its permanent id, the label people see, and what it corresponds to elsewhere."""

    id: str
    label: str
    group: str
    definition: str
    slots: tuple[str, ...] = ()
    close_match: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak of an issue: every term must occur, each by one of its phrases."""

    issue: str
    weight: int
    terms: tuple[tuple[Phrase, ...], ...]
    text: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A vocabulary with its cues and examples; `digest` changes when any of its files does."""

    name: str
    version: str
    label: str
    issues: tuple[Issue, ...]
    cues: tuple[Cue, ...]
    examples: tuple[tuple[str, str], ...]
    digest: str

    def labels(self) -> dict[str, str]:
        """Issue id to label, in the order of the vocabulary."""
        return {issue.id: issue.label for issue in self.issues}


def words_of(text: str) -> list[str]:
    """The words of a text as cues see them: lower case, split at hyphens, inner dots and apostrophes kept."""
    return WORD.findall(text.lower())


def installed_packs() -> list[str]:
    """The names of the packs that come with Variorum."""
    folder = resources.files("variorum") / "packs"
    return sorted(entry.name for entry in folder.iterdir() if (entry / "vocabulary.yaml").is_file())


def load_pack(name: str | Path) -> Pack:
    """The pack of this name, or in this folder; raises PackError saying which file is wrong and where."""
    return _load(str(_folder_of(name)))


def _folder_of(name: str | Path) -> Path:
    if Path(name).is_dir():
        return Path(name).resolve()
    folder = Path(str(resources.files("variorum") / "packs" / str(name)))
    if not folder.is_dir():
        raise PackError(
            f"no pack {str(name)!r}; take one of {', '.join(installed_packs())}, or give a folder"
        )
    return folder


@lru_cache(maxsize=16)
def _load(folder: str) -> Pack:
    texts = {name: _read(Path(folder) / name) for name in FILES}
    vocabulary, cues, examples = (_parse(Path(folder) / name, text) for name, text in texts.items())
    issues = tuple(_issue(entry, folder) for entry in vocabulary.get("issues") or ())
    known, sets = {issue.id for issue in issues}, cues.pop("sets", None) or {}
    for name, entries in (("cues.yaml", cues), ("examples.yaml", examples)):
        if unknown := sorted(set(entries) - known):
            raise PackError(
                f"{folder}/{name}: no issue {unknown[0]!r}; add it to vocabulary.yaml or remove it here"
            )
    return Pack(
        name=str(vocabulary.get("name") or Path(folder).name),
        version=str(vocabulary.get("version") or "0"),
        label=str(vocabulary.get("label") or vocabulary.get("name") or Path(folder).name),
        issues=issues,
        cues=tuple(_cues(cues, sets)),
        examples=tuple((issue, text) for issue, entries in examples.items() for text in entries or ()),
        digest="sha256:" + hashlib.sha256("\x1e".join(texts.values()).encode()).hexdigest(),
    )


def _read(path: Path) -> str:
    if not path.is_file():
        raise PackError(f"{path} is missing; 'variorum pack new NAME' writes all files of a pack")
    return path.read_text(encoding="utf-8")


def _parse(path: Path, text: str) -> dict[str, Any]:
    try:
        entries = yaml.load(text, Loader=LOADER)
    except yaml.YAMLError as error:
        raise PackError(f"{path}: {str(error).replace(chr(10), ' ')}; mend the YAML there") from error
    if not isinstance(entries, dict):
        raise PackError(f"{path}: expected a mapping; see docs/packs.md for the form of the file")
    return entries


def _issue(entry: dict[str, Any], folder: str) -> Issue:
    missing = [key for key in ("id", "label", "definition") if not entry.get(key)]
    if missing:
        raise PackError(f"{folder}/vocabulary.yaml: {entry} has no {missing[0]!r}; every issue needs one")
    return Issue(
        id=str(entry["id"]),
        label=str(entry["label"]),
        group=str(entry.get("group") or ""),
        definition=str(entry["definition"]),
        slots=tuple(entry.get("slots") or ()),
        close_match=tuple(entry.get("closeMatch") or ()),
    )


def _cues(entries: dict[str, Any], sets: dict[str, str]) -> Iterator[Cue]:
    for issue, kinds in entries.items():
        for kind, texts in (kinds or {}).items():
            if kind not in WEIGHTS:
                raise PackError(f"cues.yaml: {issue} has {kind!r}; use strong, weak or not")
            for text in texts or ():
                yield Cue(issue, WEIGHTS[kind], _terms(_spelled_out(str(text), sets)), str(text))


def _spelled_out(text: str, sets: dict[str, str]) -> str:
    """The cue with every `{name}` replaced by the phrases of that set."""
    try:
        return re.sub(r"\{(\w+)\}", lambda m: sets[m[1]], text)
    except KeyError as error:
        raise PackError(f"cues.yaml: no set {error} for {text!r}; name it under 'sets'") from error


def _terms(text: str) -> tuple[tuple[Phrase, ...], ...]:
    return tuple(tuple(_phrase(phrase) for phrase in term.split("|")) for term in text.split(" + "))


def _phrase(text: str) -> Phrase:
    words = re.findall(r"#|%|[^\W_]+(?:[.'’][^\W_]+)*\*?", text.lower())
    if not words:
        raise PackError(f"cues.yaml: an empty phrase in {text!r}; remove it")
    return tuple(words)
