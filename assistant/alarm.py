"""When the emergency card is shown: what the rules heard, weighed with a learned ear.

The rules (``danger.py``) need no model and are certain of much; of people who only hint, they hear
signs, and the ear (``learn/danger.py``) hears more. It can overrule signs, never danger.
"""

from __future__ import annotations

from assistant.danger import Heard
from assistant.judge import closeness
from assistant.knowledge import Knowledge
from assistant.understand import Query
from assistant.understand.courtesy import is_courtesy

# Measured on 250 messages written blind (DECISIONS.md, "Danger").
SOUNDS_DANGEROUS = -0.55
SOUNDS_SAFE = -1.0
# So close to a question that is known, none of which tells of danger, the ear is mistaken.
KNOWN = 0.9


def alarming(heard: Heard, query: Query, knowledge: Knowledge) -> bool:
    """Whether a child seems to be in danger now."""
    if heard == "danger":
        return True
    ear = knowledge.learned.danger_of(query.vector)
    if heard == "signs":
        return ear is None or ear > SOUNDS_SAFE
    if ear is None or ear <= SOUNDS_DANGEROUS or is_courtesy(query.text):
        return False
    return query.says_something and max(closeness(query).closest.values()) < KNOWN
