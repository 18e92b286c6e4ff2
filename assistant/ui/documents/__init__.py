"""The view where the documents are read.

view.py       what happens when somebody opens one
documents.py  the list of them
reader.py     one of them, opened: what it is, its contents, its text, a place in it
contents.py   the parts of a document, and its table of contents

The address says what is read: #documents/ID, #documents/ID/7 (the seventh part),
#documents/ID/120-180 (a quote, by its characters).
"""
