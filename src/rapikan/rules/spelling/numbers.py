"""Angka dan bilangan (BIL): 90-an, PPK-nya, koma desimal, titik ribuan, s.d. Ordinals, money, times and units have files of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.measures import either
from rapikan.spans import Span
from rapikan.text import Page

__all__ = ["acronym_clitic", "decade", "decimal", "parted_decimal", "parted_thousands", "thousands", "until"]


@card(
    "BIL102",
    "akhiran-an-pada-angka",
    stage=Stage.SPELLING,
    source="EYD V, Angka dan Bilangan 10; EYD V, Tanda Hubung 5",
    eyd=("KG10", "TE05"),
    why=Said("Angka dan akhiran -an dirangkaikan dengan tanda hubung.", "A figure and -an are joined by a hyphen."),
    message=Said("Angka dan -an dirangkaikan: “{before}” → “{after}”.", "A figure and -an are joined: “{before}” → “{after}”."),
    bad=(
        ("Lagu tahun 90 an diputar.", "Lagu tahun 90-an diputar."),
        ("Uang 5.000an beredar.", "Uang 5.000-an beredar."),
        ("Tahun 2000 -an.", "Tahun 2000-an."),
    ),
    good=("Lagu tahun 90-an diputar.",),
    leaves_alone=Said("Angka yang sudah bertanda hubung.", "Figures that have their hyphen."),
    near="0-9",
    pattern=r"\d(?:an| an| ?- ?an|['’]an)\b",
)
def decade(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a figure with a loose -an."""
    end = match.end()
    figure = FIGURE.search(page.text, max(0, match.start() - 12), match.start() + 1)
    if match.group()[1:] != "-an" and figure is not None and (" " not in match.group() or len(figure.group()) > 1):
        yield rule.finding(page, Span(figure.start(), end), f"{figure.group()}-an")


FIGURE = deferred(r"(?<![\w.,-])\d[\d.]*\Z")


