"""Take it along: a conversation in, a file's bytes out.

    conversation.py   what is taken along: answers, and the index they were drawn from
    blocks.py         headings, paragraphs, lists: what a file is made of, whatever its format
    formatted.py      an answer's Markdown as blocks
    contents.py       what stands in the file, in which order and words
    characters.py     characters that a format cannot hold
    markdown.py, word.py, pdf.py (with pdf.typ)   one format each

A format's libraries are imported when a file of it is made, not before.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from assistant.export.blocks import Contents
from assistant.export.contents import contents
from assistant.export.conversation import Conversation
from assistant.export.markdown import markdown
from assistant.export.pdf import pdf
from assistant.export.word import word

__all__ = ["FORMATS", "Conversation", "Format", "export", "file_name"]


@dataclass(frozen=True, slots=True)
class Format:
    """How a format is written, how its files end and what a browser calls it."""

    write: Callable[[Contents], bytes]
    ending: str
    media_type: str


FORMATS: Mapping[str, Format] = {
    "markdown": Format(markdown, ".md", "text/markdown; charset=utf-8"),
    "word": Format(
        word,
        ".docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "pdf": Format(pdf, ".pdf", "application/pdf"),
}


def export(conversation: Conversation, format_name: str) -> bytes:
    """The conversation as a file of a format of ``FORMATS``, in the conversation's language."""
    return FORMATS[format_name].write(contents(conversation))


def file_name(format_name: str, saved: datetime) -> str:
    """What the file is to be called: "veiviser-2026-11-22.docx"."""
    return f"veiviser-{saved.date().isoformat()}{FORMATS[format_name].ending}"
