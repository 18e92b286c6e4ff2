"""``python -m assistant …``: questions on the command line, the page, and what it takes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from assistant.administration import records, supervisor
from assistant.answers import ROLES, Question, Role
from assistant.ask import answer
from assistant.batch import answers
from assistant.knowledge import open_knowledge
from assistant.terminal import clear_errors, show, warn
from ingest import load_settings

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Answers questions about child-welfare procedure, with the passages they rest on.",
)
app.add_typer(records, name="records")
app.add_typer(supervisor, name="supervisor")


@app.command()
@clear_errors
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
@clear_errors
def chat(
    host: Annotated[str | None, typer.Option(help="Where to listen; 127.0.0.1 if unset.")] = None,
    port: Annotated[
        int | None, typer.Option(help="The port; 7860 if unset.", min=1, max=65535)
    ] = None,
) -> None:
    """Open the chat page."""
    from assistant.records import RecordsUnavailable, erasing, open_records
    from assistant.ui import launch  # gradio takes seconds to import; nothing else needs it

    settings = load_settings()
    kept = open_records(settings)
    try:
        kept.check(patience=5.0)
    except RecordsUnavailable as problem:
        warn(f"{problem} Until then nothing is kept, and questions are answered all the same.")
    with erasing(kept):
        launch(open_knowledge(settings), host or settings.host, port or settings.port)


@app.command()
@clear_errors
def train() -> None:
    """Learn anew from the anticipated questions of the index (needs the extra "models")."""
    from assistant.learn.train import train as learn  # torch takes seconds to import

    learn(open_knowledge())


def _role(name: str) -> Role:
    return next(role for role in ROLES if role == name)
