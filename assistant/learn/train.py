"""The story of learning: sentences of danger and known questions in, ``ear.npz`` out."""

from __future__ import annotations

from pathlib import Path

from assistant.ear import FILE
from assistant.knowledge import Knowledge
from assistant.learn.danger import train_danger
from ingest import CachedEmbedder, open_embedder, write_arrays


def train(knowledge: Knowledge) -> None:
    """Learn anew from the index in use and keep the result beside the code.

    Once for the embedder in use and once for the one that a corpus without questions gets.
    """
    index, settings = knowledge.index, knowledge.settings
    asked = [anticipated.question for anticipated in index.questions]
    asked += [unanswered.question for unanswered in index.unanswered]
    ears = {}
    for embedder in (open_embedder(settings), knowledge.embedder):
        cached = CachedEmbedder(embedder, Path(index.manifest.corpus), settings.var_folder)
        ears[embedder.name] = train_danger(asked, cached)
    write_arrays(FILE, ears)
