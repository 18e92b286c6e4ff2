"""terms.toml in: groups of words that mean the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import TermsError
from ingest.terms import load_terms


def test_groups_come_in_order_and_in_small_letters(tmp_path: Path) -> None:
    text = (
        '\ufeff[[group]]\nwords = ["BVL", "Barnevernloven"]\n[[group]]\nwords = ["å", "Æ", "ø"]\n'
    )
    (tmp_path / "terms.toml").write_text(text, encoding="utf-8")
    assert load_terms(tmp_path) == (("bvl", "barnevernloven"), ("å", "æ", "ø"))


def test_a_corpus_without_the_file_has_none(tmp_path: Path) -> None:
    assert load_terms(tmp_path) == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[group]]\nwords = ['bvl']", "group 1 needs words = [two or more texts]"),
        ("[[group]]\nwords = ['a', 'b']\n[[group]]\nword = ['a', 'b']", "group 2 needs words"),
        ("[[group]]\nwords = ['a', 5]", "group 1 needs words"),
        ("[[group]]\nwords = 'a b'", "group 1 needs words"),
        ("group = ['a', 'b']", "group 1 needs words"),
        ("group = 5", "group must be [[group]] tables"),
        ("[group]\nwords = ['a', 'b']", "group must be [[group]] tables"),
        ("[[group]", "cannot be read"),
        (b"# \xf8", "cannot be read"),
    ],
)
def test_a_broken_file_is_told(text: str | bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "terms.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(TermsError) as error:
        load_terms(tmp_path)
    assert says in str(error.value)
    assert str(path) in str(error.value)
