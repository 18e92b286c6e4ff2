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
turn.py          a question and as much of its answer as there is
notices.py       what is to be known of an answer, in boxes
emergency.py     the card for danger now
copied.py        an answer with its sources as text
drawer.py        what is shut under an answer until somebody wants it:
download.py        taking it along as a file
report_error.py    telling that it is wrong
keeping.py       a question is kept once it is answered
stopped.py       what is said while answering is stopped
new_topic.py     a hint that another conversation would be easier to read
listed.py        the documents that answers are drawn from
"""
