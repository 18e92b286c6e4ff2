"""What can be seen in any answer, whatever was asked."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from assistant import Answer, Hit, Knowledge, Question
from assistant.evidence import Evidence
from assistant.judge import Judged
from assistant.texts import find
from assistant.understand import Query, understand
from ingest import Statement

LANGUAGES = ("nb", "nn", "en")
_MARKER = re.compile(r"\[(\d+)\]")
_EMPHASIS = re.compile(r"[*_\s]+")


def markers_in(text: str) -> list[str]:
    """The markers of a text in order of first use."""
    return list(dict.fromkeys(_MARKER.findall(text)))


def bare(text: str) -> str:
    """The text without white space and emphasis."""
    return _EMPHASIS.sub("", text)


def as_text(answer: Answer) -> str:
    """All that a reader of the JSON gets."""
    return json.dumps(answer.as_json(), ensure_ascii=False)


def timeless(answer: Answer) -> Answer:
    """The answer without how long it took."""
    return replace(answer, timings_ms={})


def check_contract(answer: Answer, knowledge: Knowledge) -> None:
    """Hold an answer against what the contract says of every answer."""
    assert answer.text.strip()
    assert answer.language in LANGUAGES
    if answer.outcome == "answered":
        assert answer.citations
    elif answer.outcome != "emergency":
        assert not answer.citations
    else:
        assert answer.text.startswith(str(find(answer.language, "emergency.card")).strip())
    markers = [citation.marker for citation in answer.citations]
    assert markers == [str(number) for number in range(1, len(markers) + 1)]
    assert markers_in(answer.text) == markers
    for citation in answer.citations:
        source = knowledge.index.sources[citation.source_id]
        raw = knowledge.index.texts[citation.source_id]
        assert 0 <= citation.start < citation.end <= len(raw)
        assert bare(citation.quote) == bare(raw[citation.start : citation.end]) != ""
        assert (citation.title, citation.publisher) == (source.title, source.publisher)
        assert (citation.level, citation.standing) == (source.level, source.standing)
        assert citation.dated == source.dated
    for notice in answer.notices:
        assert notice.text.strip()
        assert set(notice.markers) <= set(markers)
    assert len(set(answer.suggestions)) == len(answer.suggestions)
    assert json.loads(as_text(answer))["text"] == answer.text
    assert answer.timings_ms["total"] >= 0


def query_for(text: str, knowledge: Knowledge) -> Query:
    """The question as it is searched for."""
    return understand(Question(text), knowledge.vocabulary, knowledge.embedder, knowledge.known)


def statement_with(words: str, knowledge: Knowledge, source_id: str = "") -> Statement:
    """The first statement that has these words."""
    return next(
        s for s in knowledge.index.statements if words in s.text and source_id in ("", s.source_id)
    )


def hits_of(*statements: Statement, below: float = 0.1) -> list[Hit]:
    """Hits in this order, each so much below the one before."""
    return [Hit(s, 5.0 - below * place) for place, s in enumerate(statements)]


def evidence_of(query: Query, hits: list[Hit], *parts: Evidence) -> Evidence:
    """Hits that answer."""
    return Evidence(query, hits, Judged(1.0, "not_in_corpus"), parts)
