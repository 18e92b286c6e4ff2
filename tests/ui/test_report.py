"""The view "Skal vi melde?": what it says, in values and in a browser."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from asking import ask
from playwright.sync_api import Page, expect
from rules import sticks_out, violations

from assistant import Knowledge, Question, answer
from assistant.answers import Language
from assistant.records import list_questions
from assistant.texts import say
from assistant.ui import Backing, backing
from assistant.ui.page import views_for
from assistant.ui.report.quoted import cautions, figure, opened
from assistant.ui.report.report import TOPICS, questions, report
from ingest import WORKPLACES, Reporting

LANGUAGES: tuple[Language, ...] = get_args(Language)
ROLES = {"school": "i skolen", "gp": "som fastlege"}
CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="session")
def reporting(stands_on: Backing) -> Reporting:
    assert stands_on.reporting
    return stands_on.reporting


def sheet(page: Page) -> Page:
    page.get_by_role("link", name="Skal vi melde?").click()
    expect(page.get_by_role("heading", level=1, name="Skal vi melde?")).to_be_focused()
    return page


def letters(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


# What it says


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_has_its_quotes_and_says_what_is_not_said(
    language: Language, reporting: Reporting, knowledge: Knowledge
) -> None:
    html = report(reporting, knowledge, language)["html"]
    for topic in TOPICS:
        section = html.split(f'<section id="report-{topic}">')[1].split("</section>")[0]
        assert say(language, f"page.report.topics.{topic}") in letters(section)
        said = [s for s in reporting.said if s.topic == topic]
        assert section.count('class="quiet open"') == len(said) > 0
        assert section.count('class="unsaid"') > 0
    for one in reporting.unsaid:
        assert one.says[language] in letters(html)


def test_each_quote_has_document_date_standing_and_place(
    reporting: Reporting, knowledge: Knowledge
) -> None:
    for number, said in enumerate(reporting.said):
        shown = letters(figure([(number, said)], knowledge, "nb"))
        source = knowledge.index.sources[said.source_id]
        assert source.title in shown
        for line in said.lines:
            assert line.lstrip("• ") in shown.replace("&quot;", '"')
        if source.standing == "under_construction":
            assert "Under utarbeidelse" in shown
            assert "1. februar 2019" in shown
        if source.dated:
            assert "Fra før 2023" in shown
    text = letters(cautions(reporting, knowledge, "nb"))
    assert "under utarbeidelse" in text
    assert "Slik jobber vi med hjelpetiltak" in text
    assert "Andre kommuner kan gjøre det på en annen måte" in text


def test_an_opened_source_has_the_quote_marked_and_its_notices(
    reporting: Reporting, knowledge: Knowledge
) -> None:
    for number, said in enumerate(reporting.said):
        html = opened(number, said, knowledge, "nb")
        marked = letters(" ".join(re.findall("<mark>(.*?)</mark>", html)))
        squeezed = re.sub(r"\W", "", marked)
        assert re.sub(r"\W", "", said.lines[0])[:40] in squeezed
        if "bti" in said.source_id:
            assert "merket «under utarbeidelse»" in letters(html)


@pytest.mark.parametrize("role", WORKPLACES)
def test_a_place_of_work_gets_what_names_it_and_no_other(
    role: str, reporting: Reporting, knowledge: Knowledge
) -> None:
    html = report(reporting, knowledge, "nb")["html"]
    section = html.split(f'<section data-roles="{role}" hidden>')[1].split("</section>")[0]
    wanted = [str(n) for n, s in enumerate(reporting.said) if s.topic == "role" and role in s.roles]
    assert re.findall(r'data-number="(\d+)"', section) == wanted
    assert section.count('class="unsaid"') == 1


def test_of_the_law_two_references_are_given_and_no_more(
    reporting: Reporting, knowledge: Knowledge
) -> None:
    for language in LANGUAGES:
        law = report(reporting, knowledge, language)["html"].split('class="law"')[1]
        law = law.split("</section>")[0]
        assert re.findall(r"§ [\d-]+", law) == ["§ 13-2", "§ 33"]
        health = law.split("<li data-roles=")[1]
        assert "§ 33" in health
        assert "school" not in health


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_questions_are_answered_from_the_documents(
    language: Language, reporting: Reporting, knowledge: Knowledge
) -> None:
    asked = questions(reporting, knowledge, language)
    assert 3 <= len(asked) <= 4
    for question in asked:
        found = answer(Question(question, role="partner"), knowledge)
        assert (found.outcome, found.language) == ("answered", language), question


def test_a_corpus_that_says_nothing_of_reporting_has_no_such_view(
    knowledge: Knowledge, stands_on: Backing, tmp_path: Path
) -> None:
    shutil.copy(CORPUS / "sources.toml", tmp_path)
    assert "report" not in views_for(moved(knowledge, stands_on, tmp_path))
    assert "report" in views_for(stands_on)


@pytest.fixture
def own_backing(knowledge: Knowledge, stands_on: Backing, tmp_path: Path) -> Backing:
    """The page over a corpus that is gone."""
    return moved(knowledge, stands_on, tmp_path)


def moved(knowledge: Knowledge, stands_on: Backing, corpus: Path) -> Backing:
    """The same index, which says that it was built from this folder."""
    manifest = replace(knowledge.index.manifest, corpus=str(corpus))
    other = replace(knowledge, index=replace(knowledge.index, manifest=manifest))
    return backing(other, stands_on.settings, stands_on.records)


def test_what_the_documents_say_is_text(reporting: Reporting, knowledge: Knowledge) -> None:
    evil = "<img src=x onerror=alert(1)>"
    said = replace(reporting.said[0], lines=(evil,), ask=None)
    unsaid = replace(reporting.unsaid[0], says=dict.fromkeys(LANGUAGES, evil))
    assert "<img" not in report(Reporting((said,), (unsaid,)), knowledge, "nb")["html"]


# In a browser


def test_the_numbers_come_first_and_can_be_called(open_page: Any) -> None:
    page = sheet(open_page())
    card = page.locator("#report .card")
    expect(card).to_be_in_viewport()
    for number in ("112", "116111"):
        expect(card.locator(f"a[href='tel:{number}']")).to_be_visible()
    expect(page.locator("#report textarea, #report input[type=text]")).to_have_count(0)


def test_a_corpus_that_is_gone_leaves_the_view_to_say_so(open_own: Any, tmp_path: Path) -> None:
    page = sheet(open_own(size=(390, 844)))
    for language in LANGUAGES:
        page.locator("#header select").select_option(language)
        told = page.locator("#report .notice")
        expect(told).to_contain_text(say(language, "page.report.gone.what"))
        expect(told).to_contain_text(say(language, "page.report.gone.mend"))
    expect(page.locator("#report .card")).to_be_visible()
    assert str(tmp_path) not in page.content()
    assert violations(page) == []
    page.locator("#report .go").click()
    expect(page.locator("#question-field")).to_be_focused()


def test_the_chosen_place_of_work_decides_what_is_shown_and_outlives_the_language(
    open_page: Any,
) -> None:
    page = sheet(open_page())
    law = page.locator("#report .law")
    expect(law).to_contain_text("§ 33")
    page.get_by_label(ROLES["school"]).check()
    expect(page.get_by_role("heading", name="Særlig om skolen")).to_be_visible()
    expect(law.get_by_text("§ 33")).to_be_hidden()
    page.get_by_label(ROLES["gp"]).check()
    expect(page.get_by_role("heading", name="Særlig om skolen")).to_be_hidden()
    expect(page.get_by_text("Dokumentene nevner ikke fastleger")).to_be_visible()
    expect(law.get_by_text("§ 33")).to_be_visible()
    expect(page.locator("#report .said")).to_contain_text("Særlig om fastleger")
    page.get_by_label("Språk", exact=True).select_option("nn")
    expect(page.get_by_text("Dokumenta nemner ikkje fastlegar")).to_be_visible()
    expect(page.get_by_label(ROLES["gp"])).to_be_checked()
    assert "gp" not in page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")


def test_a_source_opens_and_closes_from_the_keyboard(open_page: Any) -> None:
    page = sheet(open_page())
    page.get_by_role("link", name="Før du melder").focus()
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", name="Før du melder")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    page.keyboard.press("Tab")
    source = page.locator("#report-before .open").first
    expect(source).to_be_focused()
    for _ in range(2):
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog", name="Kilde")
        expect(dialog.get_by_role("heading")).to_be_focused()
        expect(dialog.locator("mark")).to_contain_text("avklaringsmøte")
        expect(dialog.locator("mark")).to_be_in_viewport(ratio=1)
        expect(dialog).to_contain_text("Kilden er under utarbeidelse")
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        expect(source).to_be_focused()
    expect(page).to_have_url(re.compile("#report$"))


def test_a_question_from_here_is_a_partners_and_not_kept_until_the_partner_lets_it(
    open_page: Any, stands_on: Backing
) -> None:
    kept = list_questions(stands_on.records)
    page = sheet(open_page(size=(390, 844)))  # where the choices are folded otherwise
    expect(page.locator("#report-asking")).to_contain_text("Ikke lagre spørsmålene mine")
    page.get_by_role("button", name="Spør som samarbeidspartner").click()
    expect(page.get_by_label("Spørsmålet ditt")).to_be_focused()
    role, keep = page.get_by_label("Jeg spør som"), page.get_by_label("Ikke lagre spørsmålene mine")
    expect(role).to_be_visible()
    expect(role).to_have_value("partner")
    expect(keep).to_be_checked()
    ask(page, "Hva skjer når vi har meldt fra?")
    assert list_questions(stands_on.records) == kept
    page.reload()
    page.get_by_role("button", name="Valg").click()
    expect(role).to_have_value("partner")
    keep.uncheck()
    ask(page, "Hvem får vite at jeg har meldt?")
    newest, *before = list_questions(stands_on.records)
    assert (newest.role, tuple(before)) == ("partner", kept)


def test_a_question_is_asked_at_once_as_a_partner(open_page: Any, stands_on: Backing) -> None:
    page = sheet(open_page())
    kept = list_questions(stands_on.records)
    chip = page.locator("#report .chip").first
    question = chip.inner_text()
    chip.click()
    expect(page.locator(".asked")).to_contain_text(question)
    expect(page.locator(".answer")).to_be_visible()
    expect(page.locator("#question form.busy")).to_have_count(0)
    expect(page.locator("#question-role")).to_have_value("partner")
    assert list_questions(stands_on.records) == kept


def test_on_paper_there_is_what_is_said_and_its_sources(open_page: Any) -> None:
    page = sheet(open_page())
    page.emulate_media(media="print")
    expect(page.locator("#header")).to_be_hidden()
    for hidden in (".open", "fieldset", ".contents", ".asking"):
        expect(page.locator(f"#report {hidden}").first).to_be_hidden()
    for shown in (".card", ".law", "#report-before blockquote", "#report-before figcaption"):
        expect(page.locator(f"#report {shown}").first).to_be_visible()


def test_it_fits_and_is_accessible(open_page: Any) -> None:
    page = sheet(open_page())
    page.get_by_label(ROLES["school"]).check()
    for width in (320, 390, 768, 1280):
        assert not sticks_out(page, (width, 844)), width
        assert violations(page) == [], width
        page.locator("#report-signs .open").first.click()
        expect(page.get_by_role("dialog").get_by_role("heading")).to_be_focused()
        page.wait_for_function("document.querySelector('#report dialog').scrollWidth <= innerWidth")
        assert violations(page) == [], width
        page.get_by_role("button", name="Lukk").click()
        expect(page.get_by_role("dialog")).to_be_hidden()
