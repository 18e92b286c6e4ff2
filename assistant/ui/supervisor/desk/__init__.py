"""The section "desk".

desk.py       what happens when something is pressed
questions.py  what was asked, refused and cited
figures.py    counting it
plot.py       the days as a drawing
alike.py      questions that mean the same
reports.py    error reports, and judging them
approve.py    the way to an approved answer
waits.py      what waits for the supervisor
"""
