"""What a reader must know besides the answer."""

from __future__ import annotations

import pytest
from fixture_types import Ask, Small
from seen import LANGUAGES, query_for, statement_with

from assistant import Answer, Knowledge, Language, Notice
from assistant.asked_about import about_the_question
from assistant.choose import Chosen
from assistant.cite import cite, reference
from assistant.notices import notices_of
from assistant.texts import say


def notices(knowledge: Knowledge, *words: str, language: str = "nb") -> tuple[Notice, ...]:
    chosen = Chosen(tuple(statement_with(word, knowledge) for word in words))
    _, citations = cite([reference(statement) for statement in chosen.statements], knowledge)
    return notices_of(chosen, citations, knowledge, language)  # type: ignore[arg-type]


def kinds(found: tuple[Notice, ...]) -> dict[str, tuple[str, ...]]:
    return {notice.kind: notice.markers for notice in found}


@pytest.mark.parametrize(
    ("kind", "facts", "text"),
    [
        ("draft", 'level = "national"\nstanding = "draft"', "Alt er bra."),
        (
            "under_construction",
            'level = "national"\nstanding = "under_construction"',
            "Alt er bra.",
        ),
        (
            "superseded",
            'level = "national"\nstanding = "published"\nsuperseded_by = "b"',
            "Alt er bra.",
        ),
        ("local_only", 'level = "local"\nstanding = "published"', "Alt er bra."),
        (
            "old_law",
            'level = "national"\nstanding = "published"\nlaw = "barnevernloven av 1992"',
            "Det følger av bvl. § 4-4.",
        ),
    ],
)
def test_each_notice_of_a_source_and_its_absence(
    small: Small, kind: str, facts: str, text: str
) -> None:
    plain = 'level = "national"\nstanding = "published"'
    knowledge = small(
        {"a": f"# Om\n\n{text}\n", "b": "# Annet\n\nIngenting å melde.\n"}, {"a": facts, "b": plain}
    )
    own = text.split()[0]
    assert kinds(notices(knowledge, own)) == {kind: ("1",)}
    assert notices(knowledge, "Ingenting") == ()
    expected = {} if kind == "local_only" else {kind: ("2",)}
    assert kinds(notices(knowledge, "Ingenting", own)) == expected


def test_an_old_name_tells_that_the_text_is_old_too(small: Small) -> None:
    plain = 'level = "national"\nstanding = "published"'
    texts = {"a": "# Om\n\nFylkesnemnda avgjør saken.\n", "b": "# Annet\n\nIngenting her.\n"}
    knowledge = small(texts, {"a": plain, "b": plain})
    found = kinds(notices(knowledge, "Fylkesnemnda"))
    assert found == {"old_name": ("1",), "old_law": ("1",)}
    assert notices(knowledge, "Ingenting") == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_of_an_old_source_is_true_of_it(small: Small, language: str) -> None:
    """Only a dated source is said to be old; an undated one is said to use an old name."""
    plain = 'level = "national"\nstanding = "published"'
    dated = f'{plain}\npublished = "2021-09"'
    texts = {
        "a": "# Om\n\nGammelt er det.\n",
        "b": "# Om\n\nHer er det noe.\n\n# Mer\n\nFylkesmannen avgjør saken.\n",
    }
    knowledge = small(texts, {"a": dated, "b": plain})
    old, undated = notices(knowledge, "Gammelt", "noe", language=language)
    assert (old.markers, undated.markers) == (("1",), ("2",))
    assert old.text == say(language, "notice.before_the_act")
    assert undated.text == say(language, "notice.undated", name="fylkesmannen")
    assert old.heading == "page.notice.old_law"
    assert undated.heading == "page.notice_case.undated"


def test_text_from_before_the_act_in_force_is_told(small: Small) -> None:
    old = 'level = "national"\nstanding = "published"\npublished = "2021-09"'
    new = 'level = "national"\nstanding = "published"\npublished = "2023-02"'
    texts = {"a": "# Om\n\nGammelt er det.\n", "b": "# Om\n\nNytt er det.\n"}
    knowledge = small(texts, {"a": old, "b": new})
    assert kinds(notices(knowledge, "Gammelt")) == {"old_law": ("1",)}
    assert notices(knowledge, "Nytt") == ()


