"""Angka di tempat huruf dan huruf di tempat angka (ANG): heads of sentences, fractions, years, dates, place names. Signs in numbers: numbers.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.measures import either
from rapikan.spans import Span
from rapikan.text import Page

__all__ = [
    "NUMERALS",
    "SCALES",
    "bracketed_number",
    "dotted_date",
    "dotted_year",
    "follows_street",
    "fraction",
    "number_in_place",
    "number_twice",
    "sentence_number",
    "spelt_number",
]

SAFE, UNSAFE, SHOW = Applicability.SAFE, Applicability.UNSAFE, Applicability.SHOW
NUMERALS = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
SCALES = ("belas", "puluh", "ratus", "ribu", "juta")  # behind a numeral
VALUES = {word: value for value, word in enumerate(NUMERALS, 1)}
WORDED = f"(?:(?i:{'|'.join((*NUMERALS, *SCALES, 'seratus', 'seribu', 'miliar'))}))"


@card(
    "ANG101",
    "angka-di-awal-kalimat",
    stage=Stage.SPELLING,
    source="EYD V, Angka dan Bilangan 4",
    eyd=("KG04",),
    level=SHOW,
    why=Said(
        "Bilangan di awal kalimat didahului kata seperti sebanyak atau ditulis dengan huruf.",
        "A number at the head of a sentence follows a word such as sebanyak, or is written in letters.",
    ),
    message=Said(
        "Kalimat dimulai dengan angka “{before}”; sebaiknya “{after}”.",
        "The sentence begins with the figure “{before}”; “{after}” is better.",
    ),
    bad=(("150 peserta hadir dalam rapat itu.", "Sebanyak 150 peserta hadir dalam rapat itu."),),
    good=("Sebanyak 150 peserta hadir.", "1. Peserta hadir.", "17 Agustus 1945 diperingati.", "150 Peserta Hadiri Rapat"),
    leaves_alone=Said("Nomor butir, tanggal, judul.", "List numbers, dates, headlines."),
    near="0-9",
    pattern=lambda: rf"\d(?<![\w.,/-]\d)[\d.]*(?= (?:{either('counter', 'thing')})\b)",
)
def sentence_number(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Suggests "Sebanyak" before a figure that opens a sentence of running text."""
    line = page.line_span(page.line_of(match.start()))
    sentence = page.text[line.start : line.end].rstrip().endswith((".", "”", '"'))
    if sentence and page.opens_sentence(page.index_at(match.start())) and page.line_case(match.start()) == "body":
        yield rule.finding(page, Span(*match.span()), f"Sebanyak {match.group()}")


