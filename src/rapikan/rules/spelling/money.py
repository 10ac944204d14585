"""Mata uang (UNG): Rp5.000, Rp1,3 miliar."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.spans import Span
from rapikan.text import Page

__all__ = ["american_dollar", "dash_after_amount", "rupiah", "rupiah_spaced", "rupiah_twice"]


@card(
    "UNG101",
    "rupiah-berspasi-atau-bertitik",
    stage=Stage.SPELLING,
    source="EYD V, Singkatan 5; EYD V, Angka dan Bilangan 3",
    eyd=("KF05", "KG03"),
    why=Said("Lambang Rp ditulis tanpa titik dan rapat dengan angkanya.", "The sign Rp takes no stop and clings to its figure."),
    message=Said(
        "Rupiah ditulis rapat tanpa titik: “{before}” → “{after}”.", "Rupiah is written close and without a stop: “{before}” → “{after}”."
    ),
    bad=(
        ("Anggarannya Rp. 5.000.000.", "Anggarannya Rp5.000.000."),
        ("Nilainya Rp 1,3 miliar.", "Nilainya Rp1,3 miliar."),
        ("Totalnya Rp, 253T dari RP 300T.", "Totalnya Rp253T dari Rp300T."),
    ),
    good=("Nilainya Rp1,3 miliar.", "Biayanya Rp ... per orang.", "Mata uang Rp dan USD."),
    leaves_alone=Said("Rp tanpa angka.", "Rp without a figure."),
    near="0-9",
    pattern=r"[Rr][Pp](?<!\w[Rr][Pp])[., ]{0,3}(?=\d)",
)
def rupiah(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports Rp with a stop or a blank before its figure."""
    if match.group() == "Rp":
        return
    figure = AMOUNT.match(page.text, match.end())
    message = None
    if figure is not None:  # show the whole amount, edit only the sign
        message = Said(*(said.format(before=match.group() + figure.group(), after="Rp" + figure.group()) for said in rule.message))
    yield rule.finding(page, Span(*match.span()), "Rp", message=message)


AMOUNT = deferred(r"\d(?:[\d.,]*\d)?")


