"""What stands in a file that is taken along: everything needed to check each answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answers import Answer, Citation, Language, Notice
from assistant.dates import date_and_time, said_date
from assistant.export.blocks import Block, Contents, Heading, Listed, Paragraph, Run
from assistant.export.conversation import Conversation
from assistant.export.formatted import formatted, formatted_line
from assistant.signed import approved_by
from assistant.texts import find, say
from ingest import Source

_LANGUAGE = re.compile("[a-z]{2,3}")
# What a source that is no longer indexed was most likely written in.
_USUAL = "nb"


def contents(conversation: Conversation) -> Contents:
    """Each turn in its order, then when and from what the file was made, and what it is not."""
    language = conversation.language
    blocks: list[Block] = []
    for number, answer in enumerate(conversation.answers, 1):
        blocks += _turn(number, answer, conversation)
    return Contents(
        title=_word("title", language),
        language=language,
        blocks=(*blocks, *_about(conversation)),
        page=str(find(language, "export.page")),
        saved=conversation.saved,
    )


def _turn(number: int, answer: Answer, conversation: Conversation) -> Iterator[Block]:
    language = conversation.language
    yield Heading(1, _word("turn", language, number=number))
    yield Paragraph((Run(answer.question),), answer.language, "question")
    if answer.standalone_question not in ("", answer.question):
        understood = _labelled("standalone", answer.standalone_question, language)
        yield Paragraph(understood, answer.language, "facts")
    yield Heading(2, _word("answer", language))
    if approved := approved_by(answer):
        yield Paragraph((Run(approved),), answer.language, "facts")
    yield from formatted(answer.text, answer.language)
    if answer.notices:
        yield Heading(2, _word("notices", language))
        yield Listed(tuple((_notice(notice, answer, language),) for notice in answer.notices))
    if answer.citations:
        yield Heading(2, _word("sources", language))
        for citation in answer.citations:
            yield from _source(citation, conversation)


def _notice(notice: Notice, answer: Answer, language: Language) -> Paragraph:
    heading = say(language, notice.heading)
    unnamed = [marker for marker in notice.markers if f"[{marker}]" not in notice.text]
    markers = "".join(f" [{marker}]" for marker in unnamed)
    runs = (Run(f"{heading}:", bold=True), Run(" "), *formatted_line(notice.text), Run(markers))
    return Paragraph(runs, answer.language)


def _source(citation: Citation, conversation: Conversation) -> Iterator[Block]:
    """What is needed to find the quote in its source, and the quote word for word."""
    language = conversation.language
    source = conversation.sources.get(citation.source_id)
    place = [
        ("place", " › ".join(citation.section)),
        ("address", (source and source.url) or ""),
    ]
    facts = [
        ("publisher", citation.publisher),
        ("level", _named("level", citation.level, language)),
        ("dated", _dated(citation.dated, language)),
        ("standing", _named("standing", citation.standing, language)),
    ]
    runs = _joined([_labelled(key, value, language) for key, value in facts], " · ")
    for key, value in place:
        runs += (Run("\n"), *_labelled(key, value, language)) if value else ()
    yield Heading(3, f"[{citation.marker}] {citation.title}")
    yield Paragraph(runs, language, "facts")
    yield Paragraph((Run(f"«{citation.quote}»"),), _written_in(source), "quote")


def _written_in(source: Source | None) -> str:
    return source.language if source and _LANGUAGE.fullmatch(source.language) else _USUAL


def _about(conversation: Conversation) -> Iterator[Block]:
    language = conversation.language
    made = _word(
        "made",
        language,
        **date_and_time(conversation.saved, language, conversation.saved.tzinfo),
        built=said_date(conversation.built, language),
        version=conversation.version,
    )
    yield Heading(1, _word("about", language))
    yield Paragraph((Run(made),), language)
    yield Heading(2, _word("is_not", language))
    limits = find(language, "export.limits")
    yield Listed(tuple((Paragraph((Run(limit),), language),) for limit in limits))
    yield Heading(2, _word("documents", language, count=len(conversation.sources)))
    sources = conversation.sources.values()
    yield Listed(tuple((_document(source, language),) for source in sources))


def _document(source: Source, language: Language) -> Paragraph:
    facts = (
        source.title,
        source.publisher,
        _named("level", source.level, language),
        _dated(source.dated, language),
        _named("standing", source.standing, language),
    )
    return Paragraph((Run(" · ".join(facts)),), language)


def _dated(date: str | None, language: Language) -> str:
    return said_date(date, language) if date else _word("undated", language)


def _joined(parts: list[tuple[Run, ...]], between: str) -> tuple[Run, ...]:
    first, *others = parts
    return (*first, *(run for part in others for run in (Run(between), *part)))


def _labelled(key: str, value: str, language: Language) -> tuple[Run, ...]:
    return Run(f"{_word(key, language)}:", bold=True), Run(f" {value}")


def _named(table: str, name: str, language: Language) -> str:
    """The word for a name of a fixed set, or the name where there is none."""
    return str(find(language, table).get(name, name))


def _word(key: str, language: Language, **values: object) -> str:
    return say(language, f"export.{key}", **values)
