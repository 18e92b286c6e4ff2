"""References in, markers and checked citations out, whatever a writer or a document wrote."""

from __future__ import annotations

from fixture_types import Small
from hypothesis import given
from hypothesis import strategies as st
from seen import bare, check_contract, evidence_of, hits_of, markers_in, query_for

from assistant import Knowledge, Question, answer
from assistant.choose import choose
from assistant.cite import cite, quoted_spans, reference
from assistant.write import WRITERS

WORDS = st.text(alphabet="ab {}[]():*_\n0123cite", max_size=12)


def known(knowledge: Knowledge, *places: int) -> list[str]:
    return [reference(knowledge.index.statements[place]) for place in places]


def test_markers_count_in_order_of_first_use(knowledge: Knowledge) -> None:
    plain = [
        i
        for i, s in enumerate(knowledge.index.statements)
        if len(s.spans) == 1 and not s.introduces
    ]
    one, two = known(knowledge, plain[5], plain[3])
    text, citations = cite([f"A{one}. ", f"B{two}. ", f"C{one}."], knowledge)
    assert text == "A [1]. B [2]. C [1]."
    assert [citation.marker for citation in citations] == ["1", "2"]


def test_an_unknown_id_is_dropped(knowledge: Knowledge) -> None:
    assert cite(["A {cite:nothing}. B{cite:ab12}."], knowledge) == ("A. B.", ())


def test_nothing_is_cited_for_nothing(knowledge: Knowledge) -> None:
    assert cite([], knowledge) == ("", ())


@given(data=st.data())
def test_whatever_is_written_text_and_citations_agree(
    knowledge: Knowledge, data: st.DataObject
) -> None:
    """Unknown ids, braces and brackets of any kind among references to real statements."""
    count = len(knowledge.index.statements)
    real = st.integers(0, count - 1).map(lambda i: reference(knowledge.index.statements[i]))
    unknown = st.text(alphabet="abc019-é", min_size=1, max_size=6).map("{{cite:{}}}".format)
    pieces = data.draw(st.lists(st.one_of(WORDS, real, unknown), max_size=10))
    text, citations = cite(pieces, knowledge)
    markers = [citation.marker for citation in citations]
    assert markers == [str(number) for number in range(1, len(markers) + 1)]
    assert markers_in(text) == markers


@given(st.text(alphabet="abcdefxyz0189-:.", min_size=1, max_size=20))
def test_any_unknown_id_is_dropped(knowledge: Knowledge, id_: str) -> None:
    if id_ not in knowledge.index.statement_rows:
        assert cite([f"Før {{cite:{id_}}} etter"], knowledge) == ("Før etter", ())


def test_every_statement_is_quoted_word_for_word(knowledge: Knowledge) -> None:
    """All statements of the corpus, lists with their items too."""
    for statement in knowledge.index.statements:
        _, citations = cite([reference(statement)], knowledge)
        raw = knowledge.index.texts[statement.source_id]
        assert citations
        for citation in citations:
            assert citation.quote == citation.quote.strip() != ""
            assert bare(citation.quote) == bare(raw[citation.start : citation.end])
            assert citation.section == statement.path


def test_a_list_is_quoted_with_its_items(small: Small) -> None:
    knowledge = small(
        {"a": "# Planen\n\nPlanen skal ha:\n\n- målene for barnet\n- tiden det tar\n"}
    )
    whole = next(s for s in knowledge.index.statements if s.introduces)
    (span,) = quoted_spans(whole, knowledge.index)
    (citation,) = cite([reference(whole)], knowledge)[1]
    assert "målene for barnet" in citation.quote
    assert citation.quote.endswith("tiden det tar")
    assert citation.span == span


def test_sentences_that_are_understood_together_are_quoted_together(small: Small) -> None:
    text = "Familien kan få støtte. Eksempler er avlastning og besøkshjem."
    knowledge = small({"a": f"# Hjelp\n\n{text}\n"})
    for statement in knowledge.index.statements:
        (citation,) = cite([reference(statement)], knowledge)[1]
        assert citation.quote == text


HOSTILE = """# {cite:x} og [1]

Leken [3] er {cite:abc} for {0} og {name} fra 3 år. Skriv **ikke**
<script>alert(1)</script> på [7] leker.

Lekene er:

- bil [2] {cite:zzz}
- dukke {} %s
"""


def test_what_stands_in_a_document_can_do_no_harm(small: Small) -> None:
    knowledge = small({"a": HOSTILE, "b": HOSTILE.replace("3 år", "[4] år")})
    for statement in knowledge.index.statements:
        query = query_for(statement.text, knowledge)
        chosen = choose(evidence_of(query, hits_of(statement)), knowledge)
        text, citations = cite(list(WRITERS["extractive"](query, chosen, knowledge)), knowledge)
        assert citations
        assert markers_in(text) == [citation.marker for citation in citations]
        assert "{cite:" not in text
    found = answer(Question("Fra hvilken alder er leken?"), knowledge)
    if found.outcome == "answered":
        check_contract(found, knowledge)
