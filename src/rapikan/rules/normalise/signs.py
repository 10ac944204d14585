"""Broken and composed signs (NRM105–NRM107): mojibake, decomposed letters, ligatures."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from rapikan.edits import Finding
from rapikan.language import Said
from rapikan.rule import Rule, Stage, card
from rapikan.text import Page, Span

__all__ = ["decomposed", "ligature", "mojibake"]


@card(
    "NRM105",
    "pengodean-rusak",
    stage=Stage.NORMALISE,
    source="Unicode, UTF-8",
    why=Said(
        "Teks UTF-8 pernah dibaca sebagai pengodean lain, sehingga satu tanda menjadi beberapa.",
        "UTF-8 text was once read as another encoding, so that one sign became several.",
    ),
    message=Said("Pengodean rusak “{before}” dipulihkan menjadi “{after}”.", "Broken encoding “{before}” is restored to “{after}”."),
    bad=(("Tema â€œSiapâ€\u009d dipilih.", "Tema “Siap” dipilih."), ("CafÃ© Batavia ramai.", "Café Batavia ramai.")),
    good=("Gubernur São Paulo hadir.", "Harga naik 5%."),
    leaves_alone=Said("Kutip lengkung, entitas HTML, huruf beraksen yang benar.", "Curly quotes, HTML entities, correct accented letters."),
    pattern="(?:â€[\\S\u009d\u0080-\u009f\u00a0]|Ã[\u0080-\u00bf€-™]|Â[\u00a0-\u00bf]|ðŸ\\S\\S)+",
)
def mojibake(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports signs that ftfy shows to be broken UTF-8."""
    import ftfy  # costs 100 ms: only where there is something to mend

    mended = ftfy.fix_encoding(match.group())
    if mended != match.group():
        yield rule.finding(page, Span(*match.span()), mended.replace("\u00a0", " "))


@card(
    "NRM106",
    "huruf-terurai",
    stage=Stage.NORMALISE,
    source="Unicode, Normalization Form C",
    why=Said(
        "Huruf dan aksennya tersimpan terpisah, sehingga kata tidak cocok saat dicari.",
        "A letter and its accent are stored apart, so that the word is not found.",
    ),
    message=Said("Huruf “{before}” disatukan menjadi “{after}”.", "“{before}” is composed into “{after}”."),
    bad=(("Cafe\u0301 Batavia ramai.", "Café Batavia ramai."),),
    good=("Café Batavia ramai.",),
    leaves_alone=Said("Huruf yang tidak punya bentuk gabungan.", "Letters without a composed form."),
    pattern="\\w[\u0300-\u036f]+",
)
def decomposed(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a letter that is stored apart from its accent."""
    composed = unicodedata.normalize("NFC", match.group())
    if composed != match.group():
        yield rule.finding(page, Span(*match.span()), composed)


@card(
    "NRM107",
    "ligatur",
    stage=Stage.NORMALISE,
    source="Unicode, Alphabetic Presentation Forms",
    why=Said(
        "Ligatur dari berkas PDF bukan huruf biasa dan memutus kata.", "Ligatures from PDF files are no ordinary letters and break words."
    ),
    message=Said("Ligatur “{before}” ditulis “{after}”.", "The ligature “{before}” is written “{after}”."),
    bad=(("Sertiﬁkat diserahkan.", "Sertifikat diserahkan."),),
    good=("Sertifikat diserahkan.",),
    leaves_alone=Said("Huruf lain.", "Other letters."),
    pattern="[ﬀ-ﬆ]",
)
def ligature(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a ligature sign."""
    yield rule.finding(page, Span(*match.span()), unicodedata.normalize("NFKC", match.group()))
