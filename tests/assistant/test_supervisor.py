"""One password, slow to guess, and sessions that end."""

from __future__ import annotations

import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from kept import database_of, locked

from assistant.records import RecordRefused, Records, open_records, read_attempts
from assistant.supervisor import (
    NoPassword,
    PasswordRefused,
    Session,
    SignIn,
    TooSoon,
    set_password,
)
from assistant.supervisor.waiting import wait_after
from ingest import NotWritable, Settings

RIGHT = "blåbær på fjellet"
WRONG = "tyttebær i skogen"


class Now:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.time = 1_800_000_000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def now() -> Now:
    return Now()


@pytest.fixture
def door(settings: Settings, records: Records, now: Now) -> SignIn:
    set_password(RIGHT, settings)
    return SignIn(settings, records, now)


def entered(door: SignIn) -> Session:
    session = door.sign_in(RIGHT, "Åse")
    assert session is not None
    return session


def test_only_a_hash_is_written_for_the_owner_alone(settings: Settings) -> None:
    path = set_password(RIGHT, settings)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_text().startswith("$argon2id$")
    assert "blåbær" not in path.read_text()
    first = path.read_text()
    set_password(RIGHT, settings)
    assert path.read_text() != first  # salted
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("password", ["", "elleve tegn", " " * 20, "x" * 201])
def test_a_password_must_be_long_enough(settings: Settings, password: str) -> None:
    with pytest.raises(PasswordRefused):
        set_password(password, settings)
    assert not settings.var_folder.exists()


def test_a_folder_that_cannot_be_written(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "var").write_text("a file")
    with pytest.raises(NotWritable):
        set_password(RIGHT, settings)


def test_right_and_wrong(door: SignIn) -> None:
    assert door.check_password(RIGHT)
    assert door.check_password(unicodedata.normalize("NFD", RIGHT))
    for wrong in (WRONG, "", RIGHT + " ", "x" * 1_000_000, "\ud800"):
        assert not door.check_password(wrong)
        assert door.check_password(RIGHT)


def test_no_password_and_a_damaged_one(settings: Settings, records: Records, now: Now) -> None:
    door = SignIn(settings, records, now)
    with pytest.raises(NoPassword, match="set-password"):
        door.sign_in(RIGHT, "Åse")
    path = set_password(RIGHT, settings)
    for damaged in (b"", b"$argon2id$nonsense", b"\xff\xfe"):
        path.write_bytes(damaged)
        with pytest.raises(NoPassword, match="set-password"):
            door.check_password(RIGHT)
        now.time += 1000


def test_waits_grow_and_are_bounded() -> None:
    waits = [wait_after(wrong) for wrong in range(14)]
    assert waits == [0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
    assert wait_after(100_000) == 300


def test_wrong_attempts_are_slowed(door: SignIn, now: Now) -> None:
    for _ in range(3):
        assert not door.check_password(WRONG)
    with pytest.raises(TooSoon) as soon:
        door.check_password(RIGHT)  # not even the right one, or guessing would go on
    assert soon.value.seconds == 1
    now.time += 1
    assert not door.check_password(WRONG)
    now.time += 1.5
    with pytest.raises(TooSoon):
        door.check_password(RIGHT)
    now.time += 0.5
    assert door.check_password(RIGHT)
    assert not door.check_password(WRONG)  # forgiven: the count begins anew
    assert door.check_password(RIGHT)


def test_asking_while_one_must_wait_makes_it_no_longer(door: SignIn, now: Now) -> None:
    for _ in range(3):
        door.check_password(WRONG)
    for _ in range(50):
        with pytest.raises(TooSoon):
            door.check_password(WRONG)
    now.time += 1
    assert door.check_password(RIGHT)


def test_a_new_start_forgives_nothing(
    door: SignIn, settings: Settings, records: Records, now: Now
) -> None:
    for _ in range(3):
        door.check_password(WRONG)
    assert read_attempts(records)[0] == 3
    with pytest.raises(TooSoon):
        SignIn(settings, open_records(settings), now).check_password(RIGHT)


def test_it_is_slow_without_the_records_too(door: SignIn, records: Records, now: Now) -> None:
    with locked(records, "ALONE"):
        for _ in range(3):
            assert not door.check_password(WRONG)
        with pytest.raises(TooSoon):
            door.check_password(RIGHT)
    with pytest.raises(TooSoon):  # the database knows of none; memory does
        door.check_password(RIGHT)
    database_of(records).unlink()
    with pytest.raises(TooSoon):
        door.check_password(RIGHT)
    now.time += 1
    assert door.check_password(RIGHT)


def test_a_clock_put_back_shuts_nobody_out(door: SignIn, now: Now) -> None:
    for _ in range(3):
        door.check_password(WRONG)
    now.time -= 1_000_000
    with pytest.raises(TooSoon) as soon:
        door.check_password(RIGHT)
    assert soon.value.seconds == 1


def test_guesses_side_by_side_gain_nothing(door: SignIn) -> None:
    def guess(_: int) -> str:
        try:
            return str(door.check_password(WRONG))
        except TooSoon:
            return "too soon"

    with ThreadPoolExecutor(8) as pool:
        heard = list(pool.map(guess, range(16)))
    assert heard.count("False") == 3
    assert heard.count("too soon") == 13


def test_a_session_while_it_is_used(door: SignIn, now: Now) -> None:
    session = entered(door)
    assert session.name == "Åse"
    for _ in range(15):
        now.time += 29 * 60
        assert door.session(session.token) is not None
    now.time += 30 * 60
    assert door.session(session.token) is None
    assert door.session(session.token) is None


def test_a_session_ends_after_eight_hours_at_most(door: SignIn, now: Now) -> None:
    session = entered(door)
    for _ in range(32):
        assert door.session(session.token) is not None
        now.time += 15 * 60
    assert door.session(session.token) is None


def test_signing_out_and_tokens_that_are_none(door: SignIn) -> None:
    one, other = entered(door), entered(door)
    assert one.token != other.token
    assert len(one.token) >= 43
    door.sign_out(one.token)
    door.sign_out("nonsense")
    assert door.session(one.token) is None
    assert door.session("") is None
    assert door.session("\ud800") is None
    assert door.session(other.token) is not None


def test_a_new_password_ends_all_sessions(door: SignIn, settings: Settings) -> None:
    session = entered(door)
    path = set_password(WRONG, settings)
    assert door.session(session.token) is None
    assert door.sign_in(RIGHT, "Åse") is None
    session = door.sign_in(WRONG, "Åse")  # type: ignore[assignment]
    path.unlink()
    assert door.session(session.token) is None


def test_who_signs_in_says_who_they_are(door: SignIn) -> None:
    for name in ("", "  ", "\u200b", "x" * 101):
        with pytest.raises(RecordRefused):
            door.sign_in(RIGHT, name)
    assert door.sign_in(WRONG, "Åse") is None


def test_a_session_shows_neither_token_nor_hash(door: SignIn) -> None:
    session = entered(door)
    assert session.token not in repr(session)
    assert "argon2" not in repr(session)
