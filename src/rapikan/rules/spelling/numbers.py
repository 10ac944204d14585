"""Angka dan bilangan (BIL): ke-3, kedua, 90-an, PPK-nya, koma desimal, titik ribuan, s.d. Uang, waktu, dan satuan have files of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.text import SENTENCE_END, Page, Span

__all__ = ["acronym_clitic", "decade", "decimal", "ordinal", "ordinal_word", "parted_decimal", "thousands", "until"]

ROMAN = deferred(r"[IVXLC]+")


@cache
def _words(kind: str) -> frozenset[str]:
    """Lists the words of one kind in dictionaries/ordinals.tsv."""
    return frozenset(word for word, (its_kind, *_) in lexicon().table("ordinals").items() if its_kind == kind)


JOINED_ORDINAL = re.compile(r"([Kk]e)(\d{1,3})")  # "HUT RI ke76"


@card(
    "BIL101",
    "bilangan-tingkat-terpisah",
    stage=Stage.SPELLING,
    source="EYD V, Angka dan Bilangan 9; EYD V, Tanda Hubung 5",
    eyd=("KG09", "TE05"),
    why=Said("Awalan ke- dirangkaikan dengan angka memakai tanda hubung.", "The prefix ke- is joined to a figure by a hyphen."),
    message=Said(
        "Bilangan tingkat ditulis dengan tanda hubung: “{before}” → “{after}”.", "An ordinal takes a hyphen: “{before}” → “{after}”."
    ),
    bad=(
        ("Pada sesi ke 3 peserta berdiskusi.", "Pada sesi ke-3 peserta berdiskusi."),
        ("Peringatan HUT Bhayangkara ke - 73 meriah.", "Peringatan HUT Bhayangkara ke-73 meriah."),
        ("Memasuki abad ke XX.", "Memasuki abad ke-XX."),
        ("Peringatan HUT RI ke76 berlangsung khidmat.", "Peringatan HUT RI ke-76 berlangsung khidmat."),
        ("Pemerintahan yang ke 3 tahun itu.", "Pemerintahan yang ke-3 tahun itu."),
    ),
    good=(
        "Bantuan dikirim ke 3 desa.",
        "Bantuan dikirim ke3 desa.",
        "Nilainya naik dari 2 ke 3 persen.",
        "Pada sesi ke-3 peserta berdiskusi.",
        "Hari itu tim dikirim ke 12 TPS.",
    ),
    leaves_alone=Said("ke sebagai kata depan: “ke 3 desa”, “dari 2 ke 3”.", "ke as a preposition: “ke 3 desa”, “dari 2 ke 3”."),
    words=("ke",),
    shape=lambda token: JOINED_ORDINAL.fullmatch(token) is not None,
)
def ordinal(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports ke apart from its figure where it makes an ordinal, or joined to it without a hyphen."""
    joined = JOINED_ORDINAL.fullmatch(page.texts[at])
    if joined:
        sure = _sureness(page, at, at, False) or Applicability.SHOW
        yield rule.finding(page, page.span(at), f"{joined[1]}-{joined[2]}", level=sure)
        return
    dashed = page.at(at + 1) in ("-", "–")
    place = at + 2 if dashed else at + 1
    number = page.at(place)
    if not ((number.isdigit() and len(number) <= 3) or ROMAN.fullmatch(number)) or not page.same_line(at, place) or _goes_on(page, place):
        return
    if dashed and len(page.text[page.end(at) : page.starts[place]]) == 1:
        return  # "ke-3" after a mark that the tokens do not hold together
    level = _sureness(page, at, place, dashed)
    if level is not None:
        yield rule.finding(page, Span(page.starts[at], page.end(place)), f"{page.texts[at]}-{number}", level=level)


def _goes_on(page: Page, place: int) -> bool:
    """Says whether a figure is only the beginning of a longer one: 3.000, 2,5, 18:00, 5%, 1/2, 20-30."""
    following = page.text[page.end(place) : page.end(place) + 2]
    return following[:1] in ("%", "/", "-", "–") or (following[:1] in (".", ",", ":") and following[1:].isdigit())


def _sureness(page: Page, at: int, place: int, dashed: bool) -> Applicability | None:
    """Grades the ordinal reading by the noun or event before ke and the word behind the figure."""
    before, following = page.lower(at - 1), page.at(place + 1)
    if not page.same_line(at - 1, at) or before in _words("move") or before == "dari" or before.isdigit():
        return None
    ends = not following.isalpha() or following in _words("follower") or following[0].isupper() or not page.same_line(place, place + 1)
    noun = before in _words("counted") or before.removesuffix("nya") in _words("counted") or _names_event(page, at - 1)
    if not noun and (before != "yang" or page.at(place) in ("L", "C")):
        return Applicability.UNSAFE if dashed and page.gap(at) else None  # "ke C" may be a grade or a column
    roman = not page.at(place).isdigit()
    if ends or dashed or ((noun or roman or following in ("tahun", "kali", "kalinya")) and following not in _words("target")):
        return Applicability.SAFE
    return Applicability.UNSAFE


