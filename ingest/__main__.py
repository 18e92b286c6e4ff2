"""``python -m ingest [FOLDER]``: the index; ``… conflicts``: what may disagree; ``… tune``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from ingest import (
    Built,
    Embedder,
    Index,
    IngestError,
    Settings,
    build,
    load_settings,
    one_for_numpy,
    open_embedder,
    read_index,
    read_manifest,
)
from ingest.conflicts import FILE
from ingest.errors import needing_models
from ingest.proposals import proposal
from ingest.questions import question_files

say = Console(stderr=True)
# Programs, not one with commands: the first takes a folder where a command would stand.
building, listing, tuning = (
    typer.Typer(add_completion=False, pretty_exceptions_enable=False) for _ in range(3)
)
Folder = Annotated[
    Path | None, typer.Argument(help="A folder with a sources.toml; left out, the indexed one.")
]


@building.command(epilog="See also: python -m ingest conflicts --help, … tune --help")
def index(
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
        built = _build(folder, settings, _embedder(folder, settings), carry)
    except IngestError as error:
        _complain("Error:", error)
        sys.exit(1)
    _tell(built)
    sys.exit(1 if built.unread else 0)


@listing.command()
def conflicts(folder: Folder = None) -> None:
    """List the statements that may disagree and that nobody has decided on yet, strongest first.

    What is printed is TOML for conflicts.toml. Of each table, write id and about, and then either
    why it is no conflict (dismissed) or how the sides differ (says). The index is updated first.
    """
    try:
        settings = load_settings()
        corpus = folder or _indexed(settings)
        index = _updated(corpus, settings)
    except IngestError as error:
        _complain("Error:", error)
        sys.exit(1)
    for difference in index.differences:
        typer.echo(proposal(difference, index))
    _count(len(index.differences), corpus)


@tuning.command()
def tune(folder: Folder = None) -> None:
    """Tune the built-in model to the anticipated questions of a folder (needs extra "models").

    It takes the better part of an hour. Afterwards: python -m ingest --carry, python -m assistant
    train, python -m evals fit.
    """
    try:
        with needing_models():
            from ingest.learn import tune as story  # torch takes seconds to import

        settings = load_settings()
        story.check_tunable(settings)
        index = _updated(folder or _indexed(settings), settings)
        with _progress() as progress:
            embedding = progress.add_task("Embedding", total=len(index.questions))
            tuning = progress.add_task("Tuning", total=None, visible=False)

            def report(step: int, steps: int, loss: float) -> None:
                what = f"Tuning, loss {loss:.2f}"
                progress.update(tuning, completed=step, total=steps, description=what, visible=True)

            tuned = story.tune(index, settings, lambda n: progress.advance(embedding, n), report)
    except IngestError as error:
        _complain("Error:", error)
        sys.exit(1)
    say.print(f"{tuned} tensors are tuned.")


def _updated(corpus: Path, settings: Settings) -> Index:
    """The index of a folder, built or updated first."""
    embedder = _embedder(corpus, settings)
    _tell_unread(_build(corpus, settings, embedder))
    return read_index(settings, embedder.name)


def _embedder(corpus: Path, settings: Settings) -> Embedder:
    return open_embedder(settings, anticipated=bool(question_files(corpus)))


def _indexed(settings: Settings) -> Path:
    """The folder that the index in use was built from, or the default one."""
    manifest = read_manifest(settings)
    return Path(manifest.corpus) if manifest else Path("corpus")


def _build(folder: Path, settings: Settings, embedder: Embedder, carry: bool = False) -> Built:
    with _progress() as progress:
        task = progress.add_task("Embedding", total=None, visible=False)

        def report(what: str, count: int) -> None:
            if what == "embed":
                progress.update(task, total=count, visible=True)
            else:
                progress.advance(task, count)

        return build(folder, settings, embedder, report, carry)


def _count(found: int, corpus: Path) -> None:
    if not found:
        say.print("Nothing is undecided: no statements were found that may disagree.")
        return
    place = Text(str(corpus / FILE))
    say.print(Text.assemble(f"{found} undecided. Decide each in ", place, "."), soft_wrap=True)


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=say)


def _complain(what: str, error: IngestError) -> None:
    """Say what is wrong on one line; a message may hold what Rich takes for markup."""
    say.print(Text.assemble((what, "bold red"), f" {error}"), soft_wrap=True)


def _tell_unread(built: Built) -> None:
    for error in built.unread:
        _complain("Not read:", error)


def _tell(built: Built) -> None:
    _tell_unread(built)
    if not built.counts:
        say.print(f"Nothing has changed: index {built.manifest.version} is up to date.")
        return
    table = Table("source", "passages", "statements", "anticipated questions")
    for source_id, counts in built.counts.items():
        table.add_row(source_id, *(str(count) for count in counts))
    say.print(table)
    say.print(f"Index {built.manifest.version} is in use. {built.embedded} texts were embedded.")


def main() -> None:
    """Run the program that the first argument names."""
    one_for_numpy()
    programs = {"conflicts": listing, "tune": tuning}
    named = sys.argv[1] if len(sys.argv) > 1 else ""
    if named in programs:
        programs[named](sys.argv[2:], prog_name=f"python -m ingest {named}")
    else:
        building(prog_name="python -m ingest")


if __name__ == "__main__":
    main()
