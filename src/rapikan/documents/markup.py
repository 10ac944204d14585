"""Text taken out of markup, piece by piece, with the way back: what Markdown and HTML share. Neither is known here.

A format feeds an `Extract` in the order in which a reader reads: prose that stands in the text as in the source (`copy`), source
that one sign of text stands for (`stand`) or hides (`hide`), blanks, breaks between paragraphs, and texts of their own such as an image's
description (`aside`). Whatever is not fed is markup: it stays, and where it stood inside a paragraph the text has a seam.
Start reading at `Extract`; `MarkupDocument` puts the changes back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from html import unescape
from typing import NamedTuple
from unicodedata import category

from rapikan.documents.document import Document, SourceMap
from rapikan.documents.text import PlainText
from rapikan.edits import Change, Edit, Finding, replay
from rapikan.lexicon import lexicon
from rapikan.patterns import deferred
from rapikan.report import Report
from rapikan.spans import Span

__all__ = ["NOTE", "OBJECT", "PHRASE", "STRUCK", "Extract", "MarkupDocument", "Write", "as_it_is", "is_foreign"]

# What stands in a sentence for a picture, a sign among words ("Rapat ￼ selesai"), and for code or a foreign phrase, a word that
# no rule knows: U+02CD is a letter to Python, so that "Gunakan ˍˍˍ lalu" does not begin a sentence at "lalu".
OBJECT = "\ufffc"
PHRASE = "\u02cd" * 3

# What stands behind "<sup>" where that holds a note's number or an exponent, no small print: "bupati<sup><a href='#1'>[1]</a></sup>".
NOTE = deferred(
    r"(?:\s|<[^<>]*+>){0,9}[\[(]?(?:\d{1,3}|[*†‡§]{1,3}|[a-z]|st|nd|rd|th)[\])]?(?:\s|<(?!/sup)[^<>]*+>){0,9}</sup", re.IGNORECASE
)
STRUCK = frozenset(["del", "s", "strike"])  # elements that are no words of the sentence any more

Write = Callable[[str], str]


def as_it_is(text: str) -> str:
    """Writes a text unescaped."""
    return text


FOREIGN = deferred("[A-Za-z]+(?:[ -][A-Za-z]+)*")


def is_foreign(text: str) -> bool:
    """Says whether a text in italics is English words only, which are written so (EYD V, Huruf Miring 3): "code review"."""
    words = text.lower().replace("-", " ").split() if FOREIGN.fullmatch(text) else []
    return bool(words) and all(lexicon().is_foreign(word) and not lexicon().is_known(word) for word in words)


class Piece(NamedTuple):
    """A stretch of the text: where it begins there, its source, whether it is a copy of it, and how a new text is written there."""

    place: int
    start: int
    end: int
    copied: bool
    write: Write


class Extract:
    """A text under construction and the pieces of source behind it.

    Attributes:
        source: the document with its line ends levelled.
        walls: stretches of the text that are no prose.
        seams: places of the text where markup stood.
        bound: stretches of the text that other signs stand for in the source.
        code: stretches of the source that are code.
        write: how a new text is written in what is fed from now on.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.walls: list[Span] = []
        self.seams: list[int] = []
        self.bound: list[Span] = []
        self.code: list[Span] = []
        self.write: Write = as_it_is
        self._out: list[str] = []
        self._size = 0
        self._pieces: list[Piece] = []
        self._break = 0  # line breaks due before the next text
        self._blank: tuple[int, int, bool] | None = None  # of the source, due before the next text; whether it is the writer's
        self._asides: list[Callable[[], None]] = []

    # --- feeding ----------------------------------------------------------------------------------------------------------

    def copy(self, start: int, end: int, *, wall: bool = False) -> None:
        """Takes a stretch of the source over as it is."""
        if start < end:
            self._open(start)
            self._put(start, end, self.source[start:end], copied=True, fence=self.walls if wall else None)

    def stand(self, start: int, end: int, text: str) -> None:
        """Lets a text stand for a stretch of the source that spells it in another way ("&amp;" is "&")."""
        self._open(start)
        self._put(start, end, text, copied=False, fence=self.bound)

    def entity(self, start: int, end: int) -> None:
        """Takes an entity ("&amp;"): a blank is layout, a sign that nobody sees ("&shy;") is markup, any other stands for itself."""
        text = unescape(self.source[start:end])
        if text.isspace():
            self.blank(start, end, own=False)
        elif any(category(sign) != "Cf" for sign in text):
            self.stand(start, end, text)

    def hide(self, start: int, end: int, sign: str) -> None:
        """Lets a sign that is no prose (`OBJECT`, `PHRASE`) stand for a stretch of the source."""
        self._open(start)
        self._put(start, end, sign, copied=False, fence=self.walls)

    def blank(self, start: int, end: int, *, own: bool) -> None:
        """Takes blanks and line breaks between two words; at a paragraph's edge they are layout and are left out.

        Args:
            start: where they begin in the source.
            end: where they end.
            own: they are the writer's, and may be corrected; else one bound blank stands for them.
        """
        if self.in_paragraph:
            # "satu <b> dua": without the first blank the second would be seen
            self._blank = (start, end, own) if self._blank is None else (*self._blank[:2], False)

    def line(self) -> None:
        """Ends a line inside a paragraph, or a list item, or a table's cell."""
        self._blank = None
        self._break = max(1, self._break)

    def paragraph(self) -> None:
        """Ends a paragraph; what waits to be said beside it is said now."""
        self._blank = None
        self._break = 2
        asides, self._asides = self._asides, []
        for feed in asides:
            feed()
            self._blank, self._break = None, 2

    def aside(self, feed: Callable[[], None]) -> None:
        """Keeps a text that stands inside a paragraph and is none of its sentences (an image's description) until the paragraph ends."""
        self._asides.append(feed)

    @property
    def in_paragraph(self) -> bool:
        """Says whether something of the present paragraph or line was fed already."""
        return bool(self._out) and not self._break

    def _open(self, start: int) -> None:
        """Writes what is due before a text: line breaks, or a blank; and sees whether markup was left out."""
        end = self._pieces[-1].end if self._pieces else 0
        if self._break:
            if self._out:
                self._put(end, end, "\n" * self._break, copied=False)
            self._break = 0
            return
        if self._blank is not None:
            (first, past, own), self._blank = self._blank, None
            self._seam(first)
            self._put(first, past, self.source[first:past] if own else " ", copied=own, fence=None if own else self.bound)
        self._seam(start)

    def _seam(self, start: int) -> None:
        if self._pieces and self._pieces[-1].end != start and self.seams[-1:] != [self._size]:
            self.seams.append(self._size)

    def _put(self, start: int, end: int, text: str, *, copied: bool, fence: list[Span] | None = None) -> None:
        self._pieces.append(Piece(self._size, start, end, copied, self.write))
        self._out.append(text)
        if fence is not None:
            fence.append(Span(self._size, self._size + len(text)))
        self._size += len(text)

    # --- finished ---------------------------------------------------------------------------------------------------------

    @cached_property
    def text(self) -> str:
        """The text; nothing may be fed after it was asked for."""
        self.paragraph()
        return "".join(self._out)

    @cached_property
    def _places(self) -> list[int]:
        return [piece.place for piece in self._pieces]

    def piece_at(self, place: int) -> Piece | None:
        """Gives the piece that holds a place of the text (the last one for its end); None in an empty text."""
        at = bisect_right(self._places, place) - 1
        return self._pieces[at] if at >= 0 else None

    def start(self, place: int) -> int:
        """Gives where the character at a place of the text begins in the source."""
        piece = self.piece_at(place)
        if piece is None:
            return 0
        if piece.copied:
            return piece.start + place - piece.place
        return piece.end if place >= len(self.text) else piece.start

    def end(self, place: int) -> int:
        """Gives where the character before a place of the text ends in the source."""
        piece = self.piece_at(place - 1) if place else None
        if piece is None:
            return 0
        return piece.start + place - piece.place if piece.copied else piece.end


