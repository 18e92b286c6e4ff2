"""sources.toml in: what may stand in it, and what is said when it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up import SOURCES

from ingest.errors import SourcesError
from ingest.sources import load_sources

ONE = SOURCES.split("\n\n")[0] + "\n"


def loading(text: str | bytes, folder: Path) -> str:
    """What is said of a sources.toml with this text."""
    (folder / "sources.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SourcesError) as error:
        load_sources(folder)
    assert str(folder / "sources.toml") in str(error.value)
    return str(error.value)


def test_sources_come_in_the_order_of_the_file(corpus: Path) -> None:
    routine, plan = load_sources(corpus)
    assert (routine.id, routine.level, routine.standing) == ("rutine", "local", "published")
    assert (plan.id, plan.level, plan.standing) == ("plan", "national", "draft")
    assert plan.language == "nb"
    assert plan.dated is None


def test_a_date_may_be_written_as_a_date_or_as_a_text(tmp_path: Path) -> None:
    text = f'{ONE}published = 2021-09-30\nchanged = "2021-10"\nvalid_from = "2022"\n'
    (tmp_path / "sources.toml").write_text(text, encoding="utf-8")
    (source,) = load_sources(tmp_path)
    assert (source.published, source.changed, source.valid_from) == (
        "2021-09-30",
        "2021-10",
        "2022",
    )
    assert source.dated == "2021-10"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_byte_order_mark_and_line_endings_do_not_matter(
    mark: str, ending: str, tmp_path: Path
) -> None:
    (tmp_path / "sources.toml").write_bytes((mark + SOURCES.replace("\n", ending)).encode())
    assert [source.id for source in load_sources(tmp_path)] == ["rutine", "plan"]


@pytest.mark.parametrize("key", ["id", "file", "title", "publisher", "level", "standing"])
def test_a_missing_key_is_named_with_the_line_of_its_table(key: str, tmp_path: Path) -> None:
    second = SOURCES.split("\n\n")[1]
    without = "\n".join(line for line in second.splitlines() if not line.startswith(f"{key} ="))
    message = loading(f"{ONE}\n{without}", tmp_path)
    assert f"sources.toml, line 9: source {'without id' if key == 'id' else 'plan'!r}" in message
    assert f"lacks the key {key!r}: add it" in message


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("local", "regional"), "level is 'regional', must be one of national, local"),
        (("published", "ferdig"), "standing is 'ferdig', must be one of published, draft"),
        (('"Kommunen"', "5"), "publisher must be a text, not 5"),
        (('"Kommunen"', '["Kommunen"]'), "publisher must be a text, not ['Kommunen']"),
        (('"Kommunen"', '" "'), "publisher must be a text, not ' '"),
        (("publisher", "utgiver"), "lacks the key 'publisher'"),
        (('title = "', 'tittel = "x"\ntitle = "'), "has the key 'tittel', which is not known"),
        (('title = "', 'changed = "i fjor"\ntitle = "'), "changed is 'i fjor', must be a date"),
        (('"rutine"', '"Rutine 1"'), "the id 'Rutine 1' must be small letters"),
        (('"rutine"', '"../x"'), "the id '../x' must be small letters"),
    ],
)
def test_a_wrong_value_is_named_with_the_line_of_its_key(
    change: tuple[str, str], says: str, tmp_path: Path
) -> None:
    text = f"# Kilder\n\n[[source]] # vår\n{ONE[11:].replace(*change, 1)}"
    message = loading(text, tmp_path)
    assert says in message
    added = change[1].split("\n")[0].split(" = ")[-1]
    line = next(n for n, line in enumerate(text.split("\n"), 1) if added in line)
    line = 3 if "lacks" in says else line
    assert f"sources.toml, line {line}: " in message


def test_what_is_wrong_between_sources_is_named_with_its_line(tmp_path: Path) -> None:
    twice = loading(f"{ONE}\n{ONE}", tmp_path)
    assert "sources.toml, line 10: the id 'rutine' is used more than once" in twice
    gone = loading(f'{ONE}"superseded_by" = "x"\n', tmp_path)
    assert "sources.toml, line 8: 'rutine' is superseded_by 'x', which is no source" in gone


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[source]]\nid = \n", "not valid TOML: Invalid value (at line 2"),
        ("[[source\n", "not valid TOML"),
        (b"[[source]]\nid = '\xf8'\n", "must be UTF-8 text"),
        ("", "names no document: add a [[source]] table"),
        ("source = []", "names no document"),
        ("source = 'x'", "names no document"),
        ("[source]\nid = 'x'\n", "names no document"),
        ("source = [1]", "must be a [[source]] table, not 1"),
        (ONE + ONE, "the id 'rutine' is used more than once"),
        (ONE + "superseded_by = 'ny'\n", "'rutine' is superseded_by 'ny', which is no source here"),
    ],
)
def test_a_broken_file_is_told(text: str | bytes, says: str, tmp_path: Path) -> None:
    assert says in loading(text, tmp_path)


def test_a_missing_file_is_told_with_what_to_write(tmp_path: Path) -> None:
    with pytest.raises(SourcesError) as error:
        load_sources(tmp_path)
    assert f"There is no {tmp_path / 'sources.toml'}" in str(error.value)
    assert "[[source]]" in str(error.value)


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "corpus").write_text("", encoding="utf-8")
    with pytest.raises(SourcesError, match=r"sources\.toml cannot be read"):
        load_sources(tmp_path / "corpus")
