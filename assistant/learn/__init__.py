"""What is learned from the anticipated questions: training here, its result in ``learned.npz``.

``python -m assistant train`` makes it anew, the same at every run; asking only reads it and needs
no torch. It fits the embedder that it was made with and is left aside with any other.
"""
