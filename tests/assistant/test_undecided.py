"""What may disagree and nobody has decided: told softly, with both sources cited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from seen import LANGUAGES, check_contract, query_for

from assistant import Answer, Knowledge, Question, answer, open_knowledge
from assistant.choose import Chosen
from assistant.cite import cite, reference
from assistant.notices import notices_of
from assistant.undecided import undecided
from ingest import Settings, build

SOURCE = """\
[[source]]
id = "{id}"
file = "{id}.md"
title = "{title}"
publisher = "Kommunen"
level = "national"
standing = "published"
"""
TITLES = {"rutine": "Rutine for ettervern", "plan": "Plan for ettervern"}
TEXTS = {
    "rutine": "# Ettervern\n\nUngdommen kan få tilbud om ettervern til fylte 23 år.\n\n"
    "# Møter\n\nLeder skriver referat fra hvert møte.\n\n"
    "# Meldinger\n\nMottaket leser alle meldinger samme dag. Vakten ringer den som meldte.\n",
    "plan": "# Unge voksne\n\nUngdommen kan få tilbud om ettervern til fylte 25 år.\n\n"
    "# Bolig\n\nKommunen hjelper med å finne bolig og skole.\n",
}
DECIDED = """\
[[conflict]]
id = "ettervern"
about = "Hvor lenge kan ungdommen få ettervern?"
{verdict}
sides = [
  [["rutine", "Ungdommen kan få tilbud om ettervern til fylte 23 år."]],
  [["plan", "Ungdommen kan få tilbud om ettervern til fylte 25 år."]],
]
[conflict.says]
nb = "Kildene sier 23 og 25 år."
nn = "Kjeldene seier 23 og 25 år."
en = "The sources say 23 and 25 years."
"""
ASKED = "Hvor gammel kan ungdommen være og få ettervern?"

Opened = Callable[[], Knowledge]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two documents that differ in an age, and nothing else."""
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    tables = [SOURCE.format(id=id_, title=title) for id_, title in TITLES.items()]
    (tmp_path / "sources.toml").write_text("\n".join(tables), encoding="utf-8")
    return tmp_path


@pytest.fixture
def opened(corpus: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Builds the index of ``corpus`` as it is now and opens it."""
    monkeypatch.setenv("VEIVISER_VAR", str(corpus / "var"))

    def open_() -> Knowledge:
        build(corpus, Settings(), knowledge.embedder, lambda *_: None)
        return open_knowledge(Settings())

    return open_


def decide(corpus: Path, verdict: str) -> None:
    (corpus / "conflicts.toml").write_text(DECIDED.format(verdict=verdict), encoding="utf-8")


def conflicts(found: Answer) -> list[tuple[str, str | None]]:
    return [(n.text, n.case) for n in found.notices if n.kind == "conflict"]


def test_it_is_told_softly_until_somebody_decides(corpus: Path, opened: Opened) -> None:
    known = opened()
    found = answer(Question(ASKED), known)
    check_contract(found, known)
    ((said, case),) = conflicts(found)
    assert case == "unconfirmed"
    assert said.startswith("Kildene er ikke like her: «")
    (notice,) = (n for n in found.notices if n.kind == "conflict")
    cited = {c.marker: c for c in found.citations}
    assert {cited[marker].source_id for marker in notice.markers} == {"rutine", "plan"}
    for marker in notice.markers:
        assert f"«{cited[marker].title}» [{marker}]" in said
    assert all("ettervern til fylte 2" in c.quote for c in found.citations[:2])

    decide(corpus, "")
    assert conflicts(answer(Question(ASKED), opened())) == [("Kildene sier 23 og 25 år.", None)]

    decide(corpus, 'dismissed = "to ulike tilbud"')
    assert conflicts(answer(Question(ASKED), opened())) == []


def test_it_is_told_in_the_language_of_the_question(opened: Opened) -> None:
    known = opened()
    (pair,) = known.index.differences
    sides = tuple(known.index.statements[known.index.statement_rows[i]] for (i,) in pair.sides)
    chosen = Chosen(sides, undecided=(sides[0], sides[1]))
    _, citations = cite([reference(side) for side in sides], known)
    told = [notices_of(chosen, citations, known, language)[0] for language in LANGUAGES]  # type: ignore[arg-type]
    assert len({notice.text for notice in told}) == 3
    assert {(n.kind, n.markers) for n in told} == {("conflict", ("1", "2"))}
    assert notices_of(chosen, citations[:1], known, "nb") == (), "both are cited, or none is told"


def test_other_questions_are_left_alone(opened: Opened) -> None:
    known = opened()
    found = answer(Question("Hvem skriver referat fra møtet?"), known)
    assert found.outcome == "answered"
    assert conflicts(found) == []
    (pair,) = known.index.differences
    rows = known.index.statement_rows
    one, other = (known.index.statements[rows[i]] for (i,) in pair.sides)
    age, who = (query_for(q, known) for q in (ASKED, "Hvem har ansvaret for ettervern?"))
    assert (age.kinds[0], who.kinds[0]) == ("age", "who")
    assert undecided([one], [one, other], age, known.index) == (one, other)
    assert undecided([other], [one], age, known.index) == (other, one)
    assert undecided([one], [one], age, known.index) is None, "the other is not near"
    assert undecided([one], [one, other], who, known.index), "the same fact, told with one age"
    longer = replace(other, text=f"{other.text} {'Kommunen har ansvaret for ettervern. ' * 3}")
    assert undecided([one], [longer], age, known.index) == (one, longer)
    assert undecided([one], [longer], who, known.index) is None


def test_what_its_json_holds_is_as_the_contract_has_it(opened: Opened) -> None:
    plain = answer(Question(ASKED), opened()).as_json()
    assert {tuple(notice) for notice in plain["notices"]} == {("kind", "text", "markers")}


def test_two_places_of_one_source(corpus: Path, opened: Opened) -> None:
    plan = TEXTS["plan"].split("# Bolig")[0]
    (corpus / "rutine.md").write_text(f"{TEXTS['rutine']}\n{plan}", encoding="utf-8")
    (corpus / "plan.md").write_text("# Bolig\n\nKommunen hjelper med bolig.\n", encoding="utf-8")
    ((said, _),) = conflicts(answer(Question(ASKED), opened()))
    assert said == "To steder i «Rutine for ettervern» er ikke like: [1] og [2]. Les begge."
