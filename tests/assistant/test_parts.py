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
        (
            "hva skjer på en utredning og hvor lenge varer det",
            ("hva skjer på en utredning", "hvor lenge varer det"),
        ),
        (
            "Mor er syk og kan ikke følge opp. hvem kan få avlastning og må far si ja",
            ("hvem kan få avlastning", "må far si ja"),
        ),
        (
            "familieråd - når er det aktuelt, og hvem kan delta?",
            ("familieråd - når er det aktuelt", "hvem kan delta?"),
        ),
        (
            "Kan vi pålegge veiledning, og fra hvilken alder? Hvem bestemmer?",
            ("Kan vi pålegge veiledning", "fra hvilken alder?", "Hvem bestemmer?"),
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
        "mor er syk og kan ikke følge opp. hva gjør vi",
        "Hva gjør vi når far er sint og har flyttet?",
        "Hva skjer når tiltaket er ferdig og når foreldrene er uenige?",
    ],
)
def test_one_question_stays_one(question: str) -> None:
    assert parts_of(question) == ()
