"""Learning by contrast, with several right answers (Khosla et al. 2020, arXiv 2004.11362).

Questions that lead to the same statement, and the statement, come together; all others, and
questions that nothing answers, are kept apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from ingest.embed.packed import Packed
from ingest.index import Index
from ingest.learn.batches import SEED, Batches
from ingest.learn.network import FROZEN, Cutter, Encoder, padded, pooled
from ingest.same import saying_same

EPOCHS = 4
_RATE = 2e-3
# Of the mean scale; a scale counts for 32 weights.
_RATE_OF_SCALES = 0.01
_WARM = 30
_SMALLEST_RATE = 0.02
_STEEPNESS = 1 / 0.05
_PARTS = 3
_NEVER = -1e4
_AT_ONCE = 256
# More would only be quicker, and other sums of floats give other weights.
_THREADS = 2
Tuned = dict[str, NDArray[np.floating[Any]]]
Report = Callable[[int, int, float], None]


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that is learned from, as it is after the layers that stay as they are."""

    rows: Sequence[torch.Tensor]
    leads_to: NDArray[np.bool_]


def learn(
    index: Index,
    vectors: NDArray[np.float32],
    packed: Packed,
    report: Report,
    epochs: int = EPOCHS,
) -> Tuned:
    """The weights, the same at every run on one machine; ``report`` hears step, steps and loss.

    ``vectors`` are those of the anticipated questions by the model as it is packed.
    """
    torch.manual_seed(SEED)
    torch.set_num_threads(_THREADS)
    encoder = Encoder(packed)
    leads_to = [[index.statement_rows[id_] for id_ in j.statement_ids] for j in index.questions]
    batches = Batches(leads_to, len(index.unanswered), vectors)
    material = Material(_begun(index, encoder, Cutter(packed)), _right(index, leads_to))
    steps = epochs * batches.count
    optimizer, schedule = _optimizer(encoder, steps)
    encoder.train()
    step = 0
    for _ in range(epochs):
        for rows in batches.epoch():
            loss = _loss(encoder, material, rows)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(encoder.learning(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            report(step, steps, float(loss.detach()))
    return encoder.learned()


def _loss(encoder: Encoder, material: Material, rows: list[int]) -> torch.Tensor:
    vectors = _vectors(encoder, [material.rows[row] for row in rows])
    likeness = _STEEPNESS * vectors @ vectors.T
    likeness.fill_diagonal_(_NEVER)
    leads_to = torch.from_numpy(material.leads_to[rows].astype(np.float32))
    right = leads_to @ leads_to.T > 0
    right.fill_diagonal_(False)
    chances = likeness - torch.logsumexp(likeness, dim=1, keepdim=True)
    found = torch.logsumexp(chances.masked_fill(~right, _NEVER), dim=1)
    return -found[right.any(dim=1)].mean()


def _vectors(encoder: Encoder, rows: Sequence[torch.Tensor]) -> torch.Tensor:
    """The upper layers for a batch, those of like length together so that little is padding."""
    by_length = np.array(sorted(range(len(rows)), key=lambda row: len(rows[row])))
    vectors = []
    for part in np.array_split(by_length, _PARTS):
        block, there = padded([rows[row].float() for row in part])
        vectors.append(pooled(encoder.through(block, there, FROZEN, encoder.layers), there))
    back = np.empty(len(rows), dtype=int)
    back[by_length] = np.arange(len(rows))
    return torch.cat(vectors)[torch.from_numpy(back)]


@torch.no_grad()
def _begun(index: Index, encoder: Encoder, cutter: Cutter) -> list[torch.Tensor]:
    """Every text after the layers that stay as they are: worked out once for all epochs."""
    texts = [(known.searched, "query") for known in index.known]
    texts += [(statement.in_context, "passage") for statement in index.statements]
    ids = [cutter.ids(text, use) for text, use in texts]
    begun = [torch.empty(0)] * len(ids)
    encoder.eval()
    by_length = sorted(range(len(ids)), key=lambda row: len(ids[row]))
    for start in range(0, len(ids), _AT_ONCE):
        some = by_length[start : start + _AT_ONCE]
        block, there = padded([torch.tensor(ids[row]) for row in some])
        after = encoder.through(encoder.begun(block), there, 0, FROZEN)
        for row, rows in zip(some, after, strict=True):
            begun[row] = rows[: len(ids[row])].half().clone()
    return begun


def _right(index: Index, leads_to: Sequence[Sequence[int]]) -> NDArray[np.bool_]:
    """What each question and statement leads to, statements that say the same counted as one."""
    same = saying_same(index.statements)
    asked = np.zeros((len(leads_to), len(same)), dtype=bool)
    for row, statements in enumerate(leads_to):
        asked[row] = same[list(statements)].any(axis=0)
    nothing = np.zeros((len(index.unanswered), len(same)), dtype=bool)
    return np.concatenate([asked, nothing, same])


def _optimizer(
    encoder: Encoder, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    scales = encoder.scales()
    mean = float(torch.cat([s.detach().ravel() for s in scales]).abs().mean())
    optimizer = torch.optim.Adam(
        [
            {"params": encoder.others(), "lr": _RATE},
            {"params": scales, "lr": _RATE_OF_SCALES * mean},
        ]
    )

    def rate(step: int) -> float:
        return min(1, step / _WARM) * max(_SMALLEST_RATE, 1 - step / steps)

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
