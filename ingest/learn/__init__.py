"""What is learned of a corpus's questions: ``python -m ingest tune``; asking needs none of it.

All of it needs the extra ``models`` (torch, tokenizers).
"""
