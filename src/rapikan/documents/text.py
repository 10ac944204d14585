"""Plain text: decoded, its line endings levelled to "\\n" for the rules, and everything written back alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from rapikan.documents.document import Document, Format, Options, SourceMap
from rapikan.documents.encoding import Coding, decode
from rapikan.edits import Change, replay
from rapikan.patterns import LINE_END
from rapikan.spans import Span

__all__ = ["FORMAT", "PlainText"]


class PlainText(Document):
    """A text file. Its map leaves out the "\\r" of each "\\r\\n"; a lone "\\r" is a line end too."""

    source: str
    map: SourceMap

    def __init__(self, source: str, coding: Coding) -> None:
        self.source = source
        self.coding = coding
        self.text = source
        places: list[int] = []
        if "\r" in source:
            self.text = LINE_END.sub("\n", source)
            # "a\r\nb": from "b" on, the source is one character ahead
            places = [match.end() - number for number, match in enumerate(re.finditer("\r\n", source), 1)]
        self.map = SourceMap(places, range(1, len(places) + 1))

    def render(self, changes: Sequence[Change]) -> bytes:
        """Gives the file's bytes with the changes put in. Raises DocumentError for a character that its encoding lacks."""
        return self.coding.encode(replay(self.source, map(self._in_source, changes)))

    def in_source(self, change: Change) -> Change:
        """Gives a change of the text as one of the source. Raises DocumentError for a character that the encoding lacks."""
        made = self._in_source(change)
        self.coding.encode(made.after)
        return made

    def _in_source(self, change: Change) -> Change:
        span = Span(self.map.at(change.span.start), self.map.at(change.span.end))
        return Change(span, self.source[span.start : span.end], self._written(change), change.reasons)

    def _written(self, change: Change) -> str:
        """Gives a change's text with the source's own line ends: those it replaces, in order, then the file's commonest."""
        if "\n" not in change.after or "\r" not in self.source:
            return change.after
        old = iter(LINE_END.findall(self.source[self.map.at(change.span.start) : self.map.at(change.span.end)]))
        return re.sub("\n", lambda _: next(old, self._usual_end), change.after)

    @cached_property
    def _usual_end(self) -> str:
        ends = LINE_END.findall(self.source)
        return max(("\r\n", "\n", "\r"), key=ends.count)


def read(data: bytes, encoding: str | None, options: Options) -> PlainText:
    """Reads a text file's bytes. Raises DocumentError for what is not text."""
    return PlainText(*decode(data, encoding))


FORMAT = Format("teks", (".txt", ".text", ".asc", ""), read)
