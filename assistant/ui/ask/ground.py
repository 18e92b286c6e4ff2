"""What all turns of all conversations have in common."""

from __future__ import annotations

from dataclasses import dataclass

from ingest import Index, Settings


@dataclass(frozen=True, slots=True)
class Ground:
    """When the documents were read in, the version of their index, and whom to call here."""

    built: str
    version: str
    settings: Settings

    @classmethod
    def of(cls, index: Index, settings: Settings) -> Ground:
        """What answers from this index rest on."""
        return cls(index.manifest.built, index.manifest.version, settings)
