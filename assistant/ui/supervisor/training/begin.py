"""Training before a session: what to practise, and what was practised."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from assistant.answers import Language
from assistant.records.entries import TrainingResult
from assistant.texts import say
from assistant.training import Progress, Topic, progress
from assistant.ui.ask.listed import ordered, standing
from assistant.ui.supervisor.training.table import table
from assistant.ui.words import words_under
from ingest import Index

COUNTS = (5, 10, 20)
Results = tuple[TrainingResult, ...]
_words = words_under("page.supervisor.training")


def begin_page(
    topics: Sequence[Topic],
    results: Results | None,
    name: str,
    index: Index,
    language: Language,
    *,
    here: bool = True,
) -> str:
    """The form that begins a session, above the results; ``results`` None: not to be read.

    ``here`` is whether they are kept on this machine.
    """
    return (
        f'<div class="page"><h2 tabindex="-1">{_words("heading", language)}</h2>'
        f'<p class="lead">{_words("intro", language)}</p>'
        f"{_form(topics, name, index, language)}{_results(results, here, language)}</div>"
    )


def _form(topics: Sequence[Topic], name: str, index: Index, language: Language) -> str:
    if not topics:
        return f"<p>{_words('no_topics', language)}</p>"
    return (
        '<form class="begin" novalidate>'
        f'<fieldset aria-describedby="training-problem"><legend>{_words("topics", language)}'
        '</legend><p id="training-problem" class="problem" role="alert" hidden></p>'
        f'<button type="button" class="quiet all">{_words("all", language)}</button>'
        f"{_topics(topics, index, language)}</fieldset>"
        f'<fieldset><legend>{_words("count", language)}</legend><div class="choices">'
        + "".join(_choice("count", str(n), str(n), n == COUNTS[0]) for n in COUNTS)
        + f"</div></fieldset><fieldset><legend>{_words('who', language)}</legend>"
        f'<div class="choices">{_choice("who", "one", _words("one", language), True)}'
        f"{_choice('who', 'group', _words('group', language), False)}</div></fieldset>"
        f'<div class="field"><label for="training-name">{_words("name", language)}</label>'
        f'<p id="training-name-hint" class="hint">{_words("name_hint", language)}</p>'
        f'<input id="training-name" name="name" maxlength="80" value="{escape(name)}"'
        ' aria-describedby="training-name-hint" autocomplete="off"></div>'
        f'<button type="submit" class="primary">{_words("begin", language)}</button></form>'
    )


def _topics(topics: Sequence[Topic], index: Index, language: Language) -> str:
    """The topics of each document under its title, the most trusted first."""
    rank = [source.id for source in ordered(index)]
    known = sorted(topics, key=lambda topic: rank.index(topic.source_id))
    parts = []
    for source_id, own in groupby(known, key=lambda topic: topic.source_id):
        source = index.sources[source_id]
        tag = "" if source.standing == "published" else f" {standing(source.standing, language)}"
        boxes = "".join(_box(topic, topics, source.language, language) for topic in own)
        parts.append(
            f'<div class="source-topics" role="group" aria-labelledby="training-{source_id}">'
            f'<p class="of" id="training-{source_id}"><span lang="{escape(source.language)}">'
            f'{escape(source.title)}</span>{tag}</p><ul class="topics">{boxes}</ul></div>'
        )
    return "".join(parts)


def _box(topic: Topic, topics: Sequence[Topic], spoken: str, language: Language) -> str:
    box = f"training-topic-{topics.index(topic)}"
    size = _words("size", language, count=topic.size)
    whole = topic.id == topic.source_id
    title = _words("whole", language) if whole else escape(topic.title)
    spoken = language if whole else spoken
    return (
        f'<li><input type="checkbox" id="{box}" name="topic" value="{escape(topic.id)}">'
        f'<label for="{box}"><span lang="{escape(spoken)}">{title}</span> '
        f'<span class="size">{size}</span></label></li>'
    )


def _choice(name: str, value: str, words: str, checked: bool) -> str:
    id_ = f"training-{name}-{value}"
    return (
        f'<span class="choice"><input type="radio" id="{id_}" name="{name}" value="{value}"'
        f'{" checked" if checked else ""}><label for="{id_}">{words}</label></span>'
    )


def _results(results: Results | None, here: bool, language: Language) -> str:
    heading = f'<h2 tabindex="-1" class="results">{_words("results", language)}</h2>'
    if results is None:
        return f'{heading}<p class="notice caution">{_words("unreadable", language)}</p>'
    if not results:
        return f"{heading}<p>{_words('no_results', language)}</p>"
    sessions = progress((kept.result.session, kept.result.judgement) for kept in results)
    by_topic = progress((kept.result.topic, kept.result.judgement) for kept in results)
    return (
        f"{heading}<p>{_words('stay_here' if here else 'stay_elsewhere', language)}</p>"
        f"{table(sessions, 'by_session', 'session', language, _actions)}"
        f'<p class="actions">{_button("csv", "", "csv_all", language)}'
        f"{_button('erase', '', 'erase_all', language, len(results))}</p>"
        f"{table(by_topic, 'by_topic', 'topic', language)}"
        f"{_confirm(language)}"
    )


def _actions(session: Progress, language: Language) -> str:
    return _button("csv", session.name, "csv", language) + _button(
        "erase", session.name, "erase", language, session.answered
    )


def _button(do: str, session: str, words: str, language: Language, count: int = 0) -> str:
    asks = "erase_asks_one" if session else "erase_asks_all"
    asked = say(language, f"page.supervisor.training.{asks}", count=count, session=session)
    confirm = f' data-asks="{escape(asked)}"' if do == "erase" else ""
    unseen = f'<span class="unseen"> {escape(session)}</span>' if session else ""
    return (
        f'<button type="button" class="quiet" data-do="{do}" data-session="{escape(session)}"'
        f"{confirm}>{_words(words, language)}{unseen}</button>"
    )


def _confirm(language: Language) -> str:
    return (
        '<dialog aria-labelledby="training-asks"><p id="training-asks"></p><p class="actions">'
        f'<button type="button" class="quiet no">{_words("keep", language)}</button>'
        f'<button type="button" class="primary danger yes">{_words("erase_yes", language)}</button>'
        "</p></dialog>"
    )
