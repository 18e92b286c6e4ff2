"""Whether two statements say the same, word order apart."""

from __future__ import annotations

from rapidfuzz import fuzz

from ingest import Statement

# Statements this alike (0 … 100) say the same.
SAME = 82


def says_same(one: Statement, other: Statement) -> bool:
    """Whether two statements say the same, word order apart, in the same context."""
    return fuzz.token_sort_ratio(one.in_context, other.in_context) >= SAME
