"""Words a second of the attribution engine beside the bare spaCy pipeline: python -m benchmarks.statements"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "tests/fixtures/harbour-accord"
POLNEAR = ROOT.parent / "shared/polnear/dev/text"
ROUNDS = 3


def read_texts() -> list[str]:
    """The texts to read: thirty articles of PolNeAR's dev split where it is at hand, else the fixtures."""
    if POLNEAR.is_dir():
        return [path.read_text(encoding="utf-8") for path in sorted(POLNEAR.glob("*.txt"))[:30]]
    return [path.read_text(encoding="utf-8") for path in sorted(FIXTURES.rglob("*.md"))] * 5


def words_per_second(read: Callable[[str], object], texts: Iterable[str]) -> float:
    """The best of a few rounds, in processor time: other jobs on the machine do not count."""
    texts = list(texts)
    words = sum(len(text.split()) for text in texts)
    read(texts[0])
    best = min(_seconds(read, texts) for _ in range(ROUNDS))
    return words / best


def _seconds(read: Callable[[str], object], texts: list[str]) -> float:
    start = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - start


def _bare_pipeline(packages: Iterable[str]) -> Callable[[str], object]:
    """The whole English pipeline as its makers ship it, entities included."""
    package = next(name for name in packages if find_spec(name))
    pipeline: Callable[[str], object] = import_module(package).load()
    return pipeline


def main() -> None:
    """Print both speeds, measured on one core in one run, and their ratio."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    from variorum.annotate.pipeline import MODEL_PACKAGES
    from variorum.extract.attribution import find_attributions

    texts = read_texts()
    bare = words_per_second(_bare_pipeline(MODEL_PACKAGES), texts)
    ours = words_per_second(find_attributions, texts)
    print(f"{len(texts)} texts, one core")
    print(f"  bare spaCy pipeline   {bare:8,.0f} words/s")
    print(f"  attribution engine    {ours:8,.0f} words/s   {ours / bare:.2f} times the pipeline")


if __name__ == "__main__":
    main()
