"""Training: a quiz from questions whose answers stand in the documents.

questions.py  which questions are good ones, and what is checked of their answers
topics.py     the questions by topic, as the documents are divided
quiz.py       one session: what was drawn, answered and judged
progress.py   how it went, by topic
"""

from assistant.training.progress import Progress, progress
from assistant.training.questions import Item
from assistant.training.quiz import Answered, Quiz, begin, draw, judged, revealed, stopped
from assistant.training.topics import Topic, topics_of, with_approved

__all__ = [
    "Answered",
    "Item",
    "Progress",
    "Quiz",
    "Topic",
    "begin",
    "draw",
    "judged",
    "progress",
    "revealed",
    "stopped",
    "topics_of",
    "with_approved",
]
