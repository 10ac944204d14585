"""How changes look: excerpts of the text with the changed words marked inside the line, and the reasons below.

    12 │ … kegiatan evaluasi [-dilingkungan-]{+di lingkungan+} KPU dengan mengundang …
       ╰ KDP101  Kata depan ditulis terpisah: “dilingkungan” → “di lingkungan”.

Without colour the marks are those of `git diff --word-diff`; with colour the old word is red and struck out, the new one green.
`excerpts` works the picture out and knows no rich; `render` draws it.
"""

from __future__ import annotations

import io
import os
import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from rapikan.cli.levels import LEVELS
from rapikan.cli.signs import compared, plain
from rapikan.edits import Applicability, Change, replay
from rapikan.language import Said
from rapikan.report import Report
from rapikan.text import Span

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

__all__ = ["Excerpt", "Piece", "excerpts", "render"]

CONTEXT = 44  # characters of the line shown on either side of a change: half a line of 80 columns
MOST_WIDENED = 24  # characters by which a change inside a word is widened to the whole word
MOST_SUGGESTIONS = 10
GUTTER = 7  # "1234 │ "


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


class _Lines:
    """The lines of a text, by the place where each begins."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def number(self, place: int) -> int:
        return bisect_right(self.starts, place)

    def span(self, place: int) -> Span:
        end = self.text.find("\n", place)
        return Span(self.text.rfind("\n", 0, place) + 1, len(self.text) if end < 0 else end)

    def column(self, place: int) -> int:
        return place - self.starts[self.number(place) - 1] + 1


# --- what is shown ------------------------------------------------------------------------------------------------------------


def excerpts(report: Report) -> Iterator[Excerpt]:
    """Yields the excerpts that show a report's changes, changes that stand close together in one."""
    lines = _Lines(report.original)
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


def _excerpt(text: str, lines: _Lines, group: Sequence[_Mark]) -> Excerpt:
    first, last = group[0].span.start, group[-1].span.end
    start = _cut(text, lines.span(first).start, first)
    end = -_cut(text[::-1], len(text) - lines.span(last).end, len(text) - last) + len(text) if last < len(text) else last
    pieces = [Piece("same", "… ")] if start > lines.span(first).start else []
    at = start
    for mark in group:
        before, after = mark.texts(text)
        pieces.append(Piece("same", plain(text[at : mark.span.start])))
        old, new = compared(before, after)
        pieces += (Piece("old", old), Piece("new", new))
        at = mark.span.end
    pieces.append(Piece("same", plain(text[at:end])))
    if end < lines.span(last).end:
        pieces.append(Piece("same", " …"))
    changes = tuple(change for mark in group for change in mark.changes)
    return Excerpt(lines.number(changes[0].span.start), tuple(piece for piece in pieces if piece.text), changes)


def _cut(text: str, border: int, place: int) -> int:
    """Finds where the context before a place begins: at its line's border, or at a word not more than CONTEXT away."""
    if place - border <= CONTEXT + 12:
        return border
    blank = text.find(" ", place - CONTEXT, place)
    return blank + 1 if blank >= 0 else place - CONTEXT


# --- drawing ------------------------------------------------------------------------------------------------------------------


def render(name: str, report: Report, *, width: int | None = None, suggestions: bool = True) -> str:
    """Draws a report's changes and suggestions as a terminal shows them.

    Args:
        name: the document's name, shown at the head.
        report: what was found and done.
        width: in columns; None asks the terminal, and wraps nothing where the output is no terminal.
        suggestions: list what was not applied, too.
    """
    console = _console(width)
    painter = _Painter(console, wrap=width is not None or console.is_terminal or "COLUMNS" in os.environ)
    with console.capture() as capture:
        console.rule(f"[bold]{name.replace('[', chr(92) + '[')}[/]", align="left", style="dim") if painter.wraps else console.print(
            name, markup=False, style="bold", soft_wrap=True
        )
        for excerpt in excerpts(report):
            painter.excerpt(excerpt)
        if suggestions:
            painter.suggestions(report, MOST_SUGGESTIONS)
    return capture.get().rstrip("\n")


def _console(width: int | None) -> Console:
    from rich.console import Console

    return Console(file=io.StringIO() if width is not None else sys.stdout, width=width, highlight=False, emoji=False)


class _Painter:
    """Puts excerpts and suggestions on a console, wrapped behind a gutter."""

    def __init__(self, console: Console, *, wrap: bool) -> None:
        self.console = console
        self.wraps = wrap
        self.marked = console.color_system is None or console.no_color  # then signs must say what colours say

    def excerpt(self, excerpt: Excerpt) -> None:
        from rich.text import Text

        line = Text()
        for kind, text in excerpt.pieces:
            match kind:
                case "old":
                    line.append(f"[-{text}-]" if self.marked else text, "" if self.marked else "red strike")
                case "new":
                    line.append(f"{{+{text}+}}" if self.marked else text, "" if self.marked else "bold green")
                case _:
                    line.append(text)
        self._print(f"{excerpt.line:>4} │ ", "     │ ", line)
        reasons = dict.fromkeys(reason[:3] for change in excerpt.changes for reason in change.reasons)
        for code, message, level in reasons:
            self._print("     ╰ ", "       ", _reason(code, message, None if level is Applicability.SAFE else level))

    def suggestions(self, report: Report, most: int) -> None:
        from rich.text import Text

        if not report.suggestions:
            return
        lines = _Lines(report.original)
        surest = sorted(report.suggestions, key=lambda finding: -finding.applicability)[:most]
        unsure = any(finding.applicability is Applicability.UNSAFE and finding.edits for finding in report.suggestions)
        head = (
            Said("Belum diterapkan", "Not applied")
            if not unsure
            else Said("Belum diterapkan (yang bertanda periksa: dengan --unsafe)", "Not applied (those marked check: with --unsafe)")
        )
        self.console.print()
        self.console.print(str(head), style="bold", markup=False)
        for finding in sorted(surest, key=lambda finding: finding.span):
            start = finding.span.start
            place = f"{lines.number(start):>4}:{lines.column(start):<4} "
            self._print(place, " " * len(place), _reason(finding.code, finding.message, finding.applicability))
        if len(report.suggestions) > most:
            self.console.print(
                Text(Said("          dan {0} saran lagi", "          and {0} more").format(len(report.suggestions) - most), style="dim")
            )

    def _print(self, first: str, rest: str, text: Text) -> None:
        """Prints a text behind a gutter: `first` before its first line, `rest` before the others."""
        from rich.text import Text

        if self.wraps:
            wrapped = list(text.wrap(self.console, max(20, self.console.width - len(first))))
        else:
            wrapped = [text]
        for number, line in enumerate(wrapped):
            line.rstrip()
            self.console.print(Text(rest if number else first, style="dim") + line, soft_wrap=True)


def _reason(code: str, message: str, level: Applicability | None) -> Text:
    from rich.text import Text

    text = Text(code, style="cyan")
    if level is not None:
        text.append(f" {LEVELS[level]}", "yellow" if level is Applicability.UNSAFE else "dim")
    return text.append(f"  {plain(message)}", "")
