"""The view behind the supervisor's password.

view.py      signing in and out, and which sections there are
door.py      the form to sign in, or the links to the sections
sections.py  what a section is, and who may see it
one file a section: training (its pages in quiz_*.py), approved answers, the desk, messages to all
parts.py     how a section of several parts is drawn, so that what one has written stays
"""
