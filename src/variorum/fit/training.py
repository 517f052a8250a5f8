"""The fit itself: batches, the loss of tags and links, the schedule (torch)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from variorum.extract.attribution.linking import DISTANCES
from variorum.fit.examples import IGNORED, NONE, Example, blur_kinds
from variorum.fit.network import AttributionNetwork

CLS, SEP = 101, 102  # in the vocabulary of BERT (uncased), which MiniLM shares


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to fit; the defaults made the weights that ship (docs/decisions/attribution-tagger.md)."""

    epochs: int = 8
    batch: int = 16
    encoder_rate: float = 3e-4
    head_rate: float = 2e-3
    warmup: int = 100
    link_weight: float = 0.5
    seed: int = 20261122


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded windows between [CLS] and [SEP], as tensors (windows, pieces)."""

    ids: Tensor
    kinds: Tensor
    mask: Tensor
    paragraphs: Tensor
    tags: Tensor
    links: tuple[tuple[Tensor, Tensor], ...]  # contents and cues: whose they are, and who that is


def make_batch(examples: Sequence[Example], draw: np.random.Generator | None = None) -> Batch:
    """Return the examples as one padded batch; with `draw`, kinds are blurred at times."""
    length = max(len(pieces) for pieces, _ in examples) + 2
    columns: list[list[np.ndarray[tuple[int], np.dtype[np.int64]]]] = [[] for _ in range(9)]
    for pieces, gold in examples:
        kinds = blur_kinds(pieces.kinds, draw) if draw else pieces.kinds
        rows = (
            (pieces.ids, 0), (kinds, 0), (np.ones(len(pieces), np.int64), 0), (pieces.paragraphs, -1),
            (gold.tags, -100), (gold.cue_of, IGNORED), (gold.cues, NONE), (gold.source_of, IGNORED),
            (gold.sources, NONE),
        )  # fmt: skip
        for column, (values, fill) in zip(columns, rows, strict=True):
            row = np.full(length, fill, np.int64)
            row[1 : len(values) + 1] = values
            column.append(row)
        columns[0][-1][[0, len(pieces) + 1]] = CLS, SEP
        columns[2][-1][[0, len(pieces) + 1]] = 1
    ids, kinds_, mask, paragraphs, tags, cue_of, cues, source_of, sources = (
        torch.from_numpy(np.stack(column)) for column in columns
    )
    return Batch(ids, kinds_, mask, paragraphs, tags, ((cue_of, cues), (source_of, sources)))


def distance_buckets(length: int) -> Tensor:
    """The bucket of each signed distance between pieces (length, length); twice per doubling."""
    steps = torch.arange(length)
    apart = (steps[None, :] - steps[:, None]).float()
    size = (2 * torch.log2(apart.abs().clamp(min=1))).long().clamp(max=DISTANCES - 1) + 1
    return torch.where(apart < 0, -size, torch.where(apart > 0, size, torch.zeros_like(size))) + DISTANCES


def loss_of(network: AttributionNetwork, batch: Batch, link_weight: float) -> tuple[Tensor, Tensor]:
    """Return the loss of tags, and that of links."""
    with torch.autocast("cpu", torch.bfloat16):
        tags, vectors = network(batch.ids, batch.kinds, batch.mask)
    tag_loss = nn.functional.cross_entropy(
        tags.float().flatten(0, 1), batch.tags.flatten(), ignore_index=-100
    )
    parts = vectors.float().chunk(4, dim=-1)
    buckets = distance_buckets(batch.ids.shape[1])
    losses = []
    for kind, (whose, who) in enumerate(batch.links):
        scores = parts[2 * kind] @ parts[2 * kind + 1].transpose(1, 2) / parts[0].shape[-1] ** 0.5
        scores = scores + network.distances[kind][buckets]
        losses.append(link_loss(scores, network.none[kind], batch.paragraphs, whose, who))
    return tag_loss, torch.stack(losses).sum()


def link_loss(scores: Tensor, none: Tensor, paragraphs: Tensor, whose: Tensor, who: Tensor) -> Tensor:
    """The negative log likelihood that each piece points anywhere into the span it belongs to, or to none."""
    same = (paragraphs[:, :, None] == paragraphs[:, None, :]) & (paragraphs >= 0)[:, None, :]
    scores = scores.masked_fill(~same, -1e4)
    scores = torch.cat([none.expand(*scores.shape[:2], 1), scores], dim=-1)
    right = (whose[:, :, None] == who[:, None, :]) & (whose >= 0)[:, :, None] & same
    nothing = (whose == NONE) | ((whose >= 0) & ~right.any(-1))
    right = torch.cat([nothing[:, :, None], right], dim=-1)
    found = scores.masked_fill(~right, -1e4).logsumexp(-1)
    asked = whose != IGNORED
    return (scores.logsumexp(-1) - found)[asked].mean() if bool(asked.any()) else scores.sum() * 0


def fit(
    network: AttributionNetwork,
    epochs: Callable[[np.random.Generator], list[Example]],
    recipe: Recipe,
) -> Iterator[str]:
    """Fit the network in place; yield a line of progress now and then. `epochs` draws the windows anew."""
    draw = np.random.default_rng(recipe.seed)
    torch.manual_seed(recipe.seed)
    rounds = [shuffled_batches(epochs(draw), recipe.batch, draw) for _ in range(recipe.epochs)]
    total = sum(len(batches) for batches in rounds)
    optimiser, schedule = make_optimiser(network, recipe, total)
    network.train()
    step, running = 0, np.zeros(2)
    for number, batches in enumerate(rounds, 1):
        for examples in batches:
            losses = loss_of(network, make_batch(examples, draw), recipe.link_weight)
            optimiser.zero_grad(set_to_none=True)
            (losses[0] + recipe.link_weight * losses[1]).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            running = 0.98 * running + 0.02 * np.array([float(loss.detach()) for loss in losses])
            if step % 25 == 0:
                mean = running / (1 - 0.98**step)
                losses_now = f"tags {mean[0]:.4f} links {mean[1]:.4f}"
                yield f"epoch {number}/{recipe.epochs} step {step}/{total} {losses_now}"


def shuffled_batches(examples: list[Example], size: int, draw: np.random.Generator) -> list[list[Example]]:
    """Return the examples in batches of like length, in a drawn order."""
    keys = [len(pieces) + float(draw.random()) * 16 for pieces, _ in examples]
    ordered = [examples[at] for at in np.argsort(keys, kind="stable")]
    batches = [ordered[at : at + size] for at in range(0, len(ordered), size)]
    return [batches[at] for at in draw.permutation(len(batches))]


def make_optimiser(
    network: AttributionNetwork, recipe: Recipe, total: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW with a slower rate for the encoder; warm-up, then linear decay to nothing."""
    encoder = list(network.encoder.parameters())
    known = {id(parameter) for parameter in encoder}
    heads = [parameter for parameter in network.parameters() if id(parameter) not in known]
    groups = [{"params": encoder, "lr": recipe.encoder_rate}, {"params": heads, "lr": recipe.head_rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)

    def rate(step: int) -> float:
        return min((step + 1) / recipe.warmup, max(0.0, (total - step) / max(1, total - recipe.warmup)))

    return optimiser, torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
