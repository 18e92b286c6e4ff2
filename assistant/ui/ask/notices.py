"""What the reader must know about an answer, in calm boxes: icons, headings, words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from assistant.answers import Language, Notice, NoticeCase, NoticeKind
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
# Where its kind is not grave and it is.
_LOOKS_OF_CASE: dict[NoticeCase | None, tuple[str, str]] = {"only_nearest": ("caution", "caution")}


def notice_boxes(notices: Sequence[Notice], mark: Mark, cited: int, language: Language) -> str:
    """Conflicts in a box of their own; whatever else there is to know in one box below it.

    ``cited`` is how many sources the answer has: what concerns all of them need not name them.
    """
    conflicts = [notice for notice in notices if notice.kind == "conflict"]
    others = [notice for notice in notices if notice.kind != "conflict"]
    return _conflicts(conflicts, mark, language) + _others(others, mark, cited, language)


def _conflicts(notices: Sequence[Notice], mark: Mark, language: Language) -> str:
    if not notices:
        return ""
    said = "".join(f"<p>{_said(notice, mark, language)}</p>" for notice in notices)
    tone, sign = _LOOKS["conflict"]
    return (
        f'<div class="notice {tone}"><div class="point">{icon(sign)}<div>'
        f'<p class="notice-heading">{_heading(notices[0], language)}</p>{said}</div></div></div>'
    )


def _others(notices: Sequence[Notice], mark: Mark, cited: int, language: Language) -> str:
    if not notices:
        return ""
    points = []
    for notice in notices:
        tone, sign = _look(notice)
        named = replace(notice, markers=()) if len(notice.markers) == cited else notice
        points.append(
            f'<div class="point {tone}">{icon(sign)}<p>'
            f'<strong class="notice-heading">{_heading(notice, language)}.</strong> '
            f"{_said(named, mark, language)}</p></div>"
        )
    tones = [_look(notice)[0] for notice in notices]
    tone = "caution" if "caution" in tones else "info"
    return f'<div class="notice {tone}">{"".join(points)}</div>'


def _look(notice: Notice) -> tuple[str, str]:
    return _LOOKS_OF_CASE.get(notice.case, _LOOKS[notice.kind])


def _heading(notice: Notice, language: Language) -> str:
    return escape(say(language, notice.heading))


def _said(notice: Notice, mark: Mark, language: Language) -> str:
    """The words, and buttons for the sources that they are about and do not name."""
    unnamed = [marker for marker in notice.markers if f"[{marker}]" not in notice.text]
    buttons = "&nbsp;".join(filter(None, map(mark, unnamed)))
    see = f' <span class="see">{escape(say(language, "page.turn.see"))}&nbsp;{buttons}</span>'
    return as_line(notice.text, mark) + (see if buttons else "")
