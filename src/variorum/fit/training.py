"""The fit itself: batches, the loss of tags and links, the schedule (torch)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from variorum.extract.attribution.linking import DISTANCES
from variorum.extract.attribution.windows import Ints
from variorum.fit.examples import IGNORED, NONE, Example, blur_kinds
from variorum.fit.network import AttributionNetwork

REPORT = 25  # steps between lines of progress
CLS, SEP, MASK = 101, 102, 103  # in the vocabulary of BERT (uncased), which MiniLM shares


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to fit; the defaults made the weights that ship (docs/decisions/attribution-tagger.md).

    First `epochs` rounds, at rates that fall to nothing. From there `averaged` rounds at the flat
    `last_rate`, on the upper layers and with pieces masked, of whose weights the mean is kept. The mean of
    that mean, and of where it set out, is the result.
    """

    epochs: int = 6
    averaged: int = 2
    batch: int = 16
    encoder_rate: float = 3e-4
    head_rate: float = 2e-3
    last_rate: float = 0.25  # of the two rates
    warmup: int = 100
    frozen: int = 2  # layers that the averaged rounds leave as they are, with the word table
    masked: float = 0.15  # of the pieces, at most, in a window of the averaged rounds
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


def make_batch(
    examples: Sequence[Example], draw: np.random.Generator | None = None, masked: float = 0.0
) -> Batch:
    """Return the examples as one padded batch; with `draw`, kinds are blurred and pieces masked at times."""
    length = max(len(pieces) for pieces, _ in examples) + 2
    columns: list[list[np.ndarray[tuple[int], np.dtype[np.int64]]]] = [[] for _ in range(9)]
    for pieces, gold in examples:
        kinds = blur_kinds(pieces.kinds, draw) if draw else pieces.kinds
        words = mask_pieces(pieces.ids, draw, masked) if draw else pieces.ids
        rows = (
            (words, 0), (kinds, 0), (np.ones(len(pieces), np.int64), 0), (pieces.paragraphs, -1),
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


def mask_pieces(ids: Ints, draw: np.random.Generator, most: float) -> Ints:
    """Return the pieces, up to a share of them masked: so that names and phrases are not learnt by heart."""
    return np.where(draw.random(len(ids)) < draw.random() * most, MASK, ids)


def distance_buckets(length: int) -> Tensor:
    """The bucket of each signed distance between pieces (length, length); twice per doubling."""
    steps = torch.arange(length)
    apart = (steps[None, :] - steps[:, None]).float()
    size = (2 * torch.log2(apart.abs().clamp(min=1))).long().clamp(max=DISTANCES - 1) + 1
    return torch.where(apart < 0, -size, torch.where(apart > 0, size, torch.zeros_like(size))) + DISTANCES


def loss_of(network: AttributionNetwork, batch: Batch) -> tuple[Tensor, Tensor]:
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


Rounds = Callable[[np.random.Generator], list[Example]]


def fit(network: AttributionNetwork, windows: Rounds, recipe: Recipe) -> Iterator[str]:
    """Fit the network in place; yield a line of progress now and then. `windows` draws those of a round.

    Annotators disagree on one attribution in five; a mean of weights follows no one of them. The mean
    along the way is Izmailov et al. 2018 ("Averaging weights leads to wider optima"), that of the two ends
    Wortsman et al. 2022 ("Model soups").
    """
    torch.manual_seed(recipe.seed)
    yield from _fall(network, windows, recipe, np.random.default_rng(recipe.seed))
    onward = deepcopy(network)
    yield from _average(onward, windows, recipe, np.random.default_rng(recipe.seed + 1))
    mix_in(network, onward, 0.5)


def _fall(
    network: AttributionNetwork, windows: Rounds, recipe: Recipe, draw: np.random.Generator
) -> Iterator[str]:
    batches = [b for _ in range(recipe.epochs) for b in shuffled_batches(windows(draw), recipe.batch, draw)]
    optimiser = make_optimiser(network, recipe)
    total, warmup = len(batches), recipe.warmup

    def rate(step: int) -> float:
        return min((step + 1) / warmup, max(0.0, (total - step) / max(1, total - warmup)))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
    for step, losses in enumerate(_steps(network, batches, optimiser, (recipe, draw, 0.0)), 1):
        schedule.step()
        if step % REPORT == 0:
            yield f"step {step}/{total} {losses}"


def _average(
    network: AttributionNetwork, windows: Rounds, recipe: Recipe, draw: np.random.Generator
) -> Iterator[str]:
    """Go on at a flat rate; leave in the network the mean of the weights passed through."""
    batches = [b for _ in range(recipe.averaged) for b in shuffled_batches(windows(draw), recipe.batch, draw)]
    network.freeze(recipe.frozen)
    optimiser = make_optimiser(network, recipe, recipe.last_rate)
    mean, count = deepcopy(network), 0
    for step, losses in enumerate(_steps(network, batches, optimiser, (recipe, draw, recipe.masked)), 1):
        if step % 5 == 0 and step > len(batches) // 8:
            count += 1
            mix_in(mean, network, 1 / count)
        if step % REPORT == 0:
            yield f"averaging step {step}/{len(batches)} {losses}"
    network.load_state_dict(mean.state_dict())


def _steps(
    network: AttributionNetwork,
    batches: Sequence[Sequence[Example]],
    optimiser: torch.optim.Optimizer,
    options: tuple[Recipe, np.random.Generator, float],
) -> Iterator[str]:
    """Take a step for each batch; yield the running losses."""
    recipe, draw, masked = options
    network.train()
    running = np.zeros(2)
    for step, examples in enumerate(batches, 1):
        losses = loss_of(network, make_batch(examples, draw, masked))
        optimiser.zero_grad(set_to_none=True)
        (losses[0] + recipe.link_weight * losses[1]).backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        running = 0.98 * running + 0.02 * np.array([float(loss.detach()) for loss in losses])
        yield "tags {:.4f} links {:.4f}".format(*(running / (1 - 0.98**step)))


def mix_in(average: nn.Module, network: nn.Module, share: float) -> None:
    """Move the averaged weights by a share of the way towards the network's."""
    with torch.no_grad():
        for mean, now in zip(average.parameters(), network.parameters(), strict=True):
            mean.lerp_(now, share)


def shuffled_batches(examples: list[Example], size: int, draw: np.random.Generator) -> list[list[Example]]:
    """Return the examples in batches of like length, in a drawn order."""
    keys = [len(pieces) + float(draw.random()) * 16 for pieces, _ in examples]
    ordered = [examples[at] for at in np.argsort(keys, kind="stable")]
    batches = [ordered[at : at + size] for at in range(0, len(ordered), size)]
    return [batches[at] for at in draw.permutation(len(batches))]


def make_optimiser(network: AttributionNetwork, recipe: Recipe, share: float = 1.0) -> torch.optim.Optimizer:
    """AdamW at a share of the recipe's rates: a slower one for the encoder, a faster one for the heads."""
    encoder = [parameter for parameter in network.encoder.parameters() if parameter.requires_grad]
    known = {id(parameter) for parameter in network.encoder.parameters()}
    heads = [parameter for parameter in network.parameters() if id(parameter) not in known]
    groups = [
        {"params": encoder, "lr": share * recipe.encoder_rate},
        {"params": heads, "lr": share * recipe.head_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01)
