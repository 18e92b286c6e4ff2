"""The whole way from a corpus folder to an index in use."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from made_up import CONFLICTS, PLAN, ROUTINE, SOURCES, TEXTS, Hashed, build_quietly, environment

from ingest import Difference, IngestError, Settings, build, read_index
from ingest.differ import differences
from ingest.errors import QuestionsError


@pytest.fixture
def model() -> Hashed:
    return Hashed()


def test_counts_and_progress_add_up(corpus: Path, settings: Settings, model: Hashed) -> None:
    told: dict[str, int] = {}

    def report(what: str, count: int) -> None:
        told[what] = told.get(what, 0) + count

    built = build(corpus, settings, model, report)
    assert built.counts == {"rutine": (2, 6, 1), "plan": (1, 2, 1)}
    assert built.unread == ()
    assert built.embedded == TEXTS
    assert told["embed"] == told["embedded"] == 3 + 8 + 2 + 1


def test_a_second_run_embeds_nothing(corpus: Path, settings: Settings, model: Hashed) -> None:
    first = build_quietly(corpus, settings, model)
    model.asked.clear()
    second = build_quietly(corpus, settings, model)
    assert (second.counts, second.embedded) == ({}, 0)
    assert second.manifest == first.manifest
    assert model.asked == []


def test_what_may_disagree_is_sought_where_something_has_changed(
    corpus: Path, settings: Settings, model: Hashed, monkeypatch: pytest.MonkeyPatch
) -> None:
    sought: list[int] = []

    def seeking(statements: Any, *rest: Any) -> tuple[Difference, ...]:
        sought.append(len(statements))
        return differences(statements, *rest)

    monkeypatch.setattr(sys.modules["ingest.build"], "differences", seeking)
    (corpus / "plan.txt").write_text("Barnet bør høres.\n", encoding="utf-8")
    for name in ("conflicts.toml", "questions/alle.jsonl"):
        (corpus / name).unlink()
    build_quietly(corpus, settings, model)
    (found,) = read_index(settings, model.name).differences
    assert (found.aspect, found.words) == ("duty", (("bør",), ("skal",)))
    build_quietly(corpus, settings, model)
    assert len(sought) == 1, "nothing has changed"

    decided = CONFLICTS.replace("about =", 'dismissed = "two rules"\nabout =')
    decided = decided.replace("Tiltaket skal evalueres hver tredje måned.", "Barnet skal høres.")
    decided = decided.replace("Planen evalueres én gang i året.", "Barnet bør høres.")
    (corpus / "conflicts.toml").write_text(decided, encoding="utf-8")
    build_quietly(corpus, settings, model)
    assert len(sought) == 2
    assert read_index(settings, model.name).differences == ()


def test_only_changed_texts_are_embedded(corpus: Path, settings: Settings, model: Hashed) -> None:
    build_quietly(corpus, settings, model)
    model.asked.clear()
    changed = ROUTINE.replace("hver tredje måned", "minst hver tredje måned")
    (corpus / "rutine.md").write_text(changed, encoding="utf-8")
    (corpus / "conflicts.toml").unlink()
    assert build_quietly(corpus, settings, model).embedded == 2
    assert model.asked == [
        "Rutine for meldinger. Oppfølging. Tiltaket skal evalueres minst hver tredje måned.",
        "Oppfølging: Tiltaket skal evalueres minst hver tredje måned.",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "sources.toml",
        "rutine.md",
        "questions/alle.jsonl",
        "unanswered.jsonl",
        "conflicts.toml",
        "terms.toml",
    ],
)
def test_a_change_in_any_file_is_seen(
    name: str, corpus: Path, settings: Settings, model: Hashed
) -> None:
    build_quietly(corpus, settings, model)
    with (corpus / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert build_quietly(corpus, settings, model).counts


def test_the_same_corpus_gets_the_same_ids(
    corpus: Path, settings: Settings, model: Hashed, tmp_path: Path
) -> None:
    build_quietly(corpus, settings, model)
    elsewhere = Settings(var=str(tmp_path / "elsewhere"))
    build_quietly(corpus, elsewhere, model)
    one, other = read_index(settings, model.name), read_index(elsewhere, model.name)
    assert one.passages == other.passages
    assert one.statements == other.statements
    assert one.manifest.version == other.manifest.version


def test_a_changed_section_keeps_the_ids_of_the_others(
    corpus: Path, settings: Settings, model: Hashed
) -> None:
    build_quietly(corpus, settings, model)
    before = read_index(settings, model.name)
    changed = ROUTINE.replace("## Oppfølging", "Ring vakttelefonen om natten.\n\n## Oppfølging")
    (corpus / "rutine.md").write_text(changed, encoding="utf-8")
    build_quietly(corpus, settings, model)
    after = read_index(settings, model.name)
    kept = {passage.id for passage in before.passages if passage.path != ("Mottak",)}
    assert kept == {passage.id for passage in after.passages if passage.path != ("Mottak",)}
    assert {s.id for s in before.statements} < {s.id for s in after.statements}


@pytest.mark.parametrize("content", [None, b"", b"\xf8"], ids=["missing", "empty", "not UTF-8"])
def test_an_unreadable_source_is_listed_and_the_rest_is_indexed(
    content: bytes | None, corpus: Path, settings: Settings, model: Hashed
) -> None:
    (corpus / "plan.txt").unlink()
    if content is not None:
        (corpus / "plan.txt").write_bytes(content)
    built = build_quietly(corpus, settings, model)
    (error,) = built.unread
    assert "plan.txt" in str(error)
    assert list(built.counts) == ["rutine"]
    index = read_index(settings, model.name)
    assert [question.source_id for question in index.questions] == ["rutine"]
    assert index.conflicts == ()
    assert build_quietly(corpus, settings, model).unread, "the second run says so again"
    (corpus / "plan.txt").write_text(PLAN, encoding="utf-8")
    assert list(build_quietly(corpus, settings, model).counts) == ["rutine", "plan"]


def test_where_nothing_can_be_read_the_old_index_stays(
    corpus: Path, settings: Settings, model: Hashed
) -> None:
    build_quietly(corpus, settings, model)
    before = read_index(settings, model.name)
    (corpus / "rutine.md").unlink()
    (corpus / "plan.txt").write_bytes(b"")
    with pytest.raises(IngestError) as error:
        build_quietly(corpus, settings, model)
    assert "the index is left as it was" in str(error.value)
    assert str(corpus / "rutine.md") in str(error.value)
    assert str(corpus / "plan.txt") in str(error.value)
    assert read_index(settings, model.name).statements == before.statements


def test_a_wrong_question_leaves_the_old_index(
    corpus: Path, settings: Settings, model: Hashed
) -> None:
    build_quietly(corpus, settings, model)
    (corpus / "rutine.md").write_text("Noe helt annet.\n", encoding="utf-8")
    with pytest.raises(QuestionsError, match="Hvor fort må vi se på en bekymring"):
        build_quietly(corpus, settings, model)
    assert len(read_index(settings, model.name).statements) == 8


def test_a_withdrawn_source_is_not_indexed(corpus: Path, settings: Settings, model: Hashed) -> None:
    text = SOURCES.replace('"draft"', '"withdrawn"')
    (corpus / "sources.toml").write_text(text, encoding="utf-8")
    built = build_quietly(corpus, settings, model)
    assert list(built.counts) == ["rutine"]
    index = read_index(settings, model.name)
    assert (len(index.questions), index.conflicts) == (
        1,
        (),
    )  # those of the other stay in the files
    assert built.unread == ()


def test_a_corpus_of_documents_alone_is_enough(
    corpus: Path, settings: Settings, model: Hashed
) -> None:
    for name in ("questions/alle.jsonl", "unanswered.jsonl", "conflicts.toml", "terms.toml"):
        (corpus / name).unlink()
    built = build_quietly(corpus, settings, model)
    assert built.counts == {"rutine": (2, 6, 0), "plan": (1, 2, 0)}
    index = read_index(settings, model.name)
    assert (index.questions, index.unanswered, index.conflicts, index.terms) == ((), (), (), ())
    assert index.question_vectors.shape == (0, index.manifest.dimensions)


@pytest.mark.parametrize("name", ["Årsplan – utkast (2).md", "🙂.txt", "a'b\"c.txt", "under/æ.MD"])
def test_odd_names_and_byte_order_marks_are_no_trouble(
    name: str, corpus: Path, settings: Settings, model: Hashed
) -> None:
    (corpus / name).parent.mkdir(exist_ok=True)
    (corpus / name).write_text(PLAN, encoding="utf-8-sig")
    text = SOURCES.replace('"plan.txt"', json.dumps(name, ensure_ascii=False))
    (corpus / "sources.toml").write_text(text, encoding="utf-8")
    built = build_quietly(corpus, settings, model)
    assert built.counts["plan"] == (1, 2, 1)


def test_an_index_that_is_carried_needs_no_model_elsewhere(
    corpus: Path, settings: Settings, model: Hashed, tmp_path: Path
) -> None:
    build_quietly(corpus, settings, model, carry=True)
    first = (corpus / "embeddings.npz").read_bytes()
    model.asked.clear()
    assert build_quietly(corpus, Settings(var=str(tmp_path / "other")), model).embedded == 0
    assert model.asked == []
    build_quietly(corpus, settings, model, carry=True)
    assert (corpus / "embeddings.npz").read_bytes() == first


# A build that stops for good at one moment, so that it can be killed there.
STOPPING = """
import sys, time
from pathlib import Path
import ingest.builds, ingest.index
from ingest import Settings
from made_up import Hashed, build_quietly

