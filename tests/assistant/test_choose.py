"""What an answer rests on: each fact once, from the best place, and both sides of a conflict."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from fixture_types import Small
from seen import evidence_of, hits_of, query_for, statement_with

from assistant import Knowledge
from assistant.choose import ALTERNATIVE_WITHIN, AS_GOOD, AT_A_GLANCE, MOST, WITHIN, choose
from assistant.judge import Judged
from ingest import says_same

DRAFT = 'level = "national"\nstanding = "draft"\npublished = "2020-01"'
PUBLISHED = 'level = "national"\nstanding = "published"\npublished = "2021-01"'
NEWER = 'level = "national"\nstanding = "published"\npublished = "2023-05-01"'
LOCAL = 'level = "local"\nstanding = "published"\npublished = "2024-01"'
REPLACED = 'level = "national"\nstanding = "published"\nsuperseded_by = "a"'
FACT = "# Planen\n\nTiltaksplanen skal evalueres hver tredje måned av saksbehandleren.\n"


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        (DRAFT, PUBLISHED),
        (LOCAL, PUBLISHED),
        (PUBLISHED, NEWER),
        (REPLACED, PUBLISHED),
        (DRAFT, LOCAL),
    ],
)
def test_the_same_fact_is_told_once_from_the_best_place(
    small: Small, worse: str, better: str
) -> None:
    knowledge = small({"a": FACT, "b": FACT}, {"a": better, "b": worse})
    of_a, of_b = (statement_with("evalueres", knowledge, name) for name in "ab")
    query = query_for("Hvor ofte evalueres planen?", knowledge)
    for hits in (hits_of(of_a, of_b), hits_of(of_b, of_a)):
        assert choose(evidence_of(query, hits), knowledge).statements == (of_a,)


@pytest.mark.parametrize(
    ("of_item", "of_sentence", "once"), [(PUBLISHED, LOCAL, True), (LOCAL, PUBLISHED, False)]
)
def test_what_is_said_within_a_fact_is_not_told_again(
    small: Small, of_item: str, of_sentence: str, once: bool
) -> None:
    item = (
        "# Etterpå\n\nDa kan det skje:\n\n* Saken går til nemnda. Familien har krav på advokat.\n"
    )
    texts = {"a": item, "b": "# Advokat\n\nFamilien har krav på advokat.\n"}
    knowledge = small(texts, {"a": of_item, "b": of_sentence})
    whole, alone = statement_with("nemnda", knowledge, "a"), statement_with("krav", knowledge, "b")
    query = query_for("Får familien advokat?", knowledge)
    told = choose(evidence_of(query, hits_of(whole, alone)), knowledge).statements
    assert (alone not in told) == once
    assert whole in told


def test_other_facts_are_kept_if_near_the_best(small: Small) -> None:
    text = (
        "# Planen\n\nTiltaksplanen evalueres hver måned. Barnet skal medvirke i møtet."
        " Foreldrene kan klage på vedtaket. Kommunen betaler for reisen til sykehuset.\n"
    )
    knowledge = small({"a": text})
    facts = knowledge.index.statements
    query = query_for("Hva gjelder planen?", knowledge)
    assert len(facts) == 4
    assert choose(evidence_of(query, hits_of(*facts)), knowledge).statements == facts[:MOST]
    far = hits_of(*facts, below=WITHIN + 0.1)
    assert choose(evidence_of(query, far), knowledge).statements == facts[:1]


def test_no_more_is_told_than_is_read_at_a_glance(small: Small) -> None:
    long = "Planen skal si " + "hva som skal gjøres " * (AT_A_GLANCE // 6) + "av {}."
    text = f"# Planen\n\n{long.format('oss')} {long.format('mor')} {long.format('far')}\n"
    knowledge = small({"a": text})
    facts = knowledge.index.statements
    query = query_for("Hva skal planen si?", knowledge)
    assert len(facts) == 3
    assert choose(evidence_of(query, hits_of(*facts)), knowledge).statements == facts[:1]


def test_what_was_found_best_is_told_however_long(small: Small) -> None:
    items = "".join(f"- {'råd og hjelp ' * (AT_A_GLANCE // 9)}nummer {n}\n" for n in range(3))
    texts = {"a": f"# Hjemme\n\nDet kan være:\n\n{items}", "b": FACT}
    knowledge = small(texts, {"a": LOCAL, "b": PUBLISHED})
    whole = next(s for s in knowledge.index.statements if s.introduces)
    short = statement_with("måned", knowledge)
    query = query_for("Hva slags hjelp gis hjemme?", knowledge)
    near = evidence_of(query, hits_of(whole, short, below=AS_GOOD - 0.1))
    assert choose(near, knowledge).statements == (whole,)


def test_what_is_understood_together_is_told_once(small: Small) -> None:
    text = "# Hjelp\n\nFamilien kan få støtte i hverdagen. Eksempler er avlastning og besøkshjem.\n"
    knowledge = small({"a": text})
    support, examples = knowledge.index.statements
    query = query_for("Hva slags hjelp finnes?", knowledge)
    for facts in ((support, examples), (examples, support)):
        chosen = choose(evidence_of(query, hits_of(*facts)), knowledge)
        assert chosen.statements == facts[:1]


def test_of_two_facts_as_good_the_better_source_comes_first(small: Small) -> None:
    knowledge = small(
        {"a": FACT, "b": "# Møter\n\nPlanen gjennomgås på et møte med foreldrene hvert år.\n"},
        {"a": DRAFT, "b": PUBLISHED},
    )
    draft, published = (statement_with(word, knowledge) for word in ("måned", "møte"))
    query = query_for("Når ser vi på planen?", knowledge)
    near = evidence_of(query, hits_of(draft, published, below=AS_GOOD - 0.1))
    assert choose(near, knowledge).statements == (published, draft)
    far = evidence_of(query, hits_of(draft, published, below=AS_GOOD + 0.1))
    assert choose(far, knowledge).statements == (draft, published)


def test_of_two_outcomes_the_other_is_told_only_where_the_question_leaves_it_open(
    small: Small,
) -> None:
    text = (
        "# Etterpå\n\nDette kan skje:\n\n- Familien sier nei til mer, men uroen er lav. Saken"
        " avsluttes.\n- Familien sier nei til mer, og uroen er stor. Nemnda avgjør.\n"
    )
    knowledge = small({"a": text})
    low, great = statement_with("lav", knowledge), statement_with("stor", knowledge)
    query = query_for("De vil ikke ha mer hjelp, hva nå?", knowledge)
    left_open = hits_of(low, great, below=ALTERNATIVE_WITHIN - 0.1)
    assert choose(evidence_of(query, left_open), knowledge).statements == (low, great)
    decided = hits_of(low, great, below=ALTERNATIVE_WITHIN + 0.1)
    assert choose(evidence_of(query, decided), knowledge).statements == (low,)


def test_items_of_a_list_that_is_told_whole_are_left_out(small: Small) -> None:
    knowledge = small(
        {"a": "# Planen\n\nPlanen skal ha:\n\n- målene for barnet\n- tiden det tar\n"}
    )
    whole = next(s for s in knowledge.index.statements if s.introduces)
    items = knowledge.index.items_of(whole.introduces)
    query = query_for("Hva skal planen ha?", knowledge)
    assert len(items) == 2
    for hits in permutations((whole, *items)):
        assert choose(evidence_of(query, hits_of(*hits)), knowledge).statements == (whole,)
    assert choose(evidence_of(query, hits_of(*items)), knowledge).statements == items


def test_a_list_comes_in_the_place_of_the_sentence_that_it_is_told_with(small: Small) -> None:
    knowledge = small({"a": "# Hjelp\n\nNoen får hjelp hjemme. Det kan være:\n\n- råd\n- støtte\n"})
    helped, whole, *_ = knowledge.index.statements
    query = query_for("Hva slags hjelp gis hjemme?", knowledge)
    for hits in permutations((helped, whole)):
        assert choose(evidence_of(query, hits_of(*hits)), knowledge).statements == (whole,)
    assert choose(evidence_of(query, hits_of(helped)), knowledge).statements == (helped,)


def test_saying_the_same(small: Small) -> None:
    knowledge = small(
        {
            "a": "# X\n\nPlanen skal evalueres jevnlig. Planen skal jevnlig evalueres."
            " Planen skal evalueres minst hvert kvartal sammen med foreldrene.\n"
        }
    )
    one, turned, other = knowledge.index.statements
    assert says_same(one, turned)
    assert not says_same(one, other)


def test_both_sides_of_every_conflict_are_told(knowledge: Knowledge) -> None:
    rows = knowledge.index.statement_rows
    assert knowledge.index.conflicts
    for conflict in knowledge.index.conflicts:
        query = query_for(conflict.about, knowledge)
        for side in conflict.sides:
            hits = hits_of(knowledge.index.statements[rows[side[0]]])
            chosen = choose(evidence_of(query, hits), knowledge)
            told = {statement.id for statement in chosen.statements}
            assert conflict in chosen.conflicts
            assert all(told & set(other) for other in conflict.sides)


def test_a_conflict_is_told_only_where_it_matters(knowledge: Knowledge) -> None:
    age = next(c for c in knowledge.index.conflicts if c.id == "pmto-age")
    hits = hits_of(knowledge.index.statements[knowledge.index.statement_rows[age.sides[0][0]]])
    lessons = query_for("Hva lærer foreldrene i PMTO?", knowledge)
    assert age not in choose(evidence_of(lessons, hits), knowledge).conflicts


def test_nothing_is_told_twice(knowledge: Knowledge) -> None:
    query = query_for("Hva sier dokumentene?", knowledge)
    statements = knowledge.index.statements
    for start in range(0, len(statements) - 12, 60):
        told = choose(
            evidence_of(query, hits_of(*statements[start : start + 12])), knowledge
        ).statements
        assert told
        assert len({statement.id for statement in told}) == len(told)


def test_a_side_is_not_told_beside_a_sentence_that_is_quoted_with_it(
    knowledge: Knowledge,
) -> None:
    index = knowledge.index
    tried = 0
    for conflict in index.conflicts:
        sides = [index.statements[index.statement_rows[side[0]]] for side in conflict.sides]
        query = query_for(conflict.about, knowledge)
        for side, other in permutations(sides, 2):
            for beside in set(index.run_of(side)) - {side}:
                told = choose(evidence_of(query, hits_of(other, beside)), knowledge).statements
                assert sum(one in index.run_of(side) for one in told) == 1
                tried += 1
    assert tried


def test_what_answers_each_part_is_told(small: Small) -> None:
    knowledge = small({"a": "# X\n\nPlanen evalueres hver måned. Kommunen betaler for reisen.\n"})
    plan, travel = knowledge.index.statements
    query = query_for("Hvor ofte evalueres planen, og hvem betaler for reisen?", knowledge)
    parts = [evidence_of(p, hits_of(s)) for p, s in zip(query.parts, (plan, travel), strict=True)]
    chosen = choose(evidence_of(query, hits_of(plan), *parts), knowledge)
    assert chosen.statements == (plan, travel)
    assert chosen.missing == ()


def test_a_part_without_an_answer_is_named(small: Small) -> None:
    knowledge = small({"a": "# X\n\nPlanen evalueres hver måned.\n"})
    (plan,) = knowledge.index.statements
    query = query_for("Hvor ofte evalueres planen, og hvem betaler for reisen?", knowledge)
    answered = evidence_of(query.parts[0], hits_of(plan))
    open_ = replace(answered, query=query.parts[1], judged=Judged(0.0, "not_in_corpus"))
    chosen = choose(evidence_of(query, hits_of(plan), answered, open_), knowledge)
    assert chosen.statements == (plan,)
    assert chosen.missing == ("hvem betaler for reisen?",)


def test_a_part_that_says_nothing_alone_is_not_named(small: Small) -> None:
    knowledge = small({"a": "# X\n\nPlanen evalueres hver måned.\n"})
    (plan,) = knowledge.index.statements
    query = query_for("Hvor ofte evalueres planen, og må vi det?", knowledge)
    answered = evidence_of(query.parts[0], hits_of(plan))
    open_ = replace(answered, query=query.parts[1], judged=Judged(0.0, "unintelligible"))
    chosen = choose(evidence_of(query, hits_of(plan), answered, open_), knowledge)
    assert chosen.missing == ()


def test_of_what_each_part_is_missing_nothing_is_told(small: Small) -> None:
    knowledge = small({"a": "# X\n\nPlanen evalueres hver måned.\n"})
    query = query_for("Hvem skriver planen, og hvem betaler for reisen?", knowledge)
    hits = hits_of(*knowledge.index.statements)
    there = [evidence_of(part, hits) for part in query.parts]
    missing = [replace(part, judged=Judged(0.0, "not_in_corpus")) for part in there]
    assert evidence_of(query, hits, *there).answers
    assert evidence_of(query, hits, there[0], missing[1]).answers
    assert not evidence_of(query, hits, *missing).answers
    assert evidence_of(query, hits).answers
