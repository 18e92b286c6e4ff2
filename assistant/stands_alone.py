"""Which anticipated questions read well, and which can be shown to somebody out of the blue.

Many are noted down as people type into a search box, or tell somebody's story: all of them find,
those that read well are offered while somebody writes the like, and those that stand alone are
offered to anybody.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.understand.follow_up import leans

LONGEST = 120  # characters
_FEWEST, _MOST = 4, 18  # words
# Of somebody's story, or pointing at what was said before.
_POINTING = frozenset(
    "jeg eg meg min mine mitt mi oss vår vårt våre han hun ho hen ham henne hans hennes dette denne"
    " disse desse dere dykk de dem dei deira deres du deg din der her nå no slik sånn trainee sa"
    " sier seier den utgaven dokumentet veilederen rettleiaren katalogen siden sida teksten"
    " modellen metoden skjemaet verktøyet verktyet teamet senteret rutinen draft document"
    " my me he she his him this these those they them their you your here says it".split()
)
_BROKEN = re.compile(r"[«»\"–:]|[.?!]\s")
_WORD = re.compile(r"\w+")
_POINTING_IT = re.compile(r"\bdet\b", re.IGNORECASE)
# "det" that stands for nothing said before: "Hvor mange … er det …", "finnes det", "det å …".
_EMPTY_IT = re.compile(
    r"\b(?:finnes|finst|er|skal|kan|må|bør|blir|vert)\s+det\s+(?=\w)|\bdet\s+(?:å|at|som)\b"
    r"|\bi\s+det\s+(?:hele|heile)\b",
    re.IGNORECASE,
)


def reads_well(question: str) -> bool:
    """Whether it is written out as a question, and no longer than a line or two."""
    return question.endswith("?") and question[:1].isupper() and len(question) <= LONGEST


@lru_cache(maxsize=32768)  # of anticipated questions only: they are the same each time
def stands_alone(question: str) -> bool:
    """Whether somebody who reads only this knows what is asked."""
    words = _WORD.findall(question.casefold())
    return (
        reads_well(question)
        and _FEWEST <= len(words) <= _MOST
        and _POINTING.isdisjoint(words)
        and not _BROKEN.search(question)
        and not _POINTING_IT.search(_EMPTY_IT.sub(" ", question))
        and not leans(question)
    )
