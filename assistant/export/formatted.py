"""An answer's Markdown as blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.export.blocks import Block, Listed, Look, Paragraph, Run
from assistant.markdown import Node, tree


def formatted(text: str, language: str) -> tuple[Block, ...]:
    """Paragraphs, lists and quotes, with bold and italics; markers stay as they are."""
    return tuple(_blocks(tree(text).children, language, "plain"))


def formatted_line(text: str) -> tuple[Run, ...]:
    """The same for a short text without paragraphs."""
    runs: list[Run] = []
    for node in tree(text).walk():
        if node.type == "inline":
            runs += [Run(" "), *_runs(node)] if runs else _runs(node)
    return merged(runs)


def merged(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs with neighbours of the same look made one."""
    joined: list[Run] = []
    for run in runs:
        if joined and (joined[-1].bold, joined[-1].italic) == (run.bold, run.italic):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        elif run.text:
            joined.append(run)
    return tuple(joined)


def _blocks(nodes: Iterable[Node], language: str, look: Look) -> Iterator[Block]:
    for node in nodes:
        if node.type == "blockquote":
            yield from _blocks(node.children, language, "quote")
        elif node.type in ("bullet_list", "ordered_list"):
            items = [tuple(_blocks(item.children, language, look)) for item in node.children]
            yield Listed(tuple(items), _first(node))
        else:
            runs = [run for inline in node.children for run in _runs(inline)]
            yield Paragraph(merged(runs), language, look)


def _first(node: Node) -> int | None:
    return int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None


def _runs(node: Node, bold: bool = False, italic: bool = False) -> Iterator[Run]:
    if node.type in ("softbreak", "hardbreak"):
        yield Run("\n", bold, italic)
    elif node.children:
        for child in node.children:
            yield from _runs(child, bold or node.type == "strong", italic or node.type == "em")
    else:
        yield Run(node.content, bold, italic)
