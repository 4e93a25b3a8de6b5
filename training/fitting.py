"""Fits the network to examples: one thread, seeded, weights averaged over the last epochs."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.examples import NOT_TOLD, UNKNOWN, Example
from training.labels import CODES
from training.network import Network


@dataclass(frozen=True, slots=True)
class Recipe:
    """How long and how fast to learn, and how much each head weighs."""

    epochs: int = 6
    batch: int = 16
    encoder_rate: float = 6e-5
    heads_rate: float = 1e-3
    weight_decay: float = 0.01
    warm_up: float = 0.1
    averaged_epochs: int = 3
    positive_weight: float = 3.0
    codes_weight: float = 6.0
    change_weight: float = 1.0
    says_weight: float = 6.0
    acts_weight: float = 15.0
    kinds_weight: float = 3.0
    owners_weight: float = 3.0
    seed: int = 20261122


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples of like length, padded to one."""

    pieces: Tensor
    segments: Tensor
    attended: Tensor
    codes: Tensor
    counted: Tensor
    says: Tensor
    says_counted: Tensor
    acts: Tensor
    acts_counted: Tensor
    kinds: Tensor
    owners: Tensor
    told: Tensor


def fit(network: Network, count: int, drawn: Callable[[], Sequence[Example]], recipe: Recipe) -> None:
    """Fit the network in place to ``count`` examples, drawn anew for every epoch; prints one line an epoch."""
    _seed(recipe.seed)
    steps = recipe.epochs * (count // recipe.batch + 1)
    optimizer, schedule = _optimizer(network, recipe, steps)
    kept: list[dict[str, Tensor]] = []
    for epoch in range(recipe.epochs):
        begin, total = time.monotonic(), 0.0
        network.train()
        for batch in batches(drawn(), recipe.batch):
            loss = _loss(network, batch, recipe)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total:.1f}, {time.monotonic() - begin:.0f} s", flush=True)
        if epoch >= recipe.epochs - recipe.averaged_epochs:
            kept.append({name: value.clone() for name, value in network.state_dict().items()})
    network.load_state_dict(_mean(kept))
    network.eval()


def batches(examples: Sequence[Example], size: int) -> Iterator[Batch]:
    """Yield batches in random order, each of examples of like length."""
    order = random.sample(range(len(examples)), len(examples))
    groups = [order[start : start + size * 20] for start in range(0, len(order), size * 20)]
    rows = []
    for group in groups:
        group.sort(key=lambda index: len(examples[index].pieces))
        rows += [group[start : start + size] for start in range(0, len(group), size)]
    random.shuffle(rows)
    for row in rows:
        yield padded([examples[index] for index in row])


def padded(examples: Sequence[Example]) -> Batch:
    """Return examples as one batch."""
    longest = max(len(example.pieces) for example in examples)

    def grown(rows: Sequence[object], fill: float, kind: torch.dtype) -> Tensor:
        tables = [torch.as_tensor(np.asarray(row), dtype=kind) for row in rows]
        return torch.stack(
            [
                functional.pad(table, (0, 0) * (table.dim() - 1) + (0, longest - len(table)), value=fill)
                for table in tables
            ]
        )

    whole = torch.long
    return Batch(
        pieces=grown([example.pieces for example in examples], 0, whole),
        segments=grown([example.segments for example in examples], 0, whole),
        attended=grown([[1] * len(example.pieces) for example in examples], 0, whole),
        codes=torch.tensor(np.stack([example.codes for example in examples])),
        counted=torch.tensor(np.stack([example.counted for example in examples])),
        says=torch.tensor(np.stack([example.says for example in examples])),
        says_counted=torch.tensor(np.stack([example.says_counted for example in examples])),
        acts=grown([example.acts for example in examples], 0, torch.float32),
        acts_counted=grown([example.acts_counted for example in examples], 0, torch.float32),
        kinds=grown([example.kinds for example in examples], -1, whole),
        owners=grown([example.owners for example in examples], -1, whole),
        told=torch.tensor(np.stack([example.told for example in examples])),
    )


def _loss(network: Network, batch: Batch, recipe: Recipe) -> Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        outputs = network(batch.pieces, batch.segments, batch.attended)
    codes, says, acts, kinds, owners = (output.float() for output in outputs)
    binary = functional.binary_cross_entropy_with_logits
    weight = batch.counted * (1 + (recipe.positive_weight - 1) * batch.codes)
    draft = (binary(codes, batch.codes, reduction="none") * weight)[:, : len(CODES)].mean()
    change = (binary(codes[:, -1], batch.codes[:, -1], reduction="none") * batch.counted[:, -1]).mean()
    said_weight = batch.says_counted * (1 + (recipe.positive_weight - 1) * batch.says)
    said = (binary(says, batch.says, reduction="none") * said_weight).mean()
    act_weight = batch.acts_counted * (1 + recipe.positive_weight * batch.acts)
    act = (binary(acts, batch.acts, reduction="none") * act_weight).sum() / batch.acts_counted.sum().clamp(
        min=1
    )
    kind = functional.cross_entropy(
        kinds.flatten(0, 1), batch.kinds.flatten().clamp(min=UNKNOWN), ignore_index=UNKNOWN
    )
    owner = functional.cross_entropy(owners.flatten(0, 1), batch.owners.flatten(), ignore_index=-1)
    return (
        recipe.codes_weight * draft
        + recipe.change_weight * change
        + recipe.says_weight * said
        + recipe.acts_weight * act
        + recipe.kinds_weight * (torch.nan_to_num(kind) + _told_away(kinds, batch))
        + recipe.owners_weight * torch.nan_to_num(owner)
    )


def _told_away(kinds: Tensor, batch: Batch) -> Tensor:
    """Return the loss of pieces of which is only told that they are none of some kinds."""
    shares = kinds.softmax(-1)
    wrong = (shares * batch.told.unsqueeze(1)).sum(-1)
    rows = batch.kinds == NOT_TOLD
    return -torch.log((1 - wrong).clamp(min=1e-6))[rows].mean() if rows.any() else kinds.new_zeros(())


def _optimizer(
    network: Network, recipe: Recipe, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    encoder = {id(parameter) for parameter in network.encoder.parameters()}
    heads = [parameter for parameter in network.parameters() if id(parameter) not in encoder]
    optimizer = torch.optim.AdamW(
        [
            {"params": list(network.encoder.parameters()), "lr": recipe.encoder_rate},
            {"params": heads, "lr": recipe.heads_rate},
        ],
        weight_decay=recipe.weight_decay,
        fused=True,
    )
    warm = max(1.0, steps * recipe.warm_up)
    return optimizer, torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / warm) * max(0.05, (steps - step) / steps)
    )


def _mean(states: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    return {
        name: torch.stack([state[name].float() for state in states]).mean(0).to(states[0][name].dtype)
        for name in states[0]
    }


def _seed(seed: int) -> None:
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    torch.set_num_threads(1)