moment, corpus, var = sys.argv[1:]

def stop(*arguments, **keywords):
    print("now", flush=True)
    time.sleep(600)

if moment == "embedding":
    Hashed.embed_passages = stop
elif moment == "writing vectors":
    ingest.index.write_vectors = stop
elif moment == "pointing":
    ingest.builds.os.replace = stop
build_quietly(Path(corpus), Settings(var=var), Hashed())
"""


@pytest.mark.parametrize("moment", ["embedding", "writing vectors", "pointing"])
def test_killed_at_any_moment_the_old_index_still_opens(
    moment: str, corpus: Path, settings: Settings, model: Hashed
) -> None:
    build_quietly(corpus, settings, model)
    before = read_index(settings, model.name)
    (corpus / "plan.txt").write_text(f"{PLAN}\nEn ny setning om ettervern.\n", encoding="utf-8")
    command = [sys.executable, "-c", STOPPING, moment, str(corpus), settings.var]
    with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "now\n"
        process.kill()
    assert read_index(settings, model.name).statements == before.statements
    built = build_quietly(corpus, settings, model)
    assert built.counts["plan"].statements == 3
    assert len(read_index(settings, model.name).statements) == 9
    left = [path.name for path in (settings.var_folder / "index").iterdir() if path.is_dir()]
    assert len(left) == 2, "the dead build is swept"
