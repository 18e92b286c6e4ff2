"""What the page stands on: the documents, who answers, what is kept, who may come in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant import Knowledge
from assistant import ask as ask_assistant
from assistant.answers import Event, Question
from assistant.approved import Vouched
from assistant.records import LastKnown, Records, open_records
from assistant.supervisor import SignIn
from assistant.ui.approvals import Approvals
from ingest import CorpusGone, Index, Reporting, Settings, load_reporting, load_settings

Ask = Callable[[Question, Knowledge], Iterator[Event]]
AskVouched = Callable[[Question, Knowledge, Vouched], Iterator[Event]]


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
    # Where the corpus has none, its view is not offered; where it is gone, the view says so.
    reporting: Reporting | CorpusGone | None = None

    @property
    def version(self) -> str:
        """The version of the index that answers now."""
        return self.knowledge.index.manifest.version


def backing(
    knowledge: Knowledge,
    settings: Settings | None = None,
    records: Records | None = None,
    ask: AskVouched = ask_assistant,
) -> Backing:
    """What the page needs, from what the settings say; IngestError for what is wrong with it."""
    settings = settings or load_settings()
    records = records or open_records(settings)
    index = knowledge.index
    approvals = Approvals(records, knowledge)

    def ask_approved(question: Question, knowledge: Knowledge) -> Iterator[Event]:
        return ask(question, knowledge, approvals.now())

    return Backing(
        knowledge,
        settings,
        records,
        SignIn(settings, records),
        LastKnown(records),
        ask_approved,
        approvals,
        _reporting(index),
    )


def _reporting(index: Index) -> Reporting | CorpusGone | None:
    try:
        return load_reporting(Path(index.manifest.corpus), index.texts)
    except CorpusGone as gone:
        return gone
