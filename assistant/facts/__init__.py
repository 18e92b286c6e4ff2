"""The facts of a statement that can be checked without an opinion, and which of them a text has.

A fact is a number, how often, who, how binding, or what else the question asks for, as the bold
words of an answer. It is in a text when said in any usual way; the evals check theirs alike.
"""

from __future__ import annotations

from assistant.facts.compare import missing_from
from assistant.facts.find import Fact, FactKind, facts_of, has_fact
from assistant.facts.fold import folded

__all__ = ["Fact", "FactKind", "facts_of", "folded", "has_fact", "missing_from"]
