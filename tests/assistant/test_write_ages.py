"""Age limits in statements, and what follows from them for the age asked about."""

from __future__ import annotations

import re

import pytest
from fixture_types import Ask, Small
from seen import query_for, statement_with

from assistant import Knowledge
from assistant.choose import Chosen
from assistant.cite import cite
from assistant.understand.age_asked import Age, AgeAsked
from assistant.write import WRITERS
from assistant.write.age_limits import AgeLimit, limits_in
from assistant.write.ages import verdict

LEAD = re.compile(r"aldersgrens[ea]n? som står her|age limit stated here")


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("for barn 3–12 år", "3–12 år", (3, 3), (12, 13)),
        ("for barn 0-5 år", "0-5 år", (0, 0), (5, 6)),
        ("ungdom fra 12 til 18 år", "fra 12 til 18 år", (12, 12), (18, 19)),
        ("barn mellom 3 og 12 år", "mellom 3 og 12 år", (3, 3), (12, 13)),
        ("ungdom i alderen 12–18 år", "12–18 år", (12, 12), (18, 19)),
        ("ungdom 13 – 17 ½ år", "13 – 17 ½ år", (13, 13), (17.5, 18.5)),
        ("Målgruppe: 3–12 år", "3–12 år", (3, 3), (12, 13)),
        ("terapi (MST, 12-18 år)", "12-18 år", (12, 12), (18, 19)),
        ("barn under 18 år", "under 18 år", (0, 0), (18, 18)),
        ("barn over 12 år", "over 12 år", (13, 12), None),
        ("ungdom som har fylt 15 år", "har fylt 15 år", (15, 15), None),
        ("ungdom opp til 23 år", "opp til 23 år", None, (23, 24)),
        ("følges opp inntil fylte 25 år", "inntil fylte 25 år", None, (25, 25)),
    ],
)
def test_an_age_limit_is_read(
    text: str, words: str, low: tuple[float, float] | None, high: tuple[float, float] | None
) -> None:
    (limit,) = limits_in(text)
    assert (limit.words, limit.low, limit.high) == (words, low, high)


@pytest.mark.parametrize(
    "text",
    [
        "Behandlingen varer 3-5 måneder",
        "MST (3–5 måneder)",
        "Tiltaket kan forlenges til 24 år",
        "Prosjektet gikk over 3 år",
        "Utdanningen tar 2–3 år",
        "før fylte 18 år",
        "I god tid før ungdommen fyller 18 år",
        "barn i 2 år",
    ],
)
def test_durations_and_times_are_no_age_limit(text: str) -> None:
    assert limits_in(text) == []


@pytest.mark.parametrize(
    ("years", "text", "expected"),
    [
        (2, "barn 3–12 år", "below"),
        (3, "barn 3–12 år", "inside"),
        (11, "barn 3–12 år", "inside"),
        (12, "barn 3–12 år", "doubtful"),
        (13, "barn 3–12 år", "above"),
        (11, "barn over 12 år", "below"),
        (12, "barn over 12 år", "doubtful"),
        (14, "barn over 12 år", "open"),
        (17, "barn under 18 år", "inside"),
        (18, "barn under 18 år", "above"),
        (24, "inntil fylte 25 år", "open"),
        (25, "inntil fylte 25 år", "above"),
        (17, "ungdom 13 – 17 ½ år", "doubtful"),
    ],
)
def test_a_verdict_only_where_every_reading_gives_it(years: int, text: str, expected: str) -> None:
    (limit,) = limits_in(text)
    assert verdict(AgeAsked(Age(years, years + 1), "det"), limit) == expected


