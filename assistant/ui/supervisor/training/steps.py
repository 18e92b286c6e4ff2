"""Training under way: the question, what the documents say of the answer, and how it all went."""

from __future__ import annotations

from html import escape

from assistant.answers import Citation, Language, Notice
from assistant.choose import Chosen
from assistant.cite import cite, reference
from assistant.disputed import known_to_ask
from assistant.facts import Fact
from assistant.knowledge import Knowledge
from assistant.notices import notices_of
from assistant.records.entries import Judgement
from assistant.texts import say
from assistant.training import Answered, Item, Quiz, progress
from assistant.ui.ask.notices import notice_boxes
from assistant.ui.ask.passage import passage
from assistant.ui.icons import icon
from assistant.ui.supervisor.training.table import table
from assistant.ui.words import words_under

JUDGEMENTS: tuple[Judgement, ...] = ("knew", "partly", "did_not_know")
_SIGNS = {"knew": "had", "partly": "part", "did_not_know": "lacked"}
_words = words_under("page.supervisor.training")


def question_page(quiz: Quiz, language: Language) -> str:
    """The question that is asked, and the field to answer it in."""
    return _framed(
        quiz,
        f'<p class="topic">{escape(quiz.item.topic)}</p>{_asked(quiz.item)}'
        '<form class="answering" novalidate>'
        f'<label for="training-words">{_words(f"{_whose(quiz)}_words", language)}</label>'
        f'<p id="training-words-hint" class="hint">{_words(f"{_whose(quiz)}_hint", language)}</p>'
        '<textarea id="training-words" rows="4" maxlength="2000"'
        ' aria-describedby="training-question training-words-hint"></textarea>'
        f'<button type="submit" class="primary">{_words("reveal", language)}</button></form>',
        language,
    )


def answer_page(quiz: Quiz, shown: Answered, knowledge: Knowledge, language: Language) -> str:
    """The answer in own words, which facts it has, the source, and the buttons to judge it."""
    citations, notices = source_of(shown.item, knowledge, language)
    sources = "".join(
        f'<article class="source">'
        f"{passage(knowledge.index, citation, language, closable=False)}</article>"
        for citation in citations
    )
    own = escape(shown.own_words) or f"<em>{_words('nothing_written', language)}</em>"
    approved = (
        f'<h3>{_words("approved", language)}</h3><p class="approved">'
        f"{escape(shown.item.approved)}</p>"
        if shown.item.approved
        else ""
    )
    return _framed(
        quiz,
        f'{_asked(shown.item)}<div class="told"><div class="mine">'
        f'<h3 tabindex="-1">{_words(f"{_whose(quiz)}_answer", language)}</h3>'
        f'<p class="own">{own}</p>'
        f"{_facts(shown, language)}{approved}"
        f"{notice_boxes(notices, lambda _: None, len(citations), language)}</div>"
        f'<div class="theirs">{sources}</div></div>'
        f'<div class="judge" role="group" aria-labelledby="training-judge">'
        f'<p id="training-judge">{_words("judge", language)}</p>'
        f'<div class="actions">{"".join(_judge(j, language) for j in JUDGEMENTS)}</div></div>',
        language,
    )


def summary_page(quiz: Quiz, language: Language) -> str:
    """How the session went, by topic and question by question."""
    rows = progress((answered.item.topic, answered.judgement) for answered in quiz.done)
    listed = "".join(_judged(answered, language) for answered in quiz.done)
    said = f"{_whose(quiz)}_done" if quiz.done else "done_none"
    knew = sum(answered.judgement == "knew" for answered in quiz.done)
    words = say(language, f"page.supervisor.training.{said}", knew=knew, count=len(quiz.done))
    again = f"<p>{_words('again', language)}</p>" if knew < len(quiz.done) else ""
    return (
        f'<div class="page{_group(quiz)}"><h2 tabindex="-1">{_words("summary", language)}</h2>'
        f'<p class="session">{escape(quiz.name)}</p><p class="lead">{escape(words)}</p>'
        f"{_unkept(quiz, language)}{again}"
        + (table(rows, "by_topic", "topic", language) if rows else "")
        + (
            f"<h3>{_words('questions', language)}</h3><ol class='judged'>{listed}</ol>"
            if listed
            else ""
        )
        + f'<p class="actions"><button type="button" class="primary" data-do="leave">'
        f"{_words('new', language)}</button></p></div>"
    )


def source_of(
    item: Item, knowledge: Knowledge, language: Language
) -> tuple[tuple[Citation, ...], tuple[Notice, ...]]:
    """The statement as an answer cites it, and the notices that the answer would have."""
    index = knowledge.index
    statement = index.statements[index.statement_rows[item.statement_id]]
    _, citations = cite([reference(statement)], knowledge)
    chosen = Chosen((statement,), known_to_ask(item.question, statement, knowledge))
    return citations, notices_of(chosen, citations, knowledge, language)


def _framed(quiz: Quiz, inside: str, language: Language) -> str:
    """The page with where one is above it, and the way out."""
    place = say(
        language, "page.supervisor.training.place", number=quiz.number, count=len(quiz.items)
    )
    return (
        f'<div class="page{_group(quiz)}"><div class="where">'
        f'<h2 tabindex="-1"><span class="session">{escape(quiz.name)}</span> '
        f'<span class="place">{escape(place)}</span></h2>'
        f'<button type="button" class="quiet" data-do="stop">{_words("stop", language)}</button>'
        f'<progress max="{len(quiz.items)}" value="{len(quiz.done)}" aria-hidden="true"></progress>'
        f"</div>{_unkept(quiz, language)}{inside}</div>"
    )


def _asked(item: Item) -> str:
    return (
        f'<p class="asked" id="training-question" lang="{item.language}">'
        f"{escape(item.question)}</p>"
    )


def _facts(shown: Answered, language: Language) -> str:
    if not shown.item.facts:
        return f"<p>{_words('no_facts', language)}</p>"
    return _listed("found", "had", shown.found, language) + _listed(
        "missed", "lacked", shown.missed, language
    )


def _listed(key: str, sign: str, facts: tuple[Fact, ...], language: Language) -> str:
    if not facts:
        return ""
    items = "".join(
        f'<li>{icon(sign)}<span><span class="kind">{_words(f"fact.{fact.kind}", language)}:</span> '
        f'<span lang="nb">{escape(fact.words)}</span></span></li>'
        for fact in facts
    )
    return f'<div class="facts-{sign}"><h3>{_words(key, language)}</h3><ul>{items}</ul></div>'


def _judge(judgement: Judgement, language: Language) -> str:
    return (
        f'<button type="button" class="quiet" data-do="judge" data-judgement="{judgement}">'
        f"{icon(_SIGNS[judgement])}<span>{_words(f'column.{judgement}', language)}</span></button>"
    )


def _judged(answered: Answered, language: Language) -> str:
    judgement = answered.judgement or "partly"
    return (
        f'<li><span class="question" lang="{answered.item.language}">'
        f'{escape(answered.item.question)}</span> <span class="verdict {judgement}">'
        f"{icon(_SIGNS[judgement])}{_words(f'column.{judgement}', language)}</span></li>"
    )


def _unkept(quiz: Quiz, language: Language) -> str:
    if not quiz.unkept:
        return ""
    words = say(language, "page.supervisor.training.unkept", count=quiz.unkept)
    return f'<p class="notice caution">{escape(words)}</p>'


def _whose(quiz: Quiz) -> str:
    return "group" if quiz.group else "own"


def _group(quiz: Quiz) -> str:
    return " group" if quiz.group else ""
