"""The section "approved answers".

approved.py  what happens when something is pressed
list.py      the answers and how they stand
form.py      writing one
quoting.py   choosing its quotes
files.py     one as an anticipated question or a case
"""
