"""``terms.toml`` in, groups of words that mean the same out."""

from __future__ import annotations

import tomllib
from pathlib import Path

from ingest.errors import TermsError

FILE = "terms.toml"
Terms = tuple[tuple[str, ...], ...]


def load_terms(corpus: Path) -> Terms:
    """The groups of ``corpus/terms.toml`` in its order; none where there is no such file."""
    path = corpus / FILE
    if not path.exists():
        return ()
    try:
        groups = tomllib.loads(path.read_text(encoding="utf-8-sig")).get("group", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TermsError(f"{path} cannot be read: {error}") from None
    if not isinstance(groups, list):
        raise TermsError(f"{path}: group must be [[group]] tables.")
    for number, group in enumerate(groups, 1):
        words = group.get("words") if isinstance(group, dict) else None
        if not isinstance(words, list) or len(words) < 2 or any(type(w) is not str for w in words):
            raise TermsError(f"{path}: group {number} needs words = [two or more texts].")
    return tuple(tuple(word.casefold() for word in group["words"]) for group in groups)
