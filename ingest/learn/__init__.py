"""What is learned of a corpus's questions: ``python -m ingest tune``; asking needs none of it.

tune.py      the story: an index in, other weights for the built-in model out
batches.py   which questions are learned from together
contrast.py  what is learned of a batch, and how fast
network.py   the built-in model in torch

All of it needs the extra ``models`` (torch, tokenizers).
"""
