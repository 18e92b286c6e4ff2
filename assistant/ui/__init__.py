"""The chat page: one file a panel; gradio is imported nowhere else in the project.

    page.py          the layout, and what happens when the user does something
    header.py        name of the product, "new conversation"
    opening.py       what is shown before the first question
    conversation.py  turns: question, answer, notices, sources, suggestions
    question.py      the field, what it refuses, the examples
    passage.py       a citation opened: the passage with its neighbours and the quote marked
    documents.py     the documents that answers are drawn from
    served.py        what stands around the page: language, styles, what the browser may fetch
    launch.py        listen on a port, open the browser

A panel that needs the browser to do something has a ``.js`` file of the same name beside it.
"""

import os

# Before gradio is imported: neither it nor huggingface_hub may report home.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"

from assistant.ui.launch import CannotListen, PortTaken, launch, serve
from assistant.ui.page import build_page

__all__ = ["CannotListen", "PortTaken", "build_page", "launch", "serve"]
