"""The answering statements themselves, the asked-for words in bold; needs no model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from assistant.choose import Chosen
from assistant.cite import reference
from assistant.knowledge import Knowledge
from assistant.texts import say
from assistant.understand import Query
from assistant.understand.kinds import asked_spans
from assistant.write import ages
from ingest import Statement, sentences

MOST_BOLD = 2
LONGEST_ITEM = 160  # characters
_NUMBERED_HEADING = re.compile(r"^\d+(?:\.\d+)*\.?\s+")


def write(query: Query, chosen: Chosen, knowledge: Knowledge) -> Iterator[str]:
    """What follows for the age asked about, then one paragraph for each statement, lists whole."""
    if chosen.only_nearest:
        yield say(query.language, "answer.only_nearest") + "\n\n"
    of_age = ages.lead(query, chosen.statements, knowledge)
    for place, statement in enumerate(chosen.statements):
        yield of_age.get(statement.id, "")
        if place == 0 and query.language != "nb" and not chosen.only_nearest:
            yield say(query.language, "answer.in_bokmaal") + "\n\n"
        items = knowledge.index.items_of(statement.introduces)
        run = knowledge.index.run_of(statement)
        yield (_list(run, items) if items else _sentences(run, query)) + "\n\n"


def _sentences(run: Sequence[Statement], query: Query) -> str:
    told = " ".join(_capital(statement.text) for statement in run)
    return _capital(_context(run[0]) + _bold(told, query)) + reference(run[0])


def _list(run: Sequence[Statement], items: tuple[Statement, ...]) -> str:
    above = _context(run[0]) if run[0].text[:1].islower() else ""
    told = " ".join(statement.text for statement in run)
    lead_in = _capital(above + _NUMBERED_HEADING.sub("", told).rstrip(" .:"))
    lines = "\n".join(f"- {_beginning(item.text)}" for item in items)
    return f"{lead_in}:{reference(run[-1])}\n\n{lines}"


def _context(statement: Statement) -> str:
    """What a list item reads on from: what introduces it or what it hangs under."""
    lead_in = _NUMBERED_HEADING.sub("", statement.lead_in).rstrip(" .:")
    if statement.parents:
        above = statement.parents[-1].rstrip(" .:")
        # half a sentence, "are safe", wants its beginning, "Services of good quality"
        return f"{lead_in} {above}: " if above[:1].islower() and lead_in else f"{above}: "
    introduced = statement.list_id and statement.lead_in.rstrip().endswith(":")
    return f"{lead_in}: " if introduced else ""


def _bold(text: str, query: Query) -> str:
    """Set what the question asks for in bold, the last of it first so that places stay right."""
    for start, end in reversed(asked_spans(query.kinds[:1], text)[:MOST_BOLD]):
        text = f"{text[:start]}**{text[start:end]}**{text[end:]}"
    return text


def _beginning(text: str) -> str:
    """A long item is told by its first sentences, none of them cut: a condition may stand last. The
    rest stands in the quote of its list.
    """
    whole = sentences(text)
    lengths = accumulate(len(sentence) + 1 for sentence in whole)
    told = max(1, sum(length <= LONGEST_ITEM for length in lengths))
    return " ".join([*whole[:told], *(["…"] if told < len(whole) else [])])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
