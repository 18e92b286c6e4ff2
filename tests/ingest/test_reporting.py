"""reporting.toml in: what the documents say to somebody who wonders whether to report."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from made_up import SHIPPED

from ingest.errors import CorpusGone, ReportingError
from ingest.questions import load_questions
from ingest.quotes import flat, quote_at
from ingest.read import read_all
from ingest.reporting import TOPICS, WORKPLACES, Reporting, load_reporting
from ingest.sources import load_sources

REPORTING = """
[[statement]]
topic = "after"
roles = ["school"]
source = "plan"
quote = "Planen evalueres én gang i året."
ask = { nb = "Når?", nn = "Når?", en = "When?" }
[[unsaid]]
topic = "how"
says = { nb = "Ingenting.", nn = "Ingenting.", en = "Nothing." }
"""


def loading(corpus: Path, unread: str = "") -> Reporting | None:
    sources = [source for source in load_sources(corpus) if source.id != unread]
    documents, _ = read_all(corpus, sources)
    return load_reporting(corpus, {document.source.id: document.text for document in documents})


def test_a_corpus_without_the_file_has_none(corpus: Path) -> None:
    assert loading(corpus) is None


def test_a_folder_that_is_gone_is_told_with_what_to_do(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "moved"):  # a disk that is not there leaves an empty folder
        with pytest.raises(CorpusGone, match="python -m ingest FOLDER") as error:
            load_reporting(folder, {})
        assert str(folder) in str(error.value)


def test_a_quote_knows_its_place(corpus: Path) -> None:
    (corpus / "reporting.toml").write_text(REPORTING, encoding="utf-8-sig")
    reporting = loading(corpus)
    assert reporting
    (said,), (unsaid,) = reporting.said, reporting.unsaid
    text = (corpus / load_sources(corpus)[1].file).read_text(encoding="utf-8")
    assert quote_at(text, said.span) == " ".join(said.lines) == "Planen evalueres én gang i året."
    assert (said.topic, said.source_id, said.roles) == ("after", "plan", ("school",))
    assert (unsaid.topic, unsaid.says["en"], unsaid.roles) == ("how", "Nothing.", ())


def test_what_quotes_a_source_that_was_not_read_is_left_out(corpus: Path) -> None:
    (corpus / "reporting.toml").write_text(REPORTING, encoding="utf-8")
    reporting = loading(corpus, unread="plan")
    assert reporting
    assert (len(reporting.said), len(reporting.unsaid)) == (0, 1)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("én gang", "to ganger"), "statement 1: 'plan' does not say word for word"),
        (('"Planen evalueres én gang i året."', '" "'), "statement 1 needs a quote"),
        (('"plan"', '"paln"'), "statement 1: source is 'paln' and must be one of"),
        (('"after"', '"later"'), "statement 1: topic is 'later' and must be one of"),
        (('["school"]', '"school"'), "statement 1: roles must be a list of school"),
        (('["school"]', '["pupil"]'), "statement 1: roles must be a list of school"),
        ((', en = "When?"', ""), "statement 1 needs ask in nb, nn, en"),
        (('"Nothing."', '""'), "unsaid 1 needs says in nb, nn, en"),
        (("[[unsaid]]", "[unsaid]"), "unsaid must be [[unsaid]] tables"),
        (("[[unsaid]]", "[[unsaid"), "cannot be read"),
    ],
)
def test_a_broken_file_is_told(change: tuple[str, str], says: str, corpus: Path) -> None:
    text = REPORTING.replace(*change)
    assert text != REPORTING
    (corpus / "reporting.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ReportingError) as error:
        loading(corpus)
    assert says in str(error.value)
    assert str(corpus / "reporting.toml") in str(error.value)


# The shipped corpus


def test_every_shipped_quote_stands_in_its_source_as_it_is_shown() -> None:
    reporting = loading(SHIPPED)
    assert reporting
    documents, _ = read_all(SHIPPED, load_sources(SHIPPED))
    texts = {document.source.id: document.text for document in documents}
    for said in reporting.said:
        assert quote_at(texts[said.source_id], said.span) == flat(" ".join(said.lines))
    tables = tomllib.loads((SHIPPED / "reporting.toml").read_text(encoding="utf-8"))
    assert len(reporting.said) == len(tables["statement"]) >= 15


def test_every_topic_and_every_place_of_work_has_something() -> None:
    reporting = loading(SHIPPED)
    assert reporting
    assert {said.topic for said in reporting.said} == set(TOPICS)
    assert {unsaid.topic for unsaid in reporting.unsaid} == set(TOPICS)
    of_role = [unsaid for unsaid in reporting.unsaid if unsaid.topic == "role"]
    assert [unsaid.roles for unsaid in of_role] == [(role,) for role in WORKPLACES]
    assert all(said.roles for said in reporting.said if said.topic == "role")


def test_what_can_be_asked_is_anticipated() -> None:
    reporting = loading(SHIPPED)
    assert reporting
    anticipated = {(q.language, q.question) for q in load_questions(SHIPPED)}
    asks = [said.ask for said in reporting.said if said.ask]
    assert 3 <= len(asks) <= 4
    for ask in asks:
        assert set(ask.items()) <= anticipated, ask
