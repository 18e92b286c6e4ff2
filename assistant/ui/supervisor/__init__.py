"""The view behind the supervisor's password.

view.py      signing in and out, and which sections there are
door.py      the form to sign in, or the links to the sections
sections.py  what a section is, and who may see it
training/    a quiz, its sources and what was said of them
approved/    answers that a supervisor vouches for
desk/        what was asked and what was reported
messages/    messages to all, and the switch that stops the answers
parts.py     how a section of several parts is drawn, so that what one has written stays
fields.py    the fields of its forms
moments.py   times as people write them, where they are
"""
