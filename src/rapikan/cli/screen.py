"""How changes look: excerpts of the text with the changed words marked inside the line, and the reasons below.

    12 │ … kegiatan evaluasi [-dilingkungan-]{+di lingkungan+} KPU dengan mengundang …
       ╰ KDP101  Kata depan ditulis terpisah: “dilingkungan” → “di lingkungan”.

Without colour the marks are those of `git diff --word-diff`; with colour the old word is red and struck out, the new one
green. excerpts.py says what is shown; this module draws it, and is imported only when something is drawn.
"""

from __future__ import annotations

import io
import os
import sys

from rich.console import Console
from rich.text import Text

from rapikan.cli.excerpts import Excerpt, Lines, excerpts
from rapikan.cli.signs import plain
from rapikan.edits import Applicability
from rapikan.language import Said
from rapikan.report import Report

__all__ = ["render"]

MOST_SUGGESTIONS = 10
NARROWEST = 20  # columns left to a text behind its gutter, however narrow the terminal
HEAD = Said("Belum diterapkan", "Not applied")
HEAD_UNSAFE = Said("Belum diterapkan (yang bertanda periksa: dengan --unsafe)", "Not applied (those marked check: with --unsafe)")
WORD_FAMILIES = ("SLK", "SRK")  # whose findings a word in the user's dictionary settles
TEACH = Said("Bila sebuah kata memang benar: rapikan kamus add KATA", "If a word is right after all: rapikan kamus add WORD")


def render(name: str, report: Report, *, width: int | None = None, colour: bool | None = None, suggestions: bool = True) -> str:
    """Draws a report's changes and suggestions as a terminal shows them.

    Args:
        name: the document's name, shown at the head.
        report: what was found and done.
        width: in columns; None asks the terminal, and wraps nothing where the output is no terminal.
        colour: None asks the terminal and NO_COLOR.
        suggestions: list what was not applied, too.
    """
    console = _console(width, colour)
    painter = _Painter(console, wrap=width is not None or console.is_terminal or "COLUMNS" in os.environ)
    with console.capture() as capture:
        painter.head(name)
        for excerpt in excerpts(report):
            painter.excerpt(excerpt)
        if suggestions and report.suggestions:
            painter.suggestions(report)
    return capture.get().rstrip("\n")


def _console(width: int | None, colour: bool | None) -> Console:
    if colour is None:
        return Console(width=width, highlight=False, emoji=False, markup=False)
    return Console(
        file=io.StringIO() if not colour else sys.stdout, width=width, highlight=False, emoji=False, markup=False, force_terminal=colour
    )


class _Painter:
    """Puts excerpts and suggestions on a console, wrapped behind a gutter."""

    def __init__(self, console: Console, *, wrap: bool) -> None:
        self.console = console
        self.wraps = wrap
        self.coloured = console.color_system is not None and not console.no_color

    def head(self, name: str) -> None:
        """Prints a document's name."""
        self.console.print(Text(name, style="bold"), soft_wrap=True)

    def excerpt(self, excerpt: Excerpt) -> None:
        """Prints an excerpt and, below it, the reason of each change."""
        line = Text()
        for number, (kind, text) in enumerate(excerpt.pieces):
            if kind == "same":
                line.append(text)
            elif not self.coloured:  # then signs must say what colours say
                line.append(f"[-{text}-]" if kind == "old" else f"{{+{text}+}}")
            elif kind == "old":
                line.append(text, "red strike")
                if excerpt.pieces[number + 1 : number + 2] and excerpt.pieces[number + 1].kind == "new":
                    line.append("→", "dim")
            else:
                line.append(text, "bold green")
        self._print(f"{excerpt.line:>4} │ ", "     │ ", line)
        reasons = list(dict.fromkeys(reason[:3] for change in excerpt.changes for reason in change.reasons))
        for left, (code, message, level) in enumerate(reasons, 1 - len(reasons)):
            reason = Text(code, style="cyan")
            if level is not Applicability.SAFE:
                reason.append(f" {level.said}", "yellow")
            reason.append(f"  {plain(message)}", "default")
            self._print("     ├ " if left else "     ╰ ", "     │ " if left else "       ", reason)

    def suggestions(self, report: Report) -> None:
        """Prints what was not applied, the surest of it if it is much."""
        lines = Lines(report.original)
        surest = sorted(report.suggestions, key=lambda finding: -finding.applicability)[:MOST_SUGGESTIONS]
        unsafe = any(finding.applicability is Applicability.UNSAFE and finding.edits for finding in report.suggestions)
        self.console.print()
        self.console.print(Text(str(HEAD_UNSAFE if unsafe else HEAD), style="bold"), soft_wrap=True)
        for finding in sorted(surest, key=lambda finding: finding.span):
            place = f"{lines.number(finding.span.start):>4}:{lines.column(finding.span.start):<4} "
            text = Text(finding.code, style="cyan")
            text.append(f" {finding.applicability.said!s:<7}", "yellow" if finding.applicability is Applicability.UNSAFE else "dim")
            text.append(f"  {plain(finding.message)}", "default")
            self._print(place, " " * len(place), text)
        more = len(report.suggestions) - len(surest)
        if more:
            self.console.print(Text(" " * 10 + Said("dan {0} saran lagi", "and {0} more").format(more), style="dim"))
        if any(finding.code.startswith(WORD_FAMILIES) for finding in report.suggestions):
            self._print(" " * 10, " " * 10, Text(str(TEACH), style="dim"))

    def _print(self, first: str, rest: str, text: Text) -> None:
        """Prints a text behind a gutter: `first` before its first line, `rest` before the others."""
        lines = list(text.wrap(self.console, max(NARROWEST, self.console.width - len(first)))) if self.wraps else [text]
        for number, line in enumerate(lines):
            line.rstrip()
            self.console.print(Text.assemble((rest if number else first, "dim"), line), soft_wrap=True)
