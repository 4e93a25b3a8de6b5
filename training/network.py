"""The network: a small encoder with five heads, over the whole text and over each piece of a word."""

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from training.dropout import ATTENTION, Dropout, with_dropout
from training.labels import CODES, KINDS, OWNERS, SAYS

DROPOUT = 0.1


class Network(nn.Module):
    """Reads pieces of words; tells codes of a draft or what a message says, and acts, kinds and owners of a piece."""

    def __init__(self, base: Path, layers: int) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, attn_implementation=ATTENTION)
        self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        self.encoder.config.num_hidden_layers = layers
        with_dropout(self.encoder)
        size = self.encoder.config.hidden_size
        self.dropout = Dropout(DROPOUT)
        self.codes = nn.Linear(2 * size, len(CODES) + 1)
        self.says = nn.Linear(2 * size, len(SAYS))
        self.acts = nn.Linear(size, len(CODES))
        self.kinds = nn.Linear(size, len(KINDS))
        self.owners = nn.Linear(size, len(OWNERS))

    def forward(
        self, pieces: Tensor, segments: Tensor, attended: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Return the logits of the five heads."""
        hidden = self.encoder(
            input_ids=pieces, token_type_ids=segments, attention_mask=attended
        ).last_hidden_state
        # The draft's own words alone, without its circumstances: segment 1.
        own = (attended * segments).unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * own).sum(1) / own.sum(1).clamp(min=1)
        states = self.dropout(hidden)
        whole = self.dropout(torch.cat([hidden[:, 0], mean], dim=1))
        return self.codes(whole), self.says(whole), self.acts(states), self.kinds(states), self.owners(states)
