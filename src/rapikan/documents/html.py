"""HTML, whole pages and what a CMS stores: text nodes and the values of alt and title are text, everything else stays.

    tags        TAG finds them and comments as the HTML standard's tokeniser does (13.2.5); nothing is ever repaired
    elements    `_Open` says whether the text inside is left alone: code, scripts, another language
    text        `_feed` takes it apart into blanks, entities, template code and words

Text split over inline tags is one sentence, and block tags part paragraphs. Blanks are layout: a line break or an indentation
inside a paragraph is the blank between two words. Python's html.parser is not used: it gives no ends, stops at "<![x" and
reads comments and scripts differently from one patch release to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from html import unescape
from typing import NamedTuple

from rapikan.documents.document import Format, Options
from rapikan.documents.encoding import decode
from rapikan.documents.markup import NOTE, OBJECT, PHRASE, STRUCK, Extract, MarkupDocument, is_foreign
from rapikan.documents.text import PlainText
from rapikan.patterns import deferred

__all__ = ["FORMAT"]

# No group here is possessive and bounded ("(…){0,9}+"): Python 3.11.2 reads such a one wrongly.
TAG = deferred(
    r"""
      <!--(?:-?>|.*?(?:--!?>|\Z))                        # a comment; "<!-->" is a whole one
    | <!\[CDATA\[.*?(?:\]\]>|\Z)
    | <%(?:[^%]|%(?!>)){0,400}%>                        # <%= judul %>
    | <\?(?:[^?]|\?(?!>)){0,400}\?>                     # <?php echo $berita->judul ?>
    | </(?P<close>[a-zA-Z][^\s/>]*+)[^>]*+(?:>|\Z)
    | <(?P<open>[a-zA-Z][^\s/>]*+)
      (?P<attributes>(?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s"'>][^\s>]*+)?+)?+)*+)(?:>|\Z)
    | <[!?/][^>]*+(?:>|\Z)                               # doctype, processing instruction, a comment gone wrong
    """,
    re.DOTALL | re.VERBOSE,
)
ATTRIBUTE = deferred(
    r"""[\s/]*+(?P<name>[^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"?|'(?P<single>[^']*+)'?|(?P<bare>[^\s"'>][^\s>]*+))?+)?+"""
)
SAID = ("alt", "title")  # attributes whose values are read
UNSAID = frozenset(["link", "meta", "style", "script"])  # elements whose title is not


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


RAW = _names("script style xmp iframe noembed noframes textarea title")  # no tags inside but their own end
VOID = _names("area base br col embed hr img input link meta param source track wbr")
CODE = _names("code kbd samp var tt")  # part of a sentence, and left alone
CLOSED = CODE | STRUCK | _names("script style pre textarea xmp iframe noembed noframes noscript svg math template object canvas select")
ITALIC = _names("i em")
PICTURES = _names("img svg math object canvas iframe video audio embed input select textarea")
PARAGRAPHS = _names(
    "address article aside blockquote body center details dialog div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 head "
    "header hgroup hr html main menu nav ol p pre section table title ul xmp"
)
LINES = _names("br caption col colgroup dd dt figcaption legend li optgroup option summary tbody td tfoot th thead tr")
ENDED_BY = {  # whose end tag may be missing, and what begins behind it
    "p": PARAGRAPHS | _names("li td th tr dd dt"),
    "li": _names("li"),
    "dt": _names("dt dd"),
    "dd": _names("dt dd"),
    "td": _names("td th tr tbody tfoot"),
    "th": _names("td th tr tbody tfoot"),
    "tr": _names("tr tbody tfoot"),
    "option": _names("option"),
}
INDONESIAN = deferred(r"(?:id|in|ind)(?:[-_].*)?", re.IGNORECASE)

TEXT = deferred(
    r"""
      (?P<blank>(?:[ \t\n\f\u00a0]|&nbsp;|&\#0*160;|&\#[xX]0*[aA]0;)++)
    | (?P<entity>&(?:\#\d++|\#[xX][\da-fA-F]++|[a-zA-Z][a-zA-Z0-9]*+);?)
    | (?P<code>\{[{%][^{}]{0,400}[%}]\}|\[/[a-z][\w-]{0,40}\]|\[[a-z][\w-]{0,40}(?:\s[^\[\]=]{0,40}=[^\[\]]{0,400})?\])  # {{ judul }}  [caption id="1"]
    | (?P<sign>[&<>]++.?)                                   # with its neighbour: "a < b" must not become "a <b"
    | [^\s\u00a0&<>\{\[]++|.
    """,
    re.DOTALL | re.VERBOSE,
)

OWN_BLANK = deferred(" |[ \u00a0]*\u00a0[ \u00a0]*")  # a browser shows any other run of blanks as one


def escaped(text: str) -> str:
    """Writes a text as HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


def escaped_in_quotes(text: str) -> str:
    """Writes a text as an attribute's value between either quotes."""
    return escaped(text).replace('"', "&quot;").replace("'", "&#39;")


def _feed(extract: Extract, start: int, end: int) -> None:
    """Feeds a stretch of text without tags: blanks, entities, template code, words."""
    for match in TEXT.finditer(extract.source, start, end):
        span, kind = match.span(), match.lastgroup
        if kind == "blank":
            extract.blank(*span, own=OWN_BLANK.fullmatch(match.group()) is not None)
        elif kind == "entity" and unescape(match.group()) != match.group():
            extract.entity(*span)
        else:
            extract.copy(*span, wall=kind is not None)


class _Open(NamedTuple):
    """An open element: its name, whether the text inside is left alone, and whether for good (code) or up to another lang.

    A silent one is no part of the sentence around it (a script, a note's number); for any other that is left alone a word stands.
    """

    name: str
    closed: bool = False
    for_good: bool = False
    silent: bool = False


class _Reader:
    """Goes through a source once and feeds its text."""

    def __init__(self, source: str) -> None:
        self.extract = Extract(source)
        self.extract.write = escaped
        self.source = source
        self.open: list[_Open] = [_Open("")]
        self.in_phrase = False  # a stretch that is left alone has been stood for

    def read(self) -> Extract:
        for start, end, tag in _parts(self.source):
            if tag is None:
                self._text(start, end)
            elif tag["close"]:
                self._end(tag["close"].lower())
            elif tag["open"]:
                self._start(tag, tag["open"].lower())
        return self.extract

    def _text(self, start: int, end: int) -> None:
        last = self.open[-1]
        if not last.closed:
            self.in_phrase = False
            if last.name in ITALIC and is_foreign(self.source[start:end]):
                self.extract.copy(start, end, wall=True)
            else:
                _feed(self.extract, start, end)
        elif self._is_phrase():
            self._phrase(start, end)

    def _phrase(self, start: int, end: int) -> None:
        """Lets one word stand for a stretch that is left alone, whatever tags are in it; the blanks around it are blanks."""
        text = self.source[start:end]
        first, past = end - len(text.lstrip()), start + len(text.rstrip())
        if not text.strip():
            self.extract.blank(start, end, own=False)
            return
        if not self.in_phrase:
            if start < first:
                self.extract.blank(start, first, own=False)
            self.extract.hide(first, past, PHRASE)
            self.in_phrase = True
        if past < end:
            self.extract.blank(past, end, own=False)

    def _is_phrase(self) -> bool:
        """Says whether what is left alone here is part of a sentence (code or a foreign phrase, not a script)."""
        return not any(element.silent for element in self.open)

    def _start(self, tag: re.Match[str], name: str) -> None:
        while name in ENDED_BY.get(self.open[-1].name, ()):
            self.open.pop()
        self._part(name)
        attributes = {found["name"].lower(): found for found in reversed(list(ATTRIBUTE.finditer(self.source, *tag.span("attributes"))))}
        element = self._opened(name, attributes, tag.end())
        if not element.closed and name not in UNSAID:
            self._say(attributes)
        if name in PICTURES and not self.open[-1].closed:
            self._picture(tag)
        if name not in VOID and not tag.group().endswith("/>"):
            self.open.append(element)

    def _opened(self, name: str, attributes: dict[str, re.Match[str]], inside: int) -> _Open:
        outer = self.open[-1]
        silent = name in CLOSED - CODE or (name == "sup" and NOTE.match(self.source, inside) is not None)
        unmoved = _value(attributes, "translate").lower() == "no" or "notranslate" in _value(attributes, "class").split()
        if outer.for_good or name in CODE or silent or unmoved:
            return _Open(name, closed=True, for_good=True, silent=silent)
        language = _value(attributes, "lang") or _value(attributes, "xml:lang")
        closed = INDONESIAN.fullmatch(language) is None if language else outer.closed
        return _Open(name, closed)

    def _say(self, attributes: dict[str, re.Match[str]]) -> None:
        """Keeps the values of alt and title until the paragraph ends."""
        for name in SAID:
            match = attributes.get(name)
            quotes = match and ("double" if match["double"] else "single")
            if match and quotes and match[quotes] and match.end(quotes) < len(self.source):  # quotes that nobody closed hold the rest
                self.extract.aside(partial(self._quoted, *match.span(quotes)))

    def _quoted(self, start: int, end: int) -> None:
        self.extract.write = escaped_in_quotes
        _feed(self.extract, start, end)
        self.extract.write = escaped

    def _picture(self, tag: re.Match[str]) -> None:
        if self.extract.in_paragraph:
            self.extract.hide(*tag.span(), OBJECT)

    def _end(self, name: str) -> None:
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].name == name:
                del self.open[depth:]
                break
        self._part(name)

    def _part(self, name: str) -> None:
        """Parts paragraphs and lines at a tag."""
        if name in PARAGRAPHS:
            self.extract.paragraph()
        elif name in LINES:
            self.extract.line()
        if name in PARAGRAPHS or name in LINES:
            self.in_phrase = False


def _value(attributes: dict[str, re.Match[str]], name: str) -> str:
    match = attributes.get(name)
    return unescape(match["double"] or match["single"] or match["bare"] or "") if match else ""


def _parts(source: str) -> Iterator[tuple[int, int, re.Match[str] | None]]:
    """Yields the texts (without a match) and the tags and comments of a source, in order."""
    at = 0
    while (start := source.find("<", at)) >= 0:
        tag = TAG.match(source, start)
        if tag is None:
            following = source.find("<", start + 1)
            end = len(source) if following < 0 else following
            yield at, end, None
            at = end
            continue
        if at < start:
            yield at, start, None
        yield tag.start(), tag.end(), tag
        at = tag.end()
        name = (tag["open"] or "").lower()
        if name in RAW and not tag.group().endswith("/>"):
            closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, at)
            end = closing.start() if closing else len(source)
            if at < end:
                yield at, end, None
            at = end
    if at < len(source):
        yield at, len(source), None


def read(data: bytes, encoding: str | None, options: Options) -> MarkupDocument:
    """Reads an HTML file's bytes. Raises DocumentError for what is not text."""
    plain = PlainText(*decode(data, encoding))
    return MarkupDocument(plain, _Reader(plain.text).read())


FORMAT = Format("html", (".html", ".htm", ".xhtml"), read)
