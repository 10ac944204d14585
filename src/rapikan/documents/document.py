"""What a format must give, and nothing that knows a format: Document, Format, DocumentError, and the way back to the source.

A document yields one text, the way that text lies in its source, walls that no edit may touch, seams that no edit may cross
and bound stretches whose source only an editor can change. A format that is made of text (plain text, Markdown, HTML) keeps a `SourceMap` and says
of each change what it is in the source; a format that is an archive (docx) puts changes back in its own way.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from rapikan.config import FRONT_MATTER
from rapikan.edits import Change
from rapikan.language import Said
from rapikan.report import Report
from rapikan.spans import Span

__all__ = ["Document", "DocumentError", "Format", "Options", "SourceMap"]


class DocumentError(Exception):
    """A document cannot be read, written or corrected; ``str()`` says what, where and what to do next."""

    def __init__(self, said: Said, *args: object) -> None:
        super().__init__(said.format(*args))


class Document(ABC):
    """One document as the pipeline sees it.

    Attributes:
        text: the text to correct; lines end in "\\n" whatever the source has.
        walls: stretches of `text` that are no prose (code, addresses); nothing is said about them.
        seams: places in `text` where markup stood; a fault across one is told, and no edit may cross it.
        bound: stretches of `text`, sorted and apart, that other signs stand for in the source (an entity, a line's end); a fault
            there is told, and no edit may touch it.
        source: the file's text, markup and line ends and all; None where the file is not made of text (an archive of XML).
        map: from `text` to `source`.
        code: stretches of `source` that are code, sorted; a comment there is none.
    """

    text: str
    walls: Sequence[Span] = ()
    seams: Sequence[int] = ()
    bound: Sequence[Span] = ()
    source: str | None = None
    map: SourceMap | None = None
    code: Sequence[Span] = ()

    @property
    def written(self) -> str:
        """The document as an editor opens it: its source, or its text where that is all there is."""
        return self.text if self.source is None else self.source

    @abstractmethod
    def render(self, changes: Sequence[Change]) -> bytes:
        """Gives the document's bytes with the changes put in; every byte outside them is as it was.

        Raises:
            DocumentError: a change crosses markup, or holds a character that the document's encoding lacks.
        """

    def in_source(self, change: Change) -> Change:
        """Gives a change of the text as one of the source, spelled as it is written there; without a source of text, the change itself.

        Raises:
            DocumentError: the change crosses markup, or holds a character that the document's encoding lacks.
        """
        self.refuse_crossing(change)
        return change

    def shown(self, report: Report) -> Report:
        """Gives a report of this document's text as an editor should see it; a document with markup speaks of its source."""
        return report

    def crosses(self, span: Span) -> bool:
        """Says whether a stretch of the text has a seam inside or touches a bound stretch."""
        if bisect_right(self.seams, span.start) < bisect_left(self.seams, span.end):
            return True
        at = bisect_left(self.bound, span.start, key=lambda bound: bound.end)
        return any(bound.touches(span) for bound in self.bound[at : at + 2])

    def refuse_crossing(self, change: Change) -> None:
        """Raises DocumentError for a change that crosses markup."""
        if self.crosses(change.span):
            raise DocumentError(
                Said(
                    "perubahan “{0}” → “{1}” melintasi batas markah; perbaiki di penyunting",
                    "the change “{0}” → “{1}” crosses markup; make it in an editor",
                ),
                change.before,
                change.after,
            )


class Options(NamedTuple):
    """What a newsroom's configuration says about formats; each format takes what concerns it.

    Attributes:
        front_matter: the keys of a Markdown file's front matter whose values are text.
    """

    front_matter: tuple[str, ...] = FRONT_MATTER


class Format(NamedTuple):
    """A kind of document: its name, the endings of its file names, and how its bytes are read.

    Attributes:
        name: as the command line prints it.
        suffixes: in small letters, with the full stop (".txt").
        read: takes the bytes, the encoding that the user named (None if none) and the options, and gives a `Document`, or raises
            DocumentError.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str | None, Options], Document]


class SourceMap:
    """Where each place of a document's text lies in its source.

    The text is the source with some characters left out. Each entry says: from this place of the text on, the source is so
    many characters ahead.
    """

    def __init__(self, places: Sequence[int], shifts: Sequence[int]) -> None:
        """Takes the places in the text, sorted, and for each the total of characters left out before it."""
        self._places = places
        self._shifts = shifts

    def at(self, place: int) -> int:
        """Gives the place in the source of a place in the text."""
        entry = bisect_right(self._places, place) - 1
        return place + (self._shifts[entry] if entry >= 0 else 0)
