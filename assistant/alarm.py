"""When the emergency card is shown: what the rules heard, weighed with a learned ear.

The rules (``danger.py``) need no model and are certain of much; of people who only hint, they hear
signs, and the ear (``learn/danger.py``) hears more. It can overrule signs, never danger.
"""

from __future__ import annotations

from assistant.danger import Heard
from assistant.knowledge import Knowledge
from assistant.understand import Query
from assistant.understand.courtesy import is_courtesy

# Measured on 250 messages written blind (DECISIONS.md, "Danger").
SOUNDS_DANGEROUS = -0.5
SOUNDS_SAFE = -1.0


def alarming(heard: Heard, query: Query, knowledge: Knowledge) -> bool:
    """Whether a child seems to be in danger now."""
    if heard == "danger":
        return True
    ear = knowledge.learned.danger_of(query.vector)
    if heard == "signs":
        return ear is None or ear > SOUNDS_SAFE
    says_something = any(sign.isalnum() for sign in query.text) and not is_courtesy(query.text)
    return says_something and ear is not None and ear > SOUNDS_DANGEROUS
