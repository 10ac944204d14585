"""Markdown and MDX: prose is text; code, addresses, HTML, mathematics, tables' rules and every mark stay.

front matter   the values of some keys are text (front_matter.py)
MDX            what Markdown does not know is hidden first (mdx.py)
blocks         tree-sitter finds headings, paragraphs, list items, table cells; each is one line of the text (markdown_tree.py)
inline         tree-sitter again, paragraph by paragraph: emphasis, links, code, footnotes
prose          `_Reader.prose` takes what is left apart into blanks, template code, signs and words
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from rapikan.documents import front_matter
from rapikan.documents.document import Format, Options
from rapikan.documents.encoding import decode
from rapikan.documents.markdown_tree import PARAGRAPHS, TEXT_BLOCKS, Bytes, blocks, in_list, is_torn, parsers, ranges
from rapikan.documents.markup import NOTE, OBJECT, PHRASE, STRUCK, Extract, MarkupDocument, is_foreign
from rapikan.documents.mdx import hide
from rapikan.documents.text import PlainText
from rapikan.patterns import deferred
from rapikan.spans import Span, joined

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

__all__ = ["FORMAT", "FORMAT_MDX"]

_CODE = r"\{[{%][^{}]{0,400}[%}]\}|\{[^{}\n]{0,400}\}"  # {{< figure >}}  {% include %}  {.kelas}
# What would be read as markup, with the blank beside it: an edit there might make some. "2 * 3" must not become "2* 3".
PROSE = deferred(
    rf"""
      (?P<layout>[ \t\u00a0]*+\n[ \t]*+)
    | (?P<code>[ \t\u00a0]*+(?:{_CODE}|`(?:[^\n]*`)?|(?<!\w):[a-z][a-z0-9_+-]{{0,40}}:(?!\w)))  # :tada:
    | (?P<html>[ \t\u00a0]*+<(?:!--.*?-->|[/?!]?[a-zA-Z][^<>]*+>))     # what tree-sitter overlooks behind an open backtick
    | (?P<sign>[ \t\u00a0]*+(?:(?!{_CODE})[*_~\[\]<>\\|^$\#{{}}=&])++[ \t\u00a0]*+)
    | (?P<blank>[ \t\u00a0]++)
    | [^\s\u00a0*_`~\[\]<>\\|^$\#{{}}=&]++|.
    """,
    re.DOTALL | re.VERBOSE,
)
# At the head of a line it makes a list, a heading, a quotation or a rule, or might after an edit ("1 . Rapat").
LINE_HEAD = deferred(r"(?:\d{1,9}|[^\W\d_](?=[ \t\u00a0]*[.)])|(?=[-+*>#=~:|.)]))[ \t\u00a0]*[-+*>#=~:|.)]*[ \t\u00a0]?")
MATH = deferred(r"\$\$.*?\$\$", re.DOTALL)
RULE = deferred(r"(?:---|\+\+\+)[ \t]*(?=\n)")
CLOSING_HASHES = deferred(r"(?:^|[ \t]+)#+[ \t]*\Z")
HTML_NAME = deferred(r"<(?P<end>/?)(?P<name>[A-Za-z][\w.:-]*)")
CODE_TAGS = frozenset(["code", "kbd", "samp", "var", "tt", "pre", "script", "style", "textarea"])
ADDRESS = deferred(r"<(?:[A-Za-z][\w.+-]*:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>")
BACKTICKS = deferred("`+")
# Whichever begins first. "[[halaman]]" and "[[halaman|teks]]" are a wiki's links, unless an address follows.
CODE_OR_HTML = deferred(
    r"\\.|(?P<ticks>`+)|(?P<html><(?:!--.*?-->|[/?!]?[a-zA-Z][^<>]*+>))|\[\[(?P<page>[^\[\]\n|]++)(?:\|(?P<text>[^\[\]\n|]++))?\]\](?![(\[:])",
    re.DOTALL,
)
# Lines that other readers of Markdown than CommonMark's take for marks: "::: peringatan", "!!! note", "=== \"Linux\"" (containers),
# "[!NOTE]" (GitHub's alerts), ": arti" (a term's definition), "[^1]:" (a footnote).
MARKED_LINE = deferred(
    r"""
    [ \t>]*+(?:
      (?P<whole>:{3,}[^\n]*+|(?:!!!|\?\?\?\+?)[ \t]+[\w-]+(?:[ \t]+"[^"\n]*")?[ \t]*(?=\n|\Z)|===[!+]?[ \t]+"[^"\n]*"[ \t]*(?=\n|\Z))
    | (?P<alert>\[![a-zA-Z]+\][^\n]*+)
    | (?P<meaning>:[ \t]+(?=\S))
    | (?P<note>\[\^[^\[\]\n]+\]:[ \t]*)
    )
    """,
    re.VERBOSE,
)
MONEY = deferred(r"\$\d[^$*_`~\[\]<>\\{}]*\$(?=\d)")  # "$5 … $10": a formula's last sign is followed by no digit (pandoc)
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

MARKS = frozenset(["emphasis_delimiter", "link_destination", "link_title", "link_label", "block_continuation"])

Deed = Callable[[int, int], None]  # what is done about a stretch of the source


class _Reader:
    """Goes through a source once and feeds its text."""

    def __init__(self, source: str, keys: tuple[str, ...], *, mdx: bool) -> None:
        self.extract = Extract(source)
        self.source = source
        front = front_matter.FRONT.match(source)
        self.front = front if keys else None
        self.keys = keys
        self.seen = _blanked(source, front.end() if front else 0)  # what tree-sitter sees, place by place
        self.dead: list[tuple[Span, Deed]] = []  # modules, elements and expressions of MDX, in order
        if mdx:
            self.seen, hidden = hide(self.seen)
            deeds = {"tag": self._html, "module": self._nothing, "comment": self._nothing, "expression": self._phrase}
            self.dead = [(part.span, deeds[part.kind]) for part in hidden]
        self.bytes = Bytes(self.seen)
        self.labels: set[str] = set()
        self.closed: list[str] = []  # open HTML elements whose text is left alone
        self.fresh = True  # at the head of a line

    def read(self) -> Extract:
        if self.front:
            front_matter.feed(self.extract, self.front, self.keys)
        of_blocks, of_inline = parsers()
        root = of_blocks.parse(self.bytes.data).root_node
        nodes = list(blocks(root))
        self.labels = set(self._labels(nodes))
        for node in nodes:
            if node.type in ("fenced_code_block", "indented_code_block"):
                self.extract.code.append(Span(*self.bytes.span(node)))
            if node.type in PARAGRAPHS and not in_list(node):
                self.extract.paragraph()
            if node.type in TEXT_BLOCKS and not is_torn(node.parent):
                self._inline(node, of_inline)
                self.extract.line()
        return self.extract

    def _labels(self, nodes: Sequence[Node]) -> Iterator[str]:
        """Yields the labels that have a definition."""
        for node in nodes:
            if node.type == "link_reference_definition" and node.children:
                start, end = self.bytes.span(node.children[0])
                yield _label(self.source[start:end])
            elif node.type == "paragraph":
                yield from (_label(match["label"]) for match in self._definitions(*self.bytes.span(node)))

    def _definitions(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """Yields the definitions at the head of a paragraph."""
        while match := DEFINITION.match(self.source, start, end):
            yield match
            start = match.end()

    # --- inline -----------------------------------------------------------------------------------------------------------

    def _inline(self, block: Node, parser: Parser) -> None:
        """Feeds the text of one paragraph, heading or table cell."""
        start, end = self.bytes.span(block)
        if block.parent is not None and block.parent.type == "atx_heading" and (closing := CLOSING_HASHES.search(self.source, start, end)):
            end = closing.start()
        if block.parent is not None and block.parent.type == "paragraph":
            start = max([start, *(match.end() for match in self._definitions(start, end))])
        skipped = [self.bytes.span(child) for child in block.children if child.type == "block_continuation"]
        if MATH.fullmatch(self.source, start, end):
            return
        parser.included_ranges = ranges(block)
        tree = parser.parse(self.bytes.data)
        marks: list[tuple[int, int, Deed]] = [(*span, self._nothing) for span in skipped]
        dead = [*self._dead_between(start, end), *self._code_and_html(start, end), *self._marked_lines(start, end)]
        marks += [(max(start, span.start), min(end, span.end), do) for span, do in dead]
        hidden = joined(span for span, _ in dead)
        marks += [mark for mark in self._marks(tree.root_node) if not any(_is_within(hidden, at) for at in (mark[0], mark[1] - 1))]
        self.fresh, self.closed = True, []
        at = start
        for first, past, do in sorted(marks, key=lambda mark: mark[:2]):
            if first < at or past > end:
                continue
            self.prose(at, first)
            do(first, past)
            at = past
        self.prose(at, end)

    def _code_and_html(self, start: int, end: int) -> Iterator[tuple[Span, Deed]]:
        """Yields the code between backticks, the tags and a wiki's links, whichever begins first, as CommonMark has it (6.1).

        tree-sitter ends "`a ``  `" too early, overlooks tags behind a lone backtick and knows no wiki.
        """
        closing: dict[int, list[int]] = {}
        for run in BACKTICKS.finditer(self.seen, start, end):
            closing.setdefault(run.end() - run.start(), []).append(run.start())
        at = start
        while found := CODE_OR_HTML.search(self.seen, at, end):
            at = found.end()
            if found["ticks"]:
                size = at - found.start()
                partners = closing.get(size, [])
                partner = bisect_left(partners, at)
                if partner < len(partners):
                    at = partners[partner] + size
                    self.extract.code.append(Span(found.start(), at))
                    yield self.extract.code[-1], self._phrase
            elif found["html"]:
                yield Span(*found.span()), self._html
            elif found["text"]:
                yield Span(found.start(), found.start("text")), self._nothing
                at = found.end("text")
                yield Span(at, found.end()), self._nothing
            elif found["page"]:
                yield Span(*found.span()), self._as_it_is

    def _marked_lines(self, start: int, end: int) -> Iterator[tuple[Span, Deed]]:
        """Yields the marks that are lines of their own, or begin one, to readers of more than CommonMark."""
        at = start
        while 0 <= at < end:
            match = MARKED_LINE.match(self.source, at, end)
            if match and (match["whole"] or (match["alert"] and at == start) or (match["meaning"] and at > start) or match["note"]):
                yield Span(*match.span(match.lastgroup or 0)), self._hard_break
            at = self.source.find("\n", at, end) + 1 or end

    def _marks(self, root: Node) -> Iterator[tuple[int, int, Deed]]:
        """Yields every stretch of a paragraph that is not prose, and what is to be done about it."""
        waiting = [root]
        while waiting:
            node = waiting.pop()
            do = self._deed(node)
            if do is not None:
                yield (*self.bytes.span(node), do)
            elif node.type in ("inline_link", "full_reference_link"):
                yield from self._link(node, waiting)
            elif foreign := self._foreign(node):
                yield from foreign
            else:
                waiting += reversed(node.children)

    def _deed(self, node: Node) -> Deed | None:
        """Gives what is to be done about a node; None for one that is prose, or holds some."""
        match node.type:
            case kind if kind in MARKS:
                return self._nothing
            case "strikethrough" if self.source.startswith("~~", self.bytes.place(node.start_byte)):
                return self._nothing
            case "latex_block" if MONEY.match(self.source, self.bytes.place(node.start_byte)):
                return None
            case "latex_block" | "uri_autolink" | "email_autolink":
                return self._phrase
            case "html_tag":
                return self._html
            case "image":
                description = next((child for child in node.children if child.type == "image_description"), None)
                return lambda start, end: self._picture(start, end, description)
            case "entity_reference" | "numeric_character_reference":
                return self.extract.entity
            case "backslash_escape":
                return self._escape
            case "hard_line_break":
                return self._hard_break
            case "shortcut_link" | "collapsed_reference_link":
                return self._reference(node)
        return None

    def _reference(self, node: Node) -> Deed | None:
        start, end = self.bytes.span(node)
        text = self.source[start:end]
        if text.startswith("[^"):
            return self._footnote
        return self._as_it_is if _label(text.removesuffix("[]")) in self.labels else None  # its text is its address

    def _link(self, node: Node, waiting: list[Node]) -> Iterator[tuple[int, int, Deed]]:
        """Takes a link's text for prose and leaves out what is around it."""
        start, end = self.bytes.span(node)
        if self.source.startswith("[^", start):  # "[^1][^2]" are two notes' marks
            yield start, end, self._footnote
            return
        text = next((child for child in node.children if child.type == "link_text"), None)
        if text is None:
            yield start, end, self._phrase
            return
        inner, outer = self.bytes.span(text)
        yield start, inner, self._nothing
        yield outer, end, self._nothing
        waiting += reversed(text.children)

    def _foreign(self, node: Node) -> list[tuple[int, int, Deed]]:
        """Lists the marks of what is in italics because it is English, and its words, which stay; nothing for any other node."""
        start, end = self.bytes.span(node)
        if node.type != "emphasis" or not is_foreign(self.source[start + 1 : end - 1]):
            return []
        return [(start, start + 1, self._nothing), (start + 1, end - 1, self._as_it_is), (end - 1, end, self._nothing)]

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
        elif tag["end"]:
            if name in self.closed:
                del self.closed[self.closed.index(name) :]
        elif self.source[end - 2] != "/":
            if name in CODE_TAGS:
                self._phrase(start, end)
            if name in CODE_TAGS or name in STRUCK or (name == "sup" and NOTE.match(self.source, end)):
                self.closed.append(name)

    def _dead_between(self, start: int, end: int) -> list[tuple[Span, Deed]]:
        first = bisect_right(self.dead, start, key=lambda part: part[0].end)
        return self.dead[first : bisect_left(self.dead, end, key=lambda part: part[0].start)]

    def _picture(self, start: int, end: int, description: Node | None) -> None:
        if self.extract.in_paragraph:
            self.extract.hide(start, end, OBJECT)
        if description is not None:
            span = self.bytes.span(description)
            self.extract.aside(lambda: self._description(*span))

    def _description(self, start: int, end: int) -> None:
        self.fresh = False
        self.prose(start, end)

    def _escape(self, start: int, end: int) -> None:
        self.extract.stand(start, end, self.source[end - 1])

    def _hard_break(self, start: int, end: int) -> None:
        self.extract.line()
        self.fresh = True

    def _footnote(self, start: int, end: int) -> None:
        """Leaves a footnote's mark out."""

    def prose(self, start: int, end: int) -> None:
        """Feeds a stretch without marks: blanks, template code, signs that might become marks, words."""
        if self.closed:
            return
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


def _blanked(source: str, end: int) -> str:
    """Blanks the front matter, or a rule in the first line that would be taken for some, so that tree-sitter sees none."""
    end = end or (rule.end() if (rule := RULE.match(source)) else 0)
    return re.sub(r"[^\n]", " ", source[:end], flags=re.ASCII) + source[end:] if end else source


def _is_within(spans: Sequence[Span], place: int) -> bool:
    """Says whether a place is inside one of some sorted stretches that are apart."""
    at = bisect_right(spans, place, key=lambda span: span.start) - 1
    return at >= 0 and place < spans[at].end


def read(data: bytes, encoding: str | None, options: Options, *, mdx: bool = False) -> MarkupDocument:
    """Reads a Markdown or MDX file's bytes. Raises DocumentError for what is not text."""
    plain = PlainText(*decode(data, encoding))
    return MarkupDocument(plain, _Reader(plain.text, options.front_matter, mdx=mdx).read())


FORMAT = Format("markdown", (".md", ".markdown"), read)
FORMAT_MDX = Format("mdx", (".mdx",), partial(read, mdx=True))
