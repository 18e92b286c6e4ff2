"""conflicts.toml in: where the documents disagree."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up import CONFLICTS

from ingest.conflicts import Conflict, load_conflicts
from ingest.errors import ConflictsError
from ingest.read import read_all
from ingest.sources import load_sources
from ingest.split import split_all


def loading(corpus: Path, unread: str = "") -> tuple[Conflict, ...]:
    named = load_sources(corpus)
    documents, _ = read_all(corpus, [source for source in named if source.id != unread])
    texts = {document.source.id: document.text for document in documents}
    ids = [source.id for source in named]
    return load_conflicts(corpus, split_all(documents)[1], texts, ids)


def test_each_side_names_its_statements(corpus: Path) -> None:
    (conflict,) = loading(corpus)
    documents, _ = read_all(corpus, load_sources(corpus))
    texts = {statement.id: statement.text for statement in split_all(documents)[1]}
    assert [[texts[id_] for id_ in side] for side in conflict.sides] == [
        ["Tiltaket skal evalueres hver tredje måned."],
        ["Planen evalueres én gang i året."],
    ]
    assert conflict.id == "how-often"
    assert set(conflict.says) == {"nb", "nn", "en"}


def test_a_corpus_without_the_file_has_none(corpus: Path) -> None:
    (corpus / "conflicts.toml").unlink()
    assert loading(corpus) == ()


def test_a_dismissed_conflict_has_the_reason_and_says_nothing(corpus: Path) -> None:
    text = CONFLICTS.replace("about =", 'dismissed = "two different plans"\nabout =')
    (corpus / "conflicts.toml").write_text(text, encoding="utf-8-sig")
    (conflict,) = loading(corpus)
    assert (conflict.dismissed, conflict.says) == ("two different plans", {})
    assert len(conflict.pairs) == 1


def test_a_conflict_with_a_source_that_was_not_read_is_left_out(corpus: Path) -> None:
    assert loading(corpus, unread="plan") == ()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("hver tredje måned", "hver måned"), "how-often: 'rutine' does not say word for word"),
        (
            ('[["plan", ', '[["paln", '),
            "how-often names 'paln', which is no source of this corpus. Mend the id",
        ),
        (('id = "how-often"', ""), "conflict 'without id' needs id, about, sides"),
        (("about =", "on ="), "conflict 'how-often' needs id, about, sides"),
        (("en = ", "de = "), "conflict 'how-often' needs id"),
        (("Kildene er ikke like.", ""), "says (nb, nn, en) or dismissed: nb is empty."),
        (('"rutine", ', ""), "each a list of [source_id, quote]"),
        (
            ("Planen evalueres én gang i året.", "Planen"),
            "how-often: 'Planen' is too short to tell which statement is meant.",
        ),
        (("[[conflict]]", "[conflict]"), "conflict must be [[conflict]] tables"),
        (("[[conflict]]", "conflict = 5\n[x]"), "conflict must be [[conflict]] tables"),
        (("[[conflict]]", "[[conflict"), "cannot be read"),
    ],
)
def test_a_broken_file_is_told(change: tuple[str, str], says: str, corpus: Path) -> None:
    text = CONFLICTS.replace(*change)
    assert text != CONFLICTS
    if change[1] in ("[conflict]", "conflict = 5\n[x]"):
        text = text.replace("[conflict.says]", "[says]")
    (corpus / "conflicts.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConflictsError) as error:
        loading(corpus)
    assert says in str(error.value)
    assert str(corpus / "conflicts.toml") in str(error.value)
