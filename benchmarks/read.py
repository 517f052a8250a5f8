"""Reading: archive files a second, wire copies grouped a second, memory over a gigabyte of web archive."""

from __future__ import annotations

import random
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt

from variorum.read import read_paths, read_text
from variorum.reading import Reading
from variorum.resolve.origins import group_origins

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT.parent / "shared" / "archive-sample"
TORN = ROOT / "tests" / "fixtures" / "read" / "torn.md"
PAGE = b"<html><body><p>Fees fall on pier %d, said the master of the harbour.</p></body></html>"
RECORD = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
    "WARC-Target-URI: https://quay.example/{number}\r\nWARC-Date: 2031-03-09T10:00:00Z\r\n"
    "Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n"
)
MEGABYTE = 1_000_000


def main() -> None:
    """Print every figure of reading."""
    _web_archive(1_000)  # first: what the others took would hide its peak of memory
    _archive_files()
    _origins(1_000)


def _archive_files() -> None:
    """Front matter and reading text against parsing the same Markdown alone, in processor time."""
    with tempfile.TemporaryDirectory() as made:
        folder = SAMPLE if SAMPLE.is_dir() else _copies(Path(made), 300)
        files = sorted(folder.rglob("*.md"))
        list(read_paths(files[:3]))
        ours = min(_seconds(lambda: list(read_paths([folder]))) for _ in range(3))
        parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        texts = [path.read_text("utf-8") for path in files]
        bare = min(_seconds(lambda: [parser.parse(text) for text in texts]) for _ in range(3))
    rate, ratio = len(files) / ours, ours / bare
    print(f"archive files read: {rate:.0f} a second on one core; {ratio:.2f} x the bare parser")


def _copies(folder: Path, count: int) -> Path:
    front, _, body = TORN.read_text("utf-8").rpartition("---\n")
    for number in range(count):
        head = front.replace("draft-says", f"draft-{number}")
        text = f"{head}---\n" + f"{body}\n\nEdition {number}.\n\n" * 6
        (folder / f"{number}.md").write_text(text, "utf-8")
    return folder


def _seconds(work) -> float:  # type: ignore[no-untyped-def]
    started = time.process_time()
    work()
    return time.process_time() - started


def _origins(count: int) -> None:
    """Wire edits of half of the articles, grouped."""
    stories = list(_stories(count // 2))
    copies = [read_text(f"{i} copy", _edited(story.article.text, i)) for i, story in enumerate(stories)]
    groups = []
    seconds = _seconds(lambda: groups.extend(group_origins(stories + copies)))
    found = sum(len(group.articles) == 2 for group in groups)
    rate = count / seconds
    print(f"origins: {rate:.0f} articles a second; {found} of {len(stories)} copies, {len(groups)} groups")


def _stories(count: int) -> Iterator[Reading]:
    rng = random.Random(7)
    words = ["".join(rng.choices("aeioudklmnprst", k=rng.randint(3, 9))) for _ in range(4_000)]
    for number in range(count):
        lines = [" ".join(rng.choices(words, k=18)).capitalize() + "." for _ in range(50)]
        yield read_text(str(number), "\n\n".join(" ".join(lines[i : i + 3]) for i in range(0, 50, 3)))


def _edited(text: str, seed: int) -> str:
    rng = random.Random(seed)
    kept = text[: int(len(text) * 0.8)].split(" ")
    changed = [f"other{seed}" if rng.random() < 0.03 else word for word in kept]
    return f"New top of edition {seed}.\n\n{' '.join(changed)}\n\nNew tail of edition {seed}."


def _web_archive(megabytes: int) -> None:
    """A web archive of pictures with a page between every ten, read while the peak of memory is watched."""
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "crawl.warc"
        _write_warc(path, 20)
        list(read_paths([path]))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        _write_warc(path, megabytes)
        size, started = path.stat().st_size, time.perf_counter()
        pages = sum(isinstance(each, Reading) for each in read_paths([path]))
        seconds = time.perf_counter() - started
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1_000
    print(
        f"web archive of {size / 1e9:.2f} GB: {pages} pages in {seconds:.0f} s, peak memory + {grown:.0f} MB"
    )


def _write_warc(path: Path, megabytes: int) -> None:
    picture = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" + bytes(range(256)) * (MEGABYTE // 256)
    with path.open("wb") as file:
        for number in range(megabytes):
            bodies = [picture]
            if number % 10 == 0:
                bodies.append(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE % number)
            for body in bodies:
                file.write(RECORD.format(number=number, length=len(body)).encode() + body + b"\r\n\r\n")


if __name__ == "__main__":
    main()
