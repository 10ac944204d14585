"""Blanks and invisible signs (NRM101–NRM104)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapikan.edits import Finding
from rapikan.language import Said
from rapikan.rule import Rule, Stage, card
from rapikan.text import Page, Span

__all__ = ["doubled", "invisible", "trailing", "unusual"]


@card(
    "NRM101",
    "spasi-tak-lazim",
    stage=Stage.NORMALISE,
    source="Unicode, General Punctuation",
    why=Said(
        "Spasi tak putus dan spasi khusus dari pengolah kata atau laman web mengacaukan pencarian dan pemenggalan.",
        "No-break and special blanks from word processors or web pages spoil searching and wrapping.",
    ),
    message=Said("Spasi khusus diganti spasi biasa.", "A special blank becomes an ordinary one."),
    bad=(("Rapat\u00a0evaluasi dimulai.", "Rapat evaluasi dimulai."),),
    good=("Rapat evaluasi dimulai.",),
    leaves_alone=Said("Tabulasi dan ganti baris.", "Tabs and line breaks."),
    pattern="[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]",
)
def unusual(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a blank that is not U+0020."""
    yield rule.finding(page, Span(*match.span()), " ")


@card(
    "NRM102",
    "tanda-tak-terlihat",
    stage=Stage.NORMALISE,
    source="Unicode, Format Characters",
    why=Said(
        "Tanda tak terlihat memutus kata bagi mesin pencari dan pemeriksa ejaan.",
        "Invisible signs break words for search engines and spelling checkers.",
    ),
    message=Said("Tanda tak terlihat dihapus.", "An invisible sign is removed."),
    bad=(("Rapat eva\u200bluasi dimulai.", "Rapat evaluasi dimulai."), ("Infor\u00admasi publik.", "Informasi publik.")),
    good=("Selamat 👩\u200d🏫 Hari Guru.",),
    leaves_alone=Said("Penyambung di dalam emoji.", "Joiners inside emoji."),
    pattern="[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+",
)
def invisible(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports invisible signs, except the joiner between two pictures."""
    before, after = page.text[match.start() - 1 : match.start()], page.text[match.end() : match.end() + 1]
    if "\u200d" in match.group() and before > "\u2190" and after > "\u2190":
        return
    yield rule.finding(page, Span(*match.span()), "")


@card(
    "NRM103",
    "spasi-ganda",
    stage=Stage.NORMALISE,
    source="EYD V, Penulisan Kata",
    why=Said("Di antara dua kata cukup satu spasi.", "One blank between two words is enough."),
    message=Said("Spasi ganda menjadi satu spasi.", "Several blanks become one."),
    bad=(("Rapat  evaluasi   dimulai.", "Rapat evaluasi dimulai."),),
    good=("    Paragraf menjorok.", "Nama      : Budi      NIP      : 1234"),
    leaves_alone=Said("Lekukan baris dan kolom yang disusun dengan spasi.", "Indentation, and columns laid out with blanks."),
    pattern=r"(?<=\S)  +(?=\S)",
)
def doubled(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports two or more blanks between words."""
    line = page.text[slice(*page.line_span(page.line_of(match.start())))]
    if "\t" in line or len(WIDE.findall(line.strip())) > 1 or page.text[match.end()] in ":|=":
        return
    yield rule.finding(page, Span(*match.span()), " ")


WIDE = re.compile(" {3,}")


@card(
    "NRM104",
    "spasi-di-akhir-baris",
    stage=Stage.NORMALISE,
    source="EYD V, Penulisan Kata",
    why=Said("Spasi di akhir baris tidak terlihat dan tidak berguna.", "Blanks at the end of a line are neither seen nor useful."),
    message=Said("Spasi di akhir baris dihapus.", "Blanks at the end of a line are removed."),
    bad=(("Rapat dimulai. \nSelesai.", "Rapat dimulai.\nSelesai."), ("Rapat dimulai.\n \nSelesai.", "Rapat dimulai.\n\nSelesai.")),
    good=("Rapat dimulai.\nSelesai.",),
    leaves_alone=Said("Ganti baris itu sendiri.", "The line break itself."),
    pattern=r"[ \t\u00a0]+(?=\r?\n|\Z)",
)
def trailing(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports blanks at the end of a line."""
    yield rule.finding(page, Span(*match.span()), "")
