"""Blanks (NRM101, NRM103, NRM104): unusual, doubled and trailing ones. Invisible and broken signs: signs.py.

Layout is left alone: indentation, the gap behind a list mark, and columns laid out with blanks or tabs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.rules.wording import named, word_after, word_before
from rapikan.spans import Span
from rapikan.text import Page

__all__ = ["doubled", "trailing", "unusual"]

# No-break, en, em, thin, figure, ideographic … every blank of Unicode that is not U+0020, a tab or a line break
UNUSUAL = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
LAYOUT = 3  # a wider gap than two blanks may be a column


@card(
    "NRM101",
    "spasi-tak-lazim",
    stage=Stage.NORMALISE,
    source="Unicode, General Punctuation",
    why=Said(
        "Spasi tak putus dan spasi khusus dari pengolah kata atau laman web mengacaukan pencarian dan pemenggalan.",
        "No-break and special blanks from word processors or web pages spoil searching and wrapping.",
    ),
    message=Said(
        "Spasi khusus ({sign}) setelah “{word}” diganti spasi biasa.", "The special blank ({sign}) after “{word}” becomes an ordinary one."
    ),
    bad=(
        ("Rapat\u00a0evaluasi dimulai.", "Rapat evaluasi dimulai."),
        ("Rapat \u00a0evaluasi\u2009dimulai.\u00a0", "Rapat evaluasi dimulai."),
    ),
    good=("Rapat evaluasi dimulai.", "Nama\tBudi"),
    leaves_alone=Said("Tabulasi dan ganti baris.", "Tabs and line breaks."),
    pattern=f"[{UNUSUAL}][{UNUSUAL} ]*",
)
def unusual(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a blank that is not U+0020, with the blanks beside it; a wide gap or an indentation keeps its width."""
    start, end = match.span()
    while page.text[start - 1 : start] == " ":
        start -= 1
    if page.text[end : end + 1] in ("", "\n", "\r"):
        return  # NRM104
    indents = page.text[start - 1 : start] in ("", "\n")
    after = " " * (end - start) if indents or end - start >= LAYOUT else " "
    said = named(rule.message, sign=f"U+{ord(match.group()[0]):04X}", word=word_before(page, start))
    yield rule.finding(page, Span(start, end), after, message=said)


@card(
    "NRM103",
    "spasi-ganda",
    stage=Stage.NORMALISE,
    source="EYD V, Penulisan Kata",
    why=Said("Di antara dua kata cukup satu spasi.", "One blank between two words is enough."),
    message=Said(
        "Spasi ganda antara “{word}” dan “{next}” menjadi satu spasi.", "The blanks between “{word}” and “{next}” become a single one."
    ),
    bad=(("Rapat  evaluasi   dimulai.", "Rapat evaluasi dimulai."), ("Rapat selesai.  Peserta pulang.", "Rapat selesai. Peserta pulang.")),
    good=(
        "    Paragraf menjorok.",
        "Nama      : Budi      NIP      : 1234",
        "Nama  : Budi",
        "1.   Butir pertama.\n-  Butir kedua.",
        "Ketua            Sekretaris",
    ),
    leaves_alone=Said(
        "Lekukan baris, jarak setelah tanda butir, dan kolom yang disusun dengan spasi.",
        "Indentation, the gap behind a list mark, and columns laid out with blanks.",
    ),
    pattern=r"  +(?=\S)",
)
def doubled(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports two or more blanks between words."""
    start, end = match.span()
    number = page.line_of(start)
    line = page.part_of_line(start)
    head = page.text[line.start : start]
    if not head.strip() or page.text[start - 1].isspace() or LIST_MARK.fullmatch(head):
        return
    whole = page.text[slice(*line)]
    if "\t" in whole or page.text[end] in "|=" or page.text[start - 1] in "|=" or len(WIDE.findall(whole.strip())) > 1:
        return
    if page.text[end] == ":" and len(head.split()) <= LABEL_WORDS:
        return
    column = end - page.line_span(number).start
    if any(_is_column(page, near, column) for near in (number - 1, number + 1)):
        return
    prose = end - start <= LAYOUT or (page.text[end].islower() and (page.text[start - 1].islower() or page.text[start - 1] == ","))
    said = named(rule.message, word=word_before(page, start), next=word_after(page, end))
    yield rule.finding(page, Span(start, end), " ", level=None if prose else Applicability.UNSAFE, message=said)


WIDE = deferred(" {3,}")
LIST_MARK = deferred(r"\s*(?:[-–—•*·o>►▪✓]|\(?\w{1,4}[.)])")
LABEL_WORDS = 4


def _is_column(page: Page, number: int, column: int) -> bool:
    """Says whether another line has a gap of blanks that ends at the same column, as in a table."""
    if number < 0:
        return False
    line = page.text[slice(*page.line_span(number))] if number <= page.line_of(len(page.text)) else ""
    return len(line) > column and line[column - 2 : column] == "  " and line[column] != " " and bool(line[: column - 2].strip())


@card(
    "NRM104",
    "spasi-di-akhir-baris",
    stage=Stage.NORMALISE,
    source="EYD V, Penulisan Kata",
    why=Said("Spasi di akhir baris tidak terlihat dan tidak berguna.", "Blanks at the end of a line are neither seen nor useful."),
    message=Said("Spasi di akhir baris setelah “{word}” dihapus.", "The blanks at the end of the line after “{word}” are removed."),
    bad=(("Rapat dimulai. \nSelesai.", "Rapat dimulai.\nSelesai."), ("Rapat dimulai.\n \nSelesai.", "Rapat dimulai.\n\nSelesai.")),
    good=("Rapat dimulai.\nSelesai.", "Rapat dimulai.\r\nSelesai."),
    leaves_alone=Said("Ganti baris itu sendiri.", "The line break itself."),
    pattern=rf"[ \t{UNUSUAL}]+(?=\r?\n|\r?\Z)",
)
def trailing(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports blanks at the end of a line."""
    word = word_before(page, match.start())
    yield rule.finding(page, Span(*match.span()), "", message=named(rule.message, word=word) if word else EMPTY_LINE)


EMPTY_LINE = Said("Spasi di baris kosong dihapus.", "The blanks of an empty line are removed.")
