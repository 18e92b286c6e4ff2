"""The adapter: a matrix beside the identity that brings questions with the same answer together.

Trained contrastively (InfoNCE, van den Oord et al. 2018): each anticipated question must find its
own statement through the other questions that lead to it, itself left out, among all statements
and the questions that nothing answers.
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray

from assistant.knowledge import Knowledge

SEED = 7
EPOCHS = 5
BATCH = 256
LEARNING_RATE = 1e-3
# Keeps the matrix near the identity, so that it learns the trend and not the questions by heart.
SHRINK = 0.02
# The share of the other questions that a question cannot see: a new one has fewer like it.
HIDDEN = 0.5
_NEVER = -1e9


class Adapter(torch.nn.Module):
    """Scores of every statement, and of "nothing answers", for question vectors."""

    def __init__(self, questions: torch.Tensor, leads_to: torch.Tensor) -> None:
        super().__init__()
        size = questions.shape[1]
        self.questions, self.leads_to = questions, leads_to
        self.matrix = torch.nn.Parameter(torch.zeros(size, size))
        self.scale = torch.nn.Parameter(torch.tensor(40.0))
        self.log_width = torch.nn.Parameter(torch.tensor(-3.2))

    def turned(self, vectors: torch.Tensor) -> torch.Tensor:
        """The vectors through the matrix, of length 1."""
        return torch.nn.functional.normalize(vectors + vectors @ self.matrix, dim=-1)

    def forward(self, rows: torch.Tensor, hidden: torch.Tensor) -> torch.Tensor:
        """A soft maximum over the questions of each statement; hidden ones are not seen."""
        likeness = self.turned(self.questions[rows]) @ self.turned(self.questions).T
        width = self.log_width.exp()
        near = torch.exp((likeness.masked_fill(hidden, -1) - 1) / width)
        return self.scale * width * torch.log(near @ self.leads_to + 1e-7)


def train_adapter(knowledge: Knowledge) -> NDArray[np.float32]:
    """The matrix, the same at every run on one machine."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    index = knowledge.index
    vectors = np.concatenate([index.question_vectors, index.unanswered_vectors])
    leads_to = torch.zeros(len(vectors), len(index.statements) + 1)
    for row, joined in enumerate(index.joined):
        for id_ in joined.statement_ids:
            leads_to[row, index.statement_rows[id_]] = 1
    leads_to[len(index.joined) :, -1] = 1
    model = Adapter(torch.from_numpy(vectors), leads_to)
    optimizer = torch.optim.Adam(
        [
            {"params": [model.matrix], "lr": LEARNING_RATE},
            {"params": [model.scale, model.log_width], "lr": 0.05},
        ]
    )
    for _ in range(EPOCHS):
        order = torch.randperm(len(vectors))
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            optimizer.zero_grad()
            _loss(model, rows).backward()  # type: ignore[no-untyped-call]
            optimizer.step()
    return model.matrix.detach().numpy()


def _loss(model: Adapter, rows: torch.Tensor) -> torch.Tensor:
    hidden = torch.rand(len(rows), len(model.questions)) < HIDDEN
    hidden[torch.arange(len(rows)), rows] = True
    chances = torch.log_softmax(model(rows, hidden), dim=1)
    right = chances.masked_fill(model.leads_to[rows] == 0, _NEVER)
    return -torch.logsumexp(right, dim=1).mean() + SHRINK * (model.matrix**2).sum()