def test_only_known_sections_get_their_new_number(small: Small) -> None:
    law = 'level = "national"\nstanding = "published"\nlaw = "barnevernloven av 1992"'
    text = "# Om\n\nForslag etter §§ 4-124-25 og § 4-4. Annet følger av § 3-5.\n"
    knowledge = small({"a": text}, {"a": law})
    (known,) = notices(knowledge, "Forslag")
    assert "§ 4-12 er nå § 5-1" in known.text
    assert "§ 4-4 er nå § 3-1" in known.text
    assert "4-25 er" not in known.text
    (unknown,) = notices(knowledge, "Annet")
    assert "er nå §" not in unknown.text


def test_a_section_of_another_act_is_not_the_old_one(small: Small) -> None:
    law = 'level = "national"\nstanding = "published"\nlaw = "barnevernloven av 1992"'
    other = "Koordinator følger av [helse- og omsorgstjenesteloven § 7-2 a](#)."
    own = "Vedtak fattes etter lovens § 4-4."
    knowledge = small({"a": f"# Om\n\n{other}\n\n{own}\n"}, {"a": law})
    assert notices(knowledge, "Koordinator") == ()
    assert kinds(notices(knowledge, "Vedtak")) == {"old_law": ("1",)}


def test_the_law_in_force_needs_no_notice(small: Small) -> None:
    facts = 'level = "national"\nstanding = "published"\nlaw = "barnevernsloven av 2021"'
    knowledge = small({"a": "# Om\n\nDet følger av § 3-1.\n"}, {"a": facts})
    assert notices(knowledge, "følger") == ()


def test_a_notice_is_told_in_every_language(small: Small) -> None:
    knowledge = small({"a": "# Om\n\nAlt er bra.\n"}, {"a": 'level = "local"\nstanding = "draft"'})
    told = [notices(knowledge, "bra", language=language) for language in LANGUAGES]
    assert kinds(told[0]) == kinds(told[1]) == kinds(told[2]) != {}
    assert len({found[0].text for found in told}) == 3


def test_conflicts_come_first_and_name_both_sides(ask_one: Ask, knowledge: Knowledge) -> None:
    found = ask_one("Hvor gammel må barnet være for PMTO?")
    conflict = found.notices[0]
    assert conflict.kind == "conflict"
    assert len(conflict.markers) >= 2
    quotes = [c.quote for c in found.citations if c.marker in conflict.markers]
    assert any("2 og 12 år" in quote for quote in quotes)
    assert any("3-12 år" in quote for quote in quotes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_conflict_is_told_with_both_sides_cited(knowledge: Knowledge, language: str) -> None:
    rows = knowledge.index.statement_rows
    for conflict in knowledge.index.conflicts:
        sides = tuple(knowledge.index.statements[rows[side[0]]] for side in conflict.sides)
        _, citations = cite([reference(side) for side in sides], knowledge)
        chosen = Chosen(sides, (conflict,))
        found = notices_of(chosen, citations, knowledge, language)  # type: ignore[arg-type]
        assert found[0].kind == "conflict"
        assert found[0].text == conflict.says[language]
        assert len(found[0].markers) >= 2


def test_masked_data_is_told(ask_one: Ask) -> None:
    masked: Answer = ask_one("Kan Kari Nordmann få MST?")
    assert "personal_data" in kinds(masked.notices)
    assert "personal_data" not in kinds(ask_one("Kan jenta få MST?").notices)


@pytest.mark.parametrize(
    ("concrete", "question"),
    [
        (True, "Jeg har en gutt i klassen min som har begynt å ruse seg, kan han få MST?"),
        (True, "Eg har ein elev på 14 år som ikkje vil snakke med nokon, kva gjer vi?"),
        (True, "My pupil is 13 and her mother drinks, which measures can we offer?"),
        (False, "Hvor gammel må barnet være for å få tilbud om PMTO?"),
        (False, "Hvilke tiltak finnes for familier med små barn i kommunen vår?"),
        (False, "MST"),
        (False, ""),
    ],
)
def test_a_concrete_case_gets_general_guidance(concrete: bool, question: str) -> None:
    found = kinds(about_the_question(question, False, "nb"))
    assert ("general_guidance" in found) == concrete


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_may_be_no_answer_says_so_first(language: Language, knowledge: Knowledge) -> None:
    chosen = Chosen((), missing=("hvem betaler",), only_nearest=True)
    first, _ = notices_of(chosen, (), knowledge, language)
    assert first.text == say(language, "notice.only_nearest")
    assert say(language, first.heading) == say(language, "page.notice_case.only_nearest")


def test_nothing_asked_nothing_told(knowledge: Knowledge) -> None:
    assert about_the_question("Hva er MST?", False, "nb") == ()
    assert notices_of(Chosen(()), (), knowledge, "nb") == ()
    assert query_for("Hva er MST?", knowledge).kinds
