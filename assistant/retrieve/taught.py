"""What the network that was taught by all known questions makes of this one."""

from __future__ import annotations

import numpy as np

from assistant.knowledge import Knowledge
from assistant.retrieve.fuse import Scores
from assistant.understand import Query


def rank(query: Query, knowledge: Knowledge) -> Scores:
    """The logarithm of the chance that a statement answers.

    One that has questions, but came after the teaching, has the chance that nothing of what was
    taught answers; one without questions has the least. All have 0 where nothing was taught.
    """
    network = knowledge.network
    if network is None:
        return np.zeros(len(knowledge.index.statements), dtype=np.float32)
    heard = network.hears(query.mended, query.vector)
    # the last two places: that nothing answers, and the least
    scores: Scores = np.append(heard, heard.min())[knowledge.classes].astype(np.float32)
    return scores
