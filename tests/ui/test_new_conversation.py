"""A new conversation on the server, whatever the browser manages to stop."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
from fakes import GO_ON, MST


def test_an_answer_that_ends_after_beginning_anew_is_in_no_history(staged_url: str) -> None:
    visit = Visitor(staged_url)
    GO_ON.clear()
    told = visit.ask(f"{MST} på vent")
    assert any(message["msg"] == "process_generating" for message in told)  # it is under way
    visit.send("header", "clear")  # as it is when the browser's word to stop comes too late
    GO_ON.set()
    assert [message for message in told if message["msg"] == "process_completed"]
    assert visit.turns() == []
    assert [message for message in visit.ask(MST) if message["msg"] == "process_completed"]
    assert len(visit.turns()) == 1


class Visitor:
    """Somebody who talks to the server without a browser."""

    def __init__(self, url: str) -> None:
        self.url = f"{url}gradio_api/"
        self.config = httpx.get(f"{url}config").json()

    def ask(self, text: str) -> Iterator[dict[str, Any]]:
        """What the server says of the question until its answer has ended."""
        httpx.post(f"{self.url}queue/join", json=self._body("question", "submit", text=text))
        where = {"session_hash": "visitor"}
        with httpx.stream("GET", f"{self.url}queue/data", params=where, timeout=30) as stream:
            for line in stream.iter_lines():
                message = json.loads(line.removeprefix("data:")) if line else {"msg": ""}
                if message["msg"] == "close_stream":
                    return
                yield message

    def send(self, panel: str, event: str) -> list[Any]:
        """What the server answers at once to an event of a panel."""
        body = self._body(panel, event)
        return list(httpx.post(f"{self.url}run/predict", json=body).json()["data"])

    def turns(self) -> list[Any]:
        """What is drawn of the conversation when the language is changed."""
        values = self.send("header", "select")
        return list(next(value["turns"] for value in values if "turns" in value))

    def _body(self, panel: str, event: str, **values: str) -> dict[str, Any]:
        names = {part["id"]: part["props"].get("elem_id") for part in self.config["components"]}
        call = next(
            call
            for call in self.config["dependencies"]
            if any((names.get(on), what) == (panel, event) for on, what in call["targets"])
        )
        return {
            "fn_index": call["id"],
            "data": [None] * len(call["inputs"]),
            "session_hash": "visitor",
            "event_data": {"language": "nb", **values},
        }