def _names_event(page: Page, at: int) -> bool:
    """Says whether the capitalised words, brackets and "yang" that end at a token begin with an event."""
    for step in range(8):
        token = page.at(at - step)
        if token.lower() in _words("event"):
            return True
        if (
            not token
            or token in SENTENCE_END
            or token == ","
            or not (token[0].isupper() or token in "()" or token in ("yang", "ulang", "tahun"))
        ):
            return False
    return False


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
    ),
    good=("SOP-nya sudah jelas.", "Direktur GoPay hadir."),
    leaves_alone=Said("Akronim yang ditulis dengan huruf kecil.", "Acronyms in small letters."),
    pattern=r"[A-Z](?:nya| nya| ?- ?nya)\b",
)
def acronym_clitic(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports -nya behind an acronym without its hyphen."""
    acronym = ACRONYM.search(page.text, max(0, match.start() - 12), match.start() + 1)
    if acronym is not None and match.group()[1:] != "-nya":
        yield rule.finding(page, Span(acronym.start(), match.end()), f"{acronym.group()}-nya")


ACRONYM = deferred(r"(?<![\w.&/-])[A-Z][a-z]?[A-Z]{1,7}\Z")  # PPK, MoU


@card(
    "BIL104",
    "bilangan-tingkat-bertanda-hubung",
    stage=Stage.SPELLING,
    source="EYD V, Angka dan Bilangan 9; EYD V, Kata Turunan 1a",
    eyd=("KG09", "KB01a"),
    why=Said("Awalan ke- ditulis serangkai dengan bilangan yang ditulis dengan huruf.", "ke- is one word with a number in letters."),
    message=Said("Bilangan tingkat ditulis serangkai: “{before}” → “{after}”.", "The ordinal is one word: “{before}” → “{after}”."),
    bad=(("Ini kunjungan yang ke-dua.", "Ini kunjungan yang kedua."),),
    good=("Ini kunjungan yang ke-2.", "Ini kunjungan yang kedua."),
    leaves_alone=Said("ke- di depan angka.", "ke- before a figure."),
    words=tuple(
        f"ke-{number}" for number in ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"]
    ),
)
def ordinal_word(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports an ordinal in letters with a hyphen."""
    token = page.texts[at]
    if not token.isupper():
        yield rule.finding(page, page.span(at), token[:2] + token[3:].lower())


UNITS = r"(?:persen\b|prosen\b|%|miliar\b|milyar\b|mil[iy]ard\b|juta\b|triliun\b|tril[iy]+un\b|ribu\b|meter\b|km\b|kilometer\b|hektare?\b|ha\b|kg\b|kilogram\b|ton\b|cm\b|liter\b|kali lipat\b|derajat\b|poin\b)"
MONEY_UNITS = r"(?:[MT] ?(?:USD?\b|dolar\b|rupiah\b|Dolar\b))"


@card(
    "BIL105",
    "titik-desimal",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 12",
    eyd=("TB12",),
    why=Said("Bilangan desimal ditulis dengan koma.", "Decimals take a comma."),
    message=Said("Desimal ditulis dengan koma: “{before}” → “{after}”.", "Decimals take a comma: “{before}” → “{after}”."),
    bad=(("Ekspor naik 8.2 persen.", "Ekspor naik 8,2 persen."), ("Nilainya 21.25 Miliar dolar.", "Nilainya 21,25 miliar dolar.")),
    good=("Penduduknya 1.250 orang.", "Pukul 09.30 WIB.", "Versi 2.1 dirilis.", "Growth was 8.2% of the total."),
    leaves_alone=Said(
        "Ribuan, jam, versi, nomor bagian, kalimat bahasa Inggris.", "Thousands, times, versions, section numbers, English sentences."
    ),
    near="0-9",
    pattern=rf"\d(?<![\d.,:/-]\d)\d{{0,2}}\.\d{{1,2}}(?= ?(?:(?i:{UNITS})|{MONEY_UNITS}|FM\b))",
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
    bad=(("Bobotnya (60, 4%).", "Bobotnya (60,4%)."),),
    good=("Bobotnya 60,4%.", "Kelompok 2, 4, dan 5 hadir."),
    leaves_alone=Said("Deret angka tanpa tanda persen.", "Rows of figures without a per cent sign."),
    near="0-9",
    pattern=r"\d(?<![\d.,]\d)\d{0,2}, \d{1,2}(?= ?(?:%|persen\b))",
)
def parted_decimal(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a decimal with a blank behind its comma."""
    yield rule.finding(page, Span(*match.span()), match.group().replace(", ", ","))


@card(
    "BIL107",
    "ribuan-tanpa-titik",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Titik 8",
    eyd=("TA08",),
    level=Applicability.UNSAFE,
    why=Said("Bilangan ribuan yang menunjukkan jumlah dipisahkan dengan titik.", "Thousands that state an amount are parted by stops."),
    message=Said("Bilangan “{before}” ditulis “{after}”.", "The number “{before}” is written “{after}”."),
    bad=(
        ("Bantuan untuk 12500 orang disalurkan.", "Bantuan untuk 12.500 orang disalurkan."),
        ("Anggarannya Rp5000000.", "Anggarannya Rp5.000.000."),
    ),
    good=("Bantuan untuk 12.500 orang disalurkan.", "Nomor rekening 1234567890.", "Pada tahun 2018 orang berkumpul."),
    leaves_alone=Said("Angka tanpa satuan, yang mungkin nomor atau kode.", "Figures without a unit, which may be numbers or codes."),
    near="0-9",
    pattern=r"\d(?<![\d.,/:-]\d)\d{3,11}(?!\d|[.,]\d|[/-])",
)
def thousands(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a large amount without its stops, behind Rp or before what is counted."""
    figure = match.group()
    before = page.text[max(0, match.start() - 2) : match.start()]
    counted = len(figure) > 4 and not before[-1:].isalpha() and THINGS.match(page.text, match.end())
    if before == "Rp" or counted:
        yield rule.finding(page, Span(*match.span()), f"{int(figure):,}".replace(",", "."))


THINGS = deferred(
    r" (?:orang|jiwa|warga|penduduk|pemilih|peserta|siswa|pelajar|rumah|keluarga|hektare?|ha|ton|unit|buah|paket|dosis|eksemplar|rupiah|meter"
    r"|liter|ekor|batang|pohon)\b"
)


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
