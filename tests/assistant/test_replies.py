"""The fixed replies, and the questions that lead on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fixture_types import Ask, Small
from seen import LANGUAGES, query_for

from assistant import Knowledge, search
from assistant.replies import SUGGESTIONS, reply, suggestions
from assistant.texts import say

FIXED = ("out_of_scope", "about", "unclear", "failed")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("outcome", FIXED)
def test_fixed_replies_are_the_texts(knowledge: Knowledge, language: str, outcome: str) -> None:
    query = replace(query_for("Hei", knowledge), language=language)  # type: ignore[arg-type]
    hits = search("Hei", knowledge, 3)
    assert reply(outcome, query, hits, knowledge) == say(language, f"reply.{outcome}")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "text"),
    [("nb", "Tusen takk, supert!"), ("nn", "Mange takk, no skjønar eg det"), ("en", "Thank you!")],
)
def test_thanks_are_not_answered_with_an_introduction(
    knowledge: Knowledge, language: str, text: str
) -> None:
    query = query_for(text, knowledge)
    assert query.language == language
    assert reply("about", query, [], knowledge) == say(query.language, "reply.thanks")
    hello = query_for("Hei!", knowledge)
    assert reply("about", hello, [], knowledge) == say("nb", "reply.about")


def test_a_refusal_names_whom_to_ask_and_the_nearest_sections(knowledge: Knowledge) -> None:
    question = "Hvor mange dager har barnevernet på å gå gjennom en melding?"
    hits = search(question, knowledge, 5)
    text = reply("not_in_corpus", query_for(question, knowledge), hits, knowledge)
    assert text.startswith(say("nb", "reply.not_in_corpus"))
    assert say("nb", "reply.ask_whom") in text
    sections = [line[2:] for line in text.split("\n") if line.startswith("- ")]
    assert 1 <= len(sections) == len(set(sections)) <= 2
    headings = {hit.statement.path[-1].rstrip(":") for hit in hits if hit.statement.path}
    assert all(any(section.startswith(h) for h in headings) for section in sections)


def test_a_refusal_without_hits_names_no_section(knowledge: Knowledge) -> None:
    text = reply("not_in_corpus", query_for("Hei", knowledge), [], knowledge)
    assert say("nb", "reply.nearest") not in text
    assert "- " not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_suggestions_are_questions_of_the_corpus_in_the_same_language(
    knowledge: Knowledge, language: str
) -> None:
    known = {(q.question, q.language) for q in knowledge.index.questions}
    near = [hit.statement for hit in search("Hva er MST?", knowledge, 12)]
    found = suggestions(near, knowledge, language)  # type: ignore[arg-type]
    assert 1 <= len(found) == len(set(found)) <= SUGGESTIONS
    assert all((question, language) in known for question in found)


def test_suggestions_can_be_answered(ask_one: Ask) -> None:
    first = ask_one("Hvor mange dager har barnevernet på å gå gjennom en melding?")
    assert first.suggestions
    assert ask_one(first.suggestions[0]).outcome == "answered"


def test_a_corpus_without_questions_suggests_none(small: Small) -> None:
    knowledge = small({"a": "# Leker\n\nBarnet skal ha tre leker.\n"})
    near = [hit.statement for hit in search("leker", knowledge, 3)]
    assert suggestions(near, knowledge, "nb") == ()


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "?", "👶", "\x00"])
def test_nothing_asked_gets_a_reply_that_says_what_to_ask(ask_one: Ask, text: str) -> None:
    found = ask_one(text)
    assert found.outcome == "unclear"
    assert found.text == say("nb", "reply.unclear")


def test_a_refusal_says_what_kind_of_answer_was_not_found(ask_one: Ask) -> None:
    found = ask_one("Hva koster PMTO for familien?")
    assert found.outcome == "not_in_corpus"
    assert say("nb", "reply.lacking.price") in found.text
