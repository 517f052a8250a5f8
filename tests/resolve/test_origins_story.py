"""Origins on wire edits of the harbour accord: every copy found, no false group."""

import random

import msgspec

from tests.evaluate import EXAMPLES
from variorum.model import digest, identity
from variorum.read import read_paths
from variorum.reading import Block
from variorum.resolve.origins import group_origins

TOP, TAIL = (
    "From our own correspondent, Port Nowhere.",
    "Our agencies contributed to this report from three capitals.",
)


def edited(reading, seed):
    """A wire edit: the last fifth cut, 3 % of the words changed, a new top and tail (docs/decisions)."""
    draw = random.Random(seed)
    blocks = [reading.article.text[b.start : b.end] for b in reading.blocks if b.kind == "paragraph"]
    kept = blocks[: max(1, round(0.8 * len(blocks)))]
    paragraphs = [TOP, *(" ".join(_changed(block, draw)) for block in kept), TAIL]
    text = "\n\n".join(paragraphs)
    starts = [sum(len(p) + 2 for p in paragraphs[:n]) for n in range(len(paragraphs))]
    article = msgspec.structs.replace(
        reading.article, id=identity("edit", seed), text=text, content_digest=digest(text), outlet="Copy"
    )
    marks = tuple(Block(start=s, end=s + len(p)) for s, p in zip(starts, paragraphs, strict=True))
    return msgspec.structs.replace(reading, article=article, blocks=marks, links=())


def _changed(block, draw):
    return ["indeed" if draw.random() < 0.03 else word for word in block.split()]


def test_every_wire_edit_is_found_and_nothing_else():
    own = list(read_paths([EXAMPLES / "harbour-accord"]))
    copies = [edited(reading, n) for n, reading in enumerate(own)]
    twins = {frozenset((r.article.id, c.article.id)) for r, c in zip(own, copies, strict=True)}

    groups = [
        frozenset(origin.articles) for origin in group_origins([*own, *copies]) if len(origin.articles) > 1
    ]
    missed = [pair for pair in twins if not any(pair <= group for group in groups)]
    # The wire story and its reprint are one report already, so their copies join them: four in one group.
    assert (missed, sorted(map(len, groups))) == ([], [2] * 13 + [4])
