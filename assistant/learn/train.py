"""The story of learning: sentences of danger and known questions in, ``ear.npz`` out."""

from __future__ import annotations

from pathlib import Path

from assistant.ear import FILE, place_of
from assistant.knowledge import Knowledge
from assistant.learn.danger import train_danger
from assistant.learn.unanswered import train_unanswered
from ingest import CachedEmbedder, open_embedder, write_arrays


def train(knowledge: Knowledge) -> None:
    """Learn anew from the index in use and keep the result beside the code.

    Danger is learned for the embedder in use and for the one that a corpus without questions gets;
    what is not answered only for the first, which compares with questions that are.
    """
    index, settings = knowledge.index, knowledge.settings
    asked = [known.question for known in index.questions]
    asked += [unanswered.question for unanswered in index.unanswered]
    ears = {}
    for embedder in (open_embedder(settings), knowledge.embedder):
        cached = CachedEmbedder(embedder, Path(index.manifest.corpus), settings.var_folder)
        ears[place_of("danger", embedder.name)] = train_danger(asked, cached)
    if index.questions and index.unanswered:
        ears[place_of("unanswered", knowledge.embedder.name)] = train_unanswered(index)
    write_arrays(FILE, ears)
