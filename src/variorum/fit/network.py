"""The network that is fitted: MiniLM with a head for tags and one for links (torch)."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from variorum.extract.attribution.decoding import LABELS
from variorum.extract.attribution.linking import DISTANCES, LINK_SIZE
from variorum.extract.attribution.windows import CASES, PLACES


class AttributionNetwork(nn.Module):  # type: ignore[misc]  # torch is not there in a default install
    """Word pieces in; per piece the scores of the tags, and four vectors whose products are link scores."""

    def __init__(self, encoder: Path | str, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            encoder,
            add_pooling_layer=False,
            attn_implementation="eager",
            hidden_dropout_prob=dropout,
            # Drawing its masks takes a third of a step on a CPU.
            attention_probs_dropout_prob=0.0,
        )
        width = self.encoder.config.hidden_size
        self.kinds = nn.Embedding(CASES * PLACES, width)
        nn.init.zeros_(self.kinds.weight)
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(width, len(LABELS))
        self.links = nn.Linear(width, 4 * LINK_SIZE)
        self.distances = nn.Parameter(torch.zeros(2, 2 * DISTANCES + 1))
        self.none = nn.Parameter(torch.zeros(2))

    def freeze(self, layers: int) -> None:
        """Leave the word table and the first layers of the encoder as they are from now on."""
        for part in (self.encoder.embeddings, *self.encoder.encoder.layer[:layers]):
            part.requires_grad_(False)

    def forward(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return tag scores (batch, pieces, labels) and link vectors (batch, pieces, 4 * LINK_SIZE)."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.kinds(kinds)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        hidden = self.dropout(hidden)
        return self.tags(hidden), self.links(hidden)
