"""Contents as Markdown: CommonMark, and nothing that GitHub would make more of.

What a question or a source says is escaped, so it never becomes a heading, a link or HTML. Control
characters and halves of pairs are shown by number ("[U+0007]").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.export.blocks import Block, Contents, Heading, Listed, Paragraph, Run
from assistant.export.characters import is_text, visible
from assistant.export.formatted import merged

_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|$#]")
_MARKER = re.compile(r"\\\[(\d{1,3})\\\](?![(:])")  # ours: nothing here defines a link for it
_LINKED = re.compile(r"(?i)(?:(?<=\w)(?=://)|(?<=www)(?=\.))")  # what GitHub makes a link of
_NUMBERED = re.compile(r"^(\d+)([.)])")
_OPENS_LINE = ("+", "-", "=", ":")


def markdown(contents: Contents) -> bytes:
    """The file, in UTF-8."""
    lines = [f"# {_line(contents.title)}", "", *_blocks(contents.blocks)]
    return ("\n".join(lines).rstrip("\n") + "\n").encode()


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading):
            yield f"{'#' * (block.level + 1)} {_line(block.text)}"
        elif isinstance(block, Listed):
            yield from _list(block)
        else:
            before = "> " if block.look == "quote" else ""
            yield from (before + line for line in _paragraph(block))
        yield ""


def _list(listed: Listed) -> Iterator[str]:
    for number, item in enumerate(listed.items, listed.first or 0):
        sign = "- " if listed.first is None else f"{number}. "
        lines = list(_blocks(item))[:-1] or [""]
        yield (sign + lines[0]).rstrip()
        yield from (" " * len(sign) + line if line else "" for line in lines[1:])


def _paragraph(paragraph: Paragraph) -> list[str]:
    bold = paragraph.look == "question"
    text = "".join(_run(run, bold) for run in merged(paragraph.runs))
    lines = [_opened(line.strip()) for line in text.split("\n") if line.strip()]
    return [f"{line}\\" for line in lines[:-1]] + lines[-1:]


def _run(run: Run, bold: bool) -> str:
    """A run with its emphasis around each of its lines; white space stays outside of it."""
    sign = "**" * (run.bold or bold) + "*" * run.italic
    lines = _escaped(run.text).split("\n")
    return "\n".join(_emphasised(line, sign) for line in lines)


def _emphasised(line: str, sign: str) -> str:
    inner = line.strip()
    return line.replace(inner, f"{sign}{inner}{sign}", 1) if inner else line


def _escaped(text: str) -> str:
    escaped = _SPECIAL.sub(r"\\\g<0>", visible(text, is_text))
    return _LINKED.sub(r"\\", _MARKER.sub(r"[\1]", escaped))


def _opened(line: str) -> str:
    """A line whose first characters open neither a list nor a heading."""
    if line.startswith(_OPENS_LINE):
        return f"\\{line}"
    return _NUMBERED.sub(r"\1\\\2", line)


def _line(text: str) -> str:
    return _opened(" ".join(_escaped(text).split()))
