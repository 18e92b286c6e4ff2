"""What can go wrong in this room, said so that a person can mend it.

IngestError
├── SettingsError      the settings file is broken or has a key that is not known
├── SourcesError       sources.toml is missing, broken or lacks a key
├── UnreadableSource   one source file cannot be read
├── QuestionsError     an anticipated question is broken or quotes what is not in its source
├── TermsError         terms.toml is broken
├── ConflictsError     conflicts.toml is broken or quotes what is not in its source
├── ReportingError     reporting.toml is broken or quotes what is not in its source
├── CorpusGone         the corpus folder that the index was built from is not there any more
├── IndexUnusable      there is no index, a damaged one, or one built with other settings
├── EmbedderError      the model is not known or not found
├── NotInstalled       a package of the extra "models" is missing
└── NotWritable        the folder for data cannot be written
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class IngestError(Exception):
    """Anything of this room that the user can mend; the message says what, where and how."""


class SettingsError(IngestError):
    """The settings file is broken or has a key that is not known."""


class SourcesError(IngestError):
    """sources.toml is missing, broken or lacks a key."""


class UnreadableSource(IngestError):
    """One source file cannot be read."""


class QuestionsError(IngestError):
    """An anticipated question is broken or quotes what is not in its source."""


class TermsError(IngestError):
    """terms.toml is broken."""


class ConflictsError(IngestError):
    """conflicts.toml is broken or quotes what is not in its source."""


class ReportingError(IngestError):
    """reporting.toml is broken or quotes what is not in its source."""


class CorpusGone(IngestError):
    """The corpus folder that the index was built from is not there any more."""


class IndexUnusable(IngestError):
    """There is no index, a damaged one, or one built with other settings."""


class EmbedderError(IngestError):
    """The model is not known or not found."""


class NotInstalled(IngestError):
    """A package of the extra "models" is missing."""


class NotWritable(IngestError):
    """The folder for data cannot be written."""


@contextmanager
def needing_models() -> Iterator[None]:
    """What is imported in here comes with the extra "models"; NotInstalled tells how to get it."""
    try:
        yield
    except ImportError as error:
        raise NotInstalled(f"{error}. Run `pip install -e '.[models]'`.") from None
