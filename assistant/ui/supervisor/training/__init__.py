"""The section "training"; what makes a question fit and an answer right is in assistant.training.

training.py  what happens when something is pressed
begin.py     choosing topics; the results of earlier sessions
steps.py     a question, its answer beside the source, how it went
table.py     results as a table
"""
