"""Making and checking a vocabulary pack: new, lint, test, coverage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from variorum.collate.issues import cue_name, cues_met, issue_reader
from variorum.collate.packs import FILES, Pack
from variorum.errors import PackError

STARTERS = {
    "vocabulary.yaml": """\
name: {name}
version: 1
label: {label}
issues:
- {{id: first-issue, label: First issue, group: Main, definition: "what it covers", slots: [who, how much]}}
- {{id: talks, label: Further talks, group: Process, definition: "what is deferred, next round"}}
- {{id: other, label: Other, group: Other, definition: "a provision that no category fits"}}
""",
    "cues.yaml": """\
first-issue:
  strong: ["words that say it alone", "first word* + second word*|other word*"]
  weak: ["a hint"]
talks:
  strong: ["next round|later talks|deferred to"]
other: {{}}
""",
    "examples.yaml": """\
first-issue: ["The second word follows the first word."]
talks: ["The rest is left to later talks."]
""",
}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a set of provisions a pack speaks of: `other` lists what it misses."""

    provisions: int
    other: tuple[str, ...]
    unused_cues: tuple[str, ...]
    counts: dict[str, int]

    @property
    def other_share(self) -> float:
        """The share of provisions that no issue fits, 0 to 1."""
        return len(self.other) / self.provisions if self.provisions else 0.0


def new_pack(folder: Path) -> tuple[Path, ...]:
    """The files of a new pack written into this folder; PackError where one is already there."""
    if any((folder / name).exists() for name in FILES):
        raise PackError(f"{folder} holds a pack already; choose another name")
    folder.mkdir(parents=True, exist_ok=True)
    label = folder.name.replace("-", " ").capitalize()
    for name, text in STARTERS.items():
        (folder / name).write_text(text.format(name=folder.name, label=label), encoding="utf-8")
    return tuple(folder / name for name in STARTERS)


def lint_pack(pack: Pack) -> tuple[str, ...]:
    """What is doubled or missing in a pack, one sentence each; empty where it is sound."""
    ids = Counter(issue.id for issue in pack.issues)
    cued, shown = {cue.issue for cue in pack.cues if cue.weight > 0}, {issue for issue, _ in pack.examples}
    cues = Counter((cue.issue, cue.text) for cue in pack.cues)
    return (
        *(f"issue {id_!r} stands twice" for id_, n in ids.items() if n > 1),
        *(f"issue {id_!r} has no cue" for id_ in ids if id_ not in cued | {"other"}),
        *(f"issue {id_!r} has no example" for id_ in ids if id_ not in shown | {"other"}),
        *(f"cue {text!r} of {id_!r} stands twice" for (id_, text), n in cues.items() if n > 1),
        *(() if "other" in ids else ("there is no issue 'other' for what fits nowhere",)),
    )


def failed_examples(pack: Pack) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The examples that do not find their issue: issue, phrasing, and what was found."""
    issues_of = issue_reader(pack)
    found = ((issue, text, issues_of(text)) for issue, text in pack.examples)
    return tuple((issue, text, issues) for issue, text, issues in found if issue not in issues)


def cover(pack: Pack, provisions: Iterable[str]) -> Coverage:
    """How the pack fares on these provisions."""
    texts = list(provisions)
    issues_of = issue_reader(pack)
    found = [issues_of(text) for text in texts]
    met = {cue for text in texts for cue in cues_met(pack, text)}
    return Coverage(
        provisions=len(texts),
        other=tuple(text for text, issues in zip(texts, found, strict=True) if issues == ("other",)),
        unused_cues=tuple(name for name in map(cue_name, pack.cues) if name not in met),
        counts=dict(Counter(issue for issues in found for issue in issues).most_common()),
    )
