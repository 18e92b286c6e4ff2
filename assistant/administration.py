"""``python -m assistant records …`` and ``… supervisor …``: for whoever looks after Veiviser.

What they need is imported when a command runs, so that asking stays quick.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.terminal import clear_errors, tell
from ingest import IngestError, NotWritable, load_settings

if TYPE_CHECKING:
    from assistant.records import Records

# Nobody waits for an answer here: rather wait for another program than fail.
_PATIENCE = 5.0

records = typer.Typer(no_args_is_help=True, help="What is kept of questions, reports and training.")
supervisor = typer.Typer(no_args_is_help=True, help="The password that supervisors sign in with.")


class Doomed(StrEnum):
    """What ``records erase`` erases."""

    OLD = "old"
    TRAINING = "training"
    EVERYTHING = "everything"


class Exported(StrEnum):
    """What ``records export`` writes."""

    QUESTIONS = "questions"
    REPORTS = "reports"
    TRAINING = "training"
    ANTICIPATED = "anticipated"
    CASES = "cases"


Session = Annotated[
    str | None, typer.Option(help="With training: only the results of this session.")
]


@records.command()
@clear_errors
def erase(
    what: Annotated[Doomed, typer.Argument(help="What to erase.")],
    session: Session = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether to.")] = False,
) -> None:
    """Erase records: old ones (as the chat does daily), those of training, or everything."""
    from assistant import records as kept

    _check_session(session, what == Doomed.TRAINING)
    found = _open()
    if what == Doomed.OLD:
        tell(f"Erased: {kept.erase_old(datetime.now(UTC), found)}.")
        return
    if not yes:
        _confirm(f"Erase {what.value} in {found.place} for good?")
    if what == Doomed.TRAINING:
        tell(f"Erased: {kept.erase_results(found, session)} training results.")
    else:
        tell(f"Erased: all {kept.erase_everything(found)} records.")


@records.command()
@clear_errors
def export(
    what: Annotated[
        Exported,
        typer.Argument(
            help="questions and reports as JSON lines, training as CSV, approved answers as "
            "anticipated questions or as cases."
        ),
    ],
    session: Session = None,
    out: Annotated[
        Path | None, typer.Option(help="The file to write; standard output if left out.")
    ] = None,
) -> None:
    """Write records out for other programs."""
    _check_session(session, what == Exported.TRAINING)
    text = _exported(what, session, _open())
    if out is None:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.flush()
        return
    try:
        # Records are for the owner's eyes, exported ones too.
        with open(out, "w", encoding="utf-8", newline="", opener=_owners) as file:
            file.write(text)
    except OSError as error:
        raise NotWritable(f"{out} cannot be written: {error.strerror or error}.") from None
    tell(f"Written: {out}")


@supervisor.command("set-password")
@clear_errors
def set_password(
    stdin: Annotated[
        bool, typer.Option("--stdin", help="Read the password from standard input, one line.")
    ] = False,
) -> None:
    """Set the password that supervisors sign in with; whoever is signed in is signed out."""
    from assistant.supervisor import set_password as put

    if not stdin and not sys.stdin.isatty():
        raise typer.BadParameter("There is no terminal to ask at. Use --stdin.")
    if stdin:
        password = sys.stdin.buffer.readline().decode(errors="replace").rstrip("\r\n")
    else:
        password = typer.prompt("New password", hide_input=True, confirmation_prompt=True)
    tell(f"The password is set; its hash is in {put(password, load_settings())}.")


def _open() -> Records:
    from assistant.records import open_records

    found = open_records(load_settings())
    if found.file is not None and not found.file.exists():
        raise IngestError(
            f"There are no records in {found.file} yet. Set VEIVISER_VAR or records_url if they "
            "are elsewhere."
        )
    found.check(_PATIENCE)
    return found


def _exported(what: Exported, session: str | None, found: Records) -> str:
    from assistant import records as kept

    match what:
        case Exported.QUESTIONS:
            return kept.as_lines(kept.list_questions(found))
        case Exported.REPORTS:
            return kept.as_lines(kept.list_reports(found))
        case Exported.TRAINING:
            return kept.as_csv(kept.list_results(found, session))
        case Exported.ANTICIPATED:
            return "".join(kept.as_question_lines(one) for one in kept.list_approved(found))
        case Exported.CASES:
            return "".join(kept.as_case_line(one) for one in kept.list_approved(found))


def _check_session(session: str | None, of_training: bool) -> None:
    if session is not None and not of_training:
        raise typer.BadParameter("goes with training", param_hint="--session")


def _confirm(question: str) -> None:
    if not sys.stdin.isatty():
        raise typer.BadParameter("There is no terminal to ask at. Use --yes.")
    typer.confirm(question, abort=True, err=True)


def _owners(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