@card(
    "BIL103",
    "klitik-pada-singkatan",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Hubung 5; EYD V, Kata Ganti 1",
    eyd=("TE05", "KH01"),
    why=Said(
        "Singkatan berhuruf kapital dirangkaikan dengan -nya memakai tanda hubung.", "An acronym in capitals is joined to -nya by a hyphen."
    ),
    message=Said("Singkatan dan -nya dirangkaikan: “{before}” → “{after}”.", "An acronym and -nya are joined: “{before}” → “{after}”."),
    bad=(
        ("Di daerah ada PPK nya.", "Di daerah ada PPK-nya."),
        ("SOPnya sudah jelas.", "SOP-nya sudah jelas."),
        ("MoU nya diteken.", "MoU-nya diteken."),
        ("PPh- nya dilunasi.", "PPh-nya dilunasi."),
    ),
    good=("SOP-nya sudah jelas.", "Direktur GoPay hadir."),
    leaves_alone=Said("Akronim yang ditulis dengan huruf kecil.", "Acronyms in small letters."),
    pattern=r"(?:[A-Z](?:nya| nya| ?- ?nya)|[A-Z]{2}[a-z](?: nya| ?- ?nya))\b",
)
def acronym_clitic(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports -nya behind an acronym without its hyphen."""
    clitic = match.end() - len("nya")
    acronym = ACRONYM.search(page.text, max(0, match.start() - 12), match.start() + len(match.group()[: -len("nya")].rstrip(" -")))
    if acronym is not None and page.text[acronym.end() : clitic] != "-":
        yield rule.finding(page, Span(acronym.start(), match.end()), f"{acronym.group()}-nya")


ACRONYM = deferred(r"(?<![\w.&/-])(?:[A-Z][a-z]?[A-Z]{1,7}|[A-Z]{2}[a-z])\Z")  # PPK, MoU, PPh


def _units() -> str:
    """Gives the pattern of what a decimal measures: "persen", "%", "km", "miliar"."""
    return rf"(?:(?:{either('measure', 'magnitude', 'scale', 'sign')})\b|%)"


MONEY_UNITS = r"(?:[MT] ?(?:USD?\b|dolar\b|rupiah\b|Dolar\b))"


@card(
    "BIL105",
    "titik-desimal",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 12",
    eyd=("TB12",),
    why=Said("Bilangan desimal ditulis dengan koma.", "Decimals take a comma."),
    message=Said("Desimal ditulis dengan koma: “{before}” → “{after}”.", "Decimals take a comma: “{before}” → “{after}”."),
    bad=(
        ("Ekspor naik 8.2 persen.", "Ekspor naik 8,2 persen."),
        ("Nilainya 21.25 Miliar dolar.", "Nilainya 21,25 miliar dolar."),
        ("Dananya Rp1.5 M.", "Dananya Rp1,5 M."),
    ),
    good=("Penduduknya 1.250 orang.", "Pukul 09.30 WIB.", "Versi 2.1 dirilis.", "Growth was 8.2% of the total."),
    leaves_alone=Said(
        "Ribuan, jam, versi, nomor bagian, kalimat bahasa Inggris.", "Thousands, times, versions, section numbers, English sentences."
    ),
    near="0-9",
    pattern=lambda: rf"\d(?<![\d.,:/-]\d)\d{{0,2}}\.\d{{1,2}}(?= ?(?:(?i:{_units()})|{MONEY_UNITS}|FM\b)|(?<=Rp\d\.\d) ?(?:[MT]|jt)\b)",
)
def decimal(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a decimal stop before a unit; a radio frequency is only shown."""
    figure = match.group()
    if re.match(r"0\d", figure) or _is_english(page, page.index_at(match.start())):
        return
    level = Applicability.SHOW if page.text.startswith("FM", match.end() + 1) else Applicability.SAFE
    yield rule.finding(page, Span(*match.span()), figure.replace(".", ","), level=level)


def _is_english(page: Page, at: int) -> bool:
    """Says whether the words around a token are English."""
    return any(page.lower(near) in ENGLISH for near in range(at - 8, at + 9))


ENGLISH = frozenset(["the", "of", "and", "was", "were", "is", "are", "with", "for", "from", "has", "by", "percent", "million", "billion"])


@card(
    "BIL106",
    "koma-desimal-berspasi",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 12",
    eyd=("TB12",),
    level=Applicability.UNSAFE,
    why=Said("Koma desimal tidak diikuti spasi.", "No blank follows a decimal comma."),
    message=Said("Desimal ditulis rapat: “{before}” → “{after}”.", "A decimal is written close: “{before}” → “{after}”."),
    bad=(
        ("Bobotnya (60, 4%).", "Bobotnya (60,4%)."),
        ("Inflasi naik menjadi 3 ,5 persen.", "Inflasi naik menjadi 3,5 persen."),
        ("Jalan sepanjang 10, 8 km rusak.", "Jalan sepanjang 10,8 km rusak."),
    ),
    good=(
        "Bobotnya 60,4%.",
        "Kelompok 2, 4, dan 5 hadir.",
        "Di RT 5, 12% warga hadir.",
        "Angkanya mencapai 30, 5 persen di antaranya anak.",
        "Panjangnya 2, 4, atau 6 meter.",
    ),
    leaves_alone=Said(
        "Deret angka. Pasti hanya setelah kata seperti sebesar, naik, dan sepanjang, dalam kurung, atau bila komanya didahului spasi; "
        "selebihnya disarankan.",
        "Rows of figures. Sure only behind words such as sebesar, naik and sepanjang, in brackets, or where the blank stands before the "
        "comma; elsewhere it suggests.",
    ),
    near="0-9",
    pattern=lambda: rf"\d(?<![\d.,]\d)\d{{0,2}}(?:, | ,| , )\d{{1,2}}(?= ?(?P<unit>{_units()}))",
)
def parted_decimal(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a decimal with a blank beside its comma."""
    start, end = match.span()
    found = match.group()
    listed = LISTED.search(page.text, max(0, start - 6), start) is not None
    measured = MEASURED.search(page.text, max(0, start - 40), start) and not PART_OF.match(page.text, match.end("unit"))
    bracketed = BRACKETED.search(page.text, max(0, start - 60), start) and page.text[match.end("unit") : match.end("unit") + 1] == ")"
    money = page.text[max(0, start - 2) : start].endswith(("Rp", "$"))
    sure = not listed and (" ," in found or ", 0" in found or found[:2] in ("0,", "0 ") or money or measured or bracketed)
    level = Applicability.SAFE if sure else None
    yield rule.finding(page, Span(start, end), found.replace(" ", ""), level=level)


MEASURED = deferred(
    r"\b(?:sebesar|menjadi|mencapai|naik|turun|tumbuh|meningkat|menurun|bertambah|berkurang|(?<!\d )(?:hingga|sampai|atau)|minus|hampir|sekitar|kurang lebih"
    r"|rata-rata|seluas|sepanjang|setinggi|selebar|sedalam|seberat|sejauh|setara|bobot|bobotnya|senilai|sebanyak|inflasi|pertumbuhan|defisit"
    r"|surplus|bunga|kontribusi|maksimal|minimal|tercatat|level)(?: (?:sekitar|hampir|lebih|hingga|dari|ke|level))? \Z",
    re.IGNORECASE,
)
LISTED = deferred(r"\d, \Z")  # "2, 4, 6 meter"
PART_OF = deferred(r", \d| (?:di antaranya|diantaranya|lainnya|adalah|merupakan|berasal|ialah)\b")  # "30, 5 persen di antaranya …"
BRACKETED = deferred(r"\([^()\n]{0,50}\Z")


@card(
    "BIL109",
    "ribuan-berspasi",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Titik 8",
    eyd=("TA08",),
    why=Said("Titik ribuan ditulis rapat dengan angkanya.", "The dot of thousands clings to its figures."),
    message=Said("Bilangan “{before}” ditulis rapat: “{after}”.", "The number “{before}” is written close: “{after}”."),
    bad=(
        ("Warga menerima 25. 000 paket.", "Warga menerima 25.000 paket."),
        ("Warga menerima sebanyak 23. 100 paket.", "Warga menerima sebanyak 23.100 paket."),
        ("Warga menerima 1.007. 964 lembar saham.", "Warga menerima 1.007.964 lembar saham."),
        ("Harganya Rp7. 400 per lembar.", "Harganya Rp7.400 per lembar."),
    ),
    good=(
        "Rapat usai pukul 10. 150 orang hadir.",
        "Harganya Rp500. 200 orang membelinya.",
        "Warga menerima 25.000 paket.",
        "Butir 1. 250 orang hadir.",
    ),
    leaves_alone=Said(
        "Kalimat baru yang dimulai dengan angka. Spasi dihapus hanya bila kelompok angka berikutnya dimulai dengan 0, bila bilangan itu "
        "bertitik lain, atau bila didahului Rp atau kata seperti sebanyak.",
        "A new sentence that begins with a figure: only a group that begins with 0, a number with another dot, and one behind Rp or words "
        "such as sebanyak are joined.",
    ),
    near="0-9",
    pattern=r"\d(?<![\d.,/-]\d)\d{0,2}(?:\.\d{3})*(?P<gap>\. | \.)(?P<group>\d{3})(?:\.\d{3})*(?:,\d{1,2})?(?!\d|[.,]\d)(?P<unit> [a-z]+)?",
)
def parted_thousands(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a blank beside the dot of thousands, where the dot cannot end a sentence."""
    start, end = match.start(), match.end() - len(match["unit"] or "")
    found = page.text[start:end]
    first = found.split(".", 1)[0].strip()
    rupiah = page.text[max(0, start - 2) : start] == "Rp" and len(first) < 3
    before = page.text[max(0, start - 40) : start]
    measured = match["unit"] and (MEASURED.search(before) or before.endswith(" dari "))
    if first[0] != "0" and (match["gap"] == " ." or match["group"][0] == "0" or found.count(".") > 1 or rupiah or measured):
        yield rule.finding(page, Span(start, end), found.replace(" ", ""))


@card(
    "BIL107",
    "ribuan-tanpa-titik",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Titik 8",
    eyd=("TA08",),
    why=Said("Bilangan ribuan yang menunjukkan jumlah dipisahkan dengan titik.", "Thousands that state an amount are parted by stops."),
    message=Said("Bilangan “{before}” ditulis “{after}”.", "The number “{before}” is written “{after}”."),
    bad=(
        ("Bantuan untuk 12500 orang disalurkan.", "Bantuan untuk 12.500 orang disalurkan."),
        ("Acara itu dihadiri sekitar 1500 warga.", "Acara itu dihadiri sekitar 1.500 warga."),
        ("Anggarannya Rp5000000.", "Anggarannya Rp5.000.000."),
    ),
    good=(
        "Bantuan untuk 12.500 orang disalurkan.",
        "Nomor rekening 1234567890.",
        "Pada tahun 2018 orang berkumpul.",
        "Dalam Pemilu 2024 warga memilih presiden.",
        "Hingga 2022 warga menunggu.",
    ),
    leaves_alone=Said(
        "Angka tanpa satuan, yang mungkin nomor atau kode; angka yang mungkin tahun, kecuali setelah kata seperti sekitar.",
        "Figures without a unit, which may be numbers or codes; figures that may be years, but behind words such as sekitar.",
    ),
    near="0-9",
    pattern=r"\d(?<![\d.,/:-]\d)\d{3,11}(?!\d|[.,]\d|[/-])",
)
def thousands(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a large amount without its stops, behind Rp or before what is counted."""
    figure = match.group()
    before = page.text[max(0, match.start() - 40) : match.start()]
    counted = not before[-1:].isalpha() and THINGS.match(page.text, match.end())
    if before.endswith("Rp") or (counted and (not _may_be_year(figure) or AMOUNTING.search(before))):
        yield rule.finding(page, Span(*match.span()), f"{int(figure):,}".replace(",", "."))


def _may_be_year(figure: str) -> bool:
    return len(figure) == 4 and figure < LAST_YEAR


LAST_YEAR = "2100"
AMOUNTING = deferred(
    r"\b(?:sebanyak|sejumlah|kurang lebih|lebih dari|sekitar|hampir|mencapai|sebesar|seluas|sepanjang|minimal|maksimal) \Z", re.IGNORECASE
)
THINGS = deferred(lambda: rf" (?:{either('measure', 'counter', 'thing', 'currency')}|ha)\b")


@card(
    "BIL108",
    "sampai-dengan-bergaris-miring",
    stage=Stage.SPELLING,
    source="EYD V, Singkatan 4",
    eyd=("KF04b",),
    why=Said("Singkatan “sampai dengan” adalah s.d.", "The abbreviation of “sampai dengan” is s.d."),
    message=Said("“{before}” ditulis “{after}”.", "“{before}” is written “{after}”."),
    bad=(("Berlangsung 30 s/d 31 Mei.", "Berlangsung 30 s.d. 31 Mei."), ("Pukul 09.00 WIB s.d selesai.", "Pukul 09.00 WIB s.d. selesai.")),
    good=("Berlangsung 30 s.d. 31 Mei.",),
    leaves_alone=Said("Garis miring lain.", "Other slashes."),
    words=("s",),
    pattern=r"(?<![\w/.])(?:[sS] ?/ ?[dD](?![\w/])\.?|s\.d(?= (?:\d|selesai)))",
)
def until(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports s/d."""
    yield rule.finding(page, Span(*match.span()), "s.d.")
