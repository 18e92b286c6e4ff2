"""What the network that was taught by all known questions makes of this one."""

from __future__ import annotations

import numpy as np

from assistant.knowledge import Knowledge
from assistant.retrieve.fuse import Scores
from assistant.taught import network_for
from assistant.understand import Query


def rank(query: Query, knowledge: Knowledge) -> Scores:
    """The logarithm of the chance that a statement answers.

    One that has questions, but came after the teaching, has the chance that nothing of what was
    taught answers; one without questions has the least. All have 0 where nothing was taught.
    """
    statements = knowledge.index.statements
    network = network_for(knowledge.embedder.name)
    if network is None or not any(one.id in network.statements for one in statements):
        return np.zeros(len(statements), dtype=np.float32)
    heard = network.hears(query.mended, query.vector)
    has_questions = knowledge.question_rows[:, 0] >= 0
    scores: Scores = np.where(has_questions, heard[-1], heard.min()).astype(np.float32)
    for row, one in enumerate(statements):
        if one.id in network.statements:
            scores[row] = heard[network.statements[one.id]]
    return scores
