"""The Reader for plain text and Markdown, as a story of rules."""

from __future__ import annotations

from pathlib import Path

from ingest.documents import Document, Source
from ingest.errors import UnreadableSource
from ingest.read.footnotes import find_notes
from ingest.read.furniture import clear_furniture
from ingest.read.headings import find_headings
from ingest.read.lines import BLANK, spread
from ingest.read.paragraphs import assemble
from ingest.read.sections import build_sections


def read_text(path: Path, source: Source) -> Document:
    """Read a text or Markdown file into sections of paragraphs and list items."""
    file = decode(path, source)
    sheet, dropped = clear_furniture(spread(file, source.title))
    headings = find_headings(sheet)
    notes = find_notes(sheet, headings)
    pieces = assemble(sheet, headings, notes)
    sections = build_sections(file, pieces, notes)
    return Document(source=source, text=file, sections=sections, dropped=dropped)


def decode(path: Path, source: Source) -> str:
    """Return the file's characters as they stand, line endings and byte order mark included."""
    where = f"{str(path)!r} (source {source.id!r})"
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise UnreadableSource(
            f"There is no file {where}: put it there or correct `file` in sources.toml."
        ) from None
    except (IsADirectoryError, NotADirectoryError):
        raise UnreadableSource(
            f"{where} is a folder or lies under a file: name the file itself in sources.toml."
        ) from None
    except PermissionError:
        raise UnreadableSource(
            f"No right to read {where}: give the user that runs this read access to it."
        ) from None
    except UnicodeDecodeError as error:
        raise UnreadableSource(
            f"{where} is not UTF-8 (byte {error.start}): save it anew with the encoding UTF-8."
        ) from None
    except OSError as error:
        raise UnreadableSource(
            f"Cannot read {where}: {error.strerror or error}; check the disk and try again."
        ) from None
    if not text.strip(BLANK):
        raise UnreadableSource(
            f"{where} is empty: put the document's text in it or take it out of sources.toml."
        )
    return text
