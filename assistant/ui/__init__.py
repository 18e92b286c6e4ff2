"""The page: one folder a view, one file a panel; gradio is imported nowhere else in the project.

    page.py       the frame: which views there are, and changing the language
    header.py     name of the product, links to the views, language, "new conversation"
    banner.py     messages to all
    ask/          the view where one asks, with the conversation and the sources beside it
    report/       "Skal vi melde?", for partner services
    documents/    the documents, to be read and searched in
    supervisor/   what is behind the supervisor's password
    about/        what this is, what it cannot do, what it keeps
    backing.py    what all of it stands on: documents, records, who may come in
    approvals.py  the approved answers, as they are given now
    views.py      what a view is, and what is remembered of a visitor
    panel.py      a rectangle that the browser draws from a value
    sent.py       what the browser sent, checked
    served.py     what stands around the page: language, styles, what the browser may fetch
    words.py      the words of a part of the page, ready for HTML
    markdown.py   an answer's Markdown as HTML
    text_set.py   a document's text as HTML, with a quote marked
    icons.py      the icons
    without_stubs.py  gradio, imported in half of the time
    launch.py     listen on a port, open the browser

A panel has a ``.js`` file of the same name beside it, and a view a ``.css`` file.
"""

import os

# Before gradio is imported: neither it nor huggingface_hub may report home.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"

import assistant.ui.without_stubs  # noqa: F401 - before anything else imports gradio
from assistant.ui.backing import Backing, backing
from assistant.ui.launch import CannotListen, PortTaken, launch, serve
from assistant.ui.page import build_page

__all__ = ["Backing", "CannotListen", "PortTaken", "backing", "build_page", "launch", "serve"]
