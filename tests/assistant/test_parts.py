"""Questions that ask two things, and those that only look so."""

from __future__ import annotations

import pytest

from assistant.understand.parts import parts_of


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Hva skal stå i selve vedtaket, og hva skal stå i planen?",
            ("Hva skal stå i selve vedtaket", "hva skal stå i planen?"),
        ),
        (
            "Kan vi kreve det av dem? Er de pålagt det ved lov?",
            ("Kan vi kreve det av dem?", "Er de pålagt det ved lov?"),
        ),
        (
            "What does the plan hold, and who makes it?",
            ("What does the plan hold", "who makes it?"),
        ),
    ],
)
def test_both_are_found(question: str, parts: tuple[str, ...]) -> None:
    assert parts_of(question) == parts


@pytest.mark.parametrize(
    "question",
    [
        "Hvem er sentre for foreldre og barn for?",
        "Er det jevnlig eller hvert kvartal?",
        "MST og FFT",
        "",
        "Far vil ikke, og mor er usikker. Hva gjør vi?",
    ],
)
def test_one_question_stays_one(question: str) -> None:
    assert parts_of(question) == ()
