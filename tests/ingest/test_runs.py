"""Sentences that are understood only with the one before them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from made_up import document_of
from test_corpus import STATEMENTS, TEXTS, statement

from ingest.runs import LONGEST, runs
from ingest.split import split_all

RUNS = runs(STATEMENTS, TEXTS)


def told_together(text: str, folder: Path) -> list[list[str]]:
    """The runs of a made-up document, each sentence by its first word."""
    document = document_of(text, folder)
    found = runs(split_all([document])[1], {document.source.id: document.text})
    return [[s.text.split()[0] for s in run] for run in dict.fromkeys(found.values())]


@pytest.mark.parametrize(
    ("sentences", "together"),
    [
        ("Noen får hjelp hjemme. Dette avtales skriftlig.", [["Noen", "Dette"]]),
        ("Mange får støtte. Eksempler er avlastning og råd.", [["Mange", "Eksempler"]]),
        ("Senteret skriver en rapport. Rapporten sendes oss.", [["Senteret", "Rapporten"]]),
        ("Vi har et oppfølgingsteam. Teamet jobber tett.", [["Vi", "Teamet"]]),
        ("Noen får hjelp. Dette avtales. I tillegg kan far få råd.", [["Noen", "Dette", "I"]]),
        ("Noen får hjelp. Barnet skal høres.", []),
        ("Ett tegn sier lite. Flere tegn gir derimot grunn til uro.", [["Ett", "Flere"]]),
        ("Kurset virker. Den forebygger også vold.", [["Kurset", "Den"]]),
        ("Kommunen betaler. Den kommunale delen er liten.", []),
        ("Kommunen betaler. Dette gjelder også reiser.", []),
        ("Planen er klar. Planen skal evalueres.", []),
    ],
)
def test_what_points_back_is_told_with_what_it_points_to(
    sentences: str, together: list[list[str]], tmp_path: Path
) -> None:
    assert told_together(f"# Hjelp\n\n{sentences}\n", tmp_path) == together


def test_neither_a_heading_nor_a_list_is_crossed(tmp_path: Path) -> None:
    assert told_together("# A\n\nNoen får hjelp.\n\n# B\n\nDette avtales.\n", tmp_path) == []
    assert (
        told_together("# A\n\nDet kan være:\n\n- råd\n- hjelp\n\nDette avtales.\n", tmp_path) == []
    )


def test_what_introduces_a_list_is_told_with_what_it_points_to() -> None:
    helped = statement("De fleste barn som mottar hjelp", "kommune-hvilken-hjelp")
    may_be = statement("Det kan være", "kommune-hvilken-hjelp")
    assert may_be.introduces
    assert RUNS[may_be.id] == (helped, may_be)
    assert helped.id not in RUNS


def test_what_many_sentences_begin_with_needs_no_introduction(tmp_path: Path) -> None:
    one = "En kommune har ansvar. Kommunen skal hjelpe."
    others = "".join(f" Kommunen skal gjøre ting nummer {n} godt." for n in range(5))
    assert told_together(f"# A\n\n{one}\n", tmp_path) == [["En", "Kommunen"]]
    assert told_together(f"# A\n\n{one}{others}\n", tmp_path) == []


def test_no_run_is_longer_than_a_quote_may_be(tmp_path: Path) -> None:
    long = "Noen får mye hjelp av oss " + "og av andre " * 40 + "i byen."
    assert told_together(f"# A\n\n{long} Dette avtales.\n", tmp_path) == []


def test_each_run_of_the_corpus_stands_in_one_piece() -> None:
    assert len(RUNS) > 50
    for run in RUNS.values():
        start, end = run[0].spans[0].start, run[-1].spans[-1].end
        assert 0 < end - start <= LONGEST
        for one, other in pairwise(run):
            between = TEXTS[one.source_id][one.spans[-1].end : other.spans[0].start]
            assert not between.strip(" \n\t*_")


def test_a_plan_is_told_with_who_is_responsible() -> None:
    plan = statement("En tiltaksplan inneholder", "kommune-slik-jobber-vi")
    also = statement("I tillegg er det oversikt", "kommune-slik-jobber-vi")
    assert RUNS[plan.id] == RUNS[also.id] == (plan, also)
