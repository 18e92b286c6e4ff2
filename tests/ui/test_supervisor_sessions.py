"""What becomes of a supervisor's sections when the session ends, or where there is none."""

from __future__ import annotations

import json
from typing import Any

import httpx
from fakes import REFUSED
from playwright.sync_api import expect
from signing_in import PASSWORD, sign_in

from assistant.records import list_reports, list_switched, stop_answering
from assistant.supervisor import set_password
from assistant.ui.backing import Backing

Open = Any


def test_a_session_that_ended_shuts_the_sections_and_says_so(
    open_desk: Open, desk: Backing
) -> None:
    page = open_desk()
    page.get_by_role("button", name="Oversikt").click()
    expect(page.locator("#desk")).to_contain_text(REFUSED)
    set_password("et helt annet passord", desk.settings)  # ends all sessions
    page.locator("#show-questions").click()
    expect(page.locator("#desk .page")).to_have_count(0)
    expect(page.get_by_role("alert").filter(has_text="Du er logget ut")).to_be_visible()
    assert REFUSED not in page.content()


def test_a_note_outlives_the_session_and_not_signing_out(open_desk: Open, desk: Backing) -> None:
    page = open_desk()
    page.get_by_role("button", name="Oversikt").click()
    page.locator("details.report summary").click()
    page.get_by_label("Notat").fill("Må sjekkes mot kilden.")
    set_password(PASSWORD, desk.settings)  # ends all sessions
    page.get_by_role("button", name="Lagre vurderingen").click()
    expect(page.get_by_role("alert").filter(has_text="Du er logget ut")).to_be_visible()
    assert "Må sjekkes" not in page.content()
    sign_in(page)
    expect(page.get_by_label("Notat")).to_be_visible()
    expect(page.get_by_label("Notat")).to_have_value("Må sjekkes mot kilden.")
    page.get_by_role("button", name="Logg ut").click()
    sign_in(page, "Bo Rettleiar")
    page.get_by_role("button", name="Oversikt").click()
    page.locator("details.report summary").click()
    expect(page.get_by_label("Notat")).to_have_value("")


def test_whichever_section_is_open_when_the_session_ends_one_is_asked_to_sign_in(
    open_desk: Open, desk: Backing
) -> None:
    page = open_desk()
    page.get_by_role("button", name="Velg alle").click()
    for section, act in (
        ("training", "Start"),
        ("desk", ""),  # never seen before
        ("messages", "Vis meldingen"),
    ):
        tab = page.locator(f"#door .tab[data-section={section}]")
        if act:
            tab.click()
            page.get_by_role("button", name=act, exact=True).wait_for()
        set_password(PASSWORD, desk.settings)  # ends all sessions
        (page.get_by_role("button", name=act, exact=True) if act else tab).click()
        expect(page.get_by_role("alert").filter(has_text="Du er logget ut")).to_be_visible()
        expect(page.locator(".supervised:visible")).to_have_count(0)
        sign_in(page)
        expect(tab).to_have_attribute("aria-current", "true")
        expect(tab).to_be_focused()
        if section == "training":
            expect(page.locator("[name=topic]").first).to_be_checked()


def test_nobody_gets_anything_without_a_session(own_url: str, desk: Backing) -> None:
    stop_answering("Åse Leder", "Grunnen er hemmelig", desk.records)
    (report,) = list_reports(desk.records)
    config = httpx.get(f"{own_url}config").json()
    names = {part["id"]: part["props"].get("elem_id") for part in config["components"]}
    calls = [
        (call["id"], len(call["inputs"]))
        for call in config["dependencies"]
        if any(names.get(target[0]) in ("desk", "messages") for target in call["targets"])
    ]
    assert len(calls) == 4
    for number, inputs in calls:
        for token in ("", "made-up", None):
            body = {
                "fn_index": number,
                "data": [token] * inputs,
                "session_hash": f"nobody{number}{token}",
                "event_data": {
                    "language": "nb",
                    "state": "all",
                    "report": report.id,
                    "done": True,
                    "act": "resume",
                    "reason": "Fordi jeg kan",
                },
            }
            direct = httpx.post(f"{own_url}gradio_api/run/predict", json=body)
            assert direct.status_code == 200
            assert direct.json()["data"] == [{"html": "", "shut": True}]
            httpx.post(f"{own_url}gradio_api/queue/join", json=body)
            queued = waited(own_url, str(body["session_hash"]))
            for found in (direct.text, queued):
                for kept in (REFUSED, "hemmelig", "Alderen", "Åse", report.id):
                    assert kept not in found
    assert list_switched(desk.records)[0].stopped
    assert not list_reports(desk.records)[0].triage.done


def waited(address: str, session: str) -> str:
    """What the queue tells a session until it is done."""
    told = []
    with httpx.stream(
        "GET", f"{address}gradio_api/queue/data", params={"session_hash": session}, timeout=10
    ) as stream:
        for line in stream.iter_lines():
            told.append(line)
            if line and json.loads(line.removeprefix("data:")).get("msg") == "close_stream":
                break
    return "\n".join(told)
