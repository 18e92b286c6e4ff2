"""Whether two statements say the same: ingest knows."""

from ingest import says_same

__all__ = ["says_same"]
