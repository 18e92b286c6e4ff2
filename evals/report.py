"""What a suite has to tell, as a Rich table, as Markdown and as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from rich import table as rich_table
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, track

from evals.intervals import Estimate

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of words ready to be read; ``note`` says how to read them."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One case written out: a heading, and labelled texts below it."""

    heading: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What a suite found; ``about`` is the configuration and index that made it."""

    name: str
    title: str
    about: dict[str, Any]
    tables: tuple[Table, ...]
    entries: tuple[Entry, ...] = ()
    data: dict[str, Any] = field(default_factory=dict)


def show(report: Report, console: Console) -> None:
    """Print the tables."""
    console.print(f"[bold]{escape(report.title)}[/]", highlight=False)
    for key in ("split", "cases", "index", "embedder"):
        if key in report.about:
            console.print(f"{key}: {escape(str(report.about[key]))}", highlight=False)
    for table in report.tables:
        print_table(table, console)


def print_table(table: Table, console: Console) -> None:
    """Print one table: the first column is names, the others are numbers."""
    first, *others = table.columns
    shown = rich_table.Table(title=escape(table.title), caption=escape(table.note) or None)
    shown.add_column(escape(first), no_wrap=True)
    for column in others:
        shown.add_column(escape(column), justify="right")
    for row in table.rows:
        shown.add_row(*map(escape, row))
    console.print(shown)


def write(report: Report, folder: Path) -> tuple[Path, Path]:
    """Write ``<name>.json`` and ``<name>.md`` into the folder and say where they are."""
    folder.mkdir(parents=True, exist_ok=True)
    as_json, as_markdown = folder / f"{report.name}.json", folder / f"{report.name}.md"
    everything = {"title": report.title, "about": report.about} | report.data
    as_json.write_text(
        json.dumps(everything, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    as_markdown.write_text(markdown(report), encoding="utf-8")
    return as_json, as_markdown


def markdown(report: Report) -> str:
    """The whole report as Markdown; whatever the texts contain, it is shown as text."""
    lines = [f"# {_safe(report.title)}", ""]
    lines += [f"- {_safe(key)}: {_safe(_words(value))}" for key, value in report.about.items()]
    for table in report.tables:
        lines += ["", f"## {_safe(table.title)}", ""]
        lines += [
            _row(table.columns),
            _row(("---", *("---:" for _ in table.columns[1:])), raw=True),
        ]
        lines += [_row(row) for row in table.rows]
        lines += ["", _safe(table.note)] if table.note else []
    if report.entries:
        lines += ["", "## Worst cases"]
    for entry in report.entries:
        lines += ["", f"### {_safe(entry.heading)}"]
        for label, text in entry.parts:
            lines += ["", f"**{_safe(label)}**", "", *_quoted(text)]
    return "\n".join(lines) + "\n"


def percent(found: Estimate | None) -> str:
    """A share as words: ``91 %``; a dash where nothing applies."""
    return "–" if found is None else f"{100 * found.value:.0f} %"


def percent_interval(found: Estimate | None) -> str:
    """Between what the share lies: ``87–95 %``."""
    return "–" if found is None else f"{100 * found.low:.0f}–{100 * found.high:.0f} %"


def progress(items: Sequence[T], what: str) -> Iterable[T]:
    """The items, with a bar on standard error that shows how far we are."""
    return track(items, what, console=Console(stderr=True), transient=True)


@contextmanager
def embedding() -> Iterator[Callable[[str, int], None]]:
    """A bar for what tells of texts as they are embedded: ("embed", all), ("embedded", more)."""
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Embedding", total=None)

        def report(what: str, count: int) -> None:
            if what == "embed":
                bar.update(task, total=count)
            else:
                bar.advance(task, count)

        yield report


def _words(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _row(cells: Sequence[str], raw: bool = False) -> str:
    return "| " + " | ".join(cells if raw else map(_safe, cells)) + " |"


def _quoted(text: str) -> list[str]:
    return [f"> {_safe(line)}  " for line in text.splitlines() or [""]]


def _safe(text: str) -> str:
    """The text with whatever Markdown or HTML would act on made harmless, on one line."""
    return re.sub(r"([\\`*_{}\[\]<>#|~])", r"\\\1", " ".join(text.split()))
