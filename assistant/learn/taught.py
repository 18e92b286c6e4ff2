"""Learning which statement answers a question, and whether any does.

A network that must name the statement learns more of what makes a question answerable than one
that only tells yes from no: it has to be sure of something (DECISIONS.md, "Is it answered?").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import torch
from torch import nn

from assistant.taught import Arrays, Network, heard_words, numbered, packed
from ingest import Index, Vectors

LISTENERS = 5
UNITS = 512
WORD_NUMBERS = 256
# A word in fewer questions tells more of its writers than of what is asked.
OFTEN = 6
EPOCHS = 12
# Those that nothing answers count, together, this part of all the others.
UNANSWERED = 0.3
# They ask as users do; most of the others were written by somebody who saw the answer.
UNREAD = 3.0
_AT_ONCE = 256
_RATE = 1e-3
_DECAY = 1e-2
# A vector has the length 1; this brings its numbers to about 1.
_STRETCH = 20.0
_NOISE = 0.3
_DROPPED_NUMBERS, _DROPPED_WORDS, _DROPPED_UNITS = 0.1, 0.3, 0.5
_WORDS_HEARD = 12
_SEED = 0
# More are no quicker with batches this small, and other sums of floats give other weights.
_THREADS = 1


def train_network(
    index: Index, embedder: str, epochs: int = EPOCHS, listeners: int = LISTENERS
) -> Arrays:
    """What ``assistant/taught.npz`` holds; the same at every run on one machine."""
    torch.manual_seed(_SEED)
    torch.set_num_threads(_THREADS)
    statements = numbered(sorted({id_ for known in index.questions for id_ in known.statement_ids}))
    questions = [known.searched for known in index.known]
    vocabulary = _vocabulary(questions)
    vectors = torch.cat([_stretched(index.question_vectors), _stretched(index.unanswered_vectors)])
    words, classes = _words(questions, vocabulary), _classes(index, statements)
    learners = [
        _Learner(vectors.shape[1], len(vocabulary), len(statements) + 1) for _ in range(listeners)
    ]
    for learner in learners:
        _learn(learner, vectors, words, classes, epochs)
    network = Network(
        statements=statements,
        vocabulary=vocabulary,
        word_vectors=_together(one.word_vectors.weight[1:] for one in learners),
        from_words=_together(one.from_words.weight for one in learners),
        from_vector=_together(one.from_vector.weight * _STRETCH for one in learners),
        constants=_together(one.from_vector.bias for one in learners),
        classes=_together(one.classes.weight for one in learners),
        class_constants=_together(one.classes.bias for one in learners),
    )
    return packed(embedder, network)


class _Learner(nn.Module):
    """The network while it learns. Row 0 of the word vectors stands for no word."""

    def __init__(self, numbers: int, words: int, classes: int) -> None:
        super().__init__()
        self.drop_numbers, self.drop_units = (
            nn.Dropout(_DROPPED_NUMBERS),
            nn.Dropout(_DROPPED_UNITS),
        )
        self.word_vectors = nn.Embedding(words + 1, WORD_NUMBERS, padding_idx=0)
        self.from_words = nn.Linear(WORD_NUMBERS, UNITS, bias=False)
        self.from_vector = nn.Linear(numbers, UNITS)
        self.classes = nn.Linear(UNITS, classes)
        with torch.no_grad():
            self.word_vectors.weight *= 0.3

    def forward(self, vectors: torch.Tensor, words: torch.Tensor) -> torch.Tensor:
        noisy = vectors + _NOISE * torch.randn_like(vectors)
        kept = words * (torch.rand(words.shape) > _DROPPED_WORDS)
        inside = self.from_vector(self.drop_numbers(noisy))
        inside = inside + self.from_words(self.word_vectors(kept).sum(dim=1))
        heard: torch.Tensor = self.classes(self.drop_units(torch.relu(inside)))
        return heard


def _learn(
    learner: _Learner,
    vectors: torch.Tensor,
    words: torch.Tensor,
    classes: torch.Tensor,
    epochs: int,
) -> None:
    """Cross-entropy, with AdamW (Loshchilov and Hutter 2019) and a rate that falls to nothing."""
    optimizer = torch.optim.AdamW(learner.parameters(), lr=_RATE, weight_decay=_DECAY)
    steps = epochs * -(-len(vectors) // _AT_ONCE)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    for _ in range(epochs):
        for some in torch.split(torch.randperm(len(vectors)), _AT_ONCE):
            heard = torch.log_softmax(learner(vectors[some], words[some]), dim=1)
            loss = -(classes[some] * heard).sum(dim=1).mean()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()


def _vocabulary(questions: Sequence[str]) -> dict[str, int]:
    counts = Counter(word for question in questions for word in heard_words(question))
    often = sorted(word for word, count in counts.items() if count >= OFTEN)
    return numbered(often)


def _words(questions: Sequence[str], vocabulary: Mapping[str, int]) -> torch.Tensor:
    """For each question the numbers of its words, from 1; 0 where there are no more."""
    rows = torch.zeros(len(questions), _WORDS_HEARD, dtype=torch.long)
    for row, question in zip(rows, questions, strict=True):
        known = [vocabulary[word] + 1 for word in heard_words(question) if word in vocabulary]
        row[: len(known)] = torch.tensor(known[:_WORDS_HEARD], dtype=torch.long)
    return rows


def _classes(index: Index, statements: Mapping[str, int]) -> torch.Tensor:
    """For each known question what it counts for each class: a share for each of its statements,
    the last for nothing; more for those who had not read the documents.
    """
    answered, unanswered = len(index.questions), len(index.unanswered)
    classes = torch.zeros(answered + unanswered, len(statements) + 1)
    for row, known in enumerate(index.questions):
        for id_ in known.statement_ids:
            classes[row, statements[id_]] = 1 / len(known.statement_ids)
    classes[answered:, -1] = UNANSWERED * answered / unanswered
    classes[torch.tensor([known.unread for known in index.known])] *= UNREAD
    return classes


def _stretched(vectors: Vectors) -> torch.Tensor:
    return torch.from_numpy(vectors) * _STRETCH


def _together(weights: Iterable[torch.Tensor]) -> Vectors:
    return np.asarray(torch.stack(list(weights)).detach().numpy())
