"""``python -m assistant``: see ``cli.py``."""

import os
import sys

# Read as numpy and the embedder load. A question is short: a processor for each who asks gets more
# done than all of them for one. Training is another matter.
if sys.argv[1:2] != ["train"]:
    for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(threads, "1")

from assistant.cli import app

if __name__ == "__main__":
    app()
