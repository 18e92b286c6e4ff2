"""Which statements say the same, word order apart: an edition and its draft, often."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from ingest.documents import Statement

# Statements this alike (0 … 100) say the same.
_SAME = 82


def says_same(one: Statement, other: Statement) -> bool:
    """Whether two statements say the same, in the same context."""
    return fuzz.token_sort_ratio(one.in_context, other.in_context) >= _SAME


def saying_same(statements: Sequence[Statement]) -> NDArray[np.bool_]:
    """For each statement in a row, which of them say the same; itself is one."""
    texts = [statement.in_context for statement in statements]
    likeness: NDArray[np.float32] = process.cdist(texts, texts, scorer=fuzz.token_sort_ratio)
    return likeness >= _SAME
