"""What the shipped corpus holds: the documents as delivered, and data that fits them."""

from __future__ import annotations

import hashlib
import tomllib

import pytest
from made_up import SHIPPED

from ingest.conflicts import load_conflicts
from ingest.documents import Statement
from ingest.questions import join, load_questions, question_files
from ingest.quotes import quote_at
from ingest.read import read_all
from ingest.sources import load_sources
from ingest.split import split_all
from ingest.terms import load_terms
from ingest.unanswered import load_unanswered

SOURCES = {source.id: source for source in load_sources(SHIPPED)}
DOCUMENTS, UNREAD = read_all(SHIPPED, SOURCES.values())
TEXTS = {document.source.id: document.text for document in DOCUMENTS}
PASSAGES, STATEMENTS = split_all(DOCUMENTS)
# sha256 of each document as it was delivered
DELIVERED = dict(
    line.split()
    for line in """\
bufdir-tjenestekatalog-2021 c08f23ef58da15fc94be496d6c0618cecebcabc72a16522d4426436b7e0b2a32
bufdir-tjenestekatalog-utkast ff8641b15b0f708c8ab5bca8409e1fc482f39ff772093558a5c9c3bf14c950e0
kommune-hvilken-hjelp 0d5bc3086432e233c7ce593627ef27a8e2f98e308ec7b41607fd4c52bd48db46
kommune-slik-jobber-vi a302ef0bd61b32d9a237f34429be71400ed23bf303a214d0d9db90691e9530f2
kommune-bti-handlingsveileder 67d07db5e2965c2287863a623e198f760336d1de6ba83fe015c83aa25cf03374
""".splitlines()
)


def statement(beginning: str, source_id: str) -> Statement:
    """The one statement of a source that begins so."""
    (found,) = (s for s in STATEMENTS if s.source_id == source_id and s.text.startswith(beginning))
    return found


def test_these_five_documents_are_shipped_and_can_be_read() -> None:
    assert SOURCES.keys() == DELIVERED.keys()
    assert not UNREAD


@pytest.mark.parametrize("source_id", DELIVERED)
def test_a_document_is_shipped_byte_for_byte(source_id: str) -> None:
    content = (SHIPPED / SOURCES[source_id].file).read_bytes()
    assert hashlib.sha256(content).hexdigest() == DELIVERED[source_id]


def test_what_is_known_of_each_document_is_said() -> None:
    told = {id_: (s.publisher, s.level, s.dated, s.standing) for id_, s in SOURCES.items()}
    municipality, building = "En kommune (ikke navngitt)", "under_construction"
    assert told == {
        "bufdir-tjenestekatalog-2021": ("Bufdir", "national", "2021-09", "published"),
        "bufdir-tjenestekatalog-utkast": ("Bufdir", "national", None, "draft"),
        "kommune-hvilken-hjelp": (municipality, "local", None, "published"),
        "kommune-slik-jobber-vi": (municipality, "local", None, "published"),
        "kommune-bti-handlingsveileder": (municipality, "local", "2019-02-01", building),
    }
    assert SOURCES["bufdir-tjenestekatalog-2021"].valid_from == "2022-01-01"
    draft = SOURCES["bufdir-tjenestekatalog-utkast"]
    assert draft.superseded_by == "bufdir-tjenestekatalog-2021"
    assert {s.language for s in SOURCES.values()} == {"nb"}
    assert {s.url for s in SOURCES.values()} == {None}, "no address is known"


def test_every_anticipated_question_leads_to_statements() -> None:
    questions = load_questions(SHIPPED)
    joined = join(questions, STATEMENTS, TEXTS, SOURCES)  # raises where a quote is in no source
    once = {" ".join(question.question.casefold().split()) for question in questions}
    assert len(joined) == len(once) > 15_000
    assert not [j.question for j in joined if not j.statement_ids]


def test_no_question_is_anticipated_twice() -> None:
    questions = load_questions(SHIPPED)
    same = {(q.source_id, q.quote, " ".join(q.question.casefold().split())) for q in questions}
    assert len(same) == len(questions)


def test_questions_are_in_a_language_of_the_product() -> None:
    for question in (*load_questions(SHIPPED), *load_unanswered(SHIPPED)):
        assert question.language in ("nb", "nn", "en"), question
        assert question.question == question.question.strip() != ""


def test_each_source_has_a_file_of_questions() -> None:
    assert {path.stem for path in question_files(SHIPPED)} >= SOURCES.keys()
    for question in load_questions(SHIPPED):
        name = f"{question.source_id}.jsonl"
        assert (SHIPPED / "questions" / name).exists()


def test_no_question_is_known_to_be_unanswered_twice_or_anticipated_too() -> None:
    unanswered = [q.question.casefold() for q in load_unanswered(SHIPPED)]
    assert len(set(unanswered)) == len(unanswered)
    assert set(unanswered).isdisjoint(q.question.casefold() for q in load_questions(SHIPPED))


def test_every_conflict_has_two_sides_or_more() -> None:
    loaded = load_conflicts(SHIPPED, STATEMENTS, TEXTS, TEXTS)
    assert all(len(conflict.pairs) for conflict in loaded), "a side has no statement"
    conflicts = [conflict for conflict in loaded if not conflict.dismissed]
    tables = tomllib.loads((SHIPPED / "conflicts.toml").read_text(encoding="utf-8"))["conflict"]
    confirmed = [table for table in tables if "dismissed" not in table]
    assert [conflict.id for conflict in conflicts] == [table["id"] for table in confirmed]
    assert len({table["id"] for table in tables}) == len(tables)
    for conflict, table in zip(conflicts, confirmed, strict=True):
        assert len(conflict.sides) >= 2, conflict.id
        assert all(conflict.sides), f"{conflict.id}: a side has no statement"
        assert {source_id for side in table["sides"] for source_id, _ in side} <= SOURCES.keys()
        assert all(conflict.says.values()), conflict.id
        assert conflict.about.endswith("?")


def test_a_group_of_terms_has_two_or_more() -> None:
    for group in load_terms(SHIPPED):
        assert len(set(group)) > 1, group


def test_the_list_of_pmto_has_eight_items() -> None:
    (lead,) = (
        s
        for s in STATEMENTS
        if s.source_id == "bufdir-tjenestekatalog-2021" and s.text == "Slik fungerer PMTO:"
    )
    assert len([s for s in STATEMENTS if s.list_id == lead.introduces]) == 8


def test_the_end_of_aftercare_stands_in_its_chapter() -> None:
    ending = statement("Barnevernstjenesten kan vedta å avslutte", "bufdir-tjenestekatalog-2021")
    assert ending.path[-1].startswith("5.5 ")


def test_a_sentence_broken_across_a_page_is_one_statement() -> None:
    (found,) = (
        s
        for s in STATEMENTS
        if s.source_id == "kommune-slik-jobber-vi" and "Fylkesnemnda om pålegg" in s.text
    )
    assert "sendes inn sak til Fylkesnemnda om pålegg" in found.text
    (span,) = found.spans
    assert quote_at(TEXTS[found.source_id], span) == found.text


def test_no_passage_is_a_stray_line_of_a_long_section() -> None:
    of_section: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for passage in PASSAGES:
        of_section.setdefault((passage.source_id, passage.path), []).append(len(passage.text))
    assert all(min(lengths) > 200 for lengths in of_section.values() if len(lengths) > 1)
