"""The view "Skal vi melde?", for those outside child welfare who worry about a child.

view.py      what happens when a source is opened
report.py    the sheet: numbers for danger, place of work, topics, a way to ask
quoted.py    what is quoted, with what is to be known of its source
"""
