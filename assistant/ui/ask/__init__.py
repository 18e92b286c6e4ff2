"""The view where one asks.

view.py          what happens when the user asks, opens a source, or begins anew
answering.py     a question on its way to its answer
opening.py       what is shown before the first question
conversation.py  turns: question, answer, notices, sources, suggestions
question.py      the field, what it refuses, the examples
choices.py       as whom one asks, and that it is not kept
foreseen.py      anticipated questions that go on like what is being written
completions.py   brings them to the field
passage.py       a citation opened: the passage with its neighbours and the quote marked
considered.py    everything that was looked at for an answer
listed.py        the documents that answers are drawn from
"""
