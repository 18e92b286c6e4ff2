"""What the page stands on: the documents, who answers, what is kept, who may come in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant import Knowledge
from assistant import ask as ask_assistant
from assistant.answers import Event, Question
from assistant.records import LastKnown, Records, open_records
from assistant.supervisor import SignIn
from assistant.ui.approvals import Approvals
from ingest import Settings, load_settings

Ask = Callable[[Question, Knowledge], Iterator[Event]]


@dataclass(frozen=True, slots=True)
class Backing:
    """One for the process, the same for all visitors."""

    knowledge: Knowledge
    settings: Settings
    records: Records
    sign_in: SignIn
    last_known: LastKnown
    ask: Ask
    approvals: Approvals

    @property
    def version(self) -> str:
        """The version of the index that answers now."""
        return self.knowledge.index.manifest.version


def backing(
    knowledge: Knowledge,
    settings: Settings | None = None,
    records: Records | None = None,
    ask: Callable[..., Iterator[Event]] = ask_assistant,
) -> Backing:
    """What the page needs, from what the settings say; IngestError for a wrong database URL."""
    settings = settings or load_settings()
    records = records or open_records(settings)
    approvals = Approvals(records, knowledge)

    def ask_approved(question: Question, knowledge: Knowledge) -> Iterator[Event]:
        approved = approvals.now()
        return ask(question, knowledge, approved) if approved else ask(question, knowledge)

    sign_in, last_known = SignIn(settings, records), LastKnown(records)
    return Backing(knowledge, settings, records, sign_in, last_known, ask_approved, approvals)
