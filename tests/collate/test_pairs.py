"""Floors of accuracy on our own pairs of drafts (tests/fixtures/pairs); the weights were fitted on them, so
these
guard against loss, they do not estimate how new pairs fare (docs/decisions/alignment.md does).
"""

import json
from pathlib import Path
from statistics import mean

import pytest

from variorum.collate.collation import collate_texts
from variorum.extract.points import read_draft

PAIRS = sorted(Path(__file__).parent.parent.glob("fixtures/pairs/*/gold.json"))


def read_side(folder, side):
    text = (folder / f"{side}.md").read_text(encoding="utf-8")
    return read_draft(text.split("---\n", 2)[2], side.upper())


def key_of(row):
    return tuple(row["a"]), tuple(row["b"])


@pytest.fixture(scope="module")
def judged():
    """Share of the key's rows found with both sides right, and of those found and judged right, by pair."""
    shares = []
    for path in PAIRS:
        key = {key_of(row): row["change"] for row in json.loads(path.read_text(encoding="utf-8"))["rows"]}
        rows = collate_texts([read_side(path.parent, "a"), read_side(path.parent, "b")]).rows
        found = {(row.cells[0].numbers, row.cells[1].numbers): row.change for row in rows}
        exact = [rows for rows in key if rows in found]
        right = [rows for rows in exact if found[rows] == key[rows]]
        shares.append((len(exact) / len(key), len(right) / len(key)))
    return shares


def test_rows_are_found_whole(judged):
    assert mean(exact for exact, _ in judged) >= 0.95


def test_changes_are_judged_right(judged):
    assert mean(right for _, right in judged) >= 0.88


def test_the_key_of_every_pair_names_every_point_once():
    for path in PAIRS:
        rows = json.loads(path.read_text(encoding="utf-8"))["rows"]
        for side in "ab":
            named = [number for row in rows for number in row[side]]
            assert len(named) == len(set(named)), (path.parent.name, side)
