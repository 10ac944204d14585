"""Which parts of a text are shown around its changes: excerpts, with whole words marked old and new. Knows no screen.

A change inside a word is widened to the word ("[-ke 3-]{+ke-3+}", not "ke[- -]{+-+}3"), changes close together share an
excerpt, and what cannot be seen is made visible. Start reading at `excerpts`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from rapikan.cli.signs import compared, plain
from rapikan.edits import Change, replay
from rapikan.report import Report
from rapikan.spans import Span
from rapikan.text import line_starts

__all__ = ["Excerpt", "Lines", "Piece", "excerpts"]

CONTEXT = 44  # characters of the line shown on either side of a change: half a line of 80 columns
WHOLE_LINE = CONTEXT + 12  # a line that ends so near is shown to its end
MOST_WIDENED = 24  # characters by which a change inside a word is widened to the whole word


class Piece(NamedTuple):
    """A stretch of an excerpt: kind "same", "old" or "new", and its text as shown."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of one line with the changes in it: the line's number (from 1), the pieces to show, the changes."""

    line: int
    pieces: tuple[Piece, ...]
    changes: tuple[Change, ...]


@dataclass(slots=True)
class _Mark:
    """A stretch of the original shown as changed: one or several changes, widened to whole words."""

    span: Span
    changes: list[Change]

    def texts(self, original: str) -> tuple[str, str]:
        """Gives the stretch before and after the changes."""
        before = original[self.span.start : self.span.end]
        moved = [
            Change(Span(c.span.start - self.span.start, c.span.end - self.span.start), c.before, c.after, c.reasons) for c in self.changes
        ]
        return before, replay(before, moved)


class Lines:
    """The lines of a text, by the place where each begins."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def starts(self) -> list[int]:
        return line_starts(self.text)

    def number(self, place: int) -> int:
        return bisect_right(self.starts, place)

    def span(self, place: int) -> Span:
        end = self.text.find("\n", place)
        return Span(self.text.rfind("\n", 0, place) + 1, len(self.text) if end < 0 else end)

    def column(self, place: int) -> int:
        return place - self.starts[self.number(place) - 1] + 1


def excerpts(report: Report) -> Iterator[Excerpt]:
    """Yields the excerpts that show a report's changes, changes that stand close together in one."""
    lines = Lines(report.original)
    group: list[_Mark] = []
    for mark in _marks(report):
        if group and (mark.span.start - group[-1].span.end > CONTEXT or "\n" in report.original[group[-1].span.end : mark.span.start]):
            yield _excerpt(report.original, lines, group)
            group = []
        group.append(mark)
    if group:
        yield _excerpt(report.original, lines, group)


def _marks(report: Report) -> list[_Mark]:
    """Widens each change to whole words and joins those that then meet."""
    marks: list[_Mark] = []
    for change in report.changes:
        span = _widened(report.original, change)
        if marks and span.start < marks[-1].span.end:
            marks[-1].span = Span(marks[-1].span.start, max(marks[-1].span.end, span.end))
            marks[-1].changes.append(change)
        else:
            marks.append(_Mark(span, [change]))
    return marks


def _widened(text: str, change: Change) -> Span:
    """Gives the stretch of whole words around a change ("ke[- -]{+-+}3" is hard to read, "[-ke 3-]{+ke-3+}" is not)."""
    start, end = change.span

    def inside(edge: int, outer: int) -> bool:
        signs = {change.before[edge : edge + 1 or None], change.after[edge : edge + 1 or None]}
        return not all(sign.isalnum() for sign in signs) or text[outer : outer + 1].isalnum()

    if inside(0, start - 1 if start else len(text)):
        while start > max(0, change.span.start - MOST_WIDENED) and not text[start - 1].isspace():
            start -= 1
    if inside(-1, end):
        while end < min(len(text), change.span.end + MOST_WIDENED) and not text[end].isspace():
            end += 1
    return Span(start, end)


def _excerpt(text: str, lines: Lines, group: Sequence[_Mark]) -> Excerpt:
    first, last = group[0].span.start, group[-1].span.end
    start = _start(text, first, lines.span(first).start)
    end = _end(text, last, lines.span(last).end)
    pieces = [Piece("same", "…")] if start > lines.span(first).start else []
    at = start
    for mark in group:
        before, after = mark.texts(text)
        pieces.append(Piece("same", plain(text[at : mark.span.start])))
        old, new = compared(before, after)
        pieces += (Piece("old", old), Piece("new", new))
        at = mark.span.end
    pieces.append(Piece("same", plain(text[at:end])))
    if end < lines.span(last).end:
        pieces.append(Piece("same", "…"))
    changes = tuple(change for mark in group for change in mark.changes)
    return Excerpt(lines.number(changes[0].span.start), tuple(piece for piece in pieces if piece.text), changes)


def _start(text: str, place: int, border: int) -> int:
    """Finds where the context before a place begins: at its line's border if that is near, else at a word."""
    if place - border <= WHOLE_LINE:
        return border
    blank = text.find(" ", place - CONTEXT, place)
    return blank + 1 if blank >= 0 else place - CONTEXT


def _end(text: str, place: int, border: int) -> int:
    """Finds where the context after a place ends: at its line's border if that is near, else after a word."""
    if border - place <= WHOLE_LINE:
        return border
    blank = text.rfind(" ", place, place + CONTEXT)
    return blank if blank >= 0 else place + CONTEXT
