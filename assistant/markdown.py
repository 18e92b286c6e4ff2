"""What of Markdown is read in an answer: emphasis, paragraphs, lists and block quotes.

Links, images, headings, HTML and code stay the text they are: what stands in a document must not
become a part of the page or of a file that is saved.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

_NOT_READ = (
    "autolink backticks code fence heading hr html_block html_inline image lheading link reference"
)
READER = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(_NOT_READ.split())
Node = SyntaxTreeNode


def tree(text: str) -> Node:
    """The text as a tree of paragraphs, lists and what stands in them."""
    return SyntaxTreeNode(READER.parse(text))
