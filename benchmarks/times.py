"""Words a second of the time expressions beside spaCy's bare tokenizer: python -m benchmarks.times"""

from __future__ import annotations

import datetime
import json
import os
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "tests/fixtures/times"
TIMEBANK = ROOT.parent / "shared/temporal/timebank.jsonl"
PUBLISHED = datetime.date(2036, 3, 13)
ROUNDS = 5


def read_texts() -> list[str]:
    """The texts to read: TimeBank where it is at hand, else our own fixtures, repeated."""
    if TIMEBANK.exists():
        return [json.loads(line)["text"] for line in TIMEBANK.open(encoding="utf-8")]
    return [path.read_text(encoding="utf-8") for path in sorted(FIXTURES.glob("*.txt"))] * 20


def words_per_second(read: Callable[[str], object], texts: list[str]) -> float:
    """The best of a few rounds, as other jobs can only slow one down."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for text in texts:
            read(text)
        best = min(best, time.perf_counter() - start)
    return sum(len(text.split()) for text in texts) / best


def main() -> None:
    """Print both speeds, measured on one core in one run, and their ratio."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    import spacy

    from variorum.annotate.times import find_times

    texts = read_texts()
    tokenizer = words_per_second(spacy.blank("en"), texts)
    ours = words_per_second(lambda text: find_times(text, PUBLISHED), texts)
    print(f"{len(texts)} texts, one core")
    print(f"  spaCy's bare tokenizer  {tokenizer:9,.0f} words/s")
    print(f"  time expressions        {ours:9,.0f} words/s   {ours / tokenizer:.2f} times the tokenizer")


if __name__ == "__main__":
    main()
