"""Markdown and MDX: prose is text; code, addresses, HTML, mathematics, tables' rules and every mark stay.

    front matter   the values of some keys are text (`KEYS`)
    blocks         tree-sitter finds headings, paragraphs, list items, table cells; each is one line of the text
    inline         tree-sitter again, paragraph by paragraph: emphasis, links, code, footnotes
    prose          `_Reader.prose` takes what is left apart into blanks, template code, signs and words

tree-sitter is imported when the first Markdown file is read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from html import unescape
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from rapikan.documents.document import Format
from rapikan.documents.encoding import decode
from rapikan.documents.markup import OBJECT, PHRASE, Extract, MarkupDocument, as_it_is
from rapikan.documents.text import PlainText

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

__all__ = ["FORMAT", "FORMAT_MDX", "KEYS"]

KEYS = ("title", "description", "summary", "excerpt", "judul", "ringkasan")

FRONT = re.compile(r"(?P<fence>---|\+\+\+)[ \t]*\n(?P<body>.*?\n)?(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL)
VALUE = re.compile(
    rf"""
    ^(?:{"|".join(KEYS)})[ \t]*[:=][ \t]*+
    (?:"(?P<double>(?:[^"\\\n]|\\.)*)"|'(?P<single>(?:[^'\n]|'')*)'|[|>][-+\d]*[ \t]*\n(?P<block>(?:[ \t]+[^\n]*\n|[ \t]*\n)*[ \t]+[^\n]*)
      |(?P<plain>[^\s"'|>\[\]{{}}&*!%@`#,][^\n]*?))
    [ \t]*(?:[ \t]\#[^\n]*)?$
    """,
    re.MULTILINE | re.VERBOSE,
)
# What would be read as markup, with the blank beside it: an edit there might make some. "2 * 3" must not become "2* 3".
PROSE = re.compile(
    r"""
      (?P<layout>[ \t\u00a0]*+\n[ \t]*+)
    | (?P<blank>[ \t\u00a0]++)
    | (?P<code>\{\{.*?\}\}|\{%.*?%\}|\{[^{}\n]*\})           # {{< figure >}}  {% include %}  {.kelas}
    | (?P<sign>[*_`~\[\]<>\\|^$\#{}=&]++[ \t]?)
    | [^\s\u00a0*_`~\[\]<>\\|^$\#{}=&]++|.
    """,
    re.DOTALL | re.VERBOSE,
)
# A plain YAML value ends at ": " and " #", however they came about.
YAML = re.compile(r"(?P<blank>[ \t]++(?=[^\s:#])|\n[ \t]*+)|(?P<sign>[ \t]*+[:#]++[ \t]?|\\.|''|[\"'\\])|[^\s:#\"'\\]++|.", re.DOTALL)
LINE_HEAD = re.compile(
    r"(?:\d{1,9}[.)]?|[-+*>#=~:|]+|[^\W\d_](?=[.)]))[ \t]?"
)  # at the head of a line it may make a list, a heading, a rule
MATH = re.compile(r"\$\$.*?\$\$", re.DOTALL)
CLOSING_HASHES = re.compile(r"(?:^|[ \t]+)#+[ \t]*\Z")
HTML_NAME = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w.:-]*)")
CODE = frozenset("code kbd samp var tt pre script style textarea".split())
LABEL_BLANKS = re.compile(r"\s+")

# MDX alone: imports and exports, elements with expressions for values, expressions. None is longer than its paragraph.
_BRACES = r"\{(?:[^{}\n]|\n(?![ \t]*\n)|\{(?:[^{}\n]|\n(?![ \t]*\n)|\{(?:[^{}\n]|\n(?![ \t]*\n))*\})*\})*\}"
MDX = re.compile(
    rf"""
      (?P<code>^[ \t]*(?P<fence>```+|~~~+)[^\n]*\n.*?(?:^[ \t]*(?P=fence)[^\n]*$|\Z)|(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`))
    | (?P<module>^(?:import|export)\b(?:[^{{}}\n]|{_BRACES}|\n(?![ \t]*\n))*)
    | (?P<tag></?>|</?[A-Za-z][\w.:-]*(?:\s+(?:{_BRACES}|[^\s<>{{}}"'/=]+(?:\s*=\s*(?:{_BRACES}|"[^"]*"|'[^']*'))?))*\s*/?>)
    | (?P<expression>{_BRACES})
    """,
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)

TEXT_BLOCKS = frozenset(["inline", "pipe_table_cell"])
PARAGRAPHS = frozenset(
    ["paragraph", "atx_heading", "setext_heading", "fenced_code_block", "indented_code_block", "html_block", "list", "pipe_table"]
)
MARKS = frozenset(["emphasis_delimiter", "link_destination", "link_title", "link_label", "block_continuation"])


class _Bytes:
    """A text as tree-sitter counts it, in bytes of UTF-8, and the way back to code points."""

    def __init__(self, text: str) -> None:
        self.data = text.encode("utf-8", "replace")
        self._ends = None if text.isascii() else list(accumulate(len(ch.encode("utf-8", "replace")) for ch in text))

    def place(self, byte: int) -> int:
        """Gives the code point at a byte."""
        return byte if self._ends is None else bisect_left(self._ends, byte + 1) if byte else 0


class _Reader:
    """Goes through a source once and feeds its text."""

    def __init__(self, source: str, *, mdx: bool) -> None:
        self.extract = Extract(source)
        self.source = source
        front = FRONT.match(source)
        self.body = front.end() if front else 0
        self.front = front
        masked = _blanked(source, self.body)
        self.dead: list[re.Match[str]] = [match for match in MDX.finditer(masked) if match["code"] is None] if mdx else []
        for match in self.dead:
            masked = masked[: match.start()] + MASKED.sub("x", match.group()) + masked[match.end() :]
        self.bytes = _Bytes(masked)
        self.labels: set[str] = set()
        self.closed: list[str] = []  # open HTML elements whose text is code
        self.fresh = True  # at the head of a line

    def read(self) -> Extract:
        if self.front:
            self._front_matter(self.front)
        blocks, inline = _parsers()
        root = blocks.parse(self.bytes.data).root_node
        nodes = list(_blocks(root))
        self.labels = {self._label(node.children[0]) for node in nodes if node.type == "link_reference_definition" and node.children}
        for node in nodes:
            if node.type in PARAGRAPHS and not _in_list(node):
                self.extract.paragraph()
            if node.type in TEXT_BLOCKS:
                self._inline(node, inline)
                self.extract.line()
        return self.extract

    def _label(self, node: Node) -> str:
        inside = self.source[self._span(node)[0] : self._span(node)[1]].strip("[]")
        return LABEL_BLANKS.sub(" ", inside).strip().casefold()

    def _span(self, node: Node) -> tuple[int, int]:
        return self.bytes.place(node.start_byte), self.bytes.place(node.end_byte)

    # --- front matter -----------------------------------------------------------------------------------------------------

    def _front_matter(self, front: re.Match[str]) -> None:
        toml = front["fence"] == "+++"
        for match in VALUE.finditer(self.source, *front.span("body")):
            kind = match.lastgroup
            if kind is None or (toml and kind != "double"):
                continue
            self.extract.write = {"double": _in_double_quotes, "single": _in_single_quotes}.get(kind, as_it_is)
            for part in YAML.finditer(self.source, *match.span(kind)):
                if part["blank"]:
                    self.extract.blank(*part.span(), own="\n" not in part.group())
                elif part.group() == "''" and kind == "single":
                    self.extract.stand(*part.span(), "'")
                elif kind == "double" and part.group() == '\\"':
                    self.extract.stand(*part.span(), '"')
                else:
                    self.extract.copy(*part.span(), wall=part["sign"] is not None)
            self.extract.write = as_it_is
            self.extract.paragraph()

    # --- inline -----------------------------------------------------------------------------------------------------------

    def _inline(self, block: Node, parser: Parser) -> None:
        """Feeds the text of one paragraph, heading or table cell."""
        start, end = self._span(block)
        if block.parent is not None and block.parent.type == "atx_heading" and (closing := CLOSING_HASHES.search(self.source, start, end)):
            end = closing.start()
        skipped = [self._span(child) for child in block.children if child.type == "block_continuation"]
        if MATH.fullmatch(self.source, start, end):
            return
        parser.included_ranges = _ranges(block)
        tree = parser.parse(self.bytes.data)
        marks: list[tuple[int, int, Callable[[int, int], None]]] = [(*span, self._nothing) for span in skipped]
        marks += [(*match.span(), self._mdx(match)) for match in self.dead if start <= match.start() and match.end() <= end]
        inside_dead = [match.span() for match in self.dead]
        marks += [mark for mark in self._marks(tree.root_node) if not any(a <= mark[0] < b for a, b in inside_dead)]
        self.fresh, self.closed = True, []
        at = start
        for first, past, do in sorted(marks, key=lambda mark: mark[:2]):
            if first < at or past > end:
                continue
            self.prose(at, first)
            do(first, past)
            at = past
        self.prose(at, end)

    def _marks(self, root: Node) -> Iterator[tuple[int, int, Callable[[int, int], None]]]:
        """Yields every stretch of a paragraph that is not prose, and what is to be done about it."""
        waiting = [root]
        while waiting:
            node = waiting.pop()
            do = self._deed(node)
            if do is not None:
                yield (*self._span(node), do)
            elif node.type in ("inline_link", "full_reference_link"):
                yield from self._link(node, waiting)
            else:
                waiting += reversed(node.children)

    def _deed(self, node: Node) -> Callable[[int, int], None] | None:
        """Gives what is to be done about a node; None for one that is prose, or holds some."""
        match node.type:
            case kind if kind in MARKS:
                return self._nothing
            case "code_span" | "latex_block" | "uri_autolink" | "email_autolink":
                return self._phrase
            case "html_tag":
                return self._html
            case "image":
                description = next((child for child in node.children if child.type == "image_description"), None)
                return lambda start, end: self._picture(start, end, description)
            case "entity_reference" | "numeric_character_reference":
                return self._entity
            case "backslash_escape":
                return self._escape
            case "hard_line_break":
                return self._hard_break
            case "shortcut_link" | "collapsed_reference_link":
                return self._reference(node)
        return None

    def _reference(self, node: Node) -> Callable[[int, int], None] | None:
        start, end = self._span(node)
        text = self.source[start:end]
        if text.startswith("[^"):
            return self._footnote
        is_label = LABEL_BLANKS.sub(" ", text.removesuffix("[]").strip("[]")).strip().casefold() in self.labels
        return self._as_it_is if is_label else None  # its text is its address

    def _link(self, node: Node, waiting: list[Node]) -> Iterator[tuple[int, int, Callable[[int, int], None]]]:
        """Takes a link's text for prose and leaves out what is around it."""
        start, end = self._span(node)
        text = next((child for child in node.children if child.type == "link_text"), None)
        if text is None:
            yield start, end, self._phrase
            return
        inner, outer = self._span(text)
        yield start, inner, self._nothing
        yield outer, end, self._nothing
        waiting += reversed(text.children)

    # --- deeds ------------------------------------------------------------------------------------------------------------

    def _nothing(self, start: int, end: int) -> None:
        """Leaves markup out."""

    def _phrase(self, start: int, end: int) -> None:
        if not self.closed:
            self.extract.stand(start, end, PHRASE)

    def _as_it_is(self, start: int, end: int) -> None:
        self.extract.copy(start, end, wall=True)

    def _html(self, start: int, end: int) -> None:
        tag = HTML_NAME.match(self.source, start)
        if tag is None:
            return
        name = tag["name"].lower()
        if name == "br":
            self.extract.line()
        elif name == "img":
            self._picture(start, end, None)
        elif name in CODE and not tag["end"] and self.source[end - 2] != "/":
            self._phrase(start, end)
            self.closed.append(name)
        elif tag["end"] and name in self.closed:
            del self.closed[self.closed.index(name) :]

    def _mdx(self, match: re.Match[str]) -> Callable[[int, int], None]:
        if match["tag"]:
            return self._html
        return self._nothing if match["module"] or match.group().startswith("{/*") else self._phrase

    def _picture(self, start: int, end: int, description: Node | None) -> None:
        if self.extract.in_paragraph:
            self.extract.stand(start, end, OBJECT)
        if description is not None:
            span = self._span(description)
            self.extract.aside(lambda: self._description(*span))

    def _description(self, start: int, end: int) -> None:
        self.fresh = False
        self.prose(start, end)

    def _entity(self, start: int, end: int) -> None:
        text = unescape(self.source[start:end])
        if text.isspace():
            self.extract.blank(start, end)
        else:
            self.extract.stand(start, end, text)

    def _escape(self, start: int, end: int) -> None:
        self.extract.stand(start, end, self.source[end - 1])

    def _hard_break(self, start: int, end: int) -> None:
        self.extract.line()
        self.fresh = True

    def _footnote(self, start: int, end: int) -> None:
        """Leaves a footnote's mark out; the colon behind it, where the note itself begins, is left out by `prose`."""

    def prose(self, start: int, end: int) -> None:
        """Feeds a stretch without marks: blanks, template code, signs that might become marks, words."""
        if self.closed:
            return
        if not self.extract.in_paragraph and self.source.startswith(":", start) and self.source[start - 1 : start] == "]":
            start += 1
        for match in PROSE.finditer(self.source, start, end):
            span, kind = match.span(), match.lastgroup
            if kind == "layout":
                self.extract.blank(*span)
                self.fresh = True
            elif kind == "blank":
                self.extract.blank(*span, own=True)
            elif kind is None and self.fresh and (head := LINE_HEAD.match(self.source, span[0], end)):
                self.extract.copy(span[0], min(head.end(), span[1]), wall=True)
                self.extract.copy(min(head.end(), span[1]), span[1])
                self.fresh = False
            else:
                self.extract.copy(*span, wall=kind is not None)
                self.fresh = False


MASKED = re.compile(r"[!-\x7f]")


def _blanked(source: str, end: int) -> str:
    """Blanks the front matter, so that tree-sitter sees none."""
    return re.sub(r"[^\n]", " ", source[:end], flags=re.ASCII) + source[end:] if end else source


def _in_list(node: Node) -> bool:
    return node.parent is not None and node.parent.type == "list_item"


def _blocks(root: Node) -> Iterator[Node]:
    """Yields the nodes of a block tree in the document's order."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        if node.type not in TEXT_BLOCKS:
            waiting += reversed(node.children)


def _ranges(block: Node) -> Sequence[Any]:
    """Gives the stretches of a paragraph without the marks of the quotation or list around it."""
    from tree_sitter import Range

    ranges = []
    point, byte = block.start_point, block.start_byte
    for child in block.children:
        if child.type == "block_continuation":
            if byte < child.start_byte:
                ranges.append(Range(point, child.start_point, byte, child.start_byte))
            point, byte = child.end_point, child.end_byte
    if byte < block.end_byte:
        ranges.append(Range(point, block.end_point, byte, block.end_byte))
    return ranges


@cache
def _parsers() -> tuple[Parser, Parser]:
    import tree_sitter_markdown
    from tree_sitter import Language, Parser

    return Parser(Language(tree_sitter_markdown.language())), Parser(Language(tree_sitter_markdown.inline_language()))


def _in_double_quotes(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _in_single_quotes(text: str) -> str:
    return text.replace("'", "''")


def read(data: bytes, encoding: str | None) -> MarkupDocument:
    """Reads a Markdown file's bytes. Raises DocumentError for what is not text."""
    plain = PlainText(*decode(data, encoding))
    return MarkupDocument(plain, _Reader(plain.text, mdx=False).read())


def read_mdx(data: bytes, encoding: str | None) -> MarkupDocument:
    """Reads an MDX file's bytes. Raises DocumentError for what is not text."""
    plain = PlainText(*decode(data, encoding))
    return MarkupDocument(plain, _Reader(plain.text, mdx=True).read())


FORMAT = Format("markdown", (".md", ".markdown"), read)
FORMAT_MDX = Format("mdx", (".mdx",), read_mdx)
