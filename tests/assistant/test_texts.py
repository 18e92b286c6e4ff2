"""The words of all languages: the same keys, the same placeholders, nothing empty."""

from __future__ import annotations

import re
from typing import Any, get_args

import pytest
from seen import LANGUAGES

from assistant.answers import NoticeCase, NoticeKind, Outcome
from assistant.texts import find, say, words
from ingest.documents import Level, Standing

PLACEHOLDER = re.compile(r"\{(\w*)\}")


def leaves(table: Any, path: str = "") -> dict[str, Any]:
    """What stands at the end of every path of keys."""
    if not isinstance(table, dict):
        return {path: table}
    return {k: v for key, part in table.items() for k, v in leaves(part, f"{path}.{key}").items()}


@pytest.mark.parametrize("language", ["nn", "en"])
def test_same_keys_and_placeholders_as_in_bokmaal(language: str) -> None:
    ours, other = leaves(words("nb")), leaves(words(language))
    assert list(ours) == list(other)
    for key, value in ours.items():
        assert type(other[key]) is type(value), key
        assert sorted(PLACEHOLDER.findall(str(other[key]))) == sorted(
            PLACEHOLDER.findall(str(value))
        ), key
    assert len(find(language, "page.months")) == 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_empty_and_every_brace_is_a_placeholder(language: str) -> None:
    for key, value in leaves(words(language)).items():
        for text in value if isinstance(value, list) else [value]:
            assert text.strip(), key
            names = PLACEHOLDER.findall(text)
            assert "" not in names, key
            assert not re.search(r"[{}]", text.format(**dict.fromkeys(names, "x"))), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_an_answer_can_hold_has_words(language: str) -> None:
    for outcome in set(get_args(Outcome)) - {"answered", "emergency"}:
        assert say(language, f"reply.{outcome}")
    for kind in set(get_args(NoticeKind)) - {"conflict", "partial"}:  # told by what is told
        assert say(language, f"notice.{kind}")
    for case in get_args(NoticeCase):
        assert say(language, f"page.notice_case.{case}")
    for standing in get_args(Standing):
        assert say(language, f"standing.{standing}")
    for level in get_args(Level):
        assert say(language, f"level.{level}")


def test_nynorsk_is_not_bokmaal() -> None:
    """A text that was copied and forgotten."""
    ours, other = leaves(words("nb")), leaves(words("nn"))
    long = [key for key, value in ours.items() if isinstance(value, str) and len(value) > 60]
    assert [key for key in long if ours[key] == other[key]] == []


def test_a_key_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        find("nb", "reply.nothing")


def test_values_are_filled_in() -> None:
    assert "{" not in say("nb", "page.ready", url="http://x")
