"""``python -m assistant ask|chat``: questions on the command line, and the page."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Annotated, ParamSpec

import typer

from assistant.answers import ROLES, Question, Role
from assistant.ask import answer
from assistant.batch import BatchError, answers
from assistant.knowledge import open_knowledge
from assistant.terminal import error, show
from ingest import IngestError, load_settings

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Answers questions about child-welfare procedure, with the passages they rest on.",
)
Parameters = ParamSpec("Parameters")


def _clear_errors(command: Callable[Parameters, None]) -> Callable[Parameters, None]:
    """Say what a person can mend in one line instead of a traceback, and exit with 1."""

    @wraps(command)
    def guarded(*args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except (IngestError, BatchError) as problem:
            error(str(problem))
            sys.exit(1)
        except (BrokenPipeError, KeyboardInterrupt):
            sys.stderr.close()  # whoever read along has stopped; there is nobody left to tell
            sys.exit(1)

    return guarded


@app.command()
@_clear_errors
def ask(
    question: Annotated[str | None, typer.Argument(help="The question, in quotes.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
    role: Annotated[str, typer.Option(help=f"Who asks: {', '.join(ROLES)}.")] = ROLES[0],
    history: Annotated[
        list[str] | None,
        typer.Option(
            help="An earlier question of the same user; may be given again, oldest first."
        ),
    ] = None,
    batch: Annotated[
        Path | None,
        typer.Option(help="A file of questions, one JSON object a line; - for standard input."),
    ] = None,
) -> None:
    """Answer one question, or a file of them."""
    if role not in ROLES:
        raise typer.BadParameter(f"{role!r} is not one of {', '.join(ROLES)}.", param_hint="--role")
    if (question is None) == (batch is None):
        raise typer.BadParameter("Give a question or --batch FILE, one of the two.")
    if batch is not None:
        for line in answers(batch, _role(role)):
            print(line, flush=True)  # noqa: T201 — lines of JSON are what was asked for
        return
    asked = Question(question or "", tuple(history or ()), _role(role))
    found = answer(asked, open_knowledge())
    if as_json:
        print(json.dumps(found.as_json(), ensure_ascii=False, indent=2))  # noqa: T201
    else:
        show(found)


@app.command()
@_clear_errors
def chat(
    host: Annotated[str | None, typer.Option(help="Where to listen; 127.0.0.1 if unset.")] = None,
    port: Annotated[
        int | None, typer.Option(help="The port; 7860 if unset.", min=1, max=65535)
    ] = None,
) -> None:
    """Open the chat page."""
    from assistant.ui import launch  # gradio takes seconds to import; nothing else needs it

    settings = load_settings()
    launch(open_knowledge(settings), host or settings.host, port or settings.port)


@app.command()
@_clear_errors
def train() -> None:
    """Learn anew from the anticipated questions of the index (needs the extra "models")."""
    from assistant.learn.train import train as learn  # torch takes seconds to import

    learn(open_knowledge())


def _role(name: str) -> Role:
    return next(role for role in ROLES if role == name)
