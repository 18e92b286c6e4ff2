"""Beside the field: what was foreseen, the choices, the steps, and what Veiviser says of itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant import Knowledge
from assistant.answers import ROLES, Language
from assistant.texts import find, say
from assistant.ui import Backing
from assistant.ui.about.about import about, version
from assistant.ui.ask.choices import choices
from assistant.ui.ask.emergency import calls, card
from assistant.ui.ask.foreseen import MOST, Foreseen
from assistant.ui.ask.opening import opening
from assistant.ui.sent import LANGUAGES
from ingest import Joined, Settings


@pytest.fixture(scope="module")
def foreseen(knowledge: Knowledge) -> Foreseen:
    return Foreseen(knowledge)


# Foreseen


def test_what_begins_alike_comes_first_and_the_short_ones_before_the_long(
    foreseen: Foreseen,
) -> None:
    found = foreseen.like("Hvor ofte", "nb")
    assert len(found) == MOST
    assert all(question.startswith("Hvor ofte") for question in found)
    assert [len(question) for question in found] == sorted(len(question) for question in found)


def test_questions_in_the_words_of_the_statement_come_before_others(knowledge: Knowledge) -> None:
    statements = knowledge.index.statements
    about_plan = next(
        s for s in statements if s.text == "Evalueringen av tiltaksplanen skal dokumenteres."
    )
    another = next(s for s in statements if "PMTO" in s.text)
    asked = (
        Joined(about_plan.source_id, "Kan noen glemme det?", "nb", (about_plan.id,)),
        Joined(about_plan.source_id, "Kan evalueringen dokumenteres?", "nb", (about_plan.id,)),
        Joined(another.source_id, "Kan hun bli med?", "nb", (another.id,)),
    )
    foreseen = Foreseen(replace(knowledge, index=replace(knowledge.index, questions=asked)))
    assert foreseen.like("kan", "nb") == (asked[1].question, asked[2].question)


def test_words_may_be_begun_and_stand_in_another_order(foreseen: Foreseen) -> None:
    assert any("evaluer" in question.lower() for question in foreseen.like("tiltaksplan eva", "nb"))
    for question in foreseen.like("eval tiltaksplan", "nb"):
        assert "tiltaksplan" in question.lower()


@pytest.mark.parametrize(
    "written", ["må foreldrene samt", "MÅ FORELDRENE SAMT", "maa foreldrene samt"]
)
def test_letters_are_folded(foreseen: Foreseen, written: str) -> None:
    assert foreseen.like(written, "nb")[0] == "Må foreldrene samtykke?"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_questions_are_in_the_language_of_the_page(
    foreseen: Foreseen, knowledge: Knowledge, language: Language
) -> None:
    own = {a.question for a in knowledge.index.questions if a.language == language}
    found = foreseen.like("mst", language)
    assert found
    assert set(found) <= own


def test_one_question_for_each_statement(foreseen: Foreseen, knowledge: Knowledge) -> None:
    leads_to = {q.question: set(q.statement_ids) for q in knowledge.index.questions}
    for written in ("mst", "hvor ofte", "må foreldrene", "klage"):
        found = foreseen.like(written, "nb")
        told = [id_ for question in found for id_ in leads_to[question]]
        assert len(told) == len(set(told))


@pytest.mark.parametrize(
    "written", ["", "hv", " h v ", "?!.", "xqzw", "hvor ofte " * 20, "Må foreldrene samtykke? xqz"]
)
def test_nothing_is_offered_for_nothing(foreseen: Foreseen, written: str) -> None:
    assert foreseen.like(written, "nb") == ()


def test_what_is_written_already_is_not_offered(foreseen: Foreseen) -> None:
    assert "Må foreldrene samtykke?" not in foreseen.like("må foreldrene samtykke", "nb")


def test_a_corpus_without_questions_offers_none(knowledge: Knowledge) -> None:
    without = replace(knowledge, index=replace(knowledge.index, questions=()))
    assert Foreseen(without).like("hvor ofte", "nb") == ()


# Choices, steps and the card


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_role_can_be_chosen_and_the_days_are_those_of_the_settings(
    language: Language,
) -> None:
    html = choices(17, language)
    assert [html.count(f'value="{role}"') for role in ROLES] == [1, 1, 1]
    assert "17" in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_steps_before_the_first_question(language: Language) -> None:
    value = opening(language)
    assert value["steps"].count("<li>") == 3
    assert "<ol>" not in value["html"]


@pytest.mark.parametrize("phone", ["55 55 12 34", "5555 1234", "+47 55 55 12 34", "815 00 000"])
def test_the_municipalitys_own_number_can_be_tapped(phone: str) -> None:
    own = Settings(emergency_phone=phone, emergency_name="Vakta & <b>")
    href = f'href="tel:{phone.replace(" ", "")}"'
    assert href in calls(own, "nb")
    assert href in card(f"**Ring**\n\n- **{phone}** – vakta", "nb")
    assert calls(own, "nb").count("<a ") == 3
    assert "<b>" not in calls(own, "nb")
    assert calls(Settings(), "nb").count("<a ") == 2


# About


@pytest.mark.parametrize("language", LANGUAGES)
def test_about_tells_of_every_document_what_the_corpus_says_of_it(
    stands_on: Backing, language: Language
) -> None:
    html = about(stands_on, language)["html"]
    for source in stands_on.knowledge.index.sources.values():
        assert source.title in html
        assert source.publisher in html
        assert say(language, f"page.standing.{source.standing}") in html
        assert source.law is None or source.law in html
    assert stands_on.version in html
    assert version() in html
    assert say(language, "page.about.no_model") in html
    for step in find(language, "page.steps.each"):
        assert step in html


def test_about_tells_for_how_long_and_where_questions_are_kept(stands_on: Backing) -> None:
    kept = replace(stands_on, settings=replace(stands_on.settings, keep_days=17))
    html = about(kept, "nb")["html"]
    assert "lagret i 17 dager" in html
    assert say("nb", "page.about.kept_here") in html
    assert "{" not in html


def test_a_title_in_about_is_text(stands_on: Backing) -> None:
    index = stands_on.knowledge.index
    source = replace(next(iter(index.sources.values())), title="<script>x</script>", law="<i>")
    evil = replace(stands_on.knowledge, index=replace(index, sources={"x": source}))
    html = about(replace(stands_on, knowledge=evil), "nb")["html"]
    assert "<script" not in html
    assert "<i>" not in html
