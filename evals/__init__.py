"""The evaluation room: the assistant in, evidence out.

``run.py`` is the table of contents; ``python -m evals --help`` lists the suites.
"""
