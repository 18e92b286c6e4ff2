"""``python -m ingest [FOLDER]``: build or update the index."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from ingest import Built, IngestError, build, load_settings, open_embedder

say = Console(stderr=True)
app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    folder: Annotated[
        Path, typer.Argument(help="A folder with a sources.toml.", show_default=True)
    ] = Path("corpus"),
    carry: Annotated[
        bool,
        typer.Option("--carry", help="Keep the embeddings in the folder too, to be committed."),
    ] = False,
) -> None:
    """Build or update the index of a corpus folder.

    The index in use goes on working until the new one is whole. Exit status 1 if a source could
    not be read.
    """
    try:
        settings = load_settings()
        embedder = open_embedder(settings)
        with _progress() as progress:
            task = progress.add_task("Embedding", total=None, visible=False)

            def report(what: str, count: int) -> None:
                if what == "embed":
                    progress.update(task, total=count, visible=True)
                else:
                    progress.advance(task, count)

            built = build(folder, settings, embedder, report, carry)
    except IngestError as error:
        _complain("Error:", error)
        sys.exit(1)
    _tell(built)
    sys.exit(1 if built.unread else 0)


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=say)


def _complain(what: str, error: IngestError) -> None:
    """Say what is wrong on one line; a message may hold what Rich takes for markup."""
    say.print(Text.assemble((what, "bold red"), f" {error}"), soft_wrap=True)


def _tell(built: Built) -> None:
    for error in built.unread:
        _complain("Not read:", error)
    if not built.counts:
        say.print(f"Nothing has changed: index {built.manifest.version} is up to date.")
        return
    table = Table("source", "passages", "statements", "anticipated questions")
    for source_id, counts in built.counts.items():
        table.add_row(source_id, *(str(count) for count in counts))
    say.print(table)
    say.print(f"Index {built.manifest.version} is in use. {built.embedded} texts were embedded.")


if __name__ == "__main__":
    app()
