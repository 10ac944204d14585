"""From a document's text to the file as an editor shows it: markup, "\\r\\n" and entities are counted again.

A document that is not made of text (an archive of XML, say) is told by the places of its text.
"""

from __future__ import annotations

from rapikan.documents import Document, DocumentError
from rapikan.edits import Change
from rapikan.formats import Place, Replacement
from rapikan.formats.issue import Places
from rapikan.spans import Span

__all__ = ["Source"]

CONTEXT = 44  # characters of the line shown on either side of an issue


class Source:
    """A document's source and the way from its text there."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.written
        self._map = None if self.text == document.text else document.map
        self._places = Places(self.text)

    def span(self, span: Span) -> Span:
        """Gives the stretch of the source that a stretch of the text stands for."""
        if self._map is None:
            return span
        start = self._map.at(span.start)
        return Span(start, start if span.start == span.end else max(start, self._map.at(span.end - 1) + 1))

    def at(self, offset: int) -> Place:
        """Gives the line and column of a place in the source."""
        return self._places.at(offset)

    def line_of(self, span: Span) -> int:
        """Gives the number of the line in which a stretch of the text begins."""
        return self.at(self.span(span).start).line

    def line(self, span: Span) -> Span:
        """Gives the whole line of the source in which a stretch of the source begins."""
        return Span(*self._places.line(span.start))

    def excerpt(self, span: Span) -> tuple[str, str, str]:
        """Gives the line before, inside and after a stretch of the source, cut at words."""
        start, end = self._places.line(span.start)
        stop = max(span.start, min(span.end, end))
        before, after = self.text[max(start, span.start - CONTEXT) : span.start], self.text[stop : min(end, stop + CONTEXT)]
        if span.start - start > CONTEXT:
            before = "… " + before.partition(" ")[2]
        if end - stop > CONTEXT:
            after = after.rpartition(" ")[0] + " …"
        return before, self.text[span.start : stop], after

    def replacement(self, change: Change) -> Replacement | None:
        """Gives a change as the source spells it; None for one that the document cannot take."""
        try:
            made = self.document.in_source(change)
        except DocumentError:
            return None
        return Replacement(self.at(made.span.start), self.at(made.span.end), made.after)
