"""When the emergency card is shown: what the rules heard, weighed with a learned ear.

The rules (``danger.py``) need no model and are certain of much; of people who only hint, they hear
signs, and the ear (``learn/danger.py``) hears more. It can overrule signs, never danger.
"""

from __future__ import annotations

from assistant.danger import Heard
from assistant.ear import ear_for
from assistant.judge import closeness
from assistant.knowledge import Knowledge
from assistant.understand import Query
from assistant.understand.courtesy import is_courtesy

# Measured on 122 messages of danger (DECISIONS.md, "Danger"): the least that the rules leave to it
# has -0.65.
SOUNDS_DANGEROUS = -1.0
SOUNDS_SAFE = -1.6
# Less than this in the tuned model's vector is no danger; the least that was has -2.4. One question
# in eight is heard twice.
AUDIBLE = -2.8
# So close to a question that is known, none of which tells of danger, the ear is mistaken. Of 588
# messages of danger that the rules leave to it none comes closer than 0.71.
KNOWN = 0.73


def alarming(heard: Heard, query: Query, knowledge: Knowledge) -> bool:
    """Whether a child seems to be in danger now."""
    if heard == "danger":
        return True
    ear = _ear(query, knowledge)
    if ear is not None and max(closeness(query).closest.values()) >= KNOWN:
        return False
    if heard == "signs":
        return ear is None or ear > SOUNDS_SAFE
    if ear is None or ear <= SOUNDS_DANGEROUS or is_courtesy(query.text):
        return False
    return query.says_something


def _ear(query: Query, knowledge: Knowledge) -> float | None:
    """How dangerous it sounds. A tuned model is sensitive to what this corpus is asked and hears
    the rest less well, so where it hears anything, the model as it is packaged is asked too.
    """
    ear = ear_for(knowledge.embedder.name)
    if ear is None:
        return None
    score = ear.hears(query.vector)
    if score <= AUDIBLE or knowledge.packaged is knowledge.embedder:
        return score
    second = ear_for(knowledge.packaged.name)
    if second is None:
        return score
    return second.hears(knowledge.packaged.embed_questions([query.mended])[0])
