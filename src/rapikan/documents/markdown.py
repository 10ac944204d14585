"""Markdown and MDX: prose is text; code, addresses, HTML, mathematics, tables' rules and every mark stay.

    front matter   the values of some keys are text (`Options.front_matter`)
    blocks         tree-sitter finds headings, paragraphs, list items, table cells; each is one line of the text
    inline         tree-sitter again, paragraph by paragraph: emphasis, links, code, footnotes
    prose          `_Reader.prose` takes what is left apart into blanks, template code, signs and words

tree-sitter is imported when the first Markdown file is read.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from html import unescape
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from rapikan.documents.document import Format, Options
from rapikan.documents.encoding import decode
from rapikan.documents.markup import OBJECT, PHRASE, Extract, MarkupDocument, as_it_is
from rapikan.documents.text import PlainText
from rapikan.patterns import deferred
from rapikan.text import Span, joined

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

__all__ = ["FORMAT", "FORMAT_MDX"]

FRONT = deferred(r"(?P<fence>---|\+\+\+)[ \t]*\n(?P<body>.*?\n)?(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL)
VALUE = r"""
    [ \t]*[:=][ \t]*+
    (?:"(?P<double>(?:[^"\\\n]|\\.)*)"|'(?P<single>(?:[^'\n]|'')*)'|[|>][-+\d]*[ \t]*\n(?P<block>(?:[ \t]+[^\n]*\n|[ \t]*\n)*[ \t]+[^\n]*)
      |(?P<plain>[^\s"'|>\[\]{}&*!%@`#,][^\n]*?))
    [ \t]*(?:[ \t]\#[^\n]*)?$
    """
# What would be read as markup, with the blank beside it: an edit there might make some. "2 * 3" must not become "2* 3".
PROSE = deferred(
    r"""
      (?P<layout>[ \t\u00a0]*+\n[ \t]*+)
    | (?P<code>\{[{%][^{}]{0,400}[%}]\}|\{[^{}\n]{0,400}\}|`(?:[^\n]*`)?)  # {{< figure >}}  {% include %}  {.kelas}
    | (?P<html><(?:!--.*?-->|[/?!]?[a-zA-Z][^<>]*+>))     # what tree-sitter overlooks behind an open backtick
    | (?P<sign>[ \t\u00a0]*+[*_~\[\]<>\\|^$\#{}=&]++[ \t\u00a0]*+)
    | (?P<blank>[ \t\u00a0]++)
    | [^\s\u00a0*_`~\[\]<>\\|^$\#{}=&]++|.
    """,
    re.DOTALL | re.VERBOSE,
)
# A plain YAML value ends at ": " and " #", however they came about.
YAML = deferred(r"(?P<blank>[ \t]++(?=[^\s:#])|\n[ \t]*+)|(?P<sign>[ \t]*+[:#]++[ \t]?|\\.|''|[\"'\\])|[^\s:#\"'\\]++|.", re.DOTALL)
# At the head of a line it makes a list, a heading, a quotation or a rule, or might after an edit ("1 . Rapat").
LINE_HEAD = deferred(r"(?:\d{1,9}|[^\W\d_](?=[ \t\u00a0]*[.)])|(?=[-+*>#=~:|.)]))[ \t\u00a0]*[-+*>#=~:|.)]*[ \t\u00a0]?")
MATH = deferred(r"\$\$.*?\$\$", re.DOTALL)
CLOSING_HASHES = deferred(r"(?:^|[ \t]+)#+[ \t]*\Z")
HTML_NAME = deferred(r"<(?P<end>/?)(?P<name>[A-Za-z][\w.:-]*)")
CODE = frozenset(["code", "kbd", "samp", "var", "tt", "pre", "script", "style", "textarea"])
ADDRESS = deferred(r"<(?:[A-Za-z][\w.+-]*:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>")
BACKTICKS = deferred("`+")
CODE_OR_HTML = deferred(r"\\.|(?P<ticks>`+)|<(?:!--.*?-->|[/?!]?[a-zA-Z][^<>]*+>)", re.DOTALL)  # whichever begins first
# A link's definition in one line (CommonMark 4.7), which tree-sitter overlooks where it begins like a task ("[x]") and
# an indented line follows.
DEFINITION = deferred(
    r"""
    [ ]{0,3}\[(?!\^)(?P<label>(?:[^\[\]\\]|\\.)*+)\](?<!\[\]):[ \t]*+(?:<[^<>\n]*+>|[^\s<]\S*+)
    (?:[ \t]++(?:"[^"\n]*+"|'[^'\n]*+'|\([^()\n]*+\)))?+[ \t]*+(?:\n|\Z)
    """,
    re.VERBOSE,
)
LABEL_BLANKS = deferred(r"\s+")

# MDX alone: imports and exports, elements with expressions for values, expressions. None is longer than its paragraph.
_BRACES = r"\{(?:[^{}\n]|\n(?![ \t]*\n)|\{(?:[^{}\n]|\n(?![ \t]*\n)|\{(?:[^{}\n]|\n(?![ \t]*\n))*\})*\})*\}"


@lru_cache(maxsize=16)
def _values_of(keys: tuple[str, ...]) -> re.Pattern[str]:
    """Gives the pattern of the values of some keys of front matter."""
    return re.compile(f"^(?:{'|'.join(map(re.escape, keys))}){VALUE}", re.MULTILINE | re.VERBOSE)


@cache
def _mdx_pattern() -> re.Pattern[str]:
    return re.compile(
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

Deed = Callable[[int, int], None]  # what is done about a stretch of the source


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

    def __init__(self, source: str, keys: tuple[str, ...], *, mdx: bool) -> None:
        self.extract = Extract(source)
        self.source = source
        front = FRONT.match(source)
        self.body = front.end() if front else 0
        self.front = front if keys else None
        self.keys = keys
        masked = _blanked(source, self.body)
        self.dead: list[tuple[Span, Deed]] = []  # modules, elements and expressions of MDX, in order
        if mdx:
            masked = _mdx_pattern().sub(self._masked, masked)
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
        self.labels = set(self._labels(nodes))
        for node in nodes:
            if node.type in PARAGRAPHS and not _in_list(node):
                self.extract.paragraph()
            if node.type in TEXT_BLOCKS and not _is_torn(node.parent):
                self._inline(node, inline)
                self.extract.line()
        return self.extract

    def _labels(self, nodes: Sequence[Node]) -> Iterator[str]:
        """Yields the labels that have a definition."""
        for node in nodes:
            if node.type == "link_reference_definition" and node.children:
                start, end = self._span(node.children[0])
                yield _label(self.source[start:end])
            elif node.type == "paragraph":
                yield from (_label(match["label"]) for match in self._definitions(*self._span(node)))

    def _definitions(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """Yields the definitions at the head of a paragraph."""
        while match := DEFINITION.match(self.source, start, end):
            yield match
            start = match.end()

    def _span(self, node: Node) -> tuple[int, int]:
        return self.bytes.place(node.start_byte), self.bytes.place(node.end_byte)

    # --- front matter -----------------------------------------------------------------------------------------------------

    def _front_matter(self, front: re.Match[str]) -> None:
        toml = front["fence"] == "+++"
        for match in _values_of(self.keys).finditer(self.source, *front.span("body")):
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
        if block.parent is not None and block.parent.type == "paragraph":
            start = max([start, *(match.end() for match in self._definitions(start, end))])
        skipped = [self._span(child) for child in block.children if child.type == "block_continuation"]
        if MATH.fullmatch(self.source, start, end):
            return
        parser.included_ranges = _ranges(block)
        tree = parser.parse(self.bytes.data)
        marks: list[tuple[int, int, Deed]] = [(*span, self._nothing) for span in skipped]
        dead = [
            *self._dead_between(start, end),
            *((span, self._phrase if is_code else self._html) for span, is_code in _code_and_html(self.source, start, end)),
        ]
        marks += [(max(start, span.start), min(end, span.end), do) for span, do in dead]
        hidden = joined(span for span, _ in dead)
        marks += [mark for mark in self._marks(tree.root_node) if not _is_within(hidden, mark[0])]
        self.fresh, self.closed = True, []
        at = start
        for first, past, do in sorted(marks, key=lambda mark: mark[:2]):
            if first < at or past > end:
                continue
            self.prose(at, first)
            do(first, past)
            at = past
        self.prose(at, end)

    def _marks(self, root: Node) -> Iterator[tuple[int, int, Deed]]:
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

    def _deed(self, node: Node) -> Deed | None:
        """Gives what is to be done about a node; None for one that is prose, or holds some."""
        match node.type:
            case kind if kind in MARKS:
                return self._nothing
            case "latex_block" | "uri_autolink" | "email_autolink":
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

    def _reference(self, node: Node) -> Deed | None:
        start, end = self._span(node)
        text = self.source[start:end]
        if text.startswith("[^"):
            return self._footnote
        return self._as_it_is if _label(text.removesuffix("[]")) in self.labels else None  # its text is its address

    def _link(self, node: Node, waiting: list[Node]) -> Iterator[tuple[int, int, Deed]]:
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
            self.extract.hide(start, end, PHRASE)

    def _as_it_is(self, start: int, end: int) -> None:
        self.extract.copy(start, end, wall=True)

    def _html(self, start: int, end: int) -> None:
        if ADDRESS.fullmatch(self.source, start, end):
            self._phrase(start, end)
            return
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

    def _mdx(self, match: re.Match[str]) -> Deed:
        if match["tag"]:
            return self._html
        return self._nothing if match["module"] or match.group().startswith("{/*") else self._phrase

    def _masked(self, match: re.Match[str]) -> str:
        """Hides what tree-sitter would take for Markdown behind letters, and remembers it."""
        if match["code"] is not None:
            return match.group()
        self.dead.append((Span(match.start(), match.start() + len(match.group().rstrip())), self._mdx(match)))
        return MASKED.sub("x", match.group())

    def _dead_between(self, start: int, end: int) -> list[tuple[Span, Deed]]:
        first = bisect_right(self.dead, start, key=lambda part: part[0].end)
        return self.dead[first : bisect_left(self.dead, end, key=lambda part: part[0].start)]

    def _picture(self, start: int, end: int, description: Node | None) -> None:
        if self.extract.in_paragraph:
            self.extract.hide(start, end, OBJECT)
        if description is not None:
            span = self._span(description)
            self.extract.aside(lambda: self._description(*span))

    def _description(self, start: int, end: int) -> None:
        self.fresh = False
        self.prose(start, end)

    def _entity(self, start: int, end: int) -> None:
        text = unescape(self.source[start:end])
        if text.isspace():
            self.extract.blank(start, end, own=False)
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
        first = start
        while start < end:
            head = LINE_HEAD.match(self.source, start, end) if self.fresh else None
            match = head or PROSE.match(self.source, start, end)
            assert match is not None  # PROSE ends in "any sign"
            span, kind = match.span(), match.lastgroup
            start = span[1]
            if kind == "layout":
                self.extract.blank(*span, own=False)
                self.fresh = True
            elif kind == "blank":
                inner = span[0] > first and span[1] < end
                self.extract.blank(*span, own=inner or (match.group() == " " and self._is_beside_word(*span)))
            else:
                self.extract.copy(*span, wall=kind is not None or head is not None)
                self.fresh = False

    def _is_beside_word(self, start: int, end: int) -> bool:
        """Says whether the marks beside a blank cling to words, so that they stay marks without it: "**tebal** ," but not "**“** ,"."""
        before, after = self.source[max(0, start - 8) : start].rstrip("*_~"), self.source[end : end + 8].lstrip("*_~")
        return before[-1:].isalnum() and (after == self.source[end : end + 8] or after[:1].isalnum())


def _label(text: str) -> str:
    """Gives a label as CommonMark compares it (4.7)."""
    return LABEL_BLANKS.sub(" ", text.strip("[]")).strip().casefold()


MASKED = deferred(r"[!-\x7f]")


def _blanked(source: str, end: int) -> str:
    """Blanks the front matter, so that tree-sitter sees none."""
    return re.sub(r"[^\n]", " ", source[:end], flags=re.ASCII) + source[end:] if end else source


def _is_within(spans: Sequence[Span], place: int) -> bool:
    """Says whether a place is inside one of some sorted stretches that are apart."""
    at = bisect_right(spans, place, key=lambda span: span.start) - 1
    return at >= 0 and place < spans[at].end


def _code_and_html(source: str, start: int, end: int) -> Iterator[tuple[Span, bool]]:
    """Yields the code between backticks and the tags, whichever begins first, as CommonMark has it (6.1), and whether it is code.

    tree-sitter ends "`a ``  `" too early and overlooks tags behind a lone backtick.
    """
    closing: dict[int, list[int]] = {}
    for run in BACKTICKS.finditer(source, start, end):
        closing.setdefault(run.end() - run.start(), []).append(run.start())
    at = start
    while found := CODE_OR_HTML.search(source, at, end):
        at = found.end()
        if found["ticks"]:
            size = at - found.start()
            partners = closing.get(size, [])
            partner = bisect_left(partners, at)
            if partner < len(partners):
                at = partners[partner] + size
                yield Span(found.start(), at), True
        elif found.group().startswith("<"):
            yield Span(*found.span()), False


def _is_torn(block: Node | None) -> bool:
    """Says whether a block is half of a paragraph that tree-sitter has torn apart at an indented ">", where code may not begin.

    Marks open in one half and close in the other, so neither is read.
    """
    for code in (block and block.next_sibling, block and block.prev_sibling):
        if code and code.type == "indented_code_block" and (above := code.prev_sibling) and above.type == "paragraph":
            return above.end_point.row == code.start_point.row
    return False


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


def read(data: bytes, encoding: str | None, options: Options) -> MarkupDocument:
    """Reads a Markdown file's bytes. Raises DocumentError for what is not text."""
    plain = PlainText(*decode(data, encoding))
    return MarkupDocument(plain, _Reader(plain.text, options.front_matter, mdx=False).read())


def read_mdx(data: bytes, encoding: str | None, options: Options) -> MarkupDocument:
    """Reads an MDX file's bytes. Raises DocumentError for what is not text."""
    plain = PlainText(*decode(data, encoding))
    return MarkupDocument(plain, _Reader(plain.text, options.front_matter, mdx=True).read())


FORMAT = Format("markdown", (".md", ".markdown"), read)
FORMAT_MDX = Format("mdx", (".mdx",), read_mdx)
