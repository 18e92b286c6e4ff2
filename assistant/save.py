"""Whether an answer can be saved where it is to be, and saving it."""

from __future__ import annotations

from pathlib import Path

from assistant.answers import Answer
from assistant.export import FORMATS, Conversation, export
from ingest import Index, IngestError


class CannotSave(IngestError):
    """The file cannot be written; the message says why and what to do."""


class BadFile(Exception):
    """No file of this name can be meant; the message says what to write instead."""


def check_file(path: Path, force: bool) -> None:
    """BadFile if the name ends in no known format, or names a file that must not be lost."""
    if _format(path) is None:
        endings = ", ".join(format_.ending for format_ in FORMATS.values())
        raise BadFile(f"{str(path)!r} must end in one of {endings}.")
    if path.exists() and not force:
        raise BadFile(f"{str(path)!r} exists. Give another name, or --force to replace it.")


def save(answer: Answer, index: Index, path: Path) -> None:
    """Write the answer with its sources in the format that the file's ending names."""
    made = export(Conversation.over(index, [answer], answer.language), _format(path) or "")
    try:
        path.write_bytes(made)
    except OSError as error:
        raise CannotSave(
            f"{path} cannot be written: {error.strerror or error}. Name a file in a folder that "
            "exists and that you may write to."
        ) from None


def _format(path: Path) -> str | None:
    ending = path.suffix.lower()
    return next((name for name, format_ in FORMATS.items() if format_.ending == ending), None)
