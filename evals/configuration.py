"""What made a result: settings, index, cases, program."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from evals.cases import Case, fingerprint
from ingest import Index, load_settings


def about(suite: str, index: Index, cases: Sequence[Case], split: str) -> dict[str, Any]:
    """The configuration of a run, for its report."""
    return {
        "suite": suite,
        "date": datetime.now().astimezone().isoformat(timespec="seconds"),
        "split": split,
        "cases": len(cases),
        "cases fingerprint": fingerprint(cases),
        "index": index.manifest.version,
        "index built": index.manifest.built,
        "embedder": index.manifest.embedder,
        "settings": asdict(load_settings()),
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}",
    }


def fingerprints(index: Index, cases: Sequence[Case]) -> dict[str, str]:
    """Short hashes that change when the cases or the documents do."""
    documents = hashlib.sha256(
        "\0".join(f"{k}\0{v}" for k, v in sorted(index.texts.items())).encode()
    )
    return {"cases": fingerprint(cases), "documents": documents.hexdigest()[:16]}


def results_folder() -> Path:
    """Where today's reports go."""
    return load_settings().var_folder / "evals" / datetime.now().strftime("%Y-%m-%d")