@card(
    "UNG102",
    "garis-setelah-jumlah-uang",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 12",
    eyd=("TB12",),
    why=Said("Jumlah uang tanpa sen tidak memerlukan “,-”.", "An amount without cents needs no “,-”."),
    message=Said("“{before}” setelah jumlah uang dihapus.", "“{before}” after the amount is removed."),
    bad=(
        ("Tiket dijual Rp50.000,- per orang.", "Tiket dijual Rp50.000 per orang."),
        ("Hadiahnya Rp. 5 juta,- untuk juara.", "Hadiahnya Rp5 juta untuk juara."),
        ("Nilainya Rp622.344, - (84 persen).", "Nilainya Rp622.344 (84 persen)."),
    ),
    good=("Tiket dijual Rp50.000 per orang.", "Harganya Rp50.000-Rp75.000.", "Harganya Rp50.000, - belum termasuk ongkos."),
    leaves_alone=Said(
        "Sen yang ditulis dengan angka (Rp50.000,50). Tanda yang berspasi di depan kata dan “.-” hanya disarankan.",
        "Cents written in figures (Rp50.000,50). Signs with a blank before a word and “.-” it only suggests.",
    ),
    near="0-9",
    pattern=r"[,.] ?[-–](?![\w-])",
)
def dash_after_amount(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports ",-" behind an amount of rupiah."""
    if RUPIAH_BEFORE.search(page.text, max(0, match.start() - 25), match.start()):
        goes_on = WORD_AFTER.match(page.text, match.end()) is not None  # "Rp50.000, - belum termasuk ongkos": the dash may part clauses
        level = Applicability.UNSAFE if match.group()[0] == "." or (" " in match.group() and goes_on) else None
        yield rule.finding(page, Span(*match.span()), "", level=level)


WORD_AFTER = deferred(r"\s*\w")
RUPIAH_BEFORE = deferred(r"[Rr][pP][., ]{0,3}[\d.]+(?:,\d\d)?(?: (?:ribu|juta|miliar|triliun))?\Z", re.IGNORECASE)


@card(
    "UNG103",
    "rupiah-dua-kali",
    stage=Stage.SPELLING,
    source="EYD V, Angka dan Bilangan 5",
    eyd=("KG05",),
    why=Said(
        "Jumlah uang memakai lambang Rp atau kata rupiah, tidak keduanya.", "An amount takes the sign Rp or the word rupiah, not both."
    ),
    message=Said("“{before}” cukup “{after}”.", "“{after}” is enough for “{before}”."),
    bad=(("Nilai tendernya Rp400 miliar rupiah.", "Nilai tendernya Rp400 miliar."),),
    good=("Nilai tendernya Rp400 miliar.", "Nilai tendernya 400 miliar rupiah."),
    leaves_alone=Said("Rupiah yang ditulis dengan kata saja.", "Rupiah in words alone."),
    near="0-9",
    pattern=r"Rp(?<!\wRp)[., ]{0,2}\d[\d.,]*(?: (?:ribu|juta|miliar|milyar|triliun))? [rR]upiah\b",
)
def rupiah_twice(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports an amount with both Rp and rupiah."""
    found = match.group()
    after = found[: -len(" rupiah")]
    message = Said(*(said.format(before=found, after=after) for said in rule.message))
    yield rule.finding(page, Span(match.end() - len(" rupiah"), match.end()), "", message=message)


@card(
    "UNG104",
    "jumlah-uang-berspasi",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Titik 8; EYD V, Tanda Koma 12",
    eyd=("TA08", "TB12"),
    why=Said(
        "Titik ribuan dan koma desimal ditulis rapat dengan angkanya.", "The dot of thousands and the decimal comma cling to their figures."
    ),
    message=Said("Bilangan “{before}” ditulis rapat: “{after}”.", "The number “{before}” is written close: “{after}”."),
    bad=(
        ("Nilainya Rp344. 320.772. 000, 00.", "Nilainya Rp344.320.772.000,00."),
        ("Anggarannya Rp219. 677. 000 tahun ini.", "Anggarannya Rp219.677.000 tahun ini."),
        ("Kontraknya Rp219. 677. 000, 00. dan dibayar bertahap.", "Kontraknya Rp219.677.000,00 dan dibayar bertahap."),
    ),
    good=("Nilainya Rp344.320.772.000,00.", "Harganya Rp500. 200 orang membelinya.", "Harganya Rp5.000, 10 orang membelinya."),
    leaves_alone=Said("Kalimat baru sesudah jumlah uang.", "A new sentence behind the amount."),
    near="0-9",
    pattern=r"(?<=Rp)\d{1,3}(?:\. ?\d{3}(?![\d])){2,}(?:, ?\d{2}(?![\w%])(?:\.(?= (?:dan|atau|serta|untuk|dengan|dari|yang) ))?)?",
)
def rupiah_spaced(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports blanks inside an amount of rupiah with two dots or more, and a stop behind its cents inside a sentence."""
    found = match.group()
    after = found.replace(" ", "").rstrip(".")
    if after != found:
        yield rule.finding(page, Span(*match.span()), after)


@card(
    "UNG105",
    "dolar-amerika-berbahasa-inggris",
    stage=Stage.SPELLING,
    source="KBBI VI; EYD V, Angka dan Bilangan 5",
    eyd=("KG05",),
    why=Said("Mata uang Amerika Serikat dalam bahasa Indonesia disebut dolar AS.", "The American currency is dolar AS in Indonesian."),
    message=Said("“{before}” ditulis “{after}”.", "“{before}” is written “{after}”."),
    bad=(("Ekspor mencapai 70 juta US Dollar tahun ini.", "Ekspor mencapai 70 juta dolar AS tahun ini."),),
    good=("Ekspor mencapai 70 juta dolar AS tahun ini.", "Indeks US Dollar Index naik.", "Harganya US$70."),
    leaves_alone=Said("Nama dalam bahasa Inggris (US Dollar Index).", "English names (US Dollar Index)."),
    words=("us", "u"),
    pattern=r"(?:US|U\.S\.)[ -]?[Dd]ol(?:l)?ars?(?! [A-Z])\b",
)
def american_dollar(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports the dollar in English behind a figure or a word for a number."""
    before = page.at(page.index_at(match.start()) - 1)
    if before.isdigit() or before.lower() in SHORT or before.lower() in lexicon().of_kind("measures", "magnitude"):
        yield rule.finding(page, Span(*match.span()), "dolar AS")


SHORT = ("ratus", "m", "jt")  # what else counts millions and hundreds
