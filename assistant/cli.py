"""``python -m assistant …``: questions on the command line, the page, and what it takes."""

from __future__ import annotations

import gc
import json
from pathlib import Path
from typing import Annotated

import typer

from assistant.administration import records, supervisor
from assistant.answers import ROLES, Question, Role
from assistant.ask import answer
from assistant.batch import answers
from assistant.knowledge import open_knowledge
from assistant.save import BadFile, check_file
from assistant.save import save as save_answer
from assistant.terminal import clear_errors, saved, show, warn
from ingest import CorpusGone, load_settings, needing_models

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
    save: Annotated[
        Path | None,
        typer.Option(help="Write the answer with its sources to a .docx, .pdf or .md file, too."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Let --save replace a file that exists.")
    ] = False,
) -> None:
    """Answer one question, or a file of them."""
    if role not in ROLES:
        raise typer.BadParameter(f"{role!r} is not one of {', '.join(ROLES)}.", param_hint="--role")
    if (question is None) == (batch is None):
        raise typer.BadParameter("Give a question or --batch FILE, one of the two.")
    _check_save(save, force, batch)
    if batch is not None:
        for line in answers(batch, _role(role)):
            print(line, flush=True)  # noqa: T201 — lines of JSON are what was asked for
        return
    asked = Question(question or "", tuple(history or ()), _role(role))
    knowledge = open_knowledge()
    found = answer(asked, knowledge)
    try:  # first, so that it is saved even if nobody reads all that is printed
        if save is not None:
            save_answer(found, knowledge.index, save)
    finally:
        if as_json:
            print(json.dumps(found.as_json(), ensure_ascii=False, indent=2))  # noqa: T201
        else:
            show(found)
    if save is not None and not as_json:
        saved(found, save)


@app.command()
@clear_errors
def chat(
    host: Annotated[str | None, typer.Option(help="Where to listen; 127.0.0.1 if unset.")] = None,
    port: Annotated[
        int | None, typer.Option(help="The port; 7860 if unset.", min=1, max=65535)
    ] = None,
) -> None:
    """Open the chat page."""
    gc.disable()  # what is loaded now stays; looking through it again and again takes a while
    from assistant.records import RecordsUnavailable, erasing, open_records
    from assistant.ui import (  # gradio takes seconds to import; nothing else needs it
        backing,
        launch,
    )

    settings = load_settings()
    kept = open_records(settings)
    try:
        kept.check(patience=5.0)
    except RecordsUnavailable as problem:
        warn(f"{problem} Until then nothing is kept, and questions are answered all the same.")
    with erasing(kept):
        knowledge = open_knowledge(settings, warm=False)

        def once_up() -> None:  # a question that comes sooner waits for what it needs of it
            knowledge.warm()
            knowledge.packaged.embed_questions(["?"])  # danger must not wait until it is loaded
            gc.freeze()
            gc.enable()

        stands_on = backing(knowledge, settings, kept)
        if isinstance(stands_on.reporting, CorpusGone):
            warn(f"{stands_on.reporting} Until then questions are answered all the same.")
        launch(stands_on, host or settings.host, port or settings.port, once_up=once_up)


@app.command()
@clear_errors
def train() -> None:
    """Learn anew what danger sounds like and what answers questions (needs extra "models").

    It takes six minutes. Afterwards: python -m evals fit.
    """
    with needing_models():
        from assistant.learn.train import train as learn

    learn(open_knowledge())


def _check_save(file: Path | None, force: bool, batch: Path | None) -> None:
    """Refuse before anything is answered what could not be saved after it."""
    if file is None:
        if force:
            raise typer.BadParameter("It goes with --save FILE.", param_hint="--force")
        return
    if batch is not None:
        raise typer.BadParameter("It saves one answer, not a --batch.", param_hint="--save")
    try:
        check_file(file, force)
    except BadFile as problem:
        raise typer.BadParameter(str(problem), param_hint="--save") from None


def _role(name: str) -> Role:
    return next(role for role in ROLES if role == name)
