"""Which articles are one: reprints, wire copies and their edits, grouped by the words they share.

Five-word shingles (Broder 1997) of what an outlet wrote itself: points of a printed text and block quotes are
left out, because two outlets that print one document are still two. Every pair is counted exactly, so no copy
is missed by a hash that was not drawn; docs/decisions/reading-origins.md has the figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from variorum.model import Origin, identity
from variorum.reading import Reading

SHINGLE = 5  # words
# A wire edit (a fifth cut, 3 % of words changed, new top and tail) keeps .5 to .8 of the shorter text's
# shingles; reports of one day that only quote the same words share under .2.
CONTAINED = 0.4
SHARED = 20  # shingles: one long quotation has fewer
OWN_WORDS = 25  # an article with fewer words of its own is too short to tell
COMMON = 64  # articles: what more of them share is a boilerplate
WORD = re.compile(r"\w+")
OWN = frozenset(("paragraph",))
MIX = np.uint64(0x9E3779B97F4A7C15)  # the golden ratio in 64 bits (Knuth, TAOCP 6.4)


def group_origins(readings: Iterable[Reading]) -> tuple[Origin, ...]:
    """The origins of these articles, each article in exactly one; the order does not matter."""
    ordered = sorted(readings, key=_age)
    shingles = _shingles(ordered)
    leaders = list(range(len(ordered)))
    overlaps: dict[int, float] = {}
    for one, other, share in _copies(shingles):
        first, second = sorted((_leader(leaders, one), _leader(leaders, other)))
        least = min(overlaps.get(first, 1.0), overlaps.get(second, 1.0), share)
        leaders[second], overlaps[first] = first, least
    groups: dict[int, list[str]] = {}
    for index, reading in enumerate(ordered):
        groups.setdefault(_leader(leaders, index), []).append(reading.article.id)
    return tuple(
        Origin(
            id=identity("origin", ids[0]), articles=tuple(ids), overlap=round(overlaps.get(leader, 1.0), 3)
        )
        for leader, ids in groups.items()
    )


def _age(reading: Reading) -> tuple[str, str, str]:
    article = reading.article
    return (article.published or "9999", article.id, article.path)


def _leader(leaders: list[int], index: int) -> int:
    while leaders[index] != index:
        leaders[index] = leaders[leaders[index]]
        index = leaders[index]
    return index


def _shingles(readings: Sequence[Reading]) -> list[np.ndarray]:
    """For each article the sorted hashes of its own shingles; none where it has too few words of its own."""
    codes: dict[str, int] = {}
    found = []
    for reading in readings:
        words = [codes.setdefault(word, len(codes) + 1) for word in _own_words(reading)]
        found.append(_hashes(np.array(words, dtype=np.uint64)))
    return found


def _own_words(reading: Reading) -> Iterator[str]:
    text = reading.article.text
    for block in reading.blocks:
        if block.kind in OWN:
            yield from WORD.findall(text[block.start : block.end].lower())


def _hashes(words: np.ndarray) -> np.ndarray:
    """The sorted, distinct hashes of each run of SHINGLE words."""
    if len(words) < OWN_WORDS:
        return np.empty(0, dtype=np.uint64)
    length = len(words) - SHINGLE + 1
    total = np.zeros(length, dtype=np.uint64)
    for offset in range(SHINGLE):
        total = (total ^ words[offset : offset + length]) * MIX
        total ^= total >> np.uint64(29)
    return np.unique(total)


def _copies(shingles: Sequence[np.ndarray]) -> Iterator[tuple[int, int, float]]:
    """Every pair of articles of which the shorter stands for the most part in the longer, with its share."""
    for one, other, shared in _pairs(shingles):
        share = shared / min(len(shingles[one]), len(shingles[other]))
        if shared >= SHARED and share >= CONTAINED:
            yield one, other, share


def _pairs(shingles: Sequence[np.ndarray]) -> Iterator[tuple[int, int, int]]:
    """Every pair of articles that share a shingle, with the number that they share, in order."""
    if not any(len(each) for each in shingles):
        return
    hashes = np.concatenate(shingles)
    owners = np.repeat(np.arange(len(shingles)), [len(each) for each in shingles])
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    starts = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1])))
    lengths = np.diff(np.append(starts, len(hashes)))
    codes = []
    for length in range(2, min(int(lengths.max()), COMMON) + 1):
        rows = owners[starts[lengths == length][:, None] + np.arange(length)]
        left, right = np.triu_indices(length, 1)
        codes.append((rows[:, left] * len(shingles) + rows[:, right]).ravel())
    if not codes:
        return
    pairs, counts = np.unique(np.concatenate(codes), return_counts=True)
    for pair, count in zip(pairs.tolist(), counts.tolist(), strict=True):
        yield pair // len(shingles), pair % len(shingles), count
