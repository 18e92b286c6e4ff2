"""The extractive writer: the statements' own words, in the asked-for shape."""

from __future__ import annotations

import re

import pytest
from fixture_types import Small
from seen import LANGUAGES, bare, query_for, statement_with

from assistant import Knowledge
from assistant.choose import Chosen
from assistant.cite import cite
from assistant.texts import say
from assistant.write import WRITERS


def written(question: str, knowledge: Knowledge, *words: str) -> str:
    chosen = Chosen(tuple(statement_with(word, knowledge) for word in words))
    return cite(
        list(WRITERS["extractive"](query_for(question, knowledge), chosen, knowledge)), knowledge
    )[0]


def test_a_sentence_is_told_whole_with_what_was_asked_for_in_bold(knowledge: Knowledge) -> None:
    text = written("Hvor gammel må man være for MST?", knowledge, "ungdom mellom 12 og 18 år")
    statement = statement_with("ungdom mellom 12 og 18 år", knowledge)
    assert "**12 og 18 år**" in text
    assert bare(text) == bare(statement.text) + "[1]"


def test_bold_is_whole_words_with_the_spaces_around_kept(small: Small) -> None:
    knowledge = small(
        {"a": "# Vakt\n\nRing 116 111 eller skriv. Planen evalueres minimum kvartalsvis.\n"}
    )
    assert "Ring **116 111** eller" in written("Hvilket telefonnummer?", knowledge, "Ring")
    assert "minimum **kvartalsvis**." in written("Hvor ofte?", knowledge, "kvartalsvis")


def test_nothing_is_bold_where_no_kind_is_asked_for(knowledge: Knowledge) -> None:
    assert "**" not in written("MST", knowledge, "ungdom mellom 12 og 18 år")


@pytest.mark.parametrize("language", ["nn", "en"])
def test_other_languages_say_that_the_sources_are_in_bokmaal(
    knowledge: Knowledge, language: str
) -> None:
    question = {"nn": "Kva er aldersgrensa for MST?", "en": "What is the age limit for MST?"}[
        language
    ]
    text = written(question, knowledge, "ungdom mellom 12 og 18 år")
    assert text.startswith(say(language, "answer.in_bokmaal"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_may_be_no_answer_begins_so(knowledge: Knowledge, language: str) -> None:
    question = {"nb": "Hvem kan få MST?", "nn": "Kven kan få MST?", "en": "Who can have MST?"}
    query = query_for(question[language], knowledge)
    told = (statement_with("ungdom mellom 12 og 18 år", knowledge),)
    sure, unsure = (
        "".join(WRITERS["extractive"](query, Chosen(told, only_nearest=nearest), knowledge))
        for nearest in (False, True)
    )
    assert unsure.startswith(say(language, "answer.only_nearest"))
    assert say(language, "answer.only_nearest") not in sure
    assert say(language, "answer.in_bokmaal") not in unsure


def test_a_list_that_points_back_is_told_with_what_it_points_to(small: Small) -> None:
    knowledge = small({"a": "# Hjelp\n\nNoen får hjelp hjemme. Det kan være:\n\n- råd\n- støtte\n"})
    text = written("Hva slags hjelp gis?", knowledge, "Det kan være")
    assert text == "Noen får hjelp hjemme. Det kan være: [1]\n\n- råd\n- støtte"


def test_a_list_is_told_with_its_items(small: Small) -> None:
    long = f"et langt punkt om {'mange ting og ' * 12}mer, dersom familien samtykker."
    knowledge = small(
        {"a": f"# Planen\n\nPlanen skal ha:\n\n- målene\n- tiden\n- {long} Og så videre.\n"}
    )
    text = written("Hva skal planen ha?", knowledge, "Planen skal ha")
    assert re.match(r"Planen skal ha: \[1\]\n\n- målene\n- tiden\n- et langt punkt", text)
    assert text.endswith("mer, dersom familien samtykker. …")


def test_an_item_is_told_with_what_it_hangs_under(small: Small) -> None:
    knowledge = small(
        {"a": "# Planen\n\nPlanen skal ha:\n\n- målene for barnet\n- tiden det tar\n"}
    )
    assert written("Tid?", knowledge, "tiden").startswith("Planen skal ha: Tiden det tar")


def test_each_statement_is_a_paragraph_with_its_marker(knowledge: Knowledge) -> None:
    text = written(
        "Hva er MST?", knowledge, "ungdom mellom 12 og 18 år", "Barnevernet skal evaluere"
    )
    first, second = text.split("\n\n")
    assert first.endswith("[1]")
    assert second.endswith("[2]")
