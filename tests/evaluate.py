"""`make eval`: every figure of accuracy, on our own fixtures and, where it lies beside us, on `../shared`.

Run with names to see only those: `python -m tests.evaluate harbour-accord`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from statistics import mean
from typing import Any

import variorum
from tests import polnear
from tests.scoring import Key, score
from tests.story import joined_events, score_story
from variorum.publish.accuracy import FILE, Figures, written
from variorum.publish.context import Measure

COMMIT = ("git", "rev-parse", "--short", "HEAD")
ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
EXAMPLES = ROOT / "src/variorum/examples"
FIXTURES = ROOT / "tests/fixtures"

# The floors of the issue "the main job": means over the articles of a story may not fall below these.
FLOORS = {
    "verbatim": 1.0,
    "draft_recall": 1.0,
    "lineage": 1.0,
    "draft_precision": 0.6,
    "provision_recall": 0.85,
    "provision_precision": 0.6,
    "provision_in_right_draft": 0.80,
    "provision_right_issue": 0.70,
    "quantity": 1.0,
    "modality": 0.80,
    "statement_recall": 0.85,
    "statement_right_speaker": 0.80,
    "date_value": 0.90,
    "dispute_recall": 0.66,
}

# What each figure is called on the page of method and limits, in its order there.
TOLD = {
    "verbatim": "Evidence that stands word for word in its article",
    "draft_recall": "Drafts found",
    "draft_precision": "Drafts found that are drafts",
    "lineage": "Drafts made from the right one",
    "provision_recall": "Provisions found",
    "provision_precision": "Provisions found that are provisions",
    "provision_in_right_draft": "Provisions found in the right draft",
    "provision_right_issue": "Provisions under the right issue",
    "quantity": "Numbers of provisions read right",
    "modality": "Force of provisions (shall, may) read right",
    "status": "Dropped and open points told",
    "statement_recall": "Statements found",
    "statement_precision": "Statements found that the keys have",
    "statement_right_speaker": "Statements with the right speaker",
    "statement_direct": "Statements told as direct or not",
    "stance": "Stances read right",
    "date_value": "Days and times read right",
    "dispute_recall": "Contested facts found",
}


def stories() -> Iterator[tuple[str, list[tuple[Path, Key]]]]:
    """Each annotated story: its name, and its articles with their answer keys."""
    harbour = FIXTURES / "harbour-accord/gold"
    slugs = {path.parent.name: path for path in (EXAMPLES / "harbour-accord").glob("*/*/index.md")}
    keys = [(path, json.loads(path.read_text("utf-8"))) for path in sorted(harbour.glob("*.json"))]
    yield "harbour-accord", [(slugs[path.stem], key) for path, key in keys if path.stem in slugs]
    for name in ("wage-round", "climate-text"):
        for key in sorted((FIXTURES / name).glob("**/key.json")):
            yield name, [(key.parent / "article.md", json.loads(key.read_text("utf-8")))]
    for name in ("five-fields", "twelve-talks", "eight-talks", "later-talks", "fresh-talks"):
        found = sorted((FIXTURES / name).glob("*/key.json"))
        yield name, [(key.parent / "article.md", json.loads(key.read_text("utf-8"))) for key in found]
    seed = SHARED / "gold/the-draft-peace-deal-for-ukraine.json"
    if seed.exists():
        yield "seed", [(SHARED / f"seed/{seed.stem}.md", json.loads(seed.read_text("utf-8")))]


@lru_cache(maxsize=1)
def figures() -> dict[str, list[dict[str, float | None]]]:
    """Story name to the figures of each of its articles, each read on its own."""
    return {name: [_figures_of(path, key) for path, key in articles] for name, articles in stories()}


def _figures_of(path: Path, key: Key) -> dict[str, float | None]:
    pack = key.get("pack") or key["source"].get("pack", "auto")
    return score(key, variorum.extract_records([path], pack=pack))


@lru_cache(maxsize=1)
def whole_story() -> dict[str, float | None]:
    """The figures of the harbour accord read as one dossier."""
    gold = FIXTURES / "harbour-accord/gold"
    key, events = (json.loads((gold / f"{name}.json").read_text("utf-8")) for name in ("story", "events"))
    records = variorum.extract_records([EXAMPLES / "harbour-accord"])
    slug_of = {a.id: Path(a.path).parent.name for a in records.articles}
    return score_story(key, records, slug_of) | joined_events(events, records, slug_of)


def means(rows: Sequence[dict[str, float | None]]) -> dict[str, float]:
    """The mean of each figure over the articles where there is something to measure."""
    found = {name: [row[name] for row in rows if row[name] is not None] for name in rows[0]}
    return {
        name: round(mean(v for v in values if v is not None), 4) for name, values in found.items() if values
    }


def main(names: Sequence[str]) -> None:
    """Print the figures as a table: one line a figure, one column a story, the floor last."""
    chosen = {name: means(rows) for name, rows in figures().items() if rows and (not names or name in names)}
    print(f"{'figure':<26}" + "".join(f"{name:>16}" for name in chosen) + f"{'floor':>8}")
    for figure in dict.fromkeys(key for row in chosen.values() for key in row):
        cells = "".join(_cell(row.get(figure)) for row in chosen.values())
        print(f"{figure:<26}{cells}{_cell(FLOORS.get(figure))[8:]}")


def print_story() -> None:
    """Print the figures of the whole story."""
    print("\nthe harbour accord as one dossier")
    for name, value in whole_story().items():
        print(f"{name:<26}{_cell(value)}")


def keep_figures() -> None:
    """Write the figures that the page shows, with the commit they were measured at."""
    sets = {name: (means(rows), len(rows)) for name, rows in figures().items() if rows}
    measures = tuple(
        Measure(TOLD[figure], _told(name, count), round(row[figure], 3), FLOORS.get(figure))
        for figure in TOLD
        for name, (row, count) in sets.items()
        if figure in row
    )
    commit = subprocess.run(COMMIT, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    kept = Figures(command="make eval", commit=commit or "unknown", measures=measures)
    (ROOT / "src/variorum/publish" / FILE).write_bytes(written(kept))


def _told(name: str, count: int) -> str:
    """A set of texts as the page calls it, with how many articles it has."""
    words = "archived newsletter" if name == "seed" else name.replace("-", " ")
    return f"{words} ({count} article{'s' if count > 1 else ''})"


def _cell(value: Any) -> str:
    return f"{value:>16.3f}" if value is not None else f"{'-':>16}"


if __name__ == "__main__":
    main(sys.argv[1:])
    print_story()
    polnear.main()
    if not sys.argv[1:]:
        keep_figures()
