"""What tree-sitter makes of a Markdown source, and where it stands in the text: its parsers, its blocks, bytes to code points.

tree-sitter is imported when the first Markdown file is read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

__all__ = ["PARAGRAPHS", "TEXT_BLOCKS", "Bytes", "blocks", "in_list", "is_torn", "parsers", "ranges"]

TEXT_BLOCKS = frozenset(["inline", "pipe_table_cell"])
PARAGRAPHS = frozenset(
    ["paragraph", "atx_heading", "setext_heading", "fenced_code_block", "indented_code_block", "html_block", "list", "pipe_table"]
)


class Bytes:
    """A text as tree-sitter counts it, in bytes of UTF-8, and the way back to code points."""

    def __init__(self, text: str) -> None:
        self.data = text.encode("utf-8", "replace")
        self._ends = None if text.isascii() else list(accumulate(len(ch.encode("utf-8", "replace")) for ch in text))

    def place(self, byte: int) -> int:
        """Gives the code point at a byte."""
        return byte if self._ends is None else bisect_left(self._ends, byte + 1) if byte else 0

    def span(self, node: Node) -> tuple[int, int]:
        """Gives where a node begins and ends, in code points."""
        return self.place(node.start_byte), self.place(node.end_byte)


@cache
def parsers() -> tuple[Parser, Parser]:
    """Gives the parser of blocks and that of what is inside one."""
    import tree_sitter_markdown
    from tree_sitter import Language, Parser

    return Parser(Language(tree_sitter_markdown.language())), Parser(Language(tree_sitter_markdown.inline_language()))


def blocks(root: Node) -> Iterator[Node]:
    """Yields the nodes of a block tree in the document's order."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        if node.type not in TEXT_BLOCKS:
            waiting += reversed(node.children)


def ranges(block: Node) -> Sequence[Any]:
    """Gives the stretches of a paragraph without the marks of the quotation or list around it."""
    from tree_sitter import Range

    found = []
    point, byte = block.start_point, block.start_byte
    for child in block.children:
        if child.type == "block_continuation":
            if byte < child.start_byte:
                found.append(Range(point, child.start_point, byte, child.start_byte))
            point, byte = child.end_point, child.end_byte
    if byte < block.end_byte:
        found.append(Range(point, block.end_point, byte, block.end_byte))
    return found


def is_torn(block: Node | None) -> bool:
    """Says whether a block is half of a paragraph that tree-sitter has torn apart at an indented ">", where code may not begin.

    Marks open in one half and close in the other, so neither is read.
    """
    for code in (block and block.next_sibling, block and block.prev_sibling):
        if code and code.type == "indented_code_block" and (above := code.prev_sibling) and above.type == "paragraph":
            return above.end_point.row == code.start_point.row
    return False


def in_list(node: Node) -> bool:
    """Says whether a block is a list item's own."""
    return node.parent is not None and node.parent.type == "list_item"
