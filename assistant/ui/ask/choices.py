"""What may be chosen beside a question: as whom one asks, and that it is not kept."""

from __future__ import annotations

from assistant.answers import ROLES, Language
from assistant.ui.icons import icon
from assistant.ui.words import words_under

_words = words_under("page.choices")


def unfold(language: Language) -> str:
    """The button that unfolds the choices where there is little room."""
    return (
        '<button type="button" class="quiet unfold" aria-expanded="false"'
        f' aria-controls="question-choices">{icon("choices")}'
        f"<span>{_words('label', language)}</span></button>"
    )


def choices(keep_days: int, language: Language) -> str:
    """The choices; ``keep_days`` is how many days a question is kept otherwise."""
    roles = "".join(
        f'<option value="{role}">{_words(f"roles.{role}", language)}</option>' for role in ROLES
    )
    otherwise = _words("otherwise", language, days=keep_days)
    return (
        '<div id="question-choices" class="choices" role="group"'
        f' aria-label="{_words("label", language)}">'
        f'<p class="as"><label for="question-role">{_words("role", language)}</label>'
        f'<select id="question-role">{roles}</select></p>'
        '<p class="keep"><input type="checkbox" id="question-no-keep"'
        ' aria-describedby="question-otherwise">'
        f'<label for="question-no-keep">{_words("no_keep", language)}</label></p>'
        f'<p id="question-otherwise" class="otherwise">{otherwise}</p></div>'
    )
