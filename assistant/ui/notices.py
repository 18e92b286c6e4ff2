"""What the reader must know about an answer, as calm boxes: an icon, a heading, the words."""

from __future__ import annotations

from html import escape

from assistant.answers import Language, Notice, NoticeKind
from assistant.texts import say
from assistant.ui.icons import icon
from assistant.ui.markdown import Mark, as_line

_LOOKS: dict[NoticeKind, tuple[str, str]] = {
    "conflict": ("caution", "differ"),
    "draft": ("caution", "caution"),
    "under_construction": ("caution", "caution"),
    "old_law": ("caution", "caution"),
    "superseded": ("caution", "caution"),
    "old_name": ("info", "info"),
    "local_only": ("info", "info"),
    "general_guidance": ("info", "info"),
    "personal_data": ("info", "hidden"),
    "partial": ("info", "info"),
}


def notice_box(notice: Notice, mark: Mark, language: Language) -> str:
    """One notice; the sources it is about can be opened from it."""
    tone, sign = _LOOKS[notice.kind]
    unnamed = [marker for marker in notice.markers if f"[{marker}]" not in notice.text]
    buttons = " ".join(filter(None, map(mark, unnamed)))
    see = f' <span class="see">{escape(say(language, "page.turn.see"))} {buttons}</span>'
    return (
        f'<div class="notice {tone}">{icon(sign)}<div>'
        f'<p class="notice-heading">{escape(say(language, f"page.notice.{notice.kind}"))}</p>'
        f"<p>{as_line(notice.text, mark)}{see if buttons else ''}</p></div></div>"
    )
