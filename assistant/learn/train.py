"""The story of learning: anticipated questions in, ``learned.npz`` out."""

from __future__ import annotations

import zipfile

import numpy as np

from assistant.knowledge import Knowledge
from assistant.learn.adapter import train_adapter
from assistant.learn.danger import train_danger
from assistant.learned import FILE


def train(knowledge: Knowledge) -> None:
    """Learn anew from the index in use and keep the result beside the code."""
    danger, constant = train_danger(knowledge)
    arrays = {
        "embedder": np.array(knowledge.embedder.name),
        "adapter": train_adapter(knowledge).astype(np.float16),
        "danger": danger,
        "danger_constant": np.array(constant),
    }
    with zipfile.ZipFile(FILE, "w") as archive:
        for name, array in arrays.items():
            # a fixed date, so that the same weights are the same bytes
            entry = zipfile.ZipInfo(f"{name}.npy", (2020, 1, 1, 0, 0, 0))
            with archive.open(entry, "w") as file:
                np.lib.format.write_array(file, array)
