"""What can go wrong with the records, said so that a person can mend it.

RecordsError
├── RecordsUnavailable   the database is locked, full, gone, damaged or of a newer Veiviser
├── RecordRefused        what was to be kept is not whole; names the field
├── NoSuchRecord         nothing is kept under that id
└── JudgedMeanwhile      somebody else has judged the error report since it was looked at
"""

from __future__ import annotations

from typing import Literal

from assistant.records.entries import ErrorReport
from ingest import IngestError

Why = Literal["locked", "full", "read_only", "unreachable", "damaged", "newer", "failed"]


class RecordsError(IngestError):
    """Anything about the records that a person can mend; the message says what and how."""


class RecordsUnavailable(RecordsError):
    """Nothing can be kept or read just now; ``why`` tells a page what to say."""

    def __init__(self, why: Why, message: str) -> None:
        super().__init__(message)
        self.why = why


class RecordRefused(RecordsError):
    """What was to be kept is not whole; ``field`` names what must be mended."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class NoSuchRecord(RecordsError):
    """Nothing is kept under that id; it may have been erased."""


class JudgedMeanwhile(RecordsError):
    """Somebody else has judged the error report since it was looked at; ``report`` is as now."""

    def __init__(self, report: ErrorReport) -> None:
        super().__init__("Somebody else has judged this error report meanwhile. Look at it again.")
        self.report = report