@card(
    "ANG102",
    "bilangan-dengan-angka-dan-huruf",
    stage=Stage.SPELLING,
    source="EYD V, Angka dan Bilangan 2",
    eyd=("KG02",),
    level=SHOW,
    why=Said(
        "Dalam teks biasa bilangan satu kata cukup ditulis dengan huruf; angka dan huruf sekaligus untuk peraturan dan akta.",
        "In running text a number of one word is written in letters; figure and letters together are for laws and deeds.",
    ),
    message=Said("Bilangan “{before}” cukup ditulis “{after}”.", "“{after}” is enough for the number “{before}”."),
    bad=(("Acara berlangsung selama 3 (tiga) hari.", "Acara berlangsung selama tiga hari."),),
    good=("Acara berlangsung selama tiga hari.", "Pasal 3 (tiga hari sebelum rapat) berlaku.", "Nilainya 34 (tiga puluh empat)."),
    leaves_alone=Said(
        "Bilangan lebih dari satu kata; angka dan huruf yang berbeda.", "Numbers of several words; figures and letters that differ."
    ),
    near="0-9",
    pattern=rf"\d(?<![\d.,/-]\d)\d? \((?P<word>{'|'.join(NUMERALS)})\)(?= [a-z])",
)
def number_twice(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Suggests letters alone for "3 (tiga)"."""
    if int(match.group().split(" ")[0]) == VALUES[match["word"]] and page.text[match.start() - 1 : match.start()] == " ":
        yield rule.finding(page, Span(*match.span()), match["word"])


@card(
    "ANG108",
    "bilangan-dalam-kurung-berkapital",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 1",
    eyd=("HF01",),
    why=Said(
        "Bilangan dengan huruf dalam kurung di tengah kalimat ditulis dengan huruf kecil.",
        "A number in letters and brackets inside a sentence is small.",
    ),
    message=Said("Bilangan “{before}” ditulis “{after}”.", "The number “{before}” is written “{after}”."),
    bad=(
        ("Bantuan itu untuk 5 (Lima) keluarga.", "Bantuan itu untuk 5 (lima) keluarga."),
        ("Ada 25 (Dua Puluh Lima) orang hadir.", "Ada 25 (dua puluh lima) orang hadir."),
    ),
    good=("Bantuan itu untuk 5 (lima) keluarga.", "Pasal 5 (Lima Sila) berlaku.", "BANTUAN UNTUK 5 (LIMA) KELUARGA"),
    leaves_alone=Said("Isi kurung yang bukan bilangan semata; judul.", "Brackets that hold more than a number; headlines."),
    near="0-9",
    pattern=rf"(?<=\d )\((?P<words>{WORDED}(?: {WORDED})*)\)",
)
def bracketed_number(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a capital on a number in letters that repeats a figure."""
    words = match["words"]
    if words != words.lower() and page.line_case(match.start()) == "body":
        yield rule.finding(page, Span(*match.span("words")), words.lower())


PARTS = "tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|seratus|seribu"


@card(
    "ANG103",
    "per-pecahan-terpisah",
    stage=Stage.SPELLING,
    source="EYD V, Angka dan Bilangan 8b; EYD V, Kata Turunan 1a",
    eyd=("KG08b", "KB01a"),
    why=Said("Dalam bilangan pecahan, per- dilekatkan pada penyebutnya.", "In a fraction per- is joined to the denominator."),
    message=Said("Pecahan “{before}” ditulis “{after}”.", "The fraction “{before}” is written “{after}”."),
    bad=(
        ("Dua per tiga warga hadir.", "Dua pertiga warga hadir."),
        ("Baru tiga per-empat jalan selesai.", "Baru tiga perempat jalan selesai."),
    ),
    good=("Dua pertiga warga hadir.", "Satu per satu warga maju.", "Harganya dua per tiga kilogram."),
    leaves_alone=Said("Satu per satu; per di depan ukuran.", "One by one; per before a measure."),
    words=("satu", "dua", "tiga", "empat", "lima", "tujuh", "sembilan"),
    pattern=rf"(?P<above>[A-Za-z]+) ?(?: per |[ -]per-| per-|-per )(?P<below>{PARTS})\b(?! (?:kilo|kilogram|meter|liter|kali|orang|hari|bulan|tahun)\b)",
)
def fraction(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a fraction whose per stands apart from its denominator."""
    above, below = match["above"], match["below"]
    if VALUES[above.lower()] < VALUES.get(below, 99):
        yield rule.finding(page, Span(*match.span()), f"{above} per{below}")


@card(
    "ANG104",
    "nomor-dengan-huruf",
    stage=Stage.SPELLING,
    source="EYD V, Angka dan Bilangan 6 dan 7",
    eyd=("KG06", "KG07"),
    level=SHOW,
    why=Said(
        "Nomor pasal, ayat, bab, halaman, dan alamat ditulis dengan angka.",
        "Numbers of articles, verses, chapters, pages and addresses are figures.",
    ),
    message=Said("Nomor “{before}” ditulis “{after}”.", "The number “{before}” is written “{after}”."),
    bad=(
        ("Hal itu diatur dalam Pasal lima undang-undang itu.", "Hal itu diatur dalam Pasal 5 undang-undang itu."),
        ("Kantornya di Jalan Merdeka nomor tiga.", "Kantornya di Jalan Merdeka nomor 3."),
    ),
    good=("Hal itu diatur dalam Pasal 5.", "Ia membaca bab satu per satu.", "Ia juara nomor satu."),
    leaves_alone=Said("Nomor di luar alamat (nomor satu).", "Numbers outside addresses (nomor satu)."),
    words=("pasal", "ayat", "bab", "halaman", "nomor", "no"),
    pattern=rf"(?:Pasal|Ayat|Bab|pasal|ayat|bab|halaman|[Nn]omor|[Nn]o\.) (?P<word>{'|'.join(NUMERALS)})\b(?! (?:per|belas|puluh|ratus|sampai|orang|buah)\b)",
)
def spelt_number(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Suggests a figure for a number in letters behind Pasal, or behind nomor in an address."""
    if match.group()[:2].lower() != "no" or follows_street(page, match.start()):
        yield rule.finding(page, Span(*match.span("word")), str(VALUES[match["word"]]))


def follows_street(page: Page, position: int) -> bool:
    """Says whether the name of a street ends at a code point: what follows is its number."""
    return STREET.search(page.text, max(0, position - LONGEST_STREET), position) is not None


LONGEST_STREET = 40  # code points
STREET = deferred(r"\b(?:Jalan|Jln?\.|Gang|Gg\.|Kompleks|Blok)(?: [A-Z][\w.]*){1,4},? ?\Z")


@card(
    "ANG105",
    "bilangan-nama-geografi-terpisah",
    stage=Stage.SPELLING,
    source="EYD V, Angka dan Bilangan 12",
    eyd=("KG12",),
    level=SHOW,
    why=Said("Bilangan sebagai unsur nama geografi ditulis serangkai.", "A number inside a geographical name is joined."),
    message=Said("Nama tempat “{before}” ditulis “{after}”.", "The place “{before}” is written “{after}”."),
    bad=(("Warga berkumpul di Batu Sembilan kemarin.", "Warga berkumpul di Batusembilan kemarin."),),
    good=("Warga berkumpul di Batusembilan.", "Kabupaten Raja Ampat membangun dermaga.", "Ketentuan itu dibahas pada Babak Dua."),
    leaves_alone=Said("Nama resmi daerah (Kabupaten Raja Ampat).", "Official names of regions (Kabupaten Raja Ampat)."),
    words=("simpang", "kelapa", "raja", "muara", "lubuk", "batu", "bukit"),
    pattern=r"(?:Simpang|Kelapa|Raja|Muara|Lubuk|Batu|Bukit) (?:Dua|Tiga|Empat|Lima|Enam|Tujuh|Delapan|Sembilan|Ampat)\b",
)
def number_in_place(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Suggests to join the number of a place name that is no official name of a region."""
    name = match.group()
    if name not in lexicon().table("places") and page.line_case(match.start()) != "upper":
        head, number = name.split(" ")
        yield rule.finding(page, Span(*match.span()), head + number.lower())


@card(
    "ANG106",
    "tahun-atau-nomor-bertitik",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Titik 9",
    eyd=("TA09",),
    level=UNSAFE,
    why=Said("Bilangan ribuan yang tidak menunjukkan jumlah ditulis tanpa titik.", "Thousands that state no amount take no stop."),
    message=Said("“{before}” bukan jumlah dan ditulis “{after}”.", "“{before}” is no amount and is written “{after}”."),
    bad=(
        ("Program itu dimulai tahun 2.019.", "Program itu dimulai tahun 2019."),
        ("Keterangan itu ada di halaman 1.305.", "Keterangan itu ada di halaman 1305."),
    ),
    good=("Setiap tahun 2.000 orang datang.", "Program itu dimulai tahun 2019.", "Buku itu tebalnya 1.305 halaman."),
    leaves_alone=Said("Jumlah yang diikuti bendanya.", "Amounts before what they count."),
    words=("tahun", "halaman"),
    pattern=r"(?:[Tt]ahun (?P<year>(?:1\.[5-9]|2\.0)\d\d)|[Hh]alaman (?P<page>\d\.\d{3}))(?![\d.,]\d| ?[a-z%-])",
)
def dotted_year(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a year or a page number with a stop for thousands."""
    kind = "year" if match["year"] else "page"
    yield rule.finding(page, Span(*match.span(kind)), match[kind].replace(".", ""))


@card(
    "ANG107",
    "tanggal-bertitik",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Hubung 3a",
    eyd=("TE03a",),
    level=SHOW,
    why=Said(
        "Tanggal, bulan, dan tahun yang ditulis dengan angka disambung dengan tanda hubung tanpa spasi.",
        "Day, month and year in figures are joined by hyphens without blanks.",
    ),
    message=Said("Tanggal “{before}” ditulis “{after}”.", "The date “{before}” is written “{after}”."),
    bad=(("Rapat digelar tanggal 12.05.2018 di aula.", "Rapat digelar tanggal 12-05-2018 di aula."),),
    good=("Rapat digelar tanggal 12-05-2018.", "Rapat digelar Sabtu (12/5/2018).", "Versi 2.14.2018.1 dirilis."),
    leaves_alone=Said("Garis miring, yang lazim di media; nomor versi.", "Slashes, which the press uses; version numbers."),
    near="0-9",
    pattern=r"\d(?<![\w./-]\d)\d?(?: ?\. ?\d{1,2} ?\. ?| [-–] \d{1,2} [-–] )(?:19|20)\d\d(?![\w/-]|\.\d)",
)
def dotted_date(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Suggests hyphens for a date in figures with stops or blanks."""
    day, month, year = re.findall(r"\d+", match.group())
    if 1 <= int(day) <= 31 and 1 <= int(month) <= 12:
        yield rule.finding(page, Span(*match.span()), f"{day}-{month}-{year}")
