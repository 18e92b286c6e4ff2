"""Questions a day as bars, drawn by us; the same numbers stand in a table below."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.answers import Language
from assistant.dates import said_date
from assistant.texts import say
from assistant.ui.supervisor.desk.figures import KINDS, Stretch
from assistant.ui.words import words_under

_STEP, _BAR, _HEIGHT = 20, 14, 100
_WIDEST = 8  # rem a day: one day's bar need not fill the page
_words = words_under("page.supervisor.desk")


def plot(stretches: Sequence[Stretch], language: Language) -> str:
    """The bars with a legend, and the table; nothing where there are no questions."""
    if not stretches:
        return ""
    shown = [kind for kind in KINDS if any(stretch.counts.get(kind) for stretch in stretches)]
    highest = max(stretch.total for stretch in stretches)
    ends = f"<span>{said_stretch(stretches[0], language)}</span>"
    if len(stretches) > 1:
        ends += f"<span>{said_stretch(stretches[-1], language)}</span>"
    legend = "".join(
        f'<li><span class="swatch {kind}"></span>{_words(f"kind.{kind}", language)}</li>'
        for kind in shown
    )
    per = "week" if stretches[0].first != stretches[0].last else "day"
    return (
        f'<figure class="plot"><figcaption>{_words(f"plot.{per}", language)}</figcaption>'
        f'<ul class="legend">{legend}</ul><p class="highest">{highest}</p>'
        f'<div style="max-width: {len(stretches) * _WIDEST}rem">'
        f'{_bars(stretches, shown, highest, language)}<p class="ends">{ends}</p></div></figure>'
        f'<details id="desk-days"><summary>{_words("plot.table", language)}</summary>'
        f"{_table(stretches, shown, per, language)}</details>"
    )


def heights(counts: Sequence[int], highest: int) -> list[tuple[float, float]]:
    """For each count of a bar where it begins, from the top, and how high it is, in per cent."""
    boxes, top = [], float(_HEIGHT)
    for count in counts:
        high = _HEIGHT * count / highest
        top -= high
        boxes.append((round(top, 2), round(high, 2)))
    return boxes


def said_stretch(stretch: Stretch, language: Language) -> str:
    """The day, or the week's first day, in words."""
    return escape(said_date(stretch.first.isoformat(), language))


def within(words: str) -> str:
    """Words that begin a line, as they are within one."""
    return words[:1].lower() + words[1:]


def _bars(
    stretches: Sequence[Stretch], kinds: Sequence[str], highest: int, language: Language
) -> str:
    bars = []
    for place, stretch in enumerate(stretches):
        counts = [stretch.counts.get(kind, 0) for kind in kinds]
        boxes = "".join(
            f'<rect class="{kind}" x="{place * _STEP + (_STEP - _BAR) // 2}" y="{top}"'
            f' width="{_BAR}" height="{high}"/>'
            for kind, count, (top, high) in zip(
                kinds, counts, heights(counts, highest), strict=True
            )
            if count
        )
        said = ", ".join(
            f"{within(_words(f'kind.{kind}', language))} {count}"
            for kind, count in zip(kinds, counts, strict=True)
        )
        bars.append(f"<g><title>{said_stretch(stretch, language)}: {said}</title>{boxes}</g>")
    total = sum(stretch.total for stretch in stretches)
    said = escape(
        say(language, "page.supervisor.desk.plot.said", count=total, highest=highest)
        + " "
        + say(language, "page.supervisor.desk.plot.see")
    )
    return (
        f'<svg viewBox="0 0 {len(stretches) * _STEP} {_HEIGHT}" preserveAspectRatio="none"'
        ' role="img" aria-labelledby="desk-plot-title desk-plot-desc">'
        f'<title id="desk-plot-title">{_words("plot.title", language)}</title>'
        f'<desc id="desk-plot-desc">{said}</desc>{"".join(bars)}</svg>'
    )


def _table(stretches: Sequence[Stretch], kinds: Sequence[str], per: str, language: Language) -> str:
    head = "".join(f'<th scope="col">{_words(f"kind.{kind}", language)}</th>' for kind in kinds)
    rows = "".join(
        f'<tr><th scope="row">{said_stretch(stretch, language)}</th>'
        + "".join(f"<td>{stretch.counts.get(kind, 0)}</td>" for kind in kinds)
        + f"<td>{stretch.total}</td></tr>"
        for stretch in reversed(stretches)
        if stretch.total
    )
    return (
        f'<table class="numbers"><thead><tr><th scope="col">{_words(f"plot.{per}_of", language)}'
        f'</th>{head}<th scope="col">{_words("plot.total", language)}</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
