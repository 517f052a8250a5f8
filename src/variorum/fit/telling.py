"""Fit what tells content from news (`variorum.extract.telling`) on articles with answer keys."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from variorum.annotate import annotate
from variorum.collate.issues import issue_reader
from variorum.collate.packs import load_pack
from variorum.errors import VariorumError
from variorum.extract.drafts import find_drafts
from variorum.extract.provision_story import Story
from variorum.extract.provisions import make_story
from variorum.extract.telling import signs_of
from variorum.read import read_paths
from variorum.reading import Unread

# The strength of the L2 penalty: of 0.5, 1, 2 and 4 the best F1 with each article left out in turn.
PENALTY = 2.0
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """One article: the signs of each sentence, whether its key quotes it as content, whether it counts."""

    name: str
    signs: tuple[dict[str, float], ...]
    told: tuple[bool, ...]


def fit_telling(folders: Sequence[Path], to: Path, report: Callable[[str], None]) -> None:
    """Write the weights (JSON) fitted on every `article.md` beside a `key.json` in the folders.

    A key holds `provisions`, each with its verbatim `quote`, and `source.pack`, the vocabulary. Reports
    precision and recall of sentences with each article left out. Raises VariorumError where no key is found.
    """
    keys = sorted(path for folder in folders for path in folder.rglob("key.json"))
    examples = [example for key in keys if (example := read_example(key)) is not None]
    if not examples:
        where = ", ".join(map(str, folders))
        raise VariorumError(f"no article.md beside a key.json in {where}; give annotated folders")
    names = sorted({sign for example in examples for signs in example.signs for sign in signs})
    report(f"{len(examples)} articles, {sum(len(e.told) for e in examples)} sentences, {len(names)} signs")
    report(_left_out(examples, names))
    weights = fit_weights(examples, names)
    rounded = {name: round(float(value), 3) for name, value in zip(names, weights, strict=True)}
    facts = {"articles": len(examples), "weights": rounded}
    to.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    report(f"weights in {to}")


def read_example(key: Path) -> Example | None:
    """The sentences of the article beside a key, with their signs; None where no draft is found in it."""
    facts = json.loads(key.read_text(encoding="utf-8"))
    issues_of = issue_reader(load_pack(facts.get("source", {}).get("pack", "peace")))
    (reading,) = read_paths([key.with_name("article.md")])
    if isinstance(reading, Unread):
        raise VariorumError(f"{reading.path}: {reading.reason}; mend it or take it out")
    annotated = next(annotate([reading]))
    drafts, mentions, _ = find_drafts(annotated)
    if not drafts:
        return None
    story = make_story(annotated, drafts, mentions, issues_of)
    quotes = [found for p in facts.get("provisions", []) for found in _places(story, p["quote"])]
    told = [_overlaps(story, n, quotes) for n in range(len(story.sentences))]
    signs = [_signs(story, n, told) for n in range(len(story.sentences))]
    body = [n for n, s in enumerate(story.sentences) if s.kind not in ("caption", "heading")]
    return Example(key.parent.name, tuple(signs[n] for n in body), tuple(told[n] for n in body))


def fit_weights(examples: Sequence[Example], names: Sequence[str]) -> Floats:
    """The weight of each sign, by logistic regression with an L2 penalty."""
    table = np.array([_row(signs, names) for e in examples for signs in e.signs])
    told = np.array([float(value) for e in examples for value in e.told])

    def loss(weights: Floats) -> tuple[float, Floats]:
        total = table @ weights
        value = np.logaddexp(0, total).sum() - told @ total + PENALTY * (weights @ weights) / 2
        return float(value), table.T @ (1 / (1 + np.exp(-total)) - told) + PENALTY * weights

    return np.asarray(minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x)


def _left_out(examples: Sequence[Example], names: Sequence[str]) -> str:
    """Precision and recall of sentences at probability one half, each article left out of its own fit."""
    right = found = wanted = 0
    for n, example in enumerate(examples):
        rest = [*examples[:n], *examples[n + 1 :]]
        guesses = _guess(example, names, fit_weights(rest, names)) if rest else []
        right += sum(g and t for g, t in zip(guesses, example.told, strict=False))
        found, wanted = found + sum(guesses), wanted + sum(example.told)
    return f"each left out: precision {right / max(1, found):.3f}, recall {right / max(1, wanted):.3f}"


def _guess(example: Example, names: Sequence[str], weights: Floats) -> list[bool]:
    """What the weights say of each sentence, going by their own word on the two before it."""
    scores = [0.0, 0.0]
    for signs in example.signs:
        known = signs | {"told before": scores[-1], "told two before": scores[-2]}
        scores.append(float(1 / (1 + np.exp(-(_row(known, names) @ weights)))))
    return [score >= 0.5 for score in scores[2:]]


def _row(signs: dict[str, float], names: Sequence[str]) -> Floats:
    return np.array([signs.get(name, 0.0) for name in names])


def _signs(story: Story, n: int, told: Sequence[bool]) -> dict[str, float]:
    before = (float(told[n - 2]) if n > 1 else 0.0, float(told[n - 1]) if n else 0.0)
    return dict(signs_of(story, story.sentences[n], before))


def _overlaps(story: Story, n: int, quotes: Sequence[tuple[int, int]]) -> bool:
    sentence = story.sentences[n]
    last = story.doc[sentence.last - 1]
    start, end = story.doc[sentence.first].idx, last.idx + len(last)
    return any(first < end and start < last for first, last in quotes)


def _places(story: Story, quote: str) -> list[tuple[int, int]]:
    """Where the parts of a quote stand in the reading text, whatever white space and marks are between."""
    text = story.annotated.reading.article.text.translate(_STRAIGHT)
    parts = (re.findall(r"\w+", part) for part in quote.translate(_STRAIGHT).split(" … "))
    found = (re.search(r"\W+".join(map(re.escape, part)), text) for part in parts if part)
    return [match.span() for match in found if match]
