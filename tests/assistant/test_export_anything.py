"""Whatever stands in the answers, no quote is lost in a file."""

from __future__ import annotations

from dataclasses import replace

from exported import EVIL, TEXTS, dense, every_format, shown
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from seen import LANGUAGES

from assistant import Answer, Citation, Notice
from assistant.answers import Language, NoticeKind, Outcome
from assistant.export import Conversation, export
from ingest import Source

odd_text = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=60),
    st.text(
        st.sampled_from("ab [1]*_#<>&\\`\n\t\r\x00\x0b\x85\u2028\u200bæøå«»–…\u0301é"), max_size=40
    ),
    st.sampled_from(
        [
            "",
            " ",
            "\n\n",
            "שלום עולם",
            "مرحبا",
            "👩‍👩‍👧 🇳🇴",
            "\ud800",
            "x" * 3000,
            "\u202eabc",
            "\u00ad",
            "B\u0300 \u0434\u0483 \ufb01nne \ufb05",
            EVIL,
            "\ufffe",
        ]
    ),
)

citations = st.builds(
    Citation,
    marker=st.one_of(st.integers(1, 99).map(str), odd_text),
    source_id=st.one_of(st.just("bufdir-tjenestekatalog-2021"), odd_text),
    title=odd_text,
    publisher=odd_text,
    level=st.one_of(st.sampled_from(["national", "local"]), odd_text),
    section=st.lists(odd_text, max_size=3).map(tuple),
    quote=odd_text,
    start=st.just(0),
    end=st.just(1),
    dated=st.one_of(
        st.none(), st.sampled_from(["2021", "2021-09", "2021-13", "2021-02-31"]), odd_text
    ),
    standing=st.one_of(st.sampled_from(["published", "draft"]), odd_text),
)

notices = st.builds(
    Notice,
    kind=st.sampled_from(NoticeKind.__args__),
    text=odd_text,
    markers=st.lists(odd_text, max_size=2).map(tuple),
)

answers_of_any_kind = st.builds(
    Answer,
    id=odd_text,
    question=odd_text,
    standalone_question=odd_text,
    language=st.sampled_from(LANGUAGES),
    role=st.just("caseworker"),
    outcome=st.sampled_from(Outcome.__args__),
    text=odd_text,
    citations=st.lists(citations, max_size=3).map(tuple),
    notices=st.lists(notices, max_size=2).map(tuple),
)

sources = st.builds(
    Source,
    id=odd_text,
    file=odd_text,
    title=odd_text,
    publisher=odd_text,
    level=st.just("local"),
    standing=st.just("draft"),
    language=st.one_of(st.sampled_from(["nb", "nn", "en", "se", "sma"]), odd_text),
    url=st.one_of(st.none(), odd_text),
)


@every_format
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(answers_of_any_kind, max_size=3).map(tuple), sources, st.sampled_from(LANGUAGES))
@example((), Source("x", "x", "x", "x", "local", "draft"), "nb")
def test_whatever_the_answers_no_quote_is_lost(
    taken: Conversation,
    name: str,
    answers: tuple[Answer, ...],
    source: Source,
    language: Language,
) -> None:
    known = {"bufdir-tjenestekatalog-2021": source}
    made = export(replace(taken, answers=answers, language=language, sources=known), name)
    found = dense(TEXTS[name](made))
    place = 0
    for answer in answers:
        for citation in answer.citations:
            wanted = dense("«" + shown(citation.quote, name) + "»")
            place = found.find(wanted, place) + 1
            assert place, wanted