class _Way(SourceMap):
    """From a text taken out of markup to its source, whose line ends are counted again."""

    def __init__(self, extract: Extract, levelled: SourceMap) -> None:
        super().__init__((), ())
        self._extract = extract
        self._levelled = levelled

    def at(self, place: int) -> int:
        return self._levelled.at(self._extract.start(place))


class MarkupDocument(Document):
    """A document whose text was taken out of markup. Its source is plain text, and is written by what writes plain text."""

    def __init__(self, plain: PlainText, extract: Extract) -> None:
        self.plain = plain
        self.extract = extract
        self.text = extract.text
        self.walls = tuple(extract.walls)
        self.seams = tuple(extract.seams)
        self.bound = tuple(extract.bound)
        self.source = plain.source
        self.map = _Way(extract, plain.map)
        self.code = tuple(Span(plain.map.at(start), plain.map.at(end)) for start, end in sorted(extract.code))

    def render(self, changes: Sequence[Change]) -> bytes:
        """Gives the file's bytes with the changes put in.

        Raises:
            DocumentError: a change crosses markup, or holds a character that the document's encoding lacks.
        """
        for change in changes:
            self.refuse_crossing(change)
        return self.plain.render(sorted(map(self._in_plain, changes), key=lambda change: change.span))

    def in_source(self, change: Change) -> Change:
        """Gives a change of the text as one of the source.

        Raises:
            DocumentError: it crosses markup, or holds a character that the document's encoding lacks.
        """
        self.refuse_crossing(change)
        return self.plain.in_source(self._in_plain(change))

    def shown(self, report: Report) -> Report:
        """Speaks of the source instead of the text, markup around the changes and all."""
        changes = tuple(sorted(map(self._in_plain, report.changes), key=lambda change: change.span))
        suggestions = sorted(map(self._finding_in_source, report.suggestions), key=lambda finding: finding.span)
        return Report(self.plain.text, replay(self.plain.text, changes), changes, tuple(suggestions))

    def _in_plain(self, change: Change) -> Change:
        """Gives a change of the text as a change of the source with its line ends levelled."""
        span = self._span_in_source(change.span)
        piece = self.extract.piece_at(change.span.start)
        after = piece.write(change.after) if piece else change.after
        return Change(span, self.extract.source[span.start : span.end], after, change.reasons)

    def _span_in_source(self, span: Span) -> Span:
        if span.start == span.end:
            place = self._insertion(span.start)
            return Span(place, place)
        start, end = self.extract.start(span.start), self.extract.end(span.end)
        return Span(start, max(start, end))

    def _insertion(self, place: int) -> int:
        """Gives where a text goes that is put in between two characters: outside of what is opened or closed between them."""
        before, after = self.extract.end(place), self.extract.start(place)
        if before >= after:
            return after
        markup = self.extract.source[before:after]
        return after if markup.startswith(("</", "<sup")) else before  # "<b>satu,</b>dua", "satu,<b>dua</b>", "satu<sup>1</sup>(dua)"

    def _finding_in_source(self, finding: Finding) -> Finding:
        edits: Iterable[Edit] = finding.edits if not any(self.crosses(edit.span) for edit in finding.edits) else ()
        changes = [self._in_plain(Change(edit.span, "", edit.text, ())) for edit in edits]
        return finding._replace(span=self._span_in_source(finding.span), edits=tuple(Edit(c.span, c.after) for c in changes))
