"""``python -m assistant``: see ``cli.py``."""

import os
import sys

from assistant.cli import app
from ingest import one_for_numpy

# A question is short: a processor for each who asks gets more done than all of them for one.
# Training is another matter.
if sys.argv[1:2] != ["train"]:
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # the embedder's, read as it is loaded
    one_for_numpy()

if __name__ == "__main__":
    app()