def test_the_one_bound_that_is_asked_for_decides() -> None:
    limit = AgeLimit("inntil fylte 25 år", None, (25, 25))
    assert verdict(AgeAsked(Age(24, 25), "det", too_old=True), limit) == "inside"


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        (
            "Er en 13-åring for gammel for PMTO?",
            "13 år er over aldersgrensen som står her (3-12 år) [1].",
        ),
        (
            "Er en åtteåring for ung for MST?",
            "8 år er under aldersgrensen som står her (12-18 år) [1].",
        ),
        (
            "Hun er 13, skulker og sniffer. Er hun stor nok til multisystemisk terapi?",
            "13 år er innenfor aldersgrensen som står her (mellom 12 og 18 år) [1].",
        ),
        (
            "Er ein på 19 for gamal for FFT?",
            "19 år er over aldersgrensa som står her (mellom 11 og 18 år) [1].",
        ),
        (
            "Kan en 26-åring få ettervern?",
            "26 år er over aldersgrensen som står her (inntil fylte 25 år) [1].",
        ),
        (
            "Can a 26-year-old get aftercare?",
            "Age 26 is above the age limit stated here (“inntil fylte 25 år”) [1].",
        ),
    ],
)
def test_the_age_asked_about_is_answered_in_words(ask_one: Ask, question: str, lead: str) -> None:
    assert ask_one(question).text.startswith(f"{lead}\n\n")


def test_a_follow_up_is_answered_of_what_came_before(ask_one: Ask) -> None:
    answer = ask_one("Gjelder det for en på ti?", ["Hva er aldersgrensen for MST?"])
    assert answer.text.startswith("10 år er under aldersgrensen")


@pytest.mark.parametrize(
    "question",
    [
        "Er en toåring for liten for PMTO?",  # 2–12 and 3–12
        "Kan en 18-åring få MST?",  # 12–18
        "Kan en 16-åring få ettervern?",  # over 18 in the heading only
        "Kan en 19-åring få støttekontakt?",
        "Kan en 12-åring få MST uten samtykke?",
        "Kan en 14-åring nekte MST?",
        "Kan en 19-åring få nei til ettervern?",
        "Er en tiåring for liten til å være med og lage planen?",
        "Er en femåring for ung for fosterhjem?",
        "Hva er aldersgrensen for MST?",
        "Jeg er 34 år. Kan vi få PMTO?",  # as a parent
        "Jenta er 17 og har baby. Kan hun få plass på familiesenteret?",
        "Kan en 40-åring få hjelp av barnevernet?",
    ],
)
def test_nothing_is_said_of_the_age_where_nothing_follows(ask_one: Ask, question: str) -> None:
    assert not LEAD.search(ask_one(question).text)


def _written(question: str, knowledge: Knowledge, *words: str) -> str:
    chosen = Chosen(tuple(statement_with(word, knowledge) for word in words))
    return cite(
        list(WRITERS["extractive"](query_for(question, knowledge), chosen, knowledge)), knowledge
    )[0]


def test_a_limit_that_leaves_room_or_is_of_something_else_decides_nothing(small: Small) -> None:
    knowledge = small(
        {
            "a": "# Tiltak\n\nABC er i hovedsak for barn 3–12 år.\n\n"
            "DEF er for barn 3–12 år.\n\nGHI gis ikke til barn 3–12 år.\n\n"
            "JKL for barn 3–12 år kan forlenges.\n"
        }
    )
    assert _written("Kan en 14-åring få DEF?", knowledge, "DEF").startswith("14 år er over")
    for name in ("ABC", "GHI", "JKL"):
        assert not LEAD.search(_written(f"Kan en 14-åring få {name}?", knowledge, name))
    assert not LEAD.search(_written("Kan en 14-åring få ABC?", knowledge, "DEF"))


def test_a_right_from_an_age_on(small: Small) -> None:
    knowledge = small({"a": "# Rett\n\nBarn over 12 år har rett til å uttale seg i saken.\n"})
    question = "Har en {}-åring rett til å uttale seg?"
    assert _written(question.format(11), knowledge, "uttale").startswith("11 år er under")
    assert _written(question.format(14), knowledge, "uttale").startswith("14 år er innenfor")
    assert not LEAD.search(_written(question.format(12), knowledge, "uttale"))
    assert not LEAD.search(_written("Har en 11-åring rett til MST i saken?", knowledge, "uttale"))


def test_the_sentence_stands_before_the_statement_that_decides(small: Small) -> None:
    knowledge = small({"a": "# DEF\n\nDEF er et tilbud.\n\nDEF er for barn 3–12 år.\n"})
    text = _written("Kan en toåring få DEF?", knowledge, "et tilbud", "for barn")
    first, lead, _ = text.split("\n\n")
    assert first.endswith("[1]")
    assert lead == "2 år er under aldersgrensen som står her (3–12 år) [2]."
