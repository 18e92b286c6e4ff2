"""What is learned for asking: training here, its result beside the assistant.

train.py       the story of ``python -m assistant train``
ear.py         how an ear is trained
danger.py      the ear for danger
unanswered.py  the ear for what is not answered
judging.py     the weights of the judge

``python -m assistant train`` makes ``ear.npz`` anew, the same at every run, and ``python -m evals
fit`` the weights of the judge. Asking only reads them and needs no scipy.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answers import Question
from assistant.knowledge import Knowledge


def train_judge(
    known: Sequence[tuple[Question, bool]], knowledge: Knowledge
) -> dict[str, dict[str, float]]:
    """Fit the judge on questions of which it is known whether the sources answer them."""
    from assistant.learn import judging  # scipy is needed here alone

    return judging.train_judge(known, knowledge)
