"""Reading the age that a yes/no question asks about, and what it asks it of."""

from __future__ import annotations

import pytest

from assistant.understand.age_asked import Age, age_asked, ages_in


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("en toåring", 2),
        ("ei 2-åring", 2),
        ("ei to år gammel jente", 2),
        ("ei to år gamal jente", 2),
        ("fjortenåringen", 14),
        ("ein femtenåring", 15),
        ("en sjuåring", 7),
        ("en syvåring", 7),
        ("ei på 13", 13),
        ("en gutt på 13 år", 13),
        ("han er seks", 6),
        ("hun er bare 15 år", 15),
        ("jenta som er 13", 13),
        ("ein aatteaaring", 8),
        ("en 15 aar gammel gutt", 15),
        ("a two-year-old", 2),
        ("a boy aged 15", 15),
        ("he is 14 years old", 14),
        ("a girl of 13", 13),
    ],
)
def test_an_age_is_read(words: str, years: int) -> None:
    assert ages_in(f"Er {words} for liten?") == [Age(years, years + 1)]


def test_months_and_halves_are_read() -> None:
    assert ages_in("En baby på fire måneder") == [Age(4 / 12, 5 / 12, months=4)]
    assert ages_in("Babyen er 8 månader") == [Age(8 / 12, 9 / 12, months=8)]
    assert ages_in("En 17 og et halvt år gammel gutt") == [Age(17.5, 18)]


@pytest.mark.parametrize(
    "words",
    [
        "Tiltaket varer i 3 år",
        "Møte på tre uker",
        "Barnet er to ganger i uka i barnehagen",
        "Is she to get help",
        "Tenåringen vil ikke",
        "Kan vi bruke § 14",
    ],
)
def test_other_numbers_are_no_age(words: str) -> None:
    assert age_asked(f"{words}?") is None


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("Er en toåring for liten for PMTO?", "pmto"),
        ("Er ein toåring for liten til PMTO?", "pmto"),
        ("Toåringen biter. Er han for liten for PMTO?", "pmto"),
        ("Hun er 13 og skulker. Er hun stor nok til MST?", "mst"),
        ("Kan en 14-åring få MST?", "mst"),
        ("Kan en 24-åring fortsatt få ettervern?", "ettervern"),
        ("Kan vi søke om MST til en 11-åring?", "mst"),
        ("Har en 14-åring rett til å uttale seg?", "uttale seg"),
        ("Er PMTO noko for ein fjortenåring?", "pmto"),
        ("Gjelder MST for en på 19?", "mst"),
        ("Hva er aldersgrensen for MST – gjelder det for en på 19?", "mst"),
        ("Can a 14-year-old get MST?", "mst"),
        ("My son is 13. Is he too old for PMTO?", "pmto"),
    ],
)
def test_what_the_age_is_asked_of(question: str, thing: str) -> None:
    asked = age_asked(question)
    assert asked is not None
    assert asked.thing == thing


def test_which_bound_is_asked_for() -> None:
    for question in ("Er en toåring for liten for MST?", "Er en toåring stor nok for MST?"):
        asked = age_asked(question)
        assert asked is not None
        assert (asked.too_young, asked.too_old) == (True, False)
    asked = age_asked("Er en 19-åring for gammel for MST?")
    assert asked is not None
    assert (asked.too_young, asked.too_old) == (False, True)


@pytest.mark.parametrize(
    "question",
    [
        "Hva gjør jeg når en 15-åring ikke vil ha MST?",
        "Hvorfor er en toåring for liten for PMTO?",
        "Fjortenåringen røyker hasj. Utelukker det MST?",
        "Passer FFT for en på femten, og for en niåring?",
        "Om to måneder blir hun atten. Er hun for gammel for FFT?",
        "Han er 17 og fyller 18 i mai. Kan han få FFT?",
        "Kan en mor på 19 få plass på senter for foreldre og barn?",
        "Kan en 19 år gammel mor få ettervern?",
        "Hun er 13. Kan broren få PMTO?",
        "Hun er 17. Kan moren få ettervern?",
        "Kan vi nekte en 12-åring å få MST?",
        "Kan en 19-åring få nei til ettervern?",
        "Kan en tenåring få PMTO?",
        "Er MST for barn under 12 år?",
        "Har vi noe for 18–20-åringer?",
    ],
)
def test_where_the_age_is_not_what_is_asked(question: str) -> None:
    assert age_asked(question) is None
