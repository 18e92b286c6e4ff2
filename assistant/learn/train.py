"""The story of learning: sentences of danger and known questions in, the two files with what was
learned out.
"""

from __future__ import annotations

from pathlib import Path

from assistant import ear, taught
from assistant.knowledge import Knowledge
from assistant.learn.danger import train_danger
from assistant.learn.taught import train_network
from ingest import CachedEmbedder, open_embedder, write_arrays


def train(knowledge: Knowledge) -> None:
    """Learn anew from the index in use and keep the result beside the code.

    Danger is learned for the embedder in use and for the one that a corpus without questions gets;
    what answers, or that nothing does, only for the first, which compares with questions that are.
    """
    index, settings = knowledge.index, knowledge.settings
    asked = [known.searched for known in index.known]
    ears = {}
    for embedder in (open_embedder(settings), knowledge.embedder):
        cached = CachedEmbedder(embedder, Path(index.manifest.corpus), settings.var_folder)
        ears[embedder.name] = train_danger(asked, cached)
    write_arrays(ear.FILE, ears)
    if index.questions and index.unanswered:
        write_arrays(taught.FILE, train_network(index, knowledge.embedder.name))
