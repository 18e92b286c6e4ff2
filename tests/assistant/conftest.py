"""Asking the shipped corpus, and small ones, in this room's tests."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from exported import SAVED
from fixture_types import ROOT, Ask, Run, Small

from assistant import Answer, Knowledge, Question, answer, open_knowledge
from assistant.export import Conversation
from assistant.records import Records, open_records
from ingest import Settings, build

CORPUS = ROOT / "corpus"
TAKEN = (
    ("Hvor ofte må vi evaluere tiltaksplanen?", ()),
    ("Hva med MST?", ("Fra hvilken alder kan FFT tilbys?",)),
    ("Korleis evaluerer ein plan?", ()),
    ("Far slår barnet nå, hva gjør jeg?", ()),
    ("Hva koster en hund?", ()),
    ("Ola Nordmann (fnr. 01010112345) vil vite: gjelder MST fra 12 år?", ()),
)


@pytest.fixture(scope="session")
def ask_one(knowledge: Knowledge) -> Ask:
    """Asks one question and hands back its answer."""

    def asked(text: str, history: Sequence[str] = (), role: str = "caseworker") -> Answer:
        return answer(Question(text, tuple(history), role), knowledge)  # type: ignore[arg-type]

    return asked


@pytest.fixture(scope="session")
def taken(knowledge: Knowledge, ask_one: Ask) -> Conversation:
    """A conversation of several kinds of answer, to be taken along."""
    answers = tuple(ask_one(question, history) for question, history in TAKEN)
    return Conversation.over(knowledge.index, answers, "nb", SAVED)


@pytest.fixture(scope="session")
def sampled(knowledge: Knowledge) -> dict[str, Answer]:
    """The answers to 150 anticipated questions, drawn with a fixed seed, by question."""
    questions = sorted({question.question for question in knowledge.index.questions})
    drawn = random.Random(2).sample(questions, 150)  # noqa: S311 — nothing secret
    return {text: answer(Question(text), knowledge) for text in drawn}


@pytest.fixture(scope="session")
def small(knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Small:
    """Builds and opens a corpus of Markdown texts by source id; nothing else is in it."""

    def opened(texts: dict[str, str], facts: dict[str, str] | None = None) -> Knowledge:
        folder = tmp_path_factory.mktemp("small")
        tables = []
        for name, text in texts.items():
            (folder / f"{name}.md").write_text(text, encoding="utf-8")
            known = (facts or {}).get(name, 'level = "national"\nstanding = "published"')
            tables.append(
                f'[[source]]\nid = "{name}"\nfile = "{name}.md"\ntitle = "Om {name}"\n'
                f'publisher = "Noen"\n{known}\n'
            )
        (folder / "sources.toml").write_text("\n".join(tables), encoding="utf-8")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("VEIVISER_VAR", str(folder / "var"))
            build(folder, Settings(), knowledge.embedder, lambda *_: None)
            return open_knowledge(Settings())

    return opened


@pytest.fixture(scope="session")
def run(var: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs ``python -W error -m assistant …`` in an empty folder, as another program would."""
    folder = tmp_path_factory.mktemp("elsewhere")

    def ran(
        *arguments: str, standard_input: str | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        known = {k: v for k, v in os.environ.items() if not k.startswith("VEIVISER_")}
        return subprocess.run(
            [sys.executable, "-m", "assistant", *arguments],
            input=standard_input,
            stdin=subprocess.DEVNULL if standard_input is None else None,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            cwd=folder,
            env={
                **known,
                "PYTHONPATH": str(ROOT),
                "PYTHONWARNINGS": "error",
                "VEIVISER_VAR": str(var),
                "COLUMNS": "200",
                "TERM": "dumb",
                **environment,
            },
        )

    return ran


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings with a folder for data that is not there yet."""
    monkeypatch.delenv("VEIVISER_VAR", raising=False)
    monkeypatch.delenv("VEIVISER_RECORDS_URL", raising=False)
    return Settings(var=str(tmp_path / "var"))


@pytest.fixture
def records(settings: Settings) -> Records:
    """Empty records, ready to be used."""
    opened = open_records(settings)
    opened.check()
    return opened
