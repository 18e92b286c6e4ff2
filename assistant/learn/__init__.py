"""What is learned for asking: training here, its result beside the assistant.

train.py    the story of ``python -m assistant train``
ear.py      how an ear is trained
danger.py   the ear for danger
taught.py   the network that names the statement which answers, or none
judging.py  the weights of the judge

``python -m assistant train`` makes ``ear.npz`` and ``taught.npz`` anew, the same at every run
on one machine, and ``python -m evals fit`` the weights of the judge. Asking only reads them and
needs neither scipy nor torch.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answers import Question
from assistant.knowledge import Knowledge
from ingest import needing_models


def train_judge(
    known: Sequence[tuple[Question, bool]], knowledge: Knowledge
) -> dict[str, dict[str, float]]:
    """Fit the judge on questions of which it is known whether the sources answer them."""
    with needing_models():
        from assistant.learn import judging

    return judging.train_judge(known, knowledge)
