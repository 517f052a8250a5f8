"""`collate` on generated drafts of 25 to 400 points: processor time by size, and the whole command's time
and memory.

The bounds: two drafts of 30 points in under 2 s of processor time with start-up, two of 400 in under 20 s
and 1 GB, and a cost outside the final assignment that grows no faster than n log n (the last column stays
level).
"""

from __future__ import annotations

import math
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from variorum.collate.align import align
from variorum.collate.collation import collate_texts
from variorum.collate.evidence import compare
from variorum.collate.semantic import load_encoder
from variorum.drafted import DraftText
from variorum.extract.points import read_draft

SIZES = (25, 50, 100, 200, 400)
WHO = (
    "The harbour office|Each island|The fisheries council|No trawler|The joint patrol|The ferry "
    "company|Every skipper"
)
WHAT = (
    "shall report {n} landings a month to the register of {place}|may keep {n} nets in the sheds of {place}|"
    "shall pay {n} crowns for each berth at {place}|shall not enter the waters of {place} before {n} March|"
    "should plant {n} hectares of kelp off {place} by 20{m}|shall inspect {n} hulls at {place} within {m} "
    "days|"
    "is to lend {n} lamps to the pilots of {place}, provided that the light fails|"
    "shall close the market of {place} for {m} days whenever more than {n} crates stay unsold"
)
PLACES = (
    "Skerry|Halm|Ness|Orrin|Tavey|Brack|Lund|Sarn|Pell|Vask|Dunlin|Marl|Kell|Tash|Holm|Imber|Carrow|"
    "Wick|Stroma|Unst"
)


def make_draft(size: int, siglum: str, seed: int) -> DraftText:
    """A draft of `size` points; another seed shuffles them and changes every fourth figure."""
    return read_draft(draft_text(size, seed), siglum)


def draft_text(size: int, seed: int) -> str:
    """The text of such a draft, numbered from 1."""
    fixed, loose = random.Random(0), random.Random(seed)
    points = []
    for at in range(size):
        who, what = fixed.choice(WHO.split("|")), fixed.choice(WHAT.split("|"))
        number, month = fixed.randint(2, 28), fixed.randint(31, 60)
        changed = number + 1 if seed and at % 4 == 0 else number
        place = f"{fixed.choice(PLACES.split('|'))} {fixed.choice(('East', 'West', 'North', 'South'))}"
        points.append(f"{who} {what.format(n=changed, m=month, place=place)}.")
    if seed:
        loose.shuffle(points)
    return "\n\n".join(f"{n}. {words}" for n, words in enumerate(points, start=1))


def measure(size: int) -> tuple[float, float, float]:
    """Processor seconds of measuring all candidate pairs, of linking them, and of the whole collation."""
    a, b = make_draft(size, "A", 0), make_draft(size, "B", 1)
    start = time.process_time()
    comparison = compare(a, b, load_encoder())
    measured = time.process_time()
    align(comparison)
    linked = time.process_time()
    collate_texts([a, b])
    return measured - start, linked - measured, time.process_time() - linked


def run_command(size: int) -> tuple[float, float]:
    """(processor seconds, peak GB) of `variorum collate` on two files of this size, start-up included."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{name}.md" for name in "ab"]
        for seed, path in enumerate(paths):
            path.write_text(draft_text(size, seed), encoding="utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        program = "from variorum.cli import main; main()"
        command = [sys.executable, "-c", program, "collate", *map(str, paths), "--format", "json"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, after.ru_maxrss / 1e6


def main() -> None:
    """Print the curve, then the command's own figures."""
    load_encoder().encode(["warm"])
    print(f"{'points':>6} {'measure s':>10} {'link s':>8} {'all s':>8} {'µs per n log n (without link)':>30}")
    for size in SIZES:
        measured, linked, whole = measure(size)
        unit = 1e6 * (whole - linked) / (size * math.log2(size))
        print(f"{size:>6} {measured:>10.2f} {linked:>8.3f} {whole:>8.2f} {unit:>30.0f}")
    for size in (30, 400):
        seconds, peak = run_command(size)
        print(
            f"variorum collate, two drafts of {size}: {seconds:.1f} s of processor time, {peak:.2f} GB at "
            f"the peak"
        )


if __name__ == "__main__":
    main()
