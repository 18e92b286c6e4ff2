"""What the commands say on the terminal: an Answer, a line of news, what went wrong."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

from rich.console import Console
from rich.markdown import Markdown
from rich.padding import Padding
from rich.text import Text

from assistant.answers import Answer, Citation
from assistant.signed import approved_by
from assistant.texts import say
from ingest import IngestError

Parameters = ParamSpec("Parameters")


def show(answer: Answer) -> None:
    """Print the answer, its notices, its numbered sources and what else may be asked."""
    console = Console()
    language = answer.language
    if answer.standalone_question != answer.question:
        understood = f"{say(language, 'terminal.understood_as')}: {answer.standalone_question}"
        console.print(Text(understood, style="dim"))
    if approved := approved_by(answer):
        console.print(Text(approved, style="dim"))
    console.print(Markdown(answer.text))
    for notice in answer.notices:
        markers = "".join(f" [{marker}]" for marker in notice.markers)
        text = f"{say(language, 'terminal.notices')}{markers}: {notice.text}"
        console.print(Padding(Text(text, style="yellow"), (1, 0, 0, 0)))
    if answer.citations:
        console.print(Text(f"\n{say(language, 'terminal.sources')}", style="bold"))
        for citation in answer.citations:
            console.print(_source(citation, answer))
    if answer.suggestions:
        console.print(Text(f"\n{say(language, 'terminal.suggestions')}", style="bold"))
        for suggestion in answer.suggestions:
            console.print(Text(f"  {suggestion}"))


def saved(answer: Answer, file: Path) -> None:
    """Print where the answer was saved."""
    Console().print(Text(say(answer.language, "export.saved", file=file), style="dim"))


def error(message: str) -> None:
    """Print what went wrong, in red, on standard error."""
    console = Console(stderr=True)
    console.print(Text.assemble(("Error: ", "bold red"), message))


def warn(message: str) -> None:
    """Print what works less well than it should, in yellow, on standard error."""
    console = Console(stderr=True)
    console.print(Text.assemble(("Note: ", "bold yellow"), message))


def tell(message: str) -> None:
    """Print what was done."""
    Console().print(Text(message))


def clear_errors(command: Callable[Parameters, None]) -> Callable[Parameters, None]:
    """Say what a person can mend in one line instead of a traceback, and exit with 1."""

    @wraps(command)
    def guarded(*args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except IngestError as problem:
            error(str(problem))
            sys.exit(1)
        except (BrokenPipeError, KeyboardInterrupt):
            sys.stderr.close()  # whoever read along has stopped; there is nobody left to tell
            sys.exit(1)

    return guarded


def _source(citation: Citation, answer: Answer) -> Padding:
    language = answer.language
    facts = (
        citation.title,
        citation.publisher,
        citation.dated or say(language, "terminal.undated"),
        say(language, f"standing.{citation.standing}"),
    )
    lines = Text(f"[{citation.marker}] {', '.join(facts)}\n")
    if citation.section:
        lines.append(f"{' > '.join(citation.section)}\n", style="dim")
    lines.append(f"«{citation.quote}»", style="italic")
    return Padding(lines, (0, 0, 1, 2))
