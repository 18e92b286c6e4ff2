"""Quotes for an approved answer: those that the assistant finds, and one that was pasted."""

from __future__ import annotations

from assistant import Found, Knowledge, Question, ask
from assistant.choose import better_first
from assistant.cite import quoted_spans
from assistant.texts import say
from assistant.ui.panel import Value
from assistant.ui.sent import Sent
from ingest import Index, find_quote, flat, quote_at

_MOST = 8


def passages(said: Sent, knowledge: Knowledge) -> Value:
    """What the assistant finds for the question, to choose from; why there is nothing."""
    index = knowledge.index
    text = said.text("question")
    events = ask(Question(text), knowledge) if text else iter(())
    hits = next((event.hits for event in events if isinstance(event, Found)), ())
    found = [
        {
            "source_id": hit.statement.source_id,
            "title": index.sources[hit.statement.source_id].title,
            "section": " › ".join(heading.rstrip(" :") for heading in hit.statement.path),
            "quote": quote_at(index.texts[hit.statement.source_id], span),
        }
        for hit in better_first(hits, knowledge)[:_MOST]
        for span in quoted_spans(hit.statement, index)
    ]
    key = "found_none" if text else "problem.question"
    return {"found": found, "words": "" if found else _words(key, said)}


def quoted(said: Sent, index: Index) -> Value:
    """A pasted quote as it stands in its source, or why it cannot be used."""
    source_id, quote = said.text("source_id"), flat(said.text("quote"))
    if not quote:
        return {"words": _words("no_quote", said)}
    if not find_quote(quote, index.texts.get(source_id, "")):
        return {"words": _words("not_verbatim", said)}
    return {"words": "", "source_id": source_id, "quote": quote}


def _words(key: str, said: Sent) -> str:
    return say(said.language, f"page.supervisor.approved.{key}")
