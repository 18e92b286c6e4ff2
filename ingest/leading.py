"""What the questions that lead to a statement have in common, as one vector a statement.

Likeness to single questions tells which of them is near; this tells which of all words and turns
speak for a statement rather than for its neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ingest.embed import Vectors
from ingest.questions import Joined

# How many questions it takes to outweigh the wish for small numbers (DECISIONS.md, "Fusion").
_RIDGE = 10.0


def leading(questions: Sequence[Joined], vectors: Vectors, rows: Mapping[str, int]) -> Vectors:
    """A row for each statement, zeros where no question leads to it.

    Ridge regression (Hoerl and Kennard 1970) of "leads to this statement" on the ``vectors`` of
    the questions, a share each where one leads to several. More questions make a longer row, so
    each is divided by the root of their number. ``rows`` has the row of each statement by its id.
    """
    width = vectors.shape[1]
    summed, shares = np.zeros((len(rows), width)), np.zeros(len(rows))
    for question, vector in zip(questions, vectors, strict=True):
        own = [rows[id_] for id_ in question.statement_ids]
        summed[own] += vector / max(len(own), 1)
        shares[own] += 1 / max(len(own), 1)
    spread = vectors.T.astype(float) @ vectors + _RIDGE * np.eye(width)
    solved = np.linalg.solve(spread, summed.T).T
    return np.asarray(solved / np.sqrt(np.maximum(shares, 1e-9))[:, None], dtype=np.float32)
