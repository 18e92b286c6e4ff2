"""The approved answers that hold now, as the assistant takes them: asked for at every question."""

from __future__ import annotations

from time import monotonic

from assistant import Knowledge
from assistant.answers import Language
from assistant.approved import Approved, wordings_of
from assistant.records import (
    ApprovedAnswer,
    Records,
    RecordsUnavailable,
    list_approved,
    state_of,
)
from assistant.understand import Query

# So long an approval that another program has changed may go unnoticed.
SECONDS = 10.0


class Approvals:
    """Read anew every few seconds; none while the records cannot be read.

    A wording is embedded once, when it is first seen.
    """

    def __init__(self, records: Records, knowledge: Knowledge) -> None:
        self._records = records
        self._knowledge = knowledge
        self._read: dict[tuple[str, Language], Query] = {}
        self._held: tuple[float, tuple[Approved, ...]] | None = None

    def now(self) -> tuple[Approved, ...]:
        """Those that are neither due nor stale."""
        held = self._held
        if held is None or monotonic() - held[0] > SECONDS:
            held = self._held = (monotonic(), self._holding())
        return held[1]

    def forget(self) -> None:
        """Read anew at the next question: something was approved, renewed or withdrawn."""
        self._held = None

    def _holding(self) -> tuple[Approved, ...]:
        texts = self._knowledge.index.texts
        try:
            kept = list_approved(self._records)
        except RecordsUnavailable:
            return ()  # the question is answered all the same; that nothing is kept is told there
        holding = [one for one in kept if state_of(one, texts) == "active"]
        wordings = {wording: self._query(wording) for one in holding for wording in _asked(one)}
        self._read = wordings
        return tuple(_as_approved(one, wordings) for one in holding)

    def _query(self, wording: tuple[str, Language]) -> Query:
        return self._read.get(wording) or wordings_of((wording[0],), wording[1], self._knowledge)[0]


def _asked(one: ApprovedAnswer) -> list[tuple[str, Language]]:
    approval = one.approval
    return [(text, approval.language) for text in (approval.question, *approval.wordings)]


def _as_approved(one: ApprovedAnswer, wordings: dict[tuple[str, Language], Query]) -> Approved:
    approval = one.approval
    return Approved(
        asked=tuple(wordings[asked] for asked in _asked(one)),
        text=approval.answer,
        quotes=tuple((quoted.source_id, quoted.quote) for quoted in approval.quotes),
        name=approval.name,
        on=one.approved_on.isoformat(),
        language=approval.language,
        role=approval.role,
    )
