"""What is kept comes back as it was, masked; what is not whole is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from fixture_types import Ask
from kept import DAY, NOW, QUOTE, TEXT, TEXTS, TODAY, approval, database_of, made_answer, result

from assistant.records import (
    REASONS,
    JudgedMeanwhile,
    LastKnown,
    NoSuchRecord,
    Quoted,
    RecordRefused,
    Records,
    Triage,
    approve_answer,
    banners_up,
    erase_results,
    keep_question,
    keep_result,
    list_approved,
    list_banners,
    list_questions,
    list_reports,
    list_results,
    list_switched,
    post_banner,
    renew_approval,
    report_error,
    resume_answering,
    state_of,
    stop_answering,
    take_down_banner,
    triage_report,
    withdraw_approval,
)

NOBODY = "0" * 32


def test_a_question_comes_back_as_it_was(records: Records) -> None:
    answer = made_answer("Hvem er MST for? Æ, ø og å, «sitat» og 👶")
    id_ = keep_question(answer, "abc123", records, NOW)
    (kept,) = list_questions(records)
    assert (kept.id, kept.asked_at, kept.question) == (id_, NOW, answer.question)
    assert (kept.outcome, kept.role, kept.language) == ("answered", "partner", "nb")
    assert (kept.writer, kept.index_version) == ("extractive", "abc123")
    assert kept.timings_ms == {"total": 12.5}
    (place,) = kept.citations
    assert (place.source_id, place.section) == ("om", ("Om MST",))
    assert TEXT[place.start : place.end] == "MST er for *ungdom* mellom 12 og 18 år."


def test_what_the_caller_calls_it_is_not_kept(records: Records) -> None:
    keep_question(made_answer(), "v", records)
    assert b"given by the caller" not in database_of(records).read_bytes()


@pytest.mark.parametrize(
    "text",
    [
        "Kan Kari Nordmann, 01019012480, få MST?",
        "Ring Ola Nordmann på 99 88 77 66",
        "Stefaren til Kari Nordmann slår henne nå, Storgata 5",
    ],
)
def test_nothing_personal_reaches_the_file(ask_one: Ask, records: Records, text: str) -> None:
    answer = ask_one(text)
    id_ = keep_question(answer, "v", records)
    report_error(answer, ["wrong"], f"Feil! {text}", "v", records, id_)
    keep_result(result(own_words=text, session=text[:60], question=text), records)
    stop_answering("Leder", f"Fordi {text}", records)
    kept = database_of(records).read_bytes()
    for personal in ("Nordmann", "01019012480", "99 88 77 66", "Storgata"):
        assert personal.encode() not in kept


def test_questions_since_and_by_outcome_newest_first(records: Records) -> None:
    for days, outcome in enumerate(("answered", "not_in_corpus", "answered")):
        keep_question(made_answer(f"nr. {days}", outcome), "v", records, NOW - days * DAY)
    assert [q.question for q in list_questions(records)] == ["nr. 0", "nr. 1", "nr. 2"]
    assert [q.question for q in list_questions(records, since=NOW - DAY)] == ["nr. 0", "nr. 1"]
    assert [q.question for q in list_questions(records, outcome="answered", most=1)] == ["nr. 0"]


def test_a_report_has_the_answer_as_it_was(records: Records) -> None:
    answer = made_answer()
    id_ = keep_question(answer, "v1", records)
    made = report_error(
        answer, ["outdated", "wrong"], " Sagt av Kari Nordmann ", "v1", records, id_, NOW
    )
    (kept,) = list_reports(records)
    assert kept == made
    assert kept.reasons == ("wrong", "outdated")
    assert kept.comment == "Sagt av [navn]"
    assert (kept.question, kept.answer) == (answer.question, answer.text)
    assert kept.citations == answer.citations
    assert (kept.question_id, kept.triage) == (id_, Triage())


def test_a_report_of_a_question_that_was_not_kept(records: Records) -> None:
    report_error(made_answer(), ["other"], "Hm", "v", records, question_id=NOBODY)
    assert list_reports(records)[0].question_id is None


@pytest.mark.parametrize(
    ("reasons", "comment", "field"),
    [
        ([], "Feil", "reasons"),
        (["ugly"], "Feil", "reasons"),
        (["wrong"], "  \n\u200b ", "comment"),
        (["wrong"], "a" * 5_001, "comment"),
    ],
)
def test_a_report_without_reason_or_comment_is_refused(
    records: Records, reasons: list[Any], comment: str, field: str
) -> None:
    with pytest.raises(RecordRefused) as refused:
        report_error(made_answer(), reasons, comment, "v", records)
    assert refused.value.field == field
    assert list_reports(records) == ()


def test_every_reason_can_be_chosen(records: Records) -> None:
    assert len(REASONS) == 8
    report_error(made_answer(), REASONS, "Alt", "v", records)
    assert list_reports(records)[0].reasons == REASONS


def test_odd_signs_in_a_comment_do_no_harm(records: Records) -> None:
    report_error(made_answer(), ["other"], "\x00\ud800'; DROP TABLE questions; --👶", "v", records)
    assert list_reports(records)[0].comment == "'; DROP TABLE questions; --👶"


def test_triage_and_the_order_of_reports(records: Records) -> None:
    ids = [
        report_error(made_answer(), ["wrong"], f"nr. {n}", "v", records, now=NOW + n * DAY).id
        for n in range(4)
    ]
    triage_report(ids[0], Triage("high"), "Åse", None, records)
    low = Triage("low", "wording", "Kari Nordmann ser på det")
    triage_report(ids[1], low, "Åse", None, records)
    high = Triage("high", "document", done=True)
    done = triage_report(ids[3], high, "Åse", None, records, NOW)
    assert (done.triage.done, done.done_at) == (True, NOW)
    assert [r.comment for r in list_reports(records)] == ["nr. 0", "nr. 2", "nr. 1", "nr. 3"]
    assert [r.comment for r in list_reports(records, done=True)] == ["nr. 3"]
    assert list_reports(records, done=False)[2].triage.note == "[navn] ser på det"
    again = triage_report(ids[3], high, "Bo", NOW, records, NOW + DAY)
    assert (again.done_at, again.judged_by, again.judged_at) == (NOW, "Bo", NOW + DAY)
    assert triage_report(ids[3], Triage(), "Bo", NOW + DAY, records).done_at is None


def test_who_judges_a_report_that_somebody_has_judged_meanwhile_is_told(records: Records) -> None:
    report = report_error(made_answer(), ["wrong"], "Galt", "v", records, now=NOW)
    first = triage_report(report.id, Triage("high", note="Sjekket"), "Åse", None, records, NOW)
    for seen in (None, NOW - DAY):
        with pytest.raises(JudgedMeanwhile) as meanwhile:
            triage_report(report.id, Triage("low"), "Bo", seen, records)
        assert meanwhile.value.report == first
    assert list_reports(records) == (first,)
    triage_report(report.id, Triage("low"), "Bo", NOW, records)
    assert list_reports(records)[0].triage == Triage("low")


def test_triage_of_what_is_not_there_or_not_known(records: Records) -> None:
    with pytest.raises(NoSuchRecord):
        triage_report(NOBODY, Triage(), "Åse", None, records)
    for wrong in (Triage("urgent"), Triage(cause="weather")):  # type: ignore[arg-type]
        with pytest.raises(RecordRefused):
            triage_report(NOBODY, wrong, "Åse", None, records)


def test_an_approved_answer_and_its_states(records: Records) -> None:
    made = approve_answer(approval(), TEXTS, records, TODAY)
    assert list_approved(records) == (made,)
    assert state_of(made, TEXTS, TODAY) == "active"
    assert state_of(made, TEXTS, made.approval.review_on) == "active"
    assert state_of(made, TEXTS, made.approval.review_on + DAY) == "due"
    assert state_of(made, {"om": TEXT + " "}, TODAY) == "stale"
    assert state_of(made, {}, made.approval.review_on + DAY) == "stale"
    assert state_of(made, TEXTS | {"other": "x"}, TODAY) == "active"


def test_an_approval_is_renewed_and_withdrawn(records: Records) -> None:
    made = approve_answer(approval(), TEXTS, records, TODAY)
    later, changed = TODAY + 91 * DAY, {"om": TEXT + "Mer."}
    renewed = renew_approval(
        made.id, replace(made.approval, review_on=later + DAY), changed, records, later
    )
    assert list_approved(records) == (renewed,)
    assert state_of(renewed, changed, later) == "active"
    withdraw_approval(made.id, records)
    assert list_approved(records) == ()
    for use in (
        lambda: withdraw_approval(made.id, records),
        lambda: renew_approval(made.id, approval(), TEXTS, records, TODAY),
    ):
        with pytest.raises(NoSuchRecord):
            use()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"quotes": ()}, "quotes"),
        ({"quotes": (Quoted("om", "MST er for barn."),)}, "quotes"),
        ({"quotes": (Quoted("om", QUOTE), Quoted("gone", QUOTE))}, "quotes"),
        ({"quotes": (Quoted("om", ""),)}, "quotes"),
        ({"question": " "}, "question"),
        ({"answer": ""}, "answer"),
        ({"name": "\u200b"}, "name"),
        ({"name": "x" * 101}, "name"),
        ({"review_on": TODAY}, "review_on"),
        ({"language": "da"}, "language"),
        ({"role": "boss"}, "role"),
    ],
)
def test_an_approval_that_is_not_whole_is_refused(
    records: Records, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(RecordRefused) as refused:
        approve_answer(approval(**changes), TEXTS, records, TODAY)
    assert refused.value.field == field
    assert list_approved(records) == ()


def test_a_banner_is_up_from_until(records: Records) -> None:
    made = post_banner("Stengt\nRing 55 12 34 56", NOW, NOW + DAY, "Åse", "Flytting", records, NOW)
    assert made.text == "Stengt\nRing 55 12 34 56"
    assert banners_up(records, NOW - DAY) == ()
    assert banners_up(records, NOW) == (made,)
    assert banners_up(records, NOW + DAY) == ()
    assert list_banners(records) == (made,)


def test_a_banner_is_taken_down_and_remembered(records: Records) -> None:
    made = post_banner("Hei", NOW, NOW + DAY, "Åse", "Prøve", records, NOW)
    take_down_banner(made.id, "Per", "Ferdig", records, NOW)
    assert banners_up(records, NOW) == ()
    (kept,) = list_banners(records)
    assert kept.posted == made.posted
    assert kept.taken_down is not None
    assert (kept.taken_down.by, kept.taken_down.reason) == ("Per", "Ferdig")
    with pytest.raises(NoSuchRecord):
        take_down_banner(made.id, "Per", "Igjen", records)


@pytest.mark.parametrize(
    ("text", "start", "end", "by", "reason", "field"),
    [
        ("", NOW, NOW + DAY, "Åse", "x", "text"),
        ("Hei", NOW, NOW, "Åse", "x", "end"),
        ("Hei", NOW - 2 * DAY, NOW - DAY, "Åse", "x", "end"),
        ("Hei", NOW.replace(tzinfo=None), NOW + DAY, "Åse", "x", "end"),
        ("Hei", NOW, NOW + DAY, " ", "x", "by"),
        ("Hei", NOW, NOW + DAY, "Åse", "", "reason"),
    ],
)
def test_a_banner_that_is_not_whole_is_refused(
    records: Records, text: str, start: Any, end: Any, by: str, reason: str, field: str
) -> None:
    with pytest.raises(RecordRefused) as refused:
        post_banner(text, start, end, by, reason, records, NOW)
    assert refused.value.field == field


def test_every_turn_of_the_switch_is_kept(records: Records) -> None:
    known = LastKnown(records)
    assert known.standing().stopped is None
    stopped = stop_answering("Åse", "Feil i kilden", records, NOW)
    assert known.standing().stopped == stopped
    resumed = resume_answering("Per", "Rettet", records, NOW)
    assert known.standing().stopped is None
    assert list_switched(records) == (resumed, stopped)
    for by, reason in (("", "x"), ("Åse", " ")):
        with pytest.raises(RecordRefused):
            stop_answering(by, reason, records)


def test_results_of_training_by_session(records: Records) -> None:
    kept = keep_result(result(own_words="Ola Nordmann på 14 kan få det"), records, NOW)
    other = keep_result(result(session="Våren med Kari Nordmann"), records, NOW + DAY)
    assert kept.result.own_words.startswith("[navn]")
    assert list_results(records) == (kept, other)
    assert list_results(records, "Høsten") == (kept,)
    assert list_results(records, "Våren med Kari Nordmann") == (other,)
    assert erase_results(records, "Våren med Kari Nordmann") == 1
    assert erase_results(records) == 1
    assert list_results(records) == ()
    for wrong in (result(judgement="great"), result(own_words=" "), result(session="")):
        with pytest.raises(RecordRefused):
            keep_result(wrong, records)
