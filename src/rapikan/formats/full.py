"""For people: where, why, the line with a marker under the words, and the suggestion.

siaran.txt:12:20: KDP101 [pasti] Kata depan ditulis terpisah: “dilingkungan” → “di lingkungan”.
   |
12 | … kegiatan evaluasi dilingkungan KPU dengan mengundang …
   |                     ^^^^^^^^^^^^
   = perbaikan: di lingkungan
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from rapikan.formats.concise import one_line
from rapikan.formats.issue import Checked, Issue, Output
from rapikan.language import Said

__all__ = ["OUTPUT"]

SUGGESTION = Said("perbaikan", "correction")
CHOICE = Said("pilihan", "choices")
DELETE = Said("hapus", "delete")
OR = Said(" atau ", " or ")
RED, CYAN, GREEN, BOLD, PLAIN = "\x1b[1;31m", "\x1b[36m", "\x1b[32m", "\x1b[1m", "\x1b[0m"


def write(files: Sequence[Checked], colour: bool) -> str:
    """Writes the issues, each as a small block."""
    return "\n\n".join("\n".join(_block(file.file, issue, colour)) for file in files for issue in file.issues)


def _block(file: str, issue: Issue, colour: bool) -> Iterator[str]:
    def paint(style: str, text: str) -> str:
        return f"{style}{text}{PLAIN}" if colour else text

    gutter = " " * len(str(issue.start.line))
    bar = paint(CYAN, "|")
    where = paint(BOLD, f"{one_line(file)}:{issue.start.line}:{issue.start.column}:")
    yield f"{where} {paint(RED, issue.code)} [{issue.level.said}] {one_line(issue.message)}"
    before, inside, after = map(_shown, issue.excerpt)
    yield f"{gutter} {bar}"
    yield f"{paint(CYAN, str(issue.start.line))} {bar} {before}{inside}{after}".rstrip()
    yield f"{gutter} {bar} {' ' * _width(before)}{paint(RED, '^' * max(1, _width(inside)))}"
    answer = _answer(issue)
    if answer:
        yield f"{gutter} {paint(CYAN, '=')} {CHOICE if issue.options else SUGGESTION}: {paint(GREEN, answer)}"


def _answer(issue: Issue) -> str:
    """Gives what is to be written instead, or the answers to choose from."""
    if issue.options:
        return str(OR).join(map(_visible, issue.options))
    texts = [_visible(edit.text) if edit.text else str(DELETE) for edit in issue.edits]
    return ", ".join(texts)


def _visible(text: str) -> str:
    """Gives a text in which blanks at the edges and line breaks can be seen."""
    if text != text.strip() or not text.strip():
        return "“" + _shown(text.replace("\n", "⏎")) + "”"
    return _shown(text)


def _shown(text: str) -> str:
    """Gives a text with one column for each sign that has no picture of its own."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else " " if sign.isspace() else "\N{REPLACEMENT CHARACTER}" for sign in text)


def _width(text: str) -> int:
    """Gives how many columns a terminal needs for a text."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


OUTPUT = Output(write, for_people=True)
