"""What two statements differ in."""

from __future__ import annotations

import pytest

from ingest.aspects import aspects
from ingest.documents import Span, Statement


def statement(text: str, lead_in: str = "") -> Statement:
    return Statement(text, "rutine", "p", (), text, (Span(0, len(text)),), lead_in=lead_in)


@pytest.mark.parametrize(
    ("one", "other", "name", "words"),
    [
        ("PMTO er for barn 2–12 år.", "PMTO er for barn 3-12 år.", "number", ("2–12", "3–12")),
        ("Fristen er sju dager.", "Fristen er 14 dager.", "number", ("7", "14")),
        ("Evalueres jevnlig.", "Evalueres kvartalsvis.", "frequency", ("jevnlig", "kvartalsvis")),
        ("Hver måned.", "Hver tredje måned.", "frequency", ("hver måned", "hver tredje måned")),
        ("Tiltaket skal avsluttes.", "Tiltaket bør avsluttes.", "duty", ("skal", "bør")),
        (
            "Barnet har rett til plan.",
            "Barnet kan ha rett til plan.",
            "duty",
            ("skal", "kan ha rett"),
        ),
        ("De skal tilby hjelp.", "De skal også kunne tilby hjelp.", "duty", ("skal", "skal kunne")),
        ("Kommunen betaler.", "Bufetat betaler.", "who", ("kommunen", "Bufetat")),
        ("MST tilbys.", "FFT tilbys.", "name", ("MST", "FFT")),
    ],
)
def test_what_differs_is_named_with_its_words(
    one: str, other: str, name: str, words: tuple[str, str]
) -> None:
    (aspect,) = aspects(statement(one), statement(other))
    assert (aspect.name, aspect.words) == (name, ((words[0],), (words[1],)))


@pytest.mark.parametrize(
    ("one", "other", "name", "words"),
    [
        ("Foreldre samtykker.", "Foreldre samtykker ikke.", "negation", ((), ("ikke",))),
        ("Tilbys primært hjemme.", "Tilbys hjemme.", "limit", (("primært",), ())),
    ],
)
def test_a_word_that_only_one_has_is_enough_for_denials_and_limits(
    one: str, other: str, name: str, words: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    (aspect,) = aspects(statement(one), statement(other))
    assert (aspect.name, aspect.words) == (name, words)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tiltaket skal evalueres.", "Tiltaket må evalueres."),  # the same duty
        ("Eksempler er COS og ICDP.", "Eksempler er MST."),  # examples are no full list
        ("Bufetat tilbyr MST.", "Bufetat tilbyr MST og FFT."),  # one says more
        ("Det kan være familieråd.", "Familieråd anbefales."),  # «kan være» permits nothing
        ("Hjelpen gis i 2 år.", "Hjelpen gis."),  # one says nothing of it
    ],
)
def test_what_is_no_difference_is_not_named(one: str, other: str) -> None:
    assert list(aspects(statement(one), statement(other))) == []


def test_a_list_item_is_as_binding_as_what_introduces_it() -> None:
    item = statement("besøke hjemmet", lead_in="Tjenesten skal:")
    (aspect,) = aspects(item, statement("Tjenesten bør besøke hjemmet."))
    assert aspect.words == (("skal",), ("bør",))
