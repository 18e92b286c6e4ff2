"""``python -m evals …``: the suites on the command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console

if TYPE_CHECKING:
    from evals.report import Report

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="How good the assistant is: answers, retrieval, speed, and the floors to stay above.",
)
told = Console()
failed = Console(stderr=True)


class Split(StrEnum):
    """Which half of the cases: ``dev`` to tune on, ``test`` to report."""

    DEV = "dev"
    TEST = "test"
    ALL = "all"


Files = Annotated[
    list[Path] | None,
    typer.Option("--cases", help="A file of JSON lines; more than one may be named.", exists=True),
]
Which = Annotated[Split, typer.Option(help="Tune on dev; report test, and look at it seldom.")]
Out = Annotated[
    Path | None,
    typer.Option(help="Folder for the reports; else var/evals/<date>.", file_okay=False),
]


@app.callback()
def every() -> None:
    """What every suite begins with."""
    from ingest import one_for_numpy

    one_for_numpy()


@app.command()
def answers(
    cases: Files = None,
    split: Which = Split.DEV,
    worst: Annotated[int, typer.Option(min=0, help="How many bad cases to write out.")] = 20,
    with_typos: Annotated[
        int, typer.Option(min=0, help="Ask once more with so many typing errors a question.")
    ] = 0,
    asked_in: Annotated[
        Literal["en", "nn"] | None,
        typer.Option(help="Ask those that are translated once more in it."),
    ] = None,
    out: Out = None,
) -> None:
    """Ask every case and judge what comes back."""
    with _said_plainly():
        from assistant import open_knowledge
        from evals.rewording import Wording
        from evals.run import choose, run_answers

        chosen = choose(cases or [], split)
        wording = Wording(asked_in, with_typos)
        _tell(run_answers(open_knowledge(), chosen, split, worst, wording), out)


@app.command()
def fit(cases: Files = None) -> None:
    """Fit the weights of the assistant's judge on the cases of ``dev``."""
    with _said_plainly():
        from assistant import open_knowledge
        from evals.run import choose, run_fit

        told.print(run_fit(open_knowledge(), choose(cases or [], "dev")))


@app.command()
def retrieval(
    cases: Files = None,
    split: Which = Split.DEV,
    norquad: Annotated[
        Path | None,
        typer.Option(help="A file nested like SQuAD, to search as well.", exists=True),
    ] = None,
    out: Out = None,
) -> None:
    """See what each ranker finds, and what two baselines find."""
    with _said_plainly():
        from assistant import open_knowledge
        from evals.run import choose, run_retrieval

        _tell(run_retrieval(open_knowledge(), choose(cases or [], split), split, norquad), out)


@app.command()
def speed(cases: Files = None, split: Which = Split.TEST, out: Out = None) -> None:
    """Time answers, a cold start and a rebuild, and weigh the chat. Exit 1 over a limit."""
    os.environ["OMP_NUM_THREADS"] = "1"  # read when the model loads: threads would wait in turn
    with _said_plainly():
        from assistant import open_knowledge
        from evals.run import choose, run_speed

        found = run_speed(open_knowledge(), choose(cases or [], split), split)
        _tell_and_leave(found, out)


@app.command()
def load(
    cases: Files = None,
    split: Which = Split.DEV,
    users: Annotated[int, typer.Option(min=1, max=100, help="How many ask at once.")] = 30,
    rounds: Annotated[int, typer.Option(min=1, max=20, help="How often each of them asks.")] = 3,
    out: Out = None,
) -> None:
    """Start the chat and let many users ask it at once. Exit 1 over a limit."""
    with _said_plainly():
        from assistant import open_knowledge
        from evals.run import choose, run_load

        found = run_load(open_knowledge(), choose(cases or [], split), split, users, rounds)
        _tell_and_leave(found, out)


@app.command()
def floors(
    cases: Files = None,
    split: Which = Split.TEST,
    pin: Annotated[
        bool, typer.Option("--pin", help="Write what is reached as the floors.")
    ] = False,
    allow_lower: Annotated[
        str | None, typer.Option(metavar="REASON", help="With --pin: why a floor is lowered.")
    ] = None,
) -> None:
    """Hold what is reached against evals/floors.json. Exit 1 if anything fell."""
    if allow_lower is not None and not pin:
        raise typer.BadParameter("goes with --pin", param_hint="--allow-lower")
    with _said_plainly():
        from assistant import open_knowledge
        from evals import floors as kept
        from evals.report import print_table
        from evals.run import choose, run_floors

        before = kept.read_floors()
        reached = run_floors(open_knowledge(), choose(cases or [], split), split)
        if pin:
            kept.write_floors(kept.pin(before, reached, allow_lower))
            told.print(f"Pinned {len(reached.values)} floors in {kept.FILE}.", highlight=False)
            return
        if before is None:
            raise kept.FloorsError(f"There is no {kept.FILE}. Pin what is reached with --pin.")
        if changed := kept.changed(before, reached):
            raise kept.FloorsError(
                f"Not as it was when the floors were pinned: {', '.join(changed)}. Pin anew with "
                "`python -m evals floors --pin`."
            )
        if fell := kept.falls(before, reached):
            print_table(kept.table(fell), told)
            sys.exit(1)
        told.print(f"All {len(before.floors)} floors hold.", highlight=False)


def _tell(found: Report, out: Path | None) -> None:
    from evals.configuration import results_folder
    from evals.report import show, write

    show(found, told)
    for path in write(found, out or results_folder()):
        told.print(f"Written: {path}", highlight=False, soft_wrap=True)


def _tell_and_leave(found: Report, out: Path | None) -> None:
    """Exit 1 if any timing is over its limit."""
    _tell(found, out)
    sys.exit(0 if all(timing["kept"] for timing in found.data["timings"]) else 1)


@contextmanager
def _said_plainly() -> Iterator[None]:
    """Errors that people can mend are told in their own words; exit 1."""
    from ingest import IngestError

    try:
        yield
    except IngestError as error:
        failed.print("[bold red]Error:[/] ", end="")
        failed.print(str(error), markup=False, highlight=False)
        sys.exit(1)
    except OSError as error:
        failed.print(f"Cannot be written or read: {error}", markup=False, highlight=False)
        sys.exit(1)


if __name__ == "__main__":
    app()
