"""The panel at the top of the view: the form to sign in, or the links to the sections."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answers import Language
from assistant.supervisor import Session
from assistant.ui.panel import Value
from assistant.ui.words import words_under

_words = words_under("page.supervisor")


def door(
    sections: Sequence[str], session: Session | None, language: Language, trouble: str = ""
) -> Value:
    """The value of the panel; ``trouble`` says why nobody was let in."""
    heading = f"<h1>{_words('heading', language)}</h1>"
    body = _links(sections, session, language) if session else _form(language)
    return {
        "html": f'<div class="page">{heading}{body}</div>',
        "signed_in": session is not None,
        "trouble": trouble,
    }


def _form(language: Language) -> str:
    return (
        f'<p class="lead">{_words("intro", language)}</p><form class="sign-in" novalidate>'
        f'<label for="supervisor-name">{_words("name", language)}</label>'
        '<input id="supervisor-name" name="name" autocomplete="name" maxlength="100" required>'
        f'<label for="supervisor-password">{_words("password", language)}</label>'
        '<input id="supervisor-password" name="password" type="password"'
        ' autocomplete="current-password" maxlength="200" required'
        ' aria-describedby="supervisor-problem">'
        '<p id="supervisor-problem" class="problem" role="alert" hidden></p>'
        f'<button type="submit" class="primary">{_words("sign_in", language)}</button></form>'
    )


def _links(sections: Sequence[str], session: Session, language: Language) -> str:
    links = "".join(
        f'<li><button type="button" class="tab" data-section="{section}">'
        f"{_words(f'sections.{section}', language)}</button></li>"
        for section in sections
    )
    signed = _words("signed_in", language, name=session.name)
    return (
        f'<p class="signed-in">{signed} <button type="button" class="quiet sign-out">'
        f"{_words('sign_out', language)}</button></p>"
        f'<nav class="tabs" aria-label="{_words("sections.label", language)}">'
        f"<ul>{links}</ul></nav>"
    )
