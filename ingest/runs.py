"""Sentences that are understood only with the one before: they are told and quoted together.

«Eksempler på sistnevnte er …», «Dette omfatter …» or «Planen skal …» say nothing to somebody who
has not read what stands before, and what they add is often the very thing that was asked for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from ingest.documents import Statement

LONGEST = 400  # characters, as the answer format has it for quotes
# «Dette gjelder …» tells the scope of more than one sentence, so which is open.
_POINTS_BACK = re.compile(
    r"(?:dette(?!\s+gjelder)|disse|(?:en|et|ei)\s+slik\w*|slike?t?|i\s+tillegg|da|her|eksempler"
    r"|det\s+(?:kan|innebærer|inkluderer|omfatter|gjelder|presiseres|er\s+(?:imidlertid|derfor|også))"
    r"|de\s+(?:skal|kan|må|bør|har|er))\b",
    re.IGNORECASE,
)
# The same further on in a sentence: «… gir derimot større grunn til bekymring».
_LEANS_BACK = re.compile(
    r"\b(?:derimot|imidlertid|heller\s+ikke|derfor)\b|^den\s+\w+r\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"([A-ZÆØÅ][a-zæøå]+?)(?:ene|en|et)\b")
# What more sentences than these begin with needs no introduction: «Kommunen», «Foreldrene».
_KNOWN_TO_ALL = 4
_BETWEEN = " \n\t*_"


def runs(
    statements: Sequence[Statement], texts: Mapping[str, str]
) -> dict[str, tuple[Statement, ...]]:
    """By the id of each statement that belongs to one: its run, in reading order, 400 characters
    at most. Nothing but white space stands between, so that a run can be quoted in one piece. What
    introduces a list may be the last of a run; the sentence before it stands alone without it.
    """
    begun = Counter(found[0] for s in statements if (found := _DEFINITE.match(s.text)))
    found_runs: list[list[Statement]] = []
    lists: dict[str, tuple[Statement, ...]] = {}
    for before, statement in pairwise(statements):
        if not _next_to(before, statement, texts):
            continue
        if statement.introduces:
            pair_fits = statement.spans[0].end - before.spans[0].start <= LONGEST
            if pair_fits and _POINTS_BACK.match(statement.text):
                lists[statement.id] = (before, statement)
            continue
        own = found_runs[-1] if found_runs and found_runs[-1][-1] is before else [before]
        fits = statement.spans[0].end - own[0].spans[0].start <= LONGEST
        if fits and _leans(statement.text, before.text, begun):
            if len(own) == 1:
                found_runs.append(own)
            own.append(statement)
    return {statement.id: tuple(run) for run in found_runs for statement in run} | lists


def _next_to(before: Statement, statement: Statement, texts: Mapping[str, str]) -> bool:
    """Whether it is the sentence after, with nothing between them, and neither stands in a list."""
    if (before.source_id, before.path) != (statement.source_id, statement.path):
        return False
    if before.introduces or before.list_id or statement.list_id:
        return False
    end, start = before.spans[-1].end, statement.spans[0].start
    in_one_piece = len(before.spans) == len(statement.spans) == 1
    # reading order is not always that of the file: a footnote is read where its mark stands
    return in_one_piece and end <= start and not texts[before.source_id][end:start].strip(_BETWEEN)


def _leans(text: str, before: str, begun: Mapping[str, int]) -> bool:
    """Whether a sentence points back, or begins with what the one before has introduced
    («Kunnskapsmodellen … Modellen», «en rapport … Rapporten»).
    """
    if _POINTS_BACK.match(text) or _LEANS_BACK.search(text):
        return True
    definite = _DEFINITE.match(text)
    if definite is None or begun[definite[0]] > _KNOWN_TO_ALL:
        return False
    introduced = re.compile(rf"\w*{re.escape(definite[1].lower())}(?:er|e)?\b")
    return introduced.search(before.lower()) is not None
