"""Messages to all and the switch: what they need, and what is kept of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from assistant.records import list_banners, list_switched, post_banner
from assistant.supervisor import Session
from assistant.ui.backing import Backing
from assistant.ui.sent import Sent
from assistant.ui.supervisor.messages.messages import acted, drawn

SESSION = Session("token", "Åse Leder", 0, 0, "")
HOUR = timedelta(hours=1)


def said(**values: Any) -> Sent:
    return Sent({"language": "nb", "zone": "Europe/Oslo"} | values)


def test_a_message_needs_words_an_end_and_a_reason(own_backing: Backing) -> None:
    problems = acted(own_backing, SESSION, said(act="post", start="tull"))["problems"]
    assert list(problems) == ["text-post", "start-post", "end-post", "reason-post"]
    whole = {"act": "post", "text": "Stengt", "end": "2020-01-01T10:00", "reason": "Ferie"}
    assert list(acted(own_backing, SESSION, said(**whole))["problems"]) == ["end-post"]
    long = whole | {"end": "2999-01-01T10:00", "text": "a" * 6000}
    assert list(acted(own_backing, SESSION, said(**long))["problems"]) == ["text-post"]
    assert list_banners(own_backing.records) == ()


def test_a_message_is_typed_in_local_time_and_kept_in_utc(own_backing: Backing) -> None:
    whole = {"text": "<i>Stengt</i>", "start": "2998-07-01T10:00", "end": "2999-01-01T10:00"}
    value = acted(own_backing, SESSION, said(act="post", reason="Ferie", **whole))
    (banner,) = list_banners(own_backing.records)
    assert banner.start == datetime(2998, 7, 1, 8, tzinfo=UTC)
    assert banner.end == datetime(2999, 1, 1, 9, tzinfo=UTC)
    assert (banner.posted.by, banner.posted.reason) == ("Åse Leder", "Ferie")
    assert value["standing"] is True
    assert "&lt;i&gt;Stengt" in value["parts"]["up"]
    assert "Fra 1. juli 2998 kl. 10.00 til 1. januar 2999 kl. 10.00" in value["parts"]["up"]
    assert "Kommer" in value["parts"]["up"]


def test_a_message_taken_down_twice_is_said(own_backing: Backing) -> None:
    now = datetime.now(UTC)
    banner = post_banner("Stengt", now, now + HOUR, "Åse", "Ferie", own_backing.records)
    values = {"act": "take_down", "banner": banner.id}
    assert list(acted(own_backing, SESSION, said(**values))["problems"]) == [f"reason-{banner.id}"]
    down = acted(own_backing, SESSION, said(**values, reason="Feil"))
    assert "Ingen meldinger vises" in down["parts"]["up"]
    assert "Tatt ned av Åse Leder" in down["parts"]["past"]
    assert "allerede" in acted(own_backing, SESSION, said(**values, reason="Feil"))["trouble"]


def test_the_switch_needs_a_reason_and_keeps_every_turn(own_backing: Backing) -> None:
    assert list(acted(own_backing, SESSION, said(act="stop"))["problems"]) == ["reason-stop"]
    stopped = acted(own_backing, SESSION, said(act="stop", reason="Feil i kilde"))
    assert "Svarene er stanset." in stopped["parts"]["switch"]
    assert "Grunn: Feil i kilde" in stopped["parts"]["switch"]
    resumed = acted(own_backing, SESSION, said(act="resume", reason="Rettet"))
    assert "Veiviser svarer på spørsmål." in resumed["parts"]["switch"]
    assert [turn.stopped for turn in list_switched(own_backing.records)] == [False, True]
    assert "Stans og start av svar: 2" in resumed["parts"]["turns"]


def test_messages_survive_records_that_are_gone(own_backing: Backing, tmp_path: Path) -> None:
    (tmp_path / "records.sqlite").write_bytes(b"no database at all" * 100)
    assert "skadet" in drawn(own_backing, said())["trouble"]
    told = acted(own_backing, SESSION, said(act="stop", reason="Feil"))["trouble"]
    assert told.startswith("Ingenting ble lagret.")
